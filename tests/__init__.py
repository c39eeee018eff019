"""The tests mirror the rooms; `tests.drawn` makes the pictures that they need."""

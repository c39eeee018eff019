"""Scripts for maintainers, run from a checkout as modules: python -m tools.NAME."""

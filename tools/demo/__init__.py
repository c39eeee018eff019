"""Draws the demo pictures that no photograph with clear terms could be found for."""

"""Labelled pictures become a new model version: splits that keep sources apart, head fitting, recipes."""

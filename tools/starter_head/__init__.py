"""How the starter model's head is made: pictures by source, augmented views, features, choosing and fitting.

Scripts for maintainers, run from a checkout; nothing here ships with the program.
"""

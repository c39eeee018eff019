"""How the starter model's trunk is made: distillation of ResNet34, synthetic pictures, and measuring.

Scripts for maintainers, run from a checkout; nothing here ships with the program.
"""

"""Pixels become a class and a calibrated confidence."""

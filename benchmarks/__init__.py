"""Measurements that anyone can run; each prints ratios taken in one run on one machine, and asserts nothing."""

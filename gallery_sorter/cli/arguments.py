"""What the words of a command line are read as; argparse tells their names where one can't be."""

import argparse
from pathlib import Path


def path(text: str) -> Path:
    """An empty path would mean the current folder: an unset variable in a script must not sort that."""
    if not text:
        raise argparse.ArgumentTypeError("a path is empty")
    return Path(text)


def probability(text: str) -> float:
    """0 to 1."""
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def seconds(text: str) -> float:
    """Up to a day."""
    value = float(text)
    if not 0 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and a day")
    return value


def positive(text: str) -> int:
    """A whole number from 1 on."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return value


def natural(text: str) -> int:
    """A whole number from 0 on."""
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 on")
    return value

"""Gallery Sorter turns a phone dump into a sorted gallery, on the person's own machine."""

__version__ = "0.1.0"

"""Python's garbage collector around the start: held while the program loads, and told that what was loaded stays.

Loading the window makes some hundred thousand objects of which none becomes garbage; looking them through again and
again took a third of the start (1.28 s with the collector, 0.80 s without it, on two cores of an AMD EPYC).
"""

import gc


def hold_collection() -> None:
    """Collect nothing until `keep_loaded`."""
    gc.disable()


def keep_loaded() -> None:
    """Collect again, but never what is loaded by now. Does nothing where the collector was not held."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()

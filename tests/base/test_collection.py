"""The collector stands still while the program loads, and works again afterwards."""

import gc

from gallery_sorter.base.collection import hold_collection, keep_loaded


def test_what_is_loaded_is_kept_out_of_later_collections() -> None:
    frozen = gc.get_freeze_count()
    try:
        hold_collection()
        assert not gc.isenabled()
        keep_loaded()
        assert gc.isenabled()
        assert gc.get_freeze_count() > frozen
    finally:
        gc.enable()
        gc.unfreeze()


def test_a_program_that_was_not_held_is_left_alone() -> None:
    frozen = gc.get_freeze_count()
    keep_loaded()
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, frozen)

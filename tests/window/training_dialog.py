"""The dialog of the training, with nobody behind it: tests tell it what a child would, and hear what it wants."""

import pytest
from pytestqt.qtbot import QtBot

from gallery_sorter.window.door import named_pool
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.train_dialog import TrainDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> TrainDialog:
    """On its first page."""
    made = TrainDialog(Thumbnails(lambda _: None, named_pool("none", 1)))
    qtbot.addWidget(made, before_close_func=lambda widget: widget.close_for_good())
    made.show()
    return made

"""What the watched folders say, and where it leads in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gallery_sorter.window.main_window import MainWindow


def wire_watching(window: MainWindow, banner_actions: dict[str, Callable[[], None]]) -> None:
    """Connect the desk, once. The banner's actions get one that takes back what arrived last."""
    desk = window.watching
    desk.failed.connect(window.tell_error)
    desk.told.connect(lambda sentence, batch: _tell(window, sentence, batch))
    desk.undo_wanted.connect(window.sorting.undo)
    desk.quit_wanted.connect(window.leave)
    desk.open_wanted.connect(lambda folders: _come_forward(window, folders))
    window.sorting.undone.connect(desk.refresh)
    banner_actions["undo-watched"] = desk.tray.undo_action.trigger


def _tell(window: MainWindow, sentence: str, batch: str) -> None:
    undo = (("undo-watched", window.watching.tr("Undo")),) if batch else ()
    window.workspace.banner.show_message(sentence, (*undo, ("history", window.watching.tr("Show history"))))


def _come_forward(window: MainWindow, folders: Sequence[Path]) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
    if folders and not window.stream.busy:
        window.open_paths(folders)

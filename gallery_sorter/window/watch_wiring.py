"""What the watched folders say, and where it leads in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gallery_sorter.app.events import Picture
from gallery_sorter.window.wording import translate

if TYPE_CHECKING:
    from gallery_sorter.window.main_window import MainWindow


def wire_watching(window: MainWindow, banner_actions: dict[str, Callable[[], None]]) -> None:
    """Connect the desk, once. The banner's actions get one that takes back what arrived last."""
    desk = window.watching
    desk.failed.connect(window.tell_error)
    desk.told.connect(lambda sentence, batch: _tell(window, sentence, batch))
    desk.came.connect(lambda pictures: _show_arrivals(window, pictures))
    desk.went.connect(window.sorting.show_moves)
    desk.undo_wanted.connect(window.sorting.undo)
    desk.quit_wanted.connect(window.leave)
    desk.open_wanted.connect(lambda folders: _come_forward(window, folders))
    window.sorting.undone.connect(desk.refresh)
    window.correcting.written.connect(desk.unsure.recount)
    window.discarding.discarded.connect(desk.unsure.recount)
    banner_actions["undo-watched"] = desk.tray.undo_action.trigger


def _show_arrivals(window: MainWindow, pictures: Sequence[Picture]) -> None:
    """What arrives in the folder that is open is shown there."""
    folder = window.opening.folder
    if folder is not None:
        window.gallery.take(picture for picture in pictures if picture.path.is_relative_to(folder))


def _tell(window: MainWindow, sentence: str, batch: str) -> None:
    undo = (("undo-watched", translate("wiring", "Undo")),) if batch else ()
    window.workspace.banner.show_message(sentence, (*undo, ("history", translate("wiring", "Show history"))))


def _come_forward(window: MainWindow, folders: Sequence[Path]) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
    if folders and not window.stream.busy:
        window.open_paths(folders)

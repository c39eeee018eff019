"""Which signal leads where for what is said while the gallery, or one of its groups, has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery_sorter.window.empty_states import empty_gallery, group_text
from gallery_sorter.window.sections import Key

if TYPE_CHECKING:
    from gallery_sorter.window.main_window import MainWindow


def wire_note(window: MainWindow) -> None:
    """Connect it, once."""
    window.gallery.changed.connect(lambda: _refresh_note(window))
    window.opening.ended.connect(lambda _receipt: _refresh_note(window))
    window.workspace.note.action_clicked.connect(lambda key: _do_for_note(window, key))
    window.workspace.sidebar.section_chosen.connect(lambda key: _tell_empty_group(window, key))


def _refresh_note(window: MainWindow) -> None:
    """Say why the gallery is empty, where it is."""
    opening, gallery = window.opening, window.gallery
    bare = bool(opening.paths) and not opening.reading and not gallery.sections
    window.workspace.note.show_empty(empty_gallery(opening.receipt, filtered=gallery.total > 0) if bare else None)


def _do_for_note(window: MainWindow, key: str) -> None:
    if key == "show-all":
        window.menu_corner.search.clear()
        window.workspace.filter_bar.reset()
    else:
        window.menus[key].trigger()
    window.view.setFocus()


def _tell_empty_group(window: MainWindow, key: Key) -> None:
    """There is nothing to scroll to: say so, where one would look for it."""
    if all(section.key != key for section in window.gallery.sections):
        window.workspace.toast.show_message(group_text(key, window.gallery.count(key)))

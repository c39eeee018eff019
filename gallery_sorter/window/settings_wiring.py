"""What takes effect when a setting is changed, wherever the person changed it: at once, and the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery_sorter.base.settings import Settings

if TYPE_CHECKING:
    from gallery_sorter.window.main_window import MainWindow


def wire_settings(window: MainWindow) -> None:
    """Connect the desk, once, and begin with what was chosen before."""
    desk, menus = window.settings, window.menus
    desk.failed.connect(window.tell_error)
    desk.changed.connect(lambda before, now: _follow(window, before, now))
    menus.look_chosen.connect(lambda look: desk.change(look=look))
    menus["reopens"].toggled.connect(lambda on: desk.change(reopens=on))
    window.menu_corner.sizes.valueChanged.connect(lambda side: desk.change(tile=side))
    window.watching.settings_wanted.connect(desk.open)
    _show(window, desk.current)
    _use_threshold(window, desk.current.threshold)


def _follow(window: MainWindow, before: Settings, now: Settings) -> None:
    _show(window, now)
    if now.look is not before.look:
        window.theme.choose(now.look)
    if now.threshold != before.threshold:
        _use_threshold(window, now.threshold)
    if now.rests_on_battery is not before.rests_on_battery and not window.state.is_safe:
        window.watching.restart()


def _show(window: MainWindow, now: Settings) -> None:
    """Every place that shows a setting shows this one. Setting what is set already tells nobody."""
    window.menus.set_look(now.look)
    window.menus["reopens"].setChecked(now.reopens)
    window.menu_corner.sizes.setValue(now.tile)
    window.view.set_tile(now.tile)


def _use_threshold(window: MainWindow, threshold: float | None) -> None:
    window.workspace.bar.set_threshold(threshold)
    window.opening.set_threshold(threshold)

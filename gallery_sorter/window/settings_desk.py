"""The person's settings: one value, changed in the dialog or a menu, told at once and kept a moment later."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gallery_sorter.app import autostart
from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.base.settings import Settings
from gallery_sorter.window.door import Door
from gallery_sorter.window.settings_dialog import SettingsDialog
from gallery_sorter.window.window_state import WindowState

_REST_MS = 400  # after the last change: a drag at a slider is written once


class SettingsDesk(QObject):
    """Holds what `state` read, and opens the dialog."""

    changed = Signal(object, object)  # Settings: as they were, and as they are now
    failed = Signal(object)  # a SorterError

    def __init__(self, folder: DataFolder, state: WindowState, door: Door, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder, self._state, self._door, self._window = folder, state, door, parent
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._save)
        self.dialog: SettingsDialog | None = None

    @property
    def current(self) -> Settings:
        return self._state.settings

    def change(self, **values: Any) -> None:  # Any: of the type of the field
        """Choose these. What is chosen already tells nobody."""
        before = self._state.settings
        now = replace(before, **values)
        if now == before:
            return
        self._state.settings = now
        self._rest.start()
        if self.dialog is not None:
            self.dialog.show_settings(now)
        self.changed.emit(before, now)

    def open(self) -> None:
        """Show the dialog."""
        if self.dialog is None:
            dialog = self.dialog = SettingsDialog(self.current, self._window)
            dialog.chosen.connect(lambda values: self.change(**values))
            dialog.login_chosen.connect(self._set_login)
            dialog.finished.connect(self._on_finished)
            self._ask_login()
        self.dialog.open()
        self.dialog.raise_()

    def shut_down(self) -> None:
        """Keep what was chosen in the last moment."""
        if self._rest.isActive():
            self._rest.stop()
            self._save()

    def _save(self) -> None:
        settings, state = self.current, self._state
        self._door.send(lambda: state.save_settings(settings), lambda _: None, self.failed.emit)

    def _set_login(self, on: bool) -> None:
        command = _command(self._folder)
        self._door.send(lambda: autostart.set_starts_at_login(command, on=on), lambda _: None, self._on_login_failed)

    def _on_login_failed(self, error: Exception) -> None:
        self._ask_login()
        self.failed.emit(error)

    def _ask_login(self) -> None:
        self._door.send(autostart.starts_at_login, self._show_login, self.failed.emit)

    def _show_login(self, on: bool) -> None:
        if self.dialog is not None:
            self.dialog.show_login(on)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _command(folder: DataFolder) -> list[str]:
    """What a login starts: the window in the background, on the same data folder."""
    return [*autostart.own_program("gallery-sorter-gui"), "--data-dir", str(folder.root), "--background"]

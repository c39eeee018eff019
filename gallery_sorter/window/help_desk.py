"""What the Help menu shows: all keys, the folder of the log, and what the program is."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.window.local_files import url_of
from gallery_sorter.window.menus import Menus
from gallery_sorter.window.shortcuts_dialog import ShortcutsDialog


class HelpDesk(QObject):
    """Opens each over the window."""

    def __init__(self, folder: DataFolder, menus: Menus, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder, self._menus, self._window = folder, menus, parent

    def show_shortcuts(self) -> None:
        """All keys on one sheet."""
        ShortcutsDialog(self._menus.shortcuts(), self._window).open()

    def open_log(self) -> None:
        """Show the folder that the log lies in."""
        QDesktopServices.openUrl(url_of(self._folder.logs))

    def about(self) -> None:
        """What this is."""
        from gallery_sorter.window.about import AboutDialog  # seldom wanted, and slow to load: not at the start

        AboutDialog(self._window).open()

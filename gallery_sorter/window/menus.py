"""Every action of the window, in one table: where it stands, what it is called, and its key."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from gallery_sorter.base.settings import Look
from gallery_sorter.window.icons import icon
from gallery_sorter.window.local_files import address_of, path_at
from gallery_sorter.window.sections import readable
from gallery_sorter.window.shortcuts_dialog import Shortcut, native
from gallery_sorter.window.sidebar import DIGITS
from gallery_sorter.window.wording import path_text


class Entry(NamedTuple):
    """An action; a name that begins with a dash is a line between actions."""

    menu: str
    name: str
    text: str = ""
    keys: str = ""
    icon: str = ""
    checkable: bool = False


IN_GALLERY = ("confirm", "look", "discard")  # Return, Space and Delete mean something else in a field or on a button
NEED_SELECTION = ("look", "fold", "move-to", "confirm", "forget", "discard", "show-in-folder", "open-file", "copy-path")
NEED_PICTURES = ("refresh", "select-all", "find", "filter", "look-alikes", "least-sure", "unsure", "sort")


class Menus(QObject):
    """The menu bar and its actions, by their names in the table."""

    class_chosen = Signal(str)
    recent_chosen = Signal(object)  # a Path
    look_chosen = Signal(object)  # a Look

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self.recent = QMenu(self.tr("Recent &folders"))
        self.classes = QMenu(self.tr("Mo&ve to"))
        self._entries = self._table()
        for entry in self._entries:
            menu = self._menus.get(entry.menu) or self._menus.setdefault(
                entry.menu, window.menuBar().addMenu(entry.menu)
            )
            self._add(menu, entry)
        self._add_looks(self._menus[self.tr("&View")])
        window.installEventFilter(self)
        self.recent.triggered.connect(lambda action: self.recent_chosen.emit(path_at(action.data())))
        self.classes.triggered.connect(lambda action: self.class_chosen.emit(action.data()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def bind_to(self, gallery: QWidget) -> None:
        """Keys that elsewhere mean something else count only while the gallery has the keyboard."""
        for name in IN_GALLERY:
            self._actions[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            gallery.addAction(self._actions[name])

    def bind_too(self, viewer: QWidget, names: Sequence[str]) -> None:
        """These count while the large preview has the keyboard, too."""
        viewer.addActions([self._actions[name] for name in names])

    def set_classes(self, names: Sequence[str]) -> None:
        """The classes that the digits stand for."""
        self.classes.clear()
        for number, name in enumerate(names):
            action = self.classes.addAction(readable(name).replace("&", "&&"))
            action.setData(name)
            if number < len(DIGITS):
                action.setShortcut(QKeySequence(DIGITS[number]))
        self.classes.setEnabled(bool(names))

    def set_recent(self, folders: Sequence[Path]) -> None:
        """The folders that were opened before."""
        self.recent.clear()
        for folder in folders:
            action = self.recent.addAction(path_text(folder).replace("&", "&&"))
            action.setData(address_of(folder))
        self.recent.setEnabled(bool(folders))

    def set_look(self, look: Look) -> None:
        """Show which look was chosen."""
        self._looks[look].setChecked(True)

    def allow(self, *, selection: bool, pictures: bool) -> None:
        """Only what can be done can be chosen."""
        for name in NEED_SELECTION:
            self._actions[name].setEnabled(selection)
        for name in NEED_PICTURES:
            self._actions[name].setEnabled(pictures)
        for action in self.classes.actions():
            action.setEnabled(selection)
        # A submenu in which nothing can be chosen would hold up whoever walks along the menu bar with the arrows.
        self.classes.menuAction().setEnabled(selection)

    def set_step(self, name: str, verb: str, what: str | None) -> None:
        """Say in the menu what Undo or Redo would do."""
        self._actions[name].setEnabled(what is not None)
        self._actions[name].setText(f"&{verb}" if what is None else f"&{verb}: {what}".replace("&&", "&"))

    def shortcuts(self) -> list[Shortcut]:
        """Every action that has a key, as the menus have it."""
        return [
            Shortcut(_plain(entry.menu), _plain(entry.text), native(entry.keys))
            for entry in self._entries
            if entry.keys
        ]

    def context_menu(self) -> QMenu:
        """What can be done with the selected pictures."""
        menu = QMenu(self._window)
        menu.addMenu(self.classes)
        for name in ("move-to", "confirm", "forget", "", "show-in-folder", "open-file", "copy-path", "", "discard"):
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
        return super().eventFilter(watched, event)

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if entry.name.startswith("-"):
            menu.addSeparator()
            if entry.name == "-recent":
                menu.addMenu(self.recent)
            elif entry.name == "-classes":
                menu.addMenu(self.classes)
            return
        action = menu.addAction(entry.text)
        action.setCheckable(entry.checkable)
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys))
        self._actions[entry.name] = action
        if entry.icon:
            action.setIcon(icon(entry.icon, self._window.palette()))

    def _add_looks(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        self._looks: dict[Look, QAction] = {}
        names = {
            Look.SYSTEM: self.tr("Look of the s&ystem"),
            Look.LIGHT: self.tr("Ligh&t"),
            Look.DARK: self.tr("&Dark"),
        }
        for look, text in names.items():
            action = group.addAction(menu.addAction(text))
            action.setCheckable(True)
            action.setData(look.value)
            self._looks[look] = action
        group.triggered.connect(lambda action: self.look_chosen.emit(Look(action.data())))

    def _dress(self) -> None:
        for entry in self._entries:
            if entry.icon:
                self._actions[entry.name].setIcon(icon(entry.icon, self._window.palette()))

    def _table(self) -> tuple[Entry, ...]:
        return (
            Entry(self.tr("&File"), "open", self.tr("&Open a folder…"), "Ctrl+O", "folder"),
            Entry(self.tr("&File"), "open-pictures", self.tr("Open &pictures…"), "Ctrl+Shift+O", "image"),
            Entry(self.tr("&File"), "-recent"),
            Entry(self.tr("&File"), "refresh", self.tr("&Look again"), "F5"),
            Entry(self.tr("&File"), "reopens", self.tr("Open the last folder at the &start"), checkable=True),
            Entry(self.tr("&File"), "-quit"),
            Entry(self.tr("&File"), "quit", self.tr("&Quit"), "Ctrl+Q"),
            Entry(self.tr("&Edit"), "undo", self.tr("&Undo"), "Ctrl+Z", "undo"),
            Entry(self.tr("&Edit"), "redo", self.tr("&Redo"), "Ctrl+Shift+Z", "redo"),
            Entry(self.tr("&Edit"), "-select"),
            Entry(self.tr("&Edit"), "select-all", self.tr("Select &all"), "Ctrl+A"),
            Entry(self.tr("&Edit"), "find", self.tr("&Find"), "Ctrl+F", "search"),
            Entry(self.tr("&Edit"), "paste", self.tr("Paste p&ictures"), "Ctrl+V"),
            Entry(self.tr("&Edit"), "-classes"),
            Entry(self.tr("&Edit"), "move-to", self.tr("&Move to class…"), "M", "class"),
            Entry(self.tr("&Edit"), "confirm", self.tr("&Confirm the class"), "Return", "tick"),
            Entry(self.tr("&Edit"), "forget", self.tr("For&get what I said"), "U"),
            Entry(self.tr("&Edit"), "discard", self.tr("Put in the &bin"), "Delete", "bin"),
            Entry(self.tr("&Edit"), "look-alikes", self.tr("Find &look-alikes…"), "", "copy"),
            Entry(self.tr("&Edit"), "-file"),
            Entry(self.tr("&Edit"), "show-in-folder", self.tr("&Show in folder"), "Ctrl+Return", "folder"),
            Entry(self.tr("&Edit"), "open-file", self.tr("&Open the picture"), "", "image"),
            Entry(self.tr("&Edit"), "copy-path", self.tr("Copy &path"), "Ctrl+Shift+C", "copy"),
            Entry(self.tr("&Edit"), "-settings"),
            Entry(self.tr("&Edit"), "settings", self.tr("Setti&ngs…"), "Ctrl+,"),
            Entry(self.tr("&View"), "look", self.tr("Look &closely"), "Space", "search"),
            Entry(self.tr("&View"), "preview", self.tr("&Preview"), "Ctrl+P", "preview", checkable=True),
            Entry(self.tr("&View"), "filter", self.tr("&Filter"), "Ctrl+Shift+F", "search", checkable=True),
            Entry(self.tr("&View"), "least-sure", self.tr("&Least sure first"), "L", checkable=True),
            Entry(self.tr("&View"), "unsure", self.tr("Go to the &unsure"), "Ctrl+U", "question"),
            Entry(self.tr("&View"), "fold", self.tr("Close or &open the group"), "C"),
            Entry(self.tr("&View"), "-size"),
            Entry(self.tr("&View"), "larger", self.tr("Lar&ger tiles"), "Ctrl++"),
            Entry(self.tr("&View"), "smaller", self.tr("S&maller tiles"), "Ctrl+-"),
            Entry(self.tr("&View"), "-look"),
            Entry(self.tr("&Sort"), "sort", self.tr("&Sort into folders…"), "Ctrl+Shift+S", "sort"),
            Entry(self.tr("&Sort"), "stop", self.tr("&Cancel"), "Ctrl+.", "stop"),
            Entry(self.tr("&Sort"), "-history"),
            Entry(self.tr("&Sort"), "history", self.tr("&History…"), "Ctrl+H", "history"),
            Entry(self.tr("&Sort"), "watch", self.tr("&Watched folders…"), "", "folder"),
            Entry(self.tr("&Train"), "train", self.tr("&Train…"), "Ctrl+T", "class"),
            Entry(self.tr("&Train"), "roll-back", self.tr("&Go back to the model before")),
            Entry(self.tr("&Help"), "shortcuts", self.tr("&Keyboard shortcuts"), "F1", "info"),
            Entry(self.tr("&Help"), "log", self.tr("Open the &log folder"), "", "folder"),
            Entry(self.tr("&Help"), "about", self.tr("&About Gallery Sorter"), "", "info"),
        )


def _plain(text: str) -> str:
    """An action's text as it is read: without the mark of its letter, and the dots that say that a dialog comes."""
    return text.replace("&", "").removesuffix("…").rstrip()

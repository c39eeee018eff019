"""The icon in the system's tray while folders are watched: how it goes, pause, undo, open, and a word after each go."""

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.icons import app_icon
from gallery_sorter.window.notification import Notification
from gallery_sorter.window.wording import grouped, picture_count

_SIDE = 64  # pixels of the icon that a badge is drawn on
_MOST = 99


class WatchTray(QObject):
    """Shows itself only where the system has a tray; everything else works without."""

    open_wanted = Signal()
    rules_wanted = Signal()
    undo_wanted = Signal(str)  # a batch; empty: the last one
    pause_wanted = Signal(bool)
    quit_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.menu = QMenu(parent)
        self.today = self.menu.addAction("")
        self.today.setEnabled(False)
        self.waiting = self.menu.addAction("")
        self.waiting.setEnabled(False)
        self._waiting: set[Path] = set()
        self.forget_waiting()
        self.menu.addSeparator()
        self.open_action = self.menu.addAction(self.tr("&Open Gallery Sorter"))
        self.open_action.triggered.connect(self.open_wanted)
        self.undo_action = self.menu.addAction(self.tr("&Undo the last ones"))
        self.undo_action.triggered.connect(lambda: self.undo_wanted.emit(""))
        self.pause_action = self.menu.addAction(self.tr("&Pause"))
        self.pause_action.setCheckable(True)
        self.pause_action.toggled.connect(self.pause_wanted)
        self.menu.addAction(self.tr("&Watched folders…")).triggered.connect(self.rules_wanted)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("&Quit")).triggered.connect(self.quit_wanted)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.open_wanted)
        self.notification = Notification(self, self._tell_plainly)
        self.notification.open_wanted.connect(self.open_wanted)
        self.notification.undo_wanted.connect(self.undo_wanted)
        self.show_unsure(0)
        self.show_today(0)
        self.allow_undo(False)

    def set_visible(self, on: bool) -> None:
        """In the tray, or not."""
        self.icon.setVisible(on)

    @property
    def is_visible(self) -> bool:
        """Whether a person can reach the program by it."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self.icon.isVisible()

    def show_today(self, number: int) -> None:
        """How many pictures were sorted since midnight."""
        self.today.setText(self.tr("Today: {} sorted").format(picture_count(number)))

    def show_waiting(self, folder: Path, *, waiting: bool) -> None:
        """A folder is not there, or is there again."""
        (self._waiting.add if waiting else self._waiting.discard)(folder)
        names = ", ".join(sorted(printable(path.name or str(path)) for path in self._waiting))
        self.waiting.setText(self.tr("Not there now: {}").format(names))
        self.waiting.setVisible(bool(names))

    def forget_waiting(self) -> None:
        """Nothing is known of any folder."""
        self._waiting.clear()
        self.waiting.setVisible(False)

    def show_unsure(self, number: int) -> None:
        """A badge with the number of unsure pictures that nobody has looked at since."""
        self.icon.setIcon(badged(app_icon(), number))
        self.icon.setToolTip(
            self.tr("Gallery Sorter: {} unsure").format(grouped(number)) if number else self.tr("Gallery Sorter")
        )

    def allow_undo(self, on: bool) -> None:
        """There is something to take back."""
        self.undo_action.setEnabled(on)

    def show_paused(self, on: bool) -> None:
        """Without asking for it again."""
        self.pause_action.blockSignals(True)
        self.pause_action.setChecked(on)
        self.pause_action.blockSignals(False)

    def tell(self, text: str, batch: str) -> None:
        """A notification of the desktop, where there is one; `batch` (or empty) is what its button takes back."""
        self.notification.tell(text, batch)

    def _tell_plainly(self, text: str) -> None:
        if self.is_visible and QSystemTrayIcon.supportsMessages():
            self.icon.showMessage(self.tr("Gallery Sorter"), text, app_icon())

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_wanted.emit()


def badged(plain: QIcon, number: int) -> QIcon:
    """An icon with a number on a red ground at its lower right; without one where the number is 0."""
    if not number:
        return plain
    pixmap = QPixmap(plain.pixmap(_SIDE, _SIDE))
    pixmap.setDevicePixelRatio(1.0)
    side = pixmap.width()
    text = str(number) if number <= _MOST else f"{_MOST}+"
    height = side // 2
    width = height * (2 + len(text)) // 3
    ground = QRect(QPoint(side - width, side - height), pixmap.rect().bottomRight())
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#b3261e"))  # white on it has a contrast of 6.5 to 1
    painter.drawRoundedRect(ground, height / 2, height / 2)
    font = QFont()
    font.setPixelSize(height * 2 // 3)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return QIcon(pixmap)

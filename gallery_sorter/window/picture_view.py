"""One picture as large as its room allows, in its own proportions, never stretched and never blown up."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gallery_sorter.window.icons import icon_pixmap
from gallery_sorter.window.typography import GRID, quiet_colour

_ICON = 12 * GRID
_LARGEST = 2.0  # times that a small picture is enlarged at most


class PictureView(QWidget):
    """Paints an image, or an icon where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._scaled = QPixmap()
        self._icon = "image"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture"))

    def set_image(self, image: QImage) -> None:
        """Show it; a null image shows the icon."""
        self._image = image
        self._scaled = QPixmap()
        self.update()

    def set_icon(self, name: str) -> None:
        """Show an action icon in place of a picture."""
        self._icon = name
        self.set_image(QImage())

    def picture_rect(self) -> QRectF:
        """Where the picture stands in the widget; empty where there is none."""
        if self._image.isNull() or self.width() <= 0 or self.height() <= 0:
            return QRectF()
        size = QSizeF(self._image.size())
        fits = min(self.width() / size.width(), self.height() / size.height(), _LARGEST)
        shown = size * fits
        corner = QPointF((self.width() - shown.width()) / 2, (self.height() - shown.height()) / 2)
        return QRectF(corner, shown)

    def sizeHint(self) -> QSize:
        return QSize(60 * GRID, 60 * GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * GRID, 30 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        where = self.picture_rect()
        if where.isEmpty():
            colour = quiet_colour(self.palette())
            drawn = icon_pixmap(self._icon, _ICON, colour, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - _ICON) // 2, (self.height() - _ICON) // 2, drawn)
            return
        wanted = (where.size() * self.devicePixelRatioF()).toSize().expandedTo(QSize(1, 1))
        if self._scaled.size() != wanted:
            self._scaled = QPixmap.fromImage(
                self._image.scaled(
                    wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )
        painter.drawPixmap(where, self._scaled, QRectF(self._scaled.rect()))

"""A picture to look at closely: fitted into its room, enlarged with the wheel, moved by dragging, turned by quarters.

Only what is shown turns: the file stays as it is.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

A_NOTCH = 1.25  # times that a notch of the wheel, or a key, enlarges
_MOST = 8.0  # device-independent pixels that one pixel of the picture may cover


class ZoomView(QWidget):
    """Scales are in device-independent pixels of the screen for one pixel of the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._turns = 0  # quarters, clockwise
        self._scale = 0.0  # 0: as large as fits
        self._middle = QPointF()  # the point of the turned picture that is in the middle of the room
        self._pressed: QPointF | None = None
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Picture"))

    def set_image(self, image: QImage) -> None:
        """Show another picture, whole."""
        self._image = image
        self._turns = 0
        self.fit()

    def replace_image(self, image: QImage) -> None:
        """The same picture with more pixels: what is in view stays in view."""
        if not self._image.isNull() and self._scale:
            grown = image.width() / self._image.width()
            self._scale /= grown
            self._middle *= grown
        self._image = image
        self.update()

    @property
    def scale(self) -> float:
        """What is shown now."""
        return self._scale or self._fitting

    def fit(self) -> None:
        """As large as fits, and never larger than its pixels."""
        self._scale = 0.0
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge around a point of the widget, the middle by default."""
        if self._image.isNull():
            return
        before, room = self.scale, QPointF(self.width() / 2, self.height() / 2)
        away = (at if at is not None else room) - room
        middle = self._middle if self._scale else self._centre
        after = min(before * factor, max(_MOST, self._fitting))
        if after <= self._fitting:
            self.fit()
            return
        self._scale = after
        self._middle = middle + away / before - away / after
        self._keep_in_view()
        self.update()

    def turn(self) -> None:
        """By a quarter, clockwise, on the screen alone."""
        self._turns = (self._turns + 1) % 4
        self.fit()

    @property
    def _turned(self) -> tuple[int, int]:
        size = self._image.size()
        return (size.height(), size.width()) if self._turns % 2 else (size.width(), size.height())

    @property
    def _centre(self) -> QPointF:
        return QPointF(self._turned[0] / 2, self._turned[1] / 2)

    @property
    def _fitting(self) -> float:
        if self._image.isNull():
            return 1.0
        width, height = self._turned
        return min(self.width() / width, self.height() / height, 1.0)

    def _keep_in_view(self) -> None:
        """No more than the room shows lies beyond an edge of the picture."""
        width, height = self._turned
        half = QPointF(self.width() / 2, self.height() / 2) / self._scale
        self._middle = QPointF(
            _within(self._middle.x(), half.x(), width - half.x(), width / 2),
            _within(self._middle.y(), half.y(), height - half.y(), height / 2),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.scale < 4)  # then pixels may be seen
        middle = self._middle if self._scale else self._centre
        way = QTransform()
        way.translate(self.width() / 2, self.height() / 2)
        way.scale(self.scale, self.scale)
        way.translate(self._centre.x() - middle.x(), self._centre.y() - middle.y())
        way.rotate(90 * self._turns)
        painter.setTransform(way, combine=True)
        painter.drawImage(QPointF(-self._image.width() / 2, -self._image.height() / 2), self._image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._scale:
            self._keep_in_view()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(A_NOTCH ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self._scale:
            self._middle -= (event.position() - self._pressed) / self._scale
            self._pressed = event.position()
            self._keep_in_view()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._scale:
            self.fit()
        else:
            self.zoom(1 / self.scale, event.position())


def _within(value: float, low: float, high: float, otherwise: float) -> float:
    return otherwise if low > high else min(max(value, low), high)

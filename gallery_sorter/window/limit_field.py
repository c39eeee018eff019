"""From which confidence on a picture is sure: as the model's measured limits say, or a limit of the person's own."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from gallery_sorter.window.typography import GRID

_FIRST = 90  # per cent that the field shows first where the model's own limits are left for one of the person's


class LimitField(QWidget):
    """A choice between the two, and the number beside it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.addItems([self.tr("As sure as the model says"), self.tr("As sure as I say:")])
        self.kind.setAccessibleName(self.tr("Which pictures are sure"))
        self.kind.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # never cut off
        self.percent = QSpinBox()
        self.percent.setRange(0, 100)
        self.percent.setSuffix(" %")
        self.percent.setAccessibleName(self.tr("Sure from this confidence on"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(self.kind, 1)
        line.addWidget(self.percent)
        self.setFocusProxy(self.kind)
        self.set_value(None)
        self.kind.currentIndexChanged.connect(self._on_changed)
        self.percent.valueChanged.connect(self._on_changed)

    @property
    def value(self) -> float | None:
        """0..1, or None for the model's own limits."""
        return self.percent.value() / 100 if self.kind.currentIndex() == 1 else None

    def set_value(self, value: float | None) -> None:
        """Show it, and tell nobody."""
        with QSignalBlocker(self.kind), QSignalBlocker(self.percent):
            self.kind.setCurrentIndex(int(value is not None))
            self.percent.setValue(_FIRST if value is None else round(value * 100))
        self.percent.setEnabled(value is not None)

    def _on_changed(self) -> None:
        self.percent.setEnabled(self.kind.currentIndex() == 1)
        self.changed.emit()

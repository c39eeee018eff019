"""The strip below the pictures: how far the work is, how sure is sure, and the button that sorts."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QSlider, QWidget

from gallery_sorter.app.checked import Checked
from gallery_sorter.base.progress import Progress
from gallery_sorter.window.buttons import AccentButton, dress
from gallery_sorter.window.typography import GRID, GUTTER, SMALL, ElidedLabel, label
from gallery_sorter.window.wording import grouped, progress_line

_DEBOUNCE_MS = 50  # a drag at the slider judges all pictures anew twenty times a second at most
_FIRST_PERCENT = 80  # where the slider stands until it is used


class BottomBar(QWidget):
    """Progress on the left, the threshold and Sort on the right.

    The slider comes and goes to the left of its tick box, so that nothing moves under the pointer.
    """

    cancel_clicked = Signal()
    threshold_changed = Signal(object)  # float 0..1, or None for the model's own thresholds
    sort_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Progress and sorting"))
        self._busy = False
        self._sortable = 0
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(2 * GRID)
        self._bar.setMinimumWidth(10 * GRID)
        self._bar.setMaximumWidth(40 * GRID)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._text = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._on_cancel)
        dress(self.cancel_button, "stop")
        self.sort_button = AccentButton("", "sort")
        self.sort_button.clicked.connect(self.sort_clicked)
        self._checked = label(factor=SMALL, quiet=True)
        self._checked.setToolTip(
            self.tr("Of the pictures that you have said something about, and that the model is sure of as things stand")
        )
        self._checked.hide()
        self._make_threshold()
        line = QHBoxLayout(self)
        line.setContentsMargins(GUTTER, 2 * GRID, GUTTER, 2 * GRID)
        line.setSpacing(GUTTER)
        line.addWidget(self._bar, 1)
        line.addWidget(self._text, 4)
        line.addWidget(self.cancel_button)
        line.addSpacing(GUTTER)
        for part in (self._checked, self.slider, self._sure, self.measured, self.sort_button):
            line.addWidget(part)
        self.set_sortable(0)
        self.idle("")

    def show_progress(self, step: Progress) -> None:
        """Work goes on: the bar, the words and Cancel. Nothing can be sorted until `idle`."""
        if not self._busy:
            self._busy = True
            self.cancel_button.setText(self.tr("Cancel"))
            self.cancel_button.setEnabled(True)
        self._bar.setVisible(step.total is not None)
        self.cancel_button.show()
        if step.total is not None:
            self._bar.setMaximum(max(step.total, 1))
            self._bar.setValue(step.done)
        self._text.set_text(progress_line(step) if step.done else self.tr("Looking for pictures…"))
        self._refresh_sort()

    def idle(self, text: str) -> None:
        """No work goes on; a sentence says how things stand."""
        self._busy = False
        self._bar.hide()
        self.cancel_button.hide()
        self._text.set_text(text)
        self._refresh_sort()

    def set_sortable(self, number: int) -> None:
        """How many pictures the button would sort."""
        self._sortable = number
        self.sort_button.setText(self.tr("So&rt {}").format(grouped(number)) if number else self.tr("So&rt"))
        self._refresh_sort()

    def set_checked(self, checked: Checked) -> None:
        """How right the model was where the person looked; nothing is said where they have not."""
        self._checked.setVisible(checked.pictures > 0)
        words = self.tr("right in {} of {} you checked")
        self._checked.setText(words.format(grouped(checked.right), grouped(checked.pictures)))

    def set_threshold(self, value: float | None) -> None:
        """Show a threshold (0..1, None: the model's own) that was chosen elsewhere. Tells nothing."""
        with QSignalBlocker(self.measured), QSignalBlocker(self.slider):
            self.measured.setChecked(value is None)
            if value is not None:
                self.slider.setValue(round(value * 100))
        self._show_threshold()

    @property
    def threshold(self) -> float | None:
        """What is chosen: 0..1, or None for the model's own thresholds."""
        return None if self.measured.isChecked() else self.slider.value() / 100

    @property
    def text(self) -> str:
        """The words beside the bar."""
        return self._text.text()

    def _make_threshold(self) -> None:
        self.measured = QCheckBox(self.tr("&Limits as measured"))
        self.measured.setToolTip(
            self.tr("The limits that were measured for this model, one for each class. Untick to set one of your own.")
        )
        self.measured.setChecked(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(5)
        self.slider.setValue(_FIRST_PERCENT)
        self.slider.setFixedSize(QSize(24 * GRID, 6 * GRID))
        self.slider.setAccessibleName(self.tr("How sure the model must be, in per cent"))
        self._sure = _steady_label(self.tr("sure at {} %").format(100))
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE_MS)
        self._debounce.timeout.connect(self._tell_threshold)
        self.measured.toggled.connect(self._on_threshold)
        self.slider.valueChanged.connect(self._on_threshold)
        self._show_threshold()

    def _on_cancel(self) -> None:
        self.cancel_button.setEnabled(False)  # one press is enough; the next work enables it again
        self.cancel_button.setText(self.tr("Stopping…"))
        self.cancel_clicked.emit()

    def _on_threshold(self) -> None:
        self._show_threshold()
        if not self._debounce.isActive():  # no restart: a long drag is told while it lasts
            self._debounce.start()

    def _tell_threshold(self) -> None:
        self.threshold_changed.emit(self.threshold)

    def _show_threshold(self) -> None:
        own = not self.measured.isChecked()
        self.slider.setVisible(own)
        self._sure.setVisible(own)
        self._sure.setText(self.tr("sure at {} %").format(self.slider.value()))

    def _refresh_sort(self) -> None:
        self.sort_button.setEnabled(self._sortable > 0 and not self._busy)


def _steady_label(widest: str) -> QLabel:
    """A label that keeps the width of its widest text, so that nothing beside it moves."""
    made = label(widest)
    made.setFixedWidth(made.sizeHint().width())
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return made

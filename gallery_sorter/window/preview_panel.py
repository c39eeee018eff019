"""The column on the right: one picture, what the model says of it, what is known of the file, and ways to it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.app.events import Picture, Refused
from gallery_sorter.base.wording import printable
from gallery_sorter.window.buttons import dress
from gallery_sorter.window.empty_states import unselected_text
from gallery_sorter.window.picture_view import PictureView
from gallery_sorter.window.probability_bars import ProbabilityBars
from gallery_sorter.window.typography import GRID, GUTTER, SMALL, ElidedLabel, label, leading
from gallery_sorter.window.wording import (
    byte_size,
    day_and_time,
    decimal,
    grouped,
    left_to_right,
    percent,
    translate,
    why_refused,
)


class PreviewPanel(QWidget):
    """Shows one picture at a time; the image itself comes later, through `set_image`."""

    show_in_folder = Signal(object)  # Path
    open_file = Signal(object)  # Path
    copy_path = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Preview"))
        self._path: Path | None = None
        self.view = PictureView()
        self._name = ElidedLabel()
        self._verdict = label(wrap=True)
        font = self._verdict.font()
        font.setWeight(font.Weight.DemiBold)
        self._verdict.setFont(font)
        self._why = label(factor=SMALL, quiet=True, wrap=True)
        self._bars = ProbabilityBars()
        self._facts = QFormLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(GUTTER)
        self._facts.setVerticalSpacing(GRID)
        self._values: dict[str, QLabel] = {}
        for key, name in (
            ("taken", self.tr("Date")),
            ("camera", self.tr("Camera")),
            ("pixels", self.tr("Size")),
            ("place", self.tr("Place")),
        ):
            value = label(factor=SMALL, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._values[key] = value
            self._facts.addRow(label(name, SMALL, quiet=True), value)
        self._buttons = self._make_buttons()
        self._lay_out()
        self.show_picture(None)

    def show_picture(self, picture: Picture | None) -> None:
        """Everything that is known of it, or that none is selected. The image is empty until `set_image`."""
        if picture is None:
            self.show_text(unselected_text())
            return
        self._show_file(picture.path, "image")
        self._verdict.setText(self._verdict_of(picture))
        self._say_why(self._doubt_of(picture))
        self._bars.set_probabilities(picture.prediction.probabilities, picture.class_name)
        self._bars.show()
        self._set_fact("taken", day_and_time(picture.taken) if picture.taken else "")
        self._set_fact("camera", printable(picture.camera or ""))
        pixels = left_to_right(f"{grouped(picture.width)} × {grouped(picture.height)}")
        self._set_fact("pixels", f"{pixels} · {byte_size(picture.size_bytes)}")
        self._set_fact("place", _coordinates(picture.place))

    def show_refused(self, refused: Refused) -> None:
        """A file that could not be read, and why."""
        self._show_file(refused.path, "unreadable")
        self._verdict.setText(self.tr("Could not be read"))
        self._say_why(why_refused(refused))
        self._clear_facts()

    def show_text(self, text: str) -> None:
        """A sentence in place of a picture, such as how many are selected."""
        self._path = None
        self.view.set_icon("image")
        self._name.set_text("")
        self._verdict.setText("")
        self._say_why(text, Qt.AlignmentFlag.AlignHCenter)
        self._clear_facts()
        self._buttons.hide()

    def set_image(self, image: QImage) -> None:
        """The image of the picture that is shown, of any size; it keeps its proportions."""
        self.view.set_image(image)

    @property
    def path(self) -> Path | None:
        """The file that is shown."""
        return self._path

    def texts(self) -> list[str]:
        """What can be read in the panel, from the top."""
        labels = (self._name, self._verdict, self._why, *self._values.values())
        return [text.text() for text in labels if not text.isHidden() and text.text()]

    def _show_file(self, path: Path, icon_name: str) -> None:
        self._path = path
        self.view.set_icon(icon_name)
        self.view.setAccessibleDescription(printable(path.name))
        self._name.set_path(path.name, path)
        self._buttons.show()

    def _verdict_of(self, picture: Picture) -> str:
        name = printable(picture.class_name.replace("_", " "))
        if picture.label is not None:
            return self.tr("{} · labelled by you").format(name)
        return self.tr("{} · {}").format(name, percent(picture.confidence))

    def _doubt_of(self, picture: Picture) -> str:
        if picture.label is not None:
            said = picture.prediction
            if said.class_name == picture.label:
                return self.tr("The model agrees, with {}.").format(percent(said.confidence))
            guess = printable(said.class_name.replace("_", " "))
            return self.tr("The model said {}, with {}.").format(guess, percent(said.confidence))
        match picture.unsure_because:
            case "low-confidence":
                return self.tr("Unsure: it lies between classes, so it stays where it is.")
            case "fits-no-class":
                return self.tr("Unsure: it fits none of the classes, so it stays where it is.")
        return ""

    def _say_why(self, text: str, side: Qt.AlignmentFlag | None = None) -> None:
        self._why.setText(text)
        self._why.setAlignment(leading() if side is None else side)
        self._why.setVisible(bool(text))

    def _set_fact(self, key: str, text: str) -> None:
        self._values[key].setText(text)
        self._facts.setRowVisible(self._values[key], bool(text))

    def _clear_facts(self) -> None:
        self._bars.hide()
        for key in self._values:
            self._set_fact(key, "")

    def _make_buttons(self) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(GUTTER, 2 * GRID, GUTTER, GUTTER)
        grid.setSpacing(2 * GRID)
        places = (
            (self.tr("Show in folder"), "folder", self.show_in_folder, (0, 0, 1, 2)),
            (self.tr("Open"), "image", self.open_file, (1, 0, 1, 1)),
            (self.tr("Copy path"), "copy", self.copy_path, (1, 1, 1, 1)),
        )
        for text, icon_name, signal, place in places:
            button = QPushButton(text)
            dress(button, icon_name)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self._path))
            grid.addWidget(button, *place)
        return row

    def _lay_out(self) -> None:
        told = QWidget()
        inside = QVBoxLayout(told)
        inside.setContentsMargins(GUTTER, GUTTER, GUTTER, GUTTER)
        inside.setSpacing(2 * GRID)
        for part in (self._name, self._verdict, self._why):
            inside.addWidget(part)
        inside.addSpacing(GRID)
        inside.addWidget(self._bars)
        inside.addLayout(self._facts)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("What is known of the picture"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(told)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        framed = QVBoxLayout()
        framed.setContentsMargins(GUTTER, GUTTER, GUTTER, 0)
        framed.addWidget(self.view)
        around.addLayout(framed, 2)
        around.addWidget(scroll, 3)
        around.addWidget(self._buttons)
        self.setMinimumWidth(55 * GRID)


def _coordinates(place: tuple[float, float] | None) -> str:
    if place is None:
        return ""
    latitude, longitude = place
    north = translate("wording", "N", "north") if latitude >= 0 else translate("wording", "S", "south")
    east = translate("wording", "E", "east") if longitude >= 0 else translate("wording", "W", "west")
    return f"{decimal(abs(latitude), 4)}° {north}, {decimal(abs(longitude), 4)}° {east}"

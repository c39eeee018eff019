"""The second page of the training: how it learns, in words, and how long that takes on this machine."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.app.training_base import IMAGENET
from gallery_sorter.base.wording import printable, short_time
from gallery_sorter.window.train_notes import left_out_note, networks_note
from gallery_sorter.window.train_sources import ENOUGH_FOR_BASE, smallest_class
from gallery_sorter.window.typography import GRID, SMALL, TITLE, label, leading
from gallery_sorter.window.wording import byte_size

Record = Mapping[str, Any]

_INDENT = 6 * GRID


class RecipePage(QWidget):
    """Quick, Thorough or As published; and for the last two, the network to start from."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(2 * GRID)
        self._inside.addWidget(label(self.tr("How shall it learn?"), TITLE))
        self._inside.addSpacing(2 * GRID)
        self.recipes: dict[str, QRadioButton] = {}
        self._add(
            "quick",
            self.tr("&Quick"),
            self.tr("Keeps how pictures are seen; learns anew what tells the classes apart. Best after corrections."),
        )
        self._add(
            "deep",
            self.tr("T&horough"),
            self.tr("Also learns how to look at your pictures. Needs pictures of every class, and minutes."),
        )
        self._add(
            "seed",
            self.tr("As &published"),
            self.tr("The recipe that was published for this task, for comparison. Makes exactly the classes chosen."),
        )
        self.recipes["quick"].setChecked(True)
        self._group.buttonToggled.connect(self._on_recipe)
        self.only = QCheckBox(self.tr("&Only the classes chosen: leave out those of the model that have no pictures"))
        self.only.toggled.connect(self.changed)
        self.better_base = QCheckBox(
            self.tr("Better b&ase, {}, fetched once from {}").format(
                byte_size(IMAGENET.size), urlsplit(IMAGENET.url).hostname
            )
        )
        self.better_base.toggled.connect(self.changed)
        self.from_file = QPushButton(self.tr("Take it from a &file…"))
        self.from_file.clicked.connect(self._ask_file)
        self._base_file: Path | None = None
        self._base_note = label(factor=SMALL, quiet=True, wrap=True)
        self._full_note = label(
            self.tr("The two others need the full installation with torch, which also uses NVIDIA graphics cards."),
            SMALL,
            quiet=True,
            wrap=True,
        )
        self._full_note.hide()
        self._enough = False
        self._left_out = ""  # of the classes that it would leave out
        self.estimate = label(wrap=True)
        self._lay_out()
        self._refresh_base()

    def leave_out_torch(self) -> None:
        """This installation has no torch: only Quick can be chosen, and it is said what another would add."""
        for name, button in self.recipes.items():
            button.setEnabled(name == "quick")
        self._full_note.show()

    @property
    def recipe(self) -> str:
        """quick, deep or seed."""
        return next(name for name, button in self.recipes.items() if button.isChecked())

    def arguments(self) -> list[str]:
        """What was chosen, as the arguments of `train`."""
        chosen = ["--recipe", self.recipe]
        if self.only.isChecked() and self.recipe != "seed":
            chosen.append("--only")
        if self.better_base.isChecked() and self.better_base.isEnabled():
            chosen += ["--base", str(self._base_file) if self._base_file else "imagenet"]
        return chosen

    def show_counting(self) -> None:
        """The time is being estimated."""
        self._left_out = ""
        self._say(self.tr("Estimating the time…"))

    def show_problem(self, sentence: str) -> None:
        """Why it can't be done so."""
        self._say(sentence)

    def show_start(self, start: Record) -> None:
        """The estimate, measured on this machine with a few passes of the network."""
        took = short_time(max(float(start["estimate_seconds"]), 1.0))
        where = {"cpu": self.tr("the processor")}.get(start["device"], self.tr("the graphics card"))
        text = self.tr("About {} on {} of this computer, starting from the model “{}”.")
        self._left_out = left_out_note(start)
        said = text.format(took, where, printable(start["base"]))
        self._say("\n".join(filter(None, (said, networks_note(start)))))
        self._enough = smallest_class(start["pictures"]) >= ENOUGH_FOR_BASE
        self._refresh_base()

    def _say(self, sentence: str) -> None:
        self.estimate.setText("\n".join(filter(None, (sentence, self._left_out))))

    def _on_recipe(self, _button: object, checked: bool) -> None:
        if checked:
            self._refresh_base()
            self.changed.emit()

    def _refresh_base(self) -> None:
        """A better base pays only where there is enough to learn from, and where the network itself learns."""
        fits = self.recipe != "quick"
        self.only.setEnabled(self.recipe != "seed")
        for part in (self.better_base, self.from_file):
            part.setEnabled(fits and self._enough)
        if self._base_file is not None:
            text = self.tr("From the file {}; its contents are checked.").format(printable(self._base_file))
        elif not fits:
            text = self.tr("For Thorough and As published.")
        elif not self._enough:
            text = self.tr("Offered once each class has {} pictures of yours.").format(ENOUGH_FOR_BASE)
        else:
            text = self.tr("The only thing this program ever fetches, and only if you tick it. Nothing is sent.")
        self._base_note.setText(text)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("The weights of a ResNet34 (.pth or .safetensors)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file(self, name: str) -> None:
        self._base_file = Path(name)
        self._refresh_base()
        if self.better_base.isChecked():
            self.changed.emit()
        else:
            self.better_base.setChecked(True)

    def _add(self, name: str, title: str, about: str) -> None:
        button = QRadioButton(title)
        button.setAccessibleDescription(about)
        self._group.addButton(button)
        self.recipes[name] = button
        text = label(about, SMALL, quiet=True, wrap=True)
        text.setContentsMargins(_INDENT, 0, 0, 2 * GRID)
        self._inside.addWidget(button)
        self._inside.addWidget(text)

    def _lay_out(self) -> None:
        base = QHBoxLayout()
        base.addWidget(self.better_base)
        base.addStretch(1)
        base.addWidget(self.from_file)
        self._base_note.setContentsMargins(_INDENT, 0, 0, 0)
        self.estimate.setAlignment(leading() | Qt.AlignmentFlag.AlignTop)
        self.estimate.setMinimumHeight(12 * GRID)
        self._full_note.setContentsMargins(_INDENT, 0, 0, 0)
        self._inside.addWidget(self._full_note)
        self._inside.addSpacing(2 * GRID)
        self._inside.addWidget(self.only)
        self._inside.addLayout(base)
        self._inside.addWidget(self._base_note)
        self._inside.addStretch(1)
        self._inside.addWidget(self.estimate)

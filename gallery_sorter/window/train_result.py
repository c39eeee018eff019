"""The last page of the training: before and after on the same pictures, and the pictures behind the figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.window.sections import readable
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.train_confusion import ConfusionMatrix
from gallery_sorter.window.train_figures import Figures
from gallery_sorter.window.train_listed import ListTab
from gallery_sorter.window.train_pictures import PictureList
from gallery_sorter.window.train_progress import Curves
from gallery_sorter.window.train_told import doubtful, told_change, told_doubtful, told_seen
from gallery_sorter.window.typography import GRID, SMALL, label
from gallery_sorter.window.wording import grouped, in_language, picture_count

Record = Mapping[str, Any]


class ResultPage(QWidget):
    """Shows one result with what was told before it: the pictures that were left out, and those that would change."""

    relabelled = Signal(object, str)  # a Told, and the class that the person gives it to
    class_wanted = Signal(object)  # a Told whose class the person wants to choose
    opened = Signal(object)  # a Path

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Sequence[Record] = ()
        self._learned: Sequence[Record] = ()  # that the new network has, and others were asked about
        self._result: Record = {}
        self.classes: Sequence[str] = ()
        self.figures = Figures()
        self.note = label(factor=SMALL, quiet=True, wrap=True)
        self.matrix = ConfusionMatrix()
        self.matrix.cell_chosen.connect(self._on_cell)
        self.behind = PictureList(thumbnails)
        self.matrix.entered.connect(self.behind.setFocus)
        self._behind_title = label(factor=SMALL, quiet=True, wrap=True)
        self.before = QRadioButton(self.tr("&Before"))
        self.after = QRadioButton(self.tr("&After"))
        self.doubtful = PictureList(thumbnails)
        self.changes = PictureList(thumbnails)
        self.curves = Curves()
        self._doubts = ListTab(self.doubtful, self.tr("It is what it is called here  ⏎"))
        self._said: dict[
            bytes, bool
        ] = {}  # of contents that the person gave a class here: whether it was theirs before
        for pictures in self._lists:
            pictures.opened.connect(self.opened)
            pictures.key_pressed.connect(lambda key, pictures=pictures: self._on_key(pictures, key))
        self.behind.setAccessibleName(self.tr("Pictures behind the chosen cell"))
        self.doubtful.setAccessibleName(
            self.tr("Pictures that are likely in the wrong class, then those that are told least surely")
        )
        self.changes.setAccessibleName(self.tr("Pictures whose class would change"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)  # the line would end at what stands beside the tabs
        # Else Return, which corrects a picture there, would press Keep.
        self.tabs.tabBarClicked.connect(lambda _: QTimer.singleShot(0, self._focus_shown_list))
        self._lay_out()

    def show_result(self, result: Record, seen: Sequence[Record], changes: Sequence[Record]) -> None:
        """Everything that the training told at its end; `seen` are its records of labelled pictures."""
        self._result, self.classes = result, result["classes"]
        self._seen = [record for record in seen if record["type"] == "seen"]
        self._learned = [record for record in seen if record["type"] == "doubt"]
        self.figures.show_result(result)
        self._said = {}
        self._refresh_note()
        self.curves.set_epochs(result["epochs"], result["recipe"])
        by_fifths = result["recipe"] == "quick"
        self.tabs.setTabText(3, self.tr("Fifth by fifth") if by_fifths else self.tr("Curves"))
        self.after.setChecked(True)
        self._show_matrix()
        self._show_doubtful()
        self.changes.placeholder = (
            self.tr("No picture that is known would change its class.")
            if self._result["changes"] != "unknown"
            else self.tr(
                "Nobody knows yet: this network sees pictures in its own way, and has to look at each of them."
            )
        )
        self.changes.set_pictures([told_change(record) for record in changes])
        self._name_tabs()

    def relabel(self, pictures: PictureList, class_name: str) -> None:
        """The marked picture belongs to this class, the person says."""
        if (told := pictures.marked) is not None:
            for one in self._lists:
                one.drop(told.content)
            self.relabelled.emit(told, class_name)
            self._said[told.content] = class_name == told.class_name
            self._name_tabs()
            self._refresh_note()

    def _name_tabs(self) -> None:
        likely = self.tr("Doubtful ({})")
        change = {
            "known": self.tr("Would change ({})"),
            "likely": self.tr("Would likely change ({})"),
            "unknown": self.tr("Would change (?)"),
        }[self._result["changes"]]
        self.tabs.setTabText(1, likely.format(grouped(len(self.doubtful.pictures))))
        self.tabs.setTabText(2, change.format(grouped(len(self.changes.pictures))))
        likely_only = self.tr("Told from how the network's view of your own pictures has changed. Keep looks at each.")
        self.tabs.setTabToolTip(2, likely_only if self._result["changes"] == "likely" else "")

    def _show_doubtful(self) -> None:
        hint = ""
        empty = self.tr("Of what could be asked about, nothing that you said looks wrong, and nothing is unsure.")
        known_before = None
        if self._result["worse"]:
            known_before = self._result["classes_before"]
            hint = self.tr(
                "The new model counts as worse: only what the one before doubts, too, or other pictures speak against."
            )
            empty = self.tr("The new model counts as worse, so its own doubts are no help; there are no others.")
        records = doubtful(self._seen, self._learned, known_before)
        self.doubtful.placeholder = empty
        self.doubtful.set_pictures([told_doubtful(record, self._side) for record in records])
        self._doubts.show_hint(hint if records else "")

    def _refresh_note(self) -> None:
        """Why the new model counts as worse, where it does, and what the person has said here."""
        confirmed = sum(self._said.values())
        corrected = len(self._said) - confirmed
        if corrected and confirmed:
            said = self.tr("{} corrected, {} confirmed. Train again to learn from that.")
            done = said.format(picture_count(corrected), picture_count(confirmed))
        elif self._said:
            corrections = self.tr("{} corrected. Train again to learn from that.")
            said = corrections if corrected else self.tr("{} confirmed. Train again to learn from that.")
            done = said.format(picture_count(len(self._said)))
        else:
            done = ""
        worse = in_language(Sentence.unpacked(self._result["worse_sentence"] or ""))
        self.note.setText(" ".join(filter(None, (worse, done))))
        self.note.setVisible(bool(self.note.text()))

    @property
    def _lists(self) -> tuple[PictureList, ...]:
        return self.behind, self.doubtful, self.changes

    @property
    def shown_list(self) -> PictureList:
        """The list of the tab that is open."""
        return {1: self.doubtful, 2: self.changes}.get(self.tabs.currentIndex(), self.behind)

    def _focus_shown_list(self) -> None:
        if self.shown_list.isVisible():
            self.shown_list.setFocus()

    def _show_matrix(self) -> None:
        """The matrix of one side; chosen is the most frequent mistake that there are pictures of."""
        if not self._result:
            return
        confusion = self._confusion()
        self.matrix.set_matrix(confusion["labels"], confusion["rows"])
        mistakes = Counter(
            (record["class"], record[self._side]) for record in self._seen if record["class"] != record[self._side]
        )
        if mistakes:
            self.matrix.choose(*mistakes.most_common(1)[0][0])

    @property
    def _side(self) -> str:
        return "after" if self.after.isChecked() else "before"

    def _confusion(self) -> Record:
        found: Record = self._result[f"confusion_{self._side}"]
        return found

    def _on_cell(self, true: str, called: str) -> None:
        inside = [record for record in self._seen if record["class"] == true and record[self._side] == called]
        confusion = self._confusion()
        number = confusion["rows"][confusion["labels"].index(true)][confusion["labels"].index(called)]
        verdict = self.tr("rightly called so") if true == called else self.tr("called {}").format(readable(called))
        self._behind_title.setText(self.tr("{}: {} {}").format(readable(true), picture_count(number), verdict))
        only_remembered = self.tr("The model remembers these as numbers; there is no picture to show.")
        self.behind.placeholder = only_remembered if number else self.tr("None.")
        told = [told_seen(record, self._side) for record in inside]
        self.behind.set_pictures([one for one in told if one.content not in self._said])

    def _on_key(self, pictures: PictureList, key: int) -> None:
        """Return: the new model is right. K: the class is right as it is. A digit: another class. M: choose one."""
        told = pictures.marked
        if told is None:
            return
        number = key - int(Qt.Key.Key_1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.relabel(pictures, told.called)
        elif key == Qt.Key.Key_K:
            self.relabel(pictures, told.class_name)
        elif key == Qt.Key.Key_M:
            self.class_wanted.emit(told)
        elif key == Qt.Key.Key_Space:
            self.opened.emit(told.path)
        elif 0 <= number < min(9, len(self.classes)):
            self.relabel(pictures, self.classes[number])

    def _lay_out(self) -> None:
        choice, sides = QButtonGroup(self), QWidget()
        which = QHBoxLayout(sides)
        which.setContentsMargins(0, 0, 0, 3 * GRID)  # it stands on the pane, and is to stand level with the tabs
        for button in (self.before, self.after):
            choice.addButton(button)
            which.addWidget(button)
        self.tabs.setCornerWidget(sides)  # beside the tabs: the matrix needs all the height that there is
        self.tabs.currentChanged.connect(lambda tab: sides.setVisible(tab == 0))
        self.after.setChecked(True)
        self.after.toggled.connect(lambda _: self._show_matrix())
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the matrix itself has the keyboard
        scroll.setWidget(self.matrix)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        right = QVBoxLayout()
        right.addWidget(self._behind_title)
        right.addWidget(self.behind, 1)
        right.addWidget(label(self.tr("⏎ the new model is right · K as it was · M another class"), SMALL, quiet=True))
        cells = QWidget()
        halves = QHBoxLayout(cells)
        halves.setContentsMargins(0, GRID, 0, 0)
        halves.addWidget(scroll, 3)
        halves.addLayout(right, 2)
        self.tabs.addTab(cells, self.tr("What was taken for what"))
        new_is_right = self.tr("The new model is right  ⏎")
        for pictures, tab in ((self.doubtful, self._doubts), (self.changes, ListTab(self.changes, new_is_right))):
            tab.key_clicked.connect(lambda key, pictures=pictures: self._on_key(pictures, key))
            self.tabs.addTab(tab, "")
        self.tabs.addTab(self.curves, "")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2 * GRID)
        inside.addWidget(self.figures)
        inside.addWidget(self.note)
        inside.addWidget(self.tabs, 1)

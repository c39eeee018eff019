"""Leads the real window through its states, as a person meets them, and takes a picture of each in both looks."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from gallery_sorter.base.settings import Look
from gallery_sorter.window.about import AboutDialog
from gallery_sorter.window.class_dialog import ClassDialog
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Key, Kind
from gallery_sorter.window.shortcuts_dialog import ShortcutsDialog
from gallery_sorter.window.train_dialog import Page, TrainDialog

PATIENCE = 600.0  # seconds, for a folder of thousands
COUNTED_WITHIN = 60.0  # seconds: what can be learned from is told
HIGH_LIMIT = 99  # per cent: so that some of the pictures are unsure


class Stage:
    """Every public method is one act: it leaves the window as the next one begins with."""

    def __init__(self, app: QApplication, window: MainWindow, folder: Path) -> None:
        self._app = app
        self._window = window
        self._folder = folder
        self._judged: list[bool] = []  # each time that all pictures were judged by another limit
        window.opening.judged.connect(lambda: self._judged.append(True))

    def shoot_all(self, dump: Path) -> None:
        """All states; `dump` holds pictures, and is sorted at the end."""
        self.shoot_start(dump)
        self.shoot_reading(dump)
        self.shoot_looking()
        self.shoot_finding()
        self.shoot_training_without_corrections()
        self.shoot_correcting()
        self.shoot_groups()
        self.shoot_dialogs(dump)
        self.shoot_training(dump)
        self.shoot_sorting(dump)
        self.shoot_nothing_here(dump.parent)

    def shoot_start(self, dump: Path) -> None:
        """The start page, the first time and later; the history before anything was moved."""
        window = self._window
        self._shoot("empty", window)
        window.empty.set_recent([dump, dump.with_name("Camera Uploads")])
        self._shoot("empty-again", window)
        window.refresh_recent()
        window.history.open()
        self._shoot_dialog("history-none", window.history.dialog)

    def shoot_reading(self, dump: Path) -> None:
        """Pictures come in."""
        window = self._window
        window.open_paths([dump])
        self._wait(lambda: window.gallery.total > 12 or not window.stream.busy)
        self._shoot("filling", window)
        self._work_done()
        self._shoot("full", window)

    def shoot_looking(self) -> None:
        """One picture, beside the others and over the whole window."""
        window = self._window
        window.view.select(window.view.order[2])
        self._shoot("preview", window)
        window.look_closely()
        self._shoot("closely", window)
        window.look_at_all()

    def shoot_finding(self) -> None:
        """The filter, what it finds and that it finds nothing; look-alikes."""
        window = self._window
        window.menus["filter"].setChecked(True)
        window.workspace.filter_bar.most.setValue(99)
        window.workspace.filter_bar.dated.setChecked(True)
        self._shoot("filtered", window)
        window.menu_corner.search.setText("no such picture")
        self._shoot("filtered-none", window)
        window.menu_corner.search.clear()
        window.menus["filter"].setChecked(False)
        window.stacks.open()
        self._rest()
        if window.stacks.dialog is not None:
            self._shoot_dialog("look-alikes", window.stacks.dialog)

    def shoot_correcting(self) -> None:
        """A class was given; a picture was put in the bin, and taken out again."""
        window = self._window
        window.view.select(window.view.order[2])
        window.labelling.assign(window.gallery.classes[1])
        self._shoot("corrected", window)
        window.view.select(window.view.order[0])
        window.labelling.discard()
        self._rest()
        self._shoot("discarded", window)
        for _ in range(2):  # it was not what the picture is
            window.steps.undo()
            self._work_done()

    def shoot_groups(self) -> None:
        """The groups below the classes; and one that has no pictures."""
        window, bar = self._window, self._window.workspace.bar
        window.workspace.banner.close_button.click()
        bar.slider.setValue(HIGH_LIMIT)
        self._judge_anew(measured=False)
        for kind in (Kind.UNSURE, Kind.OUTSIDE, Kind.UNREADABLE):
            window.workspace.sidebar.section_chosen.emit(Key(kind))
            self._shoot(kind.value, window)
        self._judge_anew(measured=True)
        bare = next((key for key in window.gallery.all_keys() if not window.gallery.count(key)), None)
        if bare is not None:
            window.workspace.sidebar.section_chosen.emit(bare)
            self._shoot("group-none", window)

    def shoot_dialogs(self, dump: Path) -> None:
        """Settings, about, the choice of a class, all keys, watched folders."""
        window = self._window
        window.settings.open()
        self._shoot_dialog("settings", window.settings.dialog)
        dialogs = {
            "about": AboutDialog(window),
            "class": ClassDialog(window.gallery.classes, window),
            "shortcuts": ShortcutsDialog(window.menus.shortcuts(), window),
        }
        for name, dialog in dialogs.items():
            dialog.open()
            self._rest(1)
            self._shoot_dialog(name, dialog)
        window.watching.open()
        watched = window.watching.dialog
        assert watched is not None
        self._shoot("watched-none", watched)
        watched.add(dump)
        self._shoot_dialog("watched", watched)

    def shoot_training_without_corrections(self) -> None:
        """There is nothing to learn from yet."""
        window = self._window
        window.training.open(None)
        self._rest(8)
        self._shoot_dialog("train-none", window.training.dialog)

    def shoot_training(self, dump: Path) -> None:
        """Say of some pictures what they are, of a few something else, train the network, then quickly, which ends too
        soon to be looked at while it learns, and look at each page.
        """
        window = self._window
        known = [[item for item in section.items if item.picture is not None] for section in window.gallery.sections]
        called = Counter(item.picture.class_name for items in known for item in items if item.picture is not None)
        wrong, rarest = called.most_common()[0][0], called.most_common()[-1][0]
        for place, item in enumerate(item for items in known for item in items[:15]):
            if item.picture is not None:  # of the class that can spare them two are given to the one that needs them
                name = item.picture.class_name
                window.correcting.assign([item], rarest if name == wrong and place % 15 in (2, 5) else name)
        self._rest()
        window.training.open(dump)
        dialog = window.training.dialog
        assert dialog is not None
        self._wait(dialog.go.isEnabled)
        self._shoot("train-sources", dialog)
        dialog.go.click()
        self._wait(dialog.go.isEnabled)
        self._shoot("train-recipe", dialog)
        self._shoot_learning(dialog)
        dialog.recipe.recipes["quick"].setChecked(True)
        self._wait(dialog.go.isEnabled)
        dialog.go.click()
        self._wait(lambda: dialog.page is Page.RESULT or dialog.back.isEnabled())
        for tab, name in enumerate(("result", "doubtful", "changes", "curves")):
            dialog.outcome.tabs.setCurrentIndex(tab)
            self._shoot(f"train-{name}", dialog)
        dialog.reject()
        if dialog.question is not None:
            self._shoot("train-keep", dialog.question)
            dialog.question.discard.click()

    def _shoot_learning(self, dialog: TrainDialog) -> None:
        """The network in training, cancelled; where there is too little for it, what is said then."""
        dialog.recipe.recipes["deep"].setChecked(True)
        self._wait(dialog.go.isEnabled, COUNTED_WITHIN)
        self._shoot("train-recipe-deep", dialog)
        if not dialog.go.isEnabled():
            return
        dialog.go.click()
        self._wait(lambda: len(dialog.progress.epochs) > 1 or dialog.back.isEnabled())
        self._shoot("train-learning", dialog)
        dialog.cancel.click()
        self._wait(dialog.back.isEnabled)
        self._shoot("train-cancelled", dialog)
        dialog.back.click()

    def shoot_sorting(self, dump: Path) -> None:
        """What would happen, what happened, and the history of it."""
        window = self._window
        window.begin_sort()
        self._work_done()
        if window.sort_desk.sheet is not None:
            self._shoot("sheet", window.sort_desk.sheet)
            window.sort_desk.sheet.accept()
        self._work_done()
        self._shoot("sorted", window)
        window.history.open()
        self._rest()
        self._shoot_dialog("history", window.history.dialog)

    def shoot_nothing_here(self, around: Path) -> None:
        """Folders without pictures, and one that is not there."""
        window = self._window
        bare, other = around / "Empty", around / "Documents"
        for folder in (bare, other):
            folder.mkdir()
        (other / "notes.txt").write_text("no picture")
        for name, folder in (("folder-empty", bare), ("folder-other", other), ("folder-gone", around / "Gone")):
            window.open_paths([folder])
            self._work_done()
            self._shoot(name, window)

    def _judge_anew(self, *, measured: bool) -> None:
        self._judged.clear()
        self._window.workspace.bar.measured.setChecked(measured)
        self._wait(lambda: bool(self._judged))
        self._rest()

    def _work_done(self) -> None:
        self._wait(lambda: not self._window.stream.busy)
        self._rest()

    def _wait(self, until: Callable[[], bool], patience: float = PATIENCE) -> None:
        end = time.monotonic() + patience
        while not until() and time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.01)

    def _rest(self, seconds: float = 0.6) -> None:
        end = time.monotonic() + seconds
        self._wait(lambda: time.monotonic() > end)

    def _shoot_dialog(self, name: str, dialog: QWidget | None) -> None:
        assert dialog is not None, name
        self._shoot(name, dialog)
        dialog.close()

    def _shoot(self, name: str, widget: QWidget) -> None:
        self._rest()
        for look in (Look.LIGHT, Look.DARK):
            self._window.choose_look(look)
            self._rest(0.2)
            if not widget.grab().save(str(self._folder / f"{name}-{look.value}.png")):
                raise OSError(f"{name} could not be written to {self._folder}")

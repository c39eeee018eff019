"""The third page of the training: how it goes, in two charts, and how long it still takes."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gallery_sorter.base.wording import short_time
from gallery_sorter.window.train_chart import Chart, Line
from gallery_sorter.window.typography import GRID, TITLE, label
from gallery_sorter.window.wording import byte_size, grouped, picture_count

Record = Mapping[str, Any]


class Curves(QWidget):
    """Loss and accuracy, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss = Chart(self.tr("Loss"))
        self.accuracy = Chart(self.tr("Accuracy on left-out pictures"), as_percent=True)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 2 * GRID, 0, 0)
        inside.setSpacing(6 * GRID)
        inside.addWidget(self.loss)
        inside.addWidget(self.accuracy)

    def set_epochs(self, epochs: Sequence[Record], recipe: str) -> None:
        """Draw what the epochs of one network came to. Those of `quick` are no steps of one way: each is a head of its
        own.
        """
        first, of = (epochs[0]["epoch"], epochs[-1]["of"]) if epochs else (1, 1)
        left_out = Line(self.tr("left-out pictures"), [epoch["val_loss"] for epoch in epochs])
        learned = Line(self.tr("learned pictures"), [epoch["train_loss"] for epoch in epochs])
        accuracy = Line(self.tr("accuracy"), [epoch["val_accuracy"] for epoch in epochs])
        for chart, lines in ((self.loss, (left_out, learned)), (self.accuracy, (accuracy,))):
            if recipe == "quick":
                chart.set_points(lines, of, self.tr("a point for each fifth that was left out"))
            else:
                chart.set_lines(lines, of, first)


class ProgressPage(QWidget):
    """Takes the child's records one by one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.epochs: list[Record] = []
        self._recipe = "quick"
        self._title = label(factor=TITLE)
        self.status = label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(2 * GRID)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.curves = Curves()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3 * GRID)
        inside.addWidget(self._title)
        inside.addWidget(self.bar)
        inside.addWidget(self.status)
        inside.addWidget(self.curves, 1)

    def begin(self) -> None:
        """A training was started."""
        self.epochs = []
        self._title.setText(self.tr("Learning…"))
        self.status.setText(self.tr("Reading the pictures. You can go on in the window meanwhile."))
        self.bar.setRange(0, 0)
        self.curves.set_epochs(self.epochs, self._recipe)

    def show_waiting(self) -> None:
        """It begins when the one before, which was cancelled, has ended."""
        self._title.setText(self.tr("A moment…"))
        self.status.setText(self.tr("The training that you cancelled is just ending. This one begins then."))

    def take_start(self, start: Record) -> None:
        """What it learns from."""
        self._recipe = start["recipe"]
        own, old = sum(start["pictures"].values()), sum(start["remembered"].values())
        text = self.tr("From {} of yours and {} remembered; about {} in all.")
        left = short_time(max(float(start["estimate_seconds"]), 1.0))
        self.status.setText(text.format(picture_count(own), grouped(old), left))

    def take_progress(self, step: Record) -> None:
        """How far it is before the first epoch."""
        done, total = step["done"], step["total"] or 0
        units = 1 << 10 if step["doing"] == "fetching" else 1  # a bar counts no more than 2^31
        self.bar.setRange(0, 0 if done == total else total // units)  # with nothing to count to it shows that it works
        self.bar.setValue(done // units)
        if step["doing"] == "finding":
            text = self.tr("Looking for your pictures: {} so far").format(grouped(done))
        elif step["doing"] == "fetching":
            text = self.tr("Fetching the better base: {} of {}").format(byte_size(done), byte_size(total))
        elif done < total:
            text = self.tr("Reading pictures: {} of {}").format(grouped(done), grouped(total))
        else:
            text = self.tr("{} read").format(picture_count(total))
        left = step["seconds_left"]
        self.status.setText(text + (self.tr(", about {} left in all").format(short_time(left)) if left else ""))

    def take_epoch(self, epoch: Record) -> None:
        """One more epoch is done."""
        self.epochs.append(epoch)
        network, networks = epoch["network"], epoch["networks"]
        self.bar.setRange(0, networks * epoch["of"])
        self.bar.setValue((network - 1) * epoch["of"] + epoch["epoch"])
        said = self.tr("Fifth {} of {} left out") if self._recipe == "quick" else self.tr("Epoch {} of {}")
        text = said.format(epoch["epoch"], epoch["of"])
        if not epoch["epoch"]:
            text = self.tr("The start is measured")
        if networks > 1:
            text = self.tr("Network {} of {}: {}").format(network, networks, text)
        ends = self.bar.value() == self.bar.maximum()
        left = "" if ends else self.tr(", {} left").format(short_time(epoch["seconds_left"]))
        self.status.setText(text + left)
        self.curves.set_epochs([one for one in self.epochs if one["network"] == network], self._recipe)

    def show_ended(self, title: str, text: str) -> None:
        """It is over, well or not."""
        self._title.setText(title)
        self.status.setText(text)
        if self.bar.maximum() == 0:
            self.bar.setRange(0, 1)

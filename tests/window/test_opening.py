"""What happens where recognising breaks off by a fault of the program's own."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gallery_sorter.app import classify
from gallery_sorter.app.events import Events, Picture
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.window.main_window import MainWindow
from tests.window.acting import settled

real_classify = classify.classify


class Faulty:
    """Breaks off so many times after the third picture, then goes on as ever."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.runs = 0

    def __call__(self, session: Session, options: classify.ClassifyOptions, cancel: Cancel) -> Events:
        self.runs += 1
        pictures = 0
        for event in real_classify(session, options, cancel):
            yield event
            pictures += isinstance(event, Picture)
            if self.left and pictures == 3:
                self.left -= 1
                raise RuntimeError("a fault")


@pytest.mark.parametrize("faults", [1, 2])
def test_recognising_is_taken_up_once_and_then_the_fault_is_told(
    qtbot: QtBot, window: MainWindow, dump: Path, monkeypatch: pytest.MonkeyPatch, faults: int
) -> None:
    told = faults == 2
    faulty = Faulty(faults)
    monkeypatch.setattr(classify, "classify", faulty)
    failures: list[object] = []
    window.opening.failed.connect(failures.append)
    window.open_paths([dump])
    settled(qtbot, window)
    assert faulty.runs == 2
    assert bool(failures) is told
    everything = [path for path in dump.rglob("*") if path.is_file() and path.suffix != ".mp4"]
    assert len([item for item in window.view.order if item.picture]) == (3 if told else len(everything) - 1)

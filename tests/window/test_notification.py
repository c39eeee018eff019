"""Notifications with a button, sent by a program that answers as the desktop's does."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gallery_sorter.window.notification import Notification

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a program of Linux desktops")


class Told:
    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
        program = tmp_path / "notify-send"
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/said\n{script}\n', encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        self.parent = QObject()
        self.plain: list[str] = []
        self.undone: list[str] = []
        self.opened: list[bool] = []
        self.notification = Notification(self.parent, self.plain.append)
        self.notification.undo_wanted.connect(self.undone.append)
        self.notification.open_wanted.connect(lambda: self.opened.append(True))


@pytest.mark.parametrize("answer", ["undo", "default", ""])
def test_the_answer_is_passed_on(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    told = Told(tmp_path, monkeypatch, f"echo {answer}")
    told.notification.tell("-- 3 pictures sorted", "b1")
    qtbot.waitUntil(lambda: not told.notification._waiting)
    assert (told.undone, bool(told.opened)) == (["b1"] if answer == "undo" else [], answer == "default")
    assert told.plain == []
    said = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert said[-3:] == ["--", "Gallery Sorter", "-- 3 pictures sorted"]
    assert "undo=Take back" in said


def test_there_is_no_button_where_nothing_can_be_taken_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(tmp_path, monkeypatch, "")
    told.notification.tell("2 unsure", "")
    qtbot.waitUntil(lambda: not told.notification._waiting)
    assert "undo=" not in (tmp_path / "said").read_text(encoding="utf-8")


def test_a_program_that_can_not_leaves_it_to_the_tray(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(tmp_path, monkeypatch, "exit 1")
    told.notification.tell("first", "b1")
    qtbot.waitUntil(lambda: told.plain == ["first"])
    told.notification.tell("second", "b2")
    assert told.plain == ["first", "second"]


def test_closing_waits_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    told = Told(tmp_path, monkeypatch, "exec sleep 60")
    told.notification.tell("unanswered", "b1")
    qtbot.waitUntil((tmp_path / "said").exists)
    told.notification.close()
    assert not told.notification._waiting
    assert told.undone == []

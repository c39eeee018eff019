"""A new model that nobody has kept or discarded is on the shelf with the person's knowledge, or not at all."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery_sorter.app.models import models, remove_model, use_model
from gallery_sorter.app.session import Session
from gallery_sorter.base.settings import Look
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.theme import Theme
from gallery_sorter.window.train_dialog import Page, TrainDialog
from gallery_sorter.window.window_state import WindowState
from tests.drawn_model import NAME as DRAWN
from tests.window.acting import PATIENCE, opened, settled
from tests.window.scripted_child import DEAF, HEARS, NAME, WRITES, Child, begin, child, under_way
from tests.window.training_records import result

__all__ = ["child"]

QUESTION = f"Keep the new model “{NAME}”? Better: 98.5 % right, before 95.0 %."


def on_the_shelf(session: Session) -> list[str]:
    return [version.name for version in models(session)]


def banner_of(window: MainWindow) -> str:
    banner = window.workspace.banner
    return "" if banner.isHidden() else banner.text


def asks(qtbot: QtBot, window: MainWindow, question: str = QUESTION) -> None:
    qtbot.waitUntil(lambda: banner_of(window) == question, timeout=PATIENCE)


def answer(qtbot: QtBot, window: MainWindow, text: str) -> None:
    button = next(b for b in window.workspace.banner.buttons if not b.isHidden() and b.text() == text)
    button.click()
    settled(qtbot, window)
    assert banner_of(window) == ""


def trained(qtbot: QtBot, window: MainWindow, child: Child) -> TrainDialog:
    child.does(WRITES, result())
    dialog = begin(qtbot, window)
    qtbot.waitUntil(lambda: dialog.page is Page.RESULT, timeout=PATIENCE)
    return dialog


def opened_again(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window of the next sitting."""
    window.close()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    session = window.session
    made = MainWindow(session, WindowState(session.folder, safe_mode=False), Theme(app, Look.LIGHT))
    qtbot.addWidget(made)
    made.show()
    made.begin(())
    settled(qtbot, made)
    assert banner_of(made) == "", "the start page stays until there is something to look at"
    folder = session.folder.root.with_name("nothing yet")
    folder.mkdir()
    made.open_paths([folder])
    return made


def remembered(window: MainWindow) -> list[str]:
    return WindowState(window.session.folder, safe_mode=False).undecided


@pytest.mark.parametrize("decides", ["Keep", "Discard"])
def test_the_next_sitting_asks_what_the_last_one_left(
    qtbot: QtBot, window: MainWindow, child: Child, decides: str
) -> None:
    dialog = trained(qtbot, window, child)
    assert banner_of(window) == "", "the dialog asks"
    window.close()
    assert not dialog.isVisible(), "nothing that asks may hold up the end"
    later = opened_again(qtbot, window)
    asks(qtbot, later)
    answer(qtbot, later, decides)
    assert (NAME in on_the_shelf(later.session)) == (decides == "Keep")
    assert later.session.shelf.active_name() == (NAME if decides == "Keep" else DRAWN)
    assert remembered(later) == []
    if decides == "Keep":
        later.steps.undo()
        settled(qtbot, later)
        assert later.session.shelf.active_name() == DRAWN
    later.close()


@pytest.mark.parametrize("decides", ["keep", "discard"])
def test_what_was_decided_in_the_dialog_is_not_asked_again(
    qtbot: QtBot, window: MainWindow, child: Child, decides: str
) -> None:
    dialog = trained(qtbot, window, child)
    assert len(remembered(window)) == 1, "also where the window itself is killed now"
    dialog.reject()
    assert dialog.question is not None
    getattr(dialog.question, decides).click()
    settled(qtbot, window)
    assert window.training.dialog is None
    assert remembered(window) == []
    assert (NAME in on_the_shelf(window.session)) == (decides == "keep")


@pytest.mark.parametrize("elsewhere", [remove_model, use_model])
def test_what_was_decided_elsewhere_is_not_asked_again(
    qtbot: QtBot, window: MainWindow, child: Child, elsewhere: object
) -> None:
    trained(qtbot, window, child)
    window.close()
    assert callable(elsewhere)
    elsewhere(window.session, NAME)
    later = opened_again(qtbot, window)
    settled(qtbot, later)
    assert banner_of(later) == ""
    assert remembered(later) == []
    later.close()


def test_it_asks_once_a_sitting_and_after_what_stands_there(qtbot: QtBot, window: MainWindow, child: Child) -> None:
    trained(qtbot, window, child)
    later = opened_again(qtbot, window)
    banner = later.workspace.banner
    banner.show_message("A sort was set right.")
    settled(qtbot, later)
    assert banner_of(later) == "A sort was set right."
    banner.close_button.click()
    asks(qtbot, later)
    banner.close_button.click()
    settled(qtbot, later)
    assert banner_of(later) == ""
    later.menus["train"].trigger()
    asks(qtbot, later)
    later.close()


def test_it_does_not_ask_while_one_looks_at_a_picture(
    qtbot: QtBot, window: MainWindow, child: Child, dump: Path
) -> None:
    trained(qtbot, window, child)
    later = opened_again(qtbot, window)
    asks(qtbot, later)
    opened(qtbot, later, dump)
    later.training.undecided.ask_anew()
    later.view.select(later.view.order[0])
    later.look_closely()
    later.training.offer()
    settled(qtbot, later)
    assert later.viewer.isVisible()
    assert banner_of(later) == ""
    later.close()


def test_a_result_goes_when_the_next_training_begins_and_not_before(
    qtbot: QtBot, window: MainWindow, child: Child
) -> None:
    dialog = trained(qtbot, window, child)
    dialog.back.click()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
    assert NAME in on_the_shelf(window.session)
    dialog.reject()
    asks(qtbot, window)
    answer(qtbot, window, "Discard")
    dialog = trained(qtbot, window, child)
    dialog.back.click()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
    child.does(HEARS)
    dialog.go.click()
    qtbot.waitUntil(lambda: NAME not in on_the_shelf(window.session), timeout=PATIENCE)
    under_way(qtbot, dialog)
    dialog.reject()
    settled(qtbot, window)
    assert remembered(window) == []


def test_a_result_that_comes_after_the_dialog_was_closed_is_asked_about(
    qtbot: QtBot, window: MainWindow, child: Child
) -> None:
    child.does("time.sleep(0.3)", WRITES, result())
    dialog = begin(qtbot, window)
    under_way(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.training.dialog is None
    asks(qtbot, window)


def test_nothing_is_said_to_be_as_it_was_that_is_not(qtbot: QtBot, window: MainWindow, child: Child) -> None:
    child.does(WRITES, DEAF)
    dialog = begin(qtbot, window)
    qtbot.waitUntil(lambda: NAME in on_the_shelf(window.session), timeout=PATIENCE)
    dialog.cancel.click()
    qtbot.waitUntil(dialog.back.isEnabled, timeout=PATIENCE)
    assert dialog.progress._title.text() == "Cancelled"
    assert dialog.progress.status.text().startswith(f"It had written a new model by then: {NAME}.")
    asks(qtbot, window, f"Keep the new model “{NAME}”? How good it is was not told.")
    answer(qtbot, window, "Discard")
    assert NAME not in on_the_shelf(window.session)


@pytest.mark.parametrize("acts", [(DEAF,), ("sys.exit(3)",)])
def test_where_nothing_was_written_it_is_as_it_was(
    qtbot: QtBot, window: MainWindow, child: Child, acts: tuple[str, ...]
) -> None:
    child.does(*acts)
    dialog = begin(qtbot, window)
    if acts[0] == DEAF:
        under_way(qtbot, dialog)
        dialog.cancel.click()
    qtbot.waitUntil(dialog.back.isEnabled, timeout=PATIENCE)
    said = dialog.progress.status.text()
    assert said.endswith("The models are as they were.")
    assert ("not enough memory" in said) == (acts[0] != DEAF)
    assert on_the_shelf(window.session) == ["starter", DRAWN]
    assert remembered(window) == []


def test_what_is_killed_with_the_window_is_asked_about_too(qtbot: QtBot, window: MainWindow, child: Child) -> None:
    child.does(WRITES, DEAF)
    begin(qtbot, window)
    qtbot.waitUntil(lambda: NAME in on_the_shelf(window.session), timeout=PATIENCE)
    later = opened_again(qtbot, window)
    asks(qtbot, later, f"Keep the new model “{NAME}”? How good it is was not told.")
    later.close()


def test_what_makes_no_sense_is_forgotten(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.state.undecided = ["no json", "[]", "{}", '{"model": 1}', '{"model": "a", "after": {}}']
    later = opened_again(qtbot, window)
    settled(qtbot, later)
    assert banner_of(later) == ""
    later.close()

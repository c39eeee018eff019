"""Training for real, through the real window and its child: correct, train, see the mistakes go, take it back."""

import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.app.events import Picture
from gallery_sorter.app.models import models
from gallery_sorter.app.session import Session
from gallery_sorter.training.base import active_base
from gallery_sorter.window import train_process
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.train_dialog import Page, TrainDialog
from gallery_sorter.window.train_process import Record
from gallery_sorter.window.train_told import told_seen
from tests.drawn import draw
from tests.drawn_model import NAME
from tests.loopback import FileServer, serving
from tests.window.acting import PATIENCE, opened, settled

BOATS = 8
TRAINED = 5 * PATIENCE  # what a network of 21 million weights may take where other work has the cores too


@pytest.fixture
def boats(dump: Path) -> Path:
    """A dump with pictures of something that the model has no class for."""
    for number in range(BOATS):
        draw("Other", 500 + number).save(dump / f"BOAT_{number}.jpg")
    return dump


def correct(window: MainWindow) -> None:
    items = [item for section in window.gallery.sections for item in section.items]
    window.correcting.assign([item for item in items if item.shown.path.name.startswith("BOAT")], "Boats")


def called(window: MainWindow) -> dict[str, str]:
    """What the model itself calls each picture, whatever the person said."""
    items = [item for section in window.gallery.sections for item in section.items]
    return {i.shown.path.name: i.shown.prediction.class_name for i in items if isinstance(i.shown, Picture)}


def open_dialog(qtbot: QtBot, window: MainWindow) -> TrainDialog:
    window.menus["train"].trigger()
    dialog = window.training.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
    return dialog


def open_dialog_on(qtbot: QtBot, window: MainWindow, folder: Path) -> TrainDialog:
    """The dialog with this folder alone to learn from."""
    window.menus["train"].trigger()
    dialog = window.training.dialog
    assert dialog is not None
    dialog.sources._on_folder(str(folder))
    dialog.sources.corrections.setChecked(False)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
    return dialog


def train(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.go.click()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.page is Page.RESULT, timeout=PATIENCE)


def trained(qtbot: QtBot, window: MainWindow, boats: Path) -> TrainDialog:
    """The dialog with the result of a training, after some corrections."""
    opened(qtbot, window, boats)
    correct(window)
    settled(qtbot, window)
    dialog = open_dialog(qtbot, window)
    train(qtbot, dialog)
    return dialog


def draw_classes(folder: Path, each: int) -> Path:
    for name in ("Cars", "Trees"):
        (folder / name).mkdir(parents=True)
        for number in range(each):
            draw(name, 700 + number, (320, 240)).save(folder / name / f"{number}.jpg")
    return folder


def fetch_from_loopback(monkeypatch: pytest.MonkeyPatch, server: FileServer) -> None:
    """The child, which is the real program, looks for the better base on this machine."""
    code = (
        "import sys; from gallery_sorter.__main__ import main; from gallery_sorter.app import training_base as chosen; "
        "from gallery_sorter.training.download import RemoteFile; "
        f"chosen.IMAGENET = RemoteFile({server.url!r}, {sha256(server.data).hexdigest()!r}, {len(server.data)}); "
        "sys.exit(main())"
    )
    monkeypatch.setattr(train_process, "child_command", lambda *words: [sys.executable, "-c", code, *words])


@pytest.mark.slow
@pytest.mark.parametrize(("recipe", "each", "better"), [("seed", 5, False), ("deep", 20, True)])
def test_the_network_is_trained_through_the_dialog(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    recipe: str,
    each: int,
    better: bool,
) -> None:
    trunk = active_base(session.shelf, session.model().card).trunk
    buffer = BytesIO()
    torch.save({name: torch.from_numpy(tensor.copy()).half() for name, tensor in trunk.items()}, buffer)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    with serving(buffer.getvalue(), "resnet34.pth") as server:
        fetch_from_loopback(monkeypatch, server)
        dialog = open_dialog_on(qtbot, window, draw_classes(tmp_path / "own", each))
        dialog.go.click()
        dialog.recipe.recipes[recipe].setChecked(True)
        dialog.recipe.only.setChecked(recipe == "deep")
        qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
        assert dialog.recipe.better_base.isEnabled() == (each >= 20)
        if better:
            dialog.recipe.better_base.setChecked(True)
            qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
            assert "ResNet34 (ImageNet)" in dialog.recipe.estimate.text()
            assert server.asked == [], "nothing is fetched before Train is pressed"
        steps: list[Record] = []
        window.training._runs.process.told.connect(steps.append)
        dialog.go.click()
        qtbot.waitUntil(lambda: dialog.page is Page.RESULT or dialog.back.isEnabled(), timeout=TRAINED)
        assert dialog.page is Page.RESULT, dialog.progress.status.text()
        assert len(server.asked) == better
    doing = {step["doing"] for step in steps if step["type"] == "progress"}
    assert doing == {"finding", "reading", *(["fetching"] if better else [])}
    assert dialog.progress.epochs[-1]["epoch"] == dialog.progress.epochs[-1]["of"] or recipe == "deep"
    result = next(step for step in steps if step["type"] == "result")
    assert result["base"] == ("ResNet34 (ImageNet)" if better else NAME)
    assert list(result["classes"]) == ["Cars", "Trees"]
    card = session.shelf.card(result["model"])
    assert card.base.startswith("torchvision's") == better
    assert session.shelf.active_name() == NAME, "the person decides"
    with qtbot.waitSignal(window.training.model_changed, timeout=PATIENCE):
        dialog.go.click()
    settled(qtbot, window)
    assert session.shelf.active_name() == result["model"]


def test_mistakes_go_after_training_and_come_back_with_undo(
    qtbot: QtBot, window: MainWindow, session: Session, boats: Path
) -> None:
    opened(qtbot, window, boats)
    correct(window)
    settled(qtbot, window)
    dialog = open_dialog(qtbot, window)
    table = dialog.sources.table
    assert table.topLevelItemCount() == 7
    new = [item.text(0) for row in range(7) if (item := table.topLevelItem(row)) and item.text(3).strip() == "new"]
    assert new == ["Boats"]
    train(qtbot, dialog)
    assert "right" in dialog.outcome.figures.title.text()
    assert len(dialog.progress.epochs) == 5
    assert len(dialog.outcome._seen) == BOATS
    assert window.isEnabled(), "the window stays usable"
    with qtbot.waitSignal(window.training.model_changed, timeout=PATIENCE):
        dialog.go.click()
    settled(qtbot, window)
    assert window.training.dialog is None
    assert session.shelf.active_name() == "trained-1"
    now = called(window)
    assert all(now[f"BOAT_{number}.jpg"] == "Boats" for number in range(BOATS))
    assert all(item.picture.cached for s in window.gallery.sections for item in s.items if item.picture is not None)
    assert "trained-1" in window.workspace.toast.text
    with qtbot.waitSignal(window.training.model_changed, timeout=PATIENCE):
        window.steps.undo()
    settled(qtbot, window)
    assert session.shelf.active_name() == NAME
    assert "Boats" not in called(window).values()
    assert window.workspace.toast.button.isHidden(), "its Undo would take back something else"
    with qtbot.waitSignal(window.training.model_changed, timeout=PATIENCE):
        window.menus["roll-back"].trigger()
    settled(qtbot, window)
    assert session.shelf.active_name() == "trained-1"
    assert window.steps.undo_text == "Use the model trained-1"


def test_a_word_given_in_the_dialog_counts_and_a_discarded_model_leaves_nothing(
    qtbot: QtBot, window: MainWindow, session: Session, boats: Path
) -> None:
    dialog = trained(qtbot, window, boats)
    assert len(models(session)) == 3
    page = dialog.outcome
    told = told_seen(page._seen[0], "after")
    page.doubtful.set_pictures([told])
    page.tabs.setCurrentIndex(1)
    qtbot.keyClick(page.doubtful, Qt.Key.Key_1)
    settled(qtbot, window)
    assert session.labels()[told.content] == page.classes[0]
    window.steps.undo()
    settled(qtbot, window)
    assert session.labels()[told.content] == "Boats"
    dialog.cancel.click()
    settled(qtbot, window)
    assert [version.name for version in models(session)] == ["starter", NAME]
    assert session.shelf.active_name() == NAME


def test_a_class_with_too_few_pictures_waits_and_the_others_are_learned(
    qtbot: QtBot, window: MainWindow, session: Session, boats: Path
) -> None:
    dialog = trained(qtbot, window, boats)
    page = dialog.outcome
    page.doubtful.set_pictures([told_seen(page._seen[0], "after")])
    page.relabel(page.doubtful, "Pets")
    settled(qtbot, window)
    dialog.back.click()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
    assert "fewer than 5 pictures yet: Pets" in dialog.recipe.estimate.text()
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.page is Page.RESULT or dialog.back.isEnabled(), timeout=PATIENCE)
    assert dialog.page is Page.RESULT, dialog.progress.status.text()
    assert len(page._seen) == BOATS - 1
    assert "Boats" in page.classes
    assert "Pets" not in page.classes
    dialog.cancel.click()
    settled(qtbot, window)


def test_too_few_pictures_are_told_before_anything_is_spent(
    qtbot: QtBot, window: MainWindow, session: Session, boats: Path
) -> None:
    opened(qtbot, window, boats)
    items = [item for section in window.gallery.sections for item in section.items]
    window.correcting.assign(items[:3], "Boats")
    settled(qtbot, window)
    window.menus["train"].trigger()
    dialog = window.training.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "fewer than 5 pictures yet: Boats" in dialog.sources.notes.text(), timeout=PATIENCE)
    assert "Nothing of yours to learn from yet" in dialog.sources.notes.text()
    assert not dialog.go.isEnabled()
    rows = [dialog.sources.table.topLevelItem(row) for row in range(dialog.sources.table.topLevelItemCount())]
    told = {item.text(0): (item.text(1), item.text(3).strip()) for item in rows if item is not None}
    assert told["Boats"] == ("3", "too few yet: it needs 5; left out"), "and the table says of which class"
    dialog.sources.corrections.setChecked(False)
    qtbot.waitUntil(lambda: "Choose something" in dialog.sources.notes.text(), timeout=PATIENCE)
    dialog.reject()

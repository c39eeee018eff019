"""The second page: how it is to learn, in words, with what this installation and these pictures allow."""

from pytestqt.qtbot import QtBot

from gallery_sorter.window.train_dialog import Page, TrainDialog
from tests.window.training_dialog import dialog
from tests.window.training_records import start

__all__ = ["dialog"]


def test_recipes_in_words_and_a_better_base_where_it_pays(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.take_start(start())
    dialog.go.click()
    dialog.take_start(start())
    assert dialog.recipe.estimate.text().startswith("About 12 s on the processor")
    assert dialog.arguments() == ["--corrections", "--leave-out-few", "--recipe", "quick"]
    dialog.recipe.recipes["deep"].setChecked(True)
    assert not dialog.recipe.better_base.isEnabled(), "too few pictures"
    dialog.take_start(start(pictures={"Cars": 20, "Trees": 31}))
    dialog.recipe.better_base.setChecked(True)
    dialog.recipe.only.setChecked(True)
    assert dialog.arguments() == [
        "--corrections",
        "--leave-out-few",
        "--recipe",
        "deep",
        "--only",
        "--base",
        "imagenet",
    ]
    dialog.recipe._on_file("/phone/resnet34.pth")
    assert dialog.arguments()[-2:] == ["--base", "/phone/resnet34.pth"]
    dialog.recipe.recipes["quick"].setChecked(True)
    assert dialog.arguments() == ["--corrections", "--leave-out-few", "--recipe", "quick", "--only"]


def test_without_torch_it_says_what_the_full_installation_adds(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_page(Page.RECIPE)
    assert not dialog.recipe._full_note.isVisible()
    dialog.recipe.leave_out_torch()
    assert [name for name, button in dialog.recipe.recipes.items() if button.isEnabled()] == ["quick"]
    assert dialog.recipe._full_note.isVisible()
    assert "full installation with torch" in dialog.recipe._full_note.text()

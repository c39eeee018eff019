"""`models`, as scripts and people use it."""

from pathlib import Path

from tests.cli.command import Command
from tests.drawn_model import NAME

KEYS = {"type", "name", "active", "classes", "created", "base", "recipe", "trained_on", "accuracy", "macro_f1", "ece"}


def test_models_are_listed_used_and_rolled_back(command: Command) -> None:
    *models, receipt = command.json("models", "list")
    assert (receipt["type"], receipt["command"], receipt["looked_at"]) == ("receipt", "models", 2)
    assert all(model.keys() >= KEYS for model in models)
    assert {model["name"]: model["active"] for model in models} == {"starter": False, NAME: True}
    assert command.json("models", "use", "starter")[0]["active"]
    assert command.json("models", "rollback")[0]["name"] == NAME
    assert command.json("models", "rollback")[0]["name"] == "starter", "which was so before the drawn one"
    assert command.json("models", "rollback", code=1)[-1]["code"] == "no-model"


def test_a_model_travels_in_a_folder(command: Command, tmp_path: Path) -> None:
    command.run("models", "export", "starter", tmp_path / "out")
    assert command.json("models", "import", tmp_path / "out", code=2)[-1]["code"] == "usage"
    assert "imported" in command.run("models", "import", tmp_path / "out", "--name", "mine").stdout
    (shown, _) = command.json("models", "show", "mine")
    assert (shown["active"], shown["trained_on"]) == (False, sum(shown["pictures"].values()) + 380)
    said = command.run("models", "show", "mine").stdout
    assert "1,703 pictures" in said
    assert "left-out sources" in said
    command.run("models", "remove", "mine")
    assert command.json("models", "show", "mine", code=1)[-1]["code"] == "no-model"
    assert command.json("models", "remove", "starter", code=2)[-1]["code"] == "usage"
    assert command.json("models", code=2)[-1]["code"] == "usage"

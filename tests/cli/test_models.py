"""`models`, as scripts and people use it."""

from pathlib import Path

from tests.cli.command import CommandHere
from tests.drawn_model import NAME

KEYS = {"type", "name", "active", "classes", "created", "base", "recipe", "trained_on", "accuracy", "macro_f1", "ece"}


def test_models_are_listed_used_and_rolled_back(here: CommandHere) -> None:
    *models, receipt = here.json("models", "list")
    assert (receipt["type"], receipt["command"], receipt["looked_at"]) == ("receipt", "models", 2)
    assert all(model.keys() >= KEYS for model in models)
    assert {model["name"]: model["active"] for model in models} == {"starter": False, NAME: True}
    assert here.json("models", "use", "starter")[0]["active"]
    assert here.json("models", "rollback")[0]["name"] == NAME
    assert here.json("models", "rollback")[0]["name"] == "starter", "which was so before the drawn one"
    assert here.json("models", "rollback", code=1)[-1]["code"] == "no-model"


def test_a_model_travels_in_a_folder(here: CommandHere, tmp_path: Path) -> None:
    here.run("models", "export", "starter", tmp_path / "out")
    assert here.json("models", "import", tmp_path / "out", code=2)[-1]["code"] == "usage"
    assert "imported" in here.run("models", "import", tmp_path / "out", "--name", "mine")
    (shown, _) = here.json("models", "show", "mine")
    assert (shown["active"], shown["trained_on"]) == (False, sum(shown["pictures"].values()) + 380)
    said = here.run("models", "show", "mine")
    assert "1,703 pictures" in said
    assert "left-out sources" in said
    here.run("models", "remove", "mine")
    assert here.json("models", "show", "mine", code=1)[-1]["code"] == "no-model"
    assert here.json("models", "remove", "starter", code=2)[-1]["code"] == "usage"
    assert here.json("models", code=2)[-1]["code"] == "usage"

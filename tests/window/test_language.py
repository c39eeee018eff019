"""Everything that the window says is translated, its plurals too, and what is shipped is what the source says."""

import ast
import string
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from gallery_sorter.base.errors import ErrorCode, Reason, Refused, SorterError
from gallery_sorter.base.resources import resource
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.settings import LANGUAGES
from gallery_sorter.window import language, wording
from gallery_sorter.window.hints import HINTS
from tools.translate import COMMAND_LINE, PACKAGE, SOURCES, templates, unfinished, update

FOLDER = resource("translations")


def texts(path: Path) -> set[str]:
    return {message.findtext("source", "") for message in ET.parse(path).iter("message")}


def fields(text: str) -> list[tuple[str, str]]:
    """What is put into a text and how, in any order."""
    parts = string.Formatter().parse(text)
    return sorted((spec or "", conversion or "") for _, name, spec, conversion in parts if name is not None)


def numbered(text: str) -> set[str]:
    """The numbers of the fields, where they have some: then all of them must."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_left_untranslated(code: str) -> None:
    assert unfinished(FOLDER / f"gallery_sorter_{code}.ts") == []


def test_every_text_of_the_source_is_in_the_translation() -> None:
    known = texts(FOLDER / "gallery_sorter_de.ts")
    for path in SOURCES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = {"tr": 0, "translate": 1}.get(name)
            if place is not None and isinstance(said := node.args[place], ast.Constant):
                assert said.value in known, f"{path.name}: python -m tools.translate was not run"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_translation_has_what_the_source_says_and_no_more(code: str, tmp_path: Path) -> None:
    shipped = FOLDER / f"gallery_sorter_{code}.ts"
    fresh = tmp_path / shipped.name
    update(fresh, code)
    assert texts(fresh) == texts(shipped)


def test_fields_are_as_many_in_german_as_in_english() -> None:
    for message in ET.parse(FOLDER / "gallery_sorter_de.ts").iter("message"):
        source, told = message.findtext("source", ""), message.find("translation")
        assert told is not None
        for form in [one.text or "" for one in told.findall("numerusform")] or [told.text or ""]:
            assert fields(form) == fields(source), source
            assert numbered(form) in (set(), set(map(str, range(len(fields(form)))))), source
            assert ("%Ln" in form) == ("%Ln" in source), source


@pytest.mark.usefixtures("german")
def test_german_counts_groups_and_declines() -> None:
    assert [wording.picture_count(n) for n in (0, 1, 3026)] == ["0 Bilder", "1 Bild", "3.026 Bilder"]
    assert wording.byte_size(3_900_000) == "3,9 MB"
    assert wording.kinds_line({"video": 1, "other": 2}) == "1 Video und 2 andere Dateien bleiben."
    assert QCoreApplication.translate("Menus", "&File") == "&Datei"


@pytest.mark.usefixtures("german")
def test_what_the_core_says_is_said_in_german_with_its_values() -> None:
    error = SorterError(
        ErrorCode.NO_SPACE,
        Sentence(
            "Training on {:,} pictures needs {:.1f} GB in {} for a while, which is more than is free.", 9000, 2.5, "/a"
        ),
        Sentence("Free some space."),
    )
    assert wording.error_text(error) == (
        "Das Training mit 9.000 Bildern braucht eine Zeit lang 2,5 GB in /a, und das ist mehr, als frei ist."
        " Platz schaffen."
    )
    refused = Refused(
        Path("a.jpg"),
        Reason.CORRUPT,
        Sentence("It is {}, but damaged. Copy it anew from where it came.", Sentence("a WebP")),
    )
    assert wording.why_refused(refused) == "Es ist ein WebP, aber beschädigt. Neu von dort kopieren, wo es herkam."
    assert wording.in_language("What another program said") == "What another program said"


def test_in_english_the_core_speaks_for_itself(qapp: QApplication) -> None:
    language.speak(qapp, "en")
    error = SorterError(ErrorCode.NO_SPACE, Sentence("Full."), Sentence("Make room."))
    assert wording.error_text(error) == str(error) == "Full. Make room."
    assert wording.why_refused(Refused(Path("a.jpg"), Reason.CORRUPT, Sentence("Not {:.1f}.", 0.5))) == "Not 0.5."
    assert wording.picture_count(1) == "1 picture"
    assert wording.picture_count(3026) == "3,026 pictures"


def test_every_template_of_the_core_is_in_the_translation() -> None:
    """Where one is missing, `python -m tools.translate` was not run."""
    assert set(templates()) <= texts(FOLDER / "gallery_sorter_de.ts")
    assert "There is no {}." in templates()


def test_the_core_makes_its_sentences_of_templates_that_are_written_out() -> None:
    """A template made on the way could not be found, and so not be translated."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "Sentence"
                and path.parent != COMMAND_LINE
            ):
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"{path.name}:{node.lineno}"


# Nobody is told them in the window: there it asks, or the choice can't be made.
ONLY_BY_COMMAND = {
    "`{} --help` lists the commands.",
    "Merge it into another class, or add --yes to forget that.",
    "`desktop` fills the menus of Linux desktops alone.",
    "Nothing was taken over; the file has to be as `labels export` makes it.",
    "Name the folder that `models export` made.",
    "Name a folder of class folders, or --corrections.",
    "`quick` learns on the active model's network.",
    "Another --base needs --recipe deep.",
    "`quick` takes no number of epochs.",
    "--epochs needs --recipe deep or seed.",
    "`quick` keeps nothing that it could go on with.",
    "--resume needs --recipe deep or seed.",
    "Name another with --data-dir or the variable {}.",
}
STARTED_ANEW = "--safe-mode"  # which the window can't do itself


def test_no_hint_sends_a_person_from_the_window_to_the_command_line() -> None:
    said = {text for text in templates() if "`" in text or " --" in text.replace(STARTED_ANEW, "") or "(--" in text}
    assert said == ONLY_BY_COMMAND
    assert all(fields(hint) == fields(command) for command, hint in HINTS.items())


@pytest.mark.usefixtures("german")
def test_a_hint_says_what_to_do_in_the_window_in_its_language() -> None:
    error = SorterError(
        ErrorCode.NO_MODEL,
        Sentence("There is no earlier model to go back to."),
        Sentence("`models list` shows those there are."),
    )
    assert wording.error_text(error).endswith("Jedes behaltene Training fügt eines hinzu.")


@pytest.mark.parametrize(
    ("wanted", "spoken"), [(["de-AT", "de"], "de"), (["fr-FR", "de-DE"], "de"), (["xx"], "en"), ([], "en")]
)
def test_the_systems_language_is_spoken_where_it_is_one_of_ours(
    monkeypatch: pytest.MonkeyPatch, wanted: list[str], spoken: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: wanted)
    assert language._of_system() == spoken

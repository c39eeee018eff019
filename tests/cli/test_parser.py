"""The grammar: what is a command, where options may stand, what is refused."""

from pathlib import Path

import pytest

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.cli.parser import first_word, is_command, parse


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["classify", "x"], "classify"),
        (["--data-dir", "classify", "sort", "x"], "sort"),
        (["--quiet", "--device=cpu", "undo"], "undo"),
        (["./watch"], "./watch"),
        ([], None),
        (["--quiet"], None),
    ],
)
def test_the_first_word_is_found_behind_global_options(argv: list[str], word: str | None) -> None:
    assert first_word(argv) == word


def test_a_folder_of_a_commands_name_can_be_written_with_a_dot() -> None:
    assert is_command("watch")
    assert not is_command("./watch")


def test_global_options_stand_before_or_after_the_command() -> None:
    before = parse(["--data-dir", "d", "--device", "cpu", "classify", "x"])
    after = parse(["classify", "x", "--data-dir", "d", "--device", "cpu"])
    assert before == after
    assert before.data_dir == Path("d")


@pytest.mark.parametrize(
    "argv",
    [
        ["classify"],
        ["classify", "x", "--no-such-option"],
        ["classify", "x", "--threshold", "1.5"],
        ["classify", "x", "--threshold", "many"],
        ["classify", "x", "--limit", "0"],
        ["train", "x", "--recipe", "deep", "--seed", "-1"],
        ["train", "x", "--seed", "many"],
        ["sort", "x", "--threshold", "0.5", "--precision", "0.9"],
        ["sort", "x", "--unsure", "burn"],
        ["sort", "", "--yes"],
        ["sort", "x", "--into", ""],
        ["classify", ""],
        ["sort", "x", "--device", "abacus"],
    ],
)
def test_wrong_usage_is_a_sentence_with_its_code(argv: list[str]) -> None:
    with pytest.raises(SorterError) as raised:
        parse(argv)
    assert raised.value.code is ErrorCode.USAGE
    assert raised.value.message.endswith(".")

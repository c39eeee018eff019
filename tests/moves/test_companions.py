import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.moves.companions import Companion, FolderCompanions, look_for_companions
from gallery_sorter.moves.naming import Parts, numbered_together
from tests.moves.trees import write


def belongings(folder: Path, names: list[str]) -> dict[str, list[str]]:
    """Picture -> what belongs to it, in a real folder with files of these names."""
    for name in names:
        write(folder / name)
    found = look_for_companions(folder)
    return {name: [c.name for c in found.of(name)] for name in names if found.of(name)}


LONG = "Urlaub in Knaufspesch in der Schneifel (38).JPG"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["IMG_1.HEIC", "IMG_1.MOV"], {"IMG_1.HEIC": ["IMG_1.MOV"]}),
        (["IMG_1.JPG", "IMG_1.mov"], {"IMG_1.JPG": ["IMG_1.mov"]}),
        (["DSC_1.JPG", "DSC_1.NEF"], {"DSC_1.JPG": ["DSC_1.NEF"]}),
        (["a.jpg", "a.jpg.xmp"], {"a.jpg": ["a.jpg.xmp"]}),
        (["a.jpg", "a.xmp"], {"a.jpg": ["a.xmp"]}),
        (["a.jpg", "a.CR2", "a.CR2.xmp"], {"a.jpg": ["a.CR2", "a.CR2.xmp"]}),
        (["IMG_1.HEIC", "IMG_1.AAE"], {"IMG_1.HEIC": ["IMG_1.AAE"]}),
        (["IMG_1.jpg", "IMG_1.jpg.json"], {"IMG_1.jpg": ["IMG_1.jpg.json"]}),
        (["IMG_1.HEIC", "IMG_1.MOV", "IMG_1.MOV.json"], {"IMG_1.HEIC": ["IMG_1.MOV", "IMG_1.MOV.json"]}),
        (["I.jpg", "I.jpg.supplemental-metadata.json"], {"I.jpg": ["I.jpg.supplemental-metadata.json"]}),
        (["I.png", "I.png.supplementa.json"], {"I.png": ["I.png.supplementa.json"]}),
        (["I.jpg", "I.jpg..json"], {"I.jpg": ["I.jpg..json"]}),
        (["I(1).jpg", "I.jpg", "I.jpg(1).json"], {"I(1).jpg": ["I.jpg(1).json"]}),
        (
            ["I(1).jpg", "I.jpg", "I.jpg.supplemental-metadata(1).json"],
            {"I(1).jpg": ["I.jpg.supplemental-metadata(1).json"]},
        ),
        ([LONG, LONG[:46] + ".json"], {LONG: [LONG[:46] + ".json"]}),
        (["a.jpg", "a.CR2", "a_01.CR2.xmp"], {"a.jpg": ["a.CR2", "a_01.CR2.xmp"]}),
        (["PXL_1.MP.jpg", "PXL_1.MP"], {"PXL_1.MP.jpg": ["PXL_1.MP"]}),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_what_belongs_to_a_picture(names: list[str], expected: dict[str, list[str]], tmp_path: Path) -> None:
    assert belongings(tmp_path, names) == expected


def test_apples_edit_is_a_picture_of_its_own_and_the_steps_stay_with_the_original(tmp_path: Path) -> None:
    names = ["IMG_4120.HEIC", "IMG_E4120.JPG", "IMG_4120.AAE", "IMG_O4120.AAE", "IMG_4120.MOV", "IMG_E4120.MOV"]
    assert belongings(tmp_path, names) == {
        "IMG_4120.HEIC": ["IMG_4120.AAE", "IMG_4120.MOV", "IMG_O4120.AAE"],
        "IMG_E4120.JPG": ["IMG_E4120.MOV"],
    }


def test_steps_without_an_original_go_with_the_edit(tmp_path: Path) -> None:
    assert belongings(tmp_path, ["IMG_E4120.JPG", "IMG_4120.AAE"]) == {"IMG_E4120.JPG": ["IMG_4120.AAE"]}


@pytest.mark.parametrize(
    "names",
    [
        ["IMG_1_BURST001.jpg", "IMG_1_BURST002.jpg"],
        ["holiday.mov"],
        ["a.jpg", "b.xmp"],
        ["a.jpg", "a.txt"],
        ["a.jpg", "metadata.json"],
        ["a.jpg", "a.json"],
        ["a.jpg", ".a.xmp"],
    ],
)
def test_what_belongs_to_nothing(names: list[str], tmp_path: Path) -> None:
    assert belongings(tmp_path, names) == {}


def test_a_sidecar_of_two_pictures_goes_with_one_of_them(tmp_path: Path) -> None:
    assert belongings(tmp_path, ["IMG_1.JPG", "IMG_1.HEIC", "IMG_1.MOV"]) == {"IMG_1.HEIC": ["IMG_1.MOV"]}


def test_case_counts_where_both_are_there(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    write(tmp_path / "A.jpg")
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this file system takes both names for one")
    assert belongings(tmp_path, ["a.jpg", "A.jpg", "A.xmp", "a.mov"]) == {"a.jpg": ["a.mov"], "A.jpg": ["A.xmp"]}


def test_links_and_folders_never_belong_to_a_picture(tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere" / "mine.xmp")
    picture = write(tmp_path / "phone" / "a.jpg")
    picture.with_suffix(".xmp").symlink_to(elsewhere)
    picture.with_suffix(".mov").mkdir()
    assert look_for_companions(picture.parent).of("a.jpg") == ()


def test_numbered_companions_are_found_again(tmp_path: Path) -> None:
    names = ["IMG_1.JPG", "IMG_1.MOV", "IMG_1.JPG.xmp", "IMG_1.aae", "IMG_1.JPG.supplemental-metadata.json"]
    for name in names:
        write(tmp_path / "one" / name)
    companions = look_for_companions(tmp_path / "one").of("IMG_1.JPG")
    assert [c.name for c in companions] == sorted(names[1:])
    renamed = numbered_names("IMG_1.JPG", companions, 2)
    assert renamed[0] == "IMG_1 (2).JPG"
    for name in renamed:
        write(tmp_path / "two" / name)
    assert [c.name for c in look_for_companions(tmp_path / "two").of("IMG_1 (2).JPG")] == sorted(renamed[1:])


def numbered_names(picture: str, companions: Iterable[Companion], number: int) -> list[str]:
    path = Path(picture)
    parts = [Parts(picture, path.stem, path.suffix), *(Parts(c.name, c.prefix, c.tail) for c in companions)]
    return numbered_together(parts, number)


def folder_of(names: Iterable[str]) -> FolderCompanions:
    return FolderCompanions(Companion(name, 1, 1, "", "") for name in names)


STEMS = st.sampled_from(
    [
        "IMG_4120",
        "I",
        "PXL_1.MP",
        "DSC_1",
        "IMG_1(1)",
        "Urlaub in Knaufspesch in der Schneifel (38)",
        "x" * 240,
        "ü" * 120,
    ]
)
ENDINGS = st.sampled_from(
    [".MOV", ".xmp", ".AAE", ".json", ".CR2", ".CR2.xmp", "_01.CR2.xmp", ".jpg.xmp", ".jpg.json", ".MOV.json", "",
     ".jpg.supplemental-metadata.json", ".jpg.supplemental-me.json"]
)  # fmt: skip
ODD_NAMES = ["IMG_O4120.AAE", "IMG_1.jpg(1).json", "IMG_1.MOV(1).json", "IMG_1.jpg.supplemental-metadata(1).json",
             "Urlaub in Knaufspesch in der Schneifel (38).JP.json"]  # fmt: skip


@given(
    stem=STEMS,
    picture=st.sampled_from([".jpg", ".JPG", ".HEIC", ".jpeg"]),
    endings=st.sets(ENDINGS, max_size=5),
    odd=st.sets(st.sampled_from(ODD_NAMES)),
    number=st.integers(2, 9999),
)
def test_whatever_belongs_together_still_does_with_a_number(
    stem: str, picture: str, endings: set[str], odd: set[str], number: int
) -> None:
    names = {name for name in (stem + ending for ending in endings) if len(os.fsencode(name)) <= 255} | odd
    before = folder_of({stem + picture} | names).of(stem + picture)
    renamed = numbered_names(stem + picture, before, number)
    assert len(set(renamed)) == len(before) + 1
    assert max(len(os.fsencode(name)) for name in renamed) <= 255
    found = folder_of(renamed).of(renamed[0])
    assert {c.name for c in found} == set(renamed[1:]), renamed


def test_a_link_or_a_folder_named_like_a_picture_owns_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.xmp")
    (tmp_path / "a.heic").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a.jpeg").mkdir()
    write(tmp_path / "a.png")
    found = look_for_companions(tmp_path)
    assert [c.name for c in found.of("a.png")] == ["a.xmp"]


def test_a_folder_that_is_not_there_offers_nothing(tmp_path: Path) -> None:
    assert look_for_companions(tmp_path / "gone").of("a.jpg") == ()


def test_a_file_that_vanishes_while_the_folder_is_listed_takes_no_other_companion_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.jpg", "a.xmp", "b.xmp"):
        write(tmp_path / name)
    list_entries = os.scandir

    class Listing:
        """The real listing, after which another program removes b.xmp before it is looked at."""

        def __init__(self, folder: Path) -> None:
            with list_entries(folder) as entries:
                self.entries = list(entries)
            (folder / "b.xmp").unlink()

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(os, "scandir", Listing)
    assert [companion.name for companion in look_for_companions(tmp_path).of("a.jpg")] == ["a.xmp"]

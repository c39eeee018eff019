"""A scan tells of every entry once, in order, follows no link, and lets no trouble with one end it."""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.pictures.scan import absolute, count, scan
from gallery_sorter.pictures.values import PictureFile, SkipKind, Skipped


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"picture")


def _all(*roots: Path, **options: object) -> list[PictureFile | Skipped | Refused]:
    return list(scan(roots, cancel=Cancel(), **options))


def _pictures(folder: Path, *roots: Path, **options: object) -> list[str]:
    found = _all(*(roots or (folder,)), **options)
    return [os.path.relpath(one.path, folder) for one in found if isinstance(one, PictureFile)]


def _kinds(*roots: Path, **options: object) -> dict[str, SkipKind]:
    return {one.path.name: one.kind for one in _all(*roots, **options) if isinstance(one, Skipped)}


def test_files_stand_before_subfolders_and_numbers_in_their_order(tmp_path: Path):
    _make(tmp_path, "b/2.jpg", "b/10.jpg", "a10/x.jpg", "a9/x.jpg", "IMG_10.jpg", "img_9.JPG", "IMG_9.jpeg", "z.png")
    assert _pictures(tmp_path) == [
        *("IMG_9.jpeg", "img_9.JPG", "IMG_10.jpg", "z.png"),
        *("a9/x.jpg", "a10/x.jpg", "b/2.jpg", "b/10.jpg"),
    ]


def test_a_picture_comes_with_its_size_and_time(tmp_path: Path):
    _make(tmp_path, "a.jpg")
    os.utime(tmp_path / "a.jpg", ns=(1, 1_600_000_000_123_456_700))
    state = (tmp_path / "a.jpg").stat()
    assert _all(tmp_path) == [PictureFile(tmp_path / "a.jpg", 7, state.st_mtime_ns)]


def test_what_is_no_picture_by_name_is_counted_by_kind(tmp_path: Path):
    temporaries = ["a.jpg.part", "b.jpg.crdownload", "c.tmp", ".syncthing.d.jpg.tmp", "e.jpg~", "f.jpg.!qB"]
    _make(tmp_path, *temporaries, ".hidden.jpg", ".jpg", "v.MP4", "notes.txt", "noextension", "photo.jpg.exe", "p.HEIF")
    _make(tmp_path, ".thumbnails/x.jpg", "@eaDir/y.jpg")
    kinds = _kinds(tmp_path)
    assert {name for name, kind in kinds.items() if kind is SkipKind.TEMPORARY} == set(temporaries)
    assert {name for name, kind in kinds.items() if kind is SkipKind.HIDDEN} == {
        *(".hidden.jpg", ".jpg", ".thumbnails", "@eaDir")
    }
    assert {name for name, kind in kinds.items() if kind is SkipKind.VIDEO} == {"v.MP4"}
    assert {name for name, kind in kinds.items() if kind is SkipKind.OTHER} == {
        *("notes.txt", "noextension", "photo.jpg.exe")
    }
    assert _pictures(tmp_path) == ["p.HEIF"]


def test_links_are_not_followed_and_hard_links_are_files(tmp_path: Path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    _make(inside, "a.jpg")
    _make(outside, "b.jpg")
    (inside / "file.jpg").symlink_to(outside / "b.jpg")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "dangling.jpg").symlink_to("nothing")
    (inside / "hard.jpg").hardlink_to(inside / "a.jpg")
    assert _pictures(inside) == ["a.jpg", "hard.jpg"]
    assert set(_kinds(inside).values()) == {SkipKind.LINK}
    assert len(_kinds(inside)) == 4


def test_a_link_that_is_named_as_a_folder_is_walked_but_not_resolved(tmp_path: Path):
    _make(tmp_path, "real/a.jpg")
    (tmp_path / "link").symlink_to("real")
    assert _pictures(tmp_path, tmp_path / "link") == ["link/a.jpg"]
    assert _pictures(tmp_path, tmp_path / "link", tmp_path / "real") == ["link/a.jpg"], "one folder by two paths"


def test_special_files_are_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "fifo.jpg")
    assert _kinds(tmp_path) == {"fifo.jpg": SkipKind.OTHER}


@pytest.mark.parametrize(
    "roots",
    [["", ""], ["", "a"], ["a", ""], ["a/b", "a", ""], ["", "a/2.jpg"], ["a/2.jpg", ""], ["a/2.jpg", "a/2.jpg", "."]],
)
def test_what_is_given_twice_is_looked_at_once(tmp_path: Path, roots: list[str]):
    names = ["1.jpg", "a/2.jpg", "a/b/3.jpg"]
    _make(tmp_path, *names)
    assert sorted(_pictures(tmp_path, *(tmp_path / root for root in roots))) == names


def test_loose_files_keep_their_order(tmp_path: Path):
    _make(tmp_path, "1.jpg", "2.jpg", "3.jpg", "x/4.jpg")
    order = ["3.jpg", "x/4.jpg", "1.jpg"]
    assert _pictures(tmp_path, *(tmp_path / name for name in order)) == order


def test_a_named_file_is_judged_by_its_name_too(tmp_path: Path):
    _make(tmp_path, "notes.txt", "a.jpg.part", ".hidden.jpg", ".folder/b.jpg")
    (tmp_path / "link.jpg").symlink_to(".hidden.jpg")
    named = [tmp_path / name for name in ("notes.txt", "a.jpg.part", "link.jpg")]
    assert list(_kinds(*named).values()) == [SkipKind.OTHER, SkipKind.TEMPORARY, SkipKind.LINK]
    hidden = [tmp_path / ".hidden.jpg", tmp_path / ".folder"]
    assert _pictures(tmp_path, tmp_path, *hidden) == [".hidden.jpg", ".folder/b.jpg"], "hidden, but asked for"


def test_only_the_top_where_it_shall_not_go_deeper(tmp_path: Path):
    _make(tmp_path, "1.jpg", "a/2.jpg")
    assert _pictures(tmp_path, recursive=False) == ["1.jpg"]
    assert _pictures(tmp_path, tmp_path, tmp_path / "a", recursive=False) == ["1.jpg", "a/2.jpg"]


@pytest.mark.parametrize(
    ("glob", "left"),
    [
        ("*.png", ["1.jpg", "Camera/2.jpg", "Camera/old/3.jpg", "old/5.jpg"]),
        ("old", ["1.jpg", "Camera/2.jpg", "Camera/4.png"]),
        ("Camera/old/", ["1.jpg", "Camera/2.jpg", "Camera/4.png", "old/5.jpg"]),
        ("./Camera/*", ["1.jpg", "old/5.jpg"]),
        ("[", ["1.jpg", "Camera/2.jpg", "Camera/4.png", "Camera/old/3.jpg", "old/5.jpg"]),
    ],
)
def test_globs_match_names_and_relative_paths(tmp_path: Path, glob: str, left: list[str]):
    _make(tmp_path, "1.jpg", "Camera/2.jpg", "Camera/4.png", "Camera/old/3.jpg", "old/5.jpg")
    assert _pictures(tmp_path, exclude=[glob]) == left
    excluded = [kind for kind in _kinds(tmp_path, exclude=[glob]).values() if kind is SkipKind.EXCLUDED]
    assert bool(excluded) == (len(left) < 5)


def test_what_is_not_there_is_refused_and_the_rest_goes_on(tmp_path: Path):
    _make(tmp_path, "a.jpg")
    gone = tmp_path / "gone.jpg"
    refused, picture = _all(gone, tmp_path)
    assert isinstance(refused, Refused)
    assert (refused.path, refused.reason) == (gone, Reason.VANISHED)
    assert isinstance(picture, PictureFile)


def test_a_folder_that_vanishes_during_the_scan_is_refused(tmp_path: Path):
    _make(tmp_path, "1.jpg", "a/2.jpg", "b/3.jpg")
    running = scan([tmp_path], cancel=Cancel())
    assert next(running).path.name == "1.jpg"
    (tmp_path / "a" / "2.jpg").unlink()
    (tmp_path / "a").rmdir()
    refused, picture = running
    assert (refused.path.name, refused.reason) == ("a", Reason.VANISHED)
    assert picture.path.name == "3.jpg"


def test_a_file_that_vanishes_during_the_scan_is_refused(tmp_path: Path):
    _make(tmp_path, "1.jpg", "2.jpg")
    running = scan([tmp_path], cancel=Cancel())
    next(running)
    (tmp_path / "2.jpg").unlink()
    (refused,) = running
    assert refused.reason is Reason.VANISHED


@pytest.mark.usefixtures("ordinary_user")
def test_a_folder_that_may_not_be_listed_is_refused(tmp_path: Path):
    _make(tmp_path, "closed/1.jpg", "open/2.jpg")
    (tmp_path / "closed").chmod(0)
    try:
        refused, picture = _all(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert refused.reason is Reason.NO_PERMISSION
    assert picture.path.name == "2.jpg"


def test_it_ends_when_cancelled(tmp_path: Path):
    _make(tmp_path, *(f"{number}.jpg" for number in range(10)))
    cancel = Cancel()
    running = scan([tmp_path], cancel=cancel)
    next(running)
    cancel.set()
    assert list(running) == []


def test_names_of_any_bytes_and_depth(tmp_path: Path):
    deep = "/".join(f"level{number}" for number in range(60))
    names = [b"new\nline.jpg", b"caf\xe9.jpg", b"\xff\xfe\x80.jpg", b"caf\xc3\xa9.jpg", b"n" * 251 + b".jpg"]
    made = [tmp_path / os.fsdecode(name) for name in names] + [tmp_path / deep / "deep.jpg"]
    made[-1].parent.mkdir(parents=True)
    for path in made:
        path.write_bytes(b"picture")
    assert {one.path for one in _all(tmp_path)} == set(made)


def test_paths_are_absolute_without_dots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    _make(tmp_path, "a/b/1.jpg", "c/2.jpg")
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert [one.path for one in _all(Path())] == [tmp_path / "a" / "b" / "1.jpg"]
    assert absolute(Path("../../c")) == tmp_path / "c"
    (tmp_path / "link").symlink_to("a/b")
    assert absolute(tmp_path / "link" / "..").samefile(tmp_path / "a"), "not the folder that holds the link"


_names = st.sampled_from(["1.jpg", "2.JPG", "10.png", "x.txt", ".h.jpg", "v.mp4"])
_folders = st.sampled_from(["", "a", "a/b", "a/b/c", "d"])
_trees = st.sets(st.tuples(_folders, _names), min_size=1)


@given(tree=_trees, roots=st.lists(_folders, min_size=1, max_size=4), recursive=st.booleans())
def test_every_file_below_the_roots_is_told_of_exactly_once(
    tmp_path_factory: pytest.TempPathFactory, tree: set[tuple[str, str]], roots: list[str], recursive: bool
):
    base = tmp_path_factory.mktemp("tree")
    for folder in ("a/b/c", "d"):
        (base / folder).mkdir(parents=True)
    _make(base, *(f"{folder}/{name}".lstrip("/") for folder, name in tree))
    found = _all(*(base / root for root in roots), recursive=recursive)

    def is_asked_for(folder: str) -> bool:
        return any(folder == root or (recursive and (not root or folder.startswith(root + "/"))) for root in roots)

    expected = Counter(base / folder / name for folder, name in tree if is_asked_for(folder))
    assert Counter(one.path for one in found) == expected
    pictures = sum(isinstance(one, PictureFile) for one in found)
    assert count([base / root for root in roots], recursive=recursive, cancel=Cancel()) == pictures

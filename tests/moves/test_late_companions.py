"""A clip, a RAW file or a sidecar that comes when its picture has gone follows it, is taken back alone and with it."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Reason, SorterError
from gallery_sorter.moves import batches, engine, faults, late_companions
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.late_companions import LateCompanions
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.recovery import recover
from gallery_sorter.moves.undo import redo, undo
from gallery_sorter.moves.values import Action, FileStamp, MoveRecord, PlanOptions, Status
from tests.moves.dying import Died
from tests.moves.trees import candidate, counts, run_to_end, tree, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "phone").mkdir()
    return tmp_path / "phone"


def sort_one(journal: Journal, picture: Path, action: Action = Action.MOVE, into: Path | None = None) -> str:
    """Sort one picture as a Car; the batch."""
    planned = plan(
        [candidate(picture, class_name="Cars")],
        roots=[picture.parent],
        into=into or picture.parent,
        class_names=["Cars", "Trees"],
        options=PlanOptions(action=action, command="watch"),
    )
    summary = run_to_end(engine.run(planned, journal, Cancel()))[1]
    assert summary.batch is not None
    return summary.batch


def follow(journal: Journal, *paths: Path, copy: bool = False, onto: str | None = None) -> list[MoveRecord]:
    """These have arrived; what became of those that belong to pictures."""
    stamps = [FileStamp(path, path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    records = []
    for planned in LateCompanions(paths[0].parent, copy=copy, command="watch").plan(journal, stamps):
        records += run_to_end(engine.run(planned, journal, Cancel(), onto=onto))[0]
    return records


def below(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("picture", "late"),
    [
        ("IMG_1.HEIC", "IMG_1.MOV"),
        ("IMG_1.jpg", "IMG_1.jpg.xmp"),
        ("DSC_1.JPG", "DSC_1.NEF"),
        ("I.jpg", "I.jpg.supplemental-metadata.json"),
        ("IMG_4120.HEIC", "IMG_O4120.AAE"),
        ("PXL_1.MP.jpg", "PXL_1.MP"),
    ],
)
def test_a_companion_follows_its_picture_and_is_taken_back(
    picture: str, late: str, root: Path, journal: Journal
) -> None:
    sort_one(journal, write(root / picture))
    companion = write(root / late)
    before = tree(root)
    (record,) = follow(journal, companion)
    assert (record.source, record.target, record.status) == (companion, root / "Cars" / late, Status.DONE)
    assert record.companion_of == root / picture
    assert below(root) == sorted([f"Cars/{picture}", f"Cars/{late}"])
    _, summary = run_to_end(undo(journal, None, Cancel()))
    assert (counts(summary), tree(root)) == ((0, 0, 0, 0, 0, 0, 1), before)
    assert follow(journal, companion) == [], "what an undo put back stays"
    run_to_end(redo(journal, None, Cancel()))
    assert below(root) == sorted([f"Cars/{picture}", f"Cars/{late}"])


def test_it_gets_the_number_that_its_picture_got(root: Path, journal: Journal) -> None:
    write(root / "Cars" / "IMG_1.jpg")
    write(root / "Cars" / "IMG_1.MOV")
    sort_one(journal, write(root / "IMG_1.jpg", b"another"))
    follow(journal, write(root / "IMG_1.MOV"), write(root / "IMG_1.jpg.xmp"))
    assert below(root / "Cars") == [
        "IMG_1 (2).MOV", "IMG_1 (2).jpg", "IMG_1 (2).jpg.xmp", "IMG_1.MOV", "IMG_1.jpg",
    ]  # fmt: skip


def test_undoing_the_picture_takes_the_late_companion_along_and_redoing_brings_both(
    root: Path, journal: Journal
) -> None:
    before = tree(root) | tree(write(root / "IMG_1.HEIC").parent)
    clip = (root / "IMG_1.MOV", b"clip")
    first = sort_one(journal, root / "IMG_1.HEIC")
    follow(journal, write(*clip))
    both = below(root)
    records, summary = run_to_end(undo(journal, first, Cancel()))
    assert counts(summary) == (1, 0, 0, 0, 0, 0, 1)
    assert [(r.source.name, r.companion_of) for r in records] == [
        ("IMG_1.HEIC", None), ("IMG_1.MOV", root / "IMG_1.HEIC"),
    ]  # fmt: skip
    assert before.items() <= tree(root).items()
    assert below(root) == ["IMG_1.HEIC", "IMG_1.MOV"]
    assert not (root / "Cars").exists()
    with pytest.raises(SorterError):
        run_to_end(undo(journal, None, Cancel()))
    _, summary = run_to_end(redo(journal, None, Cancel()))
    assert (counts(summary), below(root)) == ((1, 0, 0, 0, 0, 0, 1), both)
    run_to_end(undo(journal, None, Cancel()))  # the newest: the clip alone
    assert below(root) == ["Cars/IMG_1.HEIC", "IMG_1.MOV"]
    run_to_end(undo(journal, None, Cancel()))
    run_to_end(redo(journal, None, Cancel()))
    assert below(root) == ["Cars/IMG_1.HEIC", "IMG_1.MOV"], "the clip was taken back for itself"


def test_in_one_go_they_are_one_batch(root: Path, journal: Journal) -> None:
    batch = sort_one(journal, write(root / "IMG_1.HEIC"))
    sort_before = below(root)
    follow(journal, write(root / "IMG_1.MOV"), onto=batch)
    assert [found.id for found in batches.history(journal)] == [batch]
    for _ in range(2):
        _, summary = run_to_end(undo(journal, None, Cancel()))
        assert (counts(summary), below(root)) == ((1, 0, 0, 0, 0, 0, 1), ["IMG_1.HEIC", "IMG_1.MOV"])
        run_to_end(redo(journal, None, Cancel()))
        assert below(root) == sorted([*sort_before, "Cars/IMG_1.MOV"])


def test_a_picture_stays_with_a_late_companion_that_cant_go_back(root: Path, journal: Journal) -> None:
    first = sort_one(journal, write(root / "IMG_1.jpg"))
    follow(journal, write(root / "IMG_1.xmp"))
    write(root / "Cars" / "IMG_1.xmp", b"edited since")
    before = tree(root)
    for dry_run in (True, False):
        (record,), summary = run_to_end(undo(journal, first, Cancel(), dry_run=dry_run))
        assert counts(summary) == (0, 0, 0, 0, 0, 1, 0)
        assert record.reason is Reason.CHANGED
        assert record.message.startswith("IMG_1.xmp, which belongs to it: ")
        assert tree(root) == before


def test_a_copied_picture_gets_a_copy_of_its_companion_once(root: Path, journal: Journal, tmp_path: Path) -> None:
    first = sort_one(journal, write(root / "IMG_1.jpg"), Action.COPY, into=tmp_path / "gallery")
    clip = write(root / "IMG_1.MOV", b"clip")
    (record,) = follow(journal, clip)
    assert (record.action, record.status) == (Action.COPY, Status.DONE)
    assert (clip.read_bytes(), (tmp_path / "gallery" / "Cars" / "IMG_1.MOV").read_bytes()) == (b"clip", b"clip")
    assert follow(journal, clip) == []
    _, summary = run_to_end(undo(journal, first, Cancel()))
    assert counts(summary) == (0, 0, 1, 0, 0, 0, 1)
    assert (below(root), below(tmp_path / "gallery")) == (["IMG_1.MOV", "IMG_1.jpg"], [])


def test_a_rule_that_copies_leaves_the_companion_of_a_moved_picture(root: Path, journal: Journal) -> None:
    sort_one(journal, write(root / "IMG_1.jpg"))
    follow(journal, write(root / "IMG_1.MOV"), copy=True)
    assert below(root) == ["Cars/IMG_1.MOV", "Cars/IMG_1.jpg", "IMG_1.MOV"]


def test_it_follows_a_picture_that_was_moved_on(root: Path, journal: Journal, tmp_path: Path) -> None:
    sort_one(journal, write(root / "IMG_1.jpg"))
    moved = candidate(root / "Cars" / "IMG_1.jpg", class_name="Trees", labelled_by_person=True)
    onward = plan([moved], roots=[root], into=root, class_names=["Cars", "Trees"])
    run_to_end(engine.run(onward, journal, Cancel()))
    follow(journal, write(root / "IMG_1.MOV"))
    assert below(root) == ["Trees/IMG_1.MOV", "Trees/IMG_1.jpg"]
    for _ in range(3):
        run_to_end(undo(journal, None, Cancel()))
    assert below(root) == ["IMG_1.MOV", "IMG_1.jpg"]


def test_where_there_is_any_doubt_it_stays(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def stays(name: str) -> None:
        companion = write(root / name, b"late")
        assert follow(journal, companion) == [], name
        companion.unlink()

    stays("never_seen.MOV")
    sort_one(journal, write(root / "edited.jpg"))
    write(root / "Cars" / "edited.jpg", b"another picture by now")
    stays("edited.MOV")
    sort_one(journal, write(root / "away.jpg"))
    (root / "Cars" / "away.jpg").rename(root / "elsewhere.jpg")
    stays("away.MOV")
    sort_one(journal, write(root / "back.jpg"))
    run_to_end(undo(journal, None, Cancel()))
    (root / "back.jpg").unlink()
    stays("back.MOV")
    for content in (b"one", b"two"):
        sort_one(journal, write(root / "twice.jpg", content))
    stays("twice.MOV")
    sort_one(journal, write(root / "again.jpg"))
    write(root / "again.jpg", b"a newer one, which is unsure")
    stays("again.MOV")
    sort_one(journal, write(root / "old.jpg"))
    monkeypatch.setattr(late_companions, "LATEST", timedelta(seconds=-1))
    stays("old.MOV")


def test_a_name_that_is_taken_beside_the_picture_is_told_and_left(root: Path, journal: Journal) -> None:
    sort_one(journal, write(root / "IMG_1.jpg"))
    follow(journal, write(root / "IMG_1.MOV"))
    again = write(root / "IMG_1.MOV", b"another clip of that name")
    before = tree(root)
    (record,) = follow(journal, again)
    assert (record.status, record.reason, tree(root)) == (Status.REFUSED, Reason.EXISTS, before)


def test_a_name_that_is_taken_at_the_last_moment_gets_no_number(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    sort_one(journal, write(root / "IMG_1.jpg"))
    clip = write(root / "IMG_1.MOV")
    monkeypatch.setattr("gallery_sorter.moves.target_folder.TargetFolder.has", lambda *_: False)
    write(root / "Cars" / "IMG_1.MOV", b"in the way")
    before = tree(root)
    (record,) = follow(journal, clip)
    assert (record.status, record.reason, tree(root)) == (Status.REFUSED, Reason.EXISTS, before)


def test_what_it_knows_of_a_folder_is_not_older_than_the_folder(root: Path, journal: Journal) -> None:
    late = LateCompanions(root, copy=False, command="watch")
    sort_one(journal, write(root / "IMG_1.jpg"))
    for number in (1, 2, 3):
        clip = write(root / f"IMG_{number}.MOV")
        stamp = FileStamp(clip, clip.stat().st_size, clip.stat().st_mtime_ns)
        planned = list(late.plan(journal, [stamp]))
        assert [move.candidate.path for one in planned for move in one.moves] == [clip] * (number < 3)
        if number == 1:
            sort_one(journal, write(root / "IMG_2.jpg"))


def test_what_a_person_takes_back_stays(root: Path, journal: Journal) -> None:
    sort_one(journal, write(root / "IMG_1.jpg"))
    clip = write(root / "IMG_1.MOV")
    follow(journal, clip)
    (root / "Cars" / "IMG_1.MOV").rename(clip)
    assert follow(journal, clip) == []


def test_a_picture_that_went_back_before_the_run_is_not_followed(root: Path, journal: Journal) -> None:
    sort_one(journal, write(root / "IMG_1.jpg"))
    clip = write(root / "IMG_1.MOV")
    stamp = FileStamp(clip, clip.stat().st_size, clip.stat().st_mtime_ns)
    (planned,) = LateCompanions(root, copy=False, command="watch").plan(journal, [stamp])
    run_to_end(undo(journal, None, Cancel()))
    records, _ = run_to_end(engine.run(planned, journal, Cancel()))
    assert [record.reason for record in records] == [Reason.VANISHED]
    assert below(root) == ["IMG_1.MOV", "IMG_1.jpg"]


@contextlib.contextmanager
def dying_at(point: str, times: int) -> Iterator[None]:
    """Die where this point is reached for the so-manieth time."""
    left = [times]

    def reach(reached: str) -> None:
        left[0] -= reached == point
        if reached == point and left[0] == 0:
            raise Died

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faults, "reach", reach)
        yield


WITHIN = ("pass-begun", "intents-committed", "placed", "targets-synced", "sources-synced", "settled", "pass-ending")
ACROSS = ("copy-begun", "copy-verified", "copies-committed", "set-aside", "source-removed")


@pytest.mark.parametrize(("point", "across"), [(p, False) for p in WITHIN] + [(p, True) for p in (*WITHIN, *ACROSS)])
def test_killed_while_it_follows_nothing_is_lost(
    point: str, across: bool, root: Path, journal: Journal, request: pytest.FixtureRequest
) -> None:
    into = request.getfixturevalue("other_drive") if across else root
    sort_one(journal, write(root / "IMG_1.HEIC", b"picture"), into=into)
    clip = write(root / "IMG_1.MOV", b"clip")
    with dying_at(point, 1), pytest.raises(Died):
        follow(journal, clip)
    recover(journal)
    assert sum(path.name == "IMG_1.MOV" for path in [*root.rglob("*"), *(into.rglob("*") if across else ())]) == 1
    if clip.exists():
        follow(journal, clip)
    assert (into / "Cars" / "IMG_1.MOV").read_bytes() == b"clip"
    for _ in range(2):
        run_to_end(undo(journal, None, Cancel()))
    assert below(root) == ["IMG_1.HEIC", "IMG_1.MOV"]


@pytest.mark.parametrize("kind", ["undo", "redo"])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("point", ["pass-begun", "intents-committed", "placed", "settled", "pass-ending", "pass-ended"])
def test_killed_while_both_go_back_or_forth_nothing_is_lost(
    kind: str, times: int, point: str, root: Path, journal: Journal
) -> None:
    first = sort_one(journal, write(root / "IMG_1.HEIC", b"picture"))
    follow(journal, write(root / "IMG_1.MOV", b"clip"))
    if kind == "redo":
        run_to_end(undo(journal, first, Cancel()))
    with dying_at(point, times), pytest.raises(Died):
        run_to_end((undo if kind == "undo" else redo)(journal, first, Cancel()))
    recover(journal)
    assert sorted(Path(name).name for name in below(root)) == ["IMG_1.HEIC", "IMG_1.MOV"]
    for _ in range(2):
        try:
            run_to_end(undo(journal, None, Cancel()))
        except SorterError:
            break
    assert below(root) == ["IMG_1.HEIC", "IMG_1.MOV"], "pressing undo on brings everything back"

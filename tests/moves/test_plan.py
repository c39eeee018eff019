from pathlib import Path

import pytest
from blake3 import blake3

from gallery_sorter.base.errors import Reason
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.values import KeptReason, Plan, PlannedMove, PlanOptions, SameContent, Status
from tests.moves.trees import candidate, candidates, folders, tree, write

NAMES = ("Cars", "Memes", "Trees")


def planned(root: Path, into: Path | None = None, options: PlanOptions = PlanOptions(), **changes: object) -> Plan:  # noqa: B008
    return plan(candidates(root, **changes), roots=[root], into=into or root, class_names=NAMES, options=options)


def only(plan_: Plan) -> PlannedMove:
    assert len(plan_.moves) == 1
    return plan_.moves[0]


def target(move: PlannedMove) -> Path:
    assert move.status is Status.PLANNED
    return move.files[0].target


def test_a_sure_picture_goes_to_its_class(tmp_path: Path) -> None:
    write(tmp_path / "IMG_1.jpg")
    assert target(only(planned(tmp_path, class_name="Cars"))) == tmp_path / "Cars" / "IMG_1.jpg"


def test_an_unsure_picture_is_kept_or_goes_to_unsure(tmp_path: Path) -> None:
    write(tmp_path / "IMG_1.jpg")
    assert only(planned(tmp_path, sure=False)).reason is KeptReason.UNSURE
    moved = only(planned(tmp_path, sure=False, options=PlanOptions(unsure_folder=True)))
    assert target(moved) == tmp_path / "Unsure" / "IMG_1.jpg"


def test_what_is_in_unsure_stays_until_it_is_sure(tmp_path: Path) -> None:
    write(tmp_path / "Unsure" / "IMG_1.jpg")
    ours = PlanOptions(unsure_folder=True)
    assert only(planned(tmp_path, sure=False, options=ours)).reason is KeptReason.UNSURE
    assert target(only(planned(tmp_path, class_name="Cars", options=ours))).parent.name == "Cars"
    assert target(only(planned(tmp_path, class_name="Cars", labelled_by_person=True))).parent.name == "Cars"
    assert only(planned(tmp_path, class_name="Cars")).reason is KeptReason.OWN_FOLDER, "it may be the person's own"


def test_pictures_in_a_class_folder_stay_unless_the_person_says_otherwise(tmp_path: Path) -> None:
    write(tmp_path / "Cars" / "trip" / "IMG_1.jpg")
    assert only(planned(tmp_path, class_name="Trees")).reason is KeptReason.IN_PLACE
    assert only(planned(tmp_path, class_name="Trees", sure=False)).reason is KeptReason.IN_PLACE
    assert (
        only(planned(tmp_path, class_name="Trees", options=PlanOptions(all_folders=True))).reason is KeptReason.IN_PLACE
    )
    assert only(planned(tmp_path, class_name="Cars", labelled_by_person=True)).reason is KeptReason.IN_PLACE
    moved = only(planned(tmp_path, class_name="Trees", labelled_by_person=True))
    assert target(moved) == tmp_path / "Trees" / "IMG_1.jpg"


def test_a_persons_folder_stays_together(tmp_path: Path) -> None:
    write(tmp_path / "Wedding 2019" / "us.jpg")
    assert only(planned(tmp_path)).reason is KeptReason.OWN_FOLDER
    assert only(planned(tmp_path, labelled_by_person=True)).reason is KeptReason.OWN_FOLDER
    assert only(planned(tmp_path, options=PlanOptions(all_folders=True))).status is Status.PLANNED
    assert only(planned(tmp_path, options=PlanOptions(folders=(tmp_path / "Wedding 2019",)))).status is Status.PLANNED


def test_a_class_folder_elsewhere_is_a_persons_folder(tmp_path: Path) -> None:
    write(tmp_path / "phone" / "Cars" / "us.jpg")
    assert only(planned(tmp_path / "phone", tmp_path / "gallery")).reason is KeptReason.OWN_FOLDER


@pytest.mark.parametrize("folder", ["DCIM/100APPLE", "dcim/Camera", "WhatsApp/Media/WhatsApp Images", "Screenshots"])
def test_a_phones_folder_is_sorted(folder: str, tmp_path: Path) -> None:
    write(tmp_path / folder / "IMG_1.jpg")
    assert only(planned(tmp_path)).status is Status.PLANNED


def test_dcim_itself_may_be_what_is_sorted(tmp_path: Path) -> None:
    write(tmp_path / "DCIM" / "my camera" / "IMG_1.jpg")
    assert only(planned(tmp_path / "DCIM")).status is Status.PLANNED


def test_loose_pictures_are_always_sorted(tmp_path: Path) -> None:
    path = write(tmp_path / "Wedding 2019" / "us.jpg")
    chosen = plan([candidate(path, class_name="Cars")], roots=[path], into=tmp_path / "gallery", class_names=NAMES)
    assert target(only(chosen)) == tmp_path / "gallery" / "Cars" / "us.jpg"


def test_a_taken_name_gets_a_number_together_with_its_companions(tmp_path: Path) -> None:
    write(tmp_path / "Cars" / "IMG_1.xmp", b"another's")
    write(tmp_path / "IMG_1.jpg")
    write(tmp_path / "IMG_1.xmp")
    write(tmp_path / "IMG_1.jpg.json")
    moves = [m for m in planned(tmp_path, class_name="Cars").moves if m.status is Status.PLANNED]
    assert [f.target.name for f in moves[0].files] == ["IMG_1 (2).jpg", "IMG_1 (2).jpg.json", "IMG_1 (2).xmp"]


def test_names_that_meet_on_some_file_system_are_told_apart(tmp_path: Path) -> None:
    for number, folder in enumerate(["DCIM/1", "DCIM/2", "DCIM/3"]):
        write(tmp_path / folder / ("IMG_1.JPG" if number == 1 else "IMG_1.jpg"), b"%d" % number)
    names = [target(move).name for move in planned(tmp_path, class_name="Cars").moves]
    assert names == ["IMG_1.jpg", "IMG_1 (2).JPG", "IMG_1 (3).jpg"]


def test_the_same_content_under_the_same_name(tmp_path: Path) -> None:
    write(tmp_path / "Cars" / "IMG_1.jpg", b"another")
    write(tmp_path / "Cars" / "IMG_1 (2).jpg", b"same")
    write(tmp_path / "DCIM" / "IMG_1.jpg", b"same")
    newcomer = [candidate(tmp_path / "DCIM" / "IMG_1.jpg", class_name="Cars")]

    def decide(policy: SameContent) -> PlannedMove:
        return only(
            plan(newcomer, roots=[tmp_path], into=tmp_path, class_names=NAMES, options=PlanOptions(same_content=policy))
        )

    assert target(decide(SameContent.KEEP_BOTH)).name == "IMG_1 (3).jpg"
    left = decide(SameContent.LEAVE)
    assert left.status is Status.DUPLICATE
    assert "IMG_1 (2).jpg" in left.message


def test_two_newcomers_of_the_same_content_are_told_apart_too(tmp_path: Path) -> None:
    write(tmp_path / "DCIM" / "1" / "a.jpg", b"same")
    write(tmp_path / "DCIM" / "2" / "a.jpg", b"same")
    leave = PlanOptions(same_content=SameContent.LEAVE)
    assert [m.status for m in planned(tmp_path, options=leave).moves] == [Status.PLANNED, Status.DUPLICATE]


def test_other_content_of_the_same_size_is_no_duplicate(tmp_path: Path) -> None:
    write(tmp_path / "Cars" / "a.jpg", b"one")
    write(tmp_path / "a.jpg", b"two")
    chosen = plan(
        [candidate(tmp_path / "a.jpg", class_name="Cars")],
        roots=[tmp_path],
        into=tmp_path,
        class_names=NAMES,
        options=PlanOptions(same_content=SameContent.LEAVE),
    )
    assert target(only(chosen)).name == "a (2).jpg"


@pytest.mark.parametrize("name", ["../../up", "..", "/etc", "a/b", "C:\\x", "nul", "", "."])
def test_no_class_name_leads_outside(name: str, tmp_path: Path) -> None:
    write(tmp_path / "phone" / "a.jpg")
    found = target(only(planned(tmp_path / "phone", tmp_path / "gallery", class_name=name)))
    assert found.parent.parent == tmp_path / "gallery"


def test_a_class_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    write(tmp_path / "phone" / "a.jpg")
    (tmp_path / "phone" / "Cars").symlink_to(tmp_path / "outside")
    move = only(planned(tmp_path / "phone", class_name="Cars"))
    assert (move.status, move.reason) == (Status.REFUSED, Reason.OUTSIDE)


def test_a_file_in_the_place_of_a_class_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    write(tmp_path / "Cars", b"no folder")
    move = only(planned(tmp_path, class_name="Cars"))
    assert (move.status, move.reason) == (Status.REFUSED, Reason.EXISTS)


def test_an_existing_folder_that_differs_in_case_is_used(tmp_path: Path) -> None:
    (tmp_path / "cars").mkdir()
    write(tmp_path / "a.jpg")
    assert target(only(planned(tmp_path, class_name="Cars"))).parent.name == "cars"


def test_planning_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "phone" / "a.jpg")
    write(tmp_path / "phone" / "DCIM" / "a.jpg", b"x")
    before = tree(tmp_path), folders(tmp_path), {f: f.stat().st_mtime_ns for f in folders(tmp_path)}
    list(planned(tmp_path / "phone", tmp_path / "gallery").records())
    assert before == (tree(tmp_path), folders(tmp_path), {f: f.stat().st_mtime_ns for f in folders(tmp_path)})


def test_records_name_companions(tmp_path: Path) -> None:
    picture = write(tmp_path / "a.jpg")
    clip = write(tmp_path / "a.mov")
    records = list(planned(tmp_path, class_name="Cars").records())
    assert [(r.source, r.companion_of, r.status) for r in records] == [
        (picture, None, Status.PLANNED),
        (clip, picture, Status.PLANNED),
    ]
    assert records[0].confidence == 0.9
    assert records[1].confidence is None


def test_contents_are_known_by_blake3(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg", b"abc")
    assert candidate(path).content_hash == blake3(b"abc").digest()


def test_the_destination_under_another_name_is_the_same_folder(tmp_path: Path) -> None:
    """A second sort through a link to the folder, or of the link itself, finds everything in its place."""
    phone, link = tmp_path / "phone", tmp_path / "link"
    write(phone / "Cars" / "IMG_1.jpg")
    link.symlink_to(phone)
    assert only(planned(phone, link, class_name="Cars")).reason is KeptReason.IN_PLACE
    assert only(planned(link, phone, class_name="Cars")).reason is KeptReason.IN_PLACE

"""Laws that hold whatever a person does: a model of a few lines and the real folder agree after every step."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import batches, engine
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.undo import redo, undo
from gallery_sorter.moves.values import Action, MoveRecord, PlanOptions, SameContent, Status
from tests.moves.trees import candidates, contents, folders, pairs, run_to_end, tree, write

FOLDERS = ("", "DCIM/100APPLE", "Camera", "Wedding 2019", "WhatsApp/Media/WhatsApp Images")
STEMS = ("IMG_1", "img_1", "IMG_1 (2)", "été", "e\u0301te\u0301", "a b", "x" * 120, "\udcff odd", "new\nline")
ENDINGS = (".jpg", ".JPG", ".png", ".xmp", ".jpg.xmp", ".MOV", ".jpg.json", ".CR2", ".txt")
CLASS_NAMES = ("Cars", "cars", "Trees", "../up", "CON", "a/b", "Unsure")


class Moves(RuleBasedStateMachine):
    """Sorts, copies, edits, undoes and redoes in any order."""

    @initialize()
    def open(self) -> None:
        self.base = Path(tempfile.mkdtemp(prefix="gallery-sorter-laws-"))
        self.root = self.base / "phone"
        self.root.mkdir()
        self.journal = Journal(self.base / "journal.sqlite")
        self.model = tree(self.root)
        self.age = 0
        self.added = 0

    def teardown(self) -> None:
        if hasattr(self, "base"):
            self.journal.close()
            shutil.rmtree(self.base)

    @rule(
        folder=st.sampled_from(FOLDERS),
        stem=st.sampled_from(STEMS),
        ending=st.sampled_from(ENDINGS),
        same=st.booleans(),
    )
    def add(self, folder: str, stem: str, ending: str, same: bool) -> None:
        """A file comes from the phone; two may hold the very same content."""
        path = self.root / folder / (stem + ending)
        if path.exists():
            return
        self.age += 1
        self.added += 1
        write(path, b"same" if same else b"content %d" % self.added, self.age)
        self.model[str(path)] = tree(path.parent)[str(path)]

    @rule(
        names=st.lists(st.sampled_from(CLASS_NAMES), min_size=1, max_size=3),
        copy=st.booleans(),
        everything=st.booleans(),
        labelled=st.booleans(),
        unsure=st.sampled_from(("none", "keep", "folder")),
        leave=st.booleans(),
    )
    def sort(self, names: list[str], copy: bool, everything: bool, labelled: bool, unsure: str, leave: bool) -> None:  # noqa: PLR0917
        found = [
            type(c)(
                c.path,
                c.size,
                c.mtime_ns,
                c.content_hash,
                names[i % len(names)],
                0.5,
                unsure == "none" or i % 2 == 0,
                labelled,
            )
            for i, c in enumerate(candidates(self.root))
        ]
        options = PlanOptions(
            action=Action.COPY if copy else Action.MOVE,
            all_folders=everything,
            unsure_folder=unsure == "folder",
            same_content=SameContent.LEAVE if leave else SameContent.KEEP_BOTH,
        )
        chosen = plan(found, roots=[self.root], into=self.root, class_names=CLASS_NAMES, options=options)
        records, summary = run_to_end(engine.run(chosen, self.journal, Cancel()))
        assert summary.looked_at == len(found)
        assert [r.source for r in records if r.companion_of is None] == [c.path for c in found]
        foreseen = [record for record in chosen.records() if record.status is Status.PLANNED]
        assert pairs(foreseen) == pairs(r for r in records if r.status is Status.DONE), "the dry run says what is done"
        self._apply(records)

    @precondition(lambda self: bool(batches.history(self.journal)))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        done = [b.id for b in batches.history(self.journal) if b.state != "undone"]
        if done:
            self._apply(run_to_end(undo(self.journal, data.draw(st.sampled_from(done)), Cancel()))[0])

    @precondition(lambda self: any(b.state != "done" for b in batches.history(self.journal)))
    @rule(data=st.data())
    def redo(self, data: st.DataObject) -> None:
        undone = [b.id for b in batches.history(self.journal) if b.state != "done"]
        self._apply(run_to_end(redo(self.journal, data.draw(st.sampled_from(undone)), Cancel()))[0])

    @precondition(lambda self: bool(self.model))
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """The person writes into a file; whatever happens later, that content stays."""
        path = Path(data.draw(st.sampled_from(sorted(self.model))))
        self.age += 1
        self.added += 1
        write(path, b"edited %d" % self.added, self.age)
        self.model[str(path)] = tree(path.parent)[str(path)]

    @invariant()
    def the_folder_is_what_the_model_says(self) -> None:
        if hasattr(self, "root"):
            assert tree(self.root) == self.model

    def _apply(self, records: list[MoveRecord]) -> None:
        """What the records say happened, done to the model: each name is free before it is taken."""
        before = contents(self.model)
        added = removed = 0
        for record in records:
            if record.status is not Status.DONE:
                continue
            source, target = str(record.source), str(record.target)
            if target in self.model:  # only the undoing of a copy may find its target there: it removes the source
                assert record.action is Action.COPY
                assert self.model.pop(source)[0] == self.model[target][0]
                removed += 1
            else:
                self.model[target] = self.model[source]
                if record.action is Action.MOVE:
                    del self.model[source]
                else:
                    added += 1
        after = contents(self.model)
        assert after.total() == before.total() + added - removed
        assert after.keys() == before.keys(), "no content comes or goes"


TestMoves = pytest.mark.slow(Moves.TestCase)
TestMoves.settings = settings(
    max_examples=25, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_undoing_every_batch_restores_names_bytes_times_and_folders(tmp_path: Path) -> None:
    root = tmp_path / "phone"
    for number, folder in enumerate(FOLDERS):
        for stem in STEMS[:4]:
            write(root / folder / f"{stem}.jpg", b"%d %a" % (number, stem), number)
            write(root / folder / f"{stem}.xmp", b"steps %d %a" % (number, stem), number)
    before, before_folders = tree(root), folders(root)
    journal = Journal(tmp_path / "journal.sqlite")
    for round_, name in enumerate(("Cars", "Trees", "Memes")):
        found = candidates(root, class_name=name, labelled_by_person=True)
        options = PlanOptions(all_folders=round_ > 0)
        chosen = plan(found, roots=[root], into=root, class_names=["Cars", "Trees", "Memes"], options=options)
        assert run_to_end(engine.run(chosen, journal, Cancel()))[1].moved > 0
    for _ in range(3):
        assert run_to_end(undo(journal, None, Cancel()))[1].refused == 0
    assert tree(root) == before
    assert folders(root) == before_folders
    journal.close()

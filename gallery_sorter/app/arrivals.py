"""What becomes of the files that arrive in one watched folder: recognised, decided, moved, told, a few at a time.

A picture is told together with its outcome and never before: where the work is stopped, what has no outcome yet was
never mentioned, and the next start takes it up.
"""

from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from gallery_sorter.app.arrived import Dealt, Going, file_of
from gallery_sorter.app.carrying import carry
from gallery_sorter.app.classify import picture_of
from gallery_sorter.app.corrected import reviewed
from gallery_sorter.app.events import Event, KeptReason, MoveRecord, Note, Picture, Quiet, Refused, Status
from gallery_sorter.app.keeping import Keeper
from gallery_sorter.app.pipeline import Pipeline, Recognised, Source, Unreadable
from gallery_sorter.app.session import Session
from gallery_sorter.app.sort import candidate_of
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import watched
from gallery_sorter.moves.engine import run
from gallery_sorter.moves.late_companions import LateCompanions
from gallery_sorter.moves.naming import UNSURE_FOLDER, folder_name, twin_key
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.sums import Sums
from gallery_sorter.moves.values import Action, Candidate, FileStamp, Plan, PlanOptions
from gallery_sorter.moves.watch_rules import WatchRule
from gallery_sorter.moves.watched import LookedAt, Standing, standing
from gallery_sorter.pictures.decoder import Decoder
from gallery_sorter.pictures.kinds import is_picture_name
from gallery_sorter.pictures.values import PictureFile
from gallery_sorter.watching.watcher import FolderWatcher

_TAKEN_BACK = Sentence("You took it back out of the folder that it was sorted into, so it stays.")
COMMAND = "watch"

_HELD_SECONDS = 10.0  # before another try, where another program works in the folder or there is no room
_PASSING = (ErrorCode.LOCKED, ErrorCode.NO_SPACE, ErrorCode.NOT_FOUND)
_GONE = (Reason.VANISHED, Reason.CHANGED)


class Arrivals:
    """One rule at work. `total` and `unread` count what was told since the start; used by one thread."""

    def __init__(self, session: Session, rule: WatchRule, others: Collection[Path], decoder: Decoder) -> None:
        self.rule = rule
        self.total = Sums()
        self.unread = 0
        self.batch: str | None = None  # the newest
        self.watcher: FolderWatcher | None = None
        self._session = session
        self._decoder = decoder
        self._others = frozenset(others)  # folders with rules of their own
        self._into_keys: frozenset[str] = frozenset()
        self._going = Going()
        self._late = LateCompanions(rule.folder, copy=rule.copy, command=COMMAND)
        self._troubles: set[str] = set()  # told once until it works again
        self._decision = repr(
            (session.model().card.model_key, rule.threshold, rule.into, rule.unsure_folder, rule.copy)
        )
        self.learn_classes()

    def learn_classes(self) -> None:
        """Ask anew which folders are class folders."""
        names = {*map(folder_name, self._session.class_names()), *([UNSURE_FOLDER] if self.rule.unsure_folder else [])}
        self._into_keys = frozenset(map(twin_key, names))

    def passes_by(self, folder: Path) -> bool:
        """True for a subfolder in which nothing arrives: a class folder, or one with a rule of its own."""
        return folder in self._others or (folder.parent == self.rule.into and twin_key(folder.name) in self._into_keys)

    def remembered(self) -> list[PictureFile]:
        """What was looked at by an earlier run and stays. A proposal remembers nothing."""
        if self.rule.proposes:
            return []
        with self._session.journal() as journal:
            stamps = watched.remembered(journal, self.rule.folder, self._decision)
        return [PictureFile(stamp.path, stamp.size, stamp.mtime_ns) for stamp in stamps]

    def look_again(self) -> None:
        """Take up anew what stays, where the person has given it another class since it was looked at, and what waits
        for them in the folder of unsure ones.
        """
        if self.rule.proposes:
            return
        with self._session.journal() as journal:
            paths = watched.overruled(journal, self.rule.folder, self._decision)
        if self._unsure is not None:
            paths += reviewed(self._session, self._unsure)
        for path in paths:
            self._watcher.look_again(path)

    @property
    def _unsure(self) -> Path | None:
        """The folder of unsure ones, out of which a label leads; a rule that copies takes nothing away from it."""
        return self.rule.into / UNSURE_FOLDER if self.rule.unsure_folder and not self.rule.copy else None

    def deal(self, files: Sequence[PictureFile], cancel: Cancel, *, once: bool) -> Iterator[Event]:
        """Recognise and move these whole files. Yields Picture or Refused, and MoveRecord, of each whose outcome is
        reached; Note where something stands in the way of all of them. With `once` that is raised instead.
        """
        seen, unread = self._recognise([file for file in files if is_picture_name(file.path.name)], cancel)
        if cancel:
            return
        companions = {file.path: file for file in files if not is_picture_name(file.path.name)}
        dealt = Dealt({picture.path: picture for picture in seen}, companions)
        yield from self._tell_unread(unread, dealt)
        try:
            yield from self._move(dealt, cancel)
            yield from self._follow(dealt, cancel)
            self._troubles.clear()
        except SorterError as error:
            if once or error.code not in _PASSING:
                raise
            if error.message not in self._troubles:
                self._troubles.add(error.message)
                yield Note("warning", Sentence("{} It is tried again.", error.message))
        finally:
            for path in dealt.open:
                self._watcher.hold(path, _HELD_SECONDS)
            self._remember(dealt.stay)
        self.learn_classes()

    def quiet(self, seconds: float, *, now: bool = False) -> Iterator[Quiet]:
        """Tell what arrived in one go once nothing has come for so long, or it has gone on for too long, or `now`."""
        going = self._going
        if going.told and (now or going.is_over(seconds)):
            yield going.quiet(self.rule)
            self._going = Going()

    @property
    def _watcher(self) -> FolderWatcher:
        assert self.watcher is not None, "set before anything arrives"
        return self.watcher

    def _recognise(self, files: Sequence[PictureFile], cancel: Cancel) -> tuple[list[Picture], list[Refused]]:
        seen: list[Picture] = []
        unread: list[Refused] = []
        if not files:
            return seen, unread
        session = self._session
        model = session.model()
        labels = session.labels()
        source = Source(tuple(file.path for file in files))
        with session.caches() as (catalogue, thumbnails):
            keeper = Keeper(catalogue, thumbnails, model.card)
            pipeline = Pipeline(catalogue, model, self._decoder, cancel, self.rule.threshold)
            with closing(pipeline.run(source)) as outcomes:
                for outcome in outcomes:
                    if isinstance(outcome, Recognised):
                        keeper.keep(outcome)
                        label = labels.get(outcome.facts.content_hash)
                        seen.append(picture_of(outcome, label, model.card.name))
                    elif isinstance(outcome, Unreadable):  # not kept: it is read again where it is tried again
                        unread.append(outcome.refused)
            keeper.flush()
        reached = {picture.path for picture in seen} | {refused.path for refused in unread}
        for file in files:  # something else has come to stand there
            if file.path not in reached and not cancel:
                self._watcher.forget(file.path)
        return seen, unread

    def _tell_unread(self, unread: Sequence[Refused], dealt: Dealt) -> Iterator[Refused]:
        for refused in unread:
            if refused.reason is Reason.VANISHED:
                self._watcher.forget(refused.path)
            elif not self._watcher.retry(refused.path):
                dealt.keep(refused.path, self._watcher)
                self.unread += 1
                self._going.count(None, late=False)
                yield refused

    def _move(self, dealt: Dealt, cancel: Cancel) -> Iterator[Event]:
        candidates = yield from self._decide(dealt)
        if candidates:
            yield from self._carry_out(self._plan(candidates), dealt, cancel)

    def _follow(self, dealt: Dealt, cancel: Cancel) -> Iterator[Event]:
        """Companions whose picture has gone already go after it; all others stay."""
        late = [
            FileStamp(file.path, file.size, file.mtime_ns)
            for file in dealt.companions.values()
            if file.path in dealt.open
        ]
        if not late:
            return
        with self._session.journal() as journal:
            plans = list(self._late.plan(journal, late))
        planned_for = {move.candidate.path for planned in plans for move in planned.moves}
        for planned in plans:
            yield from self._carry_out(planned, dealt, cancel)
        for file in dealt.companions.values():
            if file.path in dealt.open and file.path not in planned_for:
                dealt.leave(file, self._watcher, lasts=False)

    def _carry_out(self, planned: Plan, dealt: Dealt, cancel: Cancel) -> Iterator[Event]:
        if self.rule.proposes:
            for record in planned.records():
                yield from self._tell(record, dealt)
            return
        with (
            self._session.journal() as journal,
            closing(carry(self._session, run(planned, journal, cancel, onto=self._going.batch))) as steps,
        ):
            while True:
                try:
                    step = next(steps)
                except StopIteration as end:
                    self.batch = end.value.batch or self.batch
                    if planned.into == self.rule.into or self._going.batch is None:
                        self._going.batch = end.value.batch or self._going.batch
                    return
                if isinstance(step, MoveRecord):
                    yield from self._tell(step, dealt)

    def _decide(self, dealt: Dealt) -> Generator[Event, None, list[Candidate]]:
        """The pictures that are to be planned; what the journal says of the others is settled here."""
        candidates: list[Candidate] = []
        taken_back: list[Picture] = []
        with self._session.journal() as journal:
            for picture in dealt.pictures.values():
                known = standing(journal, picture.path, picture.content_hash)
                waits = known is Standing.PLACED and picture.path.parent == self._unsure
                if known in (Standing.OWN, Standing.PLACED) and not (waits and picture.label is not None):
                    dealt.leave(file_of(picture), self._watcher)
                elif known is Standing.TAKEN_BACK:
                    taken_back.append(picture)
                else:
                    candidates.append(candidate_of(picture))
        for picture in taken_back:
            record = MoveRecord(
                picture.path, None, self._action, picture.class_name, picture.confidence, Status.KEPT,
                KeptReason.IN_PLACE, _TAKEN_BACK,
            )  # fmt: skip
            yield from self._tell(record, dealt)
        return candidates

    @property
    def _action(self) -> Action:
        return Action.COPY if self.rule.copy else Action.MOVE

    def _plan(self, candidates: Sequence[Candidate]) -> Plan:
        return plan(
            candidates,
            roots=(self.rule.folder,),
            into=self.rule.into,
            class_names=self._session.class_names(),
            options=PlanOptions(action=self._action, unsure_folder=self.rule.unsure_folder, command=COMMAND),
        )

    def _tell(self, record: MoveRecord, dealt: Dealt) -> Iterator[Event]:
        """A file and its outcome, unless it went or changed while it was dealt with: then it has none."""
        picture = dealt.pictures.get(record.source)
        late = record.companion_of is not None and record.companion_of not in dealt.pictures
        if record.status is Status.REFUSED and record.reason in _GONE:
            dealt.open.discard(record.source)
            self._watcher.touch(record.source)
            return
        if picture is not None and record.reason is KeptReason.IN_PLACE and not record.message:
            dealt.leave(file_of(picture), self._watcher)  # a class folder, reached by another name
            return
        if record.status is Status.DONE and record.action is Action.MOVE:
            dealt.open.discard(record.source)
            self._watcher.forget(record.source)
        elif picture is not None:
            dealt.leave(file_of(picture), self._watcher, lasts=record.status is not Status.REFUSED)
        elif record.source in dealt.companions:  # else it is to arrive yet
            dealt.leave(dealt.companions[record.source], self._watcher, lasts=late)
        self.total.add(record)
        self._going.count(record, late=late)
        if picture is not None:
            yield picture
        yield record

    def _remember(self, files: Sequence[LookedAt]) -> None:
        if files and not self.rule.proposes:
            with self._session.journal() as journal:
                watched.remember(journal, files, self._decision)

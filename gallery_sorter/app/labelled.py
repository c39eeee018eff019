"""Which pictures a person has labelled, and as what: what training may learn from.

A model must not feed itself: what this program moved into a class folder by its own guess counts only once the person
has confirmed it, or said that they looked through that folder.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from gallery_sorter.app.evaluate import class_folders
from gallery_sorter.app.events import Excluded, Progress, Refused
from gallery_sorter.app.pipeline import state_of
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.progress import Pace
from gallery_sorter.base.sentence import Sentence, joined
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.moves.batches import placed_by_program
from gallery_sorter.moves.naming import twin_key
from gallery_sorter.moves.own_folders import is_phones
from gallery_sorter.pictures.read import read_file
from gallery_sorter.pictures.scan import scan
from gallery_sorter.pictures.values import PictureFile
from gallery_sorter.recognition.class_names import UNSURE_FOLDER, name_problem

_AT_ONCE = 64  # files that the catalogue is asked about in one go


@dataclass(frozen=True, slots=True)
class LabelledPicture:
    """One content with the person's class for it, and a file that holds it."""

    file: PictureFile
    content_hash: bytes
    class_name: str

    @property
    def path(self) -> Path:
        return self.file.path


@dataclass(slots=True)
class Labelled:
    """What was found; each file looked at is used or excluded."""

    used: dict[bytes, LabelledPicture] = field(default_factory=dict)  # by content
    excluded: list[Excluded] = field(default_factory=list)
    folders: frozenset[str] = frozenset()  # classes whose folders were looked into, as they are called today

    def counts(self) -> dict[str, int]:
        """Used pictures by class, the classes by name."""
        return dict(sorted(Counter(p.class_name for p in self.used.values()).items()))

    def use_known_names(self, classes: tuple[str, ...]) -> None:
        """Spell classes as a model does where only capital letters differ: `cars` is its `Cars`."""
        spelled = {name.casefold(): name for name in classes}
        for content, picture in self.used.items():
            name = spelled.get(picture.class_name.casefold(), picture.class_name)
            if name != picture.class_name:
                self.used[content] = replace(picture, class_name=name)

    def exclude(self, content_hash: bytes, reason: str) -> None:
        """Use a picture no more."""
        picture = self.used.pop(content_hash)
        self.excluded.append(Excluded(picture.path, reason))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class LabelSources:
    """Where to look: folders of class folders, and whether what was labelled elsewhere counts too."""

    folders: tuple[Path, ...]
    corrections: bool
    looked_through: Callable[[str], bool]  # of a class: whether the person looked through its folder


def find_labelled(
    session: Session, sources: LabelSources, cancel: Cancel
) -> Generator[Progress | Refused, None, Labelled]:
    """Find the labelled pictures; reads only files whose content is not known yet, and decodes none.

    Raises SorterError: `not-found` for a folder that can't be read or has no class folders, `usage` for folders
    whose names can't be classes.
    """
    folders = [folder for root in sources.folders for folder in _class_folders(root)]
    _check_names(folders)
    with session.journal() as journal:
        placed = placed_by_program(journal) if folders else {}
    labels, today = session.labels(), names_of_today(session)
    found = Labelled(folders=frozenset(today(folder.name) for folder in folders))
    disputed: set[bytes] = set()
    pace, looked_at = Pace(), itertools.count(1)
    with session.caches() as (catalogue, _):
        for folder in folders:
            class_name = today(folder.name)
            looked_through = sources.looked_through(class_name)
            for entry in _contents(catalogue, folder, cancel):
                yield pace.at(next(looked_at), None)
                if isinstance(entry, Refused):
                    found.excluded.append(Excluded(entry.path, "refused"))
                    yield entry
                    continue
                file, content = entry
                said = labels.get(content)
                if said is None and not looked_through and folder in placed.get(content, ()):
                    found.excluded.append(Excluded(file.path, "unchecked"))
                else:
                    _use(found, LabelledPicture(file, content, said or class_name), disputed)
        if sources.corrections:
            for _ in _corrected(catalogue, labels.items(), found, cancel):
                yield pace.at(next(looked_at), None)
    for content in disputed:
        found.exclude(content, "two-classes")
    return found


def names_of_today(session: Session) -> Callable[[str], str]:
    """What a class is called today by the name of a folder, or by an old one, in whatever case it is written."""
    known = session.class_names()
    renamed = {twin_key(old): new for old, new in session.renamed_classes().items()}
    return lambda name: name if name in known else renamed.get(twin_key(name), name)


def _class_folders(root: Path) -> Iterator[Path]:
    """The folders that stand for classes: not those that phones make, nor that of unsure pictures."""
    for folder in class_folders(root):
        if not is_phones((folder.name,)) and folder.name != UNSURE_FOLDER:
            yield folder


def _check_names(folders: Iterable[Path]) -> None:
    """Raises SorterError (`usage`) that names every folder that can't be called as a class."""
    bad = [(folder, problem) for folder in folders if (problem := name_problem(folder.name))]
    if len(bad) == 1:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("The folder {} can't be a class: its name {}.", *bad[0]),
            Sentence("Rename the folder."),
        )
    if bad:
        named = joined(Sentence("{} (its name {})", folder, problem) for folder, problem in bad)
        raise SorterError(
            ErrorCode.USAGE, Sentence("These folders can't be classes: {}.", named), Sentence("Rename the folders.")
        )


def _contents(catalogue: Catalogue, folder: Path, cancel: Cancel) -> Iterator[tuple[PictureFile, bytes] | Refused]:
    """Each picture directly in a folder with its content's hash; those that were read are remembered."""
    files = [f for f in scan([folder], recursive=False, cancel=cancel) if isinstance(f, PictureFile | Refused)]
    for start in range(0, len(files), _AT_ONCE):
        some = [file for file in files[start : start + _AT_ONCE] if isinstance(file, PictureFile)]
        known = dict(zip(some, catalogue.content_hashes([state_of(file) for file in some]), strict=True))
        fresh = []
        for file in files[start : start + _AT_ONCE]:
            if isinstance(file, Refused):
                yield file
                continue
            content = known[file]
            if content is None:
                read = read_file(file)
                if isinstance(read, Refused):
                    yield read
                    continue
                content = read.content_hash
                fresh.append((state_of(file), content))
            yield file, content
        if fresh:
            catalogue.write_hashes(fresh)


def _use(found: Labelled, picture: LabelledPicture, disputed: set[bytes]) -> None:
    other = found.used.get(picture.content_hash)
    if other is None:
        found.used[picture.content_hash] = picture
        return
    found.excluded.append(Excluded(picture.path, "same-content"))
    if other.class_name != picture.class_name:
        disputed.add(picture.content_hash)


def _corrected(
    catalogue: Catalogue, labels: Iterable[tuple[bytes, str]], found: Labelled, cancel: Cancel
) -> Iterator[bytes]:
    """Use what the person labelled, wherever it lies; yields each content that was looked for."""
    for content, class_name in labels:
        if cancel:
            return
        if content not in found.used:
            file = next(filter(None, map(_file_at, catalogue.paths_of(content))), None)
            if file is None:
                found.excluded.append(Excluded(None, "vanished"))
            else:
                found.used[content] = LabelledPicture(file, content, class_name)
        yield content


def _file_at(path: Path) -> PictureFile | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return PictureFile(path, state.st_size, state.st_mtime_ns)

"""The shelf: which model versions are on this machine, which one is in charge, and how versions come and go.

The starter that is shipped with the program always stands on it and can't be taken off. A version becomes active or
arrives by one rename, so that a kill at any moment leaves the old state.
"""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.resources import resource
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.writing import replace_file
from gallery_sorter.recognition.arriving import TRUNKS, drop_unfinished, partial_folder, remove_at_once
from gallery_sorter.recognition.card import CARD_NAME, ModelCard, read_card, version_problem, write_card
from gallery_sorter.recognition.choice import Choice, read_choice, write_choice
from gallery_sorter.recognition.renaming import renamed
from gallery_sorter.recognition.weights import load_head, load_replay, load_trunk

STARTER = "starter"


class NameTakenError(SorterError):
    """A version, or whatever else lies there, is called so."""

    def __init__(self, name: str) -> None:
        super().__init__(
            ErrorCode.USAGE, Sentence("There is a model called {} already.", name), Sentence("Choose another name.")
        )


@dataclass(frozen=True, slots=True)
class Shelved:
    """A version on the shelf. `problem` says why it can't be used, and `card` is None then."""

    name: str
    folder: Path
    active: bool
    card: ModelCard | None
    problem: str = ""


class Shelf:
    """The models of one data folder, with the starter beside them."""

    def __init__(self, models: Path, starter: Path | None = None) -> None:
        """`models` need not exist; `starter` is the shipped one where it is not named."""
        self._models = models
        self._starter = starter

    def versions(self) -> list[Shelved]:
        """Every version, the starter first, then by name. A broken one is listed with its problem, not raised."""
        active = self.active_name()
        return [self._look(name, active) for name in self._names()]

    def active_name(self) -> str:
        """The version in charge; the starter where none was chosen, or the chosen one is gone."""
        chosen = read_choice(self._models).active
        return chosen if chosen in self._names() else STARTER

    def folder(self, name: str | None = None) -> Path:
        """The folder of a version, the active one by default. Raises SorterError (`no-model`)."""
        name = name or self.active_name()
        if name == STARTER:
            return self._starter_folder()
        if name not in self._names():
            raise SorterError(
                ErrorCode.NO_MODEL,
                Sentence("There is no model called {!a}.", name),
                Sentence("There is: {}.", ", ".join(self._names())),
            )
        return self._models / name

    def card(self, name: str | None = None) -> ModelCard:
        """The card of a version, the active one by default. Raises SorterError (`no-model`, `bad-model`)."""
        folder = self.folder(name)
        card = read_card(folder)
        if card.name != folder.name:
            raise SorterError(
                ErrorCode.BAD_MODEL,
                Sentence("The model in the folder {!a} calls itself {!a}.", folder.name, card.name),
                Sentence("Import it."),
            )
        return card

    def trunk_path(self, card: ModelCard, folder: Path) -> Path:
        """Where a version's trunk lies: with it, with the shared ones, or with the starter, whose file it may share.

        A file in the version's own folder is taken by name, the others by content. Raises SorterError (`bad-model`).
        """
        with contextlib.suppress(SorterError):
            starter = read_card(self._starter_folder())
            if starter.trunk.blake3 == card.trunk.blake3:
                return self._starter_folder() / starter.trunk.file
        for path in (folder / card.trunk.file, self._models / TRUNKS / f"{card.trunk.blake3}.safetensors"):
            if path.is_file():
                return path
        raise SorterError(
            ErrorCode.BAD_MODEL,
            Sentence("The trunk of the model {} is missing.", card.name),
            Sentence("Import the model again."),
        )

    def keep_trunk(self, card: ModelCard, folder: Path) -> Path:
        """Copy a version's trunk to the shared ones, for versions made from it that bring none of their own.

        They then outlive an update of the program that ships another starter.

        Raises SorterError (`bad-model`) or OSError.
        """
        kept = self._models / TRUNKS / f"{card.trunk.blake3}.safetensors"
        if not kept.is_file():
            kept.parent.mkdir(parents=True, exist_ok=True)
            replace_file(kept, self.trunk_path(card, folder).read_bytes())
        return kept

    def use(self, name: str) -> ModelCard:
        """Put a version in charge. Raises SorterError (`no-model`, `bad-model`)."""
        active = self.active_name()
        if name == active:
            return self._usable(name)
        return self._put_in_charge(name, (*self._earlier(), active))

    def roll_back(self) -> ModelCard:
        """Put the version in charge that was so before the active one; again and again, one further back each time.

        Raises SorterError: `no-model` where there was none, or it is gone; `bad-model`.
        """
        earlier = self._earlier()
        if not earlier:
            raise SorterError(
                ErrorCode.NO_MODEL,
                Sentence("There is no earlier model to go back to."),
                Sentence("`models list` shows those there are."),
            )
        return self._put_in_charge(earlier[-1], earlier[:-1])

    def import_version(self, source: Path, name: str | None = None) -> ModelCard:
        """Copy a model folder onto the shelf after checking all of it; writes nothing where something is wrong.

        Raises SorterError: `bad-model`, or `usage` where that name is taken.
        """
        card = read_card(source)
        card = replace(card, name=name or card.name)
        self.check_new_name(card.name)
        self._check_files(card, source)
        with self.incoming() as partial:
            files = [card.head.file, *([card.replay.file] if card.replay else [])]
            if (source / card.trunk.file).is_file():
                files.append(card.trunk.file)
            for file in files:
                shutil.copyfile(source / file, partial / file)
            self._check_files(card, partial)
            return self.shelve(card, partial)

    def export_version(self, name: str, target: Path, names: Mapping[str, str] | None = None) -> Path:
        """Copy a version, its trunk included, to the new folder `target`; `names` says what its classes are called by
        now (old name -> today's). Raises SorterError (`usage`, ...).
        """
        folder, card = self.folder(name), self.card(name)
        if target.exists():
            raise SorterError(
                ErrorCode.USAGE, Sentence("{} exists already.", target), Sentence("Name a folder that does not exist.")
            )
        self._check_files(card, folder)
        with partial_folder(target.parent) as partial:
            write_card(renamed(card, names or {}), partial)
            for file in (card.head.file, *([card.replay.file] if card.replay else [])):
                shutil.copyfile(folder / file, partial / file)
            shutil.copyfile(self.trunk_path(card, folder), partial / card.trunk.file)
            partial.rename(target)
        return target

    def remove(self, name: str) -> None:
        """Take a version off the shelf. Raises SorterError: `usage` for the starter and the active one, `no-model`."""
        if name == STARTER:
            raise SorterError(ErrorCode.USAGE, Sentence("The starter model belongs to the program and stays."))
        folder = self.folder(name)
        if name == self.active_name():
            raise SorterError(
                ErrorCode.USAGE, Sentence("The model {} is in charge.", name), Sentence("Use another one first.")
            )
        remove_at_once(folder)

    def drop_unfinished(self) -> None:
        """Clear away what processes that died long ago were about to put onto the shelf, or to take off it."""
        drop_unfinished(self._models)

    @contextlib.contextmanager
    def incoming(self) -> Iterator[Path]:
        """A new folder to write a version into, for `shelve`; where that was not called, nothing is left of it."""
        with partial_folder(self._models) as partial:
            yield partial

    def shelve(self, card: ModelCard, partial: Path) -> ModelCard:
        """Write the card into a folder of `incoming`, and let it appear on the shelf under the card's name.

        Raises SorterError (`usage`) where the name is impossible, or taken (NameTakenError), also meanwhile by another
        process; the folder may be shelved under another one then.
        """
        self.check_new_name(card.name)
        write_card(card, partial)
        try:
            partial.rename(self._models / card.name)
        except OSError as error:
            if (self._models / card.name).exists():
                raise NameTakenError(card.name) from error
            raise
        return card

    def _earlier(self) -> tuple[str, ...]:
        """The versions that were in charge before, the latest last; without those that are gone since."""
        names, active = self._names(), self.active_name()
        found = [name for name in read_choice(self._models).earlier if name in names]
        while found and found[-1] == active:
            found.pop()
        return tuple(found)

    def _usable(self, name: str) -> ModelCard:
        card = self.card(name)
        self.trunk_path(card, self.folder(name))
        return card

    def _put_in_charge(self, name: str, earlier: tuple[str, ...]) -> ModelCard:
        card = self._usable(name)
        write_choice(self._models, Choice(name, earlier))
        return card

    def _check_files(self, card: ModelCard, folder: Path) -> None:
        """Load everything that the card names, and drop it. Raises SorterError (`bad-model`)."""
        load_head(folder / card.head.file, card.head.blake3, card.head_rows)
        if card.replay is not None:
            load_replay(folder / card.replay.file, card.replay.blake3, card.head_rows)
        load_trunk(self.trunk_path(card, folder), card.trunk.blake3)

    def check_new_name(self, name: str) -> None:
        """Raises SorterError (`usage`) where a new version can't be called so: NameTakenError where one is."""
        problem = version_problem(name)
        if problem:
            raise SorterError(
                ErrorCode.USAGE, Sentence("The model's name {!a} {}.", name, problem), Sentence("Choose another.")
            )
        taken = {known.casefold() for known in self._names()}
        if name.casefold() in taken or (self._models / name).exists():
            raise NameTakenError(name)

    def _names(self) -> list[str]:
        """The starter, then every folder that holds a card."""
        found = []
        with contextlib.suppress(OSError):
            found = sorted(p.name for p in self._models.iterdir() if not p.name.startswith(".") and p.is_dir())
        return [STARTER, *(n for n in found if n not in (STARTER, TRUNKS) and (self._models / n / CARD_NAME).is_file())]

    def _look(self, name: str, active: str) -> Shelved:
        folder = self._starter_folder() if name == STARTER else self._models / name
        try:
            return Shelved(name, folder, name == active, self.card(name))
        except SorterError as error:
            return Shelved(name, folder, name == active, None, error.message)

    def _starter_folder(self) -> Path:
        if self._starter is not None:
            return self._starter
        try:
            return resource("models", STARTER)
        except FileNotFoundError as error:
            raise SorterError(
                ErrorCode.NO_MODEL,
                Sentence("The starter model is missing from this installation."),
                Sentence("Install the program again."),
            ) from error

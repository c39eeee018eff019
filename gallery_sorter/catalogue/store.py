"""The catalogue's questions and answers, over one SQLite file in WAL mode that may be deleted at any time."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from gallery_sorter.catalogue.values import FileState, KnownPicture, KnownRefusal, NewPicture


class Catalogue:
    """One connection; each thread opens its own."""

    def __init__(self, path: Path) -> None: ...

    def close(self) -> None: ...

    def known(self, files: Sequence[FileState], trunk: str, model: str) -> list[KnownPicture | KnownRefusal | None]:
        """What is known of each file, in order; None means that it must be read."""
        raise NotImplementedError

    def known_content(self, content_hash: bytes, trunk: str, model: str) -> KnownPicture | None:
        """What is known of a content, wherever it lies: for a file that was read and hashed but is a copy."""
        raise NotImplementedError

    def write(self, pictures: Iterable[NewPicture]) -> None:
        """Keep results, in one transaction."""

    def write_refusals(self, refusals: Iterable[tuple[FileState, KnownRefusal]]) -> None:
        """Keep that these files can't be read as they are now."""

    def moved(self, moves: Iterable[tuple[Path, FileState]]) -> None:
        """A file went from a path to a new state: changes one row each, and nothing is read again."""

    def forget(self, paths: Iterable[Path]) -> None:
        """These files are no longer there."""

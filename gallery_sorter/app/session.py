"""One opened data folder: the journal, the catalogue, the active model and where it runs. Both faces hold one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.app.events import Picture
from gallery_sorter.base.data_folder import DataFolder, choose_data_folder


@dataclass(frozen=True, slots=True)
class Choices:
    """The global options that a person gave."""

    data_dir: Path | None = None
    model: str | None = None
    device: str = "auto"


class Session:
    """Opens what it is asked for, when it is asked; close() it, or use it in a `with`.

    Safe to share between threads: every use case opens database connections of its own.
    """

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.folder: DataFolder = choose_data_folder(choices.data_dir)

    def close(self) -> None:
        """Free the model and what else is held."""

    def class_names(self) -> tuple[str, ...]:
        """The classes that keys and folders stand for: the model's, in the card's order, then the person's own."""
        raise NotImplementedError

    def labels(self) -> Mapping[bytes, str]:
        """The person's word on contents: content hash -> class."""
        raise NotImplementedError

    def rejudge(self, pictures: list[Picture], threshold: float | None) -> list[Picture]:
        """The same pictures with `sure` decided anew; None takes the card's thresholds. Cheap: arithmetic alone."""
        raise NotImplementedError

    def thumbnail(self, content_hash: bytes) -> bytes | None:
        """The JPEG bytes of a thumbnail (long side 256 px), or None where the cache has let it go."""
        raise NotImplementedError

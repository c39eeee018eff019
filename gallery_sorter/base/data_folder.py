"""Where everything that the program remembers lives: one folder, so that two data folders never meet."""

import os
import uuid
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence

ENVIRONMENT_VARIABLE = "GALLERY_SORTER_HOME"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The paths below the data folder. Making one touches no disk; `create` does."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """A cache that may be deleted."""
        return self.root / "catalogue.sqlite"

    @property
    def thumbnails(self) -> Path:
        """A cache that may be deleted."""
        return self.root / "thumbnails.sqlite"

    @property
    def journal(self) -> Path:
        """Moves, labels and classes: never deleted."""
        return self.root / "journal.sqlite"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def training(self) -> Path:
        """What a training that is under way, or was cut off, keeps for itself; may be deleted."""
        return self.root / "training"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    def create(self) -> None:
        """Make the folder, readable by its owner alone, and check that it can be written to.

        Raises SorterError (`data-folder`) where that can't be.
        """
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.logs.mkdir(exist_ok=True)
            probe = self.root / f".writable-{uuid.uuid4().hex}"
            probe.touch(exist_ok=False)
            probe.unlink()
        except OSError as error:
            raise SorterError(
                ErrorCode.DATA_FOLDER,
                Sentence("The data folder {} can't be used: {}.", self.root, error.strerror or error),
                Sentence("Name another with --data-dir or the variable {}.", ENVIRONMENT_VARIABLE),
            ) from error


def choose_data_folder(named: Path | None) -> DataFolder:
    """The folder that was named, else that of the environment, else the platform's user data folder."""
    chosen = named or os.environ.get(ENVIRONMENT_VARIABLE) or platformdirs.user_data_path("gallery-sorter", False)
    return DataFolder(Path(chosen).expanduser().absolute())

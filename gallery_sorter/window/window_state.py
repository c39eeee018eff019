"""What the window remembers from one sitting to the next: recent folders, its place, and what the person has chosen.

Kept in the data folder, so that two data folders have two windows.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.base.sentence import NOTHING
from gallery_sorter.base.settings import Loaded, Settings, load_settings, save_settings
from gallery_sorter.window.local_files import address_of, path_at

MOST_RECENT = 10


class WindowState:
    """Reads and writes window.ini and settings.json. In safe mode nothing is read, so that nothing remembered can
    stand in the way; nor is anything written.
    """

    def __init__(self, folder: DataFolder, *, safe_mode: bool) -> None:
        self._settings = QSettings(str(folder.root / "window.ini"), QSettings.Format.IniFormat)
        self.is_safe = safe_mode
        self._settings_path = folder.settings
        loaded = Loaded(Settings(), NOTHING) if safe_mode else load_settings(folder.settings)
        self.settings: Settings = loaded.settings
        self.settings_trouble = loaded.trouble  # a sentence where the file made no sense

    def save_settings(self, settings: Settings) -> None:
        """Keep them for the next sitting; in any thread. Raises SorterError (`data-folder`) where that can't be."""
        if not self.is_safe:
            save_settings(self._settings_path, settings)

    @property
    def recent(self) -> list[Path]:
        """Folders that were opened, the newest first."""
        return [path for text in self._texts("recent") if (path := path_at(text)) is not None]

    def remember_folder(self, folder: Path) -> None:
        """This one was opened now."""
        others = [path for path in self.recent if path != folder]
        self._write("recent", [address_of(path) for path in [folder, *others][:MOST_RECENT]])

    def forget_folders(self) -> None:
        self._write("recent", [])

    @property
    def undecided(self) -> list[str]:
        """What is to be remembered of models that a training has made and the person has neither kept nor discarded."""
        return self._texts("undecided")

    @undecided.setter
    def undecided(self, texts: Sequence[str]) -> None:
        self._write("undecided", list(texts))

    def is_on(self, key: str) -> bool:
        """A choice that is off until a person makes it."""
        return self._value(key) == "true"

    def set_on(self, key: str, on: bool) -> None:
        self._write(key, "true" if on else "false")

    def shape(self, name: str) -> QByteArray | None:
        """The remembered geometry of the window, or the state of a splitter; None where there is none."""
        value = self._value(f"shape/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_shape(self, name: str, shape: QByteArray) -> None:
        self._write(f"shape/{name}", shape)

    def _texts(self, key: str) -> list[str]:
        value = self._value(key)  # one text alone comes back as it is
        return [value] if isinstance(value, str) else [str(text) for text in value] if isinstance(value, list) else []

    def _value(self, key: str) -> object:
        return None if self.is_safe else self._settings.value(key)

    def _write(self, key: str, value: str | Sequence[str] | QByteArray) -> None:
        if not self.is_safe:
            self._settings.setValue(key, value)

"""The one family of errors, with the codes and reasons that scripts rely on.

A `SorterError` ends a command with one plain sentence; trouble with a single file is a `Refused`, a value that
stands in the receipt while the run goes on.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gallery_sorter.base.sentence import NOTHING, Sentence


class ErrorCode(StrEnum):
    """Why a whole command could not be done."""

    USAGE = "usage"
    NOT_FOUND = "not-found"
    NOT_CONFIRMED = "not-confirmed"
    NO_MODEL = "no-model"
    BAD_MODEL = "bad-model"
    NO_DEVICE = "no-device"
    NO_TORCH = "no-torch"
    TOO_FEW_PICTURES = "too-few-pictures"
    NO_SPACE = "no-space"
    LOCKED = "locked"
    DATA_FOLDER = "data-folder"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    INTERNAL = "internal"


class Reason(StrEnum):
    """Why one file was refused while the run went on. The second group belongs to moves alone."""

    EMPTY = "empty"
    NOT_A_PICTURE = "not-a-picture"
    UNSUPPORTED = "unsupported"
    TRUNCATED = "truncated"
    CORRUPT = "corrupt"
    TOO_LARGE = "too-large"
    NO_PERMISSION = "no-permission"
    VANISHED = "vanished"
    TIMEOUT = "timeout"
    CRASHED = "crashed"

    EXISTS = "exists"
    CHANGED = "changed"
    NO_SPACE = "no-space"
    OUTSIDE = "outside"
    LOCKED = "locked"
    FAILED = "failed"


class SorterError(Exception):
    """A command could not be done.

    `message` is one plain sentence for a person (what, which file); `hint` says what to do, or is empty.
    """

    def __init__(self, code: ErrorCode, message: Sentence, hint: Sentence = NOTHING) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    @property
    def sentence(self) -> Sentence:
        """All that a person is told."""
        return Sentence("{} {}", self.message, self.hint) if self.hint else self.message

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True, slots=True)
class Refused:
    """One file that could not be read or moved; `message` is a plain sentence that a person understands."""

    path: Path
    reason: Reason
    message: Sentence

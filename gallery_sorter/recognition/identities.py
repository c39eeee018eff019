"""What tells pictures apart, or together, where only numbers are left of them: content, look and minute."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

NO_MINUTE = int(np.iinfo(np.int64).min)
_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - a camera's clock, which knows no zone
_MINUTE = len("2024-01-31T23:59")  # of ISO 8601


@dataclass(frozen=True, slots=True)
class Identities:
    """n pictures, in columns."""

    content_hashes: NDArray[np.uint8]  # (n, 32)
    looks: NDArray[np.uint64]  # (n,): perceptual hashes (pictures.hashes); 0 where it is not known, or of one colour
    minutes: NDArray[np.int64]  # (n,): when they were taken, as `minute_of` tells it

    @classmethod
    def of_contents(cls, content_hashes: NDArray[np.uint8]) -> Self:
        """Pictures (n, 32) of which nothing else is known."""
        count = len(content_hashes)
        return cls(content_hashes, np.zeros(count, np.uint64), np.full(count, NO_MINUTE, np.int64))

    def __len__(self) -> int:
        return len(self.content_hashes)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Self:
        """Only these, in their order."""
        return type(self)(self.content_hashes[rows], self.looks[rows], self.minutes[rows])

    def followed_by(self, others: Self) -> Self:
        """These, then the others."""
        return type(self)(
            np.concatenate([self.content_hashes, others.content_hashes]),
            np.concatenate([self.looks, others.looks]),
            np.concatenate([self.minutes, others.minutes]),
        )


def minute_of(taken: str | None) -> int:
    """ISO 8601 local time as minutes since 1970 by the same clock; NO_MINUTE where there is none, or no such time."""
    try:
        moment = dt.datetime.fromisoformat((taken or "")[:_MINUTE])
    except ValueError:
        return NO_MINUTE
    return int((moment - _EPOCH).total_seconds()) // 60

"""How many files share a transaction: as many as take about half a second, so that commits and folder syncs cost
little on a fast disk, while progress and cancelling stay prompt on a slow one.
"""

import time

FIRST_FILES = 1000
LEAST_FILES = 50
MOST_FILES = 4000
MOST_BYTES = 64 << 20  # copied before their sources go: so much is on both disks at most, and lost by a crash
AIM_SECONDS = 0.5


class ChunkSize:
    """The size of the next chunk, learnt from the last one."""

    def __init__(self) -> None:
        self._files = min(FIRST_FILES, MOST_FILES)
        self._begun = time.monotonic()

    def is_full(self, files: int, size: int) -> bool:
        """True where a chunk of so many files, and bytes to copy, is to be carried out now."""
        return files >= self._files or size >= MOST_BYTES

    def begin(self) -> None:
        """A chunk is about to be carried out."""
        self._begun = time.monotonic()

    def end(self) -> None:
        """It has been; the next one is twice or half as large where its time was far from the aim."""
        seconds = time.monotonic() - self._begun
        if seconds < AIM_SECONDS:
            self._files = min(2 * self._files, MOST_FILES)
        elif seconds > 2 * AIM_SECONDS:
            self._files = max(self._files // 2, min(LEAST_FILES, MOST_FILES))

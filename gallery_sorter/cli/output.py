"""The two readers of an event stream on the command line: JSON Lines for scripts, sentences for people."""

import json
import sys
from typing import Protocol, TextIO

from gallery_sorter.app.doctor import Finding
from gallery_sorter.app.events import Event, Progress
from gallery_sorter.base.errors import SorterError
from gallery_sorter.base.wording import printable, progress_line
from gallery_sorter.cli.records import Record, error_record, finding_record, record_of


class Output(Protocol):
    """Where a command tells what it does."""

    def event(self, event: Event) -> None:
        """One event of a use case."""
        ...

    def finding(self, finding: Finding) -> None:
        """One line of the doctor."""
        ...

    def error(self, error: SorterError) -> None:
        """The command could not be done."""
        ...


class JsonOutput:
    """One object a line on stdout, flushed as it happens; errors are told on stderr too."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout

    def event(self, event: Event) -> None:
        record = record_of(event)
        if record is not None:
            self._print(record)

    def finding(self, finding: Finding) -> None:
        self._print(finding_record(finding))

    def error(self, error: SorterError) -> None:
        self._print(error_record(error))
        tell_error(error)

    def _print(self, record: Record) -> None:
        print(json.dumps(record), file=self._stream, flush=True)


def tell_error(error: SorterError) -> None:
    """One plain sentence on stderr."""
    print(printable(str(error)), file=sys.stderr, flush=True)


class ProgressLine:
    """The moving line on stderr, where that is a terminal; nothing elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        self._shows = not quiet and sys.stderr.isatty()
        self._width = 0

    def show(self, progress: Progress) -> None:
        self.show_line(progress_line(progress))

    def show_line(self, line: str) -> None:
        """Put this in place of what stands there."""
        if not self._shows:
            return
        print(f"\r{line.ljust(self._width)}", end="", file=sys.stderr, flush=True)
        self._width = len(line)

    def clear(self) -> None:
        """Make room for a line of text."""
        if self._width:
            print(f"\r{' ' * self._width}\r", end="", file=sys.stderr, flush=True)
            self._width = 0

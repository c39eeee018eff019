"""Training in a child process: a crash or a full memory ends the child alone, and the window never loads torch.

The child's records come as JSON lines; the line `cancel` on its stdin stops it at the next batch, and where that takes
longer than a second it is ended: what it was about to write is written in one step or not at all.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from gallery_sorter.app.session import Session
from gallery_sorter.base.child import child_command
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.window.wording import in_language

_log = logging.getLogger(__name__)

Record = Mapping[str, Any]

GRACE_MS = 800  # from the wish to cancel until the child is ended
_LAST_WAIT_MS = 2_000


class TrainProcess(QObject):
    """One child at a time. Each ends with exactly one `ended`."""

    told = Signal(object)  # a Record, in the order in which the child told them
    ended = Signal(str)  # why it could not go on, as a sentence; empty where it did, or was cancelled

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._process: QProcess | None = None
        self._rest = b""
        self._failure = ""
        self.cancelled = False
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(GRACE_MS)
        self._grace.timeout.connect(self._end_now)

    @property
    def running(self) -> bool:
        """Whether the child has not ended yet."""
        return self._process is not None

    def start(self, arguments: Sequence[str]) -> None:
        """Run `train` with these arguments. The one before must have ended."""
        assert self._process is None
        self._rest, self._failure, self.cancelled = b"", "", False
        program, *words = child_command("train", *arguments, "--json", "--stdin-control", *self._global_options())
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(program, words)

    def cancel(self) -> None:
        """Ask the child to stop; `ended` comes within a second."""
        if self._process is not None and not self.cancelled:
            self.cancelled = True
            self._process.write(b"cancel\n")
            self._grace.start()

    def shut_down(self) -> None:
        """End the child now, and tell nobody: the window closes."""
        if self._process is not None:
            process, self._process = self._process, None
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_LAST_WAIT_MS)

    def _global_options(self) -> list[str]:
        choices = self._session.choices
        options = ["--data-dir", str(self._session.folder.root), "--device", choices.device]
        return [*options, "--model", choices.model] if choices.model else options

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            try:
                record = json.loads(line)
            except ValueError:
                _log.warning("the training told what can't be understood: %r", line[:200])
                continue
            if record.get("type") == "error":
                self._failure = in_language(Sentence.unpacked(record["sentence"]))
            self.told.emit(record)

    def _end_now(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` will come
            self._finish(self.tr("The training could not be started."))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        failure = self._failure
        if not failure and not self.cancelled and (status is QProcess.ExitStatus.CrashExit or code):
            if self._process is not None:
                said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
                _log.error("the training ended with %s: %s", code, said[-2000:])
            failure = self.tr("The training stopped before its end; perhaps there was not enough memory.")
        self._finish("" if self.cancelled else failure)

    def _finish(self, failure: str) -> None:
        self._grace.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self.ended.emit(failure)

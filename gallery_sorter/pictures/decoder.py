"""Decodes pictures for the rest of the program, those of some formats in processes of their own.

The codecs of WebP, AVIF and HEIC copy the whole picture without letting go of the interpreter, tens of milliseconds in
which no window can move, and they have a history of crashes at files that were made up. So a child decodes those, and
one that breaks down costs the picture that it had in hand, and nothing else.
"""

import logging
import threading
import time
from collections.abc import Sequence

from gallery_sorter.base.child import DECODE_PICTURES, child_command
from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.base.piped import PipedChild
from gallery_sorter.pictures.decode_messages import (
    GO,
    BrokenAnswerError,
    CodecRefusal,
    Parts,
    Signal,
    read_answer,
    send_request,
)
from gallery_sorter.pictures.read import Contents
from gallery_sorter.pictures.refusing import refuse_content, refuse_late
from gallery_sorter.pictures.signatures import is_webp_or_heif
from gallery_sorter.pictures.turns import TURN
from gallery_sorter.pictures.values import Decoded, Limits

_log = logging.getLogger(__name__)

_FRESH = 20.0  # seconds after which a child that rests is not asked again: soon after it ends by itself


class Decoder:
    """Safe to share between threads: each that asks has a child of its own meanwhile, which then waits for the next.

    Nothing is started before the first picture that needs it. close() it; it may be used again after that.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        """`command` starts a child; by default that is this program."""
        self._command = command or child_command(DECODE_PICTURES)
        self._lock = threading.Lock()
        self._children: set[PipedChild] = set()
        self._resting: list[tuple[PipedChild, float]] = []  # and since when, the latest last
        self._startable = True

    @property
    def pids(self) -> list[int]:
        """Of the children that were started and not ended from here."""
        with self._lock:
            return [child.pid for child in self._children]

    def decode(self, contents: Contents, limits: Limits = Limits()) -> Decoded | Refused:  # noqa: B008 - frozen
        """What `decode_contents` does, to the last byte. Never raises."""
        child = self._take(limits) if is_webp_or_heif(contents.data) else None
        if child is None:
            from gallery_sorter.pictures.decode import decode_contents  # without it no codec is loaded here

            return decode_contents(contents, limits)
        path, began = contents.file.path, time.monotonic()
        try:
            answer = _ask(child, contents.data, limits)
        except (OSError, ValueError, MemoryError, BrokenAnswerError) as error:  # ValueError: closed meanwhile
            code = self._end(child)
            _log.warning("a decoder ended with %s at %a: %r", code, str(path), error)
            if time.monotonic() - began >= limits.max_seconds:
                return refuse_late(path, limits.max_seconds)
            return refuse_content(path, contents.data, Reason.CRASHED)
        self._give_back(child)
        if isinstance(answer, CodecRefusal):
            _log.info("%a can't be decoded: %s", str(path), answer.said)
            return refuse_content(path, contents.data, answer.reason)
        return contents.decoded(*answer)

    def close(self) -> None:
        """End all children, also those that are at work."""
        with self._lock:
            children, self._children, self._resting = self._children, set(), []
        for child in children:
            child.end()

    def _take(self, limits: Limits) -> PipedChild | None:
        """A child that waits for a picture; None where none can be started."""
        with self._lock:
            while self._resting:
                child, since = self._resting.pop()
                if time.monotonic() - since < _FRESH and child.running:
                    return child
                self._children.discard(child)
                child.end()
        return self._start(limits) if self._startable else None

    def _start(self, limits: Limits) -> PipedChild | None:
        try:
            child = PipedChild(self._command)
        except OSError as error:
            _log.warning("a decoder can't be started: %r", error)
            self._startable = False
            return None
        with self._lock:
            self._children.add(child)
        try:
            if read_answer(child.source, limits) is Signal.READY:
                return child
            trouble = "it said something else"
        except (OSError, ValueError, BrokenAnswerError) as error:
            trouble = repr(error)
        with self._lock:
            self._startable = child not in self._children  # where it is not, it was closed meanwhile
        _log.warning("a decoder does not start and ended with %s: %s", self._end(child), trouble)
        return None

    def _give_back(self, child: PipedChild) -> None:
        with self._lock:
            if child in self._children:  # else it was closed meanwhile
                self._resting.append((child, time.monotonic()))

    def _end(self, child: PipedChild) -> int:
        with self._lock:
            self._children.discard(child)
        return child.end()


def _ask(child: PipedChild, data: bytes, limits: Limits) -> Parts | CodecRefusal:
    """Raises OSError, ValueError, MemoryError, BrokenAnswerError."""
    send_request(child.sink, data, limits)
    answer = read_answer(child.source, limits)
    if answer is Signal.LARGE:
        with TURN:
            child.sink.write(GO)
            child.sink.flush()
            answer = read_answer(child.source, limits)
    if isinstance(answer, Signal):
        raise BrokenAnswerError(f"{answer} at the wrong time")
    return answer

"""The other end of `pictures.decoder`: a process that decodes what it is handed, until nobody is there any more.

What goes wrong in a codec goes wrong here: the interpreter held while a picture is copied, a crash, a full memory, or
bytes that take it over. Whoever started it loses one picture by that.
"""

import faulthandler
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from gallery_sorter.pictures.decode import decode_bytes
from gallery_sorter.pictures.decode_messages import (
    GO,
    CodecRefusal,
    Signal,
    read_request,
    send_picture,
    send_refusal,
    send_signal,
)
from gallery_sorter.pictures.refusing import reason_of
from gallery_sorter.pictures.turns import LARGE
from gallery_sorter.pictures.values import Limits

IDLE_SECONDS = 30.0  # without a picture end a child


def serve() -> int:
    """Answer on stdout what is asked on stdin; the process's exit code.

    It ends with its stdin, half a minute after the last picture, and where a picture takes longer than its limits
    allow: at once, in whatever code that is, and for both the exit code is 1.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides
    with _streams() as (source, sink, nowhere), suppress(BrokenPipeError):
        send_signal(sink, Signal.READY)
        while True:
            faulthandler.dump_traceback_later(IDLE_SECONDS, exit=True, file=nowhere)
            request = read_request(source)
            if request is None:
                break
            faulthandler.dump_traceback_later(request[1].max_seconds, exit=True, file=nowhere)
            _answer(source, sink, *request)
    return 0


@contextmanager
def _streams() -> Iterator[tuple[IO[bytes], IO[bytes], IO[bytes]]]:
    """Stdin and stdout for this module alone, and what nobody reads: a codec's own words must not get between."""
    with (
        open(os.dup(0), "rb") as source,
        open(os.dup(1), "wb") as sink,
        open(os.devnull, "r+b", buffering=0) as nowhere,
    ):
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
        yield source, sink, nowhere


def _answer(source: IO[bytes], sink: IO[bytes], data: bytes, limits: Limits) -> None:
    @contextmanager
    def turn(size: tuple[int, int]) -> Iterator[None]:
        if size[0] * size[1] >= LARGE:
            send_signal(sink, Signal.LARGE)
            source.read(len(GO))  # or the end, which the next request meets too
        yield

    try:
        parts = decode_bytes(data, limits, turn)
    except Exception as error:  # noqa: BLE001 - decoders raise anything on bytes that are made up to hurt them
        send_refusal(sink, CodecRefusal(reason_of(data, error), repr(error)))
    else:
        send_picture(sink, parts)

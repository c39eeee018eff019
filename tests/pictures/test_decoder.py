"""Some formats are decoded in processes of their own: to the same bytes, and whatever becomes of those processes."""

import os
import signal
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.pictures import decoder as decoder_module
from gallery_sorter.pictures.decode import decode_contents
from gallery_sorter.pictures.decoder import Decoder
from gallery_sorter.pictures.read import Contents, read_file
from gallery_sorter.pictures.turns import TURN
from gallery_sorter.pictures.values import Decoded, Limits, PictureFile
from tests.drawn import draw

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")

HEIC_HEAD = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"
READY = "import sys; from gallery_sorter.pictures.decode_messages import *; out = sys.stdout.buffer; "
READY += "send_signal(out, Signal.READY); data, limits = read_request(sys.stdin.buffer); "


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.close()
    assert made.pids == []


@pytest.fixture
def played() -> Iterator[Callable[[str], Decoder]]:
    """A decoder whose children run these lines of Python in place of the program."""
    made: list[Decoder] = []

    def play(lines: str) -> Decoder:
        made.append(Decoder([sys.executable, "-c", textwrap.dedent(lines)]))
        return made[-1]

    yield play
    for one in made:
        one.close()


def _contents(path: Path) -> Contents:
    state = path.stat()
    contents = read_file(PictureFile(path, state.st_size, state.st_mtime_ns))
    assert isinstance(contents, Contents)
    return contents


def _drawn(folder: Path, name: str, size: tuple[int, int] = (1300, 900)) -> Contents:
    path = folder / name
    picture = draw("Trees", 1, size)
    exif = picture.getexif()
    exif[0x010F], exif[0x0112], exif[0x0132] = "Make", 6, "2024:02:29 12:34:56"
    picture.save(path, exif=exif, **({"speed": 10} if name.endswith("avif") else {}))
    return _contents(path)


def _same(one: Decoded | Refused, other: Decoded | Refused) -> bool:
    if isinstance(one, Refused) or isinstance(other, Refused):
        return one == other
    facts = [(d.file, d.size, d.content_hash, d.perceptual_hash, d.exif, d.pixels.dtype) for d in (one, other)]
    return facts[0] == facts[1] and np.array_equal(one.pixels, other.pixels)


def _refused(result: Decoded | Refused, reason: Reason) -> None:
    assert isinstance(result, Refused), result
    assert result.reason is reason
    assert result.message.endswith(".")


@pytest.mark.parametrize("name", ["a.webp", "a.avif"])
@pytest.mark.parametrize("limits", [Limits(), Limits(short_side=5000, long_side=5000), Limits(max_pixels=1000)])
def test_a_child_decodes_to_the_same_bytes(decoder: Decoder, tmp_path: Path, name: str, limits: Limits) -> None:
    contents = _drawn(tmp_path, name)
    assert _same(decoder.decode(contents, limits), decode_contents(contents, limits))
    assert len(decoder.pids) == 1


def test_one_child_answers_one_picture_after_the_other_also_broken_ones(decoder: Decoder, tmp_path: Path) -> None:
    whole = _drawn(tmp_path, "a.webp")
    (tmp_path / "cut.webp").write_bytes(whole.data[:-100])
    (tmp_path / "broken.heic").write_bytes(HEIC_HEAD + bytes(100))
    broken = [_contents(tmp_path / name) for name in ("cut.webp", "broken.heic")]
    for contents in (whole, *broken, whole):
        assert _same(decoder.decode(contents), decode_contents(contents))
    assert len(decoder.pids) == 1


def test_other_formats_start_nothing(decoder: Decoder, tmp_path: Path) -> None:
    for name in ("a.jpg", "a.png", "a.gif", "a.bmp"):
        assert isinstance(decoder.decode(_drawn(tmp_path, name)), Decoded)
    (tmp_path / "video.heic").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(100))
    _refused(decoder.decode(_contents(tmp_path / "video.heic")), Reason.NOT_A_PICTURE)
    assert decoder.pids == []


def test_threads_that_ask_at_once_have_a_child_each(decoder: Decoder, tmp_path: Path) -> None:
    contents = [_drawn(tmp_path, f"{number}.webp") for number in range(6)]
    wanted = [decode_contents(one) for one in contents]
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(decoder.decode, contents))
    assert all(map(_same, found, wanted))
    assert 1 <= len(decoder.pids) <= 2


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_child_that_dies_costs_the_picture_in_its_hand(
    decoder: Decoder, tmp_path: Path, number: int, caplog: pytest.LogCaptureFixture
) -> None:
    contents = _drawn(tmp_path, "a.avif", (3000, 2000))
    assert isinstance(decoder.decode(contents), Decoded)
    (pid,) = decoder.pids
    os.kill(pid, signal.SIGSTOP)  # so that it is at work when it dies
    results: list[Decoded | Refused] = []
    asking = threading.Thread(target=lambda: results.append(decoder.decode(contents)))
    asking.start()
    time.sleep(0.1)
    assert not results
    os.kill(pid, number)
    os.kill(pid, signal.SIGCONT)
    asking.join()
    _refused(results[0], Reason.CRASHED)
    assert f"ended with -{number}" in caplog.text
    assert decoder.pids == []
    assert _same(decoder.decode(contents), decode_contents(contents))


def test_a_child_that_died_while_it_rested_costs_nothing(decoder: Decoder, tmp_path: Path) -> None:
    contents = _drawn(tmp_path, "a.webp")
    decoder.decode(contents)
    (child,) = decoder._children
    os.kill(child.pid, signal.SIGTERM)
    assert child.source.read() == b""
    while child.running:
        time.sleep(0.01)
    assert isinstance(decoder.decode(contents), Decoded)


def test_a_child_that_rested_long_is_not_asked_again(
    decoder: Decoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = _drawn(tmp_path, "a.webp")
    decoder.decode(contents)
    (first,) = decoder.pids
    monkeypatch.setattr(decoder_module, "_FRESH", 0.0)
    assert isinstance(decoder.decode(contents), Decoded)
    (second,) = decoder.pids
    assert first != second


def test_a_child_ends_by_itself_at_its_limits(decoder: Decoder, tmp_path: Path) -> None:
    contents = _drawn(tmp_path, "a.avif", (3000, 2000))
    _refused(decoder.decode(contents, Limits(max_seconds=0.001)), Reason.TIMEOUT)
    assert decoder.pids == []


def test_a_child_ends_by_itself_when_nothing_is_asked(played: Callable[[str], Decoder], tmp_path: Path) -> None:
    contents = _drawn(tmp_path, "a.webp")
    hasty = played("import gallery_sorter.pictures.decode_child as c; c.IDLE_SECONDS = 0.2; c.serve()")
    hasty.decode(contents)
    (child,) = hasty._children
    assert child.source.read() == b"", "the end"
    assert child.end() == 1


@pytest.mark.parametrize(
    "answers",
    [
        "out.write(b'rubbish' * 1000)",
        "sys.exit(0)",
        "print('a word of a codec')",
        "send_signal(out, Signal.READY)",
        "send_signal(out, Signal.LARGE); send_signal(out, Signal.LARGE)",
        "out.write(bytes([255]) * 12 + bytes(100_000))",
        "import numpy; send_picture(out, (numpy.zeros((2, 3, 3), 'u1'), (4000, 3000), Exif()))",
    ],
)
def test_a_child_that_talks_rubbish_is_ended(
    played: Callable[[str], Decoder], tmp_path: Path, answers: str, caplog: pytest.LogCaptureFixture
) -> None:
    talking = played(f"{READY}{answers}")
    _refused(talking.decode(_drawn(tmp_path, "a.webp")), Reason.CRASHED)
    assert talking.pids == []
    assert "a decoder ended" in caplog.text


def test_what_a_codec_prints_does_not_get_between(played: Callable[[str], Decoder], tmp_path: Path) -> None:
    contents = _drawn(tmp_path, "a.webp")
    printing = played(
        """
        import os, gallery_sorter.pictures.decode_child as c
        decode = c.decode_bytes
        c.decode_bytes = lambda *arguments: (os.write(1, b"printed"), os.write(2, b"printed"), decode(*arguments))[-1]
        c.serve()
        """
    )
    assert _same(printing.decode(contents), decode_contents(contents))


def test_a_large_picture_waits_for_its_turn(played: Callable[[str], Decoder], tmp_path: Path) -> None:
    contents = _drawn(tmp_path, "a.webp")
    small = played("import gallery_sorter.pictures.decode_child as c; c.LARGE = 1000; c.serve()")
    with ThreadPoolExecutor(1) as threads:
        with TURN:
            asked = threads.submit(small.decode, contents)
            with pytest.raises(TimeoutError):
                asked.result(0.8)
        assert _same(asked.result(), decode_contents(contents))


@pytest.mark.parametrize("lines", ["raise SystemExit(3)", "print('hello', flush=True)", "None"])
def test_where_no_child_starts_pictures_are_decoded_here(
    played: Callable[[str], Decoder], tmp_path: Path, lines: str, caplog: pytest.LogCaptureFixture
) -> None:
    contents = _drawn(tmp_path, "a.webp")
    hopeless = played(lines)
    assert isinstance(hopeless.decode(contents), Decoded)
    assert "does not start" in caplog.text
    caplog.clear()
    assert isinstance(hopeless.decode(contents), Decoded)
    assert not caplog.text, "it is tried once"


def test_where_the_program_is_not_found_pictures_are_decoded_here(tmp_path: Path) -> None:
    lost = Decoder([str(tmp_path / "none")])
    assert isinstance(lost.decode(_drawn(tmp_path, "a.webp")), Decoded)
    assert lost.pids == []


@posix
def test_closing_ends_what_is_at_work_and_a_closed_one_starts_anew(tmp_path: Path) -> None:
    decoder, contents = Decoder(), _drawn(tmp_path, "a.avif", (3000, 2000))
    decoder.decode(contents)
    (pid,) = decoder.pids
    os.kill(pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(decoder.decode, contents)
        time.sleep(0.1)
        decoder.close()
        _refused(asked.result(), Reason.CRASHED)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert isinstance(decoder.decode(contents), Decoded)
    decoder.close()


def test_a_child_that_is_closed_while_it_starts_says_nothing_about_the_next(
    played: Callable[[str], Decoder], tmp_path: Path
) -> None:
    contents = _drawn(tmp_path, "a.webp")
    slow = played("import time, gallery_sorter.pictures.decode_child as c; time.sleep(0.5); c.serve()")
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(slow.decode, contents)
        while not slow.pids:
            time.sleep(0.01)
        slow.close()
        assert isinstance(asked.result(), Decoded), "it was decoded here"
    assert isinstance(slow.decode(contents), Decoded)
    assert len(slow.pids) == 1


@pytest.mark.shared
def test_hostile_and_original_pictures_come_out_as_they_do_here(shared: Path, decoder: Decoder) -> None:
    paths = [*(shared / "nasty" / "files").rglob("*"), *(shared / "originals").iterdir()]
    for path in sorted(paths):
        if path.suffix.lower() in (".webp", ".avif", ".heic", ".heif") and path.is_file():
            contents = read_file(PictureFile(path, path.stat().st_size, path.stat().st_mtime_ns))
            if isinstance(contents, Contents):
                assert _same(decoder.decode(contents), decode_contents(contents)), path
    assert len(decoder.pids) == 1

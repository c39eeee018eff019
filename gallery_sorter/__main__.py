"""The one entry of both commands: picks the command line or the window, and imports it only then."""

import contextlib
import logging
import os
import sys
import threading
from pathlib import Path

from gallery_sorter.base.child import DECODE_PICTURES
from gallery_sorter.base.collection import hold_collection


def main() -> int:
    """`gallery-sorter`: a command word runs it; paths, or nothing, open the window."""
    if (code := _serve_as_child()) is not None:
        return code
    _prepare()
    from gallery_sorter.cli.parser import first_word, is_command

    argv = sys.argv[1:]
    word = first_word(argv)
    if word is not None and is_command(word):
        from gallery_sorter.cli.main import run

        return _leave(run(argv))
    return _leave(_open_window(argv, "gallery-sorter"), window=True)


def main_gui() -> int:
    """`gallery-sorter-gui`: the window, whatever the arguments are called."""
    if (code := _serve_as_child()) is not None:
        return code
    _prepare()
    return _leave(_open_window(sys.argv[1:], "gallery-sorter-gui"), window=True)


def _prepare() -> None:
    """What has to be settled before anything else is loaded."""
    hold_collection()
    # Products of thousands of features by ten classes are as quick in one thread, and the others of OpenBLAS would spin
    # beside whatever else runs. It is read when numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _serve_as_child() -> int | None:
    """Decode pictures for a process that started this one for that, and for nothing else; None where none did."""
    if sys.argv[1:] != [DECODE_PICTURES]:
        return None
    from gallery_sorter.pictures.decode_child import serve

    return serve()


def _leave(code: int, *, window: bool = False) -> int:
    """Return the code, or end at once where a thread that nobody waits for any more may still be inside a decoder or
    ONNX Runtime: the interpreter's own end would pull it out of C++ code, which aborts the process. After the window
    always: threads of Qt's pools are not counted among Python's.
    """
    if window or threading.active_count() > 1:
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):  # whoever read it has gone; or there is none
                stream.flush()
        os._exit(code)
    return code


def _open_window(argv: list[str], prog: str) -> int:
    from gallery_sorter.base.errors import ErrorCode, SorterError
    from gallery_sorter.base.sentence import Sentence
    from gallery_sorter.cli.parser import build_window_parser

    try:
        options = build_window_parser(prog).parse_args(argv)
        for path in options.paths:
            if not path.exists():
                raise SorterError(
                    ErrorCode.NOT_FOUND,
                    Sentence("There is no {}.", path),
                    Sentence("`{} --help` lists the commands.", prog),
                )
    except SorterError as error:
        from gallery_sorter.base.wording import printable
        from gallery_sorter.window.saying import say

        say(printable(str(error)))
        return 2 if error.code is ErrorCode.USAGE else 1

    from gallery_sorter.app.session import Choices
    from gallery_sorter.window.start import run_window

    choices = Choices(
        data_dir=getattr(options, "data_dir", None),
        model=getattr(options, "model", None),
        device=getattr(options, "device", "auto"),
    )
    paths: list[Path] = [path.absolute() for path in options.paths]
    return run_window(choices, paths, safe_mode=options.safe_mode, background=options.background)


if __name__ == "__main__":
    sys.exit(main())

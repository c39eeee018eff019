"""Runs one command: parses, calls the use case, and turns its outcome and signals into the contract's exit codes."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gallery_sorter.base.collection import keep_loaded
from gallery_sorter.base.data_folder import choose_data_folder
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.logs import LOG_NAME, start_logging
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.cli.interruption import INTERRUPTED, Interruption
from gallery_sorter.cli.parser import parse

log = logging.getLogger(__name__)

OK, COULD_NOT, USAGE = 0, 1, 2
# The doctor tells what is wrong with the data folder, and the menu has nothing to do with it.
_WITHOUT_DATA_FOLDER = ("doctor", "desktop")


def run(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code. Nothing is raised but SystemExit by --help and --version."""
    interruption = Interruption()
    as_json = "--json" in argv
    try:
        return _run_command(argv, interruption)
    except SorterError as error:
        _tell(error, as_json=as_json)
        return USAGE if error.code is ErrorCode.USAGE else COULD_NOT
    except BrokenPipeError:  # whoever read our output has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except KeyboardInterrupt:
        return interruption.code or INTERRUPTED
    except Exception:
        log.exception("unexpected error")
        where = choose_data_folder(_data_dir(argv)).logs / LOG_NAME
        _tell(
            SorterError(
                ErrorCode.INTERNAL,
                Sentence("Something went wrong that should not have."),
                Sentence("The details are in the log: {}", where),
            ),
            as_json=as_json,
        )
        return COULD_NOT


def _run_command(argv: Sequence[str], interruption: Interruption) -> int:
    options = parse(argv)
    # Only now: what follows imports the rooms, and --help must not wait for them.
    from gallery_sorter.app.session import Choices, Session
    from gallery_sorter.cli.commands import COMMANDS
    from gallery_sorter.cli.console import ConsoleOutput
    from gallery_sorter.cli.face import Face
    from gallery_sorter.cli.output import JsonOutput

    keep_loaded()
    quiet = getattr(options, "quiet", False)
    each, live = getattr(options, "each", False), options.command == "watch"
    output = JsonOutput() if options.json else ConsoleOutput(quiet=quiet, each=each, live=live)
    choices = Choices(
        data_dir=getattr(options, "data_dir", None),
        model=getattr(options, "model", None),
        device=getattr(options, "device", "auto"),
    )
    with Session(choices) as session:
        session.listen(output.event)
        if options.command not in _WITHOUT_DATA_FOLDER:
            session.folder.create()
            start_logging(session.folder, verbose=getattr(options, "verbose", False))
        code = COMMANDS[options.command](Face(session, output, interruption), options)
    return interruption.code or code


def _tell(error: SorterError, *, as_json: bool) -> None:
    from gallery_sorter.cli.output import JsonOutput, tell_error

    if as_json:
        JsonOutput().error(error)
    else:
        tell_error(error)


def _data_dir(argv: Sequence[str]) -> Path | None:
    """The data folder that was named, as far as can be told without the parser."""
    for index, argument in enumerate(argv):
        if argument == "--data-dir" and index + 1 < len(argv):
            return Path(argv[index + 1])
        if argument.startswith("--data-dir="):
            return Path(argument.partition("=")[2])
    return None

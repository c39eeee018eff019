"""The command line's grammar, exactly that of the published contract. Importing it costs next to nothing."""

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from gallery_sorter import __version__
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.cli.arguments import natural, path, positive, probability, seconds

COMMANDS = {
    "classify": "Recognise pictures; changes no picture.",
    "sort": "Recognise, then move every sure picture into its class folder.",
    "undo": "Take back the newest batch of moves, or the one named.",
    "redo": "Do again the batch that was undone last, or the one named.",
    "history": "List the batches that changed files, newest first.",
    "label": "Say what pictures show; it hangs on their content and is never overruled.",
    "labels": "Write what was said of all pictures to a file, or take it over from one.",
    "classes": "List, add, rename, merge or remove classes; labels and folders follow; undo takes moves back.",
    "train": "Learn from FOLDER/<Class>/* or from corrections; makes a new model beside the old ones.",
    "evaluate": "Measure the model on FOLDER/<Class>/*.",
    "models": "List the models, choose one, go back, bring one in or out.",
    "watch": "Sort new pictures as they arrive, until it is stopped.",
    "demo": "Write a small folder of sample pictures to try things on.",
    "desktop": "Put the program into this user's menu, or take it out.",
    "doctor": "Look at versions, devices, codecs and the data folder, and say what to do.",
}


class _Parser(argparse.ArgumentParser):
    """Raises what is wrong as a SorterError, so that `--json` can tell it as a record too."""

    def error(self, message: str) -> NoReturn:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("{}{}.", message[:1].upper(), message[1:]),
            Sentence("See `{} --help`.", self.prog),
        )


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The options of one command. Raises SorterError (`usage`); `--help` and `--version` end the program."""
    return _build().parse_args(argv)


def is_command(word: str) -> bool:
    """Whether a first word means a command of the contract, and not a path for the window."""
    return word in COMMANDS


def first_word(argv: Sequence[str]) -> str | None:
    """The first argument that is no global option and no value of one."""
    takes_value = ("--data-dir", "--model", "--device")
    skip = False
    for argument in argv:
        if skip:
            skip = False
        elif argument in takes_value:
            skip = True
        elif not argument.startswith("-"):
            return argument
    return None


def build_window_parser(prog: str) -> argparse.ArgumentParser:
    """The grammar of the window's own command."""
    parser = _Parser(
        prog=prog,
        parents=[_global_options()],
        description="Turns a phone dump into a sorted gallery. With paths, or nothing, it opens the window.",
        epilog="commands, each with a --help of its own:\n"
        + "\n".join(f"  gallery-sorter {name:<9} {summary}" for name, summary in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", type=path, metavar="PATH", help="folders and pictures to open")
    parser.add_argument(
        "--safe-mode", action="store_true", help="default settings, the shipped model, no recent folder"
    )
    parser.add_argument("--background", action="store_true", help="start in the tray, where folders are watched")
    return parser


def _global_options() -> "_Parser":
    options = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = options.add_argument_group("global options, before or after the command word")
    group.add_argument("--data-dir", type=path, metavar="DIR", help="where catalogue, journal and models live")
    group.add_argument("--model", metavar="NAME", help="the model to use instead of the active one")
    group.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), help="where the network runs")
    group.add_argument("--verbose", action="store_true", help="log to stderr too")
    group.add_argument("--quiet", action="store_true", help="no progress, no tables")
    group.add_argument("--version", action="version", version=f"gallery-sorter {__version__}")
    return options


def _build() -> argparse.ArgumentParser:
    parents = [_global_options()]
    parser = _Parser(prog="gallery-sorter", parents=parents, description="Turns a phone dump into a sorted gallery.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=COMMANDS[name], description=COMMANDS[name], parents=parents)
        _add_json(added)
        return added

    _add_classify(command("classify"))
    _add_sort(command("sort"))
    undo = command("undo")
    undo.add_argument("batch", nargs="?", metavar="BATCH", help="as `history` names it")
    undo.add_argument("--dry-run", action="store_true", help="say what would be done, change nothing")
    redo = command("redo")
    redo.add_argument("batch", nargs="?", metavar="BATCH", help="as `history` names it")
    history = command("history")
    history.add_argument("batch", nargs="?", metavar="BATCH", help="one batch, for --csv")
    history.add_argument("--limit", type=positive, metavar="N", help="the newest N only")
    history.add_argument("--csv", type=path, metavar="FILE", help="write the receipt of BATCH, a line a file")
    label = command("label")
    label.add_argument("--clear", action="store_true", help="forget what was said of these pictures")
    label.add_argument("words", nargs="+", metavar="CLASS PATH", help="a class, then paths (with --clear only paths)")
    _add_labels(command("labels"))
    _add_classes(command("classes"))
    _add_train(command("train"))
    evaluate = command("evaluate")
    evaluate.add_argument("folder", type=path, metavar="FOLDER", help="holds a folder for each class")
    _add_models(command("models"))
    _add_watch(command("watch"))
    demo = command("demo")
    demo.add_argument("folder", nargs="?", type=path, metavar="DIR", help="a new folder")
    desktop = command("desktop")
    desktop.add_argument("action", choices=("install", "uninstall"))
    command("doctor")
    return parser


def _add_classify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=path, metavar="PATH", help="pictures and folders to look at")
    _add_threshold(parser)
    _add_reading_options(parser)
    parser.add_argument("--limit", type=positive, metavar="N", help="look at the first N only")
    parser.add_argument("--each", action="store_true", help="print one line a picture")


def _add_sort(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=path, metavar="FOLDER", help="the folder to sort")
    parser.add_argument("--into", type=path, metavar="DIR", help="where the class folders are made (default: FOLDER)")
    parser.add_argument("--copy", action="store_true", help="copy instead of move")
    either = parser.add_mutually_exclusive_group()
    _add_threshold(either)
    either.add_argument(
        "--precision",
        type=probability,
        metavar="P",
        help="thresholds right so often instead",
    )
    _add_reading_options(parser)
    parser.add_argument("--unsure", choices=("keep", "folder"), default="keep", help="what happens to unsure pictures")
    parser.add_argument(
        "--same-content",
        choices=("keep-both", "leave"),
        default="keep-both",
        help="where it is there already",
    )
    parser.add_argument("--all-folders", action="store_true", help="also those that a person put together")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, change nothing")
    parser.add_argument("--yes", action="store_true", help="move without asking")


def _add_train(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", nargs="*", type=path, metavar="FOLDER", help="holds a folder for each class")
    parser.add_argument("--corrections", action="store_true", help="learn from what you labelled, wherever it lies")
    parser.add_argument("--looked-through", action="store_true", help="every picture in FOLDER's classes is your word")
    parser.add_argument(
        "--looked-through-class",
        action="append",
        default=[],
        metavar="CLASS",
        help="the same for one class's folder (repeatable)",
    )
    parser.add_argument("--only", action="store_true", help="exactly these classes; the active model's are left out")
    parser.add_argument("--leave-out-few", action="store_true", help="new classes with too few pictures don't end it")
    parser.add_argument("--recipe", choices=("quick", "deep", "seed"), default="quick", help="how (default: quick)")
    parser.add_argument("--base", default="auto", metavar="active|imagenet|FILE", help="the network to start from")
    parser.add_argument("--name", metavar="NAME", help="of the new model")
    parser.add_argument("--epochs", type=positive, metavar="N", help="in all, of deep and seed")
    parser.add_argument("--seed", type=natural, default=0, metavar="N", help="of everything random (default: 0)")
    parser.add_argument("--resume", action="store_true", help="go on where the same training was cut off")
    parser.add_argument(
        "--activate",
        choices=("auto", "always", "never"),
        default="auto",
        help="put it in charge: auto where it is not worse",
    )
    parser.add_argument("--stdin-control", action="store_true", help="the line `cancel` on stdin, or its end, stops it")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what it would learn from and how long it would take"
    )


def _add_labels(parser: argparse.ArgumentParser) -> None:
    action = _actions(parser)
    export = action("export", "Write every label: JSON Lines, or CSV where the name ends in .csv.")
    export.add_argument("file", type=path, metavar="FILE", help="a new file")
    bring = action("import", "Take over labels; where they contradict those here, that is told and these stay.")
    bring.add_argument("file", type=path, metavar="FILE", help="as `labels export` made it")
    bring.add_argument("--overrule", action="store_true", help="where they contradict, take the file's word")


def _add_classes(parser: argparse.ArgumentParser) -> None:
    action = _actions(parser)
    action("list", "List the model's classes and your own.")
    action("add", "Add a class of your own.").add_argument("name", metavar="NAME", help="also that of its folder")
    rename = action("rename", "Give a class another name; its pictures, its folders and your word on them follow.")
    rename.add_argument("old", metavar="OLD", help="as `classes list` names it")
    rename.add_argument("new", metavar="NEW", help="a name that no class has")
    merge = action(
        "merge",
        "Make two classes one; pictures, folders and your word on them follow. It is for good where no file moves.",
    )
    merge.add_argument("old", metavar="CLASS", help="the class that goes")
    merge.add_argument("new", metavar="INTO", help="the class that it becomes a part of")
    remove = action("remove", "Remove a class of your own; no file is touched.")
    remove.add_argument("name", metavar="NAME", help="as `classes list` names it")
    remove.add_argument("--yes", action="store_true", help="even if pictures are labelled so: forget that")


def _add_models(parser: argparse.ArgumentParser) -> None:
    action = _actions(parser)
    action("list", "List every model.")
    show = action("show", "Tell how one was made and measured.")
    show.add_argument("name", nargs="?", metavar="NAME", help="default: the one in charge")
    action("use", "Put one in charge.").add_argument("name", metavar="NAME", help="as `models list` names it")
    action("rollback", "Put the one in charge that was so before.")
    bring = action("import", "Copy a model folder in; it is checked first, and not put in charge.")
    bring.add_argument("folder", type=path, metavar="FOLDER", help="as `models export` made it")
    bring.add_argument("--name", metavar="NAME", help="what to call it, if that name is taken")
    export = action("export", "Copy one, with all that it needs, into a new folder.")
    export.add_argument("name", metavar="NAME", help="as `models list` names it")
    export.add_argument("folder", type=path, metavar="FOLDER", help="a new folder")
    action("remove", "Delete one; the starter stays, and so does the one in charge.").add_argument(
        "name", metavar="NAME", help="as `models list` names it"
    )


def _actions(parser: argparse.ArgumentParser) -> Callable[[str, str], argparse.ArgumentParser]:
    """A function that adds an action word to a command, with the global options and `--json` behind it too."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    def action(name: str, summary: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = actions.add_parser(
            name, help=summary, description=summary, parents=[_global_options()]
        )
        _add_json(added, default=argparse.SUPPRESS)  # what stands before the action word holds
        return added

    return action


def _add_json(parser: argparse.ArgumentParser, *, default: bool | str = False) -> None:
    parser.add_argument(
        "--json", action="store_true", default=default, help="one JSON object a line on stdout, for scripts"
    )


def _add_watch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", nargs="+", type=path, metavar="FOLDER", help="the folders to watch")
    parser.add_argument("--into", type=path, metavar="DIR", help="where the class folders are made (default: FOLDER)")
    parser.add_argument("--copy", action="store_true", help="copy instead of move")
    _add_threshold(parser)
    parser.add_argument(
        "--settle",
        type=seconds,
        default=2.0,
        metavar="SECONDS",
        help="how long a file must not change before it is taken for whole (default: 2)",
    )
    parser.add_argument("--propose", action="store_true", help="say what would be done, move nothing")
    parser.add_argument("--once", action="store_true", help="catch up with what is there, and leave")
    parser.add_argument(
        "--systemd-unit", action="store_true", help="write a unit of systemd that does it from each login on, and leave"
    )


def _add_threshold(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--threshold", type=probability, metavar="T", help="sure from this confidence on, 0 to 1")


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="leave these out (repeatable)")
    parser.add_argument("--no-recursive", action="store_true", help="only what lies in the folder itself")
    parser.add_argument("--strict", action="store_true", help="end with code 3 where pictures were refused")

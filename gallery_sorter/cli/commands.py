"""One function a command: options in, a use case called, its events handed to the output, an exit code out."""

import argparse
import shlex
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gallery_sorter.app import demo, desktop, doctor
from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.evaluate import evaluate
from gallery_sorter.app.events import Events, MoveRecord, Note, Receipt, Status
from gallery_sorter.app.history import export_batch, history, redo, undo
from gallery_sorter.app.label import clear_files, label_files
from gallery_sorter.app.sort import SortOptions, check_sort, sort
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.wording import count, printable
from gallery_sorter.cli.classes import run_classes
from gallery_sorter.cli.face import Face
from gallery_sorter.cli.interruption import INTERRUPTED, cancel_on_stdin
from gallery_sorter.cli.labels import run_labels
from gallery_sorter.cli.models import run_models
from gallery_sorter.cli.output import JsonOutput
from gallery_sorter.cli.watch import run_watch


def _tell(face: Face, events: Events, *, strict: bool = False) -> int:
    """Hand every event on; the code is 3 where `strict` and something was refused."""
    refused = False
    for event in events:
        face.output.event(event)
        if isinstance(event, Receipt):
            refused = bool(event.counts.get("refused"))
    return 3 if strict and refused else 0


def _classify(face: Face, options: argparse.Namespace) -> int:
    chosen = ClassifyOptions(
        paths=tuple(path.absolute() for path in options.paths),
        threshold=options.threshold,
        limit=options.limit,
        recursive=not options.no_recursive,
        exclude=tuple(options.exclude),
    )
    return _tell(face, classify(face.session, chosen, face.interruption.cancel), strict=options.strict)


def _sort(face: Face, options: argparse.Namespace) -> int:
    folder = options.folder.absolute()
    chosen = SortOptions(
        paths=(folder,),
        into=options.into.absolute() if options.into else folder,
        copy=options.copy,
        threshold=options.threshold,
        precision=options.precision,
        unsure_folder=options.unsure == "folder",
        leave_same_content=options.same_content == "leave",
        all_folders=options.all_folders,
        exclude=tuple(options.exclude),
        recursive=not options.no_recursive,
        dry_run=options.dry_run,
    )
    check_sort(chosen)
    if not options.dry_run and not options.yes and not _confirm(face, chosen):
        return face.interruption.code or 0
    return _tell(face, sort(face.session, chosen, face.interruption.cancel), strict=options.strict)


def _confirm(face: Face, options: SortOptions) -> bool:
    """Ask at a terminal, after saying what would move. Raises SorterError (`not-confirmed`) where nobody is there."""
    if isinstance(face.output, JsonOutput) or not sys.stdin.isatty():
        raise SorterError(
            ErrorCode.NOT_CONFIRMED,
            Sentence("Nothing was moved: sorting {} needs a yes.", options.paths[0]),
            Sentence("Add --yes, or --dry-run to see what would be done."),
        )
    planned = 0
    for event in sort(face.session, replace(options, dry_run=True), face.interruption.cancel):
        if isinstance(event, MoveRecord):
            planned += event.status is Status.PLANNED and event.companion_of is None
        if not isinstance(event, Receipt) or not event.interrupted:
            face.output.event(event)
    if face.interruption.cancel or not planned:
        return False
    return _ask(face, f"{'Copy' if options.copy else 'Move'} {count(planned, 'picture')}? [y/N] ")


def _ask(face: Face, question: str) -> bool:
    face.interruption.asking = True
    try:
        answer = input(question)
    except EOFError:
        answer = ""
    finally:
        face.interruption.asking = False
    return answer.strip().lower() in ("y", "yes")


def _undo(face: Face, options: argparse.Namespace) -> int:
    return _tell(face, undo(face.session, options.batch, face.interruption.cancel, dry_run=options.dry_run))


def _redo(face: Face, options: argparse.Namespace) -> int:
    return _tell(face, redo(face.session, options.batch, face.interruption.cancel))


def _history(face: Face, options: argparse.Namespace) -> int:
    if bool(options.batch) != bool(options.csv):
        raise SorterError(ErrorCode.USAGE, Sentence("The receipt of one batch needs both: `history BATCH --csv FILE`."))
    if options.batch:
        rows = export_batch(face.session, options.batch, options.csv.absolute())
        face.output.event(Note("info", Sentence("{} written to {}", count(rows, "line"), options.csv)))
        face.end("history", rows)
        return 0
    batches = history(face.session, options.limit)
    for batch in batches:
        face.output.event(batch)
    if not batches:
        face.output.event(Note("info", Sentence("No batch has changed files yet.")))
    face.end("history", len(batches))
    return 0


def _label(face: Face, options: argparse.Namespace) -> int:
    cancel = face.interruption.cancel
    if options.clear:
        return _tell(face, clear_files(face.session, _absolute(options.words), cancel))
    class_name, *paths = options.words
    if not paths:
        raise SorterError(
            ErrorCode.USAGE, Sentence("No picture was named."), Sentence("Write `gallery-sorter label CLASS PATH...`.")
        )
    return _tell(face, label_files(face.session, class_name, _absolute(paths), cancel))


def _absolute(words: list[str]) -> tuple[Path, ...]:
    if "" in words:
        raise SorterError(
            ErrorCode.USAGE, Sentence("A path is empty."), Sentence("An unset variable in a script may be the reason.")
        )
    return tuple(Path(word).absolute() for word in words)


def _evaluate(face: Face, options: argparse.Namespace) -> int:
    return _tell(face, evaluate(face.session, options.folder.absolute(), face.interruption.cancel))


def _train(face: Face, options: argparse.Namespace) -> int:
    chosen = TrainOptions(
        folders=tuple(path.absolute() for path in options.folders),
        corrections=options.corrections,
        looked_through=options.looked_through,
        looked_through_classes=tuple(options.looked_through_class),
        only=options.only,
        leave_out_few=options.leave_out_few,
        recipe=options.recipe,
        base=options.base,
        name=options.name,
        epochs=options.epochs,
        seed=options.seed,
        resume=options.resume,
        activate=options.activate,
        dry_run=options.dry_run,
    )
    if options.stdin_control:
        cancel_on_stdin(face.interruption.cancel)
    code = 0
    for event in train(face.session, chosen, face.interruption.cancel):
        face.output.event(event)
        if isinstance(event, Receipt) and event.interrupted:
            code = INTERRUPTED  # also where no signal came, but a line on stdin
    return code


def _demo(face: Face, options: argparse.Namespace) -> int:
    target = (options.folder or Path("gallery-sorter-demo")).absolute()
    written = demo.write_demo(target)
    face.output.event(Note("info", Sentence("{} written to {}", count(written.pictures, "picture"), printable(target))))
    face.output.event(Note("info", Sentence("Next: {} classify {}", sys.argv[0], shlex.quote(str(target)))))
    face.end("demo", written.pictures)
    return 0


def _desktop(face: Face, options: argparse.Namespace) -> int:
    if options.action == "install":
        files = desktop.install(Path(sys.argv[0]))
        told = "Gallery Sorter is in the menu. `gallery-sorter desktop uninstall` takes it out again."
    else:
        files = desktop.uninstall()
        told = "Gallery Sorter is out of the menu." if files else "Gallery Sorter was not in this user's menu."
    face.output.event(Note("info", Sentence(told)))
    face.end("desktop", len(files))
    return 0


def _doctor(face: Face, options: argparse.Namespace) -> int:
    findings = doctor.examine(face.session.choices)
    for finding in findings:
        face.output.finding(finding)
    well = all(finding.ok for finding in findings if finding.needed)
    face.output.event(
        Note(
            "info",
            Sentence("All is well.")
            if well
            else Sentence("The main job can't run until the lines with MISS are mended."),
        )
    )
    face.end("doctor", len(findings))
    return 0 if well else 1


COMMANDS: dict[str, Callable[[Face, argparse.Namespace], int]] = {
    "classify": _classify,
    "sort": _sort,
    "undo": _undo,
    "redo": _redo,
    "history": _history,
    "label": _label,
    "labels": run_labels,
    "classes": run_classes,
    "train": _train,
    "evaluate": _evaluate,
    "models": run_models,
    "watch": run_watch,
    "demo": _demo,
    "desktop": _desktop,
    "doctor": _doctor,
}

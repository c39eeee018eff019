"""The `watch` command: a rule for each folder that was named, until it is stopped."""

import argparse

from gallery_sorter.app import autostart
from gallery_sorter.app.events import Note
from gallery_sorter.app.watch import WatchOptions, WatchRule, check_watch, watch
from gallery_sorter.base.background import lower_priority
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.cli.face import Face


def run_watch(face: Face, options: argparse.Namespace) -> int:
    """Watch, at low priority."""
    rules = tuple(
        WatchRule(
            folder=folder,
            into=options.into.absolute() if options.into else folder,
            copy=options.copy,
            threshold=options.threshold,
            proposes=options.propose,
            settle=options.settle,
        )
        for folder in (folder.absolute() for folder in options.folders)
    )
    chosen = WatchOptions(rules, once=options.once)
    check_watch(chosen)
    if options.systemd_unit:
        _write_unit(face, options)
        return 0
    lower_priority()
    for event in watch(face.session, chosen, face.interruption.cancel):
        face.output.event(event)
    return 0


def _write_unit(face: Face, options: argparse.Namespace) -> None:
    """Write the unit that runs this very command, but for --once."""
    words = [*autostart.own_program("gallery-sorter"), "--data-dir", str(face.session.folder.root), "watch"]
    words += ["--settle", str(options.settle)]
    words += ["--into", str(options.into.absolute())] if options.into else []
    words += ["--threshold", str(options.threshold)] if options.threshold is not None else []
    words += [f"--{switch}" for switch in ("copy", "propose") if getattr(options, switch)]
    unit = autostart.write_systemd_unit([*words, "--", *(str(folder.absolute()) for folder in options.folders)])
    face.output.event(Note("info", Sentence("{} is written; nothing is started yet.", unit)))
    face.output.event(
        Note("info", Sentence("systemctl --user daemon-reload && systemctl --user enable --now {}", unit.stem))
    )
    face.end("desktop", 0)  # a receipt of watch would have to count pictures

"""The `watch` command: a rule for each folder that was named, until it is stopped."""

import argparse

from gallery_sorter.app.watch import WatchOptions, WatchRule, check_watch, watch
from gallery_sorter.base.background import lower_priority
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
    lower_priority()
    for event in watch(face.session, chosen, face.interruption.cancel):
        face.output.event(event)
    return 0

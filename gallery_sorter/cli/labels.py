"""The `labels` command: everything that a person said of pictures, out to a file and in from one."""

import argparse

from gallery_sorter.app.events import Note, Receipt
from gallery_sorter.app.label_file import export_labels, import_labels
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.wording import count
from gallery_sorter.cli.face import Face


def run_labels(face: Face, options: argparse.Namespace) -> int:
    """Export or import."""
    file = options.file.absolute()
    if options.action == "export":
        written = export_labels(face.session, file)
        face.output.event(Note("info", Sentence(f"{count(written, 'label')} written to {options.file}")))
        face.end("labels", written)
        return 0
    for event in import_labels(face.session, file, overrule=options.overrule):
        if isinstance(event, Receipt):
            face.output.event(Note("info", Sentence(_sums(event))))
        face.output.event(event)
    return 0


def _sums(receipt: Receipt) -> str:
    counts = receipt.counts
    return (
        f"{count(counts['looked_at'], 'label')}: {counts['imported']:,} taken over, "
        f"{counts['unchanged']:,} said here too, {counts['kept']:,} contradicted and left as they are here."
    )

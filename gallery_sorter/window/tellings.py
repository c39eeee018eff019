"""What the window says after something was done: sentences for banner, toast and bar, made of receipts."""

from PySide6.QtCore import QObject

from gallery_sorter.app.events import Receipt, Recovered, Status
from gallery_sorter.base.wording import count, short_time
from gallery_sorter.window.sections import readable
from gallery_sorter.window.sorting import Told, moved_in
from gallery_sorter.window.wording import kinds_line


class Tellings(QObject):
    """Makes the sentences; numbers are those of the receipts."""

    def read(self, receipt: Receipt | None) -> str:
        """How the recognition ended."""
        if receipt is None:
            return ""
        counts = receipt.counts
        number = count(counts.get("classified", 0), "picture")
        parts = [f"{number} recognised in {short_time(receipt.seconds)}" if receipt.seconds >= 1 else number]
        if counts.get("refused"):
            parts.append(f"{counts['refused']:,} unreadable")
        said = ("Cancelled: " if receipt.interrupted else "") + ", ".join(parts) + "."
        return f"{said} {kinds_line(receipt.skipped_kinds)}".strip()

    def sorted(self, told: Told) -> str:
        """How a sort ended."""
        receipt = told.receipt
        if receipt is None:
            return ""
        counts = receipt.counts
        copied = counts.get("copied", 0)
        parts = [f"{counts.get('moved', 0):,} moved"] if not copied else [f"{copied:,} copied"]
        if counts.get("kept"):
            parts.append(f"{counts['kept']:,} stayed")
        if told.refused:
            parts.append(f"{len(told.refused):,} unreadable")
        return ("Cancelled: " if receipt.interrupted else "") + ", ".join(parts) + self._refusals(told)

    def undone(self, told: Told, verb: str) -> str:
        """How an undo or a redo ended."""
        number = moved_in(told.receipt) if told.receipt is not None else 0
        return f"{number:,} {verb}{self._refusals(told)}"

    def discarded(self, told: Told) -> str:
        """Pictures were thrown away."""
        number = moved_in(told.receipt) if told.receipt is not None else 0
        return f"{count(number, 'picture')} put in the bin{self._refusals(told)}"

    def corrected(self, class_name: str | None, number: int) -> str:
        """A correction was made."""
        if class_name is None:
            return f"{count(number, 'label')} forgotten"
        return f"{number:,} moved to {readable(class_name)}"

    def recovered(self, found: Recovered) -> str:
        """A run that died was set right."""
        parts = []
        if found.finished:
            parts.append(f"{count(found.finished, 'file')} finished")
        if found.taken_back:
            parts.append(f"{count(found.taken_back, 'file')} taken back")
        if found.left:
            parts.append(f"{count(found.left, 'file')} left for you to look at")
        done = ", ".join(parts) or "nothing had to be done"
        lost = "" if found.left else " No picture was lost."
        what = {
            "sort": "The last sort",
            "watch": "Sorting a watched folder",
            "rename": "Renaming a class",
            "merge": "Merging two classes",
            "trash": "Putting pictures into the bin",
        }.get(found.command, "The last run")
        return f"{what} was interrupted: {done}.{lost}"

    def _refusals(self, told: Told) -> str:
        reasons = [record.message for record in told.records if record.status is Status.REFUSED and record.message]
        if not reasons:
            return ""
        first = reasons[0]
        more = f" and {len(reasons) - 1:,} more" if len(reasons) > 1 else ""
        return f" · {count(len(reasons), 'file')} left alone: {first}{more}"

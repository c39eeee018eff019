"""What the window says after something was done: sentences for banner, toast and bar, made of receipts."""

from PySide6.QtCore import QObject

from gallery_sorter.app.events import Receipt, Recovered, Status
from gallery_sorter.base.wording import short_time
from gallery_sorter.window.correcting import Correction
from gallery_sorter.window.sections import readable
from gallery_sorter.window.sorting import Told, moved_in
from gallery_sorter.window.wording import grouped, in_language, kinds_line, picture_count


class Tellings(QObject):
    """Makes the sentences; numbers are those of the receipts."""

    def read(self, receipt: Receipt | None) -> str:
        """How the recognition ended."""
        if receipt is None:
            return ""
        counts = receipt.counts
        number = picture_count(counts.get("classified", 0))
        parts = [
            self.tr("{} recognised in {}").format(number, short_time(receipt.seconds))
            if receipt.seconds >= 1
            else number
        ]
        if counts.get("refused"):
            parts.append(self.tr("%Ln unreadable", "", counts["refused"]))
        said = (self.tr("Cancelled: {}") if receipt.interrupted else "{}").format(", ".join(parts)) + "."
        return f"{said} {kinds_line(receipt.skipped_kinds)}".strip()

    def sorted(self, told: Told) -> str:
        """How a sort ended."""
        receipt = told.receipt
        if receipt is None:
            return ""
        counts = receipt.counts
        copied = counts.get("copied", 0)
        parts = [self.tr("%Ln copied", "", copied) if copied else self.tr("%Ln moved", "", counts.get("moved", 0))]
        if counts.get("kept"):
            parts.append(self.tr("%Ln stayed", "", counts["kept"]))
        if told.refused:
            parts.append(self.tr("%Ln unreadable", "", len(told.refused)))
        return (self.tr("Cancelled: {}") if receipt.interrupted else "{}").format(", ".join(parts)) + self._refusals(
            told
        )

    def undone(self, told: Told) -> str:
        """How an undo ended."""
        number = moved_in(told.receipt) if told.receipt is not None else 0
        return self.tr("%Ln taken back", "", number) + self._refusals(told)

    def redone(self, told: Told) -> str:
        """How a redo ended."""
        number = moved_in(told.receipt) if told.receipt is not None else 0
        return self.tr("%Ln moved again", "", number) + self._refusals(told)

    def discarded(self, told: Told) -> str:
        """Pictures were thrown away."""
        number = moved_in(told.receipt) if told.receipt is not None else 0
        return self.tr("{} put in the bin").format(picture_count(number)) + self._refusals(told)

    def corrected(self, correction: Correction) -> str:
        """A correction was made."""
        if correction.class_name is None:
            return self.tr("%Ln label(s) forgotten", "", correction.number)
        said = self.tr("{} confirmed as {}") if correction.confirms else self.tr("{} moved to {}")
        return said.format(grouped(correction.number), readable(correction.class_name))

    def recovered(self, found: Recovered) -> str:
        """A run that died was set right."""
        parts = []
        if found.finished:
            parts.append(self.tr("%Ln file(s) finished", "", found.finished))
        if found.taken_back:
            parts.append(self.tr("%Ln file(s) taken back", "", found.taken_back))
        if found.left:
            parts.append(self.tr("%Ln file(s) left for you to look at", "", found.left))
        done = ", ".join(parts) or self.tr("nothing had to be done")
        lost = "" if found.left else " " + self.tr("No picture was lost.")
        what = {
            "sort": self.tr("The last sort"),
            "watch": self.tr("Sorting a watched folder"),
            "rename": self.tr("Renaming a class"),
            "merge": self.tr("Merging two classes"),
            "trash": self.tr("Putting pictures into the bin"),
        }.get(found.command, self.tr("The last run"))
        return self.tr("{} was interrupted: {}.").format(what, done) + lost

    def _refusals(self, told: Told) -> str:
        reasons = [record.message for record in told.records if record.status is Status.REFUSED and record.message]
        if not reasons:
            return ""
        first = in_language(reasons[0])
        more = " " + self.tr("and %Ln more", "", len(reasons) - 1) if len(reasons) > 1 else ""
        return " · " + self.tr("%Ln file(s) left alone:", "", len(reasons)) + f" {first}{more}"

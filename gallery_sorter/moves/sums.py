"""Counts outcomes as they are told, for the receipt of a run and of the dry run before it."""

from collections import Counter

from gallery_sorter.moves.values import Action, MoveRecord, Status, Summary


class Sums:
    """What is planned counts like what is done: a dry run's sums say what the run's would be."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, record: MoveRecord) -> None:
        """One more record; a companion stands outside the sums."""
        going = record.status in (Status.DONE, Status.PLANNED)
        if record.companion_of is not None:
            self._counts["companions"] += going
        elif going:
            self._counts["copied" if record.action is Action.COPY else "moved"] += 1
        else:
            self._counts[{Status.KEPT: "kept", Status.DUPLICATE: "duplicates"}.get(record.status, "refused")] += 1

    def summary(self, batch: str | None, *, interrupted: bool = False) -> Summary:
        """The sums so far."""
        counts = self._counts
        return Summary(
            batch,
            moved=counts["moved"],
            copied=counts["copied"],
            kept=counts["kept"],
            duplicates=counts["duplicates"],
            refused=counts["refused"],
            companions=counts["companions"],
            interrupted=interrupted,
        )

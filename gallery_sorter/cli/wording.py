"""How things are said on a terminal: paths that can't play tricks, counts, times, small tables."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path


def printable(path: Path | str) -> str:
    """A path on one line, harmless to a terminal: control and bidirectional characters and bad bytes are escaped."""
    return "".join(c if _harmless(c) else _escaped(c) for c in str(path))


def _harmless(character: str) -> bool:
    return character == " " or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is not UTF-8, as os.fsdecode gives it
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 picture`, `3,026 pictures`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(value: float | None) -> str:
    """A probability as whole per cent; never 100 % for what is not certain."""
    if value is None:
        return "–"
    return ">99 %" if 0.995 <= value < 1 else f"{value * 100:.0f} %"


def short_time(seconds: float | None) -> str:
    """`12 s`, `3 min`, `1 h 20 min`; empty where it is not known."""
    if seconds is None:
        return ""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Lines of aligned columns, two spaces apart; the columns in `right` are set flush right."""
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]

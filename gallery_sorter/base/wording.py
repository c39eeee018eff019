"""How counts, times, sizes and names are said to a person: harmless, short, and the same wherever they stand."""

import unicodedata
from pathlib import Path

from gallery_sorter.base.progress import Progress


def printable(path: Path | str) -> str:
    """A path or name on one line: control and bidirectional characters and bytes that are no UTF-8 are escaped."""
    return "".join(c if _harmless(c) else _escaped(c) for c in str(path))


def _harmless(character: str) -> bool:
    return character == " " or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is not UTF-8, as os.fsdecode gives it
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 picture`, `3,026 pictures`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(value: float | None) -> str:
    """A probability as whole per cent; never 100 % or 0 % for what is not certain."""
    if value is None:
        return "–"
    if 0.995 <= value < 1:
        return ">99 %"
    return "<1 %" if 0 < value < 0.005 else f"{value * 100:.0f} %"


def short_time(seconds: float | None) -> str:
    """`12 s`, `3 min`, `1 h 20 min`; empty where it is not known."""
    if seconds is None:
        return ""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def byte_size(number: int) -> str:
    """`812 bytes`, `3.9 MB`: decimal units, as disks are sold and file managers count."""
    if number < 1000:
        return f"{number} bytes"
    size = float(number)
    for unit in ("kB", "MB", "GB"):
        size /= 1000
        if size < 999.5:
            return f"{size:.0f} {unit}" if size >= 99.5 else f"{size:.1f} {unit}"
    return f"{size / 1000:.1f} TB"


def progress_line(step: Progress) -> str:
    """`2,110 of 3,214 · 96/s · 12 s left`: as much of it as is known."""
    parts = [f"{step.done:,}" if step.total is None else f"{step.done:,} of {step.total:,}"]
    if step.rate > 0:
        parts.append(f"{step.rate:.0f}/s" if step.rate >= 1 else f"{step.rate:.1f}/s")
    if step.left is not None and step.total is not None and step.done < step.total:
        parts.append(f"{short_time(step.left)} left")
    return " · ".join(parts)

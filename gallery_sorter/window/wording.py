"""The window's own short texts: how counts, progress, dates, errors and what stays are said, alike everywhere.

All of it in the language that the window speaks. What the core says is translated here, by the
template of its sentence.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication

from gallery_sorter.app.events import Picture
from gallery_sorter.base.errors import Refused, SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.wording import percent as plain_percent
from gallery_sorter.base.wording import printable, short_time
from gallery_sorter.window.hints import HINTS
from gallery_sorter.window.sections import Item, readable

translate = QCoreApplication.translate

_LEFT_TO_RIGHT, _END_OF_ISOLATE = "\u2066", "\u2069"  # Unicode Standard Annex #9, 2.4


class _Plurals(QObject):
    """Nouns with their number. They stand in a class, as only there lupdate sees that a text has plurals."""

    def pictures(self, value: int) -> str:
        return self.tr("%Ln picture(s)", "", value)

    def files(self, value: int) -> str:
        return self.tr("%Ln file(s)", "", value)

    def folders(self, value: int) -> str:
        return self.tr("%Ln folder(s)", "", value)

    def videos(self, value: int) -> str:
        return self.tr("%Ln video(s)", "", value)

    def others(self, value: int) -> str:
        return self.tr("%Ln other file(s)", "", value)

    def links(self, value: int) -> str:
        return self.tr("%Ln link(s)", "", value)


_PLURALS = _Plurals()


def grouped(value: int) -> str:
    """`3,026`, or as the language groups digits."""
    return QLocale().toString(value)


def decimal(value: float, places: int) -> str:
    """`0.993`, or as the language writes it."""
    return QLocale().toString(value, "f", places)


def percent(value: float | None) -> str:
    """A probability, 0..1, as whole per cent."""
    return left_to_right(plain_percent(value))


def path_text(path: Path | str) -> str:
    """A path or a file's name on one line."""
    return left_to_right(printable(path))


def left_to_right(text: str) -> str:
    """Figures with signs, paths and keys as they are read everywhere: among words that run from right to left, parts
    of ">99 %" and "/home" would change places.
    """
    turns = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return f"{_LEFT_TO_RIGHT}{text}{_END_OF_ISOLATE}" if turns else text


def picture_count(value: int) -> str:
    """`1 picture`, `3,026 pictures`."""
    return _PLURALS.pictures(value)


def file_count(value: int) -> str:
    """`1 file`, `3,026 files`."""
    return _PLURALS.files(value)


def folder_count(value: int) -> str:
    """`1 folder`, `6 folders`."""
    return _PLURALS.folders(value)


def listed(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    return QLocale().createSeparatedList(list(parts))


def byte_size(value: int) -> str:
    """`812 bytes`, `3.9 MB`: decimal units, as disks are sold and file managers count."""
    digits = len(str(value))
    places = 0 if digits % 3 == 0 else 1  # "812 MB", but "3.9 MB" and "81.2 MB"
    return QLocale().formattedDataSize(value, places, QLocale.DataSizeFormat.DataSizeSIFormat)


def day_and_time(iso: str) -> str:
    """An ISO time as "24 Nov 2026, 18:03", local where it names a zone; as it stands where it is no time."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return printable(iso)
    if moment.tzinfo is not None:
        moment = moment.astimezone()
    day = QLocale().toString(QDate(moment.year, moment.month, moment.day), day_format())
    return f"{day}, {moment:%H:%M}"


def day_format() -> str:
    """How a day is written, by the letters of `QLocale`."""
    return translate("wording", "d MMM yyyy", "the format of a date")


def progress_line(step: Progress) -> str:
    """`2,110 of 3,214 · 96/s · 12 s left`: as much of it as is known."""
    done = grouped(step.done)
    parts = [
        done if step.total is None else translate("wording", "{} of {}", "progress").format(done, grouped(step.total))
    ]
    if step.rate > 0:
        parts.append(translate("wording", "{}/s").format(decimal(step.rate, 0 if step.rate >= 1 else 1)))
    if step.left is not None and step.total is not None and step.done < step.total:
        parts.append(translate("wording", "{} left").format(short_time(step.left)))
    return " · ".join(parts)


def kinds_line(skipped: Mapping[str, int]) -> str:
    """What lies in the folder and is no picture: "412 videos and 3 other files stay."; empty where nothing does."""
    videos, others, links = (skipped.get(kind, 0) for kind in ("video", "other", "link"))
    parts = []
    if videos:
        parts.append(_PLURALS.videos(videos))
    if others:
        parts.append(_PLURALS.others(others))
    if links:
        parts.append(_PLURALS.links(links))
    if not parts:
        return ""
    alone = videos + others + links == 1
    return (translate("wording", "{} stays.") if alone else translate("wording", "{} stay.")).format(listed(parts))


def tip_of(item: Item) -> str:
    """What is said over a tile."""
    name = path_text(item.shown.path.name)
    return f"{name}\n{why_refused(item.shown) if isinstance(item.shown, Refused) else verdict_of(item)}"


def verdict_of(item: Item) -> str:
    """What a picture is taken for, and by whom, in a few words."""
    picture = item.picture
    if picture is None:
        return translate("wording", "could not be read")
    name = readable(picture.class_name)
    if picture.label is not None:
        return translate("wording", "{}, you said so").format(name)
    if picture.unsure_because == "fits-no-class":
        return translate("wording", "fits none of the classes; nearest is {}").format(name)
    return _guess(picture, name)


def _guess(picture: Picture, name: str) -> str:
    sure = percent(picture.prediction.confidence)
    return f"{name}, {sure}" if picture.sure else translate("wording", "{}, {}, unsure").format(name, sure)


def why_refused(refused: Refused) -> str:
    """Why a file could not be read or moved, on one line."""
    return printable(in_language(refused.message))


def error_text(error: SorterError) -> str:
    """The error as a person is told it: what, which file, and what to do."""
    return in_language(error.sentence)


def in_language(text: str) -> str:
    """What the core says, in the language of the window; a text that is no sentence of the core stays as it is."""
    if not isinstance(text, Sentence) or not text:
        return text
    template = translate("sentence", HINTS.get(text.template, text.template))
    return _VALUES.vformat(template, text.values, {}) if text.values else template


class _Values(Formatter):
    """Puts values into a template as the language writes them; sentences among them are translated."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion == "a":  # a name, which the core quotes letter by letter
            return QLocale().quoteString(printable(value))
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Sentence):
            return in_language(value)
        if isinstance(value, int):
            return grouped(value)
        if isinstance(value, float) and format_spec.endswith("f"):
            return decimal(value, int(format_spec[1:-1]))
        return format(value, format_spec)


_VALUES = _Values()

"""What the first bytes of a file say it is, and whether its end is missing: for plain words on why it can't be read."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from gallery_sorter.base.sentence import Sentence


class Verdict(Enum):
    """What a signature means to this program."""

    READABLE = auto()  # a format that is read here
    FOREIGN = auto()  # a picture in a format that is not
    NO_PICTURE = auto()


@dataclass(frozen=True, slots=True)
class Signature:
    """A kind of file by its content; `name` fits into "It is ..."."""

    name: Sentence
    verdict: Verdict


_UNKNOWN = Signature(Sentence("a file of an unknown kind"), Verdict.NO_PICTURE)
_TEXT = Signature(Sentence("a text"), Verdict.NO_PICTURE)

_STARTS = (
    (b"\xff\xd8\xff", Sentence("a JPEG"), Verdict.READABLE),
    (b"\x89PNG\r\n\x1a\n", Sentence("a PNG"), Verdict.READABLE),
    (b"GIF87a", Sentence("a GIF"), Verdict.READABLE),
    (b"GIF89a", Sentence("a GIF"), Verdict.READABLE),
    (b"BM", Sentence("a BMP"), Verdict.READABLE),
    (b"II*\0", Sentence("a TIFF"), Verdict.READABLE),
    (b"MM\0*", Sentence("a TIFF"), Verdict.READABLE),
    (b"II+\0", Sentence("a BigTIFF"), Verdict.READABLE),
    (b"MM\0+", Sentence("a BigTIFF"), Verdict.READABLE),
    (b"\xff\x0a", Sentence("a JPEG XL picture"), Verdict.FOREIGN),
    (b"\0\0\0\x0cJXL \r\n\x87\n", Sentence("a JPEG XL picture"), Verdict.FOREIGN),
    (b"\0\0\0\x0cjP  \r\n\x87\n", Sentence("a JPEG 2000 picture"), Verdict.FOREIGN),
    (b"\xff\x4f\xff\x51", Sentence("a JPEG 2000 picture"), Verdict.FOREIGN),
    (b"8BPS", Sentence("a Photoshop document"), Verdict.FOREIGN),
    (b"\0\0\1\0", Sentence("an icon"), Verdict.FOREIGN),
    (b"qoif", Sentence("a QOI picture"), Verdict.FOREIGN),
    (b"v/1\x01", Sentence("an OpenEXR picture"), Verdict.FOREIGN),
    (b"DDS ", Sentence("a DDS texture"), Verdict.FOREIGN),
    (b"FUJIFILMCCD-RAW", Sentence("a raw picture"), Verdict.FOREIGN),
    (b"IIRO", Sentence("a raw picture"), Verdict.FOREIGN),
    (b"IIU\0", Sentence("a raw picture"), Verdict.FOREIGN),
    (b"gimp xcf", Sentence("a GIMP document"), Verdict.FOREIGN),
    (b"%!PS", Sentence("a PostScript document"), Verdict.NO_PICTURE),
    (b"%PDF", Sentence("a PDF document"), Verdict.NO_PICTURE),
    (b"PK\x03\x04", Sentence("a ZIP archive"), Verdict.NO_PICTURE),
    (b"MZ", Sentence("a program"), Verdict.NO_PICTURE),
    (b"\x7fELF", Sentence("a program"), Verdict.NO_PICTURE),
    (b"\x1aE\xdf\xa3", Sentence("a video"), Verdict.NO_PICTURE),
    (b"ID3", Sentence("a sound file"), Verdict.NO_PICTURE),
)
_AVIF_BRANDS = (b"avif", b"avis")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")


def sniff(data: bytes) -> Signature:
    """What a file is by its first bytes."""
    for start, name, verdict in _STARTS:
        if data.startswith(start):
            return Signature(name, verdict)
    if data[:4] == b"RIFF":
        return _riff(data[8:12])
    if data[4:8] == b"ftyp":
        return _ftyp(data[8:12])
    return _text(data[:1024])


def is_webp_or_heif(data: bytes) -> bool:
    """Whether it is a WebP, or one of the family of HEIF: HEIC and AVIF."""
    return data[:4] + data[8:12] == b"RIFFWEBP" or (
        data[4:8] == b"ftyp" and data[8:12] in (*_AVIF_BRANDS, *_HEIF_BRANDS)
    )


def is_apple_png(data: bytes) -> bool:
    """Whether a PNG is of Apple's private variant (its first chunk is CgBI), which only Apple's programs read."""
    return data[12:16] == b"CgBI"


def looks_cut(data: bytes) -> bool:
    """Whether the end of the file is missing, as far as its format tells: for a picture that could not be decoded."""
    return any(test(data) for start, at, test in _CUT_TESTS if data.startswith(start, at))


def _riff(kind: bytes) -> Signature:
    if kind == b"WEBP":
        return Signature(Sentence("a WebP"), Verdict.READABLE)
    return Signature(Sentence("a video or sound file"), Verdict.NO_PICTURE)


def _ftyp(brand: bytes) -> Signature:
    if brand in _AVIF_BRANDS:
        return Signature(Sentence("an AVIF"), Verdict.READABLE)
    if brand in _HEIF_BRANDS:
        return Signature(Sentence("a HEIC"), Verdict.READABLE)
    if brand == b"crx ":
        return Signature(Sentence("a raw picture"), Verdict.FOREIGN)
    return Signature(Sentence("a video"), Verdict.NO_PICTURE)


def _text(start: bytes) -> Signature:
    if b"<svg" in start.lower():
        return Signature(Sentence("an SVG drawing"), Verdict.FOREIGN)
    if b"<html" in start.lower() or b"<!doctype html" in start.lower():
        return Signature(Sentence("a web page"), Verdict.NO_PICTURE)
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(start)  # the last character may be cut
    except UnicodeDecodeError:
        return _UNKNOWN
    return _TEXT if text and all(letter.isprintable() or letter.isspace() for letter in text) else _UNKNOWN


def _boxes_cut(data: bytes) -> bool:
    """Whether a box of a HEIC or AVIF reaches beyond the end, or there is none but the first."""
    at, boxes = 0, 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        elif size == 0:
            size = len(data) - at
        if size < 8:
            return False
        at, boxes = at + size, boxes + 1
    return at != len(data) or boxes < 2


def _bmp_cut(data: bytes) -> bool:
    return max(int.from_bytes(data[2:6], "little"), int.from_bytes(data[10:14], "little")) > len(data)


# The bytes that a format starts with, where they stand, and the test. A TIFF names the place of its directory.
_CUT_TESTS: tuple[tuple[bytes, int, Callable[[bytes], bool]], ...] = (
    (b"\xff\xd8", 0, lambda data: b"\xff\xd9" not in data[-64:]),
    (b"\x89PNG", 0, lambda data: b"IEND" not in data[-64:]),
    (b"GIF8", 0, lambda data: not data.rstrip(b"\0").endswith(b";")),
    (b"BM", 0, _bmp_cut),
    (b"RIFF", 0, lambda data: int.from_bytes(data[4:8], "little") + 8 > len(data)),
    (b"ftyp", 4, _boxes_cut),
    (b"II*\0", 0, lambda data: int.from_bytes(data[4:8], "little") >= len(data)),
    (b"MM\0*", 0, lambda data: int.from_bytes(data[4:8], "big") >= len(data)),
)

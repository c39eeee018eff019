"""Paths as addresses and back. Names that are not UTF-8 survive, which they would not as Qt's own strings."""

import os
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QByteArray, QUrl


def address_of(path: Path) -> str:
    """The file: address of an absolute path, its bytes percent-encoded."""
    return path.as_uri()


def url_of(path: Path) -> QUrl:
    """The same as Qt's value."""
    return QUrl.fromEncoded(QByteArray(address_of(path).encode("ascii")))


def path_of(url: QUrl) -> Path | None:
    """The path that a file: address names; None for any other address."""
    if not url.isLocalFile():
        return None
    if sys.platform == "win32":
        return Path(url.toLocalFile())
    return Path(os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded))))


def path_at(address: str) -> Path | None:
    """The path that the text of an address names."""
    return path_of(QUrl.fromEncoded(QByteArray(address.encode("ascii", "ignore"))))

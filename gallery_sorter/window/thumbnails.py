"""Thumbnails for what is on screen: read and scaled off the GUI thread, visible first, in a bounded memory.

What has scrolled away before its turn is never read.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from gallery_sorter.window.door import Pool
from gallery_sorter.window.floor import FLOOR

BUDGET = 96 << 20  # bytes of pixmaps: some 1,100 tiles of 150 pixels, 280 at twice the scale
RUNNERS = 2  # more would take the cores from the recognition that fills the window
AGAIN_MS = 400  # between two tries for thumbnails that are being made
CORNER = 4.0  # radius of a picture's corners, in device-independent pixels


def jpeg_image(data: bytes) -> QImage:
    """The picture in the bytes of a JPEG; null if unreadable. Other threads run meanwhile.

    `QImage.fromData` would hold the interpreter while it decodes. Worse, it asks each format's plugin, and that for SVG
    connects signals: it can wait for a lock of the GUI thread's, which waits for the interpreter, for ever.
    """
    device = QBuffer()
    device.setData(data)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, b"jpeg")
    reader.setAutoDetectImageFormat(False)
    return reader.read()


def scaled(data: bytes, side: int, ratio: float) -> QImage:
    """The JPEG in these bytes, fitted into a square of `side` device-independent pixels; null if unreadable."""
    image = jpeg_image(data)
    if image.isNull():
        return image
    room = QSize(round(side * ratio), round(side * ratio))
    small = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    rounded = QImage(small.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    path.addRoundedRect(small.rect().toRectF(), CORNER * ratio, CORNER * ratio)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(path)
    painter.drawImage(0, 0, small)
    painter.end()
    rounded.setDevicePixelRatio(ratio)
    return rounded


def _ready_for_threads() -> None:
    """PySide imports pathlib where a constructor might take a path, the first time, under a lock of its own: two
    threads that are the first to do so wait for each other for ever, and all others with them (6.11).
    """
    QImage(QSize(1, 1), QImage.Format.Format_RGB32)


class Thumbnails(QObject):
    """Lives in the GUI thread. `load` is called in the pool, and gives the bytes of a content's thumbnail."""

    arrived = Signal(object)  # the contents (a set of hashes) of which there is something new to show
    _ready = Signal()

    def __init__(self, load: Callable[[bytes], bytes | None], pool: Pool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _ready_for_threads()
        self._load = load
        self._pool = pool
        self._kept: OrderedDict[bytes, tuple[int, QPixmap]] = OrderedDict()
        self._bytes = 0
        self._missing: set[bytes] = set()
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.retry)
        self._lock = threading.Lock()  # guards what the runners touch: the four below
        self._wanted: list[bytes] = []
        self._target = (0, 1.0)
        self._running = 0
        self._done: list[tuple[bytes, int, QImage]] = []
        self._ready.connect(self._take)

    def pixmap(self, content: bytes) -> QPixmap | None:
        """The thumbnail if it is in memory, perhaps of another size."""
        entry = self._kept.get(content)
        if entry is None:
            return None
        self._kept.move_to_end(content)
        return entry[1]

    def is_missing(self, content: bytes) -> bool:
        """Whether there is none to be had, and none is on its way."""
        return content in self._missing and not self._again.isActive()

    def want(self, contents: Sequence[bytes], side: int, ratio: float) -> None:
        """These are needed now, the most urgent first; what was wanted before and not begun is dropped."""
        pixels = round(side * ratio)
        needed = [
            content
            for content in dict.fromkeys(contents)
            if content not in self._missing and ((kept := self._kept.get(content)) is None or kept[0] != pixels)
        ]
        with self._lock:
            self._wanted = needed[::-1]
            self._target = (side, ratio)
            start = min(RUNNERS, len(needed)) - self._running
            self._running += max(0, start)
        for _ in range(start):
            self._pool.start(self._run)

    def expect(self, more: bool) -> None:
        """Whether more are being made: pictures are told before their thumbnails are kept, some at a time."""
        if more:
            self._again.start()
        else:
            self._again.stop()
            self.retry()

    def retry(self) -> None:
        """Ask again for what was missing."""
        if self._missing:
            missing, self._missing = self._missing, set()
            self.arrived.emit(missing)  # paints, and so asks

    def stop(self) -> None:
        """Nothing more is needed."""
        with self._lock:
            self._wanted.clear()

    def _run(self) -> None:
        while True:
            FLOOR.wait()
            with self._lock:
                if not self._wanted:
                    self._running -= 1
                    return
                content = self._wanted.pop()
                side, ratio = self._target
            try:
                data = self._load(content)
                image = scaled(data, side, ratio) if data else QImage()
            except BaseException:
                with self._lock:
                    self._running -= 1
                raise  # to the excepthook, which logs it
            with self._lock:
                self._done.append((content, round(side * ratio), image))
                ring = len(self._done) == 1
            if ring:
                self._ready.emit()

    def _take(self) -> None:
        FLOOR.take_until_painted()
        with self._lock:
            done, self._done = self._done, []
        for content, pixels, image in done:
            if image.isNull():
                self._missing.add(content)
                continue
            old = self._kept.pop(content, None)
            if old is not None:
                self._bytes -= _weight(old[1])
            pixmap = QPixmap.fromImage(image)
            self._kept[content] = (pixels, pixmap)
            self._bytes += _weight(pixmap)
        while self._bytes > BUDGET and len(self._kept) > 1:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._bytes -= _weight(oldest)
        self.arrived.emit({content for content, _, _ in done})


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4

"""The way of a photo: scan, ask the catalogue, read, decode what is new, predict in batches.

Each step pulls from the one before, a bounded number of pictures early, so that the slowest sets the pace and memory
stays flat. Outcomes come in the order of the scan. The catalogue is asked in the caller's thread alone; reading,
decoding and predicting have threads of their own.
"""

import itertools
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Refused
from gallery_sorter.base.threads import map_ordered, usable_cores
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.catalogue.values import FileState, KnownPicture, KnownRefusal, PictureFacts
from gallery_sorter.pictures.decoder import Decoder
from gallery_sorter.pictures.read import Contents, read_file
from gallery_sorter.pictures.refusing import refuse_late
from gallery_sorter.pictures.scan import scan
from gallery_sorter.pictures.thumbnail import make_thumbnail
from gallery_sorter.pictures.values import Limits, PictureFile, Skipped
from gallery_sorter.recognition.judging import Threshold, predictions
from gallery_sorter.recognition.model import Model
from gallery_sorter.recognition.values import Prediction
from gallery_sorter.recognition.views import views

_ASKED_AT_ONCE = 64  # files that the catalogue is asked about in one go
_READ_AHEAD = 4  # files whose bytes are held before they are decoded
_DECODED_AHEAD = 4  # pictures that each decoding thread may be early
_BATCH_ON_CPU = 8  # ONNX Runtime gains nothing from more on a CPU, and results come sooner
_BATCH_ELSEWHERE = 64
_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Source:
    """What to look at."""

    roots: tuple[Path, ...]
    recursive: bool = True
    exclude: tuple[str, ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A picture with the network's answer, and what is to be kept of it where it is new."""

    file: PictureFile
    facts: PictureFacts
    logits: NDArray[np.float32]  # (K + 1,)
    prediction: Prediction  # what the model makes of the logits
    known_here: bool = False  # the catalogue has all this under this very path
    features: NDArray[np.float32] | None = None  # (512,), where the network ran
    thumbnail: bytes | None = None  # JPEG, where the picture was decoded

    @property
    def cached(self) -> bool:
        """Nothing was decoded for it."""
        return self.thumbnail is None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A picture that was refused; `file` is None where not even its folder could be listed."""

    refused: Refused
    file: PictureFile | None = None
    known_here: bool = False  # the catalogue said so


Outcome = Recognised | Unreadable | Skipped


@dataclass(frozen=True, slots=True)
class _Fresh:
    """Decoded, and waiting for the network."""

    file: PictureFile
    facts: PictureFacts
    view: NDArray[np.float32]  # (3, 224, 224)
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class _Answered:
    """The network has answered, now or earlier, and the answer waits to be judged: a batch costs what one costs."""

    file: PictureFile
    facts: PictureFacts
    logits: NDArray[np.float32]
    known_here: bool = False
    features: NDArray[np.float32] | None = None
    thumbnail: bytes | None = None


_Known = _Answered | Unreadable | Skipped  # needs no more work on the picture


class Pipeline:
    """One run over some folders with one model; `catalogue` is used in the caller's thread alone."""

    def __init__(
        self, catalogue: Catalogue, model: Model, decoder: Decoder, cancel: Cancel, threshold: Threshold = None
    ) -> None:
        """`threshold` decides what is sure; None takes the card's."""
        self._catalogue, self._model, self._decoder, self._cancel = catalogue, model, decoder, cancel
        self._threshold = threshold
        self._batch_size = _BATCH_ON_CPU if model.runtime.device == "cpu" else _BATCH_ELSEWHERE

    def run(self, source: Source) -> Generator[Outcome, None, None]:
        """Yield one outcome an entry of the folders. Closing it ends the threads, and so does the cancel token."""
        workers = usable_cores()
        entries = scan(source.roots, recursive=source.recursive, exclude=source.exclude, cancel=self._cancel)
        asked = self._ask(entries if source.limit is None else _first(entries, source.limit))
        read = map_ordered(
            _read,
            asked,
            workers=2,
            ahead=_READ_AHEAD,
            name="read",
            cancel=self._cancel,
            seconds=_LIMITS.max_seconds,
            late=_late,
            done=_known,
        )
        decoded = map_ordered(
            self._decode,
            map(self._ask_content, read),
            workers=workers,
            ahead=workers * _DECODED_AHEAD,
            name="decode",
            cancel=self._cancel,
            seconds=_LIMITS.max_seconds,
            late=_late,
            done=_known,
        )
        predicted = map_ordered(
            self._predict, self._batches(decoded), workers=1, ahead=2, name="predict", cancel=self._cancel
        )
        with closing(read), closing(decoded), closing(predicted):
            for outcomes in predicted:
                yield from outcomes

    def _ask(self, entries: Iterable[PictureFile | Refused | Skipped]) -> Iterator[_Known | PictureFile]:
        """What the catalogue knows under this path; a PictureFile where it must be read."""
        entries = iter(entries)
        while some := list(itertools.islice(entries, _ASKED_AT_ONCE)):
            files = [entry for entry in some if isinstance(entry, PictureFile)]
            card = self._model.card
            known = iter(self._catalogue.known([state_of(file) for file in files], card.trunk_key, card.model_key))
            for entry in some:
                if isinstance(entry, PictureFile):
                    yield self._from_catalogue(entry, next(known), here=True)
                else:
                    yield Unreadable(entry) if isinstance(entry, Refused) else entry

    def _ask_content(self, step: _Known | Contents) -> _Known | Contents:
        """A file that was read may be a copy, or have moved: its content says so, and nothing is decoded."""
        if not isinstance(step, Contents):
            return step
        card = self._model.card
        known = self._catalogue.known_content(step.content_hash, card.trunk_key, card.model_key)
        found = self._from_catalogue(step.file, known, here=False)
        return step if isinstance(found, PictureFile) else found

    def _from_catalogue(
        self, file: PictureFile, known: KnownPicture | KnownRefusal | None, *, here: bool
    ) -> _Answered | Unreadable | PictureFile:
        if isinstance(known, KnownRefusal):
            return Unreadable(Refused(file.path, known.reason, known.message), file, known_here=here)
        if known is None:
            return file
        if known.logits is not None:
            return _Answered(file, known.facts, known.logits, known_here=here)
        if known.features is not None:  # another head has seen it on the same trunk
            features = known.features.astype(np.float32)
            return _Answered(file, known.facts, self._model.head.logits(features[None])[0], features=features)
        return file

    def _decode(self, step: _Known | Contents) -> _Known | _Fresh:
        assert isinstance(step, Contents), "what is known is not decoded"
        self._model.runtime.load_library()
        decoded = self._decoder.decode(step)
        if isinstance(decoded, Refused):
            return Unreadable(decoded, step.file)
        facts = PictureFacts(
            content_hash=decoded.content_hash,
            width=decoded.size[0],
            height=decoded.size[1],
            perceptual_hash=decoded.perceptual_hash,
            taken=decoded.exif.taken,
            camera=decoded.exif.camera,
            place=decoded.exif.place,
        )
        return _Fresh(decoded.file, facts, views(self._model.card, decoded.pixels), make_thumbnail(decoded.pixels))

    def _batches(self, steps: Iterable[_Known | _Fresh]) -> Iterator[list[_Known | _Fresh]]:
        """Groups with at most so many pictures for the network, and not too many of the others."""
        group: list[_Known | _Fresh] = []
        fresh = 0
        for step in steps:
            group.append(step)
            if isinstance(step, _Fresh):
                # Here and not in the thread that predicts: nobody could wait for that one to leave the library.
                self._model.runtime.open()
                fresh += 1
            if fresh == self._batch_size or len(group) == _ASKED_AT_ONCE:
                yield group
                group, fresh = [], 0
        if group:
            yield group

    def _predict(self, group: list[_Known | _Fresh]) -> list[Outcome]:
        fresh = [step for step in group if isinstance(step, _Fresh)]
        if not fresh:
            return self._judge([step for step in group if not isinstance(step, _Fresh)])
        outputs = self._model.runtime.run(np.stack([step.view for step in fresh]))
        answers = iter(zip(outputs.logits, outputs.features, strict=True))
        known: list[_Known] = []
        for step in group:
            if isinstance(step, _Fresh):
                logits, features = next(answers)
                known.append(_Answered(step.file, step.facts, logits, False, features, step.thumbnail))
            else:
                known.append(step)
        return self._judge(known)

    def _judge(self, steps: list[_Known]) -> list[Outcome]:
        answered = [step for step in steps if isinstance(step, _Answered)]
        if not answered:
            return [step for step in steps if not isinstance(step, _Answered)]
        judged = iter(predictions(self._model.card, np.stack([step.logits for step in answered]), self._threshold))
        return [
            Recognised(s.file, s.facts, s.logits, next(judged), s.known_here, s.features, s.thumbnail)
            if isinstance(s, _Answered)
            else s
            for s in steps
        ]


def state_of(file: PictureFile) -> FileState:
    """What the catalogue knows a file by."""
    return FileState(file.path, file.size, file.mtime_ns)


def _first(entries: Iterable[PictureFile | Refused | Skipped], limit: int) -> Iterator[PictureFile | Refused | Skipped]:
    """The entries up to the limit-th that is looked at."""
    for entry in entries:
        yield entry
        limit -= not isinstance(entry, Skipped)
        if limit == 0:
            return


def _known(step: _Known | PictureFile | Contents) -> _Known | None:
    """The step itself where nothing has to be read or decoded for it."""
    return step if isinstance(step, _Answered | Unreadable | Skipped) else None


def _read(step: _Known | PictureFile) -> _Known | Contents:
    assert isinstance(step, PictureFile), "what is known is not read"
    contents = read_file(step)
    return Unreadable(contents, step) if isinstance(contents, Refused) else contents


def _late(step: object) -> Unreadable:
    """What stands for a file that took too long to read or to decode."""
    file = step.file if isinstance(step, Contents) else step
    assert isinstance(file, PictureFile), f"only files can be late, not {step!r}"
    return Unreadable(refuse_late(file.path, _LIMITS.max_seconds), file)

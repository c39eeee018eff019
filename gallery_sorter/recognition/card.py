"""The model card: what a model knows, how it was made, and the numbers that turn its logits into judgements.

A card comes with a model from anywhere, so that nothing in it is believed before it was checked: `read_card` gives a
sound card or a SorterError (`bad-model`) that says in a sentence what is wrong.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.writing import replace_file
from gallery_sorter.recognition.class_names import name_problem, names_problem
from gallery_sorter.recognition.strict_json import JsonError, dump, parse

CARD_NAME = "card.json"
FORMAT = 1  # rises when an older program could misread a card
LARGEST_CARD = 4 << 20  # bytes
MOST_CLASSES = 1_000
ARCHITECTURE = "resnet34"  # torchvision's, without fc; its features are 512 wide
FEATURES = 512
IMAGENET_MEAN = (0.485, 0.456, 0.406)  # torchvision.models, ResNet34_Weights.IMAGENET1K_V1.transforms
IMAGENET_STD = (0.229, 0.224, 0.225)
NEVER = 1.01  # a threshold that no confidence reaches: such a class is never sure
DEFAULT_TARGET = "0.99"  # the precision that the card's own thresholds are fitted for

_HEX_HASH = re.compile(r"[0-9a-f]{64}")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.safetensors")


@dataclass(frozen=True, slots=True)
class Transform:
    """How pixels become the network's input. `version` changes with every change of meaning: caches hang on it."""

    size: int = 224  # pixels, both sides
    fit: str = "squash"  # the whole picture, its aspect ratio not kept
    mean: tuple[float, float, float] = IMAGENET_MEAN
    std: tuple[float, float, float] = IMAGENET_STD
    version: str = "squash-224-bilinear-1"


@dataclass(frozen=True, slots=True)
class FileReference:
    """A file beside the card, by name and by content."""

    file: str
    blake3: str  # 64 hexadecimal digits


@dataclass(frozen=True, slots=True)
class TrunkReference:
    """The network that gives the features. Versions that share it share the file: the hash says where it is."""

    file: str
    blake3: str
    architecture: str = ARCHITECTURE


@dataclass(frozen=True, slots=True)
class Outside:
    """How little a picture fits any class: sigmoid(logit_weight * o - energy_weight * logsumexp(z) + bias), where o is
    the head's outside logit and z are the logits of the classes. Above `limit` a picture is never sure."""

    logit_weight: float
    energy_weight: float
    bias: float
    limit: float  # 0..1


@dataclass(frozen=True, slots=True)
class TrainedOn:
    """Pictures by class and source, and how many stand under which licence."""

    pictures: Mapping[str, Mapping[str, int]]  # class -> source -> pictures
    outside: Mapping[str, int]  # source -> pictures of no class
    licences: Mapping[str, int]  # licence as its source states it -> pictures
    note: str = ""

    @property
    def by_class(self) -> dict[str, int]:
        """Pictures of each class, from all sources."""
        return {name: sum(sources.values()) for name, sources in self.pictures.items()}

    @property
    def total(self) -> int:
        """Pictures in all, those of no class among them."""
        return sum(self.by_class.values()) + sum(self.outside.values())


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures and what they were measured on; nothing here was not measured."""

    on: str
    pictures: int
    accuracy: float
    macro_f1: float
    ece: float
    ece_floor: float
    figures: Mapping[str, float] = field(default_factory=dict)  # more of them, by name


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Everything about one model version but its weights."""

    format: int
    name: str  # of the version and its folder
    version: str
    classes: tuple[str, ...]  # in the order of the head's rows, or as `rows` says
    created: str  # ISO 8601
    base: str  # what the trunk started from
    recipe: str
    trained_on: TrainedOn
    transform: Transform
    trunk: TrunkReference
    head: FileReference
    temperature: float
    thresholds: Mapping[str, float]  # class -> confidence from which on it is sure
    precision_thresholds: Mapping[str, Mapping[str, float]]  # "0.99" -> class -> threshold
    outside: Outside
    measured: Measured | None
    seeds: Mapping[str, int]
    replay: FileReference | None = None  # features of what it was trained on
    rows: tuple[int, ...] = ()  # class of each row of the head where a person merged some

    @property
    def head_rows(self) -> int:
        """How many classes the head answers for: more than `classes` where a person merged some."""
        return len(self.rows) or len(self.classes)

    @property
    def trunk_key(self) -> str:
        """What features hang on: they stay good while trunk and transform are the same."""
        return f"{self.trunk.blake3[:24]}/{self.transform.version}"

    @property
    def model_key(self) -> str:
        """What logits hang on. Temperature and thresholds are applied afterwards and may change freely."""
        return f"{self.trunk_key}/{self.head.blake3[:24]}"

    def thresholds_for(self, precision: float) -> Mapping[str, float]:
        """The class thresholds fitted for a share of right answers of at least `precision` (0..1).

        Takes the next higher target of the card. Raises SorterError (`usage`) above the highest.
        """
        targets = sorted((float(target), target) for target in self.precision_thresholds)
        for value, target in targets:
            if value >= precision - 1e-9:
                return self.precision_thresholds[target]
        highest = targets[-1][1] if targets else "none"
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("The model {} has no thresholds for a precision above {}.", self.name, highest),
            Sentence("Ask for less."),
        )


def write_card(card: ModelCard, folder: Path) -> Path:
    """Check a card and write it into `folder`. Raises SorterError (`bad-model`) and writes nothing if it is unsound."""
    text = dump(card)
    parse_card(text, CARD_NAME)
    path = folder / CARD_NAME
    replace_file(path, text)
    return path


def read_card(folder: Path) -> ModelCard:
    """The card of the model in `folder`. Raises SorterError (`bad-model`)."""
    path = folder / CARD_NAME
    try:
        if path.stat().st_size > LARGEST_CARD:
            _refuse(path, Sentence("it is too large"))
        text = path.read_bytes()
    except OSError as error:
        _refuse(path, Sentence("it can't be read ({})", error.strerror or error))
    return parse_card(text, str(path))


def parse_card(text: bytes, name: str) -> ModelCard:
    """A checked card from its JSON text; `name` is the file's, for messages. Raises SorterError (`bad-model`)."""
    try:
        card = parse(ModelCard, text, "the card")
        problem = _problem(card)
    except JsonError as error:
        problem = Sentence(str(error))
    if problem:
        _refuse(name, problem)
    return card


def _refuse(path: Path | str, why: Sentence) -> NoReturn:
    raise SorterError(
        ErrorCode.BAD_MODEL,
        Sentence("The model card {} can't be used: {}.", ascii(str(path))[1:-1], why),
        Sentence("Choose another model, or import this one again."),
    )


def version_problem(name: str) -> Sentence | None:
    """Why a model version can't be called so, as the end of a sentence; None where it can."""
    if name.casefold() in ("trunks", "active.json"):
        return Sentence("is kept for the shelf itself")
    return name_problem(name)


def _problem(card: ModelCard) -> Sentence | None:
    """What is wrong with a card whose types are right: the first thing found."""
    if card.format != FORMAT:
        return Sentence("its format {} is not known to this version of the program", card.format)
    problem = version_problem(card.name)
    if problem:
        return Sentence("the model's name {!a} {}", card.name, problem)
    if not 2 <= len(card.classes) <= MOST_CLASSES:
        return Sentence("{} classes are too few or too many", len(card.classes))
    if card.rows and not _sound_rows(card):
        return Sentence("the rows of its head are not those of its classes")
    return names_problem(card.classes) or _files_problem(card) or _transform_problem(card) or _numbers_problem(card)


def _sound_rows(card: ModelCard) -> bool:
    """Each row is of some class, each class has one, and they are more than the classes."""
    count = len(card.classes)
    return count < len(card.rows) <= MOST_CLASSES and set(card.rows) == set(range(count))


def _files_problem(card: ModelCard) -> Sentence | None:
    references: list[FileReference | TrunkReference] = [card.trunk, card.head]
    if card.replay is not None:
        references.append(card.replay)
    for reference in references:
        if not _FILE_NAME.fullmatch(reference.file):
            return Sentence("{!a} is not the name of a safetensors file", reference.file[:60])
        if not _HEX_HASH.fullmatch(reference.blake3):
            return Sentence("the hash of {} is not a BLAKE3 hash", reference.file)
    if len({reference.file for reference in references}) != len(references):
        return Sentence("two of its files have the same name")
    if card.trunk.architecture != ARCHITECTURE:
        return Sentence("the architecture {!a} is not known", card.trunk.architecture[:60])
    return None


def _transform_problem(card: ModelCard) -> Sentence | None:
    t = card.transform
    if t.size % 32 or not 64 <= t.size <= 512:
        return Sentence("an input of {} pixels is not possible (64 to 512, in steps of 32)", t.size)
    if t.fit != "squash" or not re.fullmatch(r"[a-z0-9-]{1,60}", t.version):
        return Sentence("its transform is not known")
    if not all(-10 <= m <= 10 for m in t.mean) or not all(0.01 <= s <= 10 for s in t.std):
        return Sentence("its mean or deviation is not sensible")
    return None


def _numbers_problem(card: ModelCard) -> Sentence | None:
    outside = card.outside
    if not 0.01 <= card.temperature <= 100:
        return Sentence("a temperature of {:g} is not sensible", card.temperature)
    if not 0 <= outside.limit <= 1 or max(map(abs, (outside.logit_weight, outside.energy_weight, outside.bias))) > 1e4:
        return Sentence("its outside score is not sensible")
    m = card.measured
    if m is not None and not all(0 <= value <= 1 for value in (m.accuracy, m.macro_f1, m.ece, m.ece_floor)):
        return Sentence("a measured figure is not between 0 and 1")
    return _thresholds_problem(card)


def _thresholds_problem(card: ModelCard) -> Sentence | None:
    if not all(re.fullmatch(r"0\.\d{1,4}", target) for target in card.precision_thresholds):
        return Sentence("it has thresholds for something that is not a precision")
    for thresholds in (card.thresholds, *card.precision_thresholds.values()):
        if set(thresholds) != set(card.classes):
            return Sentence("its thresholds are not those of its classes")
        if not all(0 <= value <= NEVER for value in thresholds.values()):
            return Sentence("a threshold is not between 0 and 1")
    return None

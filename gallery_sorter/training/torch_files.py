"""Whether torch is there to train with, and reading of its files without ever running what is in them."""

from __future__ import annotations

import logging
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.devices import has_torch
from gallery_sorter.recognition.torch_runtime import torch_problem
from gallery_sorter.recognition.weights import LARGEST_FILE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)


def check_torch(device: str) -> None:
    """Raise SorterError (`no-torch`) where this recipe can't run. Imports torch: a second or two."""
    problem = Sentence("torch and torchvision are not installed.") if not has_torch() else torch_problem(device)
    if problem:
        raise SorterError(
            ErrorCode.NO_TORCH,
            Sentence("This recipe needs torch: {}", problem),
            Sentence("`quick` needs none. The full installation with pip brings torch: README.md says how."),
        )


def read_pickled_tensors(path: Path) -> dict[str, NDArray[np.generic]]:
    """The tensors of a file that torch.save wrote. Only tensors are unpickled: a pickle can run code else.

    Raises SorterError: `bad-model`, `no-torch`.
    """
    check_torch("cpu")
    import torch

    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > LARGEST_FILE:
                    raise ValueError(Sentence("it grows too large when it is unpacked"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of torch's own, on files of older versions
            found = torch.load(path, map_location="cpu", weights_only=True)
        if not isinstance(found, Mapping) or not all(isinstance(t, torch.Tensor) for t in found.values()):
            raise ValueError(Sentence("it does not hold tensors by name"))
        return {str(name): tensor.detach().to(torch.float32).numpy() for name, tensor in found.items()}
    except Exception as error:
        log.warning("%a was refused: %r", str(path), error)
        why = (
            Sentence(str(error)) if type(error) is ValueError else Sentence("it is damaged, or holds more than tensors")
        )
        raise SorterError(
            ErrorCode.BAD_MODEL, Sentence("The file {} can't be used as a base: {}.", ascii(str(path))[1:-1], why)
        ) from error

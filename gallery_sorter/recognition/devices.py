"""Chooses where a model runs, and says why. A CUDA device is looked for through its driver library, without torch."""

import ctypes
import importlib.util
import platform
import sys
from dataclasses import dataclass
from typing import Literal

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence

Device = Literal["cpu", "cuda", "mps"]
WANTED = ("auto", "cpu", "cuda", "mps")


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """Where to run, with what, and the reason as a sentence for a person."""

    device: Device
    runtime: Literal["onnxruntime", "torch"]
    because: str


def count_cuda_devices() -> int:
    """How many CUDA devices the driver sees; 0 without a driver. Costs milliseconds where there is none."""
    library = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
    try:
        driver = ctypes.CDLL(library)
        count = ctypes.c_int(0)
        # CUDA Driver API: both return CUDA_SUCCESS (0), or an error such as CUDA_ERROR_NO_DEVICE (100).
        if driver.cuInit(0) != 0 or driver.cuDeviceGetCount(ctypes.byref(count)) != 0:
            return 0
    except (OSError, AttributeError):
        return 0
    return count.value


def has_torch() -> bool:
    """Whether torch and torchvision are installed; neither is imported, so that they may still fail to load."""
    return all(importlib.util.find_spec(package) is not None for package in ("torch", "torchvision"))


def choose_device(wanted: str = "auto") -> DeviceChoice:
    """Where to run, for one of `WANTED`. Imports no torch.

    Raises SorterError: `usage` for another word, `no-device` where the device that was named is not there, `no-torch`
    where it is there but torch is not.
    """
    if wanted not in WANTED:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("There is no device called {!a}.", wanted),
            Sentence("Choose {}.", ", ".join(WANTED)),
        )
    if wanted == "cpu":
        return DeviceChoice("cpu", "onnxruntime", "The CPU was asked for.")
    if wanted == "cuda":
        return _choose_cuda()
    if wanted == "mps":
        return _choose_mps()
    if not count_cuda_devices():
        return DeviceChoice("cpu", "onnxruntime", "No CUDA device was found.")
    if not has_torch():
        return DeviceChoice("cpu", "onnxruntime", "There is a CUDA device, but torch is not installed.")
    return DeviceChoice("cuda", "torch", "A CUDA device was found.")


def _choose_cuda() -> DeviceChoice:
    if not count_cuda_devices():
        raise SorterError(
            ErrorCode.NO_DEVICE, Sentence("There is no CUDA device on this machine."), Sentence("Leave out --device.")
        )
    _need_torch("cuda")
    return DeviceChoice("cuda", "torch", "CUDA was asked for.")


def _choose_mps() -> DeviceChoice:
    if (platform.system(), platform.machine()) != ("Darwin", "arm64"):
        raise SorterError(
            ErrorCode.NO_DEVICE,
            Sentence("Only Macs with Apple's chips have an mps device."),
            Sentence("Leave out --device."),
        )
    _need_torch("mps")
    return DeviceChoice("mps", "torch", "Apple's GPU was asked for.")


def _need_torch(device: str) -> None:
    if not has_torch():
        raise SorterError(
            ErrorCode.NO_TORCH,
            Sentence("The device {} needs torch and torchvision, which are not installed.", device),
            Sentence("Install both, or leave out --device."),
        )

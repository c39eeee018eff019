"""A device is chosen without torch, and one that was asked for but is not there is said so."""

import subprocess
import sys

import pytest

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.devices import choose_device, count_cuda_devices

no_cuda = pytest.mark.skipif(bool(count_cuda_devices()), reason="there is a CUDA device")


@no_cuda
def test_auto_takes_the_cpu_and_says_why() -> None:
    choice = choose_device("auto")
    assert (choice.device, choice.runtime) == ("cpu", "onnxruntime")
    assert choice.because == "No CUDA device was found."


@no_cuda
def test_cuda_without_one_is_no_device() -> None:
    with pytest.raises(SorterError) as caught:
        choose_device("cuda")
    assert caught.value.code == ErrorCode.NO_DEVICE


@pytest.mark.skipif(sys.platform == "darwin", reason="this is a Mac")
def test_mps_without_one_is_no_device() -> None:
    with pytest.raises(SorterError) as caught:
        choose_device("mps")
    assert caught.value.code == ErrorCode.NO_DEVICE


def test_another_word_is_wrong_usage() -> None:
    with pytest.raises(SorterError) as caught:
        choose_device("tpu")
    assert caught.value.code == ErrorCode.USAGE


def test_loading_the_room_and_choosing_imports_no_torch() -> None:
    code = (
        "import sys; import gallery_sorter.recognition.model; "
        "from gallery_sorter.recognition.devices import choose_device; choose_device('auto'); "
        "sys.exit('torch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

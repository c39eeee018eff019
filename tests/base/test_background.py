"""Where the power comes from, as the kernel says it, and giving way to others."""

import os
import sys
import threading
from pathlib import Path

import pytest

from gallery_sorter.base.background import lower_priority, on_battery

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what other systems say is not drawn here")


def supply(root: Path, name: str, **files: str) -> None:
    (root / name).mkdir(parents=True)
    for key, value in files.items():
        (root / name / key).write_text(f"{value}\n", encoding="ascii")


def test_a_machine_without_a_battery_is_never_on_it(tmp_path: Path) -> None:
    assert not on_battery(tmp_path / "missing")
    supply(tmp_path, "AC", type="Mains", online="0")
    assert not on_battery(tmp_path)


@pytest.mark.parametrize(
    ("online", "status", "battery"),
    [("0", "Discharging", True), ("1", "Charging", False), ("1", "Discharging", False), ("0", "Full", False)],
)
def test_the_mains_and_the_batterys_own_word_decide(online: str, status: str, battery: bool, tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online=online)
    supply(tmp_path, "BAT0", type="Battery", status=status)
    assert on_battery(tmp_path) is battery


def test_one_thread_gives_way_and_the_others_do_not() -> None:
    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    found: list[int] = []

    def work() -> None:
        lower_priority()
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [max(10, before)]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before

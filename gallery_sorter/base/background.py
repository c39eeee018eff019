"""Work that nobody waits for: at low priority, and asking where the power comes from."""

import contextlib
import ctypes
import os
import subprocess
import sys
import threading
from pathlib import Path

POWER_SUPPLIES = Path("/sys/class/power_supply")
_NICENESS = 10
_BELOW_NORMAL = -1  # THREAD_PRIORITY_BELOW_NORMAL


def lower_priority() -> None:
    """The calling thread, and on Linux those that it starts, give way to others from now on. It can't be taken back.

    On macOS it is the whole process. The code for macOS and Windows has not been run.
    """
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetThreadPriority(kernel.GetCurrentThread(), _BELOW_NORMAL)
    else:
        who = threading.get_native_id() if sys.platform.startswith("linux") else 0
        with contextlib.suppress(OSError):  # it runs at a lower one already
            os.setpriority(os.PRIO_PROCESS, who, _NICENESS)


def on_battery(supplies: Path = POWER_SUPPLIES) -> bool:
    """True where the machine runs on its battery. False where that can't be told, as on machines without one.

    The code for macOS and Windows has not been run.
    """
    if sys.platform == "win32":
        status = (ctypes.c_ubyte * 12)()  # SYSTEM_POWER_STATUS, whose first byte is ACLineStatus: 0 is offline
        return bool(ctypes.WinDLL("kernel32").GetSystemPowerStatus(status)) and status[0] == 0
    if sys.platform == "darwin":
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            said = subprocess.run(["pmset", "-g", "batt"], capture_output=True, text=True, timeout=5, check=False)
            return "Battery Power" in said.stdout
        return False
    kinds = [(_read(supply / "type"), supply) for supply in sorted(supplies.glob("*"))]
    mains = [_read(supply / "online") for kind, supply in kinds if kind in ("Mains", "USB")]
    if "1" in mains:
        return False
    return any(kind == "Battery" and _read(supply / "status") == "Discharging" for kind, supply in kinds)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""

"""What the entry settles before anything else is loaded."""

import os
import subprocess
import sys

import pytest

_CODE = (
    "import os, sys; sys.argv = ['gallery-sorter', '--version']; import gallery_sorter.__main__ as entry; "
    "assert 'numpy' not in sys.modules\ntry: entry.main()\n"
    "except SystemExit: print(os.environ['OPENBLAS_NUM_THREADS'])"
)


@pytest.mark.parametrize(("said", "kept"), [(None, "1"), ("3", "3")])
def test_openblas_is_told_to_use_one_thread_unless_the_person_said_otherwise(said: str | None, kept: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    if said is not None:
        environment["OPENBLAS_NUM_THREADS"] = said
    done = subprocess.run([sys.executable, "-c", _CODE], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == kept

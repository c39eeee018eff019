"""The door of the window: says in a sentence what is missing where Qt can't run, and else hands over to it.

Imports no Qt by itself, so that the sentence can still be said.
"""

from collections.abc import Sequence
from pathlib import Path

from gallery_sorter.app.session import Choices
from gallery_sorter.base.data_folder import choose_data_folder
from gallery_sorter.window.saying import say_missing


def run_window(choices: Choices, paths: Sequence[Path], *, safe_mode: bool, background: bool = False) -> int:
    """Open the window on these paths and return the exit code: 0, or 143 and 130 after SIGTERM and SIGINT.

    Where a window on the same data folder is open already, it gets the paths and comes to the front, and the code is 0;
    another model or device than usual makes a window of its own. In safe mode nothing remembered is used, the CPU
    recognises, and no other window is asked. In the `background` the window is not shown where folders are watched
    and there is a tray to open it from. Code 1, with one sentence, where the window can't open.
    """
    try:
        instance = None
        if not safe_mode and (choices.model, choices.device) == (None, "auto"):
            from gallery_sorter.window.instance import Instance

            instance = Instance(choose_data_folder(choices.data_dir))
            if not instance.claim():
                if (background and not paths) or instance.hand_over(paths):
                    return 0
                instance = None  # it does not answer
        from gallery_sorter.window.application import run
    except ImportError as error:
        if (error.name or "").startswith("gallery_sorter"):
            raise
        say_missing(str(error))
        return 1
    return run(choices, paths, safe_mode=safe_mode, background=background, instance=instance)

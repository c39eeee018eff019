"""What a training leads to in the window: another model in charge, and a question about one that was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gallery_sorter.base.wording import printable
from gallery_sorter.window.wording import translate

if TYPE_CHECKING:
    from gallery_sorter.window.main_window import MainWindow


def wire_training(
    window: MainWindow, banner_actions: dict[str, Callable[[], None]], judged_anew: Callable[[str, bool], None]
) -> None:
    """Connect the desk, once. `judged_anew` is told, with a sentence, that all is to be read anew, and whether Undo
    takes that back. The banner's actions get those on a model that was left.
    """
    desk, banner = window.training, window.workspace.banner
    desk.failed.connect(window.tell_error)
    desk.model_changed.connect(
        lambda name, undoable: judged_anew(
            translate("wiring", "“{}” is in charge now").format(printable(name)), undoable
        )
    )
    desk.undecided.offered.connect(lambda question, worse: _offer(window, question, worse=worse))
    window.opening.ended.connect(lambda _receipt: desk.offer())  # not before: the start page is for what comes first
    banner.closed.connect(desk.offer)
    banner_actions["keep-model"] = lambda: _decide(window, desk.keep_offered)
    banner_actions["discard-model"] = lambda: _decide(window, desk.discard_offered)


def _offer(window: MainWindow, question: str, *, worse: bool) -> None:
    """Ask in the banner, unless something else stands there that was not closed yet, or a picture is looked at."""
    banner = window.workspace.banner
    if banner.isHidden() and not window.viewer.isVisible():
        keep = translate("KeepQuestion", "Keep all the same") if worse else translate("KeepQuestion", "Keep")
        banner.show_message(question, (("keep-model", keep), ("discard-model", translate("KeepQuestion", "Discard"))))
        window.training.undecided.put_off()
        window.look_at_all()


def _decide(window: MainWindow, decide: Callable[[], None]) -> None:
    window.workspace.banner.hide()
    decide()

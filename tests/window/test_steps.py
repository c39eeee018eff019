"""What is taken back, in which order."""

from gallery_sorter.window.steps import Steps


class Counted:
    """A step that counts."""

    def __init__(self, text: str, log: list[str]) -> None:
        self.text = text
        self._log = log

    def undo(self) -> None:
        self._log.append(f"undo {self.text}")

    def redo(self) -> None:
        self._log.append(f"redo {self.text}")


def test_the_newest_goes_first_and_comes_back_last() -> None:
    steps, log = Steps(), list[str]()
    for name in "abc":
        steps.add(Counted(name, log))
    for _ in range(4):
        steps.undo()
    for _ in range(4):
        steps.redo()
    assert log == ["undo c", "undo b", "undo a", "redo a", "redo b", "redo c"]
    assert steps.undo_text == "c"
    assert steps.redo_text is None


def test_doing_something_new_forgets_what_was_undone() -> None:
    steps, log = Steps(), list[str]()
    steps.add(Counted("a", log))
    steps.undo()
    steps.add(Counted("b", log))
    steps.redo()
    assert log == ["undo a"]
    assert (steps.undo_text, steps.redo_text) == ("b", None)


def test_a_step_that_failed_is_forgotten() -> None:
    steps, log = Steps(), list[str]()
    first, second = Counted("a", log), Counted("b", log)
    steps.add(first)
    steps.add(second)
    steps.forget(second)
    assert steps.undo_text == "a"
    steps.undo()
    steps.forget(first)
    assert steps.redo_text is None

"""The ordered map: order, bounds, errors, cancelling and giving up on a call that hangs."""

import threading
import time
from collections.abc import Iterator

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.threads import map_ordered


def test_results_come_in_order_however_long_each_takes() -> None:
    delays = [0.05, 0.0, 0.03, 0.0, 0.01, 0.0]

    def wait(number: int) -> int:
        time.sleep(delays[number])
        return number

    got = list(map_ordered(wait, range(6), workers=3, ahead=6, name="test", cancel=Cancel()))
    assert got == list(range(6))


def test_the_source_is_read_only_so_far_ahead() -> None:
    taken: list[int] = []

    def source() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = map_ordered(lambda n: n, source(), workers=2, ahead=5, name="test", cancel=Cancel())
    assert next(results) == 0
    assert len(taken) <= 6
    results.close()  # type: ignore[attr-defined]  # a generator


def test_an_error_is_raised_at_its_items_turn() -> None:
    def fail_at_two(number: int) -> int:
        if number == 2:
            raise ValueError("two")
        return number

    results = map_ordered(fail_at_two, range(5), workers=2, ahead=4, name="test", cancel=Cancel())
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match="two"):
        next(results)


def test_cancelling_ends_it_while_a_call_hangs() -> None:
    cancel, release = Cancel(), threading.Event()
    threading.Timer(0.1, cancel.set).start()
    before = time.monotonic()
    got = list(map_ordered(lambda n: release.wait(20), range(4), workers=1, ahead=2, name="test", cancel=cancel))
    assert got == []
    assert time.monotonic() - before < 5
    release.set()


def test_a_call_that_takes_too_long_is_given_up_and_the_rest_goes_on() -> None:
    release = threading.Event()

    def hang_at_one(number: int) -> str:
        if number == 1:
            release.wait(20)
        return f"done {number}"

    results = map_ordered(
        hang_at_one,
        range(4),
        workers=1,
        ahead=4,
        name="test",
        cancel=Cancel(),
        seconds=0.2,
        late=lambda number: f"late {number}",
    )
    assert list(results) == ["done 0", "late 1", "done 2", "done 3"]
    release.set()


def test_its_threads_end_with_it() -> None:
    list(map_ordered(lambda n: n, range(10), workers=3, ahead=4, name="ends", cancel=Cancel()))
    end = time.monotonic() + 5
    while any(t.name.startswith("ends-") for t in threading.enumerate()) and time.monotonic() < end:
        time.sleep(0.01)
    assert not [t.name for t in threading.enumerate() if t.name.startswith("ends-")]

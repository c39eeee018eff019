"""The pace: rate and time left come from the counts alone."""

from gallery_sorter.base.progress import Pace


def test_a_steady_rate_is_told_as_it_is() -> None:
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    for step in range(1, 101):
        now[0] = step * 0.1
        progress = pace.at(step * 5, 1000)
    assert abs(progress.rate - 50) < 1e-6
    assert progress.left is not None
    assert abs(progress.left - 10) < 1e-6


def test_nothing_is_claimed_before_anything_was_measured() -> None:
    progress = Pace(clock=lambda: 0.0).at(0, 10)
    assert progress.rate == 0
    assert progress.left is None


def test_a_slow_start_is_forgotten() -> None:
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    now[0] = 10.0
    pace.at(1, None)
    done = 1
    for _ in range(300):
        now[0] += 0.1
        done += 10
        progress = pace.at(done, None)
    assert abs(progress.rate - 100) < 5
    assert progress.left is None


def test_what_an_earlier_run_has_done_says_nothing_of_the_rate() -> None:
    now = [0.0]
    pace = Pace(clock=lambda: now[0], done=900)
    now[0] = 1.0
    assert abs(pace.at(910, 1000).rate - 10) < 1e-6

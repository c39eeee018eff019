"""The lines across a chart stand at numbers that can be read, and no value lies above the highest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.window.train_chart import _round_top


@pytest.mark.parametrize(
    ("value", "top"), [(0.177, 0.25), (0.2, 0.25), (0.24, 0.25), (0.9, 1.0), (2.3, 2.5), (3.1, 5.0), (0.0, 1.0)]
)
def test_tops(value: float, top: float) -> None:
    assert _round_top(value) == pytest.approx(top)


@given(st.floats(1e-6, 1e6))
def test_no_value_lies_above(value: float) -> None:
    assert value <= _round_top(value) * (1 + 1e-9)
    assert _round_top(value) <= 2.6 * value

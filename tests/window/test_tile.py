"""A badge never straddles a picture's edge, and never leaves its tile."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt

from gallery_sorter.base.settings import SMALLEST_TILE
from gallery_sorter.window.tile import badge_rect


@given(
    st.integers(SMALLEST_TILE, 400),
    st.floats(0.05, 20),
    st.sampled_from([QSizeF(20, 20), QSizeF(52, 20)]),
)
def test_a_badge_is_beside_the_picture_or_on_it(side: int, proportions: float, badge: QSizeF) -> None:
    area = QRect(30, 40, side, side)
    size = QSizeF(proportions, 1).scaled(QSizeF(area.size()), Qt.AspectRatioMode.KeepAspectRatio)
    shown = QRectF(QPointF(), size)
    shown.moveCenter(QRectF(area).center())
    where = badge_rect(area, shown, badge)
    assert QRectF(area).adjusted(-0.5, -0.5, 0.5, 0.5).contains(where)
    too_narrow = shown.width() < badge.width() + 6
    assert shown.contains(where) or not shown.intersects(where) or too_narrow

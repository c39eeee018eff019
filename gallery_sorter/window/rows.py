"""Rows of lists with room between them: the style packs them so tight that a finger or a tired eye hits the next."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from gallery_sorter.window.typography import GRID

ROW_HEIGHT = 7 * GRID


def give_room(view: QAbstractItemView) -> None:
    """Make every row of a list ROW_HEIGHT pixels high, or higher where its text needs that."""
    view.setItemDelegate(_RoomyDelegate(view))


class _RoomyDelegate(QStyledItemDelegate):
    """Rows are as wide as the style says, and a little wider."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        wanted = super().sizeHint(option, index)
        return QSize(wanted.width() + 2 * GRID, max(wanted.height(), ROW_HEIGHT))

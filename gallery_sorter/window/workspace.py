"""The middle of the window while something is open: sidebar, gallery, preview, and the bar below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gallery_sorter.window.banner import Banner
from gallery_sorter.window.bottom_bar import BottomBar
from gallery_sorter.window.empty_note import EmptyNote
from gallery_sorter.window.filter_bar import FilterBar
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.gallery_view import GalleryView
from gallery_sorter.window.preview_panel import PreviewPanel
from gallery_sorter.window.sidebar import Sidebar
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.toast import Toast

_WIDTHS = (244, 756, 280)


class Workspace(QWidget):
    """The parts, by name."""

    def __init__(self, gallery: Gallery, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sidebar = Sidebar(gallery)
        self.banner = Banner()
        self.view = GalleryView(gallery, thumbnails)
        self.note = EmptyNote(ground=QPalette.ColorRole.Base)  # over the gallery, while that has nothing to show
        over = QVBoxLayout(self.view.viewport())
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.note)
        self.filter_bar = FilterBar()
        self.preview = PreviewPanel()
        self.bar = BottomBar()
        middle = QWidget()
        self.toast = Toast(middle)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self.view, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        for part in (self.sidebar, middle, self.preview):
            self.splitter.addWidget(part)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(list(_WIDTHS))
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(line.palette().ColorRole.Mid)
        line.setFixedHeight(1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(self.splitter, 1)
        whole.addWidget(line)
        whole.addLayout(bottom)

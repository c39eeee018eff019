"""A tab of the result: pictures, what is to be known of the list, and what its keys do, as buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gallery_sorter.window.train_pictures import PictureList
from gallery_sorter.window.typography import GRID, SMALL, label
from gallery_sorter.window.wording import translate


class ListTab(QWidget):
    """Each button is a key of the list."""

    key_clicked = Signal(int)  # a Qt.Key

    def __init__(self, pictures: PictureList, agree: str, parent: QWidget | None = None) -> None:
        """`agree` says in words what Return does."""
        super().__init__(parent)
        self.hint = label(factor=SMALL, quiet=True, wrap=True)
        self.hint.hide()
        buttons = QHBoxLayout()
        for text, key in (
            (agree, Qt.Key.Key_Return),
            (translate("ResultPage", "It is right as it was  K"), Qt.Key.Key_K),
            (translate("ResultPage", "Another class…  M"), Qt.Key.Key_M),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, key=key: self.key_clicked.emit(int(key)))
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 2 * GRID, 0, 0)
        inside.addWidget(self.hint)
        inside.addWidget(pictures, 1)
        inside.addLayout(buttons)

    def show_hint(self, sentence: str) -> None:
        """Say this above the list; nothing where it is empty."""
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))

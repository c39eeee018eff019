"""How many pictures Sort would move, by the rules of the sort itself, and how right the model was: counted off the GUI
thread.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from gallery_sorter.app import sort
from gallery_sorter.app.checked import Checked, learned_contents, measure_checked
from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import SorterError
from gallery_sorter.window.door import Door
from gallery_sorter.window.floor import courteous
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.opening import Opening
from gallery_sorter.window.sections import Kind

_REST_MS = 120  # after the last change: a burst of them is counted once


class Counting(QObject):
    """Keeps the number on the Sort button right."""

    counted = Signal(int)
    checked = Signal(object)  # a Checked: how right the model was where the person looked

    def __init__(self, session: Session, gallery: Gallery, opening: Opening, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._gallery = gallery
        self._opening = opening
        self._door = door
        self._asked = 0  # how often: only the last answer counts
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._count)

    def refresh(self) -> None:
        """Something changed. While pictures stream in, the sure ones are told at once."""
        if self._opening.reading:
            keys = self._gallery.all_keys()
            self.counted.emit(sum(self._gallery.count(key) for key in keys if key.kind is Kind.CLASS))
        elif not self._rest.isActive():
            self._rest.start()

    def _count(self) -> None:
        paths, pictures = self._opening.paths, self._gallery.pictures
        if not paths or self._opening.reading:
            return
        if not pictures:
            self._asked += 1
            self._take((self._asked, 0, Checked(0, 0)))
            return
        # Where to is not chosen yet for loose pictures: all of them would go.
        options = sort.SortOptions(paths, into=self._opening.folder or paths[0].parent)
        self._asked += 1
        asked = self._asked
        self._door.send(
            lambda: (
                asked,
                sort.count_sortable(self._session, courteous(pictures), options),
                measure_checked(courteous(pictures), learned_contents(self._session.model())),
            ),
            self._take,
            self._failed,
        )

    def _take(self, answer: tuple[int, int, Checked]) -> None:
        asked, number, checked = answer
        if asked == self._asked and not self._opening.reading:
            self.counted.emit(number)
            self.checked.emit(checked)

    def _failed(self, _error: SorterError) -> None:
        """It was logged. The sheet counts again before anything moves, and says what is wrong."""

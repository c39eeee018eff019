"""Asks what becomes of a new model where its result is left without a word: a slip of a key must not cost it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget


class KeepQuestion(QMessageBox):
    """Keep, Discard, or Back to the result, which Escape means here."""

    kept = Signal()
    discarded = Signal()

    def __init__(self, *, worse: bool, parent: QWidget) -> None:
        super().__init__(QMessageBox.Icon.NoIcon, self.tr("New model"), self.tr("Keep the new model?"), parent=parent)
        self.setInformativeText(
            self.tr("Kept, it is in charge at once, which can be taken back. Discarded, it is gone for good.")
        )
        keep_text = self.tr("&Keep all the same") if worse else self.tr("&Keep")
        self.keep = self.addButton(keep_text, QMessageBox.ButtonRole.AcceptRole)
        self.discard = self.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        self.back = self.addButton(self.tr("&Back"), QMessageBox.ButtonRole.RejectRole)
        self.keep.clicked.connect(self.kept)
        self.discard.clicked.connect(self.discarded)
        self.setDefaultButton(self.back if worse else self.keep)
        self.setEscapeButton(self.back)
        self.finished.connect(self.deleteLater)

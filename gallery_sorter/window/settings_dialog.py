"""The settings in one dialog. What is chosen holds at once: nothing is to be confirmed."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.base.settings import LANGUAGES, LARGEST_TILE, SMALLEST_TILE, Look, Settings
from gallery_sorter.window.dialog_body import DialogBody, fit_to_screen
from gallery_sorter.window.limit_field import LimitField
from gallery_sorter.window.typography import GRID, GUTTER, SMALL, label


class SettingsDialog(QDialog):
    """Shows settings and tells of each choice; whoever opens it holds them."""

    chosen = Signal(object)  # a dict: field of Settings -> value
    login_chosen = Signal(bool)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.look = QComboBox()
        for look, name in (
            (Look.SYSTEM, self.tr("As the system")),
            (Look.LIGHT, self.tr("Light")),
            (Look.DARK, self.tr("Dark")),
        ):
            self.look.addItem(name, look)
        self.language = QComboBox()
        for code, name in ("", self.tr("As the system")), *LANGUAGES.items():
            self.language.addItem(name, code)
        self.tile = QSlider(Qt.Orientation.Horizontal)
        self.tile.setRange(SMALLEST_TILE, LARGEST_TILE)
        self.tile.setPageStep(16)
        self.reopens = QCheckBox(self.tr("&Open the last folder at the start"))
        self.limit = LimitField()
        self.action = QComboBox()
        self.action.addItems([self.tr("Move them"), self.tr("Copy them, and leave the originals")])
        self.on_battery = QCheckBox(self.tr("&Pause while the computer runs on its battery"))
        self.at_login = QCheckBox(self.tr("Start when I &log in"))
        self.at_login.setEnabled(False)  # until it is known
        self._lay_out()
        self.show_settings(settings)
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show these, and tell nobody."""
        fields = (self.look, self.language, self.tile, self.reopens, self.action, self.on_battery)
        blockers = [QSignalBlocker(field) for field in fields]
        self.look.setCurrentIndex(self.look.findData(settings.look))
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.tile.setValue(settings.tile)
        self.reopens.setChecked(settings.reopens)
        if self.limit.value != settings.threshold:
            self.limit.set_value(settings.threshold)
        self.action.setCurrentIndex(int(settings.copies))
        self.on_battery.setChecked(settings.rests_on_battery)
        del blockers

    def show_login(self, on: bool) -> None:
        """Whether the system starts the program at login, as it says itself."""
        with QSignalBlocker(self.at_login):
            self.at_login.setChecked(on)
        self.at_login.setEnabled(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing in it is ever cut off."""
        fit_to_screen(self, self._inside, max(self._inside.totalSizeHint().width(), self.minimumWidth()))
        super().showEvent(event)

    def _connect(self) -> None:
        tell = self.chosen.emit
        self.look.currentIndexChanged.connect(lambda: tell({"look": Look(self.look.currentData())}))
        self.language.currentIndexChanged.connect(lambda: tell({"language": str(self.language.currentData())}))
        self.tile.valueChanged.connect(lambda side: tell({"tile": side}))
        self.reopens.toggled.connect(lambda on: tell({"reopens": on}))
        self.limit.changed.connect(lambda: tell({"threshold": self.limit.value}))
        self.action.currentIndexChanged.connect(lambda place: tell({"copies": place == 1}))
        self.on_battery.toggled.connect(lambda on: tell({"rests_on_battery": on}))
        self.at_login.toggled.connect(self.login_chosen)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GUTTER)
        form.setVerticalSpacing(2 * GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Loo&k"), self.look),
            (self.tr("Lan&guage, from the next start on"), self.language),
            (self.tr("Size of the &tiles"), self.tile),
            ("", self.reopens),
            (self.tr("&Sure pictures"), self.limit),
            (self.tr("When so&rting"), self.action),
            (self.tr("Watched folders"), self.on_battery),
            ("", self.at_login),
        )
        for name, field in rows:
            form.addRow(name, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._inside = inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GUTTER, 2 * GUTTER, 2 * GUTTER, GUTTER + GRID)
        inside.setSpacing(2 * GUTTER)
        body = DialogBody()
        told = QVBoxLayout(body.content)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(2 * GUTTER)
        told.addLayout(form)
        told.addWidget(
            _note(
                self.tr(
                    "Every other choice holds at once. How sure is sure, and whether to copy, can be "
                    "changed for one sort where it is asked."
                )
            )
        )
        told.addStretch(1)
        inside.addWidget(body, 1)
        inside.addWidget(buttons)
        self.setMinimumWidth(130 * GRID)


def _note(text: str) -> QLabel:
    return label(text, SMALL, quiet=True, wrap=True)

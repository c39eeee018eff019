"""The About dialog names what the program is made of, with each licence's own text."""

from pytestqt.qtbot import QtBot

from gallery_sorter.window.about import AboutDialog


def test_it_shows_each_components_licence(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.names.count() > 1, timeout=60_000)
    names = [dialog.names.item(row).text() for row in range(dialog.names.count())]
    assert names[0] == "Gallery Sorter"
    row = next(row for row, name in enumerate(names) if name.startswith("PySide6"))
    dialog.names.setCurrentRow(row)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()

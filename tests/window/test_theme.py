"""Text can be read in both looks, and the icons are all there."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery_sorter import window
from gallery_sorter.base.resources import resource
from gallery_sorter.base.settings import Look
from gallery_sorter.window.icons import app_icon, icon_pixmap
from gallery_sorter.window.sidebar import CHOSEN, POINTED_AT
from gallery_sorter.window.stylesheet import STRONG_FOCUS
from gallery_sorter.window.theme import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Colours, Theme
from gallery_sorter.window.tile import BADGE, HOLLOW, ON_BADGE, ON_HOLLOW
from gallery_sorter.window.typography import mixed

DRAWINGS = sorted(path.stem for path in resource("icons", "actions").glob("*.svg"))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa_on_every_ground(colours: Colours) -> None:
    for ground in (colours.ground, colours.base, colours.raised):
        assert contrast(colours.text, ground) >= 4.5
        assert contrast(colours.muted, ground) >= 4.5
    for share in (CHOSEN, POINTED_AT):  # a row of the sidebar, with its count
        row = mixed(QColor(colours.ground), QColor(colours.text), share).name()
        assert contrast(colours.muted, row) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.accent, colours.base) >= 3  # a frame, not text


@pytest.mark.parametrize("below", ["#000000", "#ffffff", "#808080"])
def test_a_badge_can_be_read_on_any_picture(below: str) -> None:
    for ground, ink in ((BADGE, ON_BADGE), (HOLLOW, ON_HOLLOW)):
        seen = mixed(QColor(below), QColor(ground.rgb()), ground.alphaF())
        assert contrast(ink.name(), seen.name()) >= 4.5


@pytest.mark.parametrize("colours", [STRONG_LIGHT, STRONG_DARK], ids=["light", "dark"])
def test_high_contrast_has_that_of_wcag_aaa_and_lines_as_strong_as_text(colours: Colours) -> None:
    for ground in (colours.ground, colours.base, colours.raised):
        for part in (colours.text, colours.muted, colours.accent, colours.border):
            assert contrast(part, ground) >= 7
        assert contrast(colours.disabled, ground) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 7


@pytest.mark.parametrize(("look", "colours"), [(Look.LIGHT, STRONG_LIGHT), (Look.DARK, STRONG_DARK)])
def test_where_the_system_asks_for_it_everything_is_stronger(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, look: Look, colours: Colours
) -> None:
    monkeypatch.setattr(Theme, "strong", True)
    theme = Theme(qapp, look)
    assert qapp.palette().color(QPalette.ColorRole.Mid).name() == colours.border
    assert STRONG_FOCUS in qapp.styleSheet()
    monkeypatch.setattr(Theme, "strong", False)
    theme.choose(look)
    assert qapp.palette().color(QPalette.ColorRole.Mid).name() != colours.border
    assert STRONG_FOCUS not in qapp.styleSheet()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_icon_takes_the_colour_it_is_given(qtbot: QtBot, name: str) -> None:
    image = icon_pixmap(name, 24, QColor("#ff0000")).toImage()
    inked = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200]
    assert inked
    assert all(colour.red() > 200 and colour.green() < 60 and colour.blue() < 60 for colour in inked)


def test_every_icon_that_is_named_is_there() -> None:
    for path in Path(window.__file__).parent.glob("*.py"):
        for name in re.findall(
            r'(?:dress\([\w.]+|paint_icon\(painter|icon_pixmap\(|set_icon\(),? ?"([a-z-]+)"', path.read_text()
        ):
            assert name in DRAWINGS, f"{path.name} asks for {name}"


def test_the_app_icon_can_be_told_at_sixteen_pixels(qtbot: QtBot) -> None:
    image = app_icon().pixmap(16, 16).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    colours = {image.pixelColor(x, y).name() for x in range(16) for y in range(16)}
    assert image.width() == 16
    assert len(colours) > 8
    assert image.pixelColor(8, 8).lightness() > image.pixelColor(1, 8).lightness()  # the card on its ground

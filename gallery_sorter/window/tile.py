"""Paints one picture of the gallery, and the header of a section. Knows nothing of scrolling or clicking."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap

from gallery_sorter.app.events import Picture
from gallery_sorter.base.errors import Refused
from gallery_sorter.base.wording import percent, printable
from gallery_sorter.window.icons import paint_icon
from gallery_sorter.window.sections import Item, Kind, Section
from gallery_sorter.window.wording import grouped, translate, why_refused

_BADGE = QColor(18, 18, 22, 220)  # over a picture, so the same in light and dark
_ON_BADGE = QColor("#ffffff")
_HOLLOW = QColor(255, 255, 255, 235)
_ON_HOLLOW = QColor("#1b1b1f")
_BADGE_NEEDS = 72  # pixels of a picture's sides, so that its badge leaves most of it free
FRAME = 3


class TilePainter:
    """Fonts and colours, worked out once for a palette and used for every tile."""

    def __init__(self, font: QFont, palette: QPalette) -> None:
        role = QPalette.ColorRole
        self._text = palette.color(role.Text)
        self._muted = palette.color(role.PlaceholderText)
        self._accent = palette.color(role.Highlight)
        self._on_accent = palette.color(role.HighlightedText)
        self._tile = palette.color(role.AlternateBase)
        self._base = palette.color(role.Base)
        self._border = palette.color(role.Mid)
        self._font = QFont(font)
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.9)
        self._small.setWeight(QFont.Weight.DemiBold)
        self._title = QFont(font)
        self._title.setPointSizeF(font.pointSizeF() * 1.2)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self._small)
        self._widths: dict[str, int] = {}  # of the badges' texts, of which there are some hundred

    def tile(
        self, painter: QPainter, area: QRect, item: Item, pixmap: QPixmap | None, *, missing: bool, selected: bool,
        current: bool, hovered: bool,
    ) -> None:  # fmt: skip
        """One picture on its square, with its badge."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tile)
        painter.drawRoundedRect(area, 6, 6)
        corner = QRectF(area)
        if pixmap is not None:
            corner = self._picture(painter, area, pixmap)
        elif missing:
            side = 32
            centre = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
            paint_icon(painter, "image", centre, self._muted)
        self._frame(painter, area, selected=selected, current=current, hovered=hovered)
        picture = item.picture
        if picture is None:
            return
        if picture.label is not None:
            self._sign(painter, corner, "tick", self._accent, self._on_accent)
        elif item.key.kind is Kind.OUTSIDE:  # of a class that the picture does not fit, a per cent would say nothing
            self._sign(painter, corner, "outside", _HOLLOW, _ON_HOLLOW)
        else:
            self._badge(painter, corner, _badge_text(picture, item.key.kind), filled=picture.sure)

    def _picture(self, painter: QPainter, area: QRect, pixmap: QPixmap) -> QRectF:
        """Draws it, and returns where its badge has room: on the picture, where that is large enough."""
        size = pixmap.deviceIndependentSize()
        if round(max(size.width(), size.height())) != area.width():  # made for another size: the next is on its way
            size = size.scaled(area.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        left = area.x() + (area.width() - size.width()) / 2
        top = area.y() + (area.height() - size.height()) / 2
        place = QRectF(round(left), round(top), size.width(), size.height())
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        roomy = place.width() >= _BADGE_NEEDS and place.height() >= _BADGE_NEEDS
        return place if roomy else QRectF(area)

    def _frame(self, painter: QPainter, area: QRect, *, selected: bool, current: bool, hovered: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected:
            painter.setPen(QPen(self._accent, FRAME))
            painter.drawRoundedRect(QRectF(area).adjusted(-1, -1, 1, 1), 7, 7)
            painter.setPen(QPen(self._base, 1.5))
            painter.drawRoundedRect(QRectF(area).adjusted(1.25, 1.25, -1.25, -1.25), 5, 5)
        elif current:
            painter.setPen(QPen(self._accent, 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(area), 6, 6)
        elif hovered:
            painter.setPen(QPen(self._muted, 1.5))
            painter.drawRoundedRect(QRectF(area), 6, 6)

    def _badge(self, painter: QPainter, area: QRectF, text: str, *, filled: bool) -> None:
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._metrics.horizontalAdvance(text) + 12
        height = self._metrics.height() + 4
        badge = QRectF(area.right() - width - 5.5, area.bottom() - height - 5.5, width, height)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(_ON_HOLLOW, 1.5))
        painter.setBrush(_BADGE if filled else _HOLLOW)
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(_ON_BADGE if filled else _ON_HOLLOW)
        painter.setFont(self._small)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # ">99 %" is read so everywhere
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _sign(self, painter: QPainter, area: QRectF, name: str, ground: QColor, ink: QColor) -> None:
        """An icon in a round badge."""
        side = self._metrics.height() + 4
        badge = QRectF(area.right() - side - 5.5, area.bottom() - side - 5.5, side, side)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(ground)
        painter.drawEllipse(badge)
        paint_icon(painter, name, badge.adjusted(2.5, 2.5, -2.5, -2.5), ink)

    def row(self, painter: QPainter, area: QRect, refused: Refused, *, selected: bool, current: bool) -> None:
        """One file that could not be read, and why."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tile)
        painter.drawRoundedRect(area, 6, 6)
        self._frame(painter, area, selected=selected, current=current, hovered=False)
        paint_icon(
            painter, "unreadable", _visual(painter, area, QRectF(area.x() + 16, area.y() + 16, 24, 24)), self._muted
        )
        room = _visual(painter, area, QRectF(area.adjusted(56, 8, -12, -8))).toRect()
        plain = QFontMetrics(self._font)
        for text, font, colour, side in (
            (refused.path.name, self._font, self._text, Qt.AlignmentFlag.AlignTop),
            (why_refused(refused), self._font, self._muted, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            shown = plain.elidedText(printable(text), Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | side, shown)

    def header(self, painter: QPainter, area: QRect, section: Section, *, collapsed: bool, floating: bool) -> None:
        """A section's header: its title, how many, and how sure; over the pictures where it floats."""
        if floating:
            painter.fillRect(area, self._base)
            painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), self._border)
        middle = area.center().y() + 1
        arrow = "closed-section" if collapsed else "open-section"
        paint_icon(painter, arrow, _visual(painter, area, QRectF(area.x() + 8, middle - 10, 20, 20)), self._muted)
        painter.setFont(self._title)
        painter.setPen(self._text)
        baseline = middle + QFontMetrics(self._title).capHeight() / 2
        left, title, beside = area.x() + 34.0, section.key.title, self._beside(section)
        width = QFontMetrics(self._title).horizontalAdvance(title)
        painter.drawText(_visual(painter, area, QRectF(left, baseline, width, 0)).topLeft(), title)
        left += width + 12
        painter.setFont(self._font)
        painter.setPen(self._muted)
        width = QFontMetrics(self._font).horizontalAdvance(beside)
        painter.drawText(_visual(painter, area, QRectF(left, baseline, width, 0)).topLeft(), beside)

    def _beside(self, section: Section) -> str:
        words = grouped(len(section.shown))
        if section.key.kind is not Kind.CLASS:
            return f"{words} · {_hint(section.key.kind)}"
        mean = section.mean_confidence
        return words if mean is None else translate("tile", "{} · {} mean confidence").format(words, percent(mean))


def _visual(painter: QPainter, area: QRect, part: QRectF) -> QRectF:
    """Where a part of an area stands: mirrored where the language runs from right to left."""
    if painter.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
        return part
    return part.translated(2 * area.x() + area.width() - 2 * part.x() - part.width(), 0)


def _hint(kind: Kind) -> str:
    match kind:
        case Kind.UNSURE:
            return translate("tile", "look at these first")
        case Kind.OUTSIDE:
            return translate("tile", "fit none of the classes")
        case Kind.UNREADABLE:
            return translate("tile", "stay where they are")
    return translate("tile", "the first is the largest")


def _badge_text(picture: Picture, kind: Kind) -> str:
    """How sure the class is; in a stack, how many pixels there are."""
    if kind is Kind.STACK:
        return f"{picture.width} × {picture.height}"
    return percent(picture.prediction.confidence)

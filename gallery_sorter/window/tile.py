"""Paints one picture of the gallery, and the header of a section. Knows nothing of scrolling or clicking."""

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap

from gallery_sorter.app.events import Picture
from gallery_sorter.base.errors import Refused
from gallery_sorter.window.icons import paint_icon
from gallery_sorter.window.sections import Item, Kind, Section
from gallery_sorter.window.wording import grouped, left_to_right, path_text, percent, translate, why_refused

BADGE = QColor(18, 18, 22, 220)  # over a picture, so the same in light and dark
ON_BADGE = QColor("#ffffff")
HOLLOW = QColor(255, 255, 255, 235)
ON_HOLLOW = QColor("#1b1b1f")
_INSET = 5.5  # pixels from a badge to the edges
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
        side = self._metrics.height() + 4
        self._round = QSizeF(side, side)  # of a badge with a sign
        self._widths: dict[str, int] = {}  # of the badges' texts, of which there are some hundred

    def tile(
        self, painter: QPainter, area: QRect, item: Item, pixmap: QPixmap | None, *, missing: bool, selected: bool,
        current: bool, hovered: bool,
    ) -> None:  # fmt: skip
        """One picture on its square, with its badge."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tile)
        painter.drawRoundedRect(area, 6, 6)
        shown = QRectF(area)
        if pixmap is not None:
            shown = self._picture(painter, area, pixmap)
        elif missing:
            side = 32
            centre = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
            paint_icon(painter, "image", centre, self._muted)
        self._frame(painter, area, selected=selected, current=current, hovered=hovered)
        picture = item.picture
        if picture is None:
            return
        if picture.label is not None:
            self._tick(painter, badge_rect(area, shown, self._round))
        elif item.key.kind is Kind.OUTSIDE:  # of a class that the picture does not fit, a per cent would say nothing
            self._outside(painter, badge_rect(area, shown, self._round))
        else:
            text = _badge_text(picture, item.key.kind)
            filled = picture.sure or item.key.kind is Kind.STACK
            self._badge(painter, badge_rect(area, shown, self._size_of(text)), text, filled=filled)

    def _picture(self, painter: QPainter, area: QRect, pixmap: QPixmap) -> QRectF:
        """Draws it, and returns where."""
        size = pixmap.deviceIndependentSize()
        if round(max(size.width(), size.height())) != area.width():  # made for another size: the next is on its way
            size = size.scaled(area.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        left = area.x() + (area.width() - size.width()) / 2
        top = area.y() + (area.height() - size.height()) / 2
        place = QRectF(round(left), round(top), size.width(), size.height())
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        return place

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

    def _size_of(self, text: str) -> QSizeF:
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._metrics.horizontalAdvance(text) + 12
        return QSizeF(width, self._round.height())

    def _badge(self, painter: QPainter, badge: QRectF, text: str, *, filled: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(ON_HOLLOW, 1.5))
        painter.setBrush(BADGE if filled else HOLLOW)
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        painter.setPen(ON_BADGE if filled else ON_HOLLOW)
        painter.setFont(self._small)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _outside(self, painter: QPainter, badge: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(HOLLOW)
        painter.drawEllipse(badge)
        paint_icon(painter, "outside", badge.adjusted(-1, -1, 1, 1), ON_HOLLOW)

    def _tick(self, painter: QPainter, badge: QRectF) -> None:
        painter.setPen(QPen(self._on_accent, 1.5))
        painter.setBrush(self._accent)
        painter.drawEllipse(badge)
        paint_icon(painter, "tick", badge.adjusted(2.5, 2.5, -2.5, -2.5), self._on_accent)

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
            (path_text(refused.path.name), self._font, self._text, Qt.AlignmentFlag.AlignTop),
            (why_refused(refused), self._font, self._muted, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            shown = plain.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
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


def badge_rect(area: QRect, shown: QRectF, size: QSizeF) -> QRectF:
    """Where a badge stands, at the lower right: beside the picture where the tile leaves room, else on it; across its
    edge only where neither is wide enough. `shown` is where the picture is in its tile `area`.
    """
    right, bottom = area.x() + area.width() - _INSET, area.y() + area.height() - _INSET
    below = area.y() + area.height() - shown.bottom()
    beside = area.x() + area.width() - shown.right()
    if below >= size.height():
        bottom += _INSET - min(_INSET, (below - size.height()) / 2)
    elif beside >= size.width():
        right += _INSET - min(_INSET, (beside - size.width()) / 2)
    elif shown.width() >= size.width() + _INSET:
        right, bottom = shown.right() - _INSET, shown.bottom() - _INSET
    return QRectF(right - size.width(), bottom - size.height(), size.width(), size.height())


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
        return left_to_right(f"{picture.width} × {picture.height}")
    return percent(picture.prediction.confidence)

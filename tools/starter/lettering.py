"""Words and fonts for drawn pictures: many scripts, so that the student learns the look, not English.

At the sizes the network sees, words are texture; they need not be right, only typical of their script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import ImageDraw, ImageFont

Font = ImageFont.FreeTypeFont
Colour = tuple[int, int, int]

# script -> a letter that a font must have to write it, and words
SCRIPTS: dict[str, tuple[str, str]] = {
    "english": (
        "a",
        (
            "when you finally get home and nobody told me about it wait what are we doing today ok thanks "
            "see you soon lol yes no maybe the meeting is at five"
        ),
    ),
    "spanish": (
        "ñ",
        (
            "cuando llegas a casa y no hay nadie mañana nos vemos qué haces jaja vale gracias por todo el "
            "niño dijo que sí muy bien hasta luego amigo"
        ),
    ),
    "german": (
        "ü",
        (
            "wenn du endlich feierabend hast heute abend kommst du auch schöne grüße bis später danke nein "
            "natürlich übermorgen wir fahren los genau"
        ),
    ),
    "portuguese": (
        "ã",
        (
            "quando você chega em casa não acredito obrigado amanhã então tudo bem coração saudade vamos lá "
            "que legal até logo"
        ),
    ),
    "turkish": (
        "ş",
        "eve gelince kimse yok şimdi ne yapıyorsun tamam görüşürüz çok güzel teşekkürler yarın akşam değil mi öyle",
    ),
    "danish": (
        "ø",
        "når du endelig får fri i dag skal vi mødes på fredag tak for sidst hvad laver du nå ja det må vi se på",
    ),
    "polish": (
        "ł",
        (
            "kiedy wracasz do domu dzisiaj wieczorem dziękuję bardzo jutro będę później co słychać nie wiem "
            "może tak świetnie"
        ),
    ),
    "russian": (
        "ж",
        (
            "когда ты наконец пришёл домой привет как дела завтра увидимся спасибо хорошо ничего не понял "
            "давай потом что это было ладно"
        ),
    ),
    "greek": (
        "λ",
        "όταν φτάνεις σπίτι καλημέρα τι κάνεις αύριο θα τα πούμε ευχαριστώ πολύ εντάξει δεν ξέρω ίσως ωραία",
    ),
    "arabic": (
        "ب",
        "عندما تصل إلى البيت مرحبا كيف حالك شكرا جزيلا نعم لا غدا إن شاء الله تمام ماذا تفعل الآن صباح الخير",
    ),
    "hebrew": (
        "ש",
        "כשאתה מגיע הביתה שלום מה שלומך תודה רבה מחר נדבר בסדר גמור לא יודע אולי כן יופי",
    ),
    "hindi": (
        "क",
        "जब तुम घर आते हो नमस्ते कैसे हो धन्यवाद कल मिलते हैं ठीक है क्या कर रहे हो नहीं हाँ बहुत अच्छा यार",
    ),
    "bengali": (
        "ক",
        "তুমি কেমন আছো আজ বাড়ি যাবে ধন্যবাদ কাল দেখা হবে ঠিক আছে না হ্যাঁ খুব ভালো",
    ),
    "tamil": (
        "க",
        "நீ எப்படி இருக்கிறாய் வணக்கம் நன்றி நாளை சந்திப்போம் சரி இல்லை ஆமாம் மிகவும் நல்லது",
    ),
    "chinese": (
        "你",
        "你好 今天 晚上 吃什么 我在家 等一下 谢谢 没问题 明天见 哈哈哈 真的吗 好的 不知道 当你发现",
    ),
    "japanese": (
        "あ",
        "こんにちは 今日は 何してる ありがとう また明日 了解です 大丈夫 すごい 本当に 帰ります それな",
    ),
    "korean": (
        "한",
        "안녕하세요 오늘 뭐해 감사합니다 내일 봐요 진짜 괜찮아 알겠어 집에 가자 하하하 좋아요",
    ),
}
JOINED = frozenset({"chinese", "japanese"})


@dataclass(frozen=True, slots=True)
class Lettering:
    """The font files that can write each script."""

    files: dict[str, tuple[str, ...]]

    def script(self, rng: np.random.Generator) -> str:
        """A script; English more often than any other."""
        if rng.random() < 0.22:
            return "english"
        return str(rng.choice(sorted(self.files)))

    def font(self, script: str, size: int, rng: np.random.Generator, wanted: str = "") -> Font:
        """A font for the script, one with `wanted` in its name where there is one."""
        files = self.files[script]
        liked = [file for file in files if wanted and wanted in Path(file).name.lower()]
        chosen = str(rng.choice(liked or list(files)))
        return ImageFont.truetype(chosen, max(5, size))


def find_lettering(folders: Sequence[Path]) -> Lettering:
    """Look through font folders; a script that no font can write is left out."""
    files = sorted(str(path) for folder in folders for path in folder.rglob("*") if path.suffix.lower() in _FONTS)
    files = [
        file for file in files if not any(word in Path(file).name.lower() for word in ("oblique", "italic", "mathtex"))
    ]
    found: dict[str, tuple[str, ...]] = {}
    for script, (letter, _) in SCRIPTS.items():
        able = tuple(file for file in files if _can_write(file, letter))
        if able:
            found[script] = able
    if not found:
        raise SystemExit("no font found: give a folder of .ttf files with --fonts")
    return Lettering(found)


def words(script: str, count: int, rng: np.random.Generator) -> str:
    """`count` words of a script in random order."""
    listed = SCRIPTS[script][1].split(" ")
    chosen = [str(rng.choice(listed)) for _ in range(count)]
    return ("" if script in JOINED else " ").join(chosen)


def wrapped(text: str, font: Font, width: int, most: int = 6) -> list[str]:
    """Break a text into at most `most` lines no wider than `width` pixels."""
    pieces = text.split(" ") if " " in text else list(text)
    glue = " " if " " in text else ""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        longer = f"{line}{glue}{piece}" if line else piece
        if line and font.getlength(longer) > width:
            lines.append(line)
            line = piece
        else:
            line = longer
    return [*lines, line][:most]


def write_lines(
    draw: ImageDraw.ImageDraw,
    corner: tuple[float, float],
    lines: Sequence[str],
    font: Font,
    ink: Colour,
    *,
    centre: float | None = None,
    outline: int = 0,
) -> float:
    """Write lines below each other, centred about an x where given; returns the y below them."""
    left, top = corner
    step = float(font.size) * 1.25
    for line in lines:
        across = left if centre is None else centre - font.getlength(line) / 2
        draw.text((across, top), line, font=font, fill=ink, stroke_width=outline, stroke_fill=(0, 0, 0))
        top += step
    return top


_FONTS = frozenset({".ttf", ".otf", ".ttc"})


def _can_write(file: str, letter: str) -> bool:
    """Whether a font draws the letter as something else than its box for missing ones."""
    try:
        font = ImageFont.truetype(file, 20)
    except OSError:
        return False
    drawn = bytes(font.getmask(letter))
    return bool(drawn) and drawn != bytes(font.getmask("\U0010ffff"))

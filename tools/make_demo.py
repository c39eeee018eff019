"""Makes resources/demo: a small folder as a phone leaves it, of photographs with clear terms and drawn pictures.

    python -m tools.make_demo SOURCES [--fetch]

SOURCES is a folder with the unpacked packages that demo/sources.py names; `--fetch` fills it. The result is the same
on every run. Pictures carry their author and licence in their EXIF, and all of them stand in resources/demo/CREDITS.
"""

import argparse
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from tools.demo.captions import caption_above, caption_over, two_panels
from tools.demo.chats import draw_chat
from tools.demo.conversations import CHATS
from tools.demo.lettering import DEJAVU, ROBOTO, Fonts
from tools.demo.scenes import meadow, street
from tools.demo.sources import SOURCES, fetch, find

DEMO = Path(__file__).resolve().parent.parent / "resources" / "demo"
LONG_SIDE = 800
DRAWN = "the Gallery Sorter authors"
Box = tuple[float, float, float, float]


class Studio:
    """Opens the photographs and holds the typefaces."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.fonts = Fonts(root / "fonts-roboto-unhinted" / ROBOTO, root / "fonts-dejavu-core" / DEJAVU)

    def cut_out(self, name: str) -> Image.Image:
        """The picture as it is, with its transparency."""
        with Image.open(find(self.root, SOURCES[name])) as picture:
            return picture.convert("RGBA")

    def photo(self, name: str, box: Box = (0, 0, 1, 1), long_side: int = LONG_SIDE) -> Image.Image:
        """The part `box` (left, top, right, bottom in 0..1) of a photograph as RGB, at most `long_side` pixels."""
        with Image.open(find(self.root, SOURCES[name])) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
        left, top, right, bottom = box
        width, height = picture.size
        part = picture.crop((int(left * width), int(top * height), int(right * width), int(bottom * height)))
        part.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
        return part


@dataclass(frozen=True, slots=True)
class Plan:
    """One picture to be made: where it goes, what it shows, whose photographs are in it, and how it is made."""

    path: str
    shows: str
    sources: tuple[str, ...]
    make: Callable[[Studio], Image.Image]


def _photo(path: str, shows: str, source: str, box: Box = (0, 0, 1, 1), long_side: int = LONG_SIDE) -> Plan:
    return Plan(path, shows, (source,), lambda studio: studio.photo(source, box, long_side))


def _street(path: str, car: str, seed: int, width: int) -> Plan:
    shows = f"Cars: {car}, a photographed cut-out before a drawn street"
    return Plan(path, shows, (car,), lambda studio: street(studio.cut_out(car), seed, width))


def _meadow(path: str, tree: str, seed: int, width: int) -> Plan:
    shows = f"Trees: {tree}, a photographed cut-out on a drawn meadow"
    return Plan(path, shows, (tree,), lambda studio: meadow(studio.cut_out(tree), seed, width))


def _chat(path: str, name: str) -> Plan:
    shows = f"Whatsapp_Screenshots: a drawn chat ({name}), invented people"
    return Plan(path, shows, (), lambda studio: draw_chat(CHATS[name], studio.fonts))


def _meme(path: str, source: str, top: str, bottom: str, box: Box = (0, 0, 1, 1)) -> Plan:
    def make(studio: Studio) -> Image.Image:
        return caption_over(studio.photo(source, box, 640), top, bottom, studio.fonts)

    return Plan(path, f"Memes: {source} with a caption", (source,), make)


def _strip(path: str, source: str, text: str) -> Plan:
    def make(studio: Studio) -> Image.Image:
        return caption_above(studio.photo(source, long_side=640), text, studio.fonts)

    return Plan(path, f"Memes: {source} below a line of text", (source,), make)


def _panels(path: str, upper: str, lower: str, texts: tuple[str, str], boxes: tuple[Box, Box]) -> Plan:
    def make(studio: Studio) -> Image.Image:
        return two_panels(studio.photo(upper, boxes[0]), studio.photo(lower, boxes[1]), texts, studio.fonts)

    return Plan(path, f"Memes: two panels with {upper} and {lower}", (upper, lower), make)


CAMERA, WHATSAPP, SCREENS = "DCIM/Camera", "WhatsApp Images", "Pictures/Screenshots"
PLANS: tuple[Plan, ...] = (
    _photo(f"{CAMERA}/IMG_20240302_093011.jpg", "Mountains: autumn slopes below a ridge", "aitzgorri"),
    _photo(f"{CAMERA}/IMG_20240302_114520.jpg", "Mountains: a path below rocky peaks", "picos"),
    _photo(f"{CAMERA}/IMG_20240302_114527.jpg", "Mountains: the same peaks nearer", "picos", (0.25, 0, 1, 0.6)),
    _photo(f"{CAMERA}/IMG_20240817_203355.jpg", "Mountains: a lake with boats before hills at dusk", "boats"),
    _photo(f"{CAMERA}/IMG_20240421_161209.jpg", "Trees: a path through a forest", "forest"),
    _photo(f"{CAMERA}/IMG_20240421_162240.jpg", "Trees: a stream in a wood", "stream"),
    _photo(f"{CAMERA}/IMG_20240914_101733.jpg", "Trees: branches against the sky", "branch"),
    _photo("IMG_20240118_130245.jpg", "Trees: a trunk with a nuthatch", "nuthatch"),
    _meadow(f"{CAMERA}/IMG_20240609_180212.jpg", "oak", 11, 470),
    _meadow(f"{CAMERA}/IMG_20240731_121540.jpg", "palm", 12, 440),
    _meadow("PXL_20240511_091822334.jpg", "young-tree", 13, 400),
    _street(f"{CAMERA}/IMG_20240223_170834.jpg", "sedan", 21, 610),
    _street(f"{CAMERA}/IMG_20240223_171015.jpg", "pickup", 22, 620),
    _street(f"{CAMERA}/IMG_20240705_144102.jpg", "convertible", 23, 600),
    _street("IMG_20231029_102911.jpg", "beetle", 24, 430),
    _photo(f"{CAMERA}/IMG_20240518_134409.jpg", "Selfies: stand-in, a portrait", "astronaut", (0.2, 0, 0.75, 0.55)),
    _photo(f"{CAMERA}/IMG_20240518_134415.jpg", "Selfies: stand-in, another", "astronaut", (0.15, 0, 0.78, 0.68)),
    _photo(f"{WHATSAPP}/IMG-20240520-WA0011.jpg", "Selfies: stand-in, a portrait", "hopper", (0.1, 0.05, 0.9, 0.75)),
    _photo(f"{WHATSAPP}/IMG-20240520-WA0012.jpg", "Selfies: stand-in, another", "hopper", (0.16, 0.04, 0.84, 0.64)),
    _photo(f"{CAMERA}/IMG_20240406_152036.jpg", "none: a cat", "cat"),
    _photo(f"{CAMERA}/IMG_20240611_083050.jpg", "none: a cup of coffee", "coffee"),
    _photo(f"{CAMERA}/IMG_20240830_113301.jpg", "none: a dahlia", "dahlia"),
    _photo(f"{CAMERA}/IMG_20240910_151800.jpg", "none: a pavilion above a lake", "pavilion"),
    _photo(f"{WHATSAPP}/IMG-20240207-WA0004.jpg", "none: two dogs at a window", "dogs"),
    _meme(f"{WHATSAPP}/IMG-20240119-WA0003.jpg", "cat", "3,000 photos on the phone", "2,900 of them are me"),
    _meme(f"{WHATSAPP}/IMG-20240212-WA0007.jpg", "coffee", "I don't need coffee", "coffee needs me"),
    _meme(f"{WHATSAPP}/IMG-20240305-WA0001.jpg", "rocket", "Finger weg vom Countdown", "ich sortiere noch Fotos"),
    _meme("Download/meme-cameraman.jpg", "cameraman", "one more picture", "said every day since 1978"),
    _strip(f"{WHATSAPP}/IMG-20240416-WA0009.jpg", "dogs", "When you hear the fridge open and it is not dinner time"),
    _strip(f"{WHATSAPP}/IMG-20240702-WA0002.jpg", "cat", "Me: just five minutes. Also me, four hours of videos later:"),
    _panels(
        "Download/images (3).jpg", "dogs", "cat", ("Monday, 7 o'clock", "Monday, also 7 o'clock"),
        ((0.05, 0.1, 0.75, 0.55), (0.1, 0, 0.8, 1)),
    ),
    _chat(f"{SCREENS}/Screenshot_20240128-184233.png", "english"),
    _chat(f"{SCREENS}/Screenshot_20240309-073144.png", "german"),
    _chat(f"{SCREENS}/Screenshot_20240425-140511.png", "spanish"),
    _chat(f"{SCREENS}/Screenshot_20240512-221702.png", "russian"),
    _chat(f"{SCREENS}/Screenshot_20240604-201120.png", "arabic"),
    _chat(f"{SCREENS}/Screenshot_20240718-095530.png", "portuguese"),
    _chat("Screenshot_20240822-003711.png", "english-late"),
    _photo("Hiking 2018/ridge.jpg", "Mountains: in a folder that a person made", "aitzgorri", (0.3, 0, 1, 0.8)),
    _photo("Hiking 2018/wood.jpg", "Trees: in a folder that a person made", "stream", (0.2, 0, 1, 0.8)),
)  # fmt: skip
TURNED = f"{CAMERA}/IMG_20240609_180212.jpg"  # stored lying on its side, as phones do, with EXIF orientation 6
BROKEN = f"{CAMERA}/IMG_20240519_171203.jpg"  # a copy that was cut off
SIDECAR = f"{CAMERA}/IMG_20240302_093011.xmp"
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/>
 </rdf:RDF>
</x:xmpmeta>
"""


def _exif(plan: Plan) -> Image.Exif:
    """Author and terms, and for camera names the date that the name says."""
    exif = Image.Exif()
    exif[0x013B] = "; ".join(dict.fromkeys([*(SOURCES[s].author for s in plan.sources)])) or DRAWN
    exif[0x8298] = "; ".join(dict.fromkeys([*(SOURCES[s].licence for s in plan.sources)])) or "Apache-2.0"
    stamp = re.search(r"(?:IMG|PXL)_(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)", plan.path)
    if stamp:
        year, month, day, hour, minute, second = stamp.groups()
        exif[0x010F], exif[0x0110] = "Demo", "Pocket 1"
        exif.get_ifd(0x8769)[0x9003] = f"{year}:{month}:{day} {hour}:{minute}:{second}"
    return exif


def _save(plan: Plan, picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".png":
        picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
        return
    exif = _exif(plan)
    if plan.path == TURNED:
        exif[0x0112] = 6
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    picture.save(path, quality=80, optimize=True, progressive=False, exif=exif)


def _credits() -> str:
    """One block a picture: file, what it shows, and for each photograph in it author, licence and source."""
    lines = [
        "Credits of the demo pictures", "",
        "Made by tools/make_demo.py. Photographs were cropped and made smaller; captions and drawn parts were added.",
        "A picture that contains somebody's photograph stays under the licence of that photograph; the texts of the",
        "GPL-2.0, GPL-3.0 and LGPL-3.0 lie in the folder licences, those of the Creative Commons licences at",
        "https://creativecommons.org/licenses/. Drawn pictures are under the Apache License 2.0, as the program is.",
        "The selfies are stand-ins: official portraits in the public domain, since no selfie with clear terms was",
        "found. Nobody shown here has anything to do with this program.", "",
    ]  # fmt: skip
    for plan in sorted(PLANS, key=lambda p: p.path):
        lines += [plan.path, f"    shows: {plan.shows}"]
        for name in plan.sources:
            source = SOURCES[name]
            lines += [f"    author: {source.author}", f"    licence: {source.licence}", f"    source: {source.origin}"]
        if not plan.sources:
            lines += [f"    author: {DRAWN}", "    licence: Apache-2.0", "    source: drawn by tools/make_demo.py"]
    lines += [BROKEN, "    shows: a file that was cut off, of the cat above (CC0-1.0, Stéfan van der Walt)"]
    lines += [SIDECAR, "    shows: a sidecar with a rating, as photo programs write it (Apache-2.0)"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Make everything anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--fetch", action="store_true", help="download and unpack the packages first")
    options = parser.parse_args()
    if options.fetch:
        fetch(options.sources)
    studio = Studio(options.sources)
    pictures = DEMO / "pictures"
    if pictures.exists():
        shutil.rmtree(pictures)
    for plan in PLANS:
        _save(plan, plan.make(studio), pictures / plan.path)
    whole = pictures / f"{CAMERA}/IMG_20240406_152036.jpg"
    (pictures / BROKEN).write_bytes(whole.read_bytes()[:9000])
    (pictures / SIDECAR).write_text(XMP, encoding="utf-8")
    (DEMO / "CREDITS").write_text(_credits(), encoding="utf-8")
    licences = DEMO / "licences"
    licences.mkdir(exist_ok=True)
    for name in ("GPL-2", "GPL-3", "LGPL-3"):
        shutil.copyfile(Path("/usr/share/common-licenses") / name, licences / f"{name}.txt")
    total = sum(p.stat().st_size for p in DEMO.rglob("*") if p.is_file())
    print(f"{len(PLANS)} pictures, {total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

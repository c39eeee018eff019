"""Which folders a phone made, and which a person put together: those stay together unless the person says otherwise."""

import re
from collections.abc import Sequence

# Folders that phones, messengers and their desktop tools fill by themselves. Compared without regard to case.
_PHONE_FOLDERS = frozenset(
    """
    camera|camera roll|camera uploads|camera album|saved pictures|screenshots|screenshot|screen captures
    pictures|photos|images|download|downloads|received|bluetooth|instagram|snapchat|facebook|messenger|twitter|x
    whatsapp|whatsapp images|whatsapp animated gifs|whatsapp stickers|whatsapp business images|whatsapp profile photos
    whatsapp documents|telegram|telegram images|telegram documents|signal|signal images|viber|viber images
    wechat|weixin|line|line_picture|skype|tiktok|reddit|pinterest|messages|mms|photos from my phone
    google photos|icloud photos|100media|quickshare|quick share|share|edited|restored|selfies_camera|bilder|fotos
    """.replace("\n", "|").split("|")
)
PHONE_FOLDERS = frozenset(name.strip() for name in _PHONE_FOLDERS if name.strip())
# On the way to a phone's folders; pictures directly in one of these may be anyone's.
_CONTAINERS = frozenset(
    {"android", "media", "data", "files", "internal storage", "internal shared storage", "phone", "card", "sd card",
     "sdcard", "storage", "emulated", "0", "takeout", "com.whatsapp", "com.whatsapp.w4b", "org.telegram.messenger",
     "whatsapp business", "telegram desktop", "apple iphone"}
)  # fmt: skip
_INSIDE_CHATS = frozenset({"sent", "private"})
_DCF_FOLDER = re.compile(r"[1-9][0-9]{2}[a-z0-9_]{5}")  # JEITA CP-3461: 100APPLE, 101CANON
_IPHONE_MONTH = re.compile(r"20[0-9]{4}_[a-z_]")  # iOS 16 and later: 202402__, 202402_a
_TAKEOUT_YEAR = re.compile(r"photos from (19|20)[0-9]{2}")


def is_phones(parts: Sequence[str]) -> bool:
    """True where a folder, given as its components below the sorted one, was filled by a phone and not by a person.

    Every component must be a phone's (`Pictures/Screenshots`) or lie on the way to one (`Android/media/...`), so
    `Pictures/Wedding 2019` is a person's. Any folder directly in DCIM is the camera's. No component: the sorted
    folder itself, whose pictures are to be sorted.
    """
    before = ""
    own = True
    for part in (part.casefold() for part in parts):
        own = before == "dcim" or _is_phone_folder(part) or (part in _INSIDE_CHATS and own and before != "")
        if not own and part not in _CONTAINERS:
            return False
        before = part
    return own


def _is_phone_folder(name: str) -> bool:
    return (
        name == "dcim"
        or name in PHONE_FOLDERS
        or any(pattern.fullmatch(name) for pattern in (_DCF_FOLDER, _IPHONE_MONTH, _TAKEOUT_YEAR))
    )

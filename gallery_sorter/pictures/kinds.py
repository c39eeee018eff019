"""What a name says: a picture, a video, something hidden, a temporary of a sync tool. The content may say otherwise."""

from gallery_sorter.pictures.values import SkipKind

PICTURE_EXTENSIONS = frozenset(["jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "avif", "heic", "heif"])
VIDEO_EXTENSIONS = frozenset(
    ["mp4", "m4v", "mov", "3gp", "3g2", "avi", "mkv", "webm", "mpg", "mpeg", "mts", "m2ts", "wmv", "flv"]
)

# What browsers, download programs, sync tools and editors leave while they work. Most would be passed over anyway
# for not being named as pictures; counted by their own kind, they tell a person that a copy is still under way.
TEMPORARY_EXTENSIONS = frozenset(
    [
        "part",
        "partial",
        "filepart",
        "crdownload",
        "download",
        "opdownload",
        "aria2",
        "tmp",
        "temp",
        "!qb",
        "!ut",
        "!sync",
        "bc!",
        "swp",
    ]
)
TEMPORARY_PREFIXES = (".syncthing.", "~syncthing~", ".~", "~$", ".pending-", ".sync-", "._sync_")

# Folders of a system or a NAS that hold deleted pictures and machine-made previews, hidden in all but their name.
SYSTEM_FOLDERS = frozenset(("@eadir", "$recycle.bin", "#recycle", "system volume information", "lost+found"))


def extension(name: str) -> str:
    """The last extension in lower case without its dot, or "" (also for a name that is nothing but an extension)."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def is_picture_name(name: str) -> bool:
    """Whether a name ends as pictures do, in either case."""
    return extension(name) in PICTURE_EXTENSIONS


def is_temporary_name(name: str) -> bool:
    """Whether a name is one that a program gives to a file that is not complete yet."""
    lower = name.lower()
    return lower.endswith("~") or lower.startswith(TEMPORARY_PREFIXES) or extension(name) in TEMPORARY_EXTENSIONS


def is_hidden_name(name: str) -> bool:
    """Whether a name has a leading dot. Two dots hide nothing: "..\\\\x.jpg" is a Windows path that became a name."""
    return name.startswith(".") and not name.startswith("..")


def is_hidden_folder_name(name: str) -> bool:
    """Whether a folder is one that a person does not see as theirs."""
    return is_hidden_name(name) or name.lower() in SYSTEM_FOLDERS


def skip_kind(name: str, *, named: bool = False) -> SkipKind | None:
    """Why a file of this name is not looked at; None where it is a picture by its name.

    A hidden picture that a person `named` on purpose is looked at.
    """
    if is_temporary_name(name):
        return SkipKind.TEMPORARY
    if is_hidden_name(name) and not (named and is_picture_name(name)):
        return SkipKind.HIDDEN
    if is_picture_name(name):
        return None
    return SkipKind.VIDEO if extension(name) in VIDEO_EXTENSIONS else SkipKind.OTHER

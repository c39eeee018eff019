"""What stands where there is nothing to show: what this place is, and what to do next. All such words are here.

The start page, which does more than say so, is `EmptyPage`; what the lists of a training say is theirs.
"""

from enum import Enum, auto
from typing import NamedTuple

from gallery_sorter.app.events import Receipt
from gallery_sorter.window.sections import Key, Kind
from gallery_sorter.window.wording import grouped, translate


class Empty(Enum):
    """A place in which nothing is."""

    FOLDER = auto()  # what was opened has no file that could be shown
    OTHER_FILES = auto()  # it has files, and none of them is a picture
    CANCELLED = auto()
    FAILED = auto()
    LEFT = auto()  # what was shown went elsewhere
    FILTERED = auto()  # the filter lets nothing through
    HISTORY = auto()
    WATCHED = auto()
    CORRECTIONS = auto()  # nothing is there to learn from


class Words(NamedTuple):
    """What is said of it; `action` is the key that `EmptyNote` tells when its button is pressed, "" for no button."""

    icon: str
    title: str
    hint: str
    action: str = ""
    button: str = ""


def words_for(empty: Empty) -> Words:
    """What to say of an empty place, and what to do about it."""
    return (_of_gallery() | _of_dialogs())[empty]


def _of_gallery() -> dict[Empty, Words]:
    another = ("open", translate("empty_states", "&Open a folder…"))
    return {
        Empty.FOLDER: Words(
            "folder",
            translate("empty_states", "This folder is empty"),
            translate("empty_states", "Copy pictures into it and press F5, or open another folder."),
            *another,
        ),
        Empty.OTHER_FILES: Words(
            "folder",
            translate("empty_states", "No pictures here"),
            translate("empty_states", "The files in this folder are no pictures, and stay as they are."),
            *another,
        ),
        Empty.CANCELLED: Words(
            "image",
            translate("empty_states", "Cancelled"),
            translate("empty_states", "No picture was recognised yet. F5 looks again."),
            *another,
        ),
        Empty.FAILED: Words(
            "unreadable",
            translate("empty_states", "It could not be read"),
            translate("empty_states", "The message above says why. F5 tries again."),
            *another,
        ),
        Empty.LEFT: Words(
            "history",
            translate("empty_states", "All pictures went elsewhere"),
            translate("empty_states", "History lists where each of them is now, and takes it back."),
            "history",
            translate("empty_states", "Show histor&y"),
        ),
        Empty.FILTERED: Words(
            "search",
            translate("empty_states", "No picture is like that"),
            translate("empty_states", "Search for something else or filter less, or show everything again."),
            "show-all",
            translate("empty_states", "Show &all"),
        ),
    }


def _of_dialogs() -> dict[Empty, Words]:
    return {
        Empty.HISTORY: Words(
            "history",
            translate("empty_states", "Nothing was moved yet"),
            translate("empty_states", "After a sort it stands here, and can be taken back."),
        ),
        Empty.WATCHED: Words(
            "folder",
            translate("empty_states", "No folder is watched"),
            translate("empty_states", "Add the folder that your phone syncs into: new pictures then sort themselves."),
        ),
        Empty.CORRECTIONS: Words(
            "class",
            translate("empty_states", "Nothing to learn from yet"),
            translate(
                "empty_states",
                "Correct or confirm some pictures in the gallery, or add a folder that holds a folder for each class.",
            ),
        ),
    }


def unselected_text() -> str:
    """For the preview."""
    return translate("empty_states", "Select a picture to look at it closely.")


def no_stacks_text() -> str:
    """Nothing looks the same."""
    return translate("empty_states", "No two pictures here look the same: there is nothing to clean up.")


def group_text(key: Key, held: int) -> str:
    """Of a class or group that shows nothing; `held`: how many pictures of it the filter keeps back."""
    if held:
        return translate("empty_states", "The filter keeps back all {} of {}.").format(grouped(held), key.title)
    match key.kind:
        case Kind.UNSURE:
            return translate("empty_states", "No picture is unsure: nothing has to be looked at before the sort.")
        case Kind.OUTSIDE:
            return translate("empty_states", "Every picture fits one of the classes.")
        case Kind.UNREADABLE:
            return translate("empty_states", "Every picture could be read.")
    return translate("empty_states", "No picture is in {} yet: drag some here, or select them and press M.").format(
        key.title
    )


def empty_gallery(receipt: Receipt | None, *, filtered: bool) -> Empty:
    """Why the gallery shows nothing, after what was opened has been read; no receipt: it could not be."""
    if filtered:
        return Empty.FILTERED
    if receipt is None:
        return Empty.FAILED
    if receipt.counts.get("classified") or receipt.counts.get("refused"):
        return Empty.LEFT
    if receipt.interrupted:
        return Empty.CANCELLED
    return Empty.OTHER_FILES if any(receipt.skipped_kinds.values()) else Empty.FOLDER

import pytest

from gallery_sorter.moves.own_folders import is_phones


@pytest.mark.parametrize(
    "folder",
    [
        "",
        "DCIM",
        "DCIM/100APPLE",
        "dcim/Camera",
        "DCIM/whatever a camera calls it",
        "100CANON",
        "202402__",
        "Camera",
        "CAMERA",
        "Screenshots",
        "Pictures",
        "Pictures/Screenshots",
        "Download",
        "Downloads",
        "WhatsApp Images",
        "WhatsApp/Media/WhatsApp Images",
        "WhatsApp/Media/WhatsApp Images/Sent",
        "Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images",
        "Telegram/Telegram Images",
        "Telegram Images",
        "Internal storage/DCIM/Camera",
        "Takeout/Google Photos/Photos from 2021",
    ],
)
def test_a_phones_folder_is_sorted(folder: str) -> None:
    assert is_phones([part for part in folder.split("/") if part])


@pytest.mark.parametrize(
    "folder",
    [
        "Wedding 2019",
        "Pictures/Wedding 2019",
        "DCIM/Camera/Wedding 2019",
        "Wedding 2019/DCIM/100APPLE",
        "Takeout/Google Photos/Rome",
        "Media",
        "Sent",
        "Private",
        "2019",
        "cars",
    ],
)
def test_a_persons_folder_stays_together(folder: str) -> None:
    assert not is_phones(folder.split("/"))

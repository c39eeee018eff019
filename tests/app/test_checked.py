"""The model is measured where a person has spoken and it is sure, and nowhere else."""

from gallery_sorter.app.checked import Checked, measure_checked
from tests.window.made import make_picture


def test_only_pictures_that_were_spoken_about_and_are_sure_count() -> None:
    pictures = [
        make_picture("unspoken"),
        make_picture("right", label="Cars"),
        make_picture("wrong", label="Memes"),
        make_picture("unsure", label="Cars", unsure="low-confidence"),
    ]
    assert measure_checked(pictures, set()) == Checked(2, 1)
    assert measure_checked([], set()) == Checked(0, 0)

"""The model is measured where a person has spoken and it is sure, and nowhere else."""

from dataclasses import replace

from gallery_sorter.app.checked import Checked, learned_contents, measure_checked
from gallery_sorter.app.session import Session
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


def test_what_the_model_has_learned_is_no_measure_of_it(session: Session) -> None:
    right, learned_before = make_picture("right", label="Cars"), make_picture("learned", label="Cars")
    learned_before = replace(learned_before, content_hash=b"l" * 32)
    assert measure_checked([right, learned_before], {b"l" * 32}) == Checked(1, 1)
    learned = learned_contents(session.model())
    assert len(learned) > 50, "the model of the drawn pictures remembers them"
    assert all(len(content) == 32 for content in learned)

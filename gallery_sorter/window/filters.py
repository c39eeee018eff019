"""What a person wants to see of all that is open: words in the name, a class, ranges of confidence, days and size."""

from dataclasses import dataclass

from gallery_sorter.app.events import Picture
from gallery_sorter.window.sections import Item


@dataclass(frozen=True, slots=True)
class Filter:
    """Each part that is set must hold. The confidence is the one on the badge: the model's, of the picture's class."""

    words: str = ""  # every one of them in the file's name or its folder's, in either case
    class_name: str | None = None
    least_confidence: float = 0.0  # 0..1, both ends included
    most_confidence: float = 1.0
    first_day: str | None = None  # ISO days; pictures that do not say when they were taken are left out
    last_day: str | None = None
    least_bytes: int = 0
    most_bytes: int | None = None

    @property
    def empty(self) -> bool:
        """Whether it lets everything through."""
        return self == Filter()

    def __call__(self, item: Item) -> bool:
        """Whether an item is shown."""
        return self._has_words(item) and (self._of_words_alone or self._fits(item.picture))

    @property
    def _of_words_alone(self) -> bool:
        return self == Filter(words=self.words)

    def _has_words(self, item: Item) -> bool:
        if not self.words:
            return True
        path = item.shown.path
        text = f"{path.parent.name}/{path.name}".casefold()
        return all(word in text for word in self.words.casefold().split())

    def _fits(self, picture: Picture | None) -> bool:
        if picture is None:  # nothing but its name is known of a file that could not be read
            return False
        if self.class_name is not None and picture.class_name != self.class_name:
            return False
        if self.most_bytes is not None and picture.size_bytes > self.most_bytes:
            return False
        return picture.size_bytes >= self.least_bytes and self._fits_confidence(picture) and self._fits_day(picture)

    def _fits_confidence(self, picture: Picture) -> bool:
        if (self.least_confidence, self.most_confidence) == (0.0, 1.0):
            return True
        confidence = picture.confidence
        return confidence is not None and self.least_confidence <= confidence <= self.most_confidence

    def _fits_day(self, picture: Picture) -> bool:
        if self.first_day is None and self.last_day is None:
            return True
        if picture.taken is None:
            return False
        day = picture.taken[:10]
        return (self.first_day or day) <= day <= (self.last_day or day)

"""What the core says to a person: an English sentence that remembers what it was made of.

It is plain text wherever text is wanted; a face that speaks another language translates the template and puts the
values in anew. What the template is can be kept beside files and told to another process.
"""

import json
from collections.abc import Iterable
from functools import reduce
from typing import Any, Self

_PACKED = '["'  # how a sentence begins that was packed with its values


class Sentence(str):
    """The text of `template` with `values` in its fields, as by `str.format`; a value may be a sentence itself.

    The template is written out where a sentence is made, since `tools.translate` reads the templates in the source.
    Without values nothing is put in, so any text can be taken as it stands.
    """

    template: str
    values: tuple[object, ...]

    def __new__(cls, template: str, *values: object) -> Self:
        made = super().__new__(cls, template.format(*values) if values else template)
        made.template, made.values = template, values
        return made

    def packed(self) -> str:
        """One line of ASCII that `unpacked` makes this of again; a text without values stays as it is."""
        return json.dumps(self._parts()) if self.values or self.startswith(_PACKED) else self.template

    @classmethod
    def unpacked(cls, text: str) -> Self:
        """The sentence that was packed; a text that was not is taken as it stands."""
        if not text.startswith(_PACKED):
            return cls(text)
        try:
            return cls._of(json.loads(text))
        except (ValueError, TypeError, LookupError):
            return cls(text)

    def _parts(self) -> list[Any]:
        return [self.template, *map(_plain, self.values)]

    @classmethod
    def _of(cls, parts: list[Any]) -> Self:
        template, *values = parts
        return cls(template, *(cls._of(value) if isinstance(value, list) else value for value in values))


def joined(parts: Iterable[Sentence]) -> Sentence:
    """The parts behind each other with commas; at least one."""
    return reduce(lambda before, part: Sentence("{}, {}", before, part), parts)


def _plain(value: object) -> object:
    """A value as JSON has it: numbers stay numbers, since a language groups their digits its own way."""
    if isinstance(value, Sentence):
        return value._parts()  # noqa: SLF001 - its own class
    return value if isinstance(value, int | float) else str(value)


NOTHING = Sentence("")  # where there is nothing to say

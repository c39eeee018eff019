"""Files items into sections and keeps these in their order, also where a filter shows a part of them alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gallery_sorter.window.filters import Filter
from gallery_sorter.window.sections import Item, Key, Kind, Section

_MANY = 16  # items: from here on a section is filtered and sorted as a whole, faster than item by item


class Filing:
    """The sections. Until `settle`, each item joins the end of its section; from there on it joins at its place."""

    def __init__(self) -> None:
        self._sections: dict[Key, Section] = {}
        self._settled = False
        self._filter = Filter()
        self._least_sure_first = False

    def clear(self) -> None:
        """Forget every item; the filter and the order stay."""
        self._sections.clear()
        self._settled = False

    def keys(self, classes: Sequence[str]) -> list[Key]:
        """Every section there could be, in order, shown or not; a person's class that the model lacks comes last."""
        names = list(classes)
        names += sorted(key.name for key in self._sections if key.kind is Kind.CLASS and key.name not in names)
        return [*(Key(Kind.CLASS, name) for name in names), Key(Kind.UNSURE), Key(Kind.OUTSIDE), Key(Kind.UNREADABLE)]

    def shown(self, classes: Sequence[str]) -> list[Section]:
        """The sections that have something to show, in order."""
        return [section for key in self.keys(classes) if (section := self._sections.get(key)) and section.shown]

    def items_of(self, key: Key) -> list[Item]:
        """What is in a section, whatever the filter."""
        section = self._sections.get(key)
        return section.items if section else []

    def section_of(self, item: Item) -> Section:
        """The section that an item was filed into."""
        return self._sections[item.key]

    def insert(self, items: Sequence[Item]) -> None:
        """File items."""
        many = len(items) >= _MANY
        touched: dict[Key, Section] = {}
        for item in items:
            section = touched[item.key] = self._section(item.key)
            section.add(item, visible=self._filter(item), in_order=self._settled and not many)
        if self._settled and many:
            for section in touched.values():
                section.sort()

    def remove(self, items: Iterable[Item]) -> None:
        """Take items out; each must be as it was when it was filed."""
        going: dict[Key, dict[Item, None]] = defaultdict(dict)
        for item in items:
            going[item.key][item] = None
        for key, some in going.items():
            self._sections[key].discard(some.keys())

    def settle(self) -> None:
        """Put every section in its order, and keep it so."""
        self._settled = True
        for section in self._sections.values():
            section.sort()

    @property
    def filter(self) -> Filter:
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Show only items that a filter lets through."""
        self._filter = wanted
        for section in self._sections.values():
            section.narrow(None if wanted.empty else wanted)

    @property
    def least_sure_first(self) -> bool:
        return self._least_sure_first

    def set_least_sure_first(self, on: bool) -> None:
        """Turn the order inside the classes around."""
        self._least_sure_first = on
        for section in self._sections.values():
            section.least_sure_first = on
            section.sort()

    def _section(self, key: Key) -> Section:
        section = self._sections.get(key)
        if section is None:
            section = self._sections[key] = Section(key, self._least_sure_first)
            section.narrow(None if self._filter.empty else self._filter)
        return section

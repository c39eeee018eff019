"""Files items into sections and keeps these in their order, also where a search shows a part of them alone."""

from bisect import insort
from collections.abc import Iterable, Sequence

from gallery_sorter.window.sections import Item, Key, Kind, Section, key_of


class Filing:
    """The sections. Until `settle`, each item joins the end of its section; from there on it joins at its place."""

    def __init__(self) -> None:
        self._sections: dict[Key, Section] = {}
        self._settled = False
        self._words = ""
        self._least_sure_first = False

    def clear(self) -> None:
        """Forget every item; the search and the order stay."""
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
        """What is in a section, whatever is searched for."""
        section = self._sections.get(key)
        return section.items if section else []

    def section_of(self, item: Item) -> Section:
        """The section that an item was filed into."""
        return self._sections[key_of(item.shown)]

    def insert(self, item: Item) -> None:
        """File one item."""
        key = key_of(item.shown)
        section = self._sections.get(key)
        if section is None:
            section = self._sections[key] = Section(key, self._least_sure_first)
        lists = [section.items]
        if section.shown is not section.items and item.matches(self._words):
            lists.append(section.shown)
        for items in lists:
            if self._settled:
                insort(items, item, key=section.order)
            else:
                items.append(item)
        section.count_in(item, 1)

    def remove(self, item: Item) -> None:
        """Take one item out; it must be as it was when it was filed."""
        section = self.section_of(item)
        section.items.remove(item)
        if section.shown is not section.items and item in section.shown:
            section.shown.remove(item)
        section.count_in(item, -1)

    def refill(self, items: Iterable[Item]) -> None:
        """File everything anew. Many at once are faster sorted than inserted one by one."""
        settled, self._settled = self._settled, False
        self._sections.clear()
        for item in items:
            self.insert(item)
        for section in self._sections.values():
            section.narrow(self._words)
        if settled:
            self.settle()

    def settle(self) -> None:
        """Put every section in its order, and keep it so."""
        self._settled = True
        self._sort()

    def search(self, words: str, items: Iterable[Item]) -> None:
        """Show only items with these words in their name or folder; an empty text shows all."""
        self._words = words.casefold().strip()
        self.refill(items)

    @property
    def least_sure_first(self) -> bool:
        return self._least_sure_first

    def set_least_sure_first(self, on: bool) -> None:
        """Turn the order inside the classes around."""
        self._least_sure_first = on
        for section in self._sections.values():
            section.least_sure_first = on
        self._sort()

    def _sort(self) -> None:
        for section in self._sections.values():
            section.sort()

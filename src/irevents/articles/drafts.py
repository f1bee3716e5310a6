"""An article of a page while it is being read."""

from __future__ import annotations

from irevents.articles.kinds import Item


class Draft:
    """An article being put together."""

    def __init__(self, *, related: bool) -> None:
        self.related = related
        self.title: tuple[int, int] | None = None
        self.parts: list[tuple[int, int, str]] = []
        self.prose = 0

    def add(self, item: Item, kind: str) -> None:
        self.parts.append((item.line.start, item.line.end, kind))

    def add_prose(self, item: Item) -> None:
        self.add(item, "paragraph" if self.prose else "lead")
        self.prose += 1

    def set_title(self, item: Item) -> None:
        self.title = (item.line.start, item.line.end)
        self.add(item, "headline")

"""Other reports on a page, under a heading that announces them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.articles.drafts import Draft
from irevents.articles.kinds import Item

_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")


def next_is_prose(items: Sequence[Item], index: int) -> bool:
    """Whether running text is what comes next, behind stamps and captions."""
    for item in items[index : index + 4]:
        if item.look == "prose":
            return item.words >= 8
        if item.look not in ("byline", "age", "caption", "cut"):
            return False
    return False


def read_related(items: Sequence[Item], text: str, drafts: list[Draft], index: int) -> int:
    """Read what a heading over other reports announces; the index of the first line after it.

    Links are furniture. A headline with running text under it is an article of its own, unless
    the page's own article just goes on after a box of links.
    """
    stamps: list[Item] = []
    main = drafts[-1]
    while index < len(items):
        item = items[index]
        if item.look in ("byline", "age"):
            stamps.append(item)
        elif item.look in ("plain", "question") and item.words >= 4 and next_is_prose(items, index + 1):
            if not stamps and _goes_on(items, text, index + 1):
                return index + 1
            draft = Draft(related=True)
            for stamp in stamps:
                draft.add(stamp, "byline")
            stamps = []
            draft.set_title(item)
            drafts.append(draft)
            index = _read_one(items, draft, index + 1)
            continue
        if item.look == "prose":
            if not stamps and (drafts[-1] is not main or _goes_on(items, text, index)):
                return index
            if drafts[-1] is main and item.words < 8:
                index += 1
                continue
            if drafts[-1] is main or (stamps and drafts[-1].prose):
                drafts.append(Draft(related=True))  # "14 hours ago" over a report without a headline
            for stamp in stamps:
                drafts[-1].add(stamp, "byline")
            stamps = []
            index = _read_one(items, drafts[-1], index)
            continue
        index += 1
    return index


def _read_one(items: Sequence[Item], draft: Draft, index: int) -> int:
    """Add the lines of one of these reports; the index of the first line after it."""
    while index < len(items):
        item = items[index]
        if item.look == "prose":
            draft.add_prose(item)
        elif item.look in ("bullet", "caption", "post", "table"):
            draft.add(item, item.look)
        elif item.look in ("byline", "age"):
            if draft.prose:
                return index
            draft.add(item, "byline")
        elif item.look in ("plain", "question", "related", "end"):
            return index
        index += 1
    return index


def _goes_on(items: Sequence[Item], text: str, index: int) -> bool:
    """Whether the running text at `index` goes on with the article above the box of links.

    It does when two paragraphs follow each other without a headline between them and speak of what
    the article speaks of.
    """
    following = [item for item in items[index : index + 4] if item.look != "cut"]
    run = 0
    for item in following:
        if item.look != "prose":
            break
        run += 1
    if run < 2:
        return False
    known = set(_CAPITALISED.findall(text[: items[index].line.start]))
    names = _CAPITALISED.findall(" ".join(item.line.text for item in following[:run]))
    return bool(names) and sum(name in known for name in names) >= 0.35 * len(names)

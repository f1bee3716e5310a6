"""One page → its articles: which lines are the report, which are furniture, where others begin."""

from __future__ import annotations

import re

from irevents.articles.drafts import Draft
from irevents.articles.headlines import TRUNCATED, begins_alike, choose_title, same_headline
from irevents.articles.kinds import Item, classify, cut_trail
from irevents.articles.lines import read_lines
from irevents.articles.markup import blank_markup
from irevents.articles.related import next_is_prose, read_related
from irevents.values import frozen

_STAMP = re.compile(r"\s*date \d{4}-\d\d-\d\d(?=\s|$)")
_KEPT = {"prose", "bullet", "post", "caption", "table"}


@frozen
class Block:
    """A stretch of an article, `text[start:end]`.

    `kind` is headline, subheadline, byline, lead, paragraph, caption, bullet, question, answer,
    post or table; `paragraph` numbers the blocks of a page.
    """

    start: int
    end: int
    kind: str
    paragraph: int


@frozen
class Article:
    """A report on the page.

    `title` is the span of its headline; `related` is True for any but the page's own.
    """

    start: int
    end: int
    title: tuple[int, int] | None
    blocks: tuple[Block, ...]
    related: bool = False


def read_page(text: str) -> list[Article]:
    """The articles of a page in order, its own first; what is in no block is furniture."""
    drafts = _Page(text).read()
    articles = []
    number = 0
    for draft in drafts:
        blocks = []
        for start, end, kind in draft.parts:
            blocks.append(Block(start, end, kind, number))
            number += 1
        if blocks:
            span = blocks[0].start, blocks[-1].end
            articles.append(Article(*span, draft.title, tuple(blocks), draft.related))
    return articles


class _Page:
    def __init__(self, text: str) -> None:
        self.text = text = blank_markup(text)
        stamp = _STAMP.match(text)
        self.stamp = stamp.span() if stamp else None
        self.items: list[Item] = []
        self.title: Item | None = None
        for line in read_lines(text, stamp.end() if stamp else 0):
            kept = cut_trail(line)
            if kept is not None:
                self.items.append(classify(kept))

    def read(self) -> list[Draft]:
        main = Draft(related=False)
        if self.stamp:
            start = self.text.index("date", *self.stamp)
            main.parts.append((start, self.stamp[1], "byline"))
        begin = self._find_lead()
        if begin is None:
            self._add_bare(main)
            return [main]
        self._add_head(main, 0, begin)
        return self._add_body(main, begin)

    # the head

    def _find_lead(self) -> int | None:
        """The index of the first line that is running text."""
        for index, item in enumerate(self.items):
            if item.look == "prose" and (item.words >= 8 or index == len(self.items) - 1):
                after = self.items[index + 1] if index + 1 < len(self.items) else None
                if after is not None and after.look == "caption" and begins_alike(item, after):
                    item.look = "cut"  # a caption, once without and once with its credit
                    continue
                return index
        return None

    def _add_bare(self, draft: Draft) -> None:
        """A page without running text: whatever is no furniture."""
        for item in self.items:
            if item.look == "plain" and draft.title is None:
                draft.set_title(item)
            elif item.look in ("plain", "prose", "question"):
                draft.add_prose(item)
            elif item.look in ("bullet", "post", "byline", "caption", "table"):
                draft.add(item, item.look)

    def _add_head(self, draft: Draft, begin: int, end: int) -> None:
        """Headlines, bylines and captions between `begin` and the lead at `end`."""
        head = self.items[begin:end]
        titles = [item for item in head if item.look in ("plain", "question") and item.words >= 3]
        title = choose_title(titles, self.items[end] if end < len(self.items) else None)
        seen_title = False
        last = len(head) - 1
        bullets = sum(item.look == "bullet" and item.words > 3 for item in head)
        for index, item in enumerate(head):
            if item.look in ("byline", "age"):
                draft.add(item, "byline")
            elif item.look in ("caption", "post", "table"):
                draft.add(item, item.look)
            elif item.look == "bullet":
                if item.words > 3 or bullets:
                    draft.add(item, "bullet")
            elif item.look == "prose":
                if seen_title and item.words >= 4:
                    draft.add(item, "subheadline")
            elif item is title:
                self.title = item
                draft.set_title(item)
                seen_title = True
            elif item in titles and title is not None:
                if same_headline(item, title):
                    if not item.line.text.endswith(TRUNCATED):
                        draft.add(item, "headline")
                elif seen_title and item.words >= 4:
                    draft.add(item, "subheadline")
            elif (item.words >= 5 and item in titles) or (
                index == last and seen_title and item.look == "plain"
            ):
                draft.add(item, "subheadline")

    # the body

    def _add_body(self, main: Draft, begin: int) -> list[Draft]:
        drafts = [main]
        draft = main
        section = ""
        listing = False  # the last running text ended in a colon, and lines without a stop are its list
        index = begin
        while index < len(self.items):
            item = self.items[index]
            look = item.look
            if look == "related":
                index = read_related(self.items, self.text, drafts, index + 1)
                draft = drafts[-1]
                section = ""
                continue
            if look == "end":
                if draft.prose:
                    section = "over"
            elif look in ("faq", "takeaways"):
                section = look
            elif section == "over":
                pass
            elif look == "link":
                if item.words <= 3:
                    index += self._skip_link(index + 1)
            elif section == "faq" and look in ("question", "prose", "plain", "bullet"):
                if look == "question":
                    draft.add(item, "question")
                elif look != "plain" or index + 1 < len(self.items):
                    draft.add(item, "answer")
            elif look in ("prose", "plain") and self._is_teaser(index):
                pass
            elif look == "prose":
                draft.add_prose(item)
                listing = item.line.text.endswith(":")
            elif listing and look == "plain" and not self._opens_article(index):
                draft.add(item, "bullet")
            elif look in _KEPT:
                draft.add(item, look)
            elif look in ("byline", "age"):
                draft.add(item, "byline")
            elif look in ("plain", "question"):
                if self._opens_article(index):
                    draft = Draft(related=True)
                    drafts.append(draft)
                    draft.set_title(item)
                    section = ""
                elif self._is_cut_off(index):
                    draft.add_prose(item)
                elif self._is_subheadline(index):
                    repeats = self.title is not None and same_headline(item, self.title)
                    draft.add(item, "headline" if repeats and not draft.related else "subheadline")
            index += 1
        return drafts

    def _skip_link(self, index: int) -> int:
        """How many lines after "SEE ALSO:" are the links it announces."""
        count = 0
        while index + count < len(self.items) and self.items[index + count].look == "plain":
            count += 1
        return min(count, 1) if count < 3 else count

    def _is_subheadline(self, index: int) -> bool:
        """A line without a stop that stands over running text."""
        following = self._skip_cut(index + 1)
        if following >= len(self.items):
            return False
        after = self.items[following].look
        return after in ("prose", "bullet", "post", "table") and self.items[index].words <= 20

    def _is_cut_off(self, index: int) -> bool:
        """The last line of a text that breaks off in mid-sentence."""
        item = self.items[index]
        before = next((one for one in reversed(self.items[:index]) if one.look != "cut"), item)
        if self._skip_cut(index + 1) < len(self.items) or before.look != "prose":
            return False
        if before.line.text.endswith(TRUNCATED):
            return False
        return item.words >= 8 or (item.words >= 3 and _is_sentence_like(item))

    def _skip_cut(self, index: int) -> int:
        """The index of the first line from `index` on that is no furniture ("Advertisement")."""
        while index < len(self.items) and self.items[index].look == "cut":
            index += 1
        return index

    def _is_teaser(self, index: int) -> bool:
        """The beginning of another report ("…"), with a button under it or one of a row of such."""
        if not self.items[index].line.text.endswith(TRUNCATED):
            return False
        if index + 1 < len(self.items):
            after = self.items[index + 1]
            if after.look in ("cut", "link") or after.line.text.endswith(TRUNCATED):
                return True
        return index > 0 and self.items[index - 1].line.text.endswith(TRUNCATED)

    def _opens_article(self, index: int) -> bool:
        """A headline with a time stamp and then running text, where a report has already been read."""
        item = self.items[index]
        if item.words < 5 or index + 2 >= len(self.items):
            return False
        after = self.items[index + 1].look
        return after in ("byline", "age") and next_is_prose(self.items, index + 2)


def _is_sentence_like(item: Item) -> bool:
    words = item.line.text.split()
    return sum(word[:1].islower() for word in words) >= 0.5 * len(words)

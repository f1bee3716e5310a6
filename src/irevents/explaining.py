"""`irevents explain`: why a record says what it says, and why a sentence gave none."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

from irevents.confidence import score_fields
from irevents.describing import describe
from irevents.errors import IreventsError
from irevents.records import Document, Event, Evidence

FIELDS = tuple(
    name
    for name in Event.model_fields
    if name not in ("id", "type", "status", "title", "evidence", "history", "conflicts", "confidence")
)
MISSES = 5
"""Records told of as near misses, at most."""
OPEN, CLOSE = "\x02", "\x03"
"""What stands around the highlighted words until the line is broken."""


class Rejected(Protocol):
    """Words of a text that were considered for an event and let go, with the reason."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """Evidence in its sentence: `sentence[start:end]` is the quote.

    `note` says why the sentence is not to be had (the report is gone, or has changed).
    """

    evidence: Evidence
    sentence: str
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A field of a record, its value in words, the evidence behind it, and how sure it is."""

    field: str
    value: str
    shown: tuple[Shown, ...]
    confidence: float | None = None


def find_event(events: Sequence[Event], name: str) -> Event:
    """The event of that id, or the only one whose id begins so.

    Raises:
        IreventsError: for none or several; names those that come near.
    """
    exact = [event for event in events if event.id == name]
    found = exact or [event for event in events if event.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(event.id for event in found[:4]) + (", …" if len(found) > 4 else "")
        raise IreventsError(f"{len(found)} events begin with {name!r}", remedy=f"name one of {some}")
    near = get_close_matches(name, [event.id for event in events], n=3, cutoff=0.5)
    raise IreventsError(f"no event {name!r}", remedy=f"did you mean {', '.join(near)}" if near else None)


def explain_fields(
    event: Event, read_text: Callable[[str], str | None], *, field: str | None = None
) -> list[Explained]:
    """Each filled field of a record with the sentences its value stands in.

    Args:
        read_text: the text of a document by its name, None where it is not to be had.
        field: only this one: `dates`, `participants`, `participants[1]`.

    Raises:
        IreventsError: when the record has no such field, or it is empty.
    """
    found = []
    pages: dict[str, Page | None] = {}
    sure = score_fields(event)
    for name, value in _list_values(event):
        if field is not None and name != field and name.split("[")[0] != field:
            continue
        cited = {
            (item.document, item.start, item.end): item
            for item in reversed(event.evidence)
            if item.field == name or item.field.split(".")[0] == name
        }
        shown = tuple(_show(item, pages, read_text) for item in reversed(cited.values()))
        found.append(Explained(name, describe(value), shown, sure.get(name.split("[")[0])))
    if field is not None and not found:
        known = field.split("[")[0] in Event.model_fields
        raise IreventsError(f"{field} is empty" if known else f"no field {field!r}", key=event.id)
    return found


def _list_values(event: Event) -> Iterator[tuple[str, object]]:
    yield from (("type", event.type), ("status", event.status))
    for name in FIELDS:
        value = getattr(event, name)
        if isinstance(value, tuple):
            yield from ((f"{name}[{at}]", each) for at, each in enumerate(value))
        elif value is not None:
            yield name, value


class Page:
    """A report cut into sentences."""

    def __init__(self, text: str) -> None:
        from irevents.articles import compact_text, find_sentences, flatten_text, read_page
        from irevents.language import load_language
        from irevents.tokenizing import Tokenizer

        self.text = text
        compact = compact_text(text)
        plain = text if compact is None else compact.text
        articles = read_page(plain)
        tokens = Tokenizer(load_language()).read(flatten_text(plain, articles))
        self._spans = [
            (tokens.starts[sentence.start], tokens.ends[sentence.end - 1])
            for sentence in find_sentences(tokens, articles)
        ]
        if compact is not None:
            self._spans = [compact.restore(start, end) for start, end in self._spans]

    def find_sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentences around `text[start:end]`, or the lines, where it stands in no sentence."""
        around = [span for span in self._spans if span[0] < end and start < span[1]]
        if around:
            return min(start, around[0][0]), max(end, around[-1][1])
        line_end = self.text.find("\n", end)
        return self.text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(self.text)


def _show(item: Evidence, pages: dict[str, Page | None], read_text: Callable[[str], str | None]) -> Shown:
    if item.document not in pages:
        text = read_text(item.document)
        pages[item.document] = None if text is None else Page(text)
    page = pages[item.document]
    if page is None:
        return Shown(item, item.quote, 0, len(item.quote), "the report is not at hand")
    if page.text[item.start : item.end] != item.quote:
        return Shown(item, item.quote, 0, len(item.quote), "the report has changed since")
    start, end = page.find_sentence(item.start, item.end)
    return Shown(item, page.text[start:end], item.start - start, item.end - start)


def make_text_reader(root: Path | None = None) -> Callable[[str], str | None]:
    """A reader of reports by their names in `sources`, looked for below `root` too."""
    from irevents.readers import read_documents

    def read_text(name: str) -> str | None:
        path, _, _ = name.partition("#") if ".jsonl#" in name else (name, "", "")
        for place in [Path(path)] if root is None else [root / path, root / Path(path).name, Path(path)]:
            if place.is_file():
                shift = len(path) if "#" in name else len(name)
                for document in read_documents([str(place)]):
                    if isinstance(document, Document) and document.id == f"{place}{name[shift:]}":
                        return document.text
        return None

    return read_text


def format_explanation(
    event: Event,
    fields: Sequence[Explained],
    *,
    misses: Sequence[tuple[Event, str]] = (),
    color: bool = False,
    width: int = 100,
) -> Iterator[str]:
    """An explained record for a terminal; the quote is highlighted in its sentence."""
    mark = _Marker(color, width)
    yield mark.bold(event.id)
    yield f"{event.type}, {event.status}, confidence {event.confidence:.3g}: {event.title}"
    for each in fields:
        yield ""
        sure = f"  ({each.confidence:.3g})" if each.confidence is not None else ""
        yield f"{mark.bold(each.field)}: {each.value}{sure}"
        if not each.shown and each.field not in _MADE and not each.field.startswith("sources"):
            yield "    no words of a report stand behind it: it follows from other fields"
        for same in _group_prints(each.shown):
            yield from mark.wrap(same[0].sentence, same[0].start, same[0].end)
            for shown in same:
                where = f"{shown.evidence.document}:{shown.evidence.start}-{shown.evidence.end}"
                note = f" ({shown.note})" if shown.note else ""
                yield f"    {mark.dim(f'{where}, rule {shown.evidence.rule}{note}')}"
    if event.conflicts:
        yield from ("", mark.bold("the reports disagree:"), *(f"    {describe(c)}" for c in event.conflicts))
    if event.history:
        yield from ("", mark.bold("over time:"))
        yield from (f"    {describe(step)}" for step in event.history)
    if misses:
        yield from ("", mark.bold("compared, but other events:"))
        yield from (f"    {other.id}: {reason}" for other, reason in misses[:MISSES])


def _group_prints(shown: Sequence[Shown]) -> list[list[Shown]]:
    """What several reports print alike is shown once, with all of them below."""
    groups: dict[tuple[str, int, int], list[Shown]] = {}
    for each in shown:
        groups.setdefault((each.sentence, each.start, each.end), []).append(each)
    return list(groups.values())


_MADE = ("plover", "cameo", "sideline_of_id", "previous_id", "next_id")
"""Fields that are worked out, not read."""


def format_rejections(
    text: str, rejections: Sequence[Rejected], *, color: bool = False, width: int = 100
) -> Iterator[str]:
    """What was considered in a text and let go, each in its sentence, with the reason."""
    mark = _Marker(color, width)
    page = Page(text)
    for each in rejections:
        start, end = page.find_sentence(each.start, each.end)
        yield from mark.wrap(text[start:end], each.start - start, each.end - start)
        yield f"    {mark.bold('no event:')} {each.reason}"
        yield ""


class _Marker:
    """Highlights with terminal codes, or with `>>` and `<<` where there is no terminal."""

    def __init__(self, color: bool, width: int) -> None:
        self._color = color
        self._width = width

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self._color else text

    def dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self._color else text

    def wrap(self, sentence: str, start: int, end: int) -> Iterator[str]:
        """The sentence in lines, its `[start:end]` highlighted."""
        marked = sentence[:start] + OPEN + sentence[start:end] + CLOSE + sentence[end:]
        lines = textwrap.wrap(" ".join(marked.split()), max(self._width - 4, 40))
        signs: Mapping[str, str] = (
            {OPEN: "\x1b[30;43m", CLOSE: "\x1b[0m"} if self._color else {OPEN: ">>", CLOSE: "<<"}
        )
        inside = False
        for line in lines:
            out = "".join(signs.get(letter, letter) for letter in line)
            if self._color and inside and OPEN not in line:
                out = signs[OPEN] + out
            inside = OPEN in line or inside
            inside = inside and CLOSE not in line
            yield "    " + (out + signs[CLOSE] if self._color and inside else out)

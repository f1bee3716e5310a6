"""How a report is laid out and spelt changes nothing of what is read in it, on our own texts."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from test_cases import CASES

from irevents import Document, Event, Extractor

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def wrap(text: str, width: int, indent: str = "") -> str:
    """The text with each of its lines broken at a width."""
    lines = []
    for line in text.split("\n"):
        lines += (
            textwrap.wrap(
                line,
                width,
                initial_indent=indent,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
            if len(line) > width
            else [line]
        )
    return "\n".join(lines)


def number_pages(text: str) -> str:
    """The text broken at a width, with the number of a page after every 20 lines."""
    lines = wrap(text, 76).split("\n")
    pages = ["\n".join(lines[at : at + 20]) for at in range(0, len(lines), 20)]
    return "".join(f"{page}\n\n{number}\n\n" for number, page in enumerate(pages[:-1], 1)) + pages[-1]


def divide_words(text: str) -> str:
    """The text broken at a width, in the middle of words where they are long."""

    def cut(line: str) -> str:
        out: list[str] = []
        current = ""
        for word in line.split():
            room = 68 - len(current)
            if len(current) + len(word) < 70:
                current = f"{current} {word}".strip()
            elif word.isalpha() and word.islower() and len(word) > 7 and 3 <= room <= len(word) - 3:
                out.append(f"{current} {word[:room]}-")
                current = word[room:]
            else:
                out.append(current)
                current = word
        return "\n".join([*out, current])

    return "\n".join(cut(line) if len(line) > 70 else line for line in text.split("\n"))


def add_advertisements(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "".join(
        f"{one}\n\nAdvertisement\n\n" if number % 3 == 2 else f"{one}\n\n"
        for number, one in enumerate(paragraphs)
    )


LAYOUTS: dict[str, Callable[[str], str]] = {
    "wrapped at 60": lambda text: wrap(text, 60),
    "wrapped at 78": lambda text: wrap(text, 78),
    "wrapped at 96": lambda text: wrap(text, 96),
    "indented": lambda text: wrap(text, 78, "   "),
    "of another system": lambda text: wrap(text, 72).replace("\n", "\r\n"),
    "words divided": divide_words,
    "pages numbered": number_pages,
    "advertisements": add_advertisements,
}


def summarise(events: list[Event]) -> Counter[tuple[object, ...]]:
    """The events without what depends on offsets."""
    return Counter(
        (
            event.type,
            event.status,
            event.dates and (event.dates.start, event.dates.end),
            event.venue and (event.venue.city, event.venue.country),
            tuple(sorted(party.code for party in event.parties)),
            tuple(sorted(person.name or "" for person in event.participants)),
            event.series and event.series.id,
            event.edition,
        )
        for event in events
    )


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(merge=False)


def long_texts() -> list[Document]:
    """The samples, and the cases of some length."""
    found = [Document(path.read_text(encoding="utf-8"), id=path.name) for path in SEEDS]
    return found + [
        Document(case.text, id=case.id, published=case.published)
        for case in CASES
        if len(case.text) > 500 and max(map(len, case.text.split("\n"))) > 200
    ]


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_changes_nothing(name: str, extractor: Extractor) -> None:
    different = []
    for document in long_texts():
        changed = document.model_copy(update={"text": LAYOUTS[name](document.text)})
        if summarise(extractor.extract(changed)) != summarise(extractor.extract(document)):
            different.append(document.id)
    assert not different

"""How a report is laid out and spelt changes nothing of what is read in it, on our own texts."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from test_cases import CASES

from irevents import Document, Event, Extractor

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
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


def put_day_first(text: str) -> str:
    """July 8 → 8 July, July 8-9, 2024 → 8-9 July 2024."""
    day = r"(\d{1,2}(?:(?: ?[-–] ?| to | and )\d{1,2})?)"
    text = re.sub(rf"\b({MONTHS}) {day}, (\d{{4}})\b", r"\2 \1 \3", text)
    return re.sub(
        rf"\b({MONTHS}) {day}\b(?!,? \d|[-–:.]\d| ?[-–] ?\d| (?:to |and )?(?:{MONTHS}|\d))", r"\2 \1", text
    )


def write_ordinal(match: re.Match[str]) -> str:
    """12 → 12th."""
    number = int(match[1])
    return match[1] + {1: "st", 2: "nd", 3: "rd"}.get(number if number < 20 else number % 10, "th")


def replace_all(*pairs: tuple[str, str]) -> Callable[[str], str]:
    """A change of words."""

    def change(text: str) -> str:
        for pattern, other in pairs:
            text = re.sub(pattern, other, text)
        return text

    return change


SPELLINGS: dict[str, Callable[[str], str]] = {
    "day first": put_day_first,
    "ordinals": lambda text: re.sub(
        rf"(?<![-–/\d] )(?<!to )(?<!and )(?<![-–/\d])\b(\d{{1,2}})(?= (?:{MONTHS})\b)", write_ordinal, text
    ),
    "short months": replace_all(
        (r"\b(Jan|Feb|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ust|tember|ober|ember)(?= \d)", r"\1.")
    ),
    "American": replace_all(
        (r"(?<=[Dd])efence", "efense"), (r"(?<=[Pp])rogramme", "rogram"), (r"(?<=ravel)led", "ed")
    ),
    "PM": replace_all((r"\bPrime Minister(?= [A-Z])", "PM")),
    "Minister for": replace_all((r"\bMinister of (?=Foreign|Defence|National|External)", "Minister for ")),
    "no stops": replace_all((r"\b(Mr|Dr|Gen|Lt|Col)\. (?=[A-Z])", r"\1 ")),
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
            event.series and event.series.name.lower().replace("defense", "defence"),
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


@pytest.mark.parametrize("name", SPELLINGS)
def test_spelling_changes_nothing(name: str, extractor: Extractor) -> None:
    different = []
    for case in CASES:
        text = SPELLINGS[name](case.text)
        if len(case.text) < 260 or text == case.text:
            continue
        before = extractor.extract(Document(case.text, published=case.published))
        after = extractor.extract(Document(text, published=case.published))
        if summarise(after) != summarise(before):
            different.append(case.id)
    assert not different


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_changes_nothing(name: str, extractor: Extractor) -> None:
    different = []
    for document in long_texts():
        changed = document.model_copy(update={"text": LAYOUTS[name](document.text)})
        if summarise(extractor.extract(changed)) != summarise(extractor.extract(document)):
            different.append(document.id)
    assert not different

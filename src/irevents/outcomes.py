"""Documents signed, adopted or issued at an event."""

from __future__ import annotations

import re

from irevents.drafts import Anchor
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.records import Outcome

_KINDS = (
    ("memorandum", r"(?:mou|mous|memorand(?:um|a) of (?:understanding|cooperation|agreement)|memorandum)"),
    ("joint-statement", r"joint (?:statement|communiqu[eé]|declaration|press statement)"),
    ("protocol", r"protocols?"),
    ("declaration", r"declarations?|communiqu[eé]"),
    ("treaty", r"treat(?:y|ies)"),
    ("letter-of-intent", r"letters? of intent"),
    ("roadmap", r"road ?map"),
    ("contract", r"contracts?"),
    ("plan", r"(?:action |work |cooperation )plan|programme of cooperation"),
    ("agreement", r"agreements?|accords?|pacts?|arrangements?|deals?"),
)
_DOCUMENT = re.compile("|".join(f"(?P<k{i}>\\b(?:{p})\\b)" for i, (_, p) in enumerate(_KINDS)))
_ISSUED = Pattern("issued")
_NOT_ISSUED = Pattern("not-issued")


def find_outcomes(reading: Reading) -> list[tuple[Outcome, Anchor]]:
    """The documents that the sentence says were signed, adopted or issued, each with its words."""
    text = reading.text
    verb = _ISSUED.search_in(text, reading.runs)
    if verb is None or _NOT_ISSUED.search(text[: verb.start()]):
        return []
    found: list[tuple[Outcome, Anchor]] = []
    for match in _DOCUMENT.finditer(text):
        if abs(match.start() - verb.start()) > 90:
            continue
        kind = next(_KINDS[i][0] for i in range(len(_KINDS)) if match.group(f"k{i}"))
        first, last = reading.item_at(match.start()), reading.item_at(match.end() - 1)
        last = _take_title(reading, last)
        start, end = reading.items[first].start, reading.items[last].end
        title = " ".join(reading.items[n].text for n in range(first, last + 1))
        found.append((Outcome(kind=kind, title=title), Anchor(start, end, "document-issued")))
        break
    return found


_TITLED = Pattern("paper-titled")


def _take_title(reading: Reading, last: int) -> int:
    end = reading.offsets[last] + len(reading.items[last].text)
    match = _TITLED.match(reading.text, end)
    return reading.item_at(match.end() - 1) if match else last


_MANY = re.compile(r"\b(?:several|many|some|two|three|four|five|six|seven|eight|nine|ten|\d+|mous)\b")


def name_document(reading: Reading) -> str | None:
    """What a sentence calls the documents to be signed: "MoUs", "a treaty"; None where it names none."""
    match = _DOCUMENT.search(reading.text)
    if match is None:
        return None
    kind = next(_KINDS[i][0] for i in range(len(_KINDS)) if match.group(f"k{i}"))
    noun = "MoU" if kind == "memorandum" else kind.replace("-", " ")
    if _MANY.search(reading.text[max(0, match.start() - 40) : match.end()]) or match.group().endswith("s"):
        return "treaties" if noun == "treaty" else f"{noun}s"
    return f"an {noun}" if noun[0] in "aeiouM" else f"a {noun}"

"""What a line of a page looks like, taken by itself: prose, headline, stamp, caption, menu, …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from irevents.articles.furniture import find_role, is_site_talk
from irevents.articles.lines import Line
from irevents.packs.patterns import Pattern

_STOPPED = re.compile(r"(?<!\.\.)[.!]['\"”’)\]]*$|[.!?…]['\"”’)]+$")
_ASKED = re.compile(r"\?['\"”’)\]]*$")
_STAMP = Pattern("day-stamped")
_SMALL_WORD = re.compile(r"(?<![\w.@/-])[a-z]{4,}(?![\w@/-]|\.\w)")
_DIGIT = re.compile(r"\d")
_STAMP_WORDS = Pattern("stamp-words")
_AGE = Pattern("line-of-age")
_READ_TIME = re.compile(r"^\W*\d+\s*[- ]?min(?:ute)?s?\s+(?:read|to read)\W*$", re.IGNORECASE)
_CREDIT = Pattern("picture-credit")
_CREDIT_WORDS = ("photo", "image", "pic", "file", "courtesy", "credit", "source", "by ")
_TWO_SENTENCES = re.compile(r"[a-z0-9]\.\s?[A-Z]")
_HANDLE = re.compile(r"pic\.twitter\.com|https?://t\.co/|\(@\w+\)")
_HASHTAG = re.compile(r"(?:^|\s|[\"“(])#[A-Za-z]\w+")
_CRUMB = re.compile(r"\s*(?:[>»›→]|(?<=\s)/(?=\s)|^/)\s*")
_MENU = re.compile(r"\s{2,}|\s[|•·]\s|\t")
_CRUMB_ROOT = re.compile(r"\W*(?:home(?:page)?|news|you are here)\b", re.IGNORECASE)
_TITLE_WORDS = 5
_PROSE_WORDS = 25


@dataclass(slots=True)
class Item:
    """A line with what it looks like.

    `look` is `prose`, `plain` (a line without a stop: a headline, a label, a link), `bullet`,
    `byline`, `age`, `caption`, `post`, `question`, `table`, or a role of the furniture pack (`cut`, `end`,
    `related`, `link`, `faq`, `takeaways`).
    """

    line: Line
    look: str
    words: int


def classify(line: Line) -> Item:
    """Say what a line looks like."""
    text = line.text.replace("\u200b", "")
    if "  " in text:
        text = " ".join(text.split())
    words = text.count(" ") + 1
    if words > 60 and not text.startswith(("This ", "(", "Disclaimer", "©", "Copyright", "Subscribe", "We ")):
        return Item(line, "post" if _is_post(text) and words < 90 else "prose", words)
    role = find_role(text)
    stopped = _STOPPED.search(text[-8:]) is not None
    if role == "byline" and ((stopped and words > 6) or (words > 7 and not _DIGIT.search(text))):
        role = None
    if role is not None:
        return Item(line, role, words)
    return Item(line, _look(line, text, words, stopped), words)


def _look(line: Line, text: str, words: int, stopped: bool) -> str:
    if words <= 6 and (_AGE.match(text) or _READ_TIME.match(text)):
        return "age"
    if words <= 8 and not is_stamp(text):
        letters = sum(map(str.isalpha, text))
        if not letters or letters * 2 < len(text) - words:
            return "cut"  # "3", "+ - 16 px", "&w=3840&q=100)", a web address
    if words == 1 and text.startswith(("http://", "https://", "www.")):
        return "cut"
    if is_site_talk(text):
        return "cut"
    if _is_post(text):
        return "post"
    if words <= 30 and not stopped and (text.startswith("By ") or " | " in text) and _STAMP.search(text):
        return "caption" if _has_credit(text) else "byline"
    if words <= 22 and not line.bullet and not (stopped and (words > 8 or _tells(text))) and is_stamp(text):
        return "byline"
    if words <= 60 and _has_credit(text):
        return "caption"
    if words <= 30 and _is_menu(line.text):
        return "cut"
    if line.bullet:
        if words <= 6 and _is_bare_stamp(text):
            return "byline"
        if words >= 30 and _TWO_SENTENCES.search(
            text
        ):  # "- Deputy Minister … received …": the lead, behind a dash
            return "prose"
        return "plain" if text.endswith((" -", " |")) else "bullet"
    if _ASKED.search(text) and words <= 30:
        return "question"
    if "\t" in text:
        return "table"
    if words <= 20 and text.endswith(("…", "...")) and ". " not in text:
        return "plain"
    if (
        stopped
        or text.endswith("...")
        or words >= _PROSE_WORDS
        or (text.endswith((":", ";", ",")) and words > 3)
    ):
        return "prose"
    return "byline" if text.endswith(" By") else "plain"


def _has_credit(text: str) -> bool:
    tail = text[-90:]
    lowered = tail.lower()
    return any(word in lowered for word in _CREDIT_WORDS) and _CREDIT.search(tail) is not None


def is_stamp(text: str) -> bool:
    """Whether a short line is a date or time with at most a few words of agency, author or place."""
    return (
        _DIGIT.search(text) is not None
        and _STAMP.search(text) is not None
        and len(_STAMP_WORDS.sub(" ", text).split()) <= 4
    )


def _tells(text: str) -> bool:
    """Whether a short line with a date has a verb or the like: "On 17 January, Mehra visited Lima."."""
    return _SMALL_WORD.search(_STAMP_WORDS.sub(" ", text)) is not None


def _is_bare_stamp(text: str) -> bool:
    return _STAMP.search(text) is not None and not _STAMP_WORDS.sub(" ", text).split()


def _is_post(text: str) -> bool:
    if "#" in text and len(_HASHTAG.findall(text)) >= 2:
        return True
    return ("@" in text or "t.co" in text or "pic." in text) and _HANDLE.search(text) is not None


def _is_menu(text: str) -> bool:
    """A row of links ("Home   News   Navy") or a trail of them ("Home > News > World")."""
    if "  " in text or "|" in text or "•" in text or "·" in text or "\t" in text:
        cells = [cell for cell in _MENU.split(text) if cell]
        if len(cells) >= 2 and all(find_role(cell) == "cut" or cell.count(" ") == 0 for cell in cells):
            return True
        if len(cells) >= 4 and all(cell.count(" ") <= 2 for cell in cells):
            return True
    return (">" in text or "»" in text or "›" in text or " / " in text) and (
        len(cells := [cell for cell in _CRUMB.split(text) if cell]) >= 3
        and all(cell.count(" ") <= 3 for cell in cells)
    )


def cut_trail(line: Line) -> Line | None:
    """A line with a trail before a headline cut to the headline; None where only the trail is left.

    "Home / India News / Army, navy to hold drill in May" → "Army, navy to hold drill in May".
    """
    if not _CRUMB_ROOT.match(line.text) or not any(mark in line.text for mark in (">", "/", "»", "›", "→")):
        return line
    last = 0
    marks = 0
    for match in _CRUMB.finditer(line.text):
        if line.text[last : match.start()].count(" ") > 3:
            break
        last = match.end()
        marks += 1
    rest = line.text[last:]
    if not marks:
        return line
    if rest.count(" ") + 1 < _TITLE_WORDS:
        return None
    return Line(line.start + last, line.end, rest, line.gap, line.bullet)

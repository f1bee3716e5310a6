"""A text with HTML or Markdown in it → the same text, as long as before, with the markup blanked."""

from __future__ import annotations

import re

_HTML = re.compile(r"</?[a-zA-Z][^<>]{0,400}>|<!--|-->|<!DOCTYPE[^>]{0,200}>", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|noscript|svg|head)\b|<!--", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|br|hr|li|ul|ol|tr|td|th|table|section|article|header|footer|nav|aside|figure|figcaption"
    r"|blockquote|title|body|html|main|form|button)\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_ENTITIES = {
    "amp": "&",
    "quot": '"',
    "apos": "'",
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "ndash": "–",
    "mdash": "—",
    "hellip": "…",
    "#39": "'",
    "#8217": "’",
    "#8216": "‘",
    "#8220": "“",
    "#8221": "”",
    "#8211": "–",
    "#8212": "—",
}
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\([^()\s]{1,500}(?:\s\"[^\"\n]{0,200}\")?\)")
_LINE_MARK = re.compile(r"^[ \t]*(?:(?:>[ \t]*)+(?:#{1,6}(?=[ \t]))?|#{1,6}(?=[ \t]))", re.MULTILINE)
# "Foreign ministers of Russia [Images] and China": what a click would show
_CLICK = re.compile(r" ?\[ ?(?:Images?|Photos?|Videos?|Get Quote) ?\]")
_STRONG = re.compile(r"\*\*|__")


def blank_markup(text: str) -> str:
    """Blank tags, link targets and emphasis; what they mark stays in its place.

    A text without markup is returned as it is. A tag that ends a line on the screen leaves a line
    break, an entity the character it stands for.
    """
    if "<" in text and _HTML.search(text) is not None:
        text = _blank_unseen(text)
        text = _HTML.sub(_blank_tag, text)
        text = _ENTITY.sub(_resolve, text)
    elif "&" in text and _ENTITY.search(text) is not None:
        text = _ENTITY.sub(_resolve, text)  # "Berg &amp; Lee", where the tags are gone
    if "[" in text:
        if "](" in text:
            text = _LINK.sub(_keep_label, text)
        if _CLICK.search(text) is not None:
            text = _CLICK.sub(_blank, text)
    # one sign is found in a tenth of the time of two
    if ("*" in text and "**" in text) or ("_" in text and "__" in text):
        text = _STRONG.sub("  ", text)
    if ("#" in text or ">" in text) and _LINE_MARK.search(text) is not None:
        text = _LINE_MARK.sub(_blank, text)
    return text


def _blank_unseen(text: str) -> str:
    """Blank comments, scripts and the like; one that is not closed stays."""
    parts: list[str] = []
    last = 0
    unclosed: set[str] = set()
    for match in _UNSEEN.finditer(text):
        close = f"</{match[1].lower()}" if match[1] else "-->"
        if match.start() < last or close in unclosed:
            continue
        end = re.compile(close, re.IGNORECASE).search(text, match.end())
        if end is None:
            unclosed.add(close)
            continue
        parts += (text[last : match.start()], " " * (end.start() - match.start()))
        last = end.start()
    return "".join((*parts, text[last:])) if parts else text


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _blank_tag(match: re.Match[str]) -> str:
    first = "\n" if _BLOCK_TAG.match(match[0]) else " "
    return first + " " * (match.end() - match.start() - 1)


def _resolve(match: re.Match[str]) -> str:
    # the rest is filled with zero-width spaces, so that no gap looks like one between the cells of a menu
    return _ENTITIES.get(match[0][1:-1], " ").ljust(match.end() - match.start(), "\u200b")


def _keep_label(match: re.Match[str]) -> str:
    label = "" if match[1] else match[2]
    return (" " * len(match[1]) + " " + label).ljust(match.end() - match.start())

"""Bytes → text. Never a guess: what is not UTF-8 is an error that says where, not mojibake."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from irevents.errors import IreventsError

# One report of a million characters is no report; it is also what spaCy takes at a time.
MAX_CHARACTERS = 1_000_000
MAX_BYTES = 4 * MAX_CHARACTERS

_LINE_ENDS = re.compile(r"\r\n?")


class UnreadableText(Exception):
    """Bytes that are no text; the message says why, `remedy` what to do about it."""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy


def check_encoding(name: str | None) -> None:
    """Refuse the name of an encoding that Python does not know.

    Raises:
        IreventsError: for an unknown name, or for a codec that does not yield text.
    """
    if name is None:
        return
    try:
        "".encode(name)
        known = isinstance(b"".decode(name), str)
    except (LookupError, UnicodeError):
        known = False
    if not known:
        raise IreventsError(f"unknown encoding {name!r}", remedy="try utf-8, utf-16 or windows-1252")


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """Decode a text as it stands, without a byte order mark.

    Args:
        data: the bytes.
        encoding: how they are encoded; left out, UTF-8, or UTF-16 or UTF-32 where they begin with its mark.

    Raises:
        UnreadableText: when they are not that, or look like no text at all.
    """
    if encoding is None:
        if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            encoding = "utf-32"
        elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            encoding = "utf-16"
        elif b"\0" in data:
            raise UnreadableText("binary data, not text")
    encoding = encoding or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        wrong = data[error.start : error.start + 1].hex()
        message = f"not {encoding.upper()} (byte {error.start}: 0x{wrong})"
        raise UnreadableText(message, "give its encoding, such as --encoding windows-1252") from None
    if "\0" in text:
        raise UnreadableText("binary data, not text")
    return text.removeprefix("\ufeff")


def read_utf8(path: Path) -> str:
    """The text of a file of ours.

    Raises:
        IreventsError: when it cannot be read, or is not UTF-8.
    """
    try:
        return decode(path.read_bytes(), encoding="utf-8")
    except OSError as error:
        raise IreventsError((error.strerror or str(error)).lower(), file=str(path)) from error
    except UnreadableText as error:
        raise IreventsError(str(error), file=str(path)) from error


def normalise_lines(text: str) -> str:
    """End every line with LF, as Python's own `open` does: offsets count the characters of that text."""
    return _LINE_ENDS.sub("\n", text)


def check_length(text: str) -> None:
    """Refuse a text longer than `MAX_CHARACTERS`."""
    if len(text) > MAX_CHARACTERS:
        raise too_long()


def too_long() -> UnreadableText:
    """The error for a text longer than `MAX_CHARACTERS`."""
    return UnreadableText(f"longer than {MAX_CHARACTERS:,} characters", "split it into its reports")

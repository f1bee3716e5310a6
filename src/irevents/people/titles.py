"""Titles before a name and letters after it: "Lieutenant General (Dr)", "PVSM, AVSM (Retd)"."""

from __future__ import annotations

from irevents.people.lexicon import HONORIFIC, INITIAL, NAME, POSTNOMINAL, RANK, Lexicon
from irevents.people.page import Page
from irevents.values import frozen

_BREAKING = frozenset({"mr", "mrs", "ms", "dr", "prof", "shri", "smt", "gen", "lt", "col", "maj", "adm"})


@frozen
class Titles:
    """Ranks and honorifics before a name: where they end, and the tokens of the ranks."""

    end: int
    rank: tuple[int, int] | None


# "Major General (Pilot) Haddad", "Admiral (Prof) Perera"
_IN_BRACKETS = frozenset({"retd", "ret", "dr", "rtd", "r", "retired", "pilot", "prof", "eng", "engr"})


class TitleReader:
    """Reads titles on a page."""

    def __init__(self, lexicon: Lexicon, page: Page) -> None:
        self.lexicon = lexicon
        self.page = page

    def titles_at(self, token: int, limit: int) -> Titles:
        """The stack of ranks and honorifics that begins at `token`: "H.E. Mr.", "Lieutenant General (Dr)"."""
        page = self.page
        at = token
        rank: tuple[int, int] | None = None
        if token >= limit:
            return Titles(token, None)
        after = self.lexicon.title_like.get(page.norms[token], ())
        if token + 1 < limit and page.norms[token + 1] in after:
            return Titles(token, None)  # "Gen Nakatani" is no general
        while at < limit and page.classes[at] & (RANK | HONORIFIC):
            value = page.classes[at]
            matched = self.lexicon.ranks.match(page.words, page.norms, at) if value & RANK else None
            if matched is not None:
                end = min(matched[0], limit)
                rank = (at if rank is None else rank[0], end)
            elif rank is not None and page.words[at] in ("MS", "MR"):
                break  # "Lt Gen MS Rao": initials
            else:
                matched = (
                    self.lexicon.honorifics.match(page.words, page.norms, at) if value & HONORIFIC else None
                )
                if matched is None:
                    break
                end = min(matched[0], limit)
            if (
                end < limit
                and page.words[end] == "("
                and page.norms[end + 2 : end + 3] == [")"]
                and page.norms[end + 1] in _IN_BRACKETS
            ):
                end += 3
            # "German President Mr, Frank-Walter S.": a comma for a stop
            if (
                end < limit - 1
                and page.words[end] in (",", ".")
                and page.norms[end - 1] in ("mr", "mrs", "ms", "dr", "shri", "hon")
                and page.classes[end + 1] & (NAME | INITIAL | HONORIFIC)
            ):
                end += 1
            at = end
        return Titles(at, rank)

    def is_title(self, at: int, last: int) -> bool:
        """Whether a title breaks a run of capitals off: "the Chairman of ICTA Dr. Nimal Perera"."""
        page = self.page
        word = page.words[at]
        if not word.endswith(".") and page.norms[at] not in _BREAKING:
            return False
        return self.titles_at(at, last).end > at

    def letters_after(self, token: int, limit: int) -> int:
        """The end of letters after a name: "MP", ", PVSM, AVSM", "(Retd)", ", Jr."."""
        page = self.page
        at = token
        while at < limit:
            if page.words[at] == "(" and at + 2 < limit and page.words[at + 2] == ")":
                if page.classes[at + 1] & POSTNOMINAL or (at > token and len(page.words[at + 1]) == 1):
                    at += 3
                    continue
                break
            ahead = at + 1 if page.words[at] == "," else at
            if (
                ahead < limit
                and page.classes[ahead] & POSTNOMINAL
                and (
                    page.words[ahead].isupper()
                    or page.norms[ahead] in ("jr", "sr", "jnr", "retd", "retired", "phd")
                )
            ):
                if ahead > at and ahead in page.covered:
                    break
                at = ahead + 1
                if at < limit and page.words[at] == "." and page.norms[at - 1] in ("jr", "sr", "retd"):
                    at += 1
                continue
            break
        return at

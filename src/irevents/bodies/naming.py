"""What a body read by construction is called, and the id of its series."""

from __future__ import annotations

import re
from collections.abc import Mapping

from irevents.bodies.drafts import Draft
from irevents.bodies.walking import ACRONYM, DASHES
from irevents.bodies.words import slug, words_of
from irevents.mentions import PartyMention
from irevents.tokens import Tokens

_BARE_FORMS = frozenset({"name", "demonym", "capital", "organisation"})


_HOLDERS = frozenset({"minister", "chief", "leader", "commander", "speaker", "adviser"})


_SPACE = re.compile(r"\s+")
_AROUND_DASH = re.compile(r"\s*-\s*")
_BEFORE_APOSTROPHE = re.compile(r" (['’](?:s\b)?)")
_LONE_QUOTE = re.compile(r"(?<![\w’'])['‘’](?=\w)|(?<=\d)['’](?= )")


class Names:
    """The names of the drafts of one text.

    Args:
        tokens: the text.
        parties: the parties found in it, by first token.
        modifiers: the words that say what sort of body it is: the "navy" of "Indian Navy".
    """

    def __init__(
        self, tokens: Tokens, parties: Mapping[int, PartyMention], modifiers: frozenset[str]
    ) -> None:
        self.tokens = tokens
        self.parties = parties
        self._modifiers = modifiers

    def name(self, draft: Draft) -> str:
        """The name an analyst would write: the text's words without count, brackets and session noun.

        An organisation is written in full with its acronym, a working group with its commission's.
        """
        if draft.entry is not None and not draft.own_name:
            acronym = draft.entry.acronym
            return draft.entry.label + (f" ({acronym})" if acronym and draft.entry.organisation else "")
        if draft.label is not None:
            return draft.label
        name = self._surface(draft)
        parent = draft.parent.root() if draft.parent is not None else None
        if parent is not None and parent.acronym:
            return f"{parent.acronym} {name}"
        if parent is not None and parent.end <= draft.name_start:  # "the Chile-Peru Commission Sub-Group"
            return f"{self.name(parent)} {name}"
        return f"{draft.prefix} {name}" if draft.prefix else name

    def series_id(self, draft: Draft) -> str:
        """The same for "India-Russia" and "Indo-Russian": sorted party codes, then the other words."""
        if draft.entry is not None:
            return draft.entry.id
        if draft.office is not None:
            return slug(" ".join([*draft.parties, *words_of(draft.office)]))
        if draft.label is not None:
            return slug(draft.label)
        codes = sorted(dict.fromkeys(draft.parties))
        parent = draft.parent.root() if draft.parent is not None else None
        if parent is not None and parent.entry is not None:
            codes = [parent.entry.id]
        return slug(" ".join([*codes, *self.own_words(draft)]))

    def own_words(self, draft: Draft) -> list[str]:
        """The words of a name but for parties, small words and acronyms in brackets, in British spelling."""
        if draft.entry is not None or draft.label is not None:
            return words_of(draft.office or draft.label or self.name(draft))
        kept: list[str] = []
        at = draft.name_start
        while at < draft.name_end:
            party = self.parties.get(at)
            close = self._acronym_end(at, draft.name_end) if self.tokens.words[at] == "(" else None
            if close is not None:
                at = close
            elif party is not None and party.code in draft.parties:
                if party.form not in _BARE_FORMS:
                    kept += [low for low in self._lows(party) if low in self._modifiers]
                at = party.end
            else:
                if self.tokens.words[at] in ("'s", "’s") and kept and kept[-1] in _HOLDERS:
                    kept[-1] += "s"  # "the Defence Minister's meeting" is that of the ministers
                kept += words_of(self.tokens.words[at]) if at not in draft.prefix_tokens else []
                at += 1
        return kept

    def _lows(self, party: PartyMention) -> list[str]:
        return self.tokens.lows[party.start : party.end]

    def _surface(self, draft: Draft) -> str:
        words, spaced = self.tokens.words, self.tokens.spaced
        parts: list[str] = []
        at = draft.name_start
        while at < draft.name_end:
            word = words[at]
            party = self.parties.get(at)
            if party is not None and self._in_full(party):
                parts.append(f"{party.name} ({party.code}) ")
                at = party.end
                continue
            close = self._acronym_end(at, draft.name_end) if word == "(" else None
            if close is not None:
                at = close
                continue
            if word.isspace() or word in '"“”':
                parts.append(" ")
            else:
                parts.append("-" if word in DASHES else word + " " * spaced[at])
            at += 1
        name = _AROUND_DASH.sub("-", _SPACE.sub(" ", "".join(parts)))
        name = _BEFORE_APOSTROPHE.sub(r"\1", name).strip(" -")
        return _LONE_QUOTE.sub("", name)  # "the first '2+2' dialogue"

    def _in_full(self, party: PartyMention) -> bool:
        """Whether to write an organisation out: not in a compound such as "ASEAN-US"."""
        words = self.tokens.words
        after = words[party.end] if party.end < len(words) else ""
        before = words[party.start - 1] if party.start else ""
        return party.kind == "organisation" and party.name != party.code and not DASHES & {before, after}

    def _acronym_end(self, open_: int, end: int) -> int | None:
        """The token after the bracket that closes an acronym, None where it holds a part of the name."""
        words = self.tokens.words
        close = next((at for at in range(open_ + 1, end) if words[at] == ")"), None)
        if close is None or not ACRONYM.fullmatch(self.tokens.slice(open_ + 1, close).replace(" ", "")):
            return None
        return close + 1

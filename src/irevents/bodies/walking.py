"""What belongs to a name on its left and on its right: modifiers, parties, acronym, complement."""

from __future__ import annotations

import re
from collections.abc import Mapping

from irevents.bodies.drafts import Draft
from irevents.bodies.editions import ordinal_before
from irevents.bodies.lexicon import Lexicon
from irevents.mentions import PartyMention
from irevents.tokens import Tokens

DASHES = frozenset("-–‑—")
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "this", "our", "that"})
LINKS = frozenset({"and", "&", "of", "the", "for", "against", "in", "to", "'s", "’s", "'", "’", "/"}) | DASHES
ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z0-9][A-Za-z0-9&+/‑–-]{1,13}|\d\+\d")
QUOTES = frozenset("\"“”‘’'")
BETWEEN = (
    DETERMINERS | DASHES | {"day", "long", "biennial", "annual", "multilateral", "mega", "multinational"}
)
SUBORDINATE = frozenset({"sub-working-group", "working-group", "task-force", "group", "committee", "team"})
_LEFT = 14  # tokens that the words before a head may run to
YEAR = re.compile(r"(?:19|20)\d\d")


class Walker:
    """Walks from a name to both sides in one text; it knows the parties and the bodies read so far."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, parties: list[PartyMention], nouns: Mapping[int, int]
    ) -> None:
        self.tokens = tokens
        self.words, self.lows = tokens.words, tokens.lows
        self.lexicon = lexicon
        self.nouns = nouns  # the session nouns, from the token after each to its first
        self.party_starts: Mapping[int, PartyMention] = {party.start: party for party in parties}
        self.party_ends: Mapping[int, PartyMention] = {party.end: party for party in parties}
        self.draft_ends: dict[int, Draft] = {}
        self.counted_nouns: set[int] = set()  # session nouns whose count a body has taken

    def _walk_left(self, draft: Draft, *, words: bool, own_words: bool = True) -> tuple[int, int]:
        """Take what stands before: modifiers, parties, a parent body, the ordinal.

        Args:
            draft: the phrase so far; its `start`, `name_start`, `edition` and `parties` grow.
            words: whether to take words at all, not only parties and the ordinal.
            own_words: whether to take capitalised words that are no modifiers.

        Returns:
            How many modifiers and how many words of its own the name has.
        """
        lexicon = self.lexicon
        modifiers = own = 0
        at = draft.start - 1
        while at >= 0 and draft.start - at <= _LEFT:
            word = self.words[at]
            previous = self.draft_ends.get(at + 1)
            if words and previous is not None and not previous.bare and self._takes(draft, previous):
                named = self._absorb(draft, previous)
                return modifiers + 2 * named, own + named
            taken = self._take_party(draft, at)
            if taken is not None:
                at = taken
                continue
            over = self._step_over(draft, at, words)
            if over is not None:
                at = over
                continue
            ordinal = ordinal_before(self.tokens, at + 1)
            if ordinal is not None and draft.edition is None and not (at == 0 and word == "V"):
                draft.start, draft.edition = ordinal
                at = draft.start - 1
                if not self._party_touches(at + 1):
                    break
                continue
            low = self.lows[at]
            if not words or low in DETERMINERS or low in lexicon.stops or word.isspace():
                break
            if low in lexicon.modifiers:
                modifiers += 1
            elif own_words and word[:1].isupper() and word.isalpha() and own < 4:
                own += 1
            else:
                break
            draft.start = draft.name_start = at
            at -= 1
        self._take_count(draft, at)
        return modifiers, own

    def _take_count(self, draft: Draft, at: int) -> None:
        """ "the 42nd extraordinary summit": the count before what sort of session it is, the token `at`."""
        if draft.edition is not None or at < 1 or self.lows[at] not in self.lexicon.summit_sorts:
            return
        ordinal = ordinal_before(self.tokens, at)
        if ordinal is not None:
            draft.start, draft.edition = ordinal

    def _absorb(self, draft: Draft, previous: Draft) -> bool:
        """Take in the body that stands right before; whether its words now begin the name."""
        draft.start = previous.start
        draft.edition = draft.edition or previous.edition
        draft.parties += [code for code in previous.parties if code not in draft.parties]
        draft.of_body = previous.entry is not None and previous.entry.organisation
        if draft.parent is not None:
            return False
        draft.name_start = previous.name_start
        return True

    def _take_party(self, draft: Draft, at: int) -> int | None:
        """Take the party that ends with token `at`, or a prefix such as "Indo-"; the token before it."""
        party = self.party_ends.get(at + 1)
        if party is not None and (party.form != "capital" or self._dashed(at + 1, party.start)):
            if party.code not in draft.parties:
                draft.parties.insert(0, party.code)
            draft.start = draft.name_start = party.start
            return party.start - 1
        low = self.lows[at]
        if low in self.lexicon.prefixes and self.tokens.slice(at + 1, at + 2) in DASHES:
            draft.parties.insert(0, self.lexicon.prefixes[low])
            draft.prefix_tokens.append(at)
            draft.start = draft.name_start = at
            return at - 1
        return None

    def _step_over(self, draft: Draft, at: int, with_words: bool) -> int | None:
        """The token before a joint that may stand within a name; None where `at` is no joint."""
        words, lows = self.words, self.lows
        low = lows[at]
        if low in DASHES and at > 0 and words[at - 1].isupper() and len(words[at - 1]) > 4:
            return at - 1 if words[at + 1].isupper() else None  # "ISLAMABAD - Russia-Pakistan …": a dateline
        if low in DASHES or low == "/" or low in QUOTES:
            return at - 1
        if low == ")":
            opened = self.opening(at)
            return None if opened is None else opened - 1
        if at == 0:
            return None
        between = self._is_word(at - 1) and self._is_word(at + 1)
        if low == "to" and (words[at - 1] in DASHES or between):
            return at - 1  # army-to-army, Navy to Navy
        if with_words and low == "of" and self._is_office(at - 1) and self._is_word(at + 1):
            return at - 1  # the ASEAN Chiefs of Defence Forces' Informal Meeting
        if with_words and low in ("and", "&") and self._is_word(at - 1) and draft.start == at + 1:
            return at - 1  # Foreign and Defence Ministerial Meeting
        return None

    def opening(self, close: int) -> int | None:
        """The bracket that opens an acronym after an organisation: "the … Organisation (SCO) Summit"."""
        for at in range(close - 1, max(close - 6, 0), -1):
            if self.words[at] == "(":
                inside = self.tokens.slice(at + 1, close).replace(" ", "")
                owner, again = self.party_ends.get(at), self.party_starts.get(at + 1)
                same = owner is not None and again is not None and again.code == owner.code  # "(Igad)"
                return at if owner is not None and (same or ACRONYM.fullmatch(inside)) else None
        return None

    def _takes(self, draft: Draft, previous: Draft) -> bool:
        """Whether the draft goes on the one before it; a standing body before a group is its parent."""
        heads = self.lexicon.heads
        if previous.entry is not None or (previous.head and heads[previous.head].standing):
            if draft.head in SUBORDINATE:
                draft.parent = previous
                return True
            return previous.entry is not None and previous.entry.organisation
        return True

    def _party_touches(self, end: int) -> bool:
        return end in self.party_ends and self.lows[end - 1] not in ("'s", "’s")

    def _dashed(self, end: int, start: int) -> bool:
        words = self.words
        return (end < len(words) and words[end] in DASHES) or (start > 0 and words[start - 1] in DASHES)

    def _is_word(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.lows[at] in self.lexicon.modifiers

    def _is_office(self, at: int) -> bool:
        return at >= 0 and self.lows[at] in self.lexicon.offices

    def _walk_right(self, draft: Draft, *, complement: bool) -> bool:
        """Take what stands after: "(Land)", "(JDCC)", "on Piracy", "between India and Oman", "meeting"."""
        words, lows = self.words, self.lows
        found = False
        while draft.end < len(words) - 1:
            word, low = words[draft.end], lows[draft.end]
            if word == "(":
                if not self._take_parenthesis(draft):
                    break
            elif low in QUOTES and any(words[at] in QUOTES for at in range(draft.start, draft.name_start)):
                draft.end += 1
            elif self._take_between(draft) or (
                complement and not found and low in ("on", "for", "of") and self._take_complement(draft)
            ):
                found = True
            elif YEAR.fullmatch(word) and draft.session != "meeting":
                draft.end += 1
            else:
                break
        if draft.end < len(words) and lows[draft.end] in ("meeting", "session", "talks", "meet", "round"):
            draft.end += 1
            draft.counted = True
            on = complement and not found and draft.end < len(words) and lows[draft.end] == "on"
            found = (on and self._take_complement(draft)) or found  # "Joint Committee Meeting on Hydrography"
            found = self._take_between(draft) or found
        return found

    def _take_parenthesis(self, draft: Draft) -> bool:
        words, open_ = self.words, draft.end
        close = next((at for at in range(open_ + 1, min(open_ + 9, len(words))) if words[at] == ")"), None)
        if close is None or close == open_ + 1:
            return False
        inside = self.tokens.slice(open_ + 1, close)
        if ACRONYM.fullmatch(inside.replace(" ", "")):
            if open_ not in self.party_ends:  # "the Council of the African Union (AU)" is no AU itself
                draft.bracketed = inside.replace(" ", "")
                draft.acronym = draft.acronym or draft.bracketed
            draft.end = close + 1
            return True
        if all(word[:1].isupper() or word.lower() in LINKS for word in words[open_ + 1 : close]) and (
            draft.head in SUBORDINATE or draft.head == "commission"
        ):
            draft.end = draft.name_end = close + 1
            return True
        return False

    def _take_complement(self, draft: Draft) -> bool:
        """The noun phrase after "on", "for" or "of", as far as it goes on in capitals or known words."""
        words, lows, lexicon = self.words, self.lows, self.lexicon
        first = lows[draft.end]
        last: int | None = None
        at = draft.end + 1
        while at < len(words) and at - draft.end < 26:
            word, low = words[at], lows[at]
            known = low in lexicon.modifiers or low in lexicon.complements
            if low in LINKS:
                if low == "of" and draft.head in SUBORDINATE and self._is_commission(at):
                    break  # "the Working Group on Mines of the Joint Commission on Trade"
                if low == "of" and last is not None and len(self.parties_after(at)) > 1:
                    break  # "the Working Group on Mines of India and Oman"
                if low in ("in", "to") or (low == "the" and last is not None and lows[at - 1] == "and"):
                    break
            elif low == ",":
                if last is None or not self._is_list(at) or at + 1 in self.party_starts:
                    break
            elif not (known or self._is_half(at)) and (
                low in lexicon.stops or not (word[:1].isupper() and word.isalpha())
            ):
                break
            elif at in self.party_starts and first != "on" and last is None:
                draft.parties += [self.party_starts[at].code]
                at = last = self.party_starts[at].end
                if self.tokens.slice(at, at + 1).lower() not in LINKS:
                    break
                continue
            else:
                last = at + 1
            at += 1
        if last is None:
            return False
        standing = draft.head is None or self.lexicon.heads[draft.head].standing
        if first == "of" and not standing and not words[draft.end - 1][:1].isupper():
            return False  # "a forum of the African Union" is no name
        if first == "of" and not any(words[i][:1].isupper() for i in range(draft.end + 1, last)):
            return False
        for at in range(draft.end, last):
            party = self.party_starts.get(at)
            if party is not None and self._dashed(party.end, party.start) and party.code not in draft.parties:
                draft.parties.append(party.code)
        draft.end = draft.name_end = last
        return True

    def _is_half(self, at: int) -> bool:
        """Whether a token is the second half of a word with a hyphen: "the Commission of Co-operation"."""
        spaced = self.tokens.spaced
        return self.lows[at - 1] in DASHES and not (spaced[at - 1] or spaced[at - 2])

    def _is_commission(self, at: int) -> bool:
        """Whether the name after the "of" at `at` is a commission's, which has the group below it."""
        for word in self.words[at + 1 : at + 9]:
            low = word.lower()
            if low == "commission":
                return True
            if not (word[:1].isupper() or low in LINKS):
                return False
        return False

    def _is_list(self, at: int) -> bool:
        """Whether the comma at `at` is of a list that ends with "and": no other stop comes before."""
        for word in self.words[at + 1 : at + 12]:
            low = word.lower()
            if low in ("and", "&"):
                return True
            worded = word.isalpha() or word == "," or word in DASHES
            if not worded or low in self.lexicon.stops:
                return False
        return False

    def _take_between(self, draft: Draft) -> bool:
        """Take the parties named after the body: "the Working Group on Mines between India and Oman"."""
        if draft.end >= len(self.words) or self.lows[draft.end] not in ("between", "of", "among"):
            return False
        codes = self.parties_after(draft.end)
        if len(codes) < 2:
            return False
        if not draft.parties:
            draft.prefix = "-".join(party.name for party in codes)
        draft.parties += [party.code for party in codes if party.code not in draft.parties]
        draft.end = codes[-1].end
        return True

    def parties_after(self, at: int) -> list[PartyMention]:
        """The parties listed behind the word at `at`: "of India, Oman and Kenya"."""
        found: list[PartyMention] = []
        at += 1
        while at < len(self.words):
            party = self.party_starts.get(at)
            if party is not None:
                found.append(party)
                at = party.end
            elif self.lows[at] in ("and", ",", "the", "&") or (found and self._joins(at)):
                at += 1
            else:
                break
        return found

    def _joins(self, at: int) -> bool:
        """Whether a dash without spaces stands here: "of the EU-AU"."""
        spaced = self.tokens.spaced
        return self.words[at] in DASHES and not spaced[at - 1] and not spaced[at]

"""Read the phrase around a head noun: "the third India-Russia Sub-Working Group (Land) on Training"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from irevents.bodies.drafts import Draft
from irevents.bodies.editions import ordinal_before
from irevents.bodies.lexicon import Head, Lexicon
from irevents.mentions import PartyMention
from irevents.packs import BodyEntry

DASHES = frozenset("-–‑—")
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "this", "our", "that"})
LINKS = frozenset({"and", "&", "of", "the", "for", "against", "in", "to", "'s", "’s", "'", "’", "/"}) | DASHES
ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z0-9][A-Za-z0-9&+/‑–-]{1,13}|\d\+\d")
SUBORDINATE = frozenset({"sub-working-group", "working-group", "task-force", "group", "committee", "team"})
YEAR = re.compile(r"(?:19|20)\d\d")


class Grammar:
    """The reader of one `Doc`: it knows the parties found in it and the bodies read so far."""

    def __init__(self, doc: Doc, lexicon: Lexicon, parties: list[PartyMention]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.party_starts: Mapping[int, PartyMention] = {party.start: party for party in parties}
        self.party_ends: Mapping[int, PartyMention] = {party.end: party for party in parties}
        self.draft_ends: dict[int, Draft] = {}
        self.counted_nouns: set[int] = set()  # session nouns whose count a body has taken

    def read_entry(self, start: int, end: int, entry: BodyEntry) -> Draft:
        """The phrase around a name of the packs."""
        head = self.lexicon.head_of(entry)
        draft = Draft(start, end, start, end, head, entry.session, "bodies.pack", entry)
        draft.parties = list(entry.parties)
        draft.acronym = entry.acronym
        if entry.acronym and f"({entry.acronym})" in self.doc[start : end + 3].text:
            draft.bracketed = entry.acronym
        self._walk_left(draft, words=False)
        self._walk_right(draft, complement=False)
        return draft

    def read_short(self, draft: Draft) -> None:
        """The phrase around an acronym defined in the text: "the 9th India-Oman JMCC meeting"."""
        self._walk_left(draft, words=False)
        self._walk_right(draft, complement=False)
        self.draft_ends[draft.end] = draft

    def read_head(self, start: int, end: int, head: Head) -> Draft | None:
        """The phrase around a head noun; None where nothing there names a body."""
        draft = Draft(start, end, start, end, head.id, head.session, "bodies.head")
        modifiers, own = self._walk_left(draft, words=True)
        complement = self._walk_right(draft, complement=head.standing or head.id != "exercise")
        if self._is_national(draft, head):
            return None
        lead = self.doc[start]
        capital = lead.text[:1].isupper()
        paired = len(set(draft.parties)) > 1 or any(not _is_state(code) for code in draft.parties)
        counted = draft.edition is not None
        draft.proper = (capital and bool(modifiers or own or complement)) or paired or counted
        if draft.parent is not None:
            return draft
        named = paired or counted or complement
        enough = {
            "none": True,
            "modifier": named
            or (capital and bool(modifiers or own))
            or modifiers > 1
            or (bool(modifiers) and head.standing)
            or draft.acronym is not None,
            "proper": paired
            or (counted and (capital or bool(modifiers)))
            or (capital and (own > 1 or (own > 0 and (modifiers > 0 or head.id != "summit")))),
        }[head.needs]
        if enough and not (head.needs == "none" and not (modifiers or own or named) and not capital):
            return draft
        before = self.doc[start - 1].lower_ if start else ""
        if not modifiers and not own and (capital or before in ("the", "this")) and lead.lower_[-1:] != "s":
            draft.bare = True
            draft.proper = False
            return draft
        return None

    def read_ministers(self, start: int, end: int) -> Draft | None:
        """Ministers of an organisation who meet: "a meeting of the SCO defence ministers".

        Their office is the name; None where no organisation or no meeting is named with them.
        """
        doc = self.doc
        draft = Draft(start, end, start, end, "ministerial", "meeting", "bodies.ministers")
        party = self.party_ends.get(start)
        if party is None and end < len(doc) and doc[end].lower_ in ("of", "from"):
            at = end + 1 + (doc[end + 1].lower_ == "the" if end + 1 < len(doc) else 0)
            party = self.party_starts.get(at)
            draft.end = party.end if party is not None else end
            if party is not None and doc[draft.end : draft.end + 1].text == "(":
                self._take_parenthesis(draft)
        else:
            draft.start = party.start if party is not None else start
        if party is None or party.kind != "organisation":
            return None
        at = draft.start - 1
        while at > 0 and doc[at].lower_ in DETERMINERS:
            at -= 1
        if not (
            doc[at].lower_ == "of"
            and doc[at - 1].lower_.rstrip("s") in ("meeting", "session", "council", "that")
        ):
            return None
        draft.start = at - 1
        draft.counted = True
        draft.parties = [party.code]
        full = party.name if party.name == party.code else f"{party.name} ({party.code})"
        draft.office = doc[start:end].text.title().replace(" Of ", " of ") + "' Meeting"
        draft.label = f"{full} {draft.office}"
        ordinal = ordinal_before(doc, draft.start)
        if ordinal is not None:
            draft.start, draft.edition = ordinal
        return draft

    def take_modifiers(self, draft: Draft) -> None:
        """Let a named exercise take what stands before: "the 8th India-Oman joint military exercise X"."""
        name_start = draft.name_start
        edition = draft.edition
        draft.edition = None
        self._walk_left(draft, words=True, own_words=False)
        draft.edition = draft.edition if edition is None else edition
        draft.name_start = name_start

    def _is_national(self, draft: Draft, head: Head) -> bool:
        """One state's own institution: "Russia's Security Council", "the Indian Parliamentary Committee"."""
        if draft.edition is not None or draft.parent is not None or not head.standing:
            return False
        names = {self.doc[token].lower_ for token in range(draft.name_start, draft.name_end)}
        states = {code for code in draft.parties if _is_state(code)}
        shared = names & {"joint", "working", "governmental"}
        return len(set(draft.parties)) == len(states) == 1 and not shared

    def _walk_left(self, draft: Draft, *, words: bool, own_words: bool = True) -> tuple[int, int]:
        """Take what stands before: modifiers, parties, a parent body, the ordinal.

        Returns how many modifiers and how many words of its own the name has.
        """
        doc, lexicon = self.doc, self.lexicon
        modifiers = own = 0
        at = draft.start - 1
        while at >= 0 and draft.start - at <= 14:
            token = doc[at]
            low = token.lower_
            party = self.party_ends.get(at + 1)
            previous = self.draft_ends.get(at + 1)
            if previous is not None and not previous.bare and words and self._takes(draft, previous):
                draft.start = previous.start
                draft.edition = draft.edition or previous.edition
                draft.parties += [code for code in previous.parties if code not in draft.parties]
                if draft.parent is None:
                    draft.name_start = previous.name_start
                    modifiers += 1
                break
            if party is not None and (party.form != "capital" or self._dashed(at + 1, party.start)):
                if party.code not in draft.parties:
                    draft.parties.insert(0, party.code)
                draft.start = draft.name_start = party.start
                at = party.start - 1
                continue
            if low in DASHES or low == "/" or (low == "to" and doc[at - 1].text in DASHES):
                at -= 1
                continue
            if token.text == ")" and (opened := self._opening(at)) is not None:
                at = opened - 1
                continue
            if low in lexicon.prefixes and at + 1 < len(doc) and doc[at + 1].text in DASHES:
                draft.parties.insert(0, lexicon.prefixes[low])
                draft.prefix_tokens.append(at)
                draft.start = draft.name_start = at
                at -= 1
                continue
            ordinal = ordinal_before(doc, at + 1)
            if ordinal is not None and draft.edition is None and not (at == 0 and token.text == "V"):
                draft.edition = ordinal[1]
                draft.start = ordinal[0]
                at = ordinal[0] - 1
                if not self._party_touches(at + 1):
                    break
                continue
            if words and low in ("and", "&") and self._is_word(at - 1) and draft.start == at + 1:
                at -= 1
                continue
            if not words or low in DETERMINERS or low in lexicon.stops or token.is_space:
                break
            if low in ("'", "’") and self._is_word(at - 1):
                at -= 1
                continue
            if low in lexicon.modifiers:
                modifiers += 1
            elif own_words and token.text[:1].isupper() and token.is_alpha and own < 4:
                own += 1
            else:
                break
            draft.start = draft.name_start = at
            at -= 1
        return modifiers, own

    def _opening(self, close: int) -> int | None:
        """The bracket that opens an acronym after an organisation: "the … Organisation (SCO) Summit"."""
        for at in range(close - 1, max(close - 6, 0), -1):
            if self.doc[at].text == "(":
                inside = self.doc[at + 1 : close].text.replace(" ", "")
                return at if at in self.party_ends and ACRONYM.fullmatch(inside) else None
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
        return end in self.party_ends and self.doc[end - 1].lower_ not in ("'s", "’s")

    def _dashed(self, end: int, start: int) -> bool:
        doc = self.doc
        return (end < len(doc) and doc[end].text in DASHES) or (start > 0 and doc[start - 1].text in DASHES)

    def _is_word(self, at: int) -> bool:
        return at >= 0 and (self.doc[at].lower_ in self.lexicon.modifiers)

    def _walk_right(self, draft: Draft, *, complement: bool) -> bool:
        """Take what stands after: "(Land)", "(JDCC)", "on Piracy", "between India and Oman", "meeting"."""
        doc = self.doc
        found = False
        while draft.end < len(doc) - 1:
            token = doc[draft.end]
            low = token.lower_
            if token.text == "(":
                if not self._take_parenthesis(draft):
                    break
            elif self._take_between(draft) or (
                complement and not found and low in ("on", "for", "of") and self._take_complement(draft)
            ):
                found = True
            elif YEAR.fullmatch(token.text) and draft.session != "meeting":
                draft.end += 1
            else:
                break
        if draft.end < len(doc) and doc[draft.end].lower_ in ("meeting", "session", "talks", "meet", "round"):
            draft.end += 1
            draft.counted = True
            found = self._take_between(draft) or found
        return found

    def _take_parenthesis(self, draft: Draft) -> bool:
        doc, open_ = self.doc, draft.end
        close = next((at for at in range(open_ + 1, min(open_ + 9, len(doc))) if doc[at].text == ")"), None)
        if close is None or close == open_ + 1:
            return False
        inside = doc[open_ + 1 : close].text
        if ACRONYM.fullmatch(inside.replace(" ", "")):
            if open_ not in self.party_ends:  # "the Council of the African Union (AU)" is no AU itself
                draft.bracketed = inside.replace(" ", "")
                draft.acronym = draft.acronym or draft.bracketed
            draft.end = close + 1
            return True
        if all(token.text[:1].isupper() or token.lower_ in LINKS for token in doc[open_ + 1 : close]) and (
            draft.head in SUBORDINATE or draft.head == "commission"
        ):
            draft.end = draft.name_end = close + 1
            return True
        return False

    def _take_complement(self, draft: Draft) -> bool:
        """The noun phrase after "on", "for" or "of", as far as it goes on in capitals or known words."""
        doc, lexicon = self.doc, self.lexicon
        first = doc[draft.end].lower_
        last: int | None = None
        at = draft.end + 1
        while at < len(doc) and at - draft.end < 26:
            token = doc[at]
            low = token.lower_
            known = low in lexicon.modifiers or low in lexicon.complements
            if low in LINKS:
                if low in ("in", "to") or (low == "the" and last is not None and doc[at - 1].lower_ == "and"):
                    break
            elif low == ",":
                if last is None or not self._is_list(at) or at + 1 in self.party_starts:
                    break
            elif low in lexicon.stops or not (known or (token.text[:1].isupper() and token.is_alpha)):
                break
            elif at in self.party_starts and first != "on" and last is None:
                draft.parties += [self.party_starts[at].code]
                last = self.party_starts[at].end
            else:
                last = at + 1
            at += 1
        if last is None:
            return False
        standing = draft.head is None or self.lexicon.heads[draft.head].standing
        if first == "of" and not standing and not doc[draft.end - 1].text[:1].isupper():
            return False  # "a forum of the African Union" is no name
        if first == "of" and not any(doc[i].text[:1].isupper() for i in range(draft.end + 1, last)):
            return False
        for at in range(draft.end, last):
            party = self.party_starts.get(at)
            if party is not None and self._dashed(party.end, party.start) and party.code not in draft.parties:
                draft.parties.append(party.code)
        draft.end = draft.name_end = last
        return True

    def _is_list(self, at: int) -> bool:
        """Whether the comma at `at` is of a list that ends with "and": no other stop comes before."""
        for token in self.doc[at + 1 : at + 12]:
            if token.lower_ in ("and", "&"):
                return True
            worded = token.is_alpha or token.text == "," or token.text in DASHES
            if not worded or token.lower_ in self.lexicon.stops:
                return False
        return False

    def _take_between(self, draft: Draft) -> bool:
        """Take the parties named after the body: "the Working Group on Mines between India and Oman"."""
        if draft.end >= len(self.doc) or self.doc[draft.end].lower_ != "between":
            return False
        at = draft.end + 1
        codes: list[PartyMention] = []
        doc = self.doc
        while at < len(doc):
            party = self.party_starts.get(at)
            if party is not None:
                codes.append(party)
                at = party.end
            elif doc[at].lower_ in ("and", ",", "the", "&"):
                at += 1
            else:
                break
        if len(codes) < 2:
            return False
        if not draft.parties:
            draft.prefix = "-".join(party.name for party in codes)
        draft.parties += [party.code for party in codes if party.code not in draft.parties]
        draft.end = codes[-1].end
        return True

    def find_sessions(self, drafts: list[Draft], *, nouns: Mapping[int, int]) -> None:
        """Count the sessions where the count stands apart from the name.

        "the fifth session of the Working Group", "the Working Group held its 22nd meeting", "Second Meeting"
        after a comma. `nouns` are the session nouns of the Doc, last token to first.
        """
        for draft in drafts:
            self._session_before(draft, nouns)
        spans = {draft.start: draft for draft in drafts}
        for draft in drafts:
            if draft.edition is None and not draft.governed:
                self._session_after(draft, nouns, spans)

    def _session_before(self, draft: Draft, nouns: Mapping[int, int]) -> None:
        doc = self.doc
        at = draft.start - 1
        while at >= 0 and (doc[at].lower_ in DETERMINERS or self._party_touches(at + 1)):
            at = self.party_ends[at + 1].start - 1 if self._party_touches(at + 1) else at - 1
        low = doc[at].lower_ if at >= 1 else ""
        start = nouns.get(at) if low == "of" else None
        if start is None:
            draft.governed = low in ("under", "within") or (
                low == "of" and doc[at - 1].lower_ in self.lexicon.governors
            )
            return
        draft.counted = True
        draft.start = start
        ordinal = ordinal_before(doc, start) or (ordinal_before(doc, start - 1) if start > 1 else None)
        if ordinal is not None and draft.edition is None:
            draft.start, draft.edition = ordinal

    def _session_after(self, draft: Draft, nouns: Mapping[int, int], spans: Mapping[int, Draft]) -> None:
        doc = self.doc
        at, last = draft.end, min(draft.end + 12, len(doc))
        while at < last:
            token = doc[at]
            other = spans.get(at)
            if other is not None and other.governed:  # "the Group under the Commission held its 22nd meeting"
                at, last = other.end, min(other.end + 12, len(doc))
                continue
            if token.text in ".;:" or token.is_space or other is not None:
                return
            at += 1
            start = nouns.get(at)
            if start is None:
                continue
            ordinal = ordinal_before(doc, start)
            if ordinal is None:
                return
            before: Token = doc[ordinal[0] - 1]
            if before.lower_ in ("its", "their", ",", "the", "holds", "hold", "held", "concludes", "holding"):
                draft.edition, draft.counted = ordinal[1], True
                self.counted_nouns.add(start)
            return


def _is_state(code: str) -> bool:
    return len(code) == 2 and code not in ("EU", "AU", "UN")

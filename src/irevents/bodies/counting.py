"""Count the sessions of bodies where the count stands apart from the name: "held its 22nd meeting"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from irevents.bodies.drafts import Draft
from irevents.bodies.editions import ordinal_before
from irevents.bodies.walking import BETWEEN, SUBORDINATE, Walker

# "the first meeting of the commission since 2019", "in five years": no count of its sessions.
_FIRST_OF_A_TIME = re.compile(
    r"\bsince\b|\bin (?:\w+ ){1,3}(?:years|months|decades)\b|\bof (?:the|this) (?:year|month)\b"
)
# What stands before a count of the body named earlier: "holds 15th session", "the board's fifth session".
_COUNTED_BY = frozenset(
    {"its", "their", ",", "the", "'s", "’s", "hold", "holds", "held", "holding", "concludes"}
)
# "the 14th edition of India's Vajra Prahar"
_PASSED = BETWEEN | {"'s", "’s"}
_IN_CHAIR = frozenset({"chair", "chairman", "chairperson", "president", "chairmanship", "presidency"})
# "a session of the Conference of Heads of Government": leaders who meet, in a body's name
OF_LEADERS = frozenset({"conference", "authority", "assembly"})
# "the Working Group on Mines, a body of the Commission"
_APPOSED = frozenset({"a", "an", "one", "part"})


class SessionCounter(Walker):
    """Reads the counts of sessions beside the names of their bodies, once those are read."""

    def find_sessions(self, drafts: list[Draft]) -> None:
        """Count the sessions where the count stands apart from the name.

        "the fourth session of the Working Group", "the Working Group held its 22nd meeting", "Second Meeting"
        after a comma.
        """
        for draft in drafts:
            self._session_before(draft)
        ends = {draft.end: draft for draft in drafts if draft.head in SUBORDINATE}
        for draft in drafts:
            draft.governed = draft.governed or self._stands_above(draft, ends)
        spans = {draft.start: draft for draft in drafts}
        for draft in drafts:
            if draft.edition is None and not draft.governed:
                self._session_after(draft, spans)
            if draft.edition == 1 and _FIRST_OF_A_TIME.search(self._rest(draft)):
                draft.edition = None

    def _stands_above(self, draft: Draft, ends: Mapping[int, Draft]) -> bool:
        """Whether the name follows its group's: "the Working Group on Mines of the Peru-Chile Commission",
        "the Working Group on Mines, which belongs to (a body of) the Peru-Chile Commission"."""
        lows = self.lows
        near = range(max(0, draft.start - 5), draft.start)
        far = range(max(0, draft.start - 8), draft.start - 2)
        return any(at in ends and lows[at] == "of" for at in near) or any(
            at in ends
            and lows[at] == ","
            and (lows[at + 1] == "which" or (lows[at + 1] in _APPOSED and "of" in lows[at + 2 : draft.start]))
            for at in far
        )

    def _rest(self, draft: Draft) -> str:
        """What follows in the sentence, a dozen tokens at most."""
        return self.tokens.slice(draft.end, draft.end + 12).lower().split(". ")[0]

    def _session_before(self, draft: Draft) -> None:
        words, lows = self.words, self.lows
        at = draft.start - 1
        while at >= 0 and (lows[at] in _PASSED or words[at].isdigit() or self._party_touches(at + 1)):
            at = self.party_ends[at + 1].start - 1 if self._party_touches(at + 1) else at - 1
        low = lows[at] if at >= 1 else ""
        start = self.nouns.get(at) if low == "of" else None
        if start is None:
            draft.governed = low in ("under", "within") or (
                low == "of" and lows[at - 1] in self.lexicon.governors
            )
            return
        part = "session" in lows[start:at] and lows[draft.name_end - 1] in ("meeting", "summit")
        if part:
            return  # the "first session of the ministers' meeting" is a part of it
        standing = OF_LEADERS.intersection(lows[draft.name_start : draft.name_end])
        general = draft.head is None or self.lexicon.heads[draft.head].standing or standing
        if not general and draft.session != "meeting" and "session" in self.tokens.slice(start, at).lower():
            return  # the "first session of the summit" is no first summit
        if self._is_chaired_session(start):
            draft.governed = True
            return
        draft.counted = True
        draft.start = start
        ordinal = ordinal_before(self.tokens, start)
        if ordinal is None and start > 1:
            ordinal = ordinal_before(self.tokens, start - 1)
        if ordinal is not None and draft.edition is None:
            draft.start, draft.edition = ordinal

    def _is_chaired_session(self, start: int) -> bool:
        """Whether somebody has it in the chair: "chair of the current session of the Council"."""
        at = start - 1
        while at > 0 and self.lows[at] in ("current", "present", "ongoing", "the", "this", "its"):
            at -= 1
        return at > 0 and self.lows[at] == "of" and self.lows[at - 1] in _IN_CHAIR

    def _session_after(self, draft: Draft, spans: Mapping[int, Draft]) -> None:
        words, lows = self.words, self.lows
        at, last = draft.end, min(draft.end + 12, len(words))
        while at < last:
            other = spans.get(at)
            if other is not None and other.governed:  # "the Group under the Commission held its 22nd meeting"
                at, last = other.end, min(other.end + 12, len(words))
                continue
            if words[at] in ".;:" or words[at].isspace() or other is not None:
                return
            at += 1
            start = self.nouns.get(at)
            if start is None:
                continue
            ordinal = ordinal_before(self.tokens, start)
            if ordinal is None:
                return
            if lows[ordinal[0] - 1] in _COUNTED_BY:
                draft.edition, draft.counted = ordinal[1], True
                self.counted_nouns.add(start)
            return

"""Read the phrase around a head noun: "the third India-Russia Sub-Working Group (Land) on Training"."""

from __future__ import annotations

from irevents.bodies.counting import OF_LEADERS, SessionCounter
from irevents.bodies.drafts import Draft
from irevents.bodies.editions import ordinal_before
from irevents.bodies.lexicon import Head
from irevents.bodies.owners import read_owner
from irevents.bodies.walking import DASHES, DETERMINERS, LINKS
from irevents.packs import BodyEntry

_SPELLED = dict.fromkeys(("nsa", "nsas"), "national security advisers")
_MEETINGS = frozenset({"meeting", "session", "council", "that", "gathering", "conclave", "huddle"})
_SESSIONS = frozenset({"meeting", "meet", "conclave", "gathering", "talks"})
_APOSTROPHES = frozenset({"'", "’"})
_BEFORE_SESSION = frozenset({"the", "a", "an", "this", "annual", "upcoming", "virtual", "informal"})
_OFFICERS = frozenset({"secretary", "president", "commissioner", "chairman", "chairwoman", "spokesperson"})


class Grammar(SessionCounter):
    """The reader of one text."""

    def read_entry(self, start: int, end: int, entry: BodyEntry) -> Draft:
        """The phrase around a name of the packs."""
        heads = self.lexicon.heads_of(entry)
        draft = Draft(
            start, end, start, end, heads[0] if heads else None, entry.session, "bodies.pack", entry
        )
        draft.heads = heads
        draft.parties = list(entry.parties)
        draft.acronym = entry.acronym
        if entry.acronym and f"({entry.acronym})" in self.tokens.slice(start, end + 3):
            draft.bracketed = entry.acronym
        self._walk_left(draft, words=False)
        before = self.words[start - 1] if start else ""
        if entry.parties and before in DASHES and set(draft.parties) - set(entry.parties):
            draft.entry, draft.acronym, draft.rule = None, None, "bodies.head"  # the "EU-GCC summit"
        self._walk_right(draft, complement=False)
        return draft

    def read_short(self, draft: Draft) -> None:
        """The phrase around an acronym defined in the text: "the 9th India-Oman JMCC meeting"."""
        self._walk_left(draft, words=False)
        self._walk_right(draft, complement=False)
        self.draft_ends[draft.end] = draft

    def read_head(self, start: int, end: int, head: Head) -> Draft | None:
        """The phrase around a head noun; None where nothing there names a body."""
        party = self.party_ends.get(end)
        if head.standing and party is not None and party.start < start and party.kind == "organisation":
            return None  # the "Gulf Cooperation Council" is no council that meets
        draft = Draft(start, end, start, end, head.id, head.session, "bodies.head")
        modifiers, own = self._walk_left(draft, words=True)
        if head.id == "2-plus-2" and modifiers == own == 0:
            draft.label = "2+2"  # "two-plus-two talks"
        if head.id == "summit" and read_owner(self, draft):
            return draft
        complement = self._walk_right(draft, complement=head.standing or head.id != "exercise")
        capital = self.words[start][:1].isupper()
        follower = self.lows[draft.end] if draft.end < len(self.words) else ""
        if follower in self.lexicon.followers or self._is_national(draft, head):
            return None
        if head.standing and not _OFFICERS.isdisjoint(self.lows[end : draft.end]):
            return None  # "Council of Europe Secretary General Ana Berg"
        if head.id == "exercise":
            apposed = self._apposition(draft)
            if apposed is not None or draft.name_start < start:
                return apposed  # a named one is read in exercises.py
        if head.id == "summit" and not capital and draft.edition is None and self._met_once(draft):
            return None
        paired = draft.of_body or len(set(draft.parties)) > 1 or not all(map(_is_state, draft.parties))
        counted = draft.edition is not None or self._counted_before(draft.start)
        draft.proper = (capital and bool(modifiers or own or complement)) or paired or counted
        if draft.parent is not None:
            return draft
        plain = not (capital or modifiers or own or counted) and draft.name_start == start
        if plain and head.needs != "none" and (paired or complement):
            return None  # "a dialogue between Oman and Iran"
        named = paired or counted or complement
        enough = {
            "none": bool(modifiers or own or named or capital) or head.id == "2-plus-2",
            "modifier": named
            or (capital and bool(modifiers or own))
            or modifiers > 1
            or (bool(modifiers) and head.standing)
            or draft.acronym is not None,
            "proper": paired
            or (counted and (capital or bool(modifiers)))
            or (capital and (complement or own > 1 or (own > 0 and (modifiers > 0 or head.id != "summit"))))
            or (capital and modifiers > 1 and self._is_wide(draft))
            or (own == 1 and self._is_exhibition(draft, head, start)),
        }[head.needs]
        if enough:
            return draft
        before = self.lows[start - 1] if start else ""
        named_before = capital or before in ("the", "this")
        if modifiers or own or not named_before or self.lows[start].endswith("s"):
            return None
        draft.bare, draft.proper = True, False
        return draft

    def _is_wide(self, draft: Draft) -> bool:
        """ "the International Maritime Security Conference": capitals throughout, and of many states."""
        named = range(draft.name_start, draft.name_end)
        wide = any(self.lows[at] in self.lexicon.wide for at in named)
        return wide and all(self.words[at][:1].isupper() or self.lows[at] in LINKS for at in named)

    def _is_exhibition(self, draft: Draft, head: Head, start: int) -> bool:
        """ "the Teknofest air show": a name before a small head; not that of a known body."""
        before = self.lows[draft.start - 1] if draft.start else ""
        return head.id == "exhibition" and before == "the" and self.draft_ends.get(start) is None

    def read_ministers(self, start: int, end: int) -> Draft | None:
        """Ministers of an organisation who meet: "a meeting of the SCO defence ministers".

        Their office is the name; None where no organisation or no meeting is named with them.
        """
        words, lows = self.words, self.lows
        draft = Draft(start, end, start, end, "ministerial", "meeting", "bodies.ministers")
        opened = self.opening(start - 1) if start and words[start - 1] == ")" else None
        party = self.party_ends.get(start if opened is None else opened)
        if party is None and end < len(words) and lows[end] in ("of", "from"):
            at = end + 1 + (lows[end + 1] == "the" if end + 1 < len(words) else 0)
            party = self.party_starts.get(at)
            draft.end = party.end if party is not None else end
            if party is not None and self.tokens.slice(draft.end, draft.end + 1) == "(":
                self._take_parenthesis(draft)
        else:
            draft.start = party.start if party is not None else start
        if party is None or party.kind != "organisation":
            return None
        session = self._session_behind(draft, end)
        if session is not None:
            draft.end = draft.name_end = session
        elif not self._add_session_before(draft):
            return None
        draft.counted = True
        draft.parties = [party.code]
        full = party.name if party.name == party.code else f"{party.name} ({party.code})"
        office = self.tokens.slice(start, end)
        spelled = _SPELLED.get(office.lower(), office).title().replace(" Of ", " of ")
        draft.office = f"{spelled}' Meeting"
        draft.label = f"{full} {draft.office}"
        ordinal = ordinal_before(self.tokens, draft.start)
        if ordinal is not None:
            draft.start, draft.edition = ordinal
        return draft

    def _add_session_before(self, draft: Draft) -> bool:
        """Whether "the meeting of the" stands before ministers; the draft then begins with it."""
        lows = self.lows
        at = draft.start - 1
        while at > 0 and lows[at] in DETERMINERS:
            at -= 1
        if lows[at] == "of" and lows[at - 1] in OF_LEADERS and lows[at - 3 : at - 1] == ["of", "the"]:
            at -= 3  # "the meeting of the Conference of Heads of Government of CARICOM"
        if not (lows[at] == "of" and lows[at - 1].rstrip("s") in _MEETINGS):
            return False
        draft.start = self.nouns.get(at, at - 1)
        return True

    def _session_behind(self, draft: Draft, end: int) -> int | None:
        """The end of "the SCO defence ministers meeting", which ends with its session; None without one."""
        lows = self.lows
        before = lows[draft.start - 1] if draft.start else ""
        if draft.end != end or end >= len(lows):
            return None
        at = end + (lows[end] in _APOSTROPHES)
        if at >= len(lows) or lows[at] not in _SESSIONS or before not in _BEFORE_SESSION:
            return None  # "SCO defence ministers meeting in Tashkent agreed"
        return at + 1

    def take_modifiers(self, draft: Draft) -> None:
        """Let a named exercise take what stands before: "the 8th India-Oman joint military exercise X"."""
        name_start = draft.name_start
        edition = draft.edition
        draft.edition = None
        self._walk_left(draft, words=True, own_words=False)
        draft.edition = draft.edition if edition is None else edition
        draft.name_start = name_start

    def _apposition(self, draft: Draft) -> Draft | None:
        """ "Exercise Desert Wind, a joint exercise of the two armies": the second is the first."""
        if self._counted_before(draft.start):  # "the fourth edition of the joint exercise"
            told = [d for end, d in self.draft_ends.items() if end <= draft.start and d.head == "exercise"]
            if told and not draft.parties:
                draft.same_as, draft.proper = told[-1], False
                return draft
        comma = draft.start - 2
        if comma < 0 or self.words[comma] not in (",", "(") or self.lows[comma + 1] not in DETERMINERS:
            return None
        named = self.draft_ends.get(comma)
        if named is None or named.head != "exercise":
            return None
        draft.same_as, draft.proper = named, False
        draft.parties = []
        return draft

    def _met_once(self, draft: Draft) -> bool:
        """A summit of states that is no series by its words: "the Russia-US summit", not "the annual …"."""
        words = {self.lows[at] for at in range(draft.name_start, draft.name_end)}
        return all(map(_is_state, draft.parties)) and not words & {"annual", "regular", "leaders", "forum"}

    def _counted_before(self, start: int) -> bool:
        """Whether "the seventh round of" stands before."""
        lows = self.lows
        at = start - 1 - (start > 0 and lows[start - 1] in DETERMINERS)
        if at < 2 or lows[at] != "of" or lows[at - 1] == "session":
            return False
        return at in self.nouns and ordinal_before(self.tokens, self.nouns[at]) is not None

    def _is_national(self, draft: Draft, head: Head) -> bool:
        """One state's own institution: "Russia's Security Council", "the Committee of the Senate"."""
        if draft.edition is not None or draft.parent is not None or not head.standing:
            return False
        names = {self.lows[token] for token in range(draft.name_start, draft.name_end)}
        owned = draft.start > 0 and self.lows[draft.start - 1] in ("'s", "’s")
        owner = self.party_ends.get(draft.start - 1) if owned else None
        if owner is not None and owner.kind == "organisation" and not draft.parties:
            draft.parties = [owner.code]  # "the GCC's ministerial council"
            draft.prefix = owner.code
            draft.start = owner.start
            return False
        domestic = names & self.lexicon.institutions and not names & {"inter", "interparliamentary", "bi"}
        if (domestic and len({*draft.parties}) < 2) or (owned and not names & {"joint", "working"}):
            return True
        if not draft.parties and names & self.lexicon.domestic and "bi" not in names:
            return True  # but "the Bi-National Commission" is of two
        states = {code for code in draft.parties if _is_state(code)}
        shared = names & {"joint", "working", "governmental"}
        return len(set(draft.parties)) == len(states) == 1 and not shared


def _is_state(code: str) -> bool:
    return len(code) == 2 and code not in ("EU", "UN")

"""Who is being spoken of: "he", "they", "the two ministers", "we"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from irevents.drafts import Draft
from irevents.groups import Group
from irevents.mentions import PartyMention, PersonMention, Sentence, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading

_FOCUS_REACH = 4
_TURN = 16
"""Sentences that a speaker's turn in a transcript may hold, and words of the label before it."""
_LABEL = 16
_OPENING = 8
"""Words of a sentence among which its subject stands."""
_FULL_DAY = re.compile(r"\b(?:full|busy|packed|hectic|crowded|long) (?:day|programme|program|schedule)\b")
_WITH = frozenset({"with", "by", "alongside", "meeting", "beside"})
_SAID = Pattern("said-person")
OFFICES = {"leaders": Pattern("one-leader"), "ministers": Pattern("one-minister")}


_RANKS = frozenset({"general", "admiral", "marshal"})
_OFFICIALS_OF = Pattern("officials-of-states")
_NAVAL = frozenset({"navy", "naval", "fleet"})
_SHIPS_OF = Pattern("ships-behind")
_TELLER = re.compile(r"\b(?:spokes(?:man|woman|person)|press secretary)\b", re.IGNORECASE)
_RULER = re.compile(r"\b(?:king|queen|emir|amir|sultan|crown prince|emperor|grand duke)\b", re.IGNORECASE)


_QUOTES = frozenset("\"”’'")
_SAYING = frozenset({"said", "says", "tweeted", "wrote", "posted", "added", "stated", "told", "shared"})
# Marks and verbs of somebody else's words.
_QUOTING = frozenset("\"“”„«»‘'") | {
    *(
        "said",
        "says",
        "saying",
        "told",
        "added",
        "stated",
        "noted",
        "stressed",
        "explained",
        "wrote",
        "tweeted",
    ),
    *("announced", "statement", "``", "''"),
}


_LIST_REACH = 3


class Discourse:
    """Who is being spoken of in one article: for "he", "they", "the delegation"."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        people: Sequence[PersonMention],
        times: Sequence[TemporalMention] = (),
        words: Sequence[str] = (),
    ) -> None:
        """`words` are those of the page, in small letters."""
        self._words, self._times = words, times
        self._sentences = sentences
        self.all_people = people
        tellers = {person.key for person in people if _TELLER.search(person.position or "")}
        self._told_of = [person for person in people if person.key not in tellers]
        self._starts = [person.start for person in self._told_of]
        self.states: dict[str, str] = {}
        for person in people:
            if person.affiliation is not None:
                self.states.setdefault(person.key, person.affiliation)
        self._offices: dict[str, str] | None = None
        self.last: Draft | None = None
        self.visit: Draft | None = None
        self.pairs: list[Draft] = []
        self.subjects: dict[int, PersonMention] = {}
        self.delegation: PartyMention | None = None
        self.navy: PartyMention | None = None
        self.couple: list[PersonMention] = []
        self._two_states: tuple[int, list[PartyMention]] = (-2, [])
        self._officials: tuple[int, int, list[PartyMention]] = (-2, 0, [])
        self._listed_states: tuple[int, list[PartyMention]] = (-9, [])
        self.orator: PersonMention | None = None

    def speaks_of(self, word: str) -> bool:
        """Whether a word, in small letters, stands anywhere on the page."""
        return word in self._words

    def note_states(self, sentence: int, groups: Sequence[Group]) -> None:
        """Keep the two states that a sentence names together: "while Oslo and Lima prepare"."""
        for group in groups:
            parties = [a.party for a in group.actors if a.party is not None and a.person is None]
            if len(parties) == len(group.actors) == 2 and parties[0].code != parties[1].code:
                self._two_states = (sentence, parties)
            elif len(parties) == len(group.actors) > 2:
                self._listed_states = (sentence, parties)

    def note_officials(self, reading: Reading, groups: Sequence[Group]) -> None:
        """Keep the states whose officials a sentence speaks of: "the ministers of Peru, Chile and Kenya"."""
        for group in groups:
            parties = [a.party for a in group.actors if a.party is not None and a.person is None]
            if len(parties) < 2 or len(parties) != len(group.actors) or group.possessive:
                continue
            if _OFFICIALS_OF.search(reading.text[: reading.offsets[group.first]].rstrip()[-90:]):
                self._officials = (reading.index, reading.items[group.last - 1].end, parties)
                return

    def officials(self, sentence: int, token: int) -> list[PartyMention]:
        """The states of whose officials the sentence spoke before `token`, else the sentence before it."""
        index, end, parties = self._officials
        if index == sentence:
            return parties if end <= token else []
        same = index == sentence - 1 and self._sentences[index].article == self._sentences[sentence].article
        return parties if same else []

    def note_navy(self, reading: Reading) -> None:
        """Keep whose navy an article tells of first: "the ships" are its ships."""
        if self.navy is not None:
            return
        if "S" not in reading.texts and "D" not in reading.texts:
            return
        for number in [n for n, text in enumerate(reading.texts) if text in ("S", "D")]:
            item, offset = reading.items[number], reading.offsets[number]
            if not isinstance(item.mention, PartyMention):
                continue
            behind = reading.text[offset + len(item.text) : offset + len(item.text) + 40]
            if not _NAVAL.isdisjoint(self._words[item.start : item.end]) or _SHIPS_OF.match(behind):
                self.navy = item.mention
                return

    def two_states(self, sentence: int, *, here: bool = False) -> list[PartyMention]:
        """The two states named together in the sentence before, or if `here` in the sentence itself."""
        index, parties = self._two_states
        return parties if index == sentence - (not here) else []

    def listed_states(self, sentence: int, count: int) -> list[PartyMention]:
        """The states of the last list of just so many, in this sentence or one shortly before."""
        index, parties = self._listed_states
        return parties if sentence - index <= _LIST_REACH and len(parties) == count else []

    def people_in(self, first: int, last: int) -> Sequence[PersonMention]:
        """The people in the tokens `first:last`, but who only tells: "spokesman Dahl said that he"."""
        return self._told_of[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def focus(self, sentence: int, token: int, avoid: Iterable[str] = ()) -> PersonMention | None:
        """Who "he" is at `token` of a sentence: the first person of it, else of a sentence shortly before."""
        barred = set(avoid)
        article = self._sentences[sentence].article
        for number in range(sentence, max(-1, sentence - _FOCUS_REACH), -1):
            place = self._sentences[number]
            if place.article != article or (place.block == "headline" and number != sentence):
                break
            known = self.subjects.get(number) if number != sentence else None
            if known is not None and known.key not in barred:
                return known
            if self.begins_with_pronoun(place):
                continue  # "He praised Minister Khalil. His visit …": not Khalil's
            end = token if number == sentence else place.end
            named = [p for p in self.people_in(place.start, end) if p.name and p.key not in barred]
            for person in (*(p for p in named if not self._is_met(p, place)), *named):
                return person
        return None

    def begins_with_pronoun(self, sentence: Sentence) -> bool:
        """Whether "he" or "she" is the subject of a sentence, before anybody named."""
        opening = self._words[sentence.start : min(sentence.start + _OPENING, sentence.end)]
        at = next((n for n, word in enumerate(opening) if word in ("he", "she")), None)
        return at is not None and not self.people_in(sentence.start, sentence.start + at)

    def full_day(self, sentence: int) -> TemporalMention | None:
        """The day of "had a full day in Rome on Thursday", told shortly before what he did on it."""
        for number in range(sentence - 1, max(-1, sentence - 4), -1):
            place = self._sentences[number]
            if place.article != self._sentences[sentence].article:
                break
            days = [t for t in self._times if place.start <= t.start < place.end and t.precision == "day"]
            told = " ".join(self._words[place.start : place.end])
            if days:
                return days[0] if len(days) == 1 and _FULL_DAY.search(told) else None
        return None

    def _is_met(self, person: PersonMention, place: Sentence) -> bool:
        """ "After meeting with Berg, Lee attended a reception": who stands behind a preposition."""
        before = self._words[max(place.start, person.start - 2) : person.start]
        title = len(before) == 2 and before[1] != ","  # not "In their meeting, Berg and Lee said"
        return bool(before) and (before[-1] in _WITH or (title and before[0] in _WITH))

    def last_of(self, code: str, sentence: int, token: int) -> PersonMention | None:
        """The person of a state who was named last before a token, in the sentences shortly before it."""
        first = self._sentences[max(0, sentence - _FOCUS_REACH)].start
        named = [p for p in self.people_in(first, token) if p.name and p.affiliation == code]
        return named[-1] if named else None

    def last_ranked(self, rank: str, token: int) -> PersonMention | None:
        """Who "the general" is: the one named before a token who has that rank; None for other words."""
        if rank not in _RANKS:
            return None
        before = self._told_of[: bisect_left(self._starts, token)]
        ranked = {p.key: p for p in before if p.name and rank in (p.rank or "").lower()}
        return next(iter(ranked.values())) if len(ranked) == 1 else None

    def speaker(self, reading: Reading) -> PersonMention | None:
        """Who "we" is: whose statement it is, in a quotation the person beside "said" or spoken of before."""
        if self.orator is not None:
            return self.orator
        labelled = self._labelled(reading.index)
        if labelled is not None:
            return labelled
        for match in _SAID.finditer(reading.text):
            item = reading.items[reading.item_at(match.start() + match.group().index("P"))]
            if isinstance(item.mention, PersonMention) and item.mention.name:
                return item.mention
        behind = self._said_behind(reading.index)
        if behind is not None:
            return behind
        if not self._is_quoted(reading.index):
            return None  # "On Wednesday I hosted a lunch", in what its writer does not sign
        return self.focus(reading.index, reading.sentence.start)

    def _said_behind(self, sentence: int) -> PersonMention | None:
        """ "Met Berg today. We spoke of trade," Lee tweeted: who is named where the quotation ends."""
        article = self._sentences[sentence].article
        for place in self._sentences[sentence : sentence + 4]:
            if place.article != article:
                break
            words = self._words[place.start : place.end]
            ends = next((n for n, word in enumerate(words) if n and word in _QUOTES), None)
            if ends is None:
                continue
            for person in self.people_in(place.start + ends, place.end):
                start, end = person.start, person.end
                beside = {*self._words[start - 1 : start], *self._words[end : end + 2]}
                if person.name and not _SAYING.isdisjoint(beside):
                    return person
            break
        return None

    def _labelled(self, sentence: int) -> PersonMention | None:
        """Whose turn a transcript gives before a sentence: "Minister Berg: I visited Lima. We held talks"."""
        article = self._sentences[sentence].article
        for number in range(sentence, max(-1, sentence - _TURN), -1):
            place = self._sentences[number]
            if place.article != article:
                return None
            opening = self._words[place.start : min(place.start + _LABEL, place.end)]
            if ":" in opening:
                end = place.start + opening.index(":")
                named = [p for p in self.people_in(place.start, end) if p.name and p.end >= end - 1]
                return named[-1] if named else None
        return None

    def _is_quoted(self, sentence: int) -> bool:
        """Whether somebody is quoted in a sentence or in those beside it."""
        near = self._sentences[max(0, sentence - 2) : sentence + 2]
        return any(not _QUOTING.isdisjoint(self._words[place.start : place.end]) for place in near)

    def two_before(self, sentence: int) -> list[PersonMention]:
        """The two people of the sentence before, where there are just two."""
        if not sentence or self._sentences[sentence - 1].article != self._sentences[sentence].article:
            return []
        place = self._sentences[sentence - 1]
        named = {p.key: p for p in self.people_in(place.start, place.end) if p.name}
        states = {p.affiliation for p in named.values()}
        if len(named) != 2 or (len(states) == 1 and None not in states):
            return []  # "Minister Berg spoke of the visit of his President": no two sides
        return list(named.values())

    def with_office(self, mention: PersonMention) -> PersonMention:
        """A bare surname with the office that the article gives the person elsewhere."""
        if self._offices is None:
            self._offices = {}
            for person in self.all_people:
                if person.name and person.position:
                    self._offices.setdefault(person.key, person.position)
        position = self._offices.get(mention.key)
        return mention if position is None else replace(mention, position=position)

    def sovereign(self, token: int) -> PersonMention | None:
        """Who "His Majesty" is: the one ruler or prince whom the article names."""
        found = {p.key: p for p in self.all_people if p.name and _RULER.search(p.position or "")}
        if len(found) == 1:
            return next(iter(found.values()))
        before = [p for p in self.all_people if p.start < token]  # of several, whom the report tells of most
        told = Counter(p.key for p in before if p.key in found).most_common(2)
        if told and (len(told) == 1 or told[0][1] > told[1][1]):
            return found[told[0][0]]
        return None

    def last_two(self, sentence: int) -> list[PersonMention]:
        """The two people, and no third, of the sentences shortly before: "the pair met recently"."""
        article = self._sentences[sentence].article
        named: dict[str, PersonMention] = {}
        for number in range(sentence - 1, max(-1, sentence - 7), -1):
            place = self._sentences[number]
            if place.article != article:
                break
            named.update({p.key: p for p in self.people_in(place.start, place.end) if p.name})
            if len(named) >= 2:
                break
        return list(named.values()) if len(named) == 2 else []

    def pair(self, anaphor: str) -> Draft | None:
        """Whose event "they", "the two leaders" and "the two ministers" speak of: the last of such people."""
        office = OFFICES.get(anaphor)
        for draft in reversed(self.pairs):
            core = [p.mention for p in draft.people.values() if p.core and p.mention.name]
            if office is None:
                return draft
            if len(core) >= 2 and all(p.position and office.search(p.position) for p in core):
                return draft
        return self.pairs[-1] if self.pairs else None

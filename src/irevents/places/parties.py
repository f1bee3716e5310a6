"""Find states and organisations: by name, demonym, capital, government, armed force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, Literal, Protocol

from irevents.mentions import PartyMention
from irevents.places.acronyms import add_acronyms
from irevents.places.names import HYPHENS, POSSESSIVES, is_title, plain_word
from irevents.places.phrases import PhraseTable, split_phrase
from irevents.places.ships import find_ship_end, find_ships_named, read_ships
from irevents.values import frozen

Form = Literal["name", "demonym", "capital", "government", "force", "organisation"]


class PackReader(Protocol):
    """What reads a knowledge pack: `irevents.packs.Packs`."""

    def read(self, kind: str) -> Mapping[str, Any]:
        """The pack of a kind."""


@frozen
class Named:
    """What a phrase of the packs names. `form` is None for a homonym, which hides what it holds.

    `shared` is True for an acronym that forces of other states bear too.
    """

    code: str
    name: str
    form: Form | None
    guard: bool = False
    prefix: bool = False
    shared: bool = False


@frozen
class State:
    """A state: its code, its short English name, its capitals (the seat of government first).

    `adjective` is the one that titles give its delegations: "Kenyan"; None where it has none.
    """

    code: str
    name: str
    capitals: tuple[str, ...]
    adjective: str | None


def _adjective(entry: Mapping[str, Any]) -> str | None:
    """The first demonym, where it is no noun alone: "Kenyan", but not "New Zealander"."""
    return next((word for word in entry.get("demonyms", ()) if not word.endswith("er")), None)


# What may stand between a state or its ministry and the head of an office of somebody: "Political Director"
_BEFORE_OFFICER = frozenset(
    {"Political", "Deputy", "Permanent", "State", "Senior", "Acting", "Assistant", "Under", "First"}
    | {"Joint", "Chief"}
)


# "the Ministry of Defence and Aerospace of the Republic of Korea": what may stand inside a ministry's name.
_LINKS = frozenset({"of", "and", "&", ",", "for", "the"})
# "the Kenyan Cabinet Secretary for Defence": an office, and no cabinet
_ITS_OFFICERS = frozenset(
    {"Secretary", "Secretaries", "Minister", "Ministers", "Speaker", "President", "Counsellor", "Adviser"}
)
_MINISTRY_HEADS = frozenset({"Ministry", "Department", "Government", "Embassy", "Parliament", "Cabinet"})
_IN_A_LIST = (["and"], ["&"], [","])  # "Ministry of Trade, Industry and Energy"
_HONORIFICS = frozenset({"Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Dr", "Dr.", "Shri", "Smt"})


# Offices, which no ministry's name holds.
_OFFICERS = frozenset(
    {"Ambassador", "Minister", "President", "Premier", "Commissioner", "Secretary", "Director", "Commander"}
    | {"Counsellor", "Consul", "Chairman", "Speaker", "Envoy", "Representative", "Excellency", "H.E.", "King"}
)

_BEFORE_NAMES = (_OFFICERS - {"Commander", "Director", "H.E."}) | _HONORIFICS


class Parties:
    """The party finder, compiled from the packs countries, organisations, forces, homonyms and places."""

    def __init__(self, packs: PackReader) -> None:
        countries, forces = packs.read("countries"), packs.read("forces")
        self.states: dict[str, State] = {}
        self.table: PhraseTable[Named] = PhraseTable()
        self._heads: PhraseTable[Form] = PhraseTable()
        self._ship_prefixes = frozenset(packs.read("places").get("ship_prefixes", ()))
        self._ships = read_ships(packs.read("places"))
        self._of_heads = [split_phrase(head) for head in forces.get("of_heads", ())]
        self._long_heads = frozenset(countries.get("long_name_heads", ()))
        self._long_adjectives = frozenset(countries.get("long_name_adjectives", ()))
        self._after_guarded = frozenset(countries.get("after_guarded_names", ()))
        for entry in packs.read("homonyms").get("entry", ()):
            for phrase in entry["patterns"]:
                self.table.add(phrase, Named("", "", None))
        for entry in countries.get("entry", ()):
            self._add_state(entry)
        for entry in packs.read("organisations").get("entry", ()):
            for phrase in entry["patterns"]:
                self.table.add(phrase, Named(entry["code"], entry["label"], "organisation"))
        for entry in forces.get("entry", ()):
            state = self.states.get(entry["code"])
            named = Named(entry["code"], state.name if state else entry["label"], "force")
            for phrase in entry["patterns"]:
                self.table.add(phrase, named)
            for phrase in entry.get("shared", ()):
                self.table.add(phrase, replace(named, shared=True))
        for head in forces.get("heads", ()):
            self._heads.add(head, "force")
        for head in forces.get("ministries", ()):
            self._heads.add(head, "government")

    def _add_state(self, entry: Mapping[str, Any]) -> None:
        code, name, guard = entry["code"], entry["label"], entry.get("guard", False)
        self.states[code] = State(code, name, tuple(entry.get("capitals", ())), _adjective(entry))
        for phrase in entry["patterns"]:
            self.table.add(phrase, Named(code, name, "name", guard))
        for phrase in entry.get("demonyms", ()):
            self.table.add(phrase, Named(code, name, "demonym"))
        for phrase in entry.get("governments", ()):
            self.table.add(phrase, Named(code, name, "government"))
        for phrase in entry.get("capitals", ()):
            self.table.add(phrase, Named(code, name, "capital", not entry.get("bare_capital", True)))
        for phrase in entry.get("prefixes", ()):
            self.table.add(phrase, Named(code, name, "demonym", prefix=True), capitals=False)

    def find(self, words: Sequence[str], known: Set[str]) -> tuple[list[PartyMention], list[tuple[int, int]]]:
        """The parties named in the tokens of a text, in order, none overlapping another; and the homonyms.

        `known` are all the words.
        """
        found: list[PartyMention] = []
        homonyms: list[tuple[int, int]] = []
        doubtful: set[int] = set()
        table, done = self.table, 0
        ships = self._find_ships(words, known)
        inside = {token for ship in ships for token in range(ship.start, ship.end)}
        for start in table.starts(words):
            if start < done or start in inside:
                continue
            if words[start].startswith("#"):
                found.extend(self._read_hashtag(words, start))
                continue
            match = table.match(words, start)
            if match is None:
                continue
            end, named = match
            if named.form is None:
                homonyms.append((start, end))
                done = end
                continue
            mention = self._read(words, start, end, named)
            if mention is None:
                continue
            while found and found[-1].end > mention.start:
                found.pop()
            found.append(mention)
            done = mention.end
            if named.shared:
                doubtful.add(start)
        if doubtful:
            certain = {party.code for party in found if party.start not in doubtful}
            found = [party for party in found if party.start not in doubtful or party.code in certain]
        found = add_acronyms(words, found)
        names = find_ships_named(words, known)
        homonyms.extend(names)
        named_so = {token for at, end in names for token in range(at, end)}
        found = [party for party in found if party.start not in named_so]
        if ships:
            found = [party for party in found if party.end - 1 not in inside]
            found = sorted([*found, *ships], key=lambda party: party.start)
        return found, homonyms

    def ship_words(self) -> Iterable[str]:
        """The prefixes by which a warship's state is known: "INS"."""
        return self._ships.states.keys()

    def _find_ships(self, words: Sequence[str], known: Set[str]) -> list[PartyMention]:
        """ "INS Mumbai (D62)", "BRP 'Rizal'": warships, by the prefix of their navy."""
        if self._ships.states.keys().isdisjoint(known):
            return []
        found = []
        evident: bool | None = None
        for start, word in enumerate(words):
            code = self._ships.states.get(word)
            if code is None or code not in self.states:
                continue
            if word in self._ships.ambiguous:
                if evident is None:
                    evident = any(other.lower() in self._ships.evidence for other in words)
                if not evident:
                    continue
            end = find_ship_end(words, start + 1)
            if end is not None:
                found.append(PartyMention(start, end, code, self.states[code].name, "state", "force"))
        return found

    def _read_hashtag(self, words: Sequence[str], at: int) -> list[PartyMention]:
        """ "#NewDelhi", "#IndianArmy": one token that is read as its words; it must be one party whole."""
        parts = plain_word(words[at]).split()
        named = bool(parts) and not parts[0].startswith("#")
        parties = self.find(parts, set(parts))[0] if named else []
        if len(parties) != 1 or parties[0].end - parties[0].start != len(parts):
            return []
        return [replace(parties[0], start=at, end=at + 1)]

    def _read(self, words: Sequence[str], start: int, end: int, named: Named) -> PartyMention | None:
        form = named.form
        assert form is not None
        following = words[end] if end < len(words) else ""
        if named.prefix and following not in HYPHENS:
            return None
        if start and words[start - 1] in self._ship_prefixes and form in ("name", "capital"):
            return None
        if named.guard and not words[end - 1].isupper() and self._is_person(words, start, following):
            return None
        if form == "name" and end == start + 1 and self._begins_name(words, start):
            return None
        kind: Literal["state", "organisation"] = "organisation" if form == "organisation" else "state"
        if form in ("name", "demonym"):
            end, form = self._extend(words, end, form)
            if form == "name":
                start, form = self._extend_back(words, start)
        return PartyMention(start, end, named.code, named.name, kind, form)

    def _is_person(self, words: Sequence[str], start: int, following: str) -> bool:
        """ "Israel Katz", "Mr Jordan": a guarded name that is part of a person's."""
        before = words[start - 1] if start else ""
        if before in _HONORIFICS:
            return True
        if before in HYPHENS and start > 1:
            owner = self.table.match(words, start - 2)
            if owner is not None and owner[0] == start - 1:
                return False  # "the EU-Jordan Association Council"
        return is_title(following) and following not in self._after_guarded

    def _begins_name(self, words: Sequence[str], start: int) -> bool:
        """ "Foreign Minister Mali Tembo", "met Kenya Barris, the envoy": a state's name as a given name."""
        following = words[start + 1 : start + 2]
        if not start or words[start].isupper() or not following or not is_title(following[0]):
            return False
        if following[0] in self._after_guarded or self._heads.match(words, start + 1) is not None:
            return False
        titled = words[start - 1] in _BEFORE_NAMES
        apposed = words[start + 2 : start + 4] == [",", "the"] and words[start - 1].islower()
        return (titled or apposed) and self.table.match(words, start + 1) is None

    def _extend(self, words: Sequence[str], end: int, form: Form) -> tuple[int, Form]:
        """Take in the force or ministry that follows: "Indian Army", "India's Ministry of Defence"."""
        at = end + 1 if end < len(words) and words[end] in POSSESSIVES else end
        match = self._heads.match(words, at)
        if match is None:
            return end, form
        if match[1] == "government" and match[0] < len(words) and words[match[0]] in _ITS_OFFICERS:
            return end, form
        end, form = match
        if words[end - 1] in _MINISTRY_HEADS and end < len(words) and words[end] == "of":
            while end < len(words) and (words[end] in _LINKS or words[end][:1].isupper()) and end - at < 9:
                if words[end] in _OFFICERS or words[end] in _ITS_OFFICERS:
                    while words[end - 1] in _BEFORE_OFFICER:
                        end -= 1
                    break  # "the Dutch Ministry of Foreign Affairs | Political Director"
                if words[end] in ("and", "&", ",") and self._other_begins(words, end + 1):
                    break
                if words[end] == "," and words[end + 2 : end + 3] not in _IN_A_LIST:
                    break  # "secretary of the Kenyan Ministry of Defence, | Peter Otieno"
                end += 1
            while words[end - 1] in _LINKS:
                end -= 1
        return end, form

    def _other_begins(self, words: Sequence[str], at: int) -> bool:
        """ "Brazil's Ministry of Defence and | the South African Department of Defence": another state's."""
        if words[at : at + 1] == ["the"]:
            return True
        return at < len(words) and self.table.match(words, at) is not None

    def _extend_back(self, words: Sequence[str], start: int) -> tuple[int, Form]:
        """Take in what stands before "of": "Kingdom of …", "Navy of …", "Ministry of Defence of …"."""
        form: Form = "name"
        while True:
            stop = start - 1 if start and words[start - 1] == "the" else start
            if not stop or words[stop - 1] != "of":
                return start, form
            stop -= 1
            if words[stop - 1] in self._long_heads and form == "name":
                start = stop - 1
                while start and words[start - 1] in self._long_adjectives:
                    start -= 1
                continue
            for head in self._of_heads:
                if tuple(words[stop - len(head) : stop]) == head:
                    return stop - len(head), "force"
            for back in range(stop - 1, max(-1, stop - 10), -1):
                if words[back] in _MINISTRY_HEADS:
                    if back < stop - 1 and words[back + 1] not in _LINKS:
                        break  # "Speaker of Parliament Ana Berg of Denmark"
                    return back, "government"
                linked = words[back] in _LINKS or words[back][:1].isupper()
                if not linked or words[back] in _OFFICERS or words[back] in _HONORIFICS:
                    break  # "Secretary to the Cabinet, and Ana Berg, Ambassador of Denmark"
            return start, form

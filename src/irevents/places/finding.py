"""The stage: parties and places of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from irevents.mentions import PartyMention, PlaceMention
from irevents.places.cities import Cities
from irevents.places.gazetteer import Gazetteer
from irevents.places.names import HYPHENS, POSSESSIVES, is_capital, is_title, name_end
from irevents.places.parties import PackReader, Parties
from irevents.places.venues import Found, Venues
from irevents.places.words import read_place_words
from irevents.tokens import Tokens

_TO_CITY = frozenset({"in", ",", "at", "near", "("})
_SEEN_AS_CITY = frozenset({"SG", "MC", "HK", "MO"})
_KNOWN_FROM = 100_000  # people; from here on a city's name alone heads a report ("Oran — The …")
_SMALL_TOWN = 10_000  # people; from here on "Fort …" or "… Park" is the town
_TOWNS = (
    200_000  # people; from here on a venue's name may begin with its city ("Abu Dhabi Exhibition Centre")
)
_LOCAL_TOWN = 20_000  # people; from here on that of a base, port or airport may ("Karlskrona Naval Base")


class Places:
    """Finds parties and places; compiled once from the packs.

    `packs.read(kind)` gives the packs `countries`, `organisations`, `forces`, `homonyms`, `venues`, `places`.
    No two places overlap: a city's tokens take in the state that follows it ("Qingdao, China"), a venue's the
    city. A capital is a party as well as a place; what it is here the reader of both must say.
    """

    def __init__(self, packs: PackReader) -> None:
        self._parties = Parties(packs)
        self._say = read_place_words(packs.read("places"))
        self._venues = Venues(packs.read("venues"), self._say)
        self._gazetteer = Gazetteer()
        capitals = {code: state.capitals for code, state in self._parties.states.items()}
        self._cities = Cities(self._gazetteer, capitals, self._say)

    def is_city(self, name: str) -> bool:
        """Whether a name is that of a city of some size, and no common word."""
        return any(city.population >= _KNOWN_FROM and not city.word for city in self._gazetteer.cities(name))

    def find(
        self, tokens: Tokens, heads: Set[int] = frozenset()
    ) -> tuple[list[PartyMention], list[PlaceMention]]:
        """The parties and the places named in a page, each in document order.

        `heads` are the characters at which the cities of datelines begin.
        """
        words = tokens.words
        parties, homonyms = self._parties.find(words, tokens.known)
        venues = [venue for venue in self._venues.find(words) if not self._is_none(tokens, venue, parties)]
        taken = [False] * len(words)
        for start, end in [(venue.start, venue.end) for venue in venues] + homonyms:
            taken[start:end] = [True] * (end - start)
        cities = _one_place(tokens, self._cities.find(tokens, parties, taken, heads))
        places = self._settle(tokens, parties, venues, cities) + self._named_regions(tokens, homonyms)
        places += self._countries(words, parties, places)
        places.sort(key=lambda place: place.start)
        return _shown(words, parties, venues, places), places

    def party_phrases(self) -> Iterator[str]:
        """The phrases by which states and organisations are named, and the prefixes of their warships."""
        yield from self._parties.table.phrases()
        yield from self._parties.ship_words()

    def country_name(self, code: str) -> str | None:
        """The short English name of a state, as in titles: "Russia", "South Korea"."""
        state = self._parties.states.get(code)
        return state.name if state else None

    def adjective(self, code: str) -> str | None:
        """The adjective of a state: "Russian"; None for what is no state, or has none."""
        state = self._parties.states.get(code)
        return state.adjective if state else None

    def capital_of(self, code: str) -> PlaceMention | None:
        """The capital of a state as a place that stands on no tokens (`start` = `end` = 0)."""
        state = self._parties.states.get(code)
        if state is None or not state.capitals:
            return None
        return self._city_record(0, 0, state.capitals[0], code)

    def resolve_capital(self, code: str, start: int, end: int) -> PlaceMention | None:
        """ "The national capital" on the tokens `start:end`, once it is known whose it is."""
        capital = self.capital_of(code)
        return replace(capital, start=start, end=end) if capital else None

    def _named_regions(self, tokens: Tokens, homonyms: Sequence[tuple[int, int]]) -> list[PlaceMention]:
        """The regions whose name holds a state's: New Mexico, British Columbia."""
        found = []
        for start, end in homonyms:
            name = tokens.slice(start, end)
            for country, _ in self._gazetteer.regions(name)[:1]:
                found.append(PlaceMention(start, end, "region", None, None, name, country))
        return found

    def _city_record(self, start: int, end: int, name: str, code: str) -> PlaceMention:
        city = self._gazetteer.city(name.split(",")[0], code)
        if city is None:
            return PlaceMention(start, end, "city", None, name, None, code)
        return PlaceMention(
            start,
            end,
            "city",
            None,
            name,
            city.region or None,
            code,
            city.latitude,
            city.longitude,
            city.geonames_id,
        )

    def _settle(
        self,
        tokens: Tokens,
        parties: Sequence[PartyMention],
        venues: Sequence[Found],
        cities: list[PlaceMention],
    ) -> list[PlaceMention]:
        """Join each venue with the city and state said beside it; the cities that are left stay."""
        words = tokens.words
        city_at = {city.start: city for city in cities}
        state_at = {
            party.start: party for party in parties if party.kind == "state" and party.form != "capital"
        }
        city_before = {city.end: city for city in cities}
        state_before = {party.end: party for party in parties if party.kind == "state"}
        places: list[PlaceMention] = []
        used: set[int] = set()
        for venue in venues:
            name = tokens.slice(venue.start, venue.end)
            city: PlaceMention | None = None
            country, end = venue.country, venue.end
            stop = _after_brackets(words, venue.end)
            at = stop + 1
            if stop < len(words) and words[stop] in _TO_CITY:
                while at < len(words) and at < stop + 3 and words[at] in ("the", "central", "downtown", "in"):
                    at += 1
                city = city_at.get(at)
                if city is not None:
                    used.add(city.start)
                    end = city.end
                elif at in state_at and words[stop] in ("in", ",") and state_at[at].form == "name":
                    country, end = state_at[at].code, state_at[at].end
                    city = city_at.get(end + 1) if words[end : end + 1] in (["'s"], ["’s"]) else None
                    if city is not None:  # "the Orba firing range in Norway's Finnmark County"
                        used.add(city.start)
                        end = city.end
            if city is None and words[venue.start - 1] in POSSESSIVES:
                city = city_before.get(venue.start - 1)
                if city is not None:
                    used.add(city.start)
                owner = state_before.get(venue.start - 1)
                if city is None and owner is not None:
                    country = owner.code
                    if owner.form == "capital":  # "Ashgabat's Hotel Yyldyz"
                        seat = tokens.slice(owner.start, owner.end)
                        city = self._city_record(owner.start, owner.end, seat, owner.code)
            if city is None and venue.city is None:
                city = self._city_within(tokens, venue, {party.code for party in parties})
            if city is None and venue.city is not None and venue.country is not None:
                city = self._city_record(0, 0, venue.city, venue.country)
            if city is None:
                if country is None:
                    inside = (party for party in parties if venue.start <= party.start < venue.end)
                    country = next((party.code for party in inside if _says_state(tokens, party)), None)
                places.append(PlaceMention(venue.start, end, "venue", name, None, None, country))
            else:
                start = min(venue.start, city.start) if city.end == venue.start - 1 else venue.start
                places.append(replace(city, start=start, end=end, kind="venue", name=name))
        return [city for city in cities if city.start not in used] + _told_elsewhere(places)

    def _is_none(self, tokens: Tokens, venue: Found, parties: Sequence[PartyMention]) -> bool:
        """Whether a venue by construction is a town (Fort Worth) or only a state's ("the Jordanian port")."""
        cities = self._gazetteer.cities(tokens.slice(venue.start, venue.end))
        small = tokens.words[venue.start] == "Villa"  # "at Villa de Leyva", a town of Colombia
        if venue.city is None and cities and (small or cities[0].population >= _SMALL_TOWN):
            return True
        if venue.head == venue.start or tokens.words[venue.head] in ("embassy", "Embassy"):
            return False
        return any(
            party.start == venue.start
            and party.end == venue.head
            and party.kind == "state"
            and party.form != "capital"
            and not (party.form == "force" and is_capital(tokens.words[venue.head]))
            for party in parties
        )

    def _city_within(self, tokens: Tokens, venue: Found, states: set[str]) -> PlaceMention | None:
        """The city a venue's name begins with: "Abu Dhabi National Exhibition Centre"."""
        words = tokens.words
        for end in range(min(name_end(words, venue.start, 3), venue.end - 1), venue.start, -1):
            text = tokens.slice(venue.start, end)
            cities = self._gazetteer.cities(text)
            for city in [city for city in cities if city.country in states][:1] or cities[:1]:
                local = words[venue.head].lower() in self._say.local_heads
                if city.population >= (_LOCAL_TOWN if local else _TOWNS) and not city.other_name:
                    return self._city_record(0, 0, text, city.country)
        return None

    def _countries(
        self, words: Sequence[str], parties: Sequence[PartyMention], places: Sequence[PlaceMention]
    ) -> list[PlaceMention]:
        """The states named as a place: after "in", "to", "from"."""
        covered = {index for place in places for index in range(place.start, place.end)}
        holders = {party.end for party in parties if words[party.start - 1] in ("of", "(")}
        found: list[PlaceMention] = []
        for party in parties:
            if party.form == "name" and party.kind == "state" and party.start not in covered:
                at = party.start - 1
                if at > 0 and words[at] == "the":
                    at -= 1
                if not self._is_there(words, at, party.end, holders):
                    continue
                if party.code in _SEEN_AS_CITY:
                    found.append(self._city_record(party.start, party.end, party.name, party.code))
                else:
                    found.append(
                        PlaceMention(party.start, party.end, "country", None, None, None, party.code)
                    )
        return found

    def _is_there(self, words: Sequence[str], at: int, end: int, holders: set[int]) -> bool:
        """Whether the word at `at` puts something in the state whose name ends at `end`.

        `holders` are the tokens after the states that hold a post: "Ambassador of Japan to Sri Lanka".
        """
        if at < 1 or words[at] not in self._say.country_prepositions:
            return at == 0 and words[at] in self._say.country_prepositions
        following = words[end] if end < len(words) else ""
        if following in HYPHENS or (is_title(following) and following not in self._say.times):
            return False  # "between US-led", "from US President Biden"
        before = words[at - 1]
        if before.lower() in self._say.posted or (words[at] == "for" and before not in self._say.bound):
            return False
        return not (words[at] == "to" and (at in holders or before == ")"))


def _after_brackets(words: Sequence[str], at: int) -> int:
    """The token after a short remark in brackets: "Thule Air Base (Pituffik Space Base) in Greenland"."""
    if words[at : at + 1] == ["("] and ")" in words[at : at + 8]:
        return words.index(")", at) + 1
    return at


def _says_state(tokens: Tokens, party: PartyMention) -> bool:
    """Whether a name within a venue's says the state: "Peruvian Navy Museum", not "Eastern Command HQ"."""
    text = tokens.slice(party.start, party.end).lower()
    return party.kind == "state" and (party.form != "force" or party.name.lower()[:4] in text)


def _one_place(tokens: Tokens, cities: list[PlaceMention]) -> list[PlaceMention]:
    """The cities of a page, where a bare "Granada" is the one of "Granada, Spain" said before it."""
    told: dict[str, PlaceMention] = {}
    found = []
    for city in cities:
        name = tokens.slice(city.start, city.end)
        known = told.get(name)
        if city.kind == "city" and city.city and name.startswith(city.city + ","):
            told.setdefault(city.city, city)
        elif known is not None and known.country != city.country:
            city = replace(known, start=city.start, end=city.end)
        found.append(city)
    return found


def _told_elsewhere(venues: list[PlaceMention]) -> list[PlaceMention]:
    """The venues of a page, with where they stand where another mention of them says it.

    "The Great Hall" after "the Great Hall of the People in Beijing" is the same hall.
    """
    told = [venue for venue in venues if venue.country]
    found = []
    for venue in venues:
        if venue.country is None and venue.name:
            for other in told:
                if other.name and (other.name == venue.name or other.name.startswith(venue.name + " ")):
                    venue = replace(other, start=venue.start, end=venue.end, name=venue.name)
                    break
        found.append(venue)
    return found


def _shown(
    words: Sequence[str],
    parties: Sequence[PartyMention],
    venues: Sequence[Found],
    places: Sequence[PlaceMention],
) -> list[PartyMention]:
    """The parties without those that are only a word of a place's name: Port Sudan, Beijing Hotel."""
    hidden = {index for venue in venues for index in range(venue.start, venue.end)}
    cities = {place.start: place for place in places if place.kind == "city"}
    inside = {index: city.country for city in cities.values() for index in range(city.start + 1, city.end)}
    shown = []
    for party in parties:
        if party.form in ("name", "demonym", "capital") and party.start in hidden:
            continue
        if party.start in inside and words[party.start - 1] not in (",", "(", "in", "the"):
            continue
        if inside.get(party.start, party.code) != party.code:
            continue  # "Atlanta, Georgia"
        if party.form == "capital" and party.start in cities and cities[party.start].country != party.code:
            continue
        shown.append(party)
    return shown

"""Cities and regions: which capitalised words are one here, and which of the places of that name.

A name of the gazetteer is a city only with a licence: a preposition of place before it ("in Kazan"),
its state or region after it ("Paris, Texas"), a list that another city began, a dateline, "the city of", a
meeting after it ("the Kazan summit"), or size, where nothing beside it looks like a person's name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from irevents.mentions import PartyMention, PlaceMention
from irevents.places.gazetteer import City, Gazetteer, fold_name
from irevents.places.names import HYPHENS, PARTICLES, POSSESSIVES, is_capital, is_title, name_end, plain_word
from irevents.places.namesakes import BIG_CITY, Namesakes
from irevents.places.surroundings import HOSTING
from irevents.places.words import PlaceWords
from irevents.tokens import Tokens

# After "in Munyonyo, Uganda": how the clause goes on where the state is part of the address.
_GOES_ON = frozenset(
    {"on", "for", "and", "with", "during", "under", "ahead", "last", "this", "as", "where", "which", "who"}
)

_LANDS = frozenset({"island", "islands", "peninsula", "archipelago"})
BIG_TOWN = 100_000  # people; from here on a dateline or "the … summit" may name it
TOWN = 50_000  # people; below, "to" and "from" may as well introduce a person


class Cities:
    """Finds cities and regions in the tokens of one page. `capitals` gives the capitals' names by state."""

    def __init__(self, gazetteer: Gazetteer, capitals: Mapping[str, Sequence[str]], say: PlaceWords) -> None:
        self._gazetteer, self._say = gazetteer, say
        self._capitals = {(code, fold_name(name)) for code, names in capitals.items() for name in names}
        self._seats = {code: names[0] for code, names in capitals.items() if names}

    def find(
        self, tokens: Tokens, parties: Sequence[PartyMention], taken: Sequence[bool], heads: Set[int]
    ) -> list[PlaceMention]:
        """The cities and regions of a page, in order; tokens that are `taken` are left alone.

        `heads` are the characters at which the cities of datelines begin.
        """
        gazetteer, say = self._gazetteer, self._say
        search = _Search(self._capitals, self._seats, gazetteer, say, tokens, parties, taken)
        search.heads = heads
        return search.run()


class _Search(Namesakes):
    """One page's search; `seats` are the capitals by state."""

    def __init__(
        self,
        capitals: set[tuple[str, str]],
        seats: Mapping[str, str],
        gazetteer: Gazetteer,
        say: PlaceWords,
        tokens: Tokens,
        parties: Sequence[PartyMention],
        taken: Sequence[bool],
    ) -> None:
        super().__init__(gazetteer, say, tokens, parties, taken)
        self.capitals, self.seats = capitals, seats
        self.heads: Set[int] = frozenset()
        self.hints = say.region_heads | say.meetings | {",", "(", "in"}
        self.behind = self.hints | HOSTING

    def run(self) -> list[PlaceMention]:
        words, taken, done = self.words, self.taken, 0
        for start in self.tokens.list_capitals():
            if start < done or taken[start]:
                continue
            if start and words[start - 1] in self.say.ship_prefixes:
                continue
            place = self.read(start)
            if place is not None:
                self.found.append(place)
                done = place.end
        return self.found

    def read(self, start: int) -> PlaceMention | None:
        """The place that begins at a capitalised token, if one does."""
        words = self.words
        party = self.party_inside.get(start)
        if party is not None and (party.form != "capital" or party.start != start):
            return self.read_capital(party) if party.start == start else None
        licence = "in" if self.tokens.starts[start] in self.heads else self.licence_before(start)
        if party is not None:
            if licence == "line" and self.plays_host(party.end):
                licence = "capital"
            return self.resolve(start, party.end, licence or "capital", code=party.code)
        following = words[start + 1] if start + 1 < len(words) else ""
        if (
            not licence
            and following not in self.hints
            and not is_capital(following)
            and following not in HYPHENS
            and not self.plays_host(start + 1)
        ):
            return None
        longest = name_end(words, start)
        inside = not licence and start and is_title(words[start - 1])
        if inside and self.behind.isdisjoint(words[start + 1 : longest + 1]):
            return None  # in a name only what stands behind can say that it is a place
        for end in range(longest, start, -1):
            host = licence in ("", "line") and self.plays_host(end)
            if not licence and end - start == 1 and following not in self.hints and not host:
                return None
            if words[end - 1] in POSSESSIVES or not is_capital(words[end - 1]) or self.taken[end - 1]:
                continue
            place = self.resolve(start, end, "weak" if host else licence)
            if place is not None:
                return place
        return None

    def read_capital(self, party: PartyMention) -> PlaceMention | None:
        """ "The Chinese capital", "India's capital"; where the name follows, the name is the city."""
        words = self.words
        at = (
            party.end + 1
            if words[party.end : party.end + 1] and words[party.end] in POSSESSIVES
            else party.end
        )
        if party.form not in ("name", "demonym") or words[at : at + 1] != ["capital"]:
            return None
        seat, after = self.seats.get(party.code), at + 1
        if seat is None or (words[after : after + 1] and words[after] in self.say.kinds_of_capital):
            return None
        while after < len(words) and words[after] in ("city", "of", ","):
            after += 1
        if after in self.party_at and self.party_at[after].form == "capital":
            return None
        city = self.gazetteer.city(seat, party.code)
        return self.city(party.start, at + 1, seat, city) if city else None

    def resolve(self, start: int, end: int, licence: str, *, code: str | None = None) -> PlaceMention | None:
        """The place named by the tokens, or None where it is none or not licensed."""
        words = self.words
        following = words[end] if end < len(words) else ""
        country = region = None
        if following in (",", "(", "in"):
            country, region = self.country_after(end), self.region_after(end)
        hinted = country or region or following in self.say.region_heads or following in self.say.meetings
        if not hinted:
            if licence == "line" and not self.is_dateline(end):
                return None
            if not licence and (
                end - start < 2 or is_title(following) or (start and is_title(words[start - 1]))
            ):
                return None
        text = plain_word(words[start]) if end == start + 1 else self.tokens.slice(start, end)
        if text.rstrip(".") in self.say.times or text in self.say.not_cities:
            return None
        cities = self.gazetteer.cities(text if code is None else text.split(",")[0])
        if not cities and text.endswith(" City"):
            cities = self.gazetteer.cities(text[:-5])
        regions = self.gazetteer.regions(text)
        if following in self.say.region_heads and (cities or regions):
            named_region = self.headed_region(start, end, text, cities, regions)
            if named_region is not None or following[0].isupper():
                return named_region
        if country is not None:
            inside = [city for city in cities if city.country == country[1]]
            if inside and not licence and words[end] == "in" and text in self.surnames:
                return None  # "Mr Gonzalez in the United States"
            if inside:
                return self.city(start, country[0], text, inside[0])
            if any(found == country[1] for found, _ in regions):
                return self.region(start, country[0], text, country[1])
        if region is not None:
            named = {fold_name(name) for _, name in region[1]} | {
                fold_name(self.tokens.slice(end + 1, region[0]))
            }
            inside = [city for city in cities if fold_name(city.region) in named]
            if inside:
                further = self.country_after(region[0])
                return self.city(start, further[0] if further else region[0], text, inside[0])
        owner = self.owner_before(start) if licence == "in" and code is None else None
        if owner is not None:
            inside = [city for city in cities if city.country == owner]
            if inside:
                return self.city(start, end, text, inside[0])
            dated = any(word.rstrip(".") in self.say.times for word in words[start:end])
            if (
                not (dated or (is_title(following) and following not in self.say.times))
                and text not in self.surnames
            ):
                return PlaceMention(start, end, "city", None, text, None, owner)
        if (country or region) and not regions and (not cities or cities[0].population < TOWN):
            unlisted = self.unlisted(start, end, text, country, region)
            if unlisted is not None:
                return unlisted
        if cities:
            own = [city for city in cities if city.country == code]
            city = self.best(text, own or self.seats_among(cities, regions) or cities)
            if code is None and self.means_region(text, city, regions):
                cities = ()
            elif self.licensed(start, end, text, city, licence, following):
                return self.city(start, end, text, city)
        if regions and licence in ("in", "weak") and not is_title(following):
            return self.region(start, end, text, self.best_region(text, (), regions))
        return None

    def unlisted(
        self,
        start: int,
        end: int,
        text: str,
        country: tuple[int, str] | None,
        region: tuple[int, Sequence[tuple[str, str]]] | None,
    ) -> PlaceMention | None:
        """A town that the gazetteer lacks, where the text says both that it is a place and whose.

        "held at Munyonyo, Uganda.", "in Umroi, Meghalaya, on": a name after "in" or "at" with its state or
        region, at whose end the clause goes on or ends. It has no co-ordinates.
        """
        words = self.words
        if not start or words[start - 1] not in ("in", "at", "near") or text in self.surnames:
            return None
        if not self.say.not_towns.isdisjoint(words[start:end]) or words[start - 2 : start - 1] == ["part"]:
            return None  # "took part in Exercise Falcon in Lima"
        if not all(is_title(word) or word in PARTICLES or word in HYPHENS for word in words[start:end]):
            return None
        if region is not None:
            name = region[1][0][1]
            further = self.country_after(region[0])
            stop, code = further or (region[0], self.best_region(name, (), region[1]))
        else:
            assert country is not None
            (stop, code), name = country, None
        after = words[stop] if stop < len(words) else "."
        if words[end] not in (",", "in") or is_title(after) or after in POSSESSIVES or after in HYPHENS:
            return None
        if (
            words[end] == ","
            and after.islower()
            and after not in self.say.prepositions
            and after not in _GOES_ON
        ):
            return None  # "in Parliament, India said"
        return PlaceMention(start, stop, "city", None, text, name, code)

    def licensed(self, start: int, end: int, text: str, city: City, licence: str, following: str) -> bool:
        """Whether the context makes a name of the gazetteer a city here."""
        words = self.words
        capital = (city.country, fold_name(text)) in self.capitals
        follows_name = (
            is_title(following)
            and following.rstrip(".") not in self.say.times
            and not words[end - 1].isupper()
        )
        if licence == "capital":
            return not (follows_name and start and is_title(words[start - 1]))
        people = city.population
        if following in POSSESSIVES and people < TOWN and not capital:
            return False  # "at Baker's Bay"
        if follows_name and not (capital or people >= BIG_CITY):
            return False
        if licence == "in":
            return not city.word or people >= TOWN or following in (",", ".")
        if licence == "weak":
            if city.word and people < BIG_TOWN:
                return False
            return people >= BIG_CITY or capital or text not in self.surnames
        if licence == "line":
            return self.is_dateline(end) and (capital or people >= BIG_TOWN) and not city.word
        if licence == city.country:
            return not city.word and (capital or people >= TOWN)
        if following in self.say.meetings:
            return (capital or people >= BIG_TOWN) and not city.word
        before = words[start - 1] if start else "\n"
        if city.word or city.other_name or is_title(before) or follows_name:
            return False
        return people >= BIG_CITY and end - start > 1

    def headed_region(
        self, start: int, end: int, text: str, cities: Sequence[City], regions: Sequence[tuple[str, str]]
    ) -> PlaceMention | None:
        """ "Volgograd Region", "Kakheti region": a region of a state that the page speaks of."""
        big = [city for city in cities if city.population >= TOWN]
        if not regions and not big:
            return None
        country = self.best_region(text, big, regions)
        if self.words[end].lower() in _LANDS:
            if not regions:
                return None
            return self.region(start, end + 1, f"{text} {self.words[end].title()}", country)  # "Jeju island"
        if self.words[end][0].islower() and not self.states[country]:
            return None
        return self.region(start, end + 1, text, country)

    def city(self, start: int, end: int, text: str, city: City) -> PlaceMention:
        return PlaceMention(
            start, end, "city", None, _spelling(text), city.region or None, city.country,
            city.latitude, city.longitude, city.geonames_id,
        )  # fmt: skip

    def region(self, start: int, end: int, text: str, country: str) -> PlaceMention:
        further = self.country_after(end)
        return PlaceMention(start, further[0] if further else end, "region", None, None, text, country)


def _spelling(text: str) -> str:
    """The name as the text spells it, but for a headline's or dateline's capitals."""
    if not text.isupper() or len(text) < 4:
        return text
    small = (word.lower() if word.lower() in PARTICLES else word.capitalize() for word in text.split(" "))
    return " ".join(small)

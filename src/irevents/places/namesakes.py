"""Which of the places of one name is meant: of several cities, of a city and a region."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from irevents.places.gazetteer import City, fold_name
from irevents.places.surroundings import Surroundings

BIG_CITY = 1_000_000  # people; from here on a name alone may be the city
LARGE_CITY = 300_000  # people; from here on it is not a region of the name in a state nobody speaks of


class Namesakes(Surroundings):
    """Chooses among the places of a name; `capitals` are the states and names of the capitals."""

    capitals: Collection[tuple[str, str]]

    def seats_among(self, cities: Sequence[City], regions: Sequence[tuple[str, str]]) -> list[City]:
        """Of the cities of a name those that are the seat of a region of that name, in a state spoken of.

        Busia of Busia County, where Kenya is spoken of, and not Busia beyond the border nor the county.
        """
        return [
            city for city in cities if (city.country, city.region) in regions and self.states[city.country]
        ]

    def means_region(self, text: str, city: City, regions: Sequence[tuple[str, str]]) -> bool:
        """Whether a name that a region bears too (Goa, Wyoming) is the region: unless the city is its
        seat, as Geneva is of Geneva, or a metropolis."""
        if not regions or city.population >= BIG_CITY or self.says_region(city, fold_name(text)):
            return False
        if city.population >= LARGE_CITY and not any(self.states[country] for country, _ in regions):
            return False  # Kochi in Kerala, where Japan is not spoken of
        return all((city.country, city.region) != region for region in regions)

    def says_region(self, city: City, key: str) -> bool:
        """Whether the text names a city's region: "the Governor of New Mexico in Santa Fe"."""
        return (
            bool(city.region) and fold_name(city.region) not in (key, "") and city.region in self.tokens.text
        )

    def best(self, text: str, cities: Sequence[City]) -> City:
        """The likeliest of several places of a name: size, capital, whether its state is spoken of."""
        if len(cities) == 1:
            return cities[0]
        key, total = fold_name(text), sum(self.states.values()) or 1

        def score(city: City) -> float:
            worth = 1.5 * math.log10(city.population + 10)
            if self.states[city.country]:
                worth += 0.7 + self.states[city.country] / total
            if self.found and self.found[-1].country == city.country:
                worth += 0.5
            if (city.country, key) in self.capitals:
                worth += 2
            worth += 1.5 * self.says_region(city, key)
            return worth - 0.2 * city.other_name

        return max(cities, key=score)

    def best_region(self, text: str, cities: Sequence[City], regions: Sequence[tuple[str, str]]) -> str:
        """The state of a region: of those that have one of the name, the one most spoken of."""
        if regions:
            return max(regions, key=lambda region: self.states[region[0]])[0]
        return self.best(text, cities).country

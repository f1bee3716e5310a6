"""Parties: each case is a sentence and the parties in it as CODE/form, in order."""

from __future__ import annotations

import pytest

from irevents.language import load_language
from irevents.packs import Packs
from irevents.places import Places
from irevents.places.phrases import PhraseTable, split_phrase
from irevents.tokens import Tokens

NLP = load_language()
PLACES = Places(Packs())


def parties(text: str) -> list[str]:
    tokens = Tokens(NLP(text))
    found = PLACES.find(tokens)[0]
    return [f"{tokens.slice(party.start, party.end)}={party.code}/{party.form}" for party in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India and Russia held talks.", ["India=IN/name", "Russia=RU/name"]),
        ("The India–Russia summit and India-Russia ties", ["India=IN/name", "Russia=RU/name"] * 2),
        ("the Russia-Ukraine war", ["Russia=RU/name", "Ukraine=UA/name"]),
        (
            "Indo-Russian and Sino-Indian ties",
            ["Indo=IN/demonym", "Russian=RU/demonym", "Sino=CN/demonym", "Indian=IN/demonym"],
        ),
        ("the Indo-Pacific region and the Indian Ocean", []),
        (
            "NEW DELHI: INDIA, SOUTH KOREA SIGN PACT",
            ["NEW DELHI=IN/capital", "INDIA=IN/name", "SOUTH KOREA=KR/name"],
        ),
        (
            "Niger and Nigeria, Guinea and Guinea-Bissau",
            ["Niger=NE/name", "Nigeria=NG/name", "Guinea=GN/name", "Guinea-Bissau=GW/name"],
        ),
        ("the U.S. and the UK told us", ["U.S.=US/name", "UK=GB/name"]),
        ("Côte d’Ivoire and Cote d'Ivoire", ["Côte d’Ivoire=CI/name", "Cote d'Ivoire=CI/name"]),
        ("the People’s Republic of China", ["People’s Republic of China=CN/name"]),
        (
            "the Islamic Republic of Iran met the Kingdom of Bahrain",
            ["Islamic Republic of Iran=IR/name", "Kingdom of Bahrain=BH/name"],
        ),
        ("the Republic of Korea", ["Republic of Korea=KR/name"]),
        ("Democratic People's Republic of Korea", ["Democratic People's Republic of Korea=KP/name"]),
        ("Moscow and the Kremlin said", ["Moscow=RU/capital", "Kremlin=RU/government"]),
        (
            "The Indian Army and the Russian Land Forces",
            ["Indian Army=IN/force", "Russian Land Forces=RU/force"],
        ),
        (
            "Sri Lanka's Navy and the Armed Forces of Ukraine",
            ["Sri Lanka's Navy=LK/force", "Armed Forces of Ukraine=UA/force"],
        ),
        (
            "the Ministry of Defence of the Republic of Belarus",
            ["Ministry of Defence of the Republic of Belarus=BY/government"],
        ),
        ("Japan’s Ministry of Foreign Affairs said", ["Japan’s Ministry of Foreign Affairs=JP/government"]),
        ("Russian Foreign Ministry spokesperson", ["Russian Foreign Ministry=RU/government"]),
        ("#IndianArmy reached #Russia", ["#IndianArmy=IN/force", "#Russia=RU/name"]),
        ("HMAS Canberra joined", ["HMAS Canberra=AU/force"]),
        ("the HMAS joined", []),
        ("in Atlanta, Georgia", []),
        ("the Turkish Cypriot leader", ["Turkish Cypriot=CY/demonym"]),
        (
            "the Republic of China and the People's Republic of China",
            ["Republic of China=TW/name", "People's Republic of China=CN/name"],
        ),
        ("The Royal Navy and the PLA Navy", ["Royal Navy=GB/force", "PLA Navy=CN/force"]),
        ("Defence Minister Israel Katz of Israel", ["Israel=IL/name"]),
        ("Israel Defence Minister and the Jordan King", ["Israel=IL/name", "Jordan=JO/name"]),
        (
            "SCO, ASEAN and United Nations Security Council",
            [
                "SCO=SCO/organisation",
                "ASEAN=ASEAN/organisation",
                "United Nations Security Council=UN/organisation",
            ],
        ),
        (
            "who said the World Health Organization (WHO)",
            ["World Health Organization=WHO/organisation", "WHO=WHO/organisation"],
        ),
        ("The Times of India and the Washington Post reported from the South China Sea", []),
    ],
)
def test_parties(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_phrases_are_split_as_the_tokenizer_splits_them() -> None:
    packs, wrong = Packs(), []
    for kind in ("countries", "organisations", "forces", "homonyms"):
        for entry in packs.read(kind)["entry"]:
            for key in ("patterns", "demonyms", "capitals", "governments"):
                for phrase in entry.get(key, ()):
                    tokens = tuple(token.text for token in NLP(f"in {phrase} today"))[1:-1]
                    if split_phrase(phrase) != tokens:
                        wrong.append((phrase, tokens))
    assert wrong == []


def test_longest_phrase_wins() -> None:
    table: PhraseTable[str] = PhraseTable()
    table.add("Guinea", "GN")
    table.add("Guinea-Bissau", "GW")
    assert table.match(["Guinea", "-", "Bissau"], 0) == (3, "GW")
    assert table.match(["Guinea", "-", "led"], 0) == (1, "GN")
    assert table.match(["Guinea", "Bissau"], 0) == (2, "GW")
    assert table.match(["guinea"], 0) is None


def test_country_name() -> None:
    assert PLACES.country_name("KR") == "South Korea"
    assert PLACES.country_name("ZZ") is None

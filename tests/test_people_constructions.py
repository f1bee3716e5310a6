"""Phrases for persons from many press cultures: what is one mention, with which rank, office and state."""

from __future__ import annotations

import pytest

from irevents.articles import find_sentences, read_page
from irevents.language import load_language
from irevents.mentions import PersonMention
from irevents.packs import load_packs
from irevents.people import People
from irevents.places import Places
from irevents.tokens import Tokens

PACKS = load_packs()
NLP = load_language()
PLACES = Places(PACKS)
PEOPLE = People(PACKS)


def read(text: str) -> tuple[Tokens, list[PersonMention]]:
    tokens = Tokens(NLP(text))
    parties, places = PLACES.find(tokens)
    return tokens, PEOPLE.find(tokens, find_sentences(tokens, read_page(text)), parties, places, [])


def rows(text: str) -> list[str]:
    """A mention a line: the words | name | rank | position | affiliation."""
    tokens, mentions = read(text)
    fields = ((tokens.slice(m.start, m.end), m.name, m.rank, m.position, m.affiliation) for m in mentions)
    return [" | ".join(value or "-" for value in row) for row in fields]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Under Secretary of Defense for Policy Carla Whitfield hosted them.",
            "Under Secretary of Defense for Policy Carla Whitfield | Carla Whitfield | - | "
            "Under Secretary of Defense for Policy | US",
        ),
        (
            "Assistant Secretary of State for South and Central Asian Affairs Ron Abbot landed.",
            "Assistant Secretary of State for South and Central Asian Affairs Ron Abbot | Ron Abbot | - | "
            "Assistant Secretary of State for South and Central Asian Affairs | US",
        ),
        (
            "Deputy Chairman of the Security Council of the Russian Federation Oleg Zorin received him.",
            "Deputy Chairman of the Security Council of the Russian Federation Oleg Zorin | Oleg Zorin | - | "
            "Deputy Chairman of the Security Council of the Russian Federation | RU",
        ),
        (
            "Head of the Main Directorate of the General Staff Admiral Ivan Belov met them.",
            "Head of the Main Directorate of the General Staff Admiral Ivan Belov | Ivan Belov | Admiral | "
            "Head of the Main Directorate of the General Staff | -",
        ),
        (
            "Rear Admiral Neil D'Sa, VSM, Flag Officer Commanding Goa Area, received the ship.",
            "Rear Admiral Neil D'Sa, VSM, Flag Officer Commanding Goa Area | Neil D'Sa | Rear Admiral | "
            "Flag Officer Commanding Goa Area | -",
        ),
        (
            "Captain 1st Rank Pavel Belov spoke.",
            "Captain 1st Rank Pavel Belov | Pavel Belov | Captain 1st Rank | - | -",
        ),
        (
            "Col. Gen. Anton Gromov, Russia's deputy defence minister, led the delegation.",
            "Col. Gen. Anton Gromov, Russia's deputy defence minister | Anton Gromov | Col. Gen. | "
            "deputy defence minister | RU",
        ),
        (
            "Kazakh Deputy Prime Minister – Foreign Minister Askar Nurbek arrived.",
            "Kazakh Deputy Prime Minister – Foreign Minister Askar Nurbek | Askar Nurbek | - | "
            "Deputy Prime Minister – Foreign Minister | KZ",
        ),
        (
            "Deputy President Paul Nkosi of South Africa left.",
            "Deputy President Paul Nkosi of South Africa | Paul Nkosi | - | Deputy President | ZA",
        ),
        (
            "Talks with Mexico's Alicia Paredes went on.",
            "Mexico's Alicia Paredes | Alicia Paredes | - | - | MX",
        ),
        (
            "Saudi Foreign Minister Prince Turki bin Fahd bin Sattam received him.",
            "Saudi Foreign Minister Prince Turki bin Fahd bin Sattam | Turki bin Fahd bin Sattam | - | "
            "Foreign Minister | SA",
        ),
        (
            "His Majesty King Hassan III ibn Al Walid opened it.",
            "His Majesty King Hassan III ibn Al Walid | Hassan III ibn Al Walid | - | King | -",
        ),
        (
            "Japanese Defense Minister Gen Nakatani met them.",
            "Japanese Defense Minister Gen Nakatani | Gen Nakatani | - | Defense Minister | JP",
        ),
        (
            "Army Chief Gen Tenzin Dorji met them.",
            "Army Chief Gen Tenzin Dorji | Tenzin Dorji | Gen | Army Chief | -",
        ),
        (
            "The Chairperson of the Council for March 2023, H.E. Ambassador Omar Gadd, spoke.",
            "The Chairperson of the Council for March 2023, H.E. Ambassador Omar Gadd | Omar Gadd | - | "
            "Chairperson of the Council for March 2023, Ambassador | -",
        ),
        (
            "CMD Norsk Aeronautics Limited Shri Arvind Nayar attended.",
            "CMD Norsk Aeronautics Limited Shri Arvind Nayar | Arvind Nayar | - | "
            "CMD Norsk Aeronautics Limited | -",
        ),
        (
            "Neal Burke, chairman and chief executive of Norsk Dynamo, and others came.",
            "Neal Burke, chairman and chief executive of Norsk Dynamo | Neal Burke | - | "
            "chairman and chief executive of Norsk Dynamo | -",
        ),
        (
            "Consul General of Peru in Shanghai and the Eastern Provinces Rosa Quispe was there.",
            "Consul General of Peru in Shanghai and the Eastern Provinces Rosa Quispe | Rosa Quispe | - | "
            "Consul General of Peru in Shanghai and the Eastern Provinces | PE",
        ),
        (
            "EU High Representative for Foreign Affairs and Security Policy Maja Berg chaired it.",
            "EU High Representative for Foreign Affairs and Security Policy Maja Berg | Maja Berg | - | "
            "EU High Representative for Foreign Affairs and Security Policy | EU",
        ),
        (
            "Lt Gen MS Bedi spoke.",
            "Lt Gen MS Bedi | MS Bedi | Lt Gen | - | -",
        ),
        (
            "Mr. Thet Naing Win spoke.",
            "Mr. Thet Naing Win | Thet Naing Win | - | - | -",
        ),
    ],
)  # fmt: skip
def test_one_mention(text: str, expected: str) -> None:
    assert rows(text) == [expected]


def test_two_in_a_row_keep_their_own_offices() -> None:
    text = (
        "Dr. Ana Lind, Minister of Fisheries and Deputy Minister of Ports, Dr. Ivo Berg, "
        "Secretary to the President, Secretary to the Ministry of Finance Ms. Mia Holm and Mr. Jon Dahl, "
        "Director, North Africa Division, took part."
    )
    assert [row.split(" | ")[1::2] for row in rows(text)] == [
        ["Ana Lind", "Minister of Fisheries and Deputy Minister of Ports"],
        ["Ivo Berg", "Secretary to the President"],
        ["Mia Holm", "Secretary to the Ministry of Finance"],
        ["Jon Dahl", "Director, North Africa Division"],
    ]


def test_a_nation_for_each_of_two_names() -> None:
    text = "The Foreign Ministers of Peru and Kenya, Rosa Quispe and Daniel Mutua, met."
    assert [row.split(" | ")[1:] for row in rows(text)] == [
        ["Rosa Quispe", "-", "Foreign Minister", "PE"],
        ["Daniel Mutua", "-", "Foreign Minister", "KE"],
    ]


@pytest.mark.parametrize(
    "text", ["The Lind-Kovalenko talks ended.", "The Tore Lind-Oleg Kovalenko talks ended."]
)
def test_a_hyphen_between_two_known_names_parts_them(text: str) -> None:
    text = "Prime Minister Tore Lind and President Oleg Kovalenko met. " + text
    assert [m.key for m in read(text)[1]] == ["tore-lind", "oleg-kovalenko"] * 2


def test_a_hyphen_in_a_name_stays() -> None:
    assert [m.name for m in read("Ambassador Ivan Botsan-Kharitonov spoke. Botsan-Kharitonov left.")[1]] == [
        "Ivan Botsan-Kharitonov"
    ] * 2


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("President Volodymyr Halenskyy", "Halensky"),
        ("Defence Minister Sergei Petrovskiy", "Sergey Petrovsky"),
        ("President Anura Kumara Wickremasinghe", "President Wickramasinghe"),
        ("Foreign Minister S. Jayaraman", "Subramaniam Jayaraman"),
        ("Ambassador TANIMURA Hana", "Ambassador Tanimura"),
        ("Premier Zhou Wenming", "Premier Zhou"),
        ("Lt Gen Petrovsky Oleg Ivanovich", "General Petrovsky"),
        ("Secretary-General Nayef Al-Harthi", "Al-Harthi"),
        ("Defence Minister Phan Van Long", "Gen. Long"),
        ("Defence Minister Ferdinand Marquez Jr.", "Marquez"),
    ],
)
def test_one_person_however_spelt(first: str, later: str) -> None:
    assert len({m.key for m in read(f"{first} arrived in Lima. On Monday {later} left.")[1]}) == 1


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Defence Minister Rajan Singh", "Dr Mohan Singh"),
        ("King Salman bin Jaber Al Noor", "Prince Mohammed bin Salman bin Jaber Al Noor"),
        ("Sheikh Mohammed bin Hamdan", "President Sheikh Mohamed"),
        ("Deputy Minister Ivan Orlov", "Minister Oleg Orlov"),
    ],
)
def test_two_persons_whose_names_meet(first: str, later: str) -> None:
    assert len({m.key for m in read(f"{first} arrived in Lima. On Monday {later} left.")[1]}) == 2


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Foreign Secretary Leela Rao met Prime Minister Ivo Berg. The Foreign Secretary left.", "leela-rao"),
        ("Ambassador of Japan to Peru Hana Ito spoke. The Japanese Ambassador left.", "hana-ito"),
        ("PM Ivo Berg spoke. The Prime Minister left.", "ivo-berg"),
        ("Chief of Naval Staff Admiral Ravi Menon spoke. The Navy chief left.", "ravi-menon"),
        ("US Defence Secretary Ada Roe spoke. The Secretary of Defence left.", "ada-roe"),
        (
            "Minister of Foreign Affairs of Peru Rosa Quispe spoke. The Peruvian Foreign Minister left.",
            "rosa-quispe",
        ),
        (
            "Peruvian Foreign Minister Rosa Quispe met a minister. Her Peruvian counterpart left.",
            "rosa-quispe",
        ),
        ("General Oleg Orlov spoke. The General left.", "oleg-orlov"),
        ("Xi spoke in Beijing. The Chinese President left.", "xi"),
    ],
)
def test_the_holder_of_an_office(text: str, held: str) -> None:
    assert read(text)[1][-1].key == held


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ivo Berg spoke. The Deputy Prime Minister left.",
        "Secretary to the President Ana Lind spoke. The President left.",
        "Peruvian Foreign Minister Rosa Quispe spoke. The Kenyan Foreign Minister left.",
        "Foreign Minister Rosa Quispe and Defence Minister Ivo Berg spoke. The minister left.",
    ],
)
def test_an_office_that_nobody_named_holds(text: str) -> None:
    last = read(text)[1][-1]
    assert last.name is None
    assert last.key.startswith("?")


def test_an_own_office_takes_the_state_of_the_others() -> None:
    text = "Defence Minister Rajnath Singh spoke. Foreign Secretary Leela Rao agreed. King Ivo left."
    assert [m.affiliation for m in read(text)[1]] == ["IN", "IN", None]


def test_no_state_is_taken_beside_another_state() -> None:
    text = "Defence Minister Rajnath Singh spoke. The Russian side was led by Deputy Minister Oleg Orlov."
    assert [m.affiliation for m in read(text)[1]] == ["IN", None]


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Ruiz in Lima",
        "(Editing by Mark Jones)",
        "Photo: Sergei Orlov/TASS",
        "USS Abraham Lincoln and HMS Prince of Wales sailed.",
        "Kim Il Sung Square and Indira Gandhi International Airport were closed.",
        "The Nelson Mandela Prize was awarded at the Jawaharlal Nehru Stadium.",
        "The Prime Minister's Office and the Office of the President replied.",
        "Secretary-level talks and the minister-level dialogue went on.",
        "He will head to Lima to chair the talks.",
        "The Trump administration and the Putin era were mentioned.",
        "Sri Dalada Maligawa and Palacio de San Carlos were shown.",
        "The carrier Charles de Gaulle sailed past the Taj Mahal.",
        "Port Louis, Santa Cruz, Tamil Nadu and Fort William were named.",
        "Lockheed Martin, Larsen & Toubro and Al Jazeera were named.",
        "President Embarks on State Visit",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert [m.name for m in read(text)[1] if m.name] == []


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Al-", "-", "Al-Al", "Mr.", "President", "the General", "King of", "A. B."]
)
def test_scraps_do_no_harm(text: str) -> None:
    for mention in read(text)[1]:
        assert 0 <= mention.start <= mention.name_start <= mention.name_end <= mention.end <= len(NLP(text))


def test_a_ministry_ends_where_the_next_office_begins() -> None:
    text = (
        "Vikas Mehra, Secretary (West) in India's Ministry of External Affairs, and Deputy Foreign Minister "
        "Oleg Morozov of Russia held consultations."
    )
    assert [row.split(" | ")[1::3] for row in rows(text)] == [["Vikas Mehra", "IN"], ["Oleg Morozov", "RU"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was led by Somchai Phrae and that side by Khamla Souk.", ["Somchai Phrae", "Khamla Souk"]),
        ("Ivan Belov and Tommy Uludong met on Monday.", ["Ivan Belov", "Tommy Uludong"]),
        ("The talks were opened by Khamla Souk, who spoke of trade.", ["Khamla Souk"]),
        ("The line between Xanthi Drama and Komotini Serres opened.", []),
    ],
)  # fmt: skip
def test_names_no_lexicon_has(text: str, names: list[str]) -> None:
    assert [m.name for m in read(text)[1]] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Defence Secretary Ramon "Ramy" Cruz spoke.', 'Ramon "Ramy" Cruz'),
        ("Ambassador Seo-yeon PARK of the Republic of Korea spoke.", "Seo-yeon PARK"),
        ("The Mongolian Foreign Minister, Bat Enkh, spoke.", "Bat Enkh"),
        ("Zambian Defence Minister Given Phiri spoke.", "Given Phiri"),
        ("Ambassador Park Sung-ho spoke.", "Park Sung-ho"),
        ("Secretary, Space Dr. Raman spoke.", "Raman"),
    ],
)
def test_names_that_are_words(text: str, name: str) -> None:
    assert [m.name for m in read(text)[1]] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deputy Governor Mrs. K. M. A. N. Perera spoke.", "K. M. A. N. Perera"),
        ("Director General R.M.S.P.S. Perera spoke.", "R.M.S.P.S. Perera"),
    ],
)
def test_many_initials_are_one_name(text: str, name: str) -> None:
    assert [m.name for m in read(text)[1]] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talks with FSO Director Anton Belov went on.",
            "FSO Director Anton Belov | Anton Belov | - | FSO Director | -",
        ),
        (
            "He met vice-admiral Jo Ruiz, flag officer in command of the Philippine Navy.",
            "vice-admiral Jo Ruiz, flag officer in command of the Philippine Navy | Jo Ruiz | vice-admiral | "
            "flag officer in command of the Philippine Navy | PH",
        ),
        (
            "Admiral Somsak Pan-Iem spoke.",
            "Admiral Somsak Pan-Iem | Somsak Pan-Iem | Admiral | - | -",
        ),
        (
            "The Gulf Cooperation Council (GCC) Secretary-General Salem Al-Harbi spoke.",
            "The Gulf Cooperation Council (GCC) Secretary-General Salem Al-Harbi | Salem Al-Harbi | - | "
            "Gulf Cooperation Council (GCC) Secretary-General | GCC",
        ),
    ],
)
def test_acronyms_brackets_and_small_letters(text: str, expected: str) -> None:
    assert rows(text) == [expected]


@pytest.mark.parametrize("text", ["The general debate of a major firm.", "In general Indian troops won."])
def test_small_words_no_rank_begins_with(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("She met the Director General in Vienna on Monday.", "the Director General"),
        ("She met the Prime Minister in Tokyo on Monday.", "the Prime Minister"),
        ("She met the Secretary General in Geneva, Switzerland.", "the Secretary General"),
        ("She met the Indian Ambassador in Russia.", "the Indian Ambassador in Russia"),
        (
            "She met the Special Envoy in BiH Karl Schmied.",
            "the Special Envoy in BiH Karl Schmied",
        ),
        ("Met Ambassador of Chile in Oslo H.E. Ana Rojas.", "Ambassador of Chile in Oslo H.E. Ana Rojas"),
    ],
)  # fmt: skip
def test_where_an_office_is_and_where_it_is_met(text: str, office: str) -> None:
    assert [row.split(" | ")[0] for row in rows(text)] == [office]


@pytest.mark.parametrize(
    "office", ["Chargé d'affaires", "Chargé d’affaires", "Charge d' Affaires", "Chargé d’ affaires"]
)
def test_a_charge_however_spelt(office: str) -> None:
    assert [m.name for m in read(f"Kenyan {office} Wanjiru Otieno spoke.")[1]] == ["Wanjiru Otieno"]

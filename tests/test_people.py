"""Persons by construction: office and name in both orders, ranks, titles, look-alikes, who is who."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from irevents.articles import find_sentences, read_page
from irevents.language import load_language
from irevents.mentions import PersonMention
from irevents.packs import load_packs
from irevents.people import People
from irevents.places import Places
from irevents.tokens import Tokens

Find = Callable[[str], list[PersonMention]]
Row = tuple[str, str | None, str | None, str | None, str | None]


class Reader:
    """Runs the stages that the people stage needs over a text."""

    def __init__(self) -> None:
        packs = load_packs()
        self.nlp = load_language()
        self.places = Places(packs)
        self.people = People(packs)

    def read(self, text: str) -> tuple[Tokens, list[PersonMention]]:
        tokens = Tokens(self.nlp(text))
        sentences = find_sentences(tokens, read_page(text))
        parties, places = self.places.find(tokens)
        return tokens, self.people.find(tokens, sentences, parties, places, [])

    def rows(self, text: str) -> list[Row]:
        tokens, mentions = self.read(text)
        return [(tokens.slice(m.start, m.end), m.name, m.rank, m.position, m.affiliation) for m in mentions]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def names(reader: Reader, text: str) -> list[str | None]:
    return [name for _, name, *_ in reader.rows(text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Talks with Norwegian Defence Minister Tore Lindqvist went on.",
            ("Norwegian Defence Minister Tore Lindqvist", "Tore Lindqvist", None, "Defence Minister", "NO"),
        ),
        (
            "They met Peru's Foreign Minister Elena Quispe in Lima.",
            ("Peru's Foreign Minister Elena Quispe", "Elena Quispe", None, "Foreign Minister", "PE"),
        ),
        (
            "Minister of Foreign Affairs, Overseas Employment and Trade Asela Gunatilake attended.",
            (
                "Minister of Foreign Affairs, Overseas Employment and Trade Asela Gunatilake",
                "Asela Gunatilake", None, "Minister of Foreign Affairs, Overseas Employment and Trade", None,
            ),
        ),
        (
            "The guests were met by the Ambassador of Chile to Kenya, Ms. Paula Rojas.",
            (
                "the Ambassador of Chile to Kenya, Ms. Paula Rojas",
                "Paula Rojas", None, "Ambassador of Chile to Kenya", "CL",
            ),
        ),
        (
            "Yuna KANG, Ambassador of the Republic of Korea to Peru, brought a letter.",
            (
                "Yuna KANG, Ambassador of the Republic of Korea to Peru",
                "Yuna KANG", None, "Ambassador of the Republic of Korea to Peru", "KR",
            ),
        ),
        (
            "Arjun Pillai, Secretary (South) in India's External Affairs Ministry, led the delegation.",
            (
                "Arjun Pillai, Secretary (South) in India's External Affairs Ministry",
                "Arjun Pillai", None, "Secretary (South) in India's External Affairs Ministry", "IN",
            ),
        ),
        (
            "In the chair sat Chief of Integrated Defence Staff, Air Marshal Nikhil Bhave, for India.",
            (
                "Chief of Integrated Defence Staff, Air Marshal Nikhil Bhave",
                "Nikhil Bhave", "Air Marshal", "Chief of Integrated Defence Staff", "IN",
            ),
        ),
        (
            "Lt. Gen. Petrovsky Oleg Ivanovich, Deputy Chief of the General Staff, spoke.",
            (
                "Lt. Gen. Petrovsky Oleg Ivanovich, Deputy Chief of the General Staff",
                "Petrovsky Oleg Ivanovich", "Lt. Gen.", "Deputy Chief of the General Staff", None,
            ),
        ),
        (
            "The Honourable Ruth Calder MP, Australian Trade Minister and Minister for Ports, left.",
            (
                "The Honourable Ruth Calder MP, Australian Trade Minister and Minister for Ports",
                "Ruth Calder", None, "Trade Minister and Minister for Ports", "AU",
            ),
        ),
        (
            "Raksha Mantri Shri Dev Anand Joshi will visit Oslo.",
            ("Raksha Mantri Shri Dev Anand Joshi", "Dev Anand Joshi", None, "Raksha Mantri", "IN"),
        ),
        (
            "She was met by Senior Assistant Secretary to the President Ruvini Wickrama at the gate.",
            (
                "Senior Assistant Secretary to the President Ruvini Wickrama",
                "Ruvini Wickrama", None, "Senior Assistant Secretary to the President", None,
            ),
        ),
    ],
)  # fmt: skip
def test_an_office_and_a_name_are_one_mention(reader: Reader, text: str, row: Row) -> None:
    assert row in reader.rows(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister K.D. Somaratne spoke.", "K.D. Somaratne"),
        ("Defence Minister B R Menon spoke.", "B R Menon"),
        ("President Ursel von der Heide spoke.", "Ursel von der Heide"),
        ("Foreign Minister Faris al-Tamimi spoke.", "Faris al-Tamimi"),
        ("Foreign Minister Han Min-seo spoke.", "Han Min-seo"),
        ("Sheikh Rashed bin Khalifa spoke.", "Rashed bin Khalifa"),
        ("General Zafar ul-Mulk spoke.", "Zafar ul-Mulk"),
        ("Ambassador TANIMURA Hana spoke.", "TANIMURA Hana"),
        ("Defence Minister Siobhan O'Rourke spoke.", "Siobhan O'Rourke"),
        ("Defence Minister Marek Wójcik spoke.", "Marek Wójcik"),
        ("Secretary Teodoro Baltazar Jr. spoke.", "Teodoro Baltazar Jr."),
        ("Defence Minister Wei Jun met them.", "Wei Jun"),
    ],
)
def test_a_name_is_read_whole(reader: Reader, text: str, name: str) -> None:
    assert names(reader, text) == [name]


def test_later_mentions_are_the_same_person(reader: Reader) -> None:
    text = (
        "Norwegian Defence Minister Tore Lindqvist met Admiral Sergei Kovalenko on Monday. "
        "Lindqvist thanked the Admiral. Sergey Kovalenko will leave on Friday, and the Defence Minister too."
    )
    _, mentions = reader.read(text)
    assert [m.name for m in mentions] == [
        "Tore Lindqvist",
        "Sergei Kovalenko",
        "Tore Lindqvist",
        "Sergei Kovalenko",
        "Sergei Kovalenko",
        "Tore Lindqvist",
    ]
    assert len({m.key for m in mentions}) == 2


def test_an_office_nobody_is_named_for_has_a_key_of_its_own(reader: Reader) -> None:
    _, mentions = reader.read("Foreign Minister Elena Quispe met the Prime Minister of Japan on Monday.")
    assert [(m.name, m.affiliation) for m in mentions] == [("Elena Quispe", None), (None, "JP")]
    assert mentions[0].key != mentions[1].key
    assert mentions[1].name_start == mentions[1].name_end


def test_a_counterpart_has_the_office_of_the_other(reader: Reader) -> None:
    rows = reader.rows("Foreign Minister Elena Quispe met Tomas Lind, her Swedish counterpart, in Lima.")
    assert rows[1] == ("Tomas Lind, her Swedish counterpart", "Tomas Lind", None, "Foreign Minister", "SE")


def test_a_list_after_one_plural_office(reader: Reader) -> None:
    rows = reader.rows("They brought together presidents Marta Solis (Peru), Ivan Rojas (Chile) and others.")
    assert [(name, position, code) for _, name, _, position, code in rows] == [
        ("Marta Solis", "president", "PE"),
        ("Ivan Rojas", "president", "CL"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "INS Tarangini and the frigate Admiral Kasatonov entered the port.",
        "Electronic Warfare and the Great Hall were mentioned.",
        "Operation Sagar Setu began in Goa.",
        "The Defence Ministers' Meeting of the group was held.",
        "They landed at Vasco Almeida International Airport.",
        "#NewDelhi and @RajeshKhanna were mentioned.",
        "He wants to head the delegation and to chair the talks.",
        "Warm Welcome Extended at Air Force Base",
    ],
)
def test_look_alikes_are_nobody(reader: Reader, text: str) -> None:
    assert names(reader, text) == []


def test_title_case_adds_nothing_to_a_name(reader: Reader) -> None:
    text = "Warm Welcome Extended by President Paula Rojas to Visiting Team\n\nPresident Paula Rojas spoke."
    assert set(names(reader, text)) == {"Paula Rojas"}

"""Bodies by construction: name, edition, parties; what is no body; the short form later."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from irevents.bodies import Bodies
from irevents.bodies.editions import ordinal_before, read_ordinal
from irevents.language import load_language
from irevents.mentions import BodyMention, PartyMention
from irevents.packs import load_packs
from irevents.places import Places
from irevents.tokens import Tokens

PARTIES = {
    "India": "IN",
    "Indian": "IN",
    "Russia": "RU",
    "Russian": "RU",
    "Vietnam": "VN",
    "Chile": "CL",
    "Norway": "NO",
    "Peru": "PE",
    "Oman": "OM",
    "Chilean": "CL",
    "Omani": "OM",
    "Kenya": "KE",
    "Indonesia": "ID",
    "US": "US",
    "ROK": "KR",
    "Arab": "ARAB",
}
ORGANISATIONS = {"SCO": "Shanghai Cooperation Organisation", "BRICS": "BRICS", "ASEAN": "ASEAN"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language()


@pytest.fixture(scope="module")
def bodies(nlp: Language) -> Bodies:
    return Bodies(load_packs(), nlp=nlp)


def find(bodies: Bodies, nlp: Language, text: str) -> list[BodyMention]:
    """The bodies of a text whose parties are the words of PARTIES and ORGANISATIONS."""
    doc = nlp(text)
    parties = [
        PartyMention(token.i, token.i + 1, PARTIES[token.text], token.text, "state", "name")
        for token in doc
        if token.text in PARTIES
    ]
    parties += [
        PartyMention(
            token.i, token.i + 1, token.text, ORGANISATIONS[token.text], "organisation", "organisation"
        )
        for token in doc
        if token.text in ORGANISATIONS
    ]
    return bodies.find(Tokens(doc), sorted(parties, key=lambda party: party.start))


@pytest.mark.parametrize(
    ("text", "name", "edition", "parties"),
    [
        (
            "the 14th India–Vietnam Defence Policy Dialogue",
            "India-Vietnam Defence Policy Dialogue",
            14,
            ("IN", "VN"),
        ),
        (
            "the fourth session of the Working Group on Naval Training",
            "Working Group on Naval Training",
            4,
            (),
        ),
        (
            "The Joint Committee on Defence Cooperation met.",
            "Joint Committee on Defence Cooperation",
            None,
            (),
        ),
        ("Foreign Office Consultations were held.", "Foreign Office Consultations", None, ()),
        (
            "the 9th round of the Bilateral Political Consultations",
            "Bilateral Political Consultations",
            9,
            (),
        ),
        (
            "3rd Chile-Peru Sub-Working Group (Land) meeting",
            "Chile-Peru Sub-Working Group (Land)",
            3,
            ("CL", "PE"),
        ),
        (
            "the 11th meeting of the Joint Defence Cooperation Committee",
            "Joint Defence Cooperation Committee",
            11,
            (),
        ),
        ("India and Kenya held the fourth Army-to-Army Staff Talks.", "Army-to-Army Staff Talks", 4, ()),
        ("the XXII India-Norway Summit", "India-Norway Summit", 22, ("IN", "NO")),
        ("the V Russia–Arab Cooperation Forum", "Russia-Arab Cooperation Forum", 5, ("RU", "ARAB")),
        ("the twelfth edition of Exercise BLUE HERON 2023", "Exercise BLUE HERON", 12, ()),
        ("Exercise BLUE HERON – VII was conducted.", "Exercise BLUE HERON", 7, ()),
        (
            "the US-ROK Security Consultative Meeting",
            "ROK-US Security Consultative Meeting",
            None,
            ("KR", "US"),
        ),
        ("the Indo-Russian Joint Commission", "Indo-Russian Joint Commission", None, ("IN", "RU")),
        (
            "the SCO Interior Ministers' Meeting",
            "Shanghai Cooperation Organisation (SCO) Interior Ministers' Meeting",
            None,
            ("SCO",),
        ),
        (
            "The Joint Chilean – Omani Commission for trade and technical cooperation held its 9th session.",
            "Joint Chilean-Omani Commission for trade and technical cooperation",
            9,
            ("CL", "OM"),
        ),
        (
            "The Joint Working Group on Space Law of Chile and Kenya held its 6th meeting.",
            "Chile-Kenya Joint Working Group on Space Law",
            6,
            ("CL", "KE"),
        ),
        (
            "the second Working Group on Space Cooperation between India and Peru",
            "India-Peru Working Group on Space Cooperation",
            2,
            ("IN", "PE"),
        ),
        ("the inaugural Chile-Peru 2+2 Dialogue", "Chile-Peru 2+2 Dialogue", 1, ("CL", "PE")),
    ],
)
def test_body_by_construction(
    nlp: Language, bodies: Bodies, text: str, name: str, edition: int | None, parties: tuple[str, ...]
) -> None:
    found = find(bodies, nlp, text)
    assert [(body.name, body.edition, body.parties) for body in found] == [(name, edition, parties)]


@pytest.mark.parametrize(
    "text",
    [
        "They held a board meeting and a constructive dialogue.",
        "The Election Commission and the High Commission of Kenya issued notes.",
        "The two ministers held talks during the visit.",
        "A business forum and a press conference followed.",
        "Joint Exercise Begins in Goa.",
        "The Indian Army exercise and Russian drills went on.",
        "The working group has not been set up, said nobody.",
        "The Russian Parliamentary Committee voted.",
    ],
)
def test_no_body(nlp: Language, bodies: Bodies, text: str) -> None:
    assert find(bodies, nlp, text) == []


def test_short_form_means_the_body_named_before(nlp: Language, bodies: Bodies) -> None:
    text = "The 7th Chile-Peru Working Group on Mines met in Lima. The Working Group will meet again."
    full, short = find(bodies, nlp, text)
    assert (short.series_id, short.name, short.proper) == (full.series_id, full.name, False)


def test_commission_above_is_not_counted(nlp: Language, bodies: Bodies) -> None:
    text = (
        "the ninth session of the Working Group on Training under the Inter-Governmental Commission on Trade"
    )
    group, commission = find(bodies, nlp, text)
    assert (group.edition, group.kind) == (9, "meeting")
    assert (commission.edition, commission.kind) == (None, "organisation")


def test_prefix_and_name_of_a_state_give_one_id(nlp: Language, bodies: Bodies) -> None:
    one, other = find(
        bodies, nlp, "the Indo-Russian Defence Commission; the Russian-Indian Defence Commission"
    )
    assert one.series_id == other.series_id == "in-ru-defence-commission"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5th", 5),
        ("fifth", 5),
        ("XXII", 22),
        ("V", 5),
        ("1234th", 1234),
        ("inaugural", 1),
        ("I", None),
        ("May", None),
    ],
)
def test_read_ordinal(text: str, value: int | None) -> None:
    assert read_ordinal(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("the twenty-fifth", 25), ("the 21 st", 21), ("the first-ever", 1)]
)
def test_ordinal_of_several_tokens(nlp: Language, text: str, value: int) -> None:
    tokens = Tokens(nlp(text))
    assert ordinal_before(tokens, len(tokens)) == (1, value)


def test_every_entry_matches_its_examples_only(nlp: Language, bodies: Bodies) -> None:
    packs = load_packs()
    places = Places(packs)
    wrong = []
    for entry in packs.bodies():
        assert entry.examples, entry.id
        for sentence, expected in [
            *((sentence, True) for sentence in entry.examples),
            *((sentence, False) for sentence in entry.counter_examples),
        ]:
            tokens = Tokens(nlp(sentence))
            found = {body.series_id for body in bodies.find(tokens, places.find(tokens)[0])}
            if (entry.id in found) is not expected:
                wrong.append(f"{entry.id}: {sentence!r} gives {sorted(found)}")
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "name", "edition"),
    [
        ("Kenya and Peru held the first round of political consultations.", "political consultations", 1),
        ("the 27th edition of the 11-day long naval Exercise Blue Heron", "Exercise Blue Heron", 27),
        ("the 5th ASEAN Chiefs of Defence Forces' Informal Meeting",
         "ASEAN Chiefs of Defence Forces' Informal Meeting", 5),
        ("The second \"Council of Strategic Partnership\" of Kenya and Oman convened.",
         "Kenya-Oman Council of Strategic Partnership", 2),
        ("the 6th Foreign and Defense Ministerial Meeting (2+2)",
         "Foreign and Defense Ministerial Meeting", 6),
        ("the fifth meeting of foreign ministers of BRICS", "BRICS Foreign Ministers' Meeting", 5),
        ("the 12th Navy to Navy Staff Talks between Chile and Oman",
         "Chile-Oman Navy to Navy Staff Talks", 12),
        ("the Trilateral Commission of Peru, Chile and Kenya",
         "Peru-Chile-Kenya Trilateral Commission", None),
        ("the Chile- Peru Joint Committee", "Chile-Peru Joint Committee", None),
        ("Troops opened the exercise Warrior Path in Lima.", "Exercise Warrior Path", None),
        ("the ASEAN-BRICS Summit", "ASEAN-BRICS Summit", None),
        ("the Joint Hydrography Committee (JHC) of Kenya and Oman",
         "Kenya-Oman Joint Hydrography Committee", None),
    ],
)  # fmt: skip
def test_more_constructions(nlp: Language, bodies: Bodies, text: str, name: str, edition: int | None) -> None:
    found = find(bodies, nlp, text)
    assert [(body.name.replace("Association of Southeast Asian Nations (ASEAN)", "ASEAN"), body.edition)
            for body in found] == [(name, edition)]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("A meeting of the Joint Mines Committee (JMC) was due. The 9th JMC met in Lima.", (None, 9)),
        ("The Chile-Peru Joint Commission met. The 10th session will be in Arica.", (None, 10)),
        ("The Chile-Peru Joint Commission met. The next meeting will be in Arica.", (None, None)),
        ("The 4th meeting of the Joint Mines Committee ended. The fourth meeting was short.", (4, 4)),
        ("The Joint Mines Committee, set up in 2009, held its 22nd meeting.", (22,)),
        ("The first meeting of the Chile-Peru Commission since 2019 was held.", (None,)),
        ("The first meeting of the Chile-Peru Commission was held in Lima.", (1,)),
        ("The Chile-Peru Commission met. A third round of talks followed.", (None,)),
        ("The Chile-Peru Commission met. The fifth meeting between the coaches ended.", (None,)),
    ],
)
def test_sessions_told_without_the_name(
    nlp: Language, bodies: Bodies, text: str, series: tuple[int | None, ...]
) -> None:
    found = find(bodies, nlp, text)
    assert tuple(body.edition for body in found) == series
    assert len({body.series_id for body in found}) == 1


def test_working_group_takes_the_count_and_the_name_of_its_commission(nlp: Language, bodies: Bodies) -> None:
    text = "The Working Group on Mines under the Chile-Peru Joint Commission (CPJC) held its 6th meeting."
    group, commission = find(bodies, nlp, text)
    assert (group.name, group.edition) == ("CPJC Working Group on Mines", 6)
    assert (commission.kind, commission.edition) == ("organisation", None)


def test_headline_names_the_commission_for_its_group(nlp: Language, bodies: Bodies) -> None:
    text = (
        "Armies meet at 4th IRIGC meet\n\nThe 4th Indo-Russian IRIGC Sub Working Group (Land) meeting ended."
    )
    short, full = find(bodies, nlp, text)
    assert short.series_id == full.series_id
    assert full.name == "IRIGC-M&MTC Sub Working Group (Land)"


def test_shared_name_counts_where_its_parties_are_the_subject(nlp: Language, bodies: Bodies) -> None:
    name = "the Security Consultative Committee met in Washington"
    assert (
        find(bodies, nlp, f"US and ROK officials: {name}.")[0].series_id == "security-consultative-committee"
    )
    assert find(bodies, nlp, f"Chile and Peru said {name}.")[0].series_id == "security-consultative-committee"
    assert find(bodies, nlp, "ROK and US: the Security Consultative Meeting opened.")[0].parties == (
        "KR",
        "US",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Russia's Security Council met.",
        "The European Affairs Committee of the Senate debated it.",
        "The dialogue between Chile and Peru stalled.",
        "There is a mechanism between Kenya and Peru.",
        "It is a forum of the ASEAN.",
        "NATO officers and SCO defence ministers smiled.",
    ],
)
def test_no_body_either(nlp: Language, bodies: Bodies, text: str) -> None:
    assert find(bodies, nlp, text) == []


WORDS = [
    *("the", "a", "of", "and", "on", "between", "under", "its", "held", "(", ")", "-", "–", ","),
    *(".", "'s", '"', "\n", "to", "India", "Russia", "SCO", "BRICS", "ASEAN", "IRIGC", "Indo"),
    *("JMC", "INDRA", "Malabar", "NATO", "Exercise", "Joint", "joint", "Working", "Group"),
    *("Commission", "committee", "Dialogue", "Summit", "summit", "Forum", "2+2", "Staff"),
    *("Talks", "ministers", "foreign", "Defence", "Meeting", "session", "edition", "5th", "XXII"),
    *("next", "Military", "Cooperation", "Trade", "Land", "2024", "VII", "drills", "Council"),
    *("Navy", "meeting", "Lima", "Sub"),
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=24))
@settings(max_examples=200, deadline=None)
def test_mentions_are_in_order_and_apart(words: list[str]) -> None:
    found = find(*reader(), " ".join(words))
    assert all(0 <= body.start < body.end for body in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(body.name and body.series_id for body in found)


@cache
def reader() -> tuple[Bodies, Language]:
    """One reader for all examples of a property."""
    language = load_language()
    return Bodies(load_packs(), nlp=language), language

"""The tokenizer: what press text glues together comes apart, what belongs together stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from irevents.language import load_language, read_abbreviations
from irevents.tokenizing import Tokenizer
from irevents.tokens import Tokens


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("12 June,2024", "12|June|,|2024"),
        ("Oct.29,2025", "Oct.|29|,|2025"),
        ("was held.The envoy", "was|held|.|The|envoy"),
        ("ready?The envoy", "ready|?|The|envoy"),
        ("India-Japan", "India|-|Japan"),
        ("India–Japan talks", "India|–|Japan|talks"),
        ("the Tanaka–Kowalski dialogue", "the|Tanaka|–|Kowalski|dialogue"),
        ("IRIGC\u2011M&MTC", "IRIGC|\u2011|M&MTC"),
        ("S-400, Su-30MKI, AK-203 and F-16s", "S-400|,|Su-30MKI|,|AK-203|and|F-16s"),
        ("C-UAS and T-shirt", "C-UAS|and|T-shirt"),
        ("a 2+2 in the G20 on 5G", "a|2+2|in|the|G20|on|5G"),
        ("the U.S. and the U.S.-led side", "the|U.S.|and|the|U.S.|-|led|side"),
        ("Lt. Gen. J.P.Mora, H.E. Mr.Sato", "Lt.|Gen.|J.P.|Mora|,|H.E.|Mr.|Sato"),
        ("Lt.Gen. Mora", "Lt.|Gen.|Mora"),
        ("K.D. Lima and St. Ives", "K.D.|Lima|and|St.|Ives"),
        ("26-27 May and 18–19 July", "26|-|27|May|and|18|–|19|July"),
        ("the 56th and 5th-6th", "the|56th|and|5th|-|6th"),
        ("a 24-member team, 10-day visit", "a|24|-|member|team|,|10|-|day|visit"),
        ("#NewDelhi #India#Japan @mod_jp", "#NewDelhi|#India|#Japan|@mod_jp"),
        ("India’s and Japan's ministers' talks", "India|’s|and|Japan|'s|ministers|'|talks"),
        ("on Wed (June 8)", "on|Wed|(|June|8|)"),
        ("Commission(JMC)met", "Commission|(|JMC|)|met"),
        ("he said.“We agree", "he|said|.|“|We|agree"),
        ("Pitch Black-2024", "Pitch|Black|-|2024"),
        ("did not, didn't, cannot", "did|not|,|did|n't|,|can|not"),
        ("30/10/2025 at 08:46, 1,000 men", "30/10/2025|at|08:46|,|1,000|men"),
    ],
)
def test_tokens(nlp: Language, text: str, tokens: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == tokens.split("|")


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            "abzÀéAZ019 .,;:!?-–—\u2011'’\"“”()[]#@&+/%\n\t\u00a0\u200b\u00ad…|•$₹ŞжЖ中🇵"
        ),
        max_size=60,
    )
)
def test_no_character_is_lost(text: str) -> None:
    assert _NLP.make_doc(text).text == text


_NLP = load_language()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_no_character_is_lost_in_any_text(text: str) -> None:
    assert _NLP.make_doc(text).text == text


_TOKENIZER = Tokenizer(load_language())
_RUNS = ["Mr.", "Gen.", "It’s", "cannot", "don't", "U.S.", "8am", "p.m.", "Berg", "held", "talks,", "ports."]
_RUNS += [
    "LEE.",
    "B.",
    "2023,",
    "7.",
    "1990s",
    "Ruiz’s,",
    "co-chaired",
    "“We",
    "(JMC)met",
    "$5",
    "US$5",
    "'s,",
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([*_RUNS, *" \n\n,.-'\u0085\u00a0", "  ", " "]) | st.text(max_size=5), max_size=30
    )
)
def test_runs_are_cut_alone_as_in_a_text(parts: list[str]) -> None:
    """What spaCy's tokenizer makes of a text is what it makes of its runs of characters."""
    for text in ("".join(parts), " ".join(parts)):
        ours, spacys = _TOKENIZER.read(text), Tokens(_NLP.make_doc(text))
        for name in ("text", "words", "lows", "plain", "starts", "ends", "spaced", "orths", "norms"):
            assert getattr(ours, name) == getattr(spacys, name), name


def test_abbreviations_have_known_categories() -> None:
    assert set(read_abbreviations()) == {"title", "before-number", "open", "starters"}


def test_a_hyphen_before_a_space_is_a_token_of_its_own() -> None:
    """The Chile- Peru border; not S-400 or 2+2."""
    words = [token.text for token in load_language()("The Chile- Peru border, S-400 and 2+2")]
    assert words == ["The", "Chile", "-", "Peru", "border", ",", "S-400", "and", "2+2"]

"""Whatever the words, mentions of persons are in order, do not overlap and lie in the page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

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

VOCABULARY = """
the The his of for to in at on and by , . ; : ( ) - – / ' ’s " # @ met led said who counterpart from
Minister minister Ministers Defence Foreign Deputy Prime President Presidents Chief Staff Secretary General
Ambassador King Prince Lt. Gen. Admiral Commander Captain Mr. Dr. Shri H.E. HE Retd MP Jr. PM EAM K. K.D. AK
Russian India India's Sri Lanka Kenya Republic Ministry Navy Army NATO Ivan Orlov Rajnath Singh Xi Jinping LEE
Park Sung ho bin al Al Salman van der Leyen O'Brien Jun May Mark Given Bat Upon June 12 2024 Meeting Airport
Putin Modi Trump Zelenskyy Exercise INS Photo TASS By Mahamud Muhammad Kuala é Łukasz
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
PAGES = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", ""])), max_size=40).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


def find(text: str) -> tuple[int, list[PersonMention]]:
    tokens = Tokens(NLP(text))
    sentences = find_sentences(tokens, read_page(text))
    parties, places = PLACES.find(tokens)
    return len(tokens), PEOPLE.find(tokens, sentences, parties, places, [])


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_mentions_lie_in_order_in_the_page(text: str) -> None:
    size, mentions = find(text)
    last = 0
    for mention in mentions:
        assert last <= mention.start <= mention.name_start <= mention.name_end <= mention.end <= size
        assert mention.start < mention.end
        assert mention.key
        last = mention.end


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_the_same_page_gives_the_same_mentions(text: str) -> None:
    assert find(text) == find(text)


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_one_key_one_name(text: str) -> None:
    names: dict[str, str | None] = {}
    for mention in find(text)[1]:
        assert names.setdefault(mention.key, mention.name) == mention.name

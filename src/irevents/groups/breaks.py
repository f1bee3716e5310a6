"""Where a list of actors ends, though a comma or an "and" seems to go on with it."""

from __future__ import annotations

import re
from functools import cache

from irevents.groups.actor import Actor
from irevents.groups.governing import find_governing
from irevents.groups.phrases import actor_at
from irevents.packs.edges import is_plain, list_last_words
from irevents.packs.patterns import Pattern, write_pattern
from irevents.reading import Reading

JOINER = Pattern("joiner")
# "attended by Berg, minister of A; Lee, minister of B; and Dahl": the next of the list, or its end, follows.
_LISTED = re.compile(r" ?(?:;|,|\.|and\b|$)")
_PRONOUNS = frozenset({"he", "his", "they", "speaker"})


def named_beside(reading: Reading, last: int, actors: list[Actor]) -> Actor | None:
    """ "attended by Minister Berg Secretary Lee and Envoy Soto": a list that has lost a comma."""
    before = actors[-1].person
    if before is None or not before.name or not before.position or last >= len(reading.items):
        return None
    following = actor_at(reading, last) if reading.items[last].kind == "P" else None
    person = following.person if following is not None else None
    named = person is not None and person.name and person.position and person.key != before.key
    return following if named else None


def _between(reading: Reading, one: Actor, other: Actor) -> str:
    return reading.text[reading.offsets[one.last - 1] : reading.offsets[other.first]]


def _ends_list(reading: Reading, joiner: str, actors: list[Actor], following: Actor) -> bool:
    """Whether what follows the comma or semicolon begins a clause: "In talks with Berg, he said"."""
    after = reading.text[_end_of_item(reading, following.last - 1) :]
    if joiner.startswith(";"):
        people = actors[-1].person is not None and following.person is not None
        goes_on = joiner == "; and" and len(actors) > 1 and ";" in _between(reading, *actors[-2:])
        return not people or not (goes_on or _LISTED.match(after))
    if joiner != ",":
        return False
    return following.anaphor in _PRONOUNS


_FOR_STATE = re.compile(r" (?:for|on behalf of) (?:the )?[SD](?= |$)")


def _takes_over(reading: Reading, actors: list[Actor], following: Actor) -> bool:
    """ "Stan chaired it for Romania and Rusu for Moldova": Rusu goes with Stan, not with Romania."""
    if following.person is None or any(a.party is None for a in actors):
        return False
    before = reading.text[: reading.offsets[actors[0].first]].rstrip()
    last = _end_of_item(reading, following.last - 1)
    return before.endswith((" for", " for the", " of", " of the")) and bool(
        _FOR_STATE.match(reading.text, last)
    )


_PEERS = frozenset({"colleague", "counterpart", "homologue", "host", "guest", "peer"})


def _breaks_off(reading: Reading, number: int, actors: list[Actor], following: Actor) -> bool:
    """ "On a visit to Peru, Sato met": the comma ends the state's phrase, the person begins the clause.

    "To widen trade between both countries, Peru and Chile signed": so do states behind what stands for them.
    """
    if actors[-1].anaphor == "counterpart" and following.person is not None:
        return False  # "met their counterparts, Berg and Lee"
    if all(a.anaphor is not None for a in actors) and following.anaphor is None:
        return bool(find_governing(reading.text[: reading.offsets[number]].rstrip()))
    if reading.items[actors[-1].last - 1].text in _PEERS:
        return False  # "with his Russian colleague, Defence Minister Orlov, in Qingdao"
    state_first = all(a.party is not None and a.person is None for a in actors)
    if not state_first or following.person is None:
        return False
    before = reading.text[: reading.offsets[number]].rstrip()
    return not search_offices(before) and bool(find_governing(before))


# "At the invitation of", "In a call with": a phrase that opens the sentence.
_OPENING_PHRASE = Pattern("opening-phrase")


def _begins_clause(reading: Reading, number: int, actors: list[Actor], following: Actor) -> bool:
    """ "At the invitation of President Mwale, President Otieno left": the comma ends the phrase.

    Not where the list goes on: "At a meeting with Mwale, Costa and Weber, he said"; but where its end acts:
    "After a visit by Mwale, Costa and Weber met".
    """
    between = reading.text[reading.offsets[number] : reading.offsets[actors[-1].first]]
    complete = len(actors) == 1 or between.endswith(" and ")  # "In addition to talks with A and B, C will"
    if not complete or not _OPENING_PHRASE.match(reading.text[: reading.offsets[number]].rstrip()):
        return False
    if following.last >= len(reading.items):
        return False
    last, joiner = _end_of_list(reading, following)
    if joiner is not None and _BEHIND_DAY.search(reading.text[: reading.offsets[number]].rstrip()):
        return False  # "For the first time since May the leaders of Peru, Chile and Kenya will meet"
    if joiner is None:
        return True
    return "and" in joiner.split() and _ACTS.match(reading.text, _end_of_item(reading, last - 1)) is not None


_ACTS = Pattern("acts-next")
# "on T the foreign ministers of": behind the day stands who does it
_BEHIND_DAY = re.compile(r" T (?:the )?(?:[\w-]+ ){1,4}of(?: the)?$")


def _end_of_list(reading: Reading, actor: Actor) -> tuple[int, str | None]:
    """The item behind the list that goes on from this actor, and what joins the last of it to the others."""
    last, joined = actor.last, None
    while last < len(reading.items):
        joiner = JOINER.match(reading.text, reading.offsets[last])
        if joiner is None or joiner.end() >= len(reading.text):
            break
        further = actor_at(reading, reading.item_at(joiner.end()))
        if further is None:
            break
        last, joined = further.last, joiner.group().strip()
    return last, joined


def _end_of_item(reading: Reading, number: int) -> int:
    return reading.offsets[number] + len(reading.items[number].text)


_SPEAKS = Pattern("speaks")


def _speaks(reading: Reading, following: Actor) -> bool:
    """ "will meet Sato, envoy Berg said": the envoy speaks of it."""
    offset = reading.offsets[following.last] if following.last < len(reading.items) else len(reading.text)
    if following.person is None:
        return False
    spokesman = "spokes" in (following.person.position or "").lower()
    if spokesman and reading.text.startswith(", ", offset):  # "with Lee, the spokesman, Dahl, confirmed"
        offset += 2
    return _SPEAKS.match(reading.text, offset) is not None


_OFFICES = {"of": Pattern("offices-of"), "from": Pattern("offices-from")}
_OF = (" of", " of the", " from", " from the")


@cache
def _office_words(preposition: str) -> frozenset[str] | None:
    """The words that stand before the "of" with which its pattern ends; None where that is not known."""
    pattern = write_pattern(f"offices-{preposition}")
    nouns = _OF_WRITTEN.sub("$", pattern)
    return list_last_words(nouns) if len(_OF_WRITTEN.findall(pattern)) == pattern.count("$") else None


_OF_WRITTEN = re.compile(r" (?:of|from)\(\?: the\)\?\$")


def search_offices(before: str) -> re.Match[str] | None:
    """ "The foreign and defence ministers of", at the end of a text.

    Another word before the "of" tells that there is none, in a hundredth of the time of the search.
    """
    if not before.endswith(_OF):
        return None
    nouns, _, preposition = before.removesuffix(" the").rpartition(" ")
    last = nouns[nouns.rfind(" ") + 1 :]
    words = _office_words(preposition)
    if words is not None and is_plain(last) and last not in words:
        return None
    return _OFFICES[preposition].search(before)


# "In Oslo, a Kenyan delegation met": the joiner has taken the article
_COMMA = re.compile(r",(?: (?:the|an?|his|her|its|their|visiting))?$")
_SOURCE = re.compile(r"according to(?: the| a| an)?$")
_SAID_BETWEEN = Pattern("said-between")


def is_said_between(before: str) -> bool:
    """ "On Friday, said spokeswoman Dahl, Berg will meet Lee": between commas, whose word it is."""
    return ", " in before[-40:] and _SAID_BETWEEN.search(before[-40:]) is not None


def is_apart(reading: Reading, number: int, joiner: str, actors: list[Actor], following: Actor) -> bool:
    """Whether the actor behind a comma or an "and" is no more of the list that begins at item `number`."""
    said = reading.items[following.first].text
    if said == "they" or (said in ("he", "she") and joiner.startswith(",")):
        return True  # "thanked Peru for the help to Chad, and they discussed trade"
    before = reading.text[: reading.offsets[number]].rstrip()
    comma = _COMMA.match(joiner) is not None
    if comma and (_SOURCE.match(before) or is_said_between(before)):
        return True  # "According to spokeswoman Dahl, Berg and Lee will meet"
    if comma and (
        _breaks_off(reading, number, actors, following)
        or _begins_clause(reading, number, actors, following)
        or _speaks(reading, following)
    ):
        return True
    return _takes_over(reading, actors, following) or _ends_list(reading, joiner, actors, following)

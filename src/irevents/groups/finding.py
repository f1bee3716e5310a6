"""Find the groups of actors of a sentence: what stands in one list, and what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import compress, pairwise

from irevents.groups.actor import Actor, Group
from irevents.groups.breaks import JOINER, is_apart, is_said_between, named_beside, search_offices
from irevents.groups.described import MARKS, actor_behind_description
from irevents.groups.governing import find_governing
from irevents.groups.pairing import drop_second_office, pair_off
from irevents.groups.phrases import actor_at, anaphor_words
from irevents.packs.patterns import Pattern
from irevents.reading import KINDS, Reading

# "Berg and his delegation left for Oslo"
_WITH_COMPANY = Pattern("with-company")
# "Lena Berg, a sister of the late minister | Per Berg, arrived": told of her as much as of "his sister"
_KIN_OF = Pattern("kin-of")
_GUESTS = frozenset({"guest", "guests", "visitor", "visitors"})
_COMPANIONS = _GUESTS | {"counterpart", "counterparts"}
_NEXT_OFFICES = Pattern("next-offices")
_SUBJECTS = frozenset({"he", "she", "they"})
_PARENTHESIS = Pattern("actor-parenthesis")
_JOINER_LENGTH = 3
"""Items of a comma, an "and" and an article."""


@cache
def _first_texts() -> frozenset[str] | None:
    """The texts of items with which an actor can begin: of entities, and of words for them; None for any."""
    words = anaphor_words()
    return words | KINDS if words is not None else None


def find_groups(reading: Reading) -> list[Group]:
    """The groups of actors of a sentence, left to right.

    `govern` is "" for a group no preposition governs (a subject or direct object), else `chair` (chaired
    by, headed by), `attend` (attended by, including), `host`, `receive`, `sideline`, `side`
    (from), `other-side` (between one led by somebody, and), `between` (between, of), `with`,
    `to` (to, in, at), `by`, `about`, `after`, `said` (who says between commas what the clause tells).
    """
    return _find_between(reading, 0, len(reading.items))


def _find_between(reading: Reading, begin: int, end: int) -> list[Group]:
    """The groups that stand on the items `begin:end`."""
    groups: list[Group] = []
    done, first_texts = 0, _first_texts()
    numbers: Iterable[int] = range(begin, end)
    if first_texts is not None:
        numbers = compress(numbers, map(first_texts.__contains__, reading.texts[begin:end]))
    for number in numbers:
        if number < done:
            continue
        actor = actor_at(reading, number)
        if actor is None:
            continue
        listed, last = _read_list(reading, number, actor)
        if last > end:
            listed = [a for a in listed if a.last <= end] or [actor]
            last = listed[-1].last
        inner = _find_inner(reading, listed)
        first = _where_announced(reading, number, listed)
        if first < number:  # "three Peruvian leaders, Rojas, Soto and Mora": one group
            groups = [group for group in groups if group.last <= first]
        before = _text_before(reading, first, listed)
        actors = pair_off(reading, listed)
        govern = "said" if _goes_on_behind_speaker(reading, last, before) else find_governing(before)
        if reading.texts[number] in _SUBJECTS and before.endswith(" as"):
            govern = ""  # "hailed progress on trade as she met Berg"
        if govern == "chair":
            actors = drop_second_office(actors)
        possessive = last < len(reading.items) and reading.text.startswith(("'s", "'"), reading.offsets[last])
        possessive = possessive or _KIN_OF.search(before[-70:]) is not None
        further = actors[-1].first if len(actors) > 1 else last
        apart = govern in ("lead", "chair") and _LED_SIDE.search(before) is not None
        if apart and reading.items[further - 1].text == "and" and reading.items[further - 2].text == ",":
            groups.append(Group(number, actors[-2].last, tuple(actors[:-1]), govern, False))
            groups.append(Group(further, last, tuple(actors[-1:]), "other-side", possessive))
        else:
            groups.append(Group(first, last, tuple(actors), govern, possessive, inner))
        done = last
    return groups


# "Berg, said spokeswoman Dahl, will meet Lee": what the clause around the speaker goes on with
_CLAUSE_GOES_ON = Pattern("clause-goes-on")


def _goes_on_behind_speaker(reading: Reading, last: int, before: str) -> bool:
    """Whether the group before item `last` only says what the clause around it tells."""
    if last >= len(reading.items) or not is_said_between(before):
        return False
    return _CLAUSE_GOES_ON.match(reading.text, reading.offsets[last]) is not None


def _find_inner(reading: Reading, actors: list[Actor]) -> tuple[Group, ...]:
    """The groups in what describes one of a list: "Berg, who met Dahl in May, and Lee"."""
    between = [(a.last, b.first) for a, b in pairwise(actors) if _is_described(reading, a, b)]
    return tuple(group for begin, end in between for group in _find_between(reading, begin, end))


def _is_described(reading: Reading, one: Actor, other: Actor) -> bool:
    return other.first - one.last > _JOINER_LENGTH and reading.items[one.last].text in MARKS


def _read_list(reading: Reading, number: int, actor: Actor) -> tuple[list[Actor], int]:
    """The actors of the list that begins with this one at item `number`, and the item behind the list."""
    actors = [actor]
    last = actor.last
    while True:
        offset = reading.offsets[last] if last < len(reading.items) else len(reading.text)
        bracket = _PARENTHESIS.match(reading.text, offset)
        if bracket:
            inside = bracket.end() < len(reading.text)
            last = reading.item_at(bracket.end() - 1) + 1 if inside else len(reading.items)
            offset = bracket.end()
        company = _WITH_COMPANY.match(reading.text, offset) if actors[-1].person is not None else None
        if company is not None:
            return actors, reading.item_at(company.end() - 1) + 1
        if (following := actor_behind_description(reading, number, last)) is not None:
            actors.append(following)
            last = following.last
            continue
        joiner = JOINER.match(reading.text, offset)
        if joiner is None and (beside := named_beside(reading, last, actors)) is not None:
            actors.append(beside)
            last = beside.last
            continue
        if joiner is None or joiner.end() >= len(reading.text):
            return actors, last
        at = reading.item_at(joiner.end())
        following = actor_at(reading, at)
        listed = "and" in joiner.group().split()  # not "met Berg, her counterparts from Peru and Chile"
        taken = reading.items[at].text in (_COMPANIONS if listed else _GUESTS)
        if following is None and actors[-1].person is not None and taken:
            following = actor_at(reading, at - 1)  # "Berg and the guest": the joiner has taken the article
        if following is None and actors[-1].person is not None:
            offices = _NEXT_OFFICES.match(reading.text, reading.offsets[at])
            if offices is not None:  # "met King Harald and the prime ministers of Peru and Chile"
                following = actor_at(reading, reading.item_at(offices.end()))
        if following is None or is_apart(reading, number, joiner.group().strip(), actors, following):
            return actors, last
        actors.append(following)
        last = following.last


def _where_announced(reading: Reading, number: int, actors: list[Actor]) -> int:
    """The item with which an announced list begins: "with | three Peruvian leaders, Rojas and Soto"."""
    if len(actors) < 2 or any(actor.person is None for actor in actors):
        return number
    before = reading.text[: reading.offsets[number]].rstrip()
    match = _ANNOUNCED.search(before) if before.endswith((",", ":", "–", "—")) else None
    return number if match is None else reading.item_at(match.end("governs") + 1)


def _text_before(reading: Reading, number: int, actors: list[Actor]) -> str:
    """The text before a list, without what belongs to it: that is what may govern it."""
    before = reading.text[: reading.offsets[number]].rstrip()
    if actors[0].person is not None and before.endswith(" and"):
        # "with his Turkish and Azerbaijani counterparts, A and B"
        before = _OTHER_NATIONS.sub("", before)
    if actors[0].person is not None:
        before = _UNKNOWN_NATION.sub("", before)
    offices = search_offices(before)
    ships = _SHIP_OF.search(before) if before.endswith((" of", " of the")) else None
    if ships and all(a.party is not None and a.party.code == _code(actors[0]) for a in actors):
        before = before[: ships.start()].rstrip()  # "the hospital ship Hope of Peru reached Oslo"
    if offices:  # "the ministers of Peru and Chile, Rojas and Soto, met"
        before = before[: offices.start()].rstrip()
    return before


# "between the Danish delegation, led by Berg, and Lee": Lee is the other side
_LED_SIDE = Pattern("side-led-between")


# "held talks with the Bavarian premier Berg": the name of a people that is not known
_UNKNOWN_NATION = Pattern("unknown-nation")
_OTHER_NATIONS = re.compile(r"(?: D ,)* D(?: ,)? and$")
_SHIP_OF = Pattern("ship-of")
_ANNOUNCED = Pattern("list-announced")


def _code(actor: Actor) -> str | None:
    return actor.party.code if actor.party is not None else None

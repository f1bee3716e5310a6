"""Groups of actors in a sentence: "P, P and P", "the Indian delegation", "both sides"; what governs them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from irevents.mentions import BodyMention, PartyMention, PersonMention, PlaceMention
from irevents.packs.edges import is_plain, list_first_words, list_last_words
from irevents.packs.patterns import Pattern, write_pattern
from irevents.reading import SESSION, Item, Reading
from irevents.values import frozen


@frozen
class Actor:
    """One actor: a person, a state or organisation, or a phrase that stands for somebody said before.

    `anaphor` is "states", "national" (with `party`), "he", "his", "speaker", "they", "leaders",
    "ministers", "visitor" or "counterpart" for such a phrase; `party` the code of "the Indian delegation".
    `first:last` are the items it stands on.
    """

    first: int
    last: int
    person: PersonMention | None = None
    party: PartyMention | None = None
    body: BodyMention | None = None
    anaphor: str | None = None


@frozen
class Group:
    """Actors joined by commas and "and". `govern` is what stands before them: see `find_groups`."""

    first: int
    last: int
    actors: tuple[Actor, ...]
    govern: str
    possessive: bool


# What a demonym or a state's name may stand before to mean people of that state.
_PARTY_NOUN = Pattern("party-noun")
_ANAPHOR = Pattern("anaphor")


@cache
def _anaphor_words() -> frozenset[str] | None:
    """The words with which an anaphor begins, where they are known: at others it need not be looked for."""
    return list_first_words(write_pattern("anaphor"))


_JOINER = Pattern("joiner")
# "attended by Berg, minister of A; Lee, minister of B; and Dahl": the next of the list, or its end, follows.
_LISTED = re.compile(r" ?(?:;|,|\.|and\b|$)")
# "Berg and his delegation left for Oslo"
_WITH_COMPANY = re.compile(
    r" ?(?:, )?(?:and|along with|together with) (?:his|her|their|an? accompanying|the accompanying)"
    r"(?: [\w-]+){0,2} "
    r"(?:delegation|entourage|team|party)(?= |$)(?! (?:of|led|headed|from|leader|will meet|met)\b)"
    r"| ?(?:, )?(?:and|along with|together with|accompanied by) (?:his|her)(?: \w+)? (?:wife|husband|spouse)"
    r"(?: ,)?(?: P)?(?: ,)?(?= |$)"
)
_PRONOUNS = frozenset({"he", "his", "they", "speaker"})
_PARENTHESIS = Pattern("actor-parenthesis")

_GOVERN: tuple[tuple[str, Pattern], ...] = (
    ("chair", Pattern("govern-chair")),
    ("lead", Pattern("govern-lead")),
    ("attend", Pattern("govern-attend")),
    ("host", Pattern("govern-host")),
    ("receive", Pattern("govern-receive")),
    ("sideline", Pattern("govern-sideline")),
    ("side", Pattern("govern-side")),
    ("between", Pattern("govern-between")),
    ("with", Pattern("govern-with")),
    ("to", Pattern("govern-to")),
    ("by", Pattern("govern-by")),
    ("about", Pattern("govern-about")),
    ("after", Pattern("govern-after")),
)


@cache
def _govern_by_word() -> Mapping[str, Sequence[tuple[str, Pattern]]]:
    """The patterns by the words with which they end; empty where that is not known of all."""
    found: dict[str, list[tuple[str, Pattern]]] = {}
    for name, pattern in _GOVERN:
        words = list_last_words(pattern.pattern)
        if words is None:
            return {}
        for word in words:
            found.setdefault(word, []).append((name, pattern))
    return found


# "ships assigned to Standing NATO Maritime Group One have arrived": they are its ships
_SHIPS_OF = re.compile(
    r"(?:ships|vessels|warships|units|frigates|aircraft) (?:assigned|attached|belonging) to(?: the)?$"
)


def _govern(before: str) -> str:
    tail = before[-60:]
    if _SHIPS_OF.search(tail):
        return ""
    last = tail[tail.rfind(" ") + 1 :]
    by_word = _govern_by_word()
    for name, pattern in by_word.get(last, ()) if by_word and is_plain(last) else _GOVERN:
        if pattern.search(tail):
            return name
    return ""


def find_groups(reading: Reading) -> list[Group]:
    """The groups of actors of a sentence, left to right.

    `govern` is "" for a group no preposition governs (a subject or direct object), else `chair` (chaired
    by, headed by), `attend` (attended by, including), `host`, `receive`, `sideline`, `side`
    (from), `other-side` (between one led by somebody, and), `between` (between, of), `with`,
    `to` (to, in, at), `by`, `about`, `after`.
    """
    groups: list[Group] = []
    done, words = 0, _anaphor_words()
    for number, item in enumerate(reading.items):
        if number < done or (item.kind == "w" and words is not None and item.text not in words):
            continue
        actor = _actor_at(reading, number)
        if actor is None:
            continue
        actors = [actor]
        last = actor.last
        while True:
            offset = reading.offsets[last] if last < len(reading.items) else len(reading.text)
            bracket = _PARENTHESIS.match(reading.text, offset)
            if bracket:
                last = (
                    reading.item_at(bracket.end() - 1) + 1
                    if bracket.end() < len(reading.text)
                    else len(reading.items)
                )
                offset = bracket.end()
            company = _WITH_COMPANY.match(reading.text, offset) if actors[-1].person is not None else None
            if company is not None:
                last = reading.item_at(company.end() - 1) + 1
                break
            joiner = _JOINER.match(reading.text, offset)
            if joiner is None and (beside := _named_beside(reading, last, actors)) is not None:
                actors.append(beside)
                last = beside.last
                continue
            if joiner is None or joiner.end() >= len(reading.text):
                break
            following = _actor_at(reading, reading.item_at(joiner.end()))
            if (
                following is not None
                and joiner.group().strip() == ","
                and (
                    _breaks(reading, number, actors, following)
                    or _begins_clause(reading, number, actors, following)
                    or _speaks(reading, following)
                )
            ):
                break
            if following is not None and _takes_over(reading, actors, following):
                break
            if following is None or _ends_list(reading, joiner.group().strip(), actors, following):
                break
            actors.append(following)
            last = following.last
        before = reading.text[: reading.offsets[number]].rstrip()
        if actors[0].person is not None:
            before = _OTHER_NATIONS.sub(
                "", before
            )  # "with his Turkish and Azerbaijani counterparts, A and B"
        of = before.endswith(_OF)
        offices = _OFFICES_OF.search(before) if of else None
        ships = _SHIP_OF.search(before) if of else None
        if ships and all(a.party is not None and a.party.code == _code(actors[0]) for a in actors):
            before = before[: ships.start()].rstrip()  # "the hospital ship Hope of Peru reached Oslo"
        if offices:
            before = before[
                : offices.start()
            ].rstrip()  # "the ministers of Peru and Chile, Rojas and Soto, met"
        actors = _pair_off(reading, actors)
        govern = _govern(before)
        if govern == "chair":
            actors = _drop_second_office(actors)
        possessive = (
            reading.text.startswith(("'s", "'"), reading.offsets[last])
            if last < len(reading.items)
            else False
        )
        further = actors[-1].first if len(actors) > 1 else last
        apart = govern in ("lead", "chair") and _LED_SIDE.search(before) is not None
        if apart and reading.items[further - 1].text == "and" and reading.items[further - 2].text == ",":
            groups.append(Group(number, actors[-2].last, tuple(actors[:-1]), govern, False))
            groups.append(Group(further, last, tuple(actors[-1:]), "other-side", possessive))
        else:
            groups.append(Group(number, last, tuple(actors), govern, possessive))
        done = last
    return groups


def _named_beside(reading: Reading, last: int, actors: list[Actor]) -> Actor | None:
    """ "attended by Minister Berg Secretary Lee and Envoy Soto": a list that has lost a comma."""
    before = actors[-1].person
    if before is None or not before.name or not before.position or last >= len(reading.items):
        return None
    following = _actor_at(reading, last) if reading.items[last].kind == "P" else None
    person = following.person if following is not None else None
    named = person is not None and person.name and person.position and person.key != before.key
    return following if named else None


# "between the Danish delegation, led by Berg, and Lee": Lee is the other side
_LED_SIDE = re.compile(
    r"\bbetween (?:the |a )?[\w-]+(?: [\w-]+){0,4} , (?:which was )?(?:led|headed) by(?: [\w-]+){0,3}$"
)


def _between(reading: Reading, one: Actor, other: Actor) -> str:
    return reading.text[reading.offsets[one.last - 1] : reading.offsets[other.first]]


def _ends_list(reading: Reading, joiner: str, actors: list[Actor], following: Actor) -> bool:
    """Whether what follows the comma or semicolon begins a clause: "In talks with Berg, he said"."""
    after = reading.text[reading.offsets[following.last - 1] + len(reading.items[following.last - 1].text) :]
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
    last = reading.offsets[following.last - 1] + len(reading.items[following.last - 1].text)
    return before.endswith((" for", " for the", " of", " of the")) and bool(
        _FOR_STATE.match(reading.text, last)
    )


_PEERS = frozenset({"colleague", "counterpart", "homologue", "host", "guest", "peer"})


def _breaks(reading: Reading, number: int, actors: list[Actor], following: Actor) -> bool:
    """ "On a visit to Peru, Sato met": the comma ends the state's phrase, the person begins the clause.

    "To widen trade between both countries, Peru and Chile signed": so do states behind what stands for them.
    """
    if actors[-1].anaphor == "counterpart" and following.person is not None:
        return False  # "met their counterparts, Berg and Lee"
    if all(a.anaphor is not None for a in actors) and following.anaphor is None:
        return bool(_govern(reading.text[: reading.offsets[number]].rstrip()))
    if reading.items[actors[-1].last - 1].text in _PEERS:
        return False  # "with his Russian colleague, Defence Minister Orlov, in Qingdao"
    state_first = all(a.party is not None and a.person is None for a in actors)
    if not state_first or following.person is None:
        return False
    before = reading.text[: reading.offsets[number]].rstrip()
    return not (before.endswith(_OF) and _OFFICES_OF.search(before)) and bool(_govern(before))


_OTHER_NATIONS = re.compile(r"(?: D ,)* D(?: ,)? and$")
# "At the invitation of", "In a call with": a phrase that opens the sentence.
_OPENING_PHRASE = Pattern("opening-phrase")


def _begins_clause(reading: Reading, number: int, actors: list[Actor], following: Actor) -> bool:
    """ "At the invitation of President Mwale, President Otieno left": the comma ends the phrase.

    Not where the list goes on: "At a meeting with Mwale, Costa and Weber, he said".
    """
    between = reading.text[reading.offsets[number] : reading.offsets[actors[-1].first]]
    complete = len(actors) == 1 or between.endswith(" and ")  # "In addition to talks with A and B, C will"
    if not complete or not _OPENING_PHRASE.match(reading.text[: reading.offsets[number]].rstrip()):
        return False
    if following.last >= len(reading.items):
        return False
    joiner = _JOINER.match(reading.text, reading.offsets[following.last])
    further = joiner is not None and joiner.end() < len(reading.text)
    return not (
        further and joiner is not None and _actor_at(reading, reading.item_at(joiner.end())) is not None
    )


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


_OFFICES_OF = Pattern("offices-of")
_SHIP_OF = Pattern("ship-of")
_OF = (
    " of",
    " of the",
    " from",
    " from the",
)  # with which both end: most texts need not be searched for them


def _code(actor: Actor) -> str | None:
    return actor.party.code if actor.party is not None else None


def _pair_off(reading: Reading, actors: list[Actor]) -> list[Actor]:
    """ "Peru and Chile, Rojas and Soto": as many people as states before them are theirs, in that order."""
    states = [a for a in actors if a.party is not None and a.person is None]
    people = [a for a in actors if a.person is not None]
    if any(reading.items[a.last - 1].text in ("side", "delegation", "team") for a in states):
        return actors  # "Mehta from the Indian side and Al Balushi from the Omani side"
    if not states or len(states) != len(people) or actors != states + people:
        return actors
    paired = []
    for state, actor in zip(states, people, strict=True):
        assert state.party is not None and actor.person is not None  # noqa: PT018
        known = actor.person.affiliation or state.party.code
        paired.append(replace(actor, person=replace(actor.person, affiliation=known)))
    return states + paired


_OF_ORGANISATION = re.compile(r"^(?:chair|president|head|coordinator|secretary)", re.IGNORECASE)


def _drop_second_office(actors: list[Actor]) -> list[Actor]:
    """ "Chairman of the CSTO Council, Defence Minister Asanov of Kyrgyzstan": one man, two offices."""
    first, second = (a.person for a in actors) if len(actors) == 2 else (None, None)
    if first is None or second is None or first.name is not None or second.name is None:
        return actors
    state = first.affiliation
    unnamed = state is not None and len(state) > 2 and first.position is not None
    if not unnamed or not _OF_ORGANISATION.match(first.position or "") or second.affiliation == state:
        return actors
    return actors[1:]


_OF_STATE = re.compile(
    r" of (?:the )?S(?= 's (?:[\w-]+ |T ){0,3}(?:visit|trip|tour|stay|meeting|talks|call)\b)"
    r"| (?:of|from) (?:the )?S(?! 's)(?= |$)|, (?:of|from) (?:the )?S ,?(?= |$)| \( S \)(?= |$)"
)


# "the Mission Commander of the two ships, Captain Soto": one man, and his name
_OF_SHIPS = Pattern("of-ships")
_NAME_NEXT = re.compile(r" (?=P(?: |$))")  # "his Peruvian Army counterpart | Major General Soto"


def _named_behind(reading: Reading, number: int, person: PersonMention) -> Actor | None:
    """The person whose office stands before the ships that he commands, and whose name behind them."""
    if person.name is not None:
        return None
    after = reading.offsets[number] + 1
    match = _OF_SHIPS.match(reading.text, after) or _NAME_NEXT.match(reading.text, after)
    if match is None:
        return None
    last = reading.item_at(match.end())
    named = reading.items[last].mention
    if not isinstance(named, PersonMention) or named.name is None:
        return None
    between = [i.mention for i in reading.items[number + 1 : last] if isinstance(i.mention, PartyMention)]
    state = person.affiliation or (between[0].code if between else None)
    return Actor(number, last + 1, person=replace(named, affiliation=named.affiliation or state))


# "President Berg's Special Envoy | for trade affairs , Mr Lee"
_OWNS = re.compile(r" (?:'s|') (?=P(?: |$))")
_MET = re.compile(r"(?:^| )(?:met|meets?|with|received|receives|hosted|between|and)(?: the)? $")
_CALLED = re.compile(r"(?: affairs| matters| issues)? , (?=P(?: |$))")


def _owned(reading: Reading, number: int, owner: PersonMention) -> Actor | None:
    """Whose envoy or minister somebody is: "met President Berg's Special Envoy" is told of the envoy."""
    owns = _OWNS.match(reading.text, reading.offsets[number] + 1)
    if owns is None or owner.name is None or not _MET.search(reading.text[: reading.offsets[number]]):
        return None
    first = last = reading.item_at(owns.end())
    person = reading.items[first].mention
    if not isinstance(person, PersonMention):
        return None
    called = _CALLED.match(reading.text, reading.offsets[first] + 1) if person.name is None else None
    if called is not None:
        named = reading.items[reading.item_at(called.end())].mention
        if isinstance(named, PersonMention) and named.name is not None:
            last, person = reading.item_at(called.end()), named
    state = person.affiliation or owner.affiliation
    return Actor(number, last + 1, person=replace(person, affiliation=state))


def _person_actor(reading: Reading, number: int, person: PersonMention) -> Actor:
    """The person, with the state that stands behind: "Admiral Rao of India", "Maduro (Venezuela)"."""
    behind = _named_behind(reading, number, person) or _owned(reading, number, person)
    if behind is not None:
        return behind
    if person.affiliation is not None:
        return Actor(number, number + 1, person=person)
    match = _OF_STATE.match(reading.text, reading.offsets[number] + 1)
    if match is None:
        return Actor(number, number + 1, person=person)
    at = reading.offsets[number] + 1 + match.group().index("S")
    item = reading.items[reading.item_at(at)]
    party = item.mention if isinstance(item.mention, PartyMention) else None
    if party is None:
        return Actor(number, number + 1, person=person)
    last = reading.item_at(match.end() - 1) + 1
    return Actor(number, last, person=replace(person, affiliation=party.code))


# "his counterparts from Peru and Chile"
_FROM_STATE = re.compile(r" from (?:the )?S(?= |$)(?! 's)")


def _actor_at(reading: Reading, number: int) -> Actor | None:
    item = reading.items[number]
    if item.kind == "P":
        assert isinstance(item.mention, PersonMention)
        return _person_actor(reading, number, item.mention)
    if item.kind in "SDC":
        return _party_actor(reading, number, item)
    if item.kind == "B":
        assert isinstance(item.mention, BodyMention)
        standing = item.mention.edition is None and not SESSION.search(item.surface)
        organisation = item.mention.kind == "organisation" or (standing and item.mention.kind == "meeting")
        return Actor(number, number + 1, body=item.mention) if organisation else None
    words = _anaphor_words()
    if words is not None and item.text not in words:
        return None
    match = _ANAPHOR.match(reading.text, reading.offsets[number])
    if match is None:
        return None
    phrase = match.group()
    if _OWN_SHIP.match(phrase) and (navy := _navy_before(reading, number)) is not None:
        return Actor(number, reading.item_at(match.end() - 1) + 1, party=navy)
    if phrase.endswith(("majesty", "highness")):
        return Actor(number, reading.item_at(match.end() - 1) + 1, anaphor="sovereign")
    described = phrase.endswith(_DESCRIBED)
    name = "he" if phrase in ("he", "she", "him", "her") or described else "they"
    nation = (
        reading.items[reading.item_at(match.end() - 1) - 1].mention
        if described and " D " in match.group()
        else None
    )
    if isinstance(nation, PartyMention):
        return Actor(number, reading.item_at(match.end() - 1) + 1, party=nation, anaphor="national")
    if " '" in phrase:
        return Actor(number, reading.item_at(match.end() - 1) + 1, anaphor="states")
    if phrase in ("we", "i"):
        name = "speaker"
    elif re.search(r"leaders|presidents|heads|prime ministers", phrase):
        name = "leaders"
    elif re.search(r"ministers|defen[cs]e chiefs|top diplomats|foreign secretaries", phrase):
        name = "ministers"
    if phrase.endswith("delegation") and (side := _delegation_of(reading, match.end())):
        return Actor(number, side[0] + 1, party=side[1])
    if _PEER_WORDS.search(phrase):
        name = "counterpart"
        home = _FROM_STATE.match(reading.text, match.end())
        if home is not None:
            last = reading.item_at(home.end() - 1)
            mention = reading.items[last].mention
            if isinstance(mention, PartyMention):
                return Actor(number, last + 1, party=mention)
    elif described:
        return Actor(number, reading.item_at(match.end() - 1) + 1, anaphor=name)
    elif (
        phrase == "it"
        or re.search(
            r"ship|vessel|fleet|frigate|crew|destroyer|corvette|submarine|cutter|flotilla|group|squadron",
            phrase,
        )
        or (
            phrase.startswith(("the ", "a ", "an ", "his", "her ", "their"))
            and not re.search(
                r"pair|duo|two|three|four|both|sides|leaders|ministers|presidents|parties|principals|delegations|interlocutors",
                phrase,
            )
        )
    ):
        name = "visitor"
    return Actor(number, reading.item_at(match.end() - 1) + 1, anaphor=name)


_OWN_SHIP = re.compile(r"(?:his|her|their|its) .*\b(?:ships?|vessels?|fleet|frigates?|warships?)\b")


def _navy_before(reading: Reading, number: int) -> PartyMention | None:
    """Whose "their ship" is: "Doctors of the Spanish navy …: their hospital ship"."""
    for item in reversed(reading.items[:number]):
        if isinstance(item.mention, PartyMention) and item.mention.form == "force":
            return item.mention
    return None


_DESCRIBED = (
    "diplomat",
    "politician",
    "statesman",
    "cabinet member",
    "monarch",
    "general",
    "admiral",
    "marshal",
)
_PEER_WORDS = re.compile(r"counterpart|colleagues|opposite number|peers")
_DELEGATION_OF = Pattern("delegation-of")


def _delegation_of(reading: Reading, end: int) -> tuple[int, PartyMention] | None:
    """The item and state of "a delegation of twenty Kenyan farmers"."""
    match = _DELEGATION_OF.match(reading.text, end)
    if match is None:
        return None
    number = reading.item_at(match.start("side"))
    mention = reading.items[number].mention
    return (reading.item_at(match.end() - 1), mention) if isinstance(mention, PartyMention) else None


_DOCUMENT = Pattern("document-behind")


def _party_actor(reading: Reading, number: int, item: Item) -> Actor | None:
    if item.kind == "C" and _DOCUMENT.match(reading.text, reading.offsets[number] + 1):
        return None  # "the Riga Declaration" is not Latvia's government
    mention = item.mention if isinstance(item.mention, PartyMention) else item.also
    if isinstance(item.mention, PlaceMention) and not isinstance(mention, PartyMention):
        return None
    assert isinstance(mention, PartyMention)
    end = reading.offsets[number] + len(item.text)
    if _MEMBER_STATE.match(reading.text, end):
        return None
    possessive = re.match(r" (?:'s|')(?= )", reading.text[end : end + 4])
    noun = _PARTY_NOUN.match(reading.text, end + (possessive.end() if possessive else 0))
    if noun:
        last = reading.item_at(noun.end() - 1) + 1
        named = reading.items[last].mention if last < len(reading.items) else None
        peer = noun.group().endswith(("colleague", "counterpart")) and isinstance(named, PersonMention)
        if peer and isinstance(named, PersonMention) and named.name:  # "my Ugandan colleague Moses Okello"
            person = replace(named, affiliation=named.affiliation or mention.code)
            return Actor(number, last + 1, person=person)
        return Actor(number, last, party=mention)
    if item.kind == "D":
        if _CIVIL.match(reading.text, end):
            return None  # "Kenyan and Peruvian scientists met"
        follows = re.match(r" (?:-|–|and|,|/) ?(?:the )?[SD]", reading.text[end : end + 12])
        return Actor(number, number + 1, party=mention) if follows or _after_pair(reading, number) else None
    if possessive:
        return None
    return Actor(number, number + 1, party=mention)


_CIVIL = Pattern("civil-nouns")
# "visits NATO member Lithuania": the alliance only describes the state.
_MEMBER_STATE = re.compile(
    r" (?:member|ally|partner|candidate|observer|neighbou?r)(?: (?:state|country|nation))? S(?= |$)"
)


def _after_pair(reading: Reading, number: int) -> bool:
    """The second demonym of a pair: "Russian-Indian talks", "Turkmen and Uzbek sides"."""
    before = reading.text[: reading.offsets[number]]
    return bool(re.search(r"[SD] (?:-|–|and|,|/) (?:the )?$", before))

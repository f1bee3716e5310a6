"""Groups of actors in a sentence: "P, P and P", "the Indian delegation", "both sides", and what governs them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from irevents.mentions import BodyMention, PartyMention, PersonMention, PlaceMention
from irevents.reading import SESSION, Item, Reading


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: a person, a state or organisation, or a phrase that stands for somebody said before.

    `anaphor` is "he", "his", "speaker", "they", "leaders", "ministers", "visitor" or "counterpart" for such a phrase; `party` the code of "the Indian
    delegation". `first:last` are the items it stands on.
    """

    first: int
    last: int
    person: PersonMention | None = None
    party: PartyMention | None = None
    body: BodyMention | None = None
    anaphor: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Actors joined by commas and "and". `govern` is what stands before them: see `find_groups`."""

    first: int
    last: int
    actors: tuple[Actor, ...]
    govern: str
    possessive: bool


# What a demonym or a state's name may stand before to mean people of that state.
_SIDE = re.compile(
    r"(?:(?:side|sides|delegations?|team|teams|officials?|authorities|government|governments|navy|navies|army|armies|forces|troops|"
    r"contingents?|soldiers|personnel|air force|ships?|warships?|frigates?|destroyers?|corvettes?|vessels?|submarines?|"
    r"leadership|leaders?|representatives?|diplomats?|negotiators?|experts?|lawmakers|parliamentarians|"
    r"counterparts?|ministers?|ministries|envoys?|generals?|officers?|military|militaries|businessm[ae]n|entrepreneurs|companies|"
    r"party|parties|colleagues?|hosts?|mission|community|squadron|fleet|marines|commandos|paratroopers|crew|squad)(?= |$))"
)
_SIDE_GAP = r"(?:(?:naval|military|armed|defen[cs]e|foreign|coast|air|land|army|navy|business|high-level|senior|visiting|top|governmental?|government|parliamentary|special|hospital|and|security) ){0,3}"
_PARTY_NOUN = re.compile(r" " + _SIDE_GAP + _SIDE.pattern)
_ANAPHOR = re.compile(
    r"(?:(?:the two|both)(?= (?:also|had|have|has|held|met|discussed|agreed|will|are|were|exchanged|reviewed|signed|spoke|would|last)\b|$| [,.])"
    r"|(?:the )?(?:two|three|four|both)(?: (?:sides|countries|nations|states|leaders|ministers|presidents|parties|delegations|"
    r"armies|navies|principals|officials|generals|chiefs|counterparts|foreign ministers|defen[cs]e ministers|defen[cs]e chiefs|top diplomats|militaries|prime ministers|dignitaries|"
    r"foreign secretaries|heads of state|governments|secretaries|envoys|men|women|forces|neighbours|neighbors|allies))(?= |$)"
    r"|the (?:pair|duo|sides|leaders|ministers|presidents|parties|principals|delegations|interlocutors)(?= |$)"
    r"|they(?= |$)|(?:he|she)(?= |$)|(?:we|i)(?= (?:have|had|will|'ll|met|held|spoke|talked|also|'re|are|visited|received|hosted|just)\b)"
    r"|it(?= (?:was|is|will be) (?:also )?(?:received|welcomed|hosted|greeted)\b)"
    r"|(?:the|both|these|two|three) (?:visiting |naval |three |two |four )*(?:ships?|vessels?|fleet|frigates?|warships?|crew)(?= |$)"
    r"|(?:the|a|his|her|their|an) (?:visiting )?(?:\w+-member )?(?:high-level |high-powered |senior |joint )*(?:delegation|visitors?|guests?|contingent|dignitary|dignitaries)(?= |$)"
    r"|(?:his|her|their) (?:\w+ )?counterparts?(?= |$))"
)
_JOINER = re.compile(
    r"(?:and , separately ,|, and separately|, and|, as well as with|as well as with|and (?:then|later|subsequently) with|and also with|, as well as|;(?: and)?|, along with|, together with|,|and|&|as well as|along with|together with|/|-|–|—|alongside)"
    r"(?: (?:also|the|his|her|its|then|newly(?:-\w+)?|new|appointed|elected|visiting|outgoing|incoming))* ?"
)
# "attended by Berg, minister of A; Lee, minister of B; and Dahl": the next of the list, or its end, follows.
_LISTED = re.compile(r" ?(?:;|,|\.|and\b|$)")
_PRONOUNS = frozenset({"he", "his", "they", "speaker"})
_PARENTHESIS = re.compile(
    r"\( [^()]{0,60} \) ?|(?:, )?(?:from|for|representing|on behalf of) (?:the )?[SD](?: 's)?(?: side)? (?:, (?=and ))?(?=and |, |& |$)"
)

_GOVERN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (
        name,
        re.compile(
            rf"(?:^|[ \"“(])(?:{pattern})(?: (?:the|a|an|his|her|their|its|both|visiting|other|mr|new|several|some|many|senior|also|by))*$"
        ),
    )
    for name, pattern in (
        (
            "chair",
            r"(?:(?:co-?)?chaired|presided over|co-presided|moderated|headed|led|co-headed|co-led|helmed)(?: (?:jointly|together))? by|(?:chairmanship|co-chairmanship|leadership|chairpersonship|presidency) of|under",
        ),
        ("lead", r"(?:led|headed|fronted|spearheaded) by"),
        (
            "attend",
            r"(?:attended|joined|graced|witnessed) by|(?:participation|presence|attendance) of|included?|including|comprised|comprising|comprises|consists? of|composed of|among them|present (?:were|was|at (?:the )?\w+ (?:were|was))|in attendance (?:were|was)|accompanied by|flanked by|assisted by",
        ),
        (
            "host",
            r"(?:hosted|organi[sz]ed|convened|arranged) by|at the invitation of|(?:on|at) (?:an )?invitation (?:of|by|from)|hospitality of",
        ),
        ("receive", r"(?:received|welcomed|greeted|hosted)(?: \w+)? by"),
        ("sideline", r"(?:side ?-?lines?|margins?|fringes?|framework) of|alongside"),
        ("side", r"from|on behalf of"),
        ("between", r"between|among|amongst|of"),
        ("with", r"with"),
        ("to", r"to|into|in|at|inside|across|through|via|near|aboard"),
        ("by", r"by"),
        (
            "about",
            r"about|on|over|against|for|regarding|concerning|like|as|than|despite|besides|towards?|behind|around|within|under|amid|without|until|since",
        ),
        ("after", r"after|before|following|during"),
    )
)


def _govern(before: str) -> str:
    tail = before[-60:]
    for name, pattern in _GOVERN:
        if pattern.search(tail):
            return name
    return ""


def find_groups(reading: Reading) -> list[Group]:
    """The groups of actors of a sentence, left to right.

    `govern` is "" for a group no preposition governs (a subject or direct object), else `chair` (chaired
    by, headed by), `attend` (attended by, including), `host`, `receive`, `sideline`, `side`
    (from), `between` (between, of), `with`, `to` (to, in, at), `by`, `about`, `after`.
    """
    groups: list[Group] = []
    number = 0
    while number < len(reading.items):
        actor = _actor_at(reading, number)
        if actor is None:
            number += 1
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
            joiner = _JOINER.match(reading.text, offset)
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
            if following is None or _ends_list(reading, joiner.group().strip(), actors, following):
                break
            actors.append(following)
            last = following.last
        before = reading.text[: reading.offsets[number]].rstrip()
        offices = _OFFICES_OF.search(before)
        ships = _SHIP_OF.search(before)
        if ships and len(actors) == 1 and actor.party is not None:
            before = before[: ships.start()].rstrip()  # "the hospital ship Hope of Peru reached Oslo"
        if offices:
            before = before[
                : offices.start()
            ].rstrip()  # "the ministers of Peru and Chile, Rojas and Soto, met"
        actors = _pair_off(actors)
        possessive = (
            reading.text.startswith(("'s", "'"), reading.offsets[last])
            if last < len(reading.items)
            else False
        )
        groups.append(Group(number, last, tuple(actors), _govern(before), possessive))
        number = last
    return groups


def _ends_list(reading: Reading, joiner: str, actors: list[Actor], following: Actor) -> bool:
    """Whether what follows the comma or semicolon begins a clause: "In talks with Berg, he said"."""
    after = reading.text[reading.offsets[following.last - 1] + len(reading.items[following.last - 1].text) :]
    if joiner.startswith(";"):
        people = actors[-1].person is not None and following.person is not None
        return not people or not _LISTED.match(after)
    if joiner != ",":
        return False
    return following.anaphor in _PRONOUNS


def _breaks(reading: Reading, number: int, actors: list[Actor], following: Actor) -> bool:
    """ "On a visit to Peru, Sato met": the comma ends the state's phrase, and the person begins the clause."""
    state_first = all(a.party is not None and a.person is None for a in actors)
    if not state_first or following.person is None:
        return False
    before = reading.text[: reading.offsets[number]].rstrip()
    return not _OFFICES_OF.search(before) and bool(_govern(before))


# "At the invitation of", "In a call with": a phrase that opens the sentence.
_OPENING_PHRASE = re.compile(
    r"^(?:[\w-]+ly ,? ?)?(?:at|on|upon|in|during|after|following|before|with|under|by|for|as|amid|together|along|accompanied)\b[^,;:]*$"
)


def _begins_clause(reading: Reading, number: int, actors: list[Actor], following: Actor) -> bool:
    """ "At the invitation of President Mwale, President Otieno left": the comma ends the phrase.

    Not where the list goes on: "At a meeting with Mwale, Costa and Weber, he said".
    """
    if len(actors) > 1 or not _OPENING_PHRASE.match(reading.text[: reading.offsets[number]].rstrip()):
        return False
    if following.last >= len(reading.items):
        return False
    joiner = _JOINER.match(reading.text, reading.offsets[following.last])
    further = joiner is not None and joiner.end() < len(reading.text)
    return not (
        further and joiner is not None and _actor_at(reading, reading.item_at(joiner.end())) is not None
    )


_SPEAKS = re.compile(
    r"(?:said|says|told|added|announced|noted|stated|explained|wrote|tweeted|posted|confirmed|revealed|disclosed|reported|reports|informs)(?= |$)"
)


def _speaks(reading: Reading, following: Actor) -> bool:
    """ "will meet Sato, envoy Berg said": the envoy speaks of it."""
    offset = reading.offsets[following.last] if following.last < len(reading.items) else len(reading.text)
    return following.person is not None and _SPEAKS.match(reading.text, offset) is not None


_OFFICES_OF = re.compile(
    r"(?:(?:the|both|two|three|four|their|its|all|foreign|defen[cs]e|prime|interior|home|energy|finance|trade|economy|army|naval|navy|air|force|"
    r"military|deputy|vice|joint|general|staff|top|senior|chief|land|coast|guard|security|national|armed|forces|"
    r"(?!(?:with|by|of|to|in|at|on|for|from|and|between|after|before|during|met|meet|meets|meeting|received|hosted|told|attended|including|included)\b)[\w-]+) ){0,5}"
    r"(?:ministers|leaders|presidents|chiefs|commanders|secretaries|premiers|heads|advisers|advisors|envoys|officials|speakers|generals|chancellors|"
    r"governors|ambassadors|kings|monarchs|counterparts|directors|state|government|defen[cs]e) of(?: the)?$"
    r"|^(?:the )?(?:[\w-]+ )?(?:members|delegates|representatives|diplomats) of(?: the)?$"
)


_SHIP_OF = re.compile(
    r"(?:(?:the|a|an|two|three|four|its|[\w-]+) ){0,4}(?:ships?|vessels?|frigates?|destroyers?|corvettes?|fleet|flotilla|squadron|submarines?|warships?|contingent|troops)"
    r"(?: (?!of\b|to\b|in\b|from\b)[\w'()“”\"-]+| P| T| ,){0,8}? of(?: the)?$"
)


def _pair_off(actors: list[Actor]) -> list[Actor]:
    """ "Peru and Chile, Rojas and Soto": as many people as states before them are theirs, in that order."""
    states = [a for a in actors if a.party is not None and a.person is None]
    people = [a for a in actors if a.person is not None]
    if not states or len(states) != len(people) or actors != states + people:
        return actors
    paired = []
    for state, actor in zip(states, people, strict=True):
        assert state.party is not None and actor.person is not None  # noqa: PT018
        known = actor.person.affiliation or state.party.code
        paired.append(replace(actor, person=replace(actor.person, affiliation=known)))
    return states + paired


_OF_STATE = re.compile(
    r" (?:of|from) (?:the )?S(?! 's)(?= |$)|, (?:of|from) (?:the )?S ,?(?= |$)| \( S \)(?= |$)"
)


def _person_actor(reading: Reading, number: int, person: PersonMention) -> Actor:
    """The person, with the state that stands behind the name: "Admiral Rao of India", "Maduro (Venezuela)"."""
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
    match = _ANAPHOR.match(reading.text, reading.offsets[number])
    if match is None:
        return None
    words = match.group()
    name = "he" if words in ("he", "she") else "they"
    if words in ("we", "i"):
        name = "speaker"
    elif re.search(r"leaders|presidents|heads|prime ministers", words):
        name = "leaders"
    elif re.search(r"ministers|defen[cs]e chiefs|top diplomats|foreign secretaries", words):
        name = "ministers"
    if words.endswith("delegation") and (side := _delegation_of(reading, match.end())):
        return Actor(number, side[0] + 1, party=side[1])
    if "counterpart" in words:
        name = "counterpart"
    elif (
        words == "it"
        or re.search(r"ship|vessel|fleet|frigate|crew", words)
        or (
            words.startswith(("the ", "a ", "an ", "his", "her", "their"))
            and not re.search(
                r"two|three|four|both|sides|leaders|ministers|presidents|parties|principals|delegations|interlocutors",
                words,
            )
        )
    ):
        name = "visitor"
    return Actor(number, reading.item_at(match.end() - 1) + 1, anaphor=name)


_DELEGATION_OF = re.compile(
    r" (?:of|from|representing)(?: [\w-]+){0,5}? (?P<side>[SD])(?: (?:"
    + _SIDE_GAP.strip()
    + _SIDE.pattern
    + r"))?"
)


def _delegation_of(reading: Reading, end: int) -> tuple[int, PartyMention] | None:
    """The item and state of "a delegation of twenty Kenyan farmers"."""
    match = _DELEGATION_OF.match(reading.text, end)
    if match is None:
        return None
    number = reading.item_at(match.start("side"))
    mention = reading.items[number].mention
    return (reading.item_at(match.end() - 1), mention) if isinstance(mention, PartyMention) else None


def _party_actor(reading: Reading, number: int, item: Item) -> Actor | None:
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
        return Actor(number, reading.item_at(noun.end() - 1) + 1, party=mention)
    if item.kind == "D":
        follows = re.match(r" (?:-|–|and|,|/) ?(?:the )?[SD]", reading.text[end : end + 12])
        return Actor(number, number + 1, party=mention) if follows or _after_pair(reading, number) else None
    if possessive:
        return None
    return Actor(number, number + 1, party=mention)


# "visits NATO member Lithuania": the alliance only describes the state.
_MEMBER_STATE = re.compile(
    r" (?:member|ally|partner|candidate|observer|neighbou?r)(?: (?:state|country|nation))? S(?= |$)"
)


def _after_pair(reading: Reading, number: int) -> bool:
    """The second demonym of a pair: "Russian-Indian talks", "Turkmen and Uzbek sides"."""
    before = reading.text[: reading.offsets[number]]
    return bool(re.search(r"[SD] (?:-|–|and|,|/) (?:the )?$", before))

"""One verb, several encounters: "met Berg on Tuesday and Lee on Wednesday", "in May and again in June"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.mentions import PartyMention, PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.triggers import Trigger

_ROLES = frozenset({"encounter", "host", "guest"})
# "met Berg in Oslo on Tuesday and Lee": a second object behind the circumstances of the first
# "talks with Berg, the Norwegian envoy, on Monday, and with Lee of Korea on Tuesday"
_SECOND_OBJECT = Pattern("second-object")
# "met Berg in Oslo on 8 May and again in Riga on 15 May"
_AGAIN = Pattern("and-again")
# "had met in Oslo in March and in Riga in April": each place with a time of its own
_PLACED = r"(?:in|at) (?:the )?[CSV](?:(?: ,)? (?:in|on|at)(?: the)?)? T"
_ELSEWHERE = Pattern("and-elsewhere")


# "will visit Ghana on 20 May and Togo on 22 May", "flies to Muscat on Monday and then to Doha on Wednesday"
_STOP = r"(?:the )?(?P<place>[SC])(?: , [CS])?(?: \( T \)| (?:on|from|in|between) T| T)"
_FIRST_STOP = re.compile(rf"^(?: (?:to|in|for|on|at|the|a|an|[\w-]+ly)| T)*? {_STOP}")
_NEXT_STOP = re.compile(
    rf" (?P<and>, and|and|,|then|before)(?: (?:then|later|on))*(?: (?:to|in|for))? {_STOP}"
)
# "flies to Muscat on Monday and on Wednesday to Doha", "to Muscat and then on to Doha"
_ONWARD, _ANY_FIRST_STOP = Pattern("onward-stop"), Pattern("any-first-stop")


def _find_stops(reading: Reading, trigger: Trigger) -> list[int]:
    """The items before the second and further places of a journey that are told with a day of their own."""
    end = reading.offsets[trigger.last - 1] + len(reading.items[trigger.last - 1].text)
    dated = _FIRST_STOP.match(reading.text[end:])
    match = dated or _ANY_FIRST_STOP.match(reading.text[end:])
    if match is None or trigger.body is not None:
        return []
    states = [_state_of(reading, end + match.start("place"))]
    at, found = end + match.end(), []
    while match := (dated and _NEXT_STOP.match(reading.text, at)) or _ONWARD.match(reading.text, at):
        state = _state_of(reading, match.start("place"))
        if state is not None and state not in states:
            found.append(reading.item_at(match.start("and")))
        states.append(state)
        at = match.end()
    return found


# "Previous meetings took place in Oslo in 2021 and in Riga in 2022", "three were held: in Oslo in 2021; …"
_LISTED = Pattern("sessions-listed")
_AND_THERE = Pattern("and-there")
# "five meetings of the B", "three B": the commission met more than once
_SEVERAL = Pattern("several-sessions")


_OF_STATES = re.compile(r"^(?: [\w-]+){0,7} (?:of|between) (?:the )?S and ")


def _find_sessions(reading: Reading, trigger: Trigger, following: int) -> list[int]:
    """The items before the place of each further meeting of several, told with place and day.

    `following` is where the next trigger stands: the places behind that are not this one's.
    """
    # "the first (round) was held in Oslo in 2021 and the second in Riga in 2022"
    first = trigger.frame.id == "one" or (trigger.frame.id == "session" and trigger.text.startswith("round"))
    plural = trigger.plural and trigger.frame.roles == "encounter" and trigger.body is None
    match = _LISTED.match(trigger.after)
    if match is None or not (first or plural or _SEVERAL.search(trigger.before[-60:])):
        return []
    end = len(reading.text) - len(trigger.after)
    if reading.item_at(end + match.end() - 1) >= following:
        return []
    at, found = end + match.end(), []
    while (match := _AND_THERE.match(reading.text, at)) is not None:
        found.append(reading.item_at(match.start("and")))
        at = match.end()
    return found


# "the visits of Thapa to India in April and of Rana to Nepal in May"
_VISIT_OF = r"(?:of|by) (?:the )?P to (?:the )?[SC](?: , [CS])?(?: (?:on|from|in|between) T| T)?"
_AND_OF_ANOTHER = re.compile(rf"^ {_VISIT_OF}(?: ,)? (?P<and>and)(?: that)? {_VISIT_OF}(?= |$)")


# "visited Peru twice, in 2017 and 2019": the same journey at each time
_EACH_TIME = Pattern("each-time")
# "talks with Berg in Oslo, Lee in Seoul and Soto in Lima": one with each, there
_EACH_THERE = Pattern("met-each-there")
_NEXT_THERE = Pattern("next-met-there")


def _find_times(reading: Reading, trigger: Trigger) -> list[int]:
    """The item before the second time of a journey that was made at two times, each of its own."""
    match = _EACH_TIME.match(trigger.after) if trigger.body is None else None
    if match is None:
        return []
    end = len(reading.text) - len(trigger.after)
    one, other = (
        reading.items[reading.item_at(end + match.start(name))].mention for name in ("first", "second")
    )
    if not isinstance(one, TemporalMention) or not isinstance(other, TemporalMention):
        return []
    apart = one.type == other.type == "DATE" and one.precision == other.precision
    told = match["counted"] is not None or one.precision == "year"
    return [reading.item_at(end + match.start("and"))] if apart and told else []


def _find_met_there(reading: Reading, trigger: Trigger, following: int) -> list[int]:
    """The items before each further person of a list of those met, each in a place of his own."""
    match = _EACH_THERE.match(trigger.after)
    if match is None:
        return []
    at, found = len(reading.text) - len(trigger.after) + match.end(), []
    while (match := _NEXT_THERE.match(reading.text, at)) is not None:
        found.append(reading.item_at(match.start("and")))
        at = match.end()
    return found if all(number < following for number in found) else []


def _state_of(reading: Reading, offset: int) -> str | None:
    """The state that the item at an offset is, or lies in."""
    mention = reading.items[reading.item_at(offset)].mention
    if isinstance(mention, PartyMention):
        return mention.code
    return mention.country if isinstance(mention, PlaceMention) else None


def add_further(reading: Reading, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence with those that a verb or noun stands for a second time, in order.

    Such a trigger stands on the "and", and `shared` is the one whose verb and subject it shares.
    """
    found: list[Trigger] = []
    for number, trigger in enumerate(triggers):
        following = triggers[number + 1].first if number + 1 < len(triggers) else len(reading.items)
        journey = trigger.frame.roles == "visit"
        stops = _find_stops(reading, trigger) if journey else _find_sessions(reading, trigger, following)
        if stops:  # "Previous meetings were held …": of those named before; not "meetings of Peru and Chile"
            named = _OF_STATES.match(trigger.after) is not None
            noun = trigger.frame.head == "noun" and not named
            trigger = replace(trigger, plural=False, definite=noun or trigger.definite)
        other = _AND_OF_ANOTHER.match(trigger.after) if trigger.frame.id == "pay-visit" else None
        if other is not None:
            trigger = replace(trigger, plural=False)
            at = reading.item_at(len(reading.text) - len(trigger.after) + other.start("and"))
            found.extend([trigger, replace(trigger, first=at, last=at + 1)])
            continue
        found.append(trigger)
        if not stops and trigger.frame.roles in _ROLES and trigger.frame.type in ("meeting", "call"):
            stops = _find_met_there(reading, trigger, following)
        for at in stops or (_find_times(reading, trigger) if journey else []):
            found.append(replace(trigger, first=at, last=at + 1, shared=trigger))
        if stops:
            continue
        if trigger.frame.roles not in _ROLES or trigger.body is not None:
            continue
        end = reading.offsets[trigger.last - 1] + len(reading.items[trigger.last - 1].text)
        behind = reading.text[end:]
        again = _AGAIN.match(behind) if " again " in behind else None
        match = _SECOND_OBJECT.match(behind) or again or _ELSEWHERE.match(behind)
        if match is None:
            continue
        at = reading.item_at(end + match.start("and"))
        if at < following:
            found.append(replace(trigger, first=at, last=at + 1, shared=trigger))
    return found


_ONCE_MORE = re.compile(rf"^(?: then| once)? again |^(?: then| once| later| also)? {_PLACED}(?: |$)")


# but "and on Monday to Quito" has a place of its own
_AND_THEN = re.compile(r"^(?: again| then| once more)?(?: in| on)? T(?= |$)(?! to (?:the )?[SCR]\b)")


def is_at_other_time(trigger: Trigger) -> bool:
    """Whether a journey told a second time goes where the first one went: "in 2017 and in 2019"."""
    return bool(_AND_THEN.match(trigger.after))


def is_again(trigger: Trigger) -> bool:
    """Whether the same people met "again", or elsewhere at another time."""
    return bool(_ONCE_MORE.match(trigger.after))

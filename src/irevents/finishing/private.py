"""Those who stand for no state: heads of firms, citizens received by their own officials."""

from __future__ import annotations

import re

from irevents.drafts import Draft
from irevents.finishing.setting import Setting, is_private
from irevents.mentions import PersonMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# "Fjord Motors chairman Berg met Lake Steel chief Lee": whose chief, only a word that is no name says
_FIRM_POST = re.compile(
    r"^(?:[\w&.'-]+ ){0,4}(?:chairman|chairwoman|chief|boss|manager|executive|CEO)$", re.I
)
_PUBLIC = Pattern("public-office")


def is_of_firms(draft: Draft) -> bool:
    """Whether all who meet head firms, and none is of a state."""
    core = [p.mention for p in draft.people.values() if p.core]
    return len(core) > 1 and all(
        m.affiliation is None
        and m.rank is None
        and _FIRM_POST.match(m.position or "") is not None
        and _PUBLIC.search(m.position or "") is None
        for m in core
    )


# "Lakeville Mayor Berg flew to Lima": whose his town is, the article's home state does not say
_OF_TOWN = re.compile(r"\b(?:mayor|alderman|sheriff|councill?or)\b", re.IGNORECASE)


def is_of_town(person: PersonMention) -> bool:
    """Whether the office is one of a town."""
    return _OF_TOWN.search(person.position or "") is not None


_ARTIST = Pattern("artist")


def is_artist(person: PersonMention) -> bool:
    """Whether somebody is called by an art or a sport: "the singer", "the coach"."""
    return person.position is not None and _ARTIST.search(person.position) is not None


_ERRAND, _DEPLOYED = Pattern("private-errand"), Pattern("troops-deployed")


def tell_errand(draft: Draft) -> str | None:
    """Why a journey is no visit: "President Rojas flew to Peru for surgery", and nothing else is told.

    Nor is that of troops: "fifty Norwegian soldiers left for Chad, where they are deployed".
    """
    if any(_ERRAND.search(_rest_of_clause(c.trigger)) for c in draft.candidates if not c.anaphoric):
        return "a private journey"
    if not draft.people and all(_DEPLOYED.search(c.trigger.reading.text) for c in draft.candidates):
        return "troops on their way"
    return None


def _rest_of_clause(trigger: Trigger) -> str:
    """The masked text from a trigger to the end of its clause."""
    reading = trigger.reading
    own = zip(reading.texts[trigger.first :], reading.segments[trigger.first :], strict=True)
    return " ".join(text for text, segment in own if segment == trigger.segment)


_IS_HELD = Pattern("conference-is-held")


def is_of_no_states(draft: Draft, setting: Setting) -> bool:
    """ "in today's Lakeland Conference game": in an article that names no state and no official."""
    body = draft.body
    if draft.type != "conference" or body is None or not body.rule.startswith("bodies.head"):
        return False
    officials = any(p.mention.affiliation or p.mention.rank for p in draft.people.values())
    held = any(_IS_HELD.match(c.trigger.after) for c in draft.candidates)
    return not (draft.parties or officials or setting.told or draft.city or held)


def meets_own(draft: Draft) -> bool:
    """True where the officials of one state meet none but its citizens or firms, in that state."""
    people = [p.mention for p in draft.people.values() if p.core]
    state = next(iter(draft.parties)) if len(draft.parties) == 1 else None
    if state is None or draft.body is not None or draft.country != state:
        return False
    others = [person for person in people if person.affiliation != state]
    private = [person for person in others if is_private(person)]
    officials = [p for p in others if p not in private and (p.position or p.rank or not private)]
    if len(officials) == 1 and len(others) == len(people) > 1:  # "the President met the bishop"
        return officials[0].affiliation is None and officials[0].position is not None
    return bool(others) and not officials

"""What speaks against one event: other body, day, people or place, another leg, another tense."""

from __future__ import annotations

import re

from irevents.assembly.other_acts import (
    are_one_exchange,
    is_met_before,
    is_session_spoken_of,
    is_spoken_of,
    is_told_after,
    was_attended,
)
from irevents.assembly.other_bodies import (
    is_last,
    is_neighbour,
    is_of_another_body,
    is_of_session_ahead,
    is_of_two_beside,
    is_one_body,
    is_planned_there,
    is_summit_of_others,
)
from irevents.assembly.other_circumstances import (
    is_elsewhere,
    is_new_leg,
    is_one_city,
    is_other_status,
    is_other_time,
    is_recalled,
)
from irevents.assembly.other_people import (
    are_others,
    brings_other_side,
    has_other_sides,
    is_of_other_office,
    is_one_of_many,
    is_signed_by_others,
    is_told_in_call,
    is_visit_of_another,
)
from irevents.assembly.standing import is_headline_only
from irevents.assembly.time_spans import is_same_day
from irevents.drafts import Candidate, Draft
from irevents.packs.patterns import Pattern
from irevents.triggers import SUBSEQUENT

_IS_HERE_FOR = Pattern("is-here-for")


_EARLIER_TODAY = Pattern("earlier-that-day")
# "Berg is to hold talks with Lee. The two will also co-chair the fifth session of the commission"
_ALSO_CHAIRS = re.compile(r" also (?:be )?(?:jointly )?(?:co-?)?chair(?:ed|s|ing)?(?: (?:the|a|an|their))?$")
_AGAIN = re.compile(r"(?: [\w-]+| [SCR]){0,2} again\b")


def contradicts(draft: Draft, candidate: Candidate) -> bool:
    """True where the two cannot be one event: another body, edition, day or place, other people."""
    verdict = _is_apart(draft, candidate)
    if verdict is not None:
        return verdict
    mine, theirs = draft.named, _told_people(candidate)  # who is named
    for judge in (_is_of_others, _is_other_encounter, _is_other_act, _has_other_states):
        verdict = judge(draft, candidate, mine, theirs)
        if verdict is not None:
            return verdict
    return (
        (candidate.type == "visit" and _is_other_visit(draft, candidate, mine, theirs))
        or _is_in_other_city(draft, candidate)
        or is_elsewhere(draft, candidate)
        or is_new_leg(draft, candidate)
        or is_recalled(draft, candidate)
        or is_other_status(draft, candidate)
    )


def _told_people(candidate: Candidate) -> set[str]:
    """Who the mention names; of a definite one without who is in the chair."""
    if not candidate.anaphoric:
        return candidate.named
    return {k for k in candidate.named if candidate.people[k].role not in ("chair", "co-chair")}


def _is_apart(draft: Draft, candidate: Candidate) -> bool | None:
    """Another session, another day, or an act told apart; None where that is not said."""
    if draft.body is not None and candidate.body is not None:
        if not is_one_body(draft, candidate):
            return True
        if draft.edition and candidate.body.edition and draft.edition != candidate.body.edition:
            return True
        if is_of_session_ahead(draft, candidate):
            return True
    if candidate.count is not None and draft.body is None and draft.edition not in (None, candidate.count):
        return True  # "the 20th round", after the 21st
    if draft.touched == candidate.trigger.reading.index and SUBSEQUENT.search(candidate.trigger.before[-40:]):
        return True
    if is_neighbour(candidate) and not (
        any(map(is_neighbour, draft.candidates)) or is_planned_there(draft, candidate)
    ):
        placed = bool(candidate.places or candidate.countries)
        return candidate.time is not None or placed or draft.body is None
    if is_other_time(draft, candidate) or is_spoken_of(draft, candidate) or has_other_sides(draft, candidate):
        return True
    if (
        draft.body is None
        and candidate.body is not None
        and _IS_HERE_FOR.search(candidate.trigger.before[-70:])
    ):
        return True  # "received Lee, who is in Oslo for the fifth dialogue": two encounters
    if is_told_after(draft, candidate) or was_attended(draft, candidate) or are_others(draft, candidate):
        return True
    if draft.status == "planned" and candidate.verdict.status == "held" and is_last(candidate):
        return True
    if draft.type == "meeting" and is_summit_of_others(draft, candidate):
        return True
    if is_of_two_beside(draft, candidate):
        return True
    several = all(c.trigger.plural for c in draft.candidates) and len(draft.named) < 2 and not draft.split
    apart = not candidate.anaphoric or (len(candidate.named) > 1 and not candidate.named & draft.named)
    alone = not candidate.trigger.plural and apart and not is_headline_only(draft)
    if several and alone:
        return True  # "held several meetings" and "a meeting" are not one
    sideline = candidate.arguments.sideline
    if draft.sideline is not None and sideline is not None and draft.sideline.series_id != sideline.series_id:
        return True
    if candidate.anaphoric and are_one_exchange(draft, candidate):
        return False
    if draft.split and candidate.anaphoric and not candidate.people:
        return True
    return None


def _is_of_others(draft: Draft, candidate: Candidate, mine: set[str], theirs: set[str]) -> bool | None:
    """Other people, or a session of a body that they are none of; None where that is not said."""
    sideline = candidate.arguments.sideline
    if candidate.anaphoric:
        chairs = {k for k in candidate.named if candidate.people[k].role in ("chair", "co-chair")}
        if len(chairs) == len(mine) == 2 and not chairs & mine and draft.body is None:
            return True  # "The ministers met. The meetings were led by Prime Ministers A and B"
    multilateral = draft.body is not None or len(draft.parties) > 2
    if is_of_another_body(draft, candidate) or is_signed_by_others(draft, candidate):
        return True
    if brings_other_side(draft, candidate) or is_told_in_call(draft, candidate):
        return True
    if is_session_spoken_of(draft, candidate) or is_visit_of_another(draft, candidate):
        return True
    if is_of_other_office(draft, candidate):
        return True
    if is_met_before(draft, candidate) or is_one_of_many(draft, candidate):
        return True
    if mine and theirs and not (mine <= theirs or theirs <= mine) and not multilateral:
        return True
    if draft.body is None and len(mine) > 1 < len(theirs) and not (mine & theirs or candidate.anaphoric):
        return not is_headline_only(draft)  # "Berg, Lee and Dahl met … Rojas held talks with Soto"
    if _meets_guest(draft, candidate):
        return True
    own = draft.body.parties if draft.body is not None else ()
    if (
        len(own) == 2
        and candidate.body is None
        and not candidate.anaphoric
        and not set(candidate.parties) <= {*own}
    ):
        return True  # talks with a Belgian minister are not those of the Peru-Chile dialogue
    if draft.body is not None and candidate.body is None and mine and theirs and not mine & theirs:
        return not candidate.anaphoric or (len(mine) > 1 and len(theirs) > 1 and sideline is not None)
    return None


_MEETS = frozenset({"meet", "receive", "sit-down", "see", "welcome", "consult-with"})


def _meets_guest(draft: Draft, candidate: Candidate) -> bool:
    """ "Berg took part in the ministers' meeting. He also hosted Lee": Lee was not said to be there."""
    if draft.body is None or candidate.body is not None or len(draft.body.parties) == 2:
        return False
    guests = [a.person for a in candidate.arguments.partners if a.person is not None]
    if candidate.trigger.frame.id not in _MEETS or len(guests) != 1 or is_headline_only(draft):
        return False
    name, state = guests[0].name, guests[0].affiliation
    return name is not None and guests[0].key not in draft.people and state not in (None, *draft.body.parties)


def _is_of_many(draft: Draft) -> bool:
    """Whether the event is a session of a body of many states or of an organisation's."""
    parties = draft.body.parties if draft.body is not None else ()
    return len(parties) > 2 or any(len(code) > 2 for code in parties)


def _meets_beside(draft: Draft, candidate: Candidate) -> bool:
    """ "The ministers of Peru, Chile and Kenya meet on Monday. Berg will meet Lee": not in their midst."""
    if candidate.anaphoric or candidate.trigger.frame.id not in _MEETS:
        return False
    return any(
        len({a.party.code for a in told.arguments.agents if a.party is not None}) > 2
        for told in draft.candidates
        if told.trigger.frame.head == "noun"
    )


def _is_other_encounter(draft: Draft, candidate: Candidate, mine: set[str], theirs: set[str]) -> bool | None:
    """An encounter of some of those who came to another, or of other sides."""
    multilateral = draft.body is not None or len(draft.parties) > 2
    between = [a for a in candidate.arguments.agents if a.person is not None]
    several = len(draft.parties) > max(2, len(candidate.parties))
    if len(between) > 1 and candidate.anaphoric and not mine and several:
        return True  # "the meeting between Berg and Lee" is not that of the ministers of three states
    if draft.type == "conference" and candidate.trigger.plural and candidate.type == "meeting":
        return True  # "the meetings will be held in May": not the air show before them
    if draft.host_only and candidate.body is None and (candidate.time is not None or candidate.places):
        return True
    if (draft.type == "conference" or draft.host_only) and candidate.body is None and len(theirs) > 1:
        return True  # "the meeting of Berg and Lee" is not the assembly they came for
    states = {candidate.people[k].mention.affiliation for k in theirs}
    of_two = len(between) == 1 and len(theirs) == len(states) == 2
    if _is_of_many(draft) and candidate.body is None and not candidate.anaphoric and of_two:
        return True  # "Berg, who is attending the ASEAN ministers' meeting, held talks with Lee"
    one_meets_one = len(candidate.arguments.agents) == 1 and len(theirs) == len(states) == 2
    if one_meets_one and candidate.body is None and _meets_beside(draft, candidate):
        return True
    if draft.body is None and candidate.body is not None and _ALSO_CHAIRS.search(candidate.trigger.before):
        return not is_headline_only(draft)
    if draft.body is not None and candidate.trigger.text == "received" and theirs and not theirs <= mine:
        return True  # who receives the delegates, holds no session with them
    more = mine and theirs and not candidate.anaphoric and len(theirs) > len(mine) >= 2
    if more and not multilateral and not (mine <= theirs and _is_of_him(candidate)):
        return True
    sides = {a.party.code for a in candidate.arguments.agents if a.party is not None}
    if candidate.anaphoric and len(sides) > 1 and len(draft.parties) > 1 and not sides <= {*draft.parties}:
        return not is_headline_only(draft)  # "the talks between Iran and the US" are not those with Oman
    if candidate.anaphoric and (draft.parties or draft.body is not None):
        held_by = {
            a.party.code for a in candidate.arguments.agents if a.party and a.party.kind == "organisation"
        }
        if held_by and not held_by & {*draft.parties} and candidate.trigger.before.endswith(" S"):
            return True  # "the OIC meeting" is not the talks of two states
    return None


def _is_of_him(candidate: Candidate) -> bool:
    """ "Lee called on the King. … The premier sat with him when Lee and Berg called on him": told again."""
    arguments = candidate.arguments
    return any(a.anaphor == "he" for a in (*arguments.partners, *arguments.agents))


def _is_other_act(draft: Draft, candidate: Candidate, mine: set[str], theirs: set[str]) -> bool | None:
    """Another journey, signing, call or conversation than the one told of."""
    anew = candidate.verdict.status == "planned" and _AGAIN.match(candidate.trigger.after)
    if draft.status in ("cancelled", "postponed") and anew:
        return True  # "hopes that he will fly to Asia again in October": not the trip called off
    ahead = candidate.body is not None and candidate.body.edition and candidate.verdict.status == "planned"
    if ahead and draft.body is None and draft.status == "held" and len(mine) > 1 and theirs < mine:
        return not is_headline_only(draft)  # "met in Oslo. He came to attend the sixth session": two events
    years = candidate.time is not None and candidate.time.precision == "year"
    if candidate.type == draft.type == "signing" and years and draft.time is None and not candidate.anaphoric:
        return not is_headline_only(draft)  # "they signed a trade agreement in 2008": not today's papers
    today = _EARLIER_TODAY.search(draft.candidates[0].trigger.before[:70])
    if today and draft.time is None and candidate.time is not None and not candidate.anaphoric:
        return True  # "Earlier in the day he received Lee. … On July 28, during a meeting with him"
    frames = [c.trigger.frame for c in draft.candidates]
    told_calls = all(frame.roles == "guest" or frame.id == "receive" for frame in frames)
    if told_calls and candidate.body is not None and not candidate.anaphoric and candidate.body.edition:
        return True  # "will call on the Prime Minister. He attends the 12th dialogue": two encounters
    calls = candidate.trigger.frame.roles == "guest" and not (candidate.anaphoric and len(theirs) < 2)
    if calls and draft.body is not None and len(theirs) > 1 and not theirs <= mine:
        return True  # a call on the minister is no session of the body
    if draft.split and len(mine) == 1 and mine < theirs and set(draft.parties) == set(candidate.parties):
        return False  # "talks with his Peruvian and Chilean counterparts. He first met Rojas": of Peru
    return None


def _has_other_states(draft: Draft, candidate: Candidate, mine: set[str], theirs: set[str]) -> bool | None:
    """A mention said to be of an earlier or a separate event, or of other states."""
    multilateral = draft.body is not None or len(draft.parties) > 2
    begins = candidate.type == "visit" and draft.time is None and draft.end_time is not None
    if candidate.arguments.earlier and not candidate.anaphoric and not begins:
        return draft.time is None or candidate.time is None or not is_same_day(draft.time, candidate.time)
    if _is_of_months_ago(draft) and not (
        candidate.arguments.earlier or candidate.anaphoric or candidate.continuing or candidate.time
    ):
        return True
    told_of = draft.split and mine < theirs and set(draft.parties) == set(candidate.parties)
    if candidate.arguments.separate and not candidate.anaphoric and theirs and theirs != mine and not told_of:
        return True
    parties, others = set(draft.parties), set(candidate.parties)
    bilateral = parties and others and candidate.type != "visit" and not multilateral
    if candidate.anaphoric and min(len(parties), len(others)) < 2:
        bilateral = False
    if bilateral and not (parties <= others or others <= parties):
        return True
    return None


def _is_of_months_ago(draft: Draft) -> bool:
    """ "The two had met in Oslo in May. On arrival he attended a dinner hosted by Berg": not in May."""
    past = draft.time is not None and draft.time.precision in ("month", "year")
    return past and all(c.arguments.earlier for c in draft.candidates)


def _is_other_visit(draft: Draft, candidate: Candidate, mine: set[str], theirs: set[str]) -> bool:
    """Whether two visits are to different states, of different people, or years apart."""
    if candidate.countries and draft.country is not None and draft.country not in candidate.countries:
        return True
    if (
        candidate.parties
        and draft.parties
        and not (set(candidate.parties) & set(draft.parties))
        and not (mine & theirs)
    ):
        return True
    past = candidate.verdict.status == "held" and candidate.trigger.frame.id == "visit-verb"
    long_ago = candidate.time is not None and candidate.time.precision in ("year", "month")
    # "is visiting Peru this week … he visited Peru in 1998"
    return draft.status == "ongoing" and draft.time is None and past and long_ago


def _is_its_other_end(draft: Draft, candidate: Candidate) -> bool:
    """ "The exercise ends in Lima on Friday", "it was opened in Callao": one that moves from port to port."""
    named = candidate.body is not None or candidate.anaphoric
    if draft.type != "exercise" or candidate.type != "exercise" or not named:
        return False
    ends = draft.time is None and draft.end_time is not None and candidate.time is not None
    begins = candidate.time is None and candidate.end_time is not None and draft.time is not None
    return ends or begins


def _is_in_other_city(draft: Draft, candidate: Candidate) -> bool:
    """Whether another city is named."""
    if draft.city is None or candidate.type == "visit" or candidate.former:
        return False
    if _is_its_other_end(draft, candidate):
        return False
    cities = [p for p in candidate.places if p.kind == "city"]
    return bool(cities) and not any(is_one_city(draft.city, city) for city in cities)

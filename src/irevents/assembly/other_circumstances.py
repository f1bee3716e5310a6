"""Days, places, tenses and legs of a journey that cannot be of one event."""

from __future__ import annotations

import re
from dataclasses import replace

from irevents.arguments import hosts
from irevents.assembly.standing import is_day_of_departure, is_headline_only
from irevents.assembly.time_spans import are_compatible
from irevents.drafts import Candidate, Draft
from irevents.mentions import PlaceMention
from irevents.packs.patterns import Pattern
from irevents.verb_or_noun import is_plural

# "met on Thursday … The meeting will be chaired by": another, still to come
_TO_BE_HELD = Pattern("to-be-held")
# "attends a policy meeting": not the one spoken of
_TO_HOLD = re.compile(r"(?:^| )to hold (?:the|their|its)(?: [\w-]+){0,4}$")
_INDEFINITE = re.compile(r"(?:^| )(?:a|an|another)(?: (?!of\b|the\b|for\b|in\b|to\b)[\w-]+){0,4}$")


# "will visit Lima. The trip on May 5-6 is his first"
_IS_ON_DAY = Pattern("is-on-day")


def is_other_time(draft: Draft, candidate: Candidate) -> bool:
    """Whether the days of the two are apart; a day of an event on the sidelines is not the host's."""
    if draft.time is None or candidate.time is None:
        return False
    if draft.host_only or hosts(candidate.trigger) or draft.former or candidate.former:
        return False
    if are_compatible(draft.time, candidate.time):
        return False
    if is_day_of_departure(draft) and candidate.anaphoric:
        return False  # "left on Monday for Peru. The visit, from May 14 to 16"
    end = draft.end_time or candidate.end_time
    if end is None or end.edtf_end is None:
        return True
    longer, other = (draft.time, candidate.time) if draft.end_time else (candidate.time, draft.time)
    return not are_compatible(replace(longer, edtf_end=max(end.edtf_end, longer.edtf_end or "")), other)


def _is_met_there(draft: Draft) -> bool:
    """Whether a state, and no city, is said to be the place of a meeting."""
    said = draft.country_anchor is not None and draft.country_anchor.rule == "place-state"
    return said and draft.city is None and draft.venue is None and not is_headline_only(draft)


def is_elsewhere(draft: Draft, candidate: Candidate) -> bool:
    """Whether the city is in another state than the house told of: "at the Palace in Oslo", "in Riga"."""
    house = draft.venue.country if draft.venue is not None and draft.city is None else None
    cities = [p.country for p in candidate.places if p.kind == "city"]
    if (
        _is_met_there(draft)
        and not candidate.anaphoric
        and candidate.type == draft.type == "meeting"
        and cities
    ):
        return draft.country not in cities  # "are meeting in Djibouti", "held a meeting in Asmara"
    return house is not None and candidate.type != "visit" and bool(cities) and house not in cities


def is_one_city(first: PlaceMention, second: PlaceMention) -> bool:
    if first.geonames_id is not None and first.geonames_id == second.geonames_id:
        return True
    names = [re.sub(r"\W", "", place.city or "").lower() for place in (first, second)]
    return names[0] == names[1]


def is_recalled(draft: Draft, candidate: Candidate) -> bool:
    """ "We met in July at the summit", says one of two who meet now, on a day that nobody gives."""
    time, elsewhere = candidate.time, candidate.arguments.sideline is not None
    spoken = elsewhere and any(actor.anaphor == "speaker" for actor in candidate.arguments.agents)
    if not spoken or time is None or draft.time is not None or candidate.verdict.status != "held":
        return False
    return "month" in time.rule or "year" in time.rule


def is_new_leg(draft: Draft, candidate: Candidate) -> bool:
    """ "is on a tour of the region; he will travel to Kosovo on Monday": the leg ahead is its own visit."""
    planned = "planned" in (draft.status, candidate.verdict.status)
    if (
        draft.type != "visit"
        or candidate.anaphoric
        or not planned
        or draft.status == candidate.verdict.status
    ):
        return False
    return draft.country is None and bool(candidate.countries) and not is_headline_only(draft)


def is_other_status(draft: Draft, candidate: Candidate) -> bool:
    """A meeting that took place is not the one that is planned, unless nothing but the tense differs."""
    status = candidate.verdict.status
    if status is None or status == draft.status or candidate.former:
        return False
    if "planned" not in (status, draft.status):
        return False
    past = {status, draft.status} & {"held"}
    if not past:
        return False
    if candidate.anaphoric and draft.firm and _TO_HOLD.search(candidate.trigger.before[-60:]):
        return status == "planned"  # "agreed to hold the third binational meeting in June"
    if candidate.anaphoric and draft.status == "held" and _TO_BE_HELD.match(candidate.trigger.after):
        return draft.firm
    if candidate.anaphoric:
        ahead = draft.type == "visit" and _IS_ON_DAY.match(candidate.trigger.after)
        return candidate.time is not None and draft.status == "planned" and draft.firm and not ahead
    if draft.time is not None and candidate.time is not None:
        return False
    trigger = candidate.trigger
    other = trigger.frame.head == "verb" or bool(_INDEFINITE.search(trigger.before[-50:]))
    # "To date, two such meetings have been held: in Lima in May …"
    other |= status == "held" and is_plural(trigger.text.split()[-1])
    return draft.firm and (candidate.verdict.firm or other)

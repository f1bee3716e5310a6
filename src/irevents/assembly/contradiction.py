"""What speaks against one event: other body, day, people or place, another leg, another tense."""

from __future__ import annotations

import re
from dataclasses import replace

from irevents.arguments import hosts
from irevents.assembly.time_spans import are_compatible, is_same_day
from irevents.drafts import Candidate, Draft
from irevents.mentions import PlaceMention

# "met on Thursday … The meeting will be chaired by": another, still to come
_TO_BE_HELD = re.compile(
    r" (?:will|is to|are to) (?:also )?(?:be (?:also )?(?:co-)?(?:chaired|attended|held|hosted)|take place)\b"
)
# "attends a policy meeting": not the one spoken of
_TO_HOLD = re.compile(r"(?:^| )to hold (?:the|their|its)(?: [\w-]+){0,4}$")
_INDEFINITE = re.compile(r"(?:^| )(?:a|an|another)(?: (?!of\b|the\b|for\b|in\b|to\b)[\w-]+){0,4}$")


_IS_HERE_FOR = re.compile(
    r"(?:^| )who (?:is|was|are|were|has been)(?: currently| also| now)? (?:here|in [SCR]) "
    r"(?:for|to (?:attend|co-chair|chair|take part in|participate in|join))(?: the| an?| his| her| their)?$"
)


_EARLIER_TODAY = re.compile(
    r"\b(?:earlier|later) (?:in the|that|on the same|on) (?:same )?day\b"
    r"|\b(?:earlier|later) (?:in|on) T\b|\bsame day\b"
)
_AGAIN = re.compile(r"(?: [\w-]+| [SCR]){0,2} again\b")


# "will visit Lima. The trip on May 5-6 is his first"
_IS_ON_DAY = re.compile(r" (?:on|from) T(?: (?:to|until|till) T)? (?:is|comes|marks)\b")
_TOOK_PART = re.compile(
    r"(?:^| )(?:who|which) (?:had |have |has |was |were |is |are )?(?:also )?"
    r"(?:(?:took|taken|taking) part in|participat(?:ed|ing) in|attend(?:ed|ing))"
    r"(?: the| an?| his| her| their)?"
    r"(?: (?!of\b|and\b|in\b)[\w-]+){0,3}$"
)


def _was_attended(draft: Draft, candidate: Candidate) -> bool:
    """ "met Lee, who took part in the consultative meeting of the ministries": two encounters."""
    trigger = candidate.trigger
    here = any(
        c.trigger.reading is trigger.reading and c.trigger.frame.head == "verb" for c in draft.candidates
    )
    return here and trigger.frame.head == "noun" and bool(_TOOK_PART.search(trigger.before[-70:]))


# "the next meeting", said of the body whose session was told
_NEIGHBOURS = ("next ", "previous ", "last ", "preceding ", "following ")
_NEIGHBOUR_BEFORE = re.compile(
    r"(?:^| )(?:the|its|their|since|[PSD] 's) (?:next|previous|last|preceding)"
    r"(?: (?:extraordinary|ordinary|such|full|regular|annual|emergency))?$"
)


def contradicts(draft: Draft, candidate: Candidate) -> bool:
    """True where the two cannot be one event: another body, edition, day or place, other people."""
    if draft.body is not None and candidate.body is not None:
        if not _one_body(draft, candidate):
            return True
        if draft.edition and candidate.body.edition and draft.edition != candidate.body.edition:
            return True
    if _is_neighbour(candidate) and not (
        any(map(_is_neighbour, draft.candidates)) or _is_planned_there(draft, candidate)
    ):
        return candidate.time is not None or bool(candidate.places) or draft.body is None
    if (
        _is_other_time(draft, candidate)
        or _is_spoken_of(draft, candidate)
        or _has_other_sides(draft, candidate)
    ):
        return True
    if (
        draft.body is None
        and candidate.body is not None
        and _IS_HERE_FOR.search(candidate.trigger.before[-70:])
    ):
        return True  # "received Lee, who is in Oslo for the fifth dialogue": two encounters
    if _told_after(draft, candidate) or _was_attended(draft, candidate) or _are_others(draft, candidate):
        return True
    several = all(c.trigger.plural for c in draft.candidates) and len(draft.named) < 2 and not draft.split
    apart = not candidate.anaphoric or (len(candidate.named) > 1 and not candidate.named & draft.named)
    alone = not candidate.trigger.plural and apart and not is_headline_only(draft)
    if several and alone:
        return True  # "held several meetings" and "a meeting" are not one
    sideline = candidate.arguments.sideline
    if draft.sideline is not None and sideline is not None and draft.sideline.series_id != sideline.series_id:
        return True
    if candidate.anaphoric and _of_one_exchange(draft, candidate):
        return False
    if draft.split and candidate.anaphoric and not candidate.people:
        return True
    mine, theirs = draft.named, candidate.named
    if candidate.anaphoric:
        chairs = {k for k in theirs if candidate.people[k].role in ("chair", "co-chair")}
        if len(chairs) == len(mine) == 2 and not chairs & mine and draft.body is None:
            return True  # "The ministers met. The meetings were led by Prime Ministers A and B"
        theirs = theirs - chairs
    multilateral = draft.body is not None or len(draft.parties) > 2
    if _is_of_another_body(draft, candidate) or _is_signed_by_others(draft, candidate):
        return True
    if _brings_other_side(draft, candidate) or _is_told_in_call(draft, candidate):
        return True
    if _is_met_before(draft, candidate) or _is_one_of_many(draft, candidate):
        return True
    if mine and theirs and not (mine <= theirs or theirs <= mine) and not multilateral:
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
    if draft.body is not None and candidate.trigger.text == "received" and theirs and not theirs <= mine:
        return True  # who receives the delegates, holds no session with them
    if mine and theirs and not candidate.anaphoric and len(theirs) > len(mine) >= 2 and not multilateral:
        return True
    sides = {a.party.code for a in candidate.arguments.agents if a.party is not None}
    if (
        candidate.anaphoric
        and len(sides) > 1
        and len(parties_of(draft)) > 1
        and not sides <= parties_of(draft)
    ):
        return not is_headline_only(draft)  # "the talks between Iran and the US" are not those with Oman
    if candidate.anaphoric and (draft.parties or draft.body is not None):
        held_by = {
            a.party.code for a in candidate.arguments.agents if a.party and a.party.kind == "organisation"
        }
        if held_by and not held_by & {*draft.parties} and candidate.trigger.before.endswith(" S"):
            return True  # "the OIC meeting" is not the talks of two states
    anew = candidate.verdict.status == "planned" and _AGAIN.match(candidate.trigger.after)
    if draft.status in ("cancelled", "postponed") and anew:
        return True  # "hopes that he will fly to Asia again in October": not the trip called off
    years = candidate.time is not None and candidate.time.precision == "year"
    if candidate.type == draft.type == "signing" and years and draft.time is None and not candidate.anaphoric:
        return not is_headline_only(draft)  # "they signed a trade agreement in 2008": not today's papers
    today = _EARLIER_TODAY.search(draft.candidates[0].trigger.before[:70])
    if today and draft.time is None and candidate.time is not None and not candidate.anaphoric:
        return True  # "Earlier in the day he received Lee. … On July 28, during a meeting with him"
    told_calls = all(c.trigger.frame.roles == "guest" for c in draft.candidates)
    if told_calls and candidate.body is not None and not candidate.anaphoric and candidate.body.edition:
        return True  # "will call on the Prime Minister. He attends the 12th dialogue": two encounters
    calls = candidate.trigger.frame.roles == "guest" and not (candidate.anaphoric and len(theirs) < 2)
    if calls and draft.body is not None and len(theirs) > 1 and not theirs <= mine:
        return True  # a call on the minister is no session of the body
    if draft.split and len(mine) == 1 and mine < theirs and set(draft.parties) == set(candidate.parties):
        return False  # "talks with his Peruvian and Chilean counterparts. He first met Rojas": of Peru
    begins = candidate.type == "visit" and draft.time is None and draft.end_time is not None
    if candidate.arguments.earlier and not candidate.anaphoric and not begins:
        return draft.time is None or candidate.time is None or not is_same_day(draft.time, candidate.time)
    told_of = draft.split and mine < theirs and set(draft.parties) == set(candidate.parties)
    if candidate.arguments.separate and not candidate.anaphoric and theirs and theirs != mine and not told_of:
        return True
    parties, others = set(draft.parties), set(candidate.parties)
    bilateral = parties and others and candidate.type != "visit" and not multilateral
    if candidate.anaphoric and min(len(parties), len(others)) < 2:
        bilateral = False
    if bilateral and not (parties <= others or others <= parties):
        return True
    if candidate.type == "visit":
        if candidate.countries and draft.country is not None and draft.country not in candidate.countries:
            return True
        if others and parties and not (others & parties) and not (mine & theirs):
            return True
        past = candidate.verdict.status == "held" and candidate.trigger.frame.id == "visit-verb"
        long_ago = candidate.time is not None and candidate.time.precision in ("year", "month")
        if draft.status == "ongoing" and draft.time is None and past and long_ago:
            return True  # "is visiting Peru this week … he visited Peru in 1998"
    if draft.city is not None and candidate.type != "visit" and not candidate.former:
        cities = [p for p in candidate.places if p.kind == "city"]
        if cities and not any(_one_city(draft.city, city) for city in cities):
            return True
    if _is_elsewhere(draft, candidate):
        return True
    return _new_leg(draft, candidate) or _status_clash(draft, candidate)


_OPENING_AFTER = re.compile(r"^(?:following|after) ")


def _are_others(draft: Draft, candidate: Candidate) -> bool:
    """ "The ships came on a visit. The visits of officials to the town are cancelled": not theirs."""
    off = candidate.verdict.status in ("cancelled", "postponed")
    return off and draft.type == candidate.type == "visit" and candidate.trigger.plural


def _told_after(draft: Draft, candidate: Candidate) -> bool:
    """ "After talks of Berg with Lee, talks between delegations of Peru and Chile began": two meetings."""
    previous, trigger = draft.candidates[-1].trigger, candidate.trigger
    if candidate.anaphoric or candidate.type != "meeting" or previous.reading is not trigger.reading:
        return False
    before = previous.reading.text[: previous.reading.offsets[previous.first]]
    between = previous.reading.text[len(before) : trigger.reading.offsets[trigger.first]]
    apart = bool(draft.named and candidate.parties and not candidate.named)
    return apart and " , " in between and _OPENING_AFTER.match(before) is not None


def _of_one_exchange(draft: Draft, candidate: Candidate) -> bool:
    """ "Five memoranda were exchanged … Exchanged by Berg and Lee … exchanged by Soto and Rojas": one act."""
    exchange = "documents-exchanged"
    first = draft.candidates[0].trigger.frame.id == exchange
    return first and candidate.trigger.frame.id == exchange


_SPOKE_OF = re.compile(r" (?:on|about|regarding|over|concerning)(?: the| an?)?(?: [\w'-]+| [SDT]){0,5}$")


def _is_spoken_of(draft: Draft, candidate: Candidate) -> bool:
    """ "exchanged views on the coming OIC meeting": that meeting is what they spoke of."""
    trigger, last = candidate.trigger, draft.candidates[-1].trigger
    if last.reading is not trigger.reading or last.frame.id not in ("exchange-views", "discuss"):
        return False
    if trigger.frame.head != "noun" or last.last > trigger.first:
        return False
    reading = trigger.reading
    between = reading.text[reading.offsets[last.last - 1] : reading.offsets[trigger.first]].rstrip()
    return bool(_SPOKE_OF.search(between)) and not candidate.people


_MANY_SIDED = re.compile(
    r"(?:^| )(?:trilateral|three-way|tripartite|quadrilateral|four-way)(?: [\w-]+){0,3}$"
)
_TWO_SIDED = re.compile(r"(?:^| )(?:bilateral|two-way|one-on-one)(?: [\w-]+){0,2}$")


def _has_other_sides(draft: Draft, candidate: Candidate) -> bool:
    """ "bilateral meetings with Lee, as well as trilateral talks with Lee and Berg": two encounters."""
    if is_headline_only(draft) or candidate.type == "visit":
        return False
    said = candidate.trigger.before[-50:]
    told = [c.trigger.before[-50:] for c in draft.candidates]
    if _MANY_SIDED.search(said) and not candidate.anaphoric:
        return len(draft.named) == 2 and len(draft.parties) == 2 and not any(map(_MANY_SIDED.search, told))
    return bool(_TWO_SIDED.search(said)) and not candidate.anaphoric and any(map(_MANY_SIDED.search, told))


def parties_of(draft: Draft) -> set[str]:
    """The states and organisations that a draft has so far."""
    return {*draft.parties}


def _is_planned_there(draft: Draft, candidate: Candidate) -> bool:
    """ "agreed to meet in Oslo this fall", then "the next meeting of the council in Oslo": one."""
    if (
        draft.body is not None
        or {draft.status, candidate.verdict.status} != {"planned"}
        or draft.city is None
    ):
        return False
    return draft.named == candidate.named and any(
        _one_city(draft.city, p) for p in candidate.places if p.kind == "city"
    )


def _is_neighbour(candidate: Candidate) -> bool:
    """Whether a mention is of the session before or behind the one told of: "the next meeting"."""
    trigger = candidate.trigger
    surface = trigger.reading.items[trigger.first].surface if trigger.body is not None else ""
    return surface.startswith(_NEIGHBOURS) or (
        trigger.body is not None and _NEIGHBOUR_BEFORE.search(trigger.before[-50:]) is not None
    )


def _is_other_time(draft: Draft, candidate: Candidate) -> bool:
    """Whether the days of the two are apart; a day of an event on the sidelines is not the host's."""
    if draft.time is None or candidate.time is None:
        return False
    if draft.host_only or hosts(candidate.trigger) or draft.former or candidate.former:
        return False
    if are_compatible(draft.time, candidate.time):
        return False
    end = draft.end_time or candidate.end_time
    if end is None or end.edtf_end is None:
        return True
    longer, other = (draft.time, candidate.time) if draft.end_time else (candidate.time, draft.time)
    return not are_compatible(replace(longer, edtf_end=max(end.edtf_end, longer.edtf_end or "")), other)


def is_headline_only(draft: Draft) -> bool:
    """Whether only headlines speak of it."""
    return all(c.trigger.reading.sentence.block in ("headline", "subheadline") for c in draft.candidates)


def _brings_other_side(draft: Draft, candidate: Candidate) -> bool:
    """ "met Berg", said after "held talks with shipyards": a new person of a state that had no part in it."""
    if draft.type == "visit" or candidate.anaphoric or candidate.continuing or is_headline_only(draft):
        return False
    if len(draft.named) != 1 or draft.body is not None:
        return False
    new = [
        p.mention for k, p in candidate.people.items() if p.core and k not in draft.people and p.mention.name
    ]
    return any(p.affiliation is not None and p.affiliation not in draft.parties for p in new)


def _is_of_another_body(draft: Draft, candidate: Candidate) -> bool:
    """ "This is the 13th summit of the BRICS nations", said after a meeting of two of its officials."""
    two = draft.type == "meeting" and draft.body is None and len(draft.parties) > 1
    return (
        candidate.type == "summit"
        and two
        and bool(candidate.parties)
        and not set(candidate.parties) & set(draft.parties)
    )


def _is_signed_by_others(draft: Draft, candidate: Candidate) -> bool:
    """ "The two foreign ministers signed the protocol", after a treaty of three presidents."""
    both = draft.type == candidate.type == "signing" and bool(draft.named) and len(candidate.named) > 1
    return both and not draft.named & candidate.named


def _is_met_before(draft: Draft, candidate: Candidate) -> bool:
    """ "The two met ahead of the first dialogue of their ministries": it is another event."""
    ahead = candidate.verdict.cue == "status-ahead-of" and candidate.body is not None
    return ahead and draft.body is None and draft.touched == candidate.trigger.reading.index


def _is_told_in_call(draft: Draft, candidate: Candidate) -> bool:
    """ "spoke to the leaders of Chad and Niger by telephone, informing them of his talks with Dahl"."""
    if draft.type != "call" or candidate.type == "call" or candidate.trigger.frame.head != "noun":
        return False
    new = [a.person for a in candidate.arguments.partners if a.person is not None]
    known = {p.mention.affiliation for p in draft.people.values()} | set(draft.parties)
    return any(p.key not in draft.people and p.affiliation not in known for p in new)


def _is_one_of_many(draft: Draft, candidate: Candidate) -> bool:
    """ "In his meeting with Berg", after "held talks with the leaders of four states"."""
    many = len(draft.parties) > 3 and draft.body is None and len(draft.named) < 2
    two = (
        len(candidate.named) == 2
        and len(candidate.parties) == 2
        and set(candidate.parties) <= set(draft.parties)
    )
    return many and two and draft.type == candidate.type == "meeting" and draft.named <= candidate.named


def _is_met_there(draft: Draft) -> bool:
    """Whether a state, and no city, is said to be the place of a meeting."""
    said = draft.country_anchor is not None and draft.country_anchor.rule == "place-state"
    return said and draft.city is None and draft.venue is None and not is_headline_only(draft)


def _is_elsewhere(draft: Draft, candidate: Candidate) -> bool:
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


def _one_city(first: PlaceMention, second: PlaceMention) -> bool:
    if first.geonames_id is not None and first.geonames_id == second.geonames_id:
        return True
    names = [re.sub(r"\W", "", place.city or "").lower() for place in (first, second)]
    return names[0] == names[1]


def _one_body(draft: Draft, candidate: Candidate) -> bool:
    """The same series, or a headline's short name for it with the same count: "4th IRIGC meet"."""
    first, second = draft.body, candidate.body
    if first is None or second is None:
        return False
    if first.series_id == second.series_id or first.name == second.name:
        return True
    words, others = set(first.series_id.split("-")), set(second.series_id.split("-"))
    if is_headline_only(draft) and len(words) > 1 and words < others:
        return True  # "Northern Group partners meet", of the "Northern Group Ministers meeting"
    shared = set(draft.parties) & set(candidate.parties)
    return (
        first.edition is not None
        and first.edition == second.edition
        and bool(shared or not candidate.parties)
    )


def _new_leg(draft: Draft, candidate: Candidate) -> bool:
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


def _status_clash(draft: Draft, candidate: Candidate) -> bool:
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
    return draft.firm and (candidate.verdict.firm or other)

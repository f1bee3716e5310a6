"""What events told together give one another: cities, hosts, guests, the days of a series."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.drafts import Candidate, Draft, Participant
from irevents.packs.patterns import Pattern

_ON_SIDELINES = Pattern("on-sidelines")
_TO_MEET = re.compile(r"^ to (?:meet|hold|see|confer)\b")


def share_with_series(drafts: Sequence[Draft]) -> None:
    """ "On Monday he held several meetings. He met Berg.": what is told one by one took place that day."""
    series: Draft | None = None
    for draft in drafts:
        first = draft.candidates[0]
        if _is_series(draft):
            series = draft
            continue
        if series is None or draft.article != series.article or draft.type not in ("meeting", "call"):
            continue
        near = 0 <= first.trigger.reading.index - series.candidates[0].trigger.reading.index <= _SERIES_REACH
        if not near or not series.named <= draft.named or draft.status != series.status:
            continue
        draft.time = draft.time or series.time
        draft.sideline = draft.sideline or series.sideline
        if draft.city is None and draft.country in (None, series.country):
            draft.city = series.city


_SERIES_REACH = 5
"""Sentences behind "held several meetings" that tell of them one by one."""


def _is_series(draft: Draft) -> bool:
    """Whether it is one man's meetings with nobody named: "held several bilateral meetings"."""
    if draft.type != "meeting" or draft.body is not None or len(draft.named) != 1 or len(draft.parties) > 1:
        return False
    day = draft.time is not None and draft.time.precision == "day"
    several = [_SEVERAL.search(c.trigger.reading.text) for c in draft.candidates]
    return day and any(several)


_SEVERAL = re.compile(r"\b(?:several|separate|a number of|a series of|multiple|many|various|bilateral) ")


_NOT_MADE = frozenset({"cancelled", "postponed"})


def share_with_visit(draft: Draft, visits: Sequence[Draft]) -> None:
    """ "During a visit to Oslo on Monday, Lee met Berg": told in one sentence, they share day and city."""
    if draft.type not in ("meeting", "signing") or draft.sideline is not None:
        return
    told = {c.trigger.reading.index for c in draft.candidates}
    if draft.status not in _NOT_MADE:  # "Berg, who cancelled a trip to Lima, met Lee": not there
        visits = [v for v in visits if v.status not in _NOT_MADE]
    if draft.status == "planned":
        visits = [v for v in visits if v.status != "held"]  # "will meet Berg, who visited Oslo in May"
    beside = [
        v
        for v in visits
        if _by(v, draft)
        and (told & _sentences_on(v, draft) or _follows_at_once(v, draft) or _is_of_the_guests(v, draft))
        and not _goes_on(draft, v)
    ]
    for visit in _nearest(draft, beside):
        one_day = (
            visit.time is not None and visit.time.edtf_start == visit.time.edtf_end and visit.duration is None
        )
        ahead = (
            draft.status == "planned" and visit.status != "planned"
        )  # "has left, and will hold talks there"
        if draft.time is None and one_day and not ahead and visit.time is not None:
            draft.time = visit.time if visit.time.precision == "day" else None
        if draft.city is None and draft.venue is None and draft.country in (None, visit.country):
            draft.city = visit.city
    if not beside and draft.city is None and draft.venue is None:
        there = next((v for v in visits if _has_just_come(v, draft)), None)
        only = len([v for v in visits if v.core & draft.core]) == 1
        if there is not None and draft.country in (None, there.country):
            draft.city = there.city if only or there.country in draft.parties else None


_ARRIVALS = frozenset({"arrive", "travel", "visit-verb", "pay-visit"})


def _has_just_come(visit: Draft, draft: Draft) -> bool:
    """ "Berg arrived in Oslo on Monday. He met Lee": there, on whatever day."""
    first = draft.candidates[0].trigger
    last = visit.candidates[-1].trigger
    if visit.article != draft.article or last.reading.index != first.reading.index - 1:
        return False
    if last.frame.id not in _ARRIVALS or (visit.status == "planned") != (draft.status == "planned"):
        return False
    return bool(visit.core & draft.core) and _GOES_ON_THERE.match(first.reading.text) is not None


# "He | will meet Berg", "During the visit he | met Berg"
_GOES_ON_THERE = Pattern("goes-on-there")


# "arrived in Oslo on Monday. … The two leaders soon after held talks": on Monday
_AT_ONCE = Pattern("at-once")
_ON_ARRIVAL = 4
"""Sentences behind an arrival in which "soon after" is after it."""


def _follows_at_once(visit: Draft, draft: Draft) -> bool:
    """Whether the report says that the meeting followed straight on the arrival told of before."""
    first = draft.candidates[0].trigger
    arrived = [c.trigger.reading.index for c in visit.candidates if c.time is not None]
    if visit.article != draft.article or visit.status == "planned" or draft.status != "held" or not arrived:
        return False
    dated = any(time.type in ("DATE", "TIME") for c in draft.candidates for time in c.arguments.times)
    near = 0 <= first.reading.index - min(arrived) <= _ON_ARRIVAL
    return near and not dated and _AT_ONCE.search(first.reading.text) is not None


def _is_of_the_guests(visit: Draft, draft: Draft) -> bool:
    """ "visited the parliament on 26 May. The guests were received by the Speaker": on that day and there."""
    first = draft.candidates[0]
    guests = any(a.anaphor == "visitor" for a in (*first.arguments.agents, *first.arguments.partners))
    told = [c for c in visit.candidates if c.time is not None and c.trigger.frame.id == "visit-verb"]
    if not guests or not told or visit.status != "held" or visit.article != draft.article:
        return False
    return first.trigger.reading.index == told[-1].trigger.reading.index + 1


def _by(visit: Draft, draft: Draft) -> bool:
    """Whether those who meet are on the visit: the same people, or a delegation of nobody named."""
    nameless = not visit.people and bool(set(visit.parties) & set(draft.parties))
    led = {key for key, person in visit.people.items() if person.role == "head-of-delegation"}
    return bool((visit.core | led) & draft.core) or nameless


def _goes_on(draft: Draft, visit: Draft) -> bool:
    """ "will meet Berg before flying to Lima": the journey that follows is not where they meet."""
    trigger = draft.candidates[0].trigger
    return all(
        c.trigger.reading is trigger.reading
        and c.trigger.first > trigger.first
        and c.trigger.frame.head == "verb"
        for c in visit.candidates
    )


def _nearest(draft: Draft, visits: Sequence[Draft]) -> list[Draft]:
    """Of several journeys of a sentence the last before the meeting: "flies to Oslo to meet Berg, then"."""
    trigger = draft.candidates[0].trigger
    here = [
        (c.trigger.first, number)
        for number, visit in enumerate(visits)
        for c in visit.candidates
        if c.trigger.reading is trigger.reading and c.trigger.first < trigger.first
    ]
    return [visits[max(here)[1]]] if here and len(visits) > 1 else list(visits)


def _go_where_received(visit: Draft, drafts: Sequence[Draft]) -> None:
    """ "Berg met Lee at the Palace in Oslo. Lee, who is on a state visit, …": he visits where he is met."""
    here = visit.status == "ongoing" and any(c.trigger.frame.id == "pay-visit" for c in visit.candidates)
    if not here or any(c.places or c.countries for c in visit.candidates):
        return
    own = {person.mention.affiliation for person in visit.people.values()} - {None}
    states = {}
    for other in drafts:
        met = other.type in ("meeting", "signing") and other.status == "held" and other.sideline is None
        if met and other.article == visit.article and visit.named & other.named and other.country is not None:
            states[other.country] = other
    if len(states) == 1 and own and not own & states.keys():
        (where,) = states.values()
        visit.country, visit.country_anchor = where.country, where.country_anchor
        for code in (code for code in where.parties if code == where.country):
            visit.parties.setdefault(code, where.parties[code])


def follow_meeting(visit: Draft, drafts: Sequence[Draft]) -> None:
    """ "During an official visit to meet Berg in Oslo, Lee said": where he met him is where he went."""
    if visit.country is not None or visit.venue is not None or not visit.named:
        return
    if not any(_TO_MEET.match(c.trigger.after) for c in visit.candidates):
        _go_where_received(visit, drafts)
        return
    told = {c.trigger.reading.index for c in visit.candidates}
    for other in drafts:
        if other.type not in ("meeting", "signing") or other.city is None or other.country is None:
            continue
        same = told & {c.trigger.reading.index for c in other.candidates}
        if same and visit.core <= other.core:
            visit.city, visit.country, visit.country_anchor = other.city, other.country, other.country_anchor
            visit.parties.update(other.parties)
            return


_DURING_VISIT = Pattern("during-the-visit")


def hold_in_port(draft: Draft, visits: Sequence[Draft]) -> None:
    """ "Joint drills will be conducted during the visit": where the ships are, if nothing else is said."""
    of_two = any(c.of_two for c in draft.candidates)
    if draft.type != "exercise" and not (draft.type == "meeting" and of_two):
        return
    if draft.body is not None or draft.city is not None or draft.country is not None:
        return
    if not any(_DURING_VISIT.search(c.trigger.reading.text) for c in draft.candidates):
        return
    for visit in visits:
        told = visit.article == draft.article and (of_two or not visit.named)
        if told and set(draft.parties) == set(visit.parties):
            draft.city, draft.country = visit.city, visit.country
            draft.country_anchor = visit.country_anchor
            return


_AT_SEA = re.compile(r"pass(?:ing|age) exercise|passex")


def sail_with_visitors(draft: Draft, visits: Sequence[Draft]) -> None:
    """ "A passing exercise will end the ships' visit": of the visiting navy and the host's."""
    if draft.type != "exercise" or len(draft.parties) > 1:
        return
    if not any(_AT_SEA.search(c.trigger.text) or c.arguments.agents for c in draft.candidates):
        return
    for visit in visits:
        near = abs(visit.touched - draft.touched) <= 3 and visit.article == draft.article
        if near and len(visit.parties) == 2 and set(draft.parties) <= set(visit.parties) and not visit.named:
            draft.parties.update(visit.parties)
            return


_BEGINS = Pattern("begins-or-ends")
_ON_THE_DAY = 3
"""Sentences behind "visited Oslo on Tuesday" in which the same man meets people on that visit."""


def _sentences_on(visit: Draft, draft: Draft) -> set[int]:
    """The sentences on a visit, and the next ones where it is of a day: "was in Oslo on May 2. He met"."""
    sentences = {c.trigger.reading.index for c in visit.candidates}
    dated = any(time.type in ("DATE", "TIME") for c in draft.candidates for time in c.arguments.times)
    for candidate in visit.candidates:
        index, frame = candidate.trigger.reading.index, candidate.trigger.frame.id
        if candidate.time is None or visit.status not in ("held", draft.status):
            continue
        if frame == "pay-visit" and visit.status == "held":
            sentences.add(index + 1)
        whole = frame in ("pay-visit", "visit-verb") and candidate.time.precision == "day"
        if whole and visit.status == draft.status and not dated and not _BEGINS.search(_around(candidate)):
            sentences.update(range(index + 1, index + 1 + _ON_THE_DAY))
    return sentences


def _around(candidate: Candidate) -> str:
    """The words just before the trigger: "begins an official | visit"."""
    return candidate.trigger.before[-50:]


def name_sideline(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "On the sidelines he met": on those of the event spoken of before."""
    trigger = draft.candidates[0].trigger
    if (
        draft.sideline is not None
        and draft.body is not None
        and draft.sideline.series_id == draft.body.series_id
    ):
        draft.sideline = None  # "hosted Lee for the Joint Council": he came for this session
    if draft.sideline is not None or draft.body is not None or not _ON_SIDELINES.search(trigger.reading.text):
        return
    earlier = [
        d for d in drafts if d.body is not None and d.sentences and d.sentences[0] <= trigger.reading.index
    ]
    here = [d for d in earlier if trigger.reading.index in d.sentences]
    if draft.status == "held":  # not those of a summit to come, told of between
        earlier = [d for d in earlier if d.status != "planned"] or earlier
    if earlier and draft.type in ("meeting", "call", "signing"):
        draft.sideline = (here or earlier)[-1].body


def _list_hosts(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The events on whose sidelines one takes place."""
    series = draft.sideline.series_id if draft.sideline is not None else None
    if series is None:
        return []
    return [d for d in drafts if d is not draft and d.body is not None and d.body.series_id == series]


def share_with_host(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Place and time of the event on whose sidelines this one takes place, where nothing else gives them."""
    for other in _list_hosts(draft, drafts):
        one_day = other.time is not None and other.time.edtf_start == other.time.edtf_end
        if draft.time is None and one_day and not other.host_only:
            draft.time = other.time
        if draft.type == "signing" and other.type == "meeting" and other.time is None:
            # "The protocol was signed on Monday … at the session of the commission"
            other.time, other.host_only = draft.time, False
        if draft.status == "planned" and other.host_only and not other.firm:
            other.status = "planned"  # "will meet in October on the sidelines of the summit"
        if draft.city is None and draft.country in (None, other.country):
            draft.city, draft.country = other.city, draft.country or other.country
            draft.country_anchor = draft.country_anchor or other.country_anchor
        elif other.city is None and other.country in (None, draft.country):
            other.city, other.country = draft.city, other.country or draft.country
            other.country_anchor = other.country_anchor or draft.country_anchor


def welcome_guests(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Who meets on the sidelines of an event takes part in it."""
    for other in _list_hosts(draft, drafts):
        for key, person in draft.people.items():
            if person.core and key not in other.people:
                other.people[key] = Participant(person.mention, "participant", person.anchor, False)

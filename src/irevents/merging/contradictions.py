"""What rules out that two records tell of one event."""

from __future__ import annotations

from irevents.merging.names import FULL
from irevents.merging.profiles import Profile
from irevents.merging.relations import is_host, match_people, names_parent, relate_bodies, repeats
from irevents.merging.spans import count_gap, relate_spans

CLOCK_DAYS = 1
"""A report may be dated a day from the event by the time zones alone."""
SESSION_DAYS = 400
"""Reports that give a session's date differently do not differ by more."""
STAY_DAYS = 6
"""Reports of a visit under way name the day they tell of: its arrival, its third day, its end."""
MOVED_DAYS = 250
"""A postponed event is given a new date within the year, or is another event."""


def find_contradiction(a: Profile, b: Profile) -> str | None:
    """The reason why two records cannot be one event, None where there is none."""
    if a.kind != b.kind:
        return f"a {a.type} and a {b.type}"
    same_session = False
    if a.body and b.body:
        relation = relate_bodies(a.body, b.body)
        if relation == "other" or (relation == "parent" and not names_parent(a, b)):
            return "two bodies"
        same_session = relation == "same" and _is_same_session(a, b)
    if a.edition is not None and b.edition is not None and a.edition != b.edition:
        return "two editions"
    if a.documents & b.documents and not same_session and not repeats(a, b):
        return "one report tells of both"
    moved = "postponed" in (a.status, b.status)
    if a.span and b.span and not same_session and relate_spans(a.span, b.span) == "apart":
        if not moved and not _is_one_stay(a, b):
            return "different days"
        if count_gap(a.span, b.span) > MOVED_DAYS:
            return "too far apart for a new date"
    if same_session:
        return None
    if is_host(a, b) or is_host(b, a):
        return "one is on the sidelines of the other"
    return (
        _contradict_places(a, b, moved=moved)
        or (None if moved else _contradict_telling(a, b) or _contradict_telling(b, a))
        or (None if a.body and b.body else _contradict_people(a, b))
    )


def find_reach(profile: Profile) -> int:
    """Days that another record of the same event may lie before or after the record's own.

    Where the dates of two records are known and further apart than the reach of either, `find_contradiction`
    finds one for certain; so much can be said without looking at anything else.
    """
    if profile.body is not None and profile.edition is not None:
        return SESSION_DAYS
    if profile.status == "postponed":
        return MOVED_DAYS
    return STAY_DAYS if profile.kind == "visit" and profile.status == "ongoing" else 0


def _is_same_session(a: Profile, b: Profile) -> bool:
    """Whether the edition is the same, of the same states (the 5th commission of whom?) and one year."""
    if a.edition is None or a.edition != b.edition:
        return False
    if a.span and b.span and count_gap(a.span, b.span) > SESSION_DAYS:
        return False
    return min(len(a.parties), len(b.parties)) < 2 or len(a.parties & b.parties) > 1


def _is_one_stay(a: Profile, b: Profile) -> bool:
    """ "Arrived today (14)", "on the third day of his visit": one visitor in one country within days."""
    return (
        a.kind == "visit"
        and "ongoing" in (a.status, b.status)
        and {a.status, b.status} <= {"ongoing", "held"}
        and a.country is not None
        and a.country == b.country
        and a.span is not None
        and b.span is not None
        and count_gap(a.span, b.span) <= STAY_DAYS
        and bool(match_people(a.people, b.people))
    )


def _contradict_places(a: Profile, b: Profile, *, moved: bool) -> str | None:
    if not a.country or not b.country or a.country == b.country or moved or a.kind == "call":
        return None
    if a.span and b.span and a.span == b.span and a.span.grain == "day" and a.span.year_known:
        certain = [level for level in match_people(a.people, b.people) if level == FULL]
        if len(certain) > 1:
            return None  # two people do not meet twice on a day in two countries: one report is wrong
    return "different countries"


def _contradict_telling(a: Profile, b: Profile) -> str | None:
    """What was told as done cannot lie after the telling, nor what was planned before it."""
    if b.span is None or not b.span.year_known:
        return None
    if a.told_after is not None and a.status == "held" and b.span.first > a.told_after + CLOCK_DAYS:
        return "told before it happened"
    if a.told_before is not None and a.status == "planned" and b.span.last < a.told_before - CLOCK_DAYS:
        return "planned after it was over"
    return None


def _contradict_people(a: Profile, b: Profile) -> str | None:
    """Lanba met Korolev, Lanba met Shoigu: two meetings; a longer list of the same people is one."""
    if not a.people or not b.people:
        return None
    shared = len(match_people(a.people, b.people))
    fewest = min(len(a.people), len(b.people))
    if shared == 0:
        return "different people" if fewest > 1 or a.kind in ("visit", "call") else None
    if shared < fewest and fewest <= 3 and a.kind in ("meeting", "call"):
        return "different people"
    if shared * 2 < fewest:
        return "different people"
    pair = min(len(a.parties), len(b.parties))
    if pair > 1 and len(a.parties & b.parties) < 2 and fewest <= 3 and shared < 2:
        return "different parties"
    return None

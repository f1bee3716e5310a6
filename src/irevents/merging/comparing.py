"""Do two records tell of one event? What rules it out, and how much speaks for it."""

from __future__ import annotations

from collections.abc import Mapping

from irevents.merging.profiles import Body, Profile, Who, compare_who, share_words
from irevents.merging.settings import Settings
from irevents.merging.spans import count_gap, relate_spans

CLOCK_DAYS = 1
"""A report may be dated a day from the event by the time zones alone."""
NEAR_DAYS, MONTH_DAYS, FAR_DAYS = 3, 12, 60
"""Publications of one event's reports cluster within days; two months apart they tell of two."""
MOVED_DAYS = 250
"""A postponed event is given a new date within the year, or is another event."""
NAMED = 0.7
"""The share of a host's words that naming it takes ("SCO Defence Ministers' Meeting")."""
SHARED_PASSAGES = 3
"""Pairs of quotes at one distance that two independent texts do not share by chance."""


def relate_bodies(a: Body, b: Body) -> str:
    """`same`, `compatible` (one names less), `unlike`, `parent`, or `other` (two bodies for certain).

    "Joint Committee" may be the "India-Oman Joint Military Cooperation Committee"; the Working Group on
    Military Cooperation is hardly that on Military-Technical Cooperation; and a commission and its working
    group are two bodies although the name of the one is within that of the other.
    """
    if a.id == b.id or a.id.endswith(f"-{b.id}") or b.id.endswith(f"-{a.id}"):
        return "same"
    if a.level != b.level and a.level and b.level:
        return "parent" if a.acronyms & b.acronyms else "other"
    shared = a.words & b.words
    more = a.words ^ b.words
    if a.level == b.level and more <= (a.acronyms | b.acronyms) and shared:
        return "same"
    if not a.words or not b.words:
        return "compatible"
    return "unlike" if shared else "other"


def find_contradiction(a: Profile, b: Profile) -> str | None:
    """The reason why two records cannot be one event, None where there is none."""
    if a.kind != b.kind:
        return f"a {a.type} and a {b.type}"
    same_session = False
    if a.body and b.body:
        relation = relate_bodies(a.body, b.body)
        if relation == "other" or (relation == "parent" and not _names_parent(a, b)):
            return "two bodies"
        same_session = relation == "same" and a.edition is not None and a.edition == b.edition
    if a.edition is not None and b.edition is not None and a.edition != b.edition:
        return "two editions"
    if a.documents & b.documents and not same_session and not _repeats(a, b):
        return "one report tells of both"
    moved = "postponed" in (a.status, b.status)
    if a.span and b.span and not same_session and relate_spans(a.span, b.span) == "apart":
        if not moved:
            return "different days"
        if count_gap(a.span, b.span) > MOVED_DAYS:
            return "too far apart for a new date"
    if same_session:
        return None
    if _is_host(a, b) or _is_host(b, a):
        return "one is on the sidelines of the other"
    return (
        _contradict_places(a, b, moved=moved)
        or (None if moved else _contradict_telling(a, b) or _contradict_telling(b, a))
        or (None if a.body and b.body else _contradict_people(a, b))
    )


def _names_parent(a: Profile, b: Profile) -> bool:
    """ "The IRIGC meet in St. Petersburg" over the very text on its Sub Working Group (Land).

    A headline names the commission for its working group; only prints of one text are sure to mean that.
    """
    return (a.edition is None or b.edition in (None, a.edition)) and is_one_text(a, b)


def is_one_text(a: Profile, b: Profile) -> bool:
    """Whether two records rest on the same sentences, as prints of one agency's text do."""
    return not a.documents & b.documents and (
        bool(a.quotes & b.quotes) or len(a.passages & b.passages) >= SHARED_PASSAGES
    )


def _is_bare_repeat(a: Profile, b: Profile) -> bool:
    """One report, one day, one building, the same parties, and only one of two records names people.

    "Russia-US summit", "the presidents met at the base on Friday".
    """
    return (
        (a.documents <= b.documents or b.documents <= a.documents)
        and a.kind == "meeting"
        and not (a.people and b.people)
        and not (a.body and b.body)
        and a.span is not None
        and a.span == b.span
        and a.span.grain == "day"
        and bool(a.venue)
        and a.venue == b.venue
        and len(a.parties) > 1
        and a.parties == b.parties
    )


def _clearly_one(a: Profile, b: Profile) -> bool:
    """Two records of one report that say the same in every slot that tells events apart.

    The report's own clauses were told apart before ("met X, later met Y"), so this wants equal people,
    day and status, not merely compatible ones; and both must be that report's alone, or what two reports
    say together would stand for what the one says.
    """
    return (
        len(a.documents) == 1
        and a.documents == b.documents
        and a.type == b.type
        and a.status == b.status
        and bool(a.people)
        and len(a.people) == len(b.people)
        and set(a.people) == set(b.people)
        and a.span is not None
        and a.span == b.span
        and a.city == b.city
        and a.sideline == b.sideline
        and (not a.venue or not b.venue or a.venue == b.venue)
    )


def _is_host(host: Profile, guest: Profile) -> bool:
    return bool(guest.sideline) and not host.sideline and share_words(guest.sideline, host.names) >= NAMED


def _repeats(a: Profile, b: Profile) -> bool:
    return _clearly_one(a, b) or _is_bare_repeat(a, b)


def _contradict_places(a: Profile, b: Profile, *, moved: bool) -> str | None:
    if a.country and b.country and a.country != b.country and not moved and a.kind != "call":
        return "different countries"
    return None


def _contradict_telling(a: Profile, b: Profile) -> str | None:
    """What was told as done cannot lie after the telling, nor what was planned before it."""
    if b.span is None or not b.span.year_known:
        return None
    if a.told_after is not None and a.status == "held" and b.span.first > a.told_after + CLOCK_DAYS:
        return "told before it happened"
    if a.told_before is not None and a.status == "planned" and b.span.last < a.told_before - CLOCK_DAYS:
        return "planned after it was over"
    return None


def match_people(a: tuple[Who, ...], b: tuple[Who, ...]) -> list[float]:
    """The agreement of the people that two records share, best first."""
    levels = []
    left = list(b)
    for who in a:
        best = max(((compare_who(who, other), -i) for i, other in enumerate(left)), default=(0.0, 0))
        if best[0]:
            levels.append(best[0])
            del left[-best[1]]
    return sorted(levels, reverse=True)


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
    if pair > 1 and len(a.parties & b.parties) < 2 and fewest <= 3:
        return "different parties"
    return None


def score_pair(a: Profile, b: Profile, settings: Settings) -> float:
    """How much speaks for one event: the sum of the weights of what agrees and what does not."""
    w = settings.weights
    people, matched = _score_people(a, b, w)
    score = people + (w["type_same"] if a.type == b.type else w["type_other"])
    session = _score_session(a, b, w)
    score += session + _score_dates(a, b, w) + _score_parties(a, b, w) + _score_places(a, b, w)
    if a.sideline and b.sideline:
        score += w["sideline_same" if share_words(a.sideline, b.sideline) >= NAMED else "sideline_other"]
    one_text = is_one_text(a, b)
    if one_text:
        score += w["words_same"]
    if a.documents & b.documents and _repeats(a, b):
        score += w["repeated"]
    if a.outcomes & b.outcomes:
        score += w["outcome_same"]
    anchored = session > 0 or matched or one_text or _may_be_bare(a, b)
    return score if anchored else min(score, settings.threshold - 0.1)


def _may_be_bare(a: Profile, b: Profile) -> bool:
    """Whether day, place and parties may do, for want of people and of a body on one side."""
    if a.people and b.people:
        return False
    day = a.span is not None and b.span is not None and a.span.grain == b.span.grain == "day"
    placed = a.kind != "meeting" or a.city is not None or bool(a.venue & b.venue)
    return day and placed and len(a.parties & b.parties) > 1


def _score_session(a: Profile, b: Profile, w: Mapping[str, float]) -> float:
    if a.body is None or b.body is None:
        return w["series_one"] if a.body or b.body else 0.0
    relation = relate_bodies(a.body, b.body)
    score = w.get(f"series_{relation}", 0.0)
    if a.edition is not None and a.edition == b.edition and relation in ("same", "compatible"):
        score += w["edition_same" if relation == "same" else "edition_like"]
    return score


def _score_dates(a: Profile, b: Profile, w: Mapping[str, float]) -> float:
    if a.span and b.span:
        relation = relate_spans(a.span, b.span)
        if relation == "apart":
            return w["dates_moved"] if "postponed" in (a.status, b.status) else 0.0
        return w[f"dates_{relation}"] + (0 if a.span.year_known and b.span.year_known else w["year_unknown"])
    if a.span or b.span:
        return _score_telling(a, b, w)
    if a.published is None or b.published is None:
        return 0.0
    gap = abs(a.published - b.published)
    return (
        w["published_near"]
        if gap <= NEAR_DAYS
        else w["published_month"]
        if gap <= MONTH_DAYS
        else (w["published_far"] if gap > FAR_DAYS else 0.0)
    )


def _score_telling(a: Profile, b: Profile, w: Mapping[str, float]) -> float:
    """One has a date, the other only the day of its report."""
    dated, other = (a, b) if a.span else (b, a)
    span, told = dated.span, other.published
    if span is None or told is None or not span.year_known:
        return 0.0
    gap = max(span.first - told, told - span.last, 0)
    return w["told_near"] if gap <= MONTH_DAYS else w["told_far"] if gap > FAR_DAYS else 0.0


def _score_people(a: Profile, b: Profile, w: Mapping[str, float]) -> tuple[float, int]:
    if not a.people or not b.people:
        return 0.0, 0
    levels = match_people(a.people, b.people)
    if not levels:
        return w["people_none"], 0
    weight = min(w["people_most"], sum(levels) * w["person"])
    if a.kind == "meeting":  # of a visit one report names the visitor, the other the whole delegation
        weight *= 2 * len(levels) / (len(a.people) + len(b.people))
    return weight, len(levels)


def _score_parties(a: Profile, b: Profile, w: Mapping[str, float]) -> float:
    if not a.parties or not b.parties:
        return 0.0
    shared = len(a.parties & b.parties)
    if a.parties == b.parties:
        return w["parties_same"]
    return w["parties_two"] if shared > 1 else w["parties_one"] if shared else w["parties_none"]


def _score_places(a: Profile, b: Profile, w: Mapping[str, float]) -> float:
    score = 0.0
    if a.venue and b.venue:
        score = w["venue_same" if share_words(a.venue, b.venue) > 0.5 else "venue_other"]
    if a.city and b.city:
        if a.city == b.city or (a.place_id is not None and a.place_id == b.place_id):
            return score + w["city_same"]
        return score + w["city_other_visit" if a.kind in ("visit", "exercise") else "city_other"]
    return score + (w["country_same"] if a.country and a.country == b.country else 0.0)

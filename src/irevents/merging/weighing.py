"""How much speaks for it that two records tell of one event."""

from __future__ import annotations

from collections.abc import Mapping

from irevents.merging.profiles import Profile, share_words
from irevents.merging.relations import NAMED, is_one_text, match_people, relate_bodies, repeats
from irevents.merging.settings import Settings
from irevents.merging.spans import relate_spans

NEAR_DAYS, MONTH_DAYS, FAR_DAYS = 3, 12, 60
"""Publications of one event's reports cluster within days; two months apart they tell of two."""


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
    if a.documents & b.documents and repeats(a, b):
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

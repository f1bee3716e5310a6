"""From the candidates of an article to its events: two mentions of one event are one event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.arguments import hosts
from irevents.bodies.editions import read_ordinal
from irevents.candidates import Discourse
from irevents.drafts import Anchor, Candidate, Draft
from irevents.mentions import PlaceMention, TemporalMention

# "the talks" may speak of a call, "the meeting" of a summit; "the event" of anything.
_LOOSE: dict[str, frozenset[str]] = {
    "meeting": frozenset({"meeting", "summit", "conference", "call"}),
    "summit": frozenset({"summit", "meeting", "conference"}),
    "call": frozenset({"call"}),
    "visit": frozenset({"visit"}),
    "exercise": frozenset({"exercise"}),
    "signing": frozenset({"signing"}),
    "conference": frozenset({"conference", "summit"}),
}
# "discussed" says no more than that they spoke: in a room or by telephone.
_NEUTRAL = frozenset({"discuss", "exchange-views"})
_CALL_WORDS = frozenset(
    {"talks", "talk", "discussion", "discussions", "conversation", "interaction", "dialogue"}
)


def add_candidate(drafts: list[Draft], candidate: Candidate, discourse: Discourse) -> list[Draft]:
    """Put a candidate into the draft it speaks of, or make a new one; the drafts it went into.

    `drafts` are those of the article so far, and are extended.
    """
    if not (
        candidate.anaphoric
        or candidate.continuing
        or candidate.people
        or candidate.parties
        or candidate.body is not None
        or (candidate.type == "summit" and candidate.time is not None and candidate.places)
    ):
        return []
    other = candidate.trigger.frame.head == "noun" and candidate.body is None and candidate.type != "visit"
    if (
        other
        and not candidate.people
        and len(candidate.parties) < 2
        and _OTHER_SESSION.search(candidate.trigger.before[-40:])
        and not any(d.body is not None and d.touched == candidate.trigger.reading.index for d in drafts)
    ):
        return _add_other_session(drafts, candidate)
    apart = _told_apart(drafts, candidate)
    if apart:
        for told in apart:
            extend_draft(told, candidate)
        return apart
    parts = split_candidate(candidate)
    touched: list[Draft] = []
    for part in parts:
        draft = find_draft(drafts, part)
        if draft is None:
            if part.continuing or (part.anaphoric and not _stands_alone(part)):
                continue
            if part.trigger.frame.roles == "anaphor":
                continue
            draft = new_draft(part)
            draft.split = len(parts) > 1
            drafts.append(draft)
        else:
            extend_draft(draft, part)
            draft.split = draft.split or len(parts) > 1
        touched.append(draft)
        draft.touched = part.trigger.reading.index
        if not draft.host_only and (len(draft.core) > 1 or len(draft.parties) > 1):
            discourse.pairs = [*(d for d in discourse.pairs if d is not draft), draft]
        if part.type == "visit":
            discourse.visit = draft
        elif not part.trigger.plural:
            discourse.last = draft
    if len(touched) > 1 or (touched and discourse.last is None):
        discourse.last = touched[0]
    return touched


_THOSE = re.compile(r"(?:^| )(?:those|these|all|the|both)(?: (?:three|four|two|these|those|separate))?$")


def _told_apart(drafts: Sequence[Draft], candidate: Candidate) -> list[Draft]:
    """ "Those talks are on Tuesday", after "will hold talks with the president, the premier and the minister"."""
    trigger = candidate.trigger
    plural = trigger.frame.type == "meeting" and trigger.frame.head == "noun" and trigger.text.endswith("s")
    own = candidate.people or candidate.parties or candidate.body is not None
    if not plural or own or not _THOSE.search(trigger.before):
        return []
    split = [d for d in drafts if d.split and d.article == candidate.article]
    if not split or split[-1].touched < trigger.reading.index - 3:
        return []
    if any(
        d.time is not None and candidate.time is not None and not _compatible_times(d.time, candidate.time)
        for d in split
    ):
        return []
    return split


_OTHER_SESSION = re.compile(
    r"(?:^| )(?:previous|preceding|next|last|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?: (?:such|similar|\w+))?$"
)


def _add_other_session(drafts: list[Draft], candidate: Candidate) -> list[Draft]:
    """ "the previous meeting in May 2003": another session of the body spoken of, where it is dated."""
    spoken = candidate.trigger.frame.roles == "anaphor"
    host = next((d for d in reversed(drafts) if d.type == candidate.type or spoken), None)
    if spoken and host is not None:
        candidate.type = host.type
    if host is None or candidate.time is None:
        return []
    if host.time is not None and _compatible_times(host.time, candidate.time):
        return []
    candidate.body = replace(host.body, edition=None) if host.body is not None else None
    candidate.anaphoric = False
    for code, anchor in host.parties.items():
        candidate.parties.setdefault(code, anchor)
    draft = new_draft(candidate)
    drafts.append(draft)
    return [draft]


def continues(draft: Draft, candidate: Candidate) -> bool:
    """True for a bare noun that goes on with the verb before it: "discussed trade in consultations on Monday"."""
    if (
        candidate.people
        or candidate.parties
        or candidate.body is not None
        or candidate.trigger.frame.head != "noun"
    ):
        return False
    previous = draft.candidates[-1].trigger
    same = previous.reading is candidate.trigger.reading and previous.segment == candidate.trigger.segment
    linked = re.search(r"(?:^| )(?:in|during|at|for|on)(?: [\w'-]+| T){0,4}$", candidate.trigger.before[-40:])
    return same and bool(linked) and (draft.type == candidate.type or draft.type in _LOOSE[candidate.type])


def _stands_alone(candidate: Candidate) -> bool:
    """True for a definite mention that brings enough of its own: "the meeting of Berg and Lee in Oslo"."""
    if candidate.type == "visit":
        return bool(candidate.countries or candidate.places) and bool(candidate.people or candidate.parties)
    if candidate.body is not None and (candidate.time is not None or candidate.places or candidate.countries):
        return True
    return (
        len(candidate.people) >= 2
        or len(candidate.parties) >= 2
        or (candidate.body is not None and candidate.body.proper)
    )


def split_candidate(candidate: Candidate) -> list[Candidate]:
    """One candidate a counterpart where the counterparts are met one after the other.

    "will call on the President, the Prime Minister and the Army Commander" is three meetings;
    "met Berg and his aide Dahl" is one.
    """
    arguments = candidate.arguments
    partners = [a.person for a in arguments.partners if a.person is not None]
    agents = [
        a for a in arguments.agents if a.person is not None or a.anaphor is not None or a.party is not None
    ]
    states = {p.affiliation for p in partners}
    apart = (
        candidate.trigger.frame.roles == "guest"
        or "separately" in candidate.trigger.after
        or (
            candidate.trigger.plural and len(states) == len(partners)
        )  # "meetings with Berg of Norway and Lee"
    )
    least = 2 if apart else 3
    if (
        candidate.type != "meeting"
        or len(partners) < least
        or len(agents) != 1
        or arguments.sideline is not None
    ):
        return [candidate]
    if candidate.body is not None or candidate.trigger.reading.text[
        : candidate.trigger.reading.offsets[candidate.trigger.first]
    ].rstrip().endswith("trilateral"):
        return [candidate]
    keys = [p.key for p in partners]
    out: list[Candidate] = []
    for key in dict.fromkeys(keys):
        others = set(keys) - {key}
        lost = {candidate.people[k].mention.affiliation for k in others if k in candidate.people}
        people = {k: v for k, v in candidate.people.items() if k not in others}
        kept = {p.mention.affiliation for p in people.values()}
        out.append(
            Candidate(
                candidate.trigger,
                arguments,
                candidate.verdict,
                candidate.type,
                candidate.article,
                people,
                {c: a for c, a in candidate.parties.items() if c in kept or c not in lost},
                list(candidate.hosts),
                candidate.time,
                candidate.end_time,
                candidate.duration,
                list(candidate.places),
                dict(candidate.countries),
                None,
                False,
            )
        )
    return out


# ---------------------------------------------------------------- which draft


FAR = 100
"""A mention is of one of so many events told last: no report tells of more, and a book of reports is read in
time that grows with its length alone."""


def find_draft(drafts: Sequence[Draft], candidate: Candidate) -> Draft | None:
    """The draft that the candidate speaks of: the likeliest of those it does not contradict."""
    best: tuple[float, int, int] | None = None
    chosen: Draft | None = None
    for number, draft in enumerate(drafts[-FAR:]):
        score = _likeness(draft, candidate, drafts[0]) or _named_behind(drafts, draft, candidate)
        if score <= 0:
            continue
        rank = (score - 0.3 * draft.host_only, draft.touched, number)
        if best is None or rank > best:
            best, chosen = rank, draft
    return chosen


def _named_behind(drafts: Sequence[Draft], draft: Draft, candidate: Candidate) -> float:
    """ "concluded a joint drill. The Falcon Claw exercise included …": the one drill spoken of is named behind."""
    if draft.type != "exercise" or candidate.type != "exercise" or draft.body is not None:
        return 0.0
    alone = sum(d.type == "exercise" for d in drafts) == 1
    own = set(candidate.parties) - set(draft.parties)
    if candidate.body is None or own or not alone or contradicts(draft, candidate):
        return 0.0
    return 1.0


def _likeness(draft: Draft, candidate: Candidate, first: Draft) -> float:
    """How much speaks for one event; 0 where nothing does or something speaks against it."""
    if not _types_agree(draft, candidate) or contradicts(draft, candidate):
        return 0.0
    score = 0.0
    mine, theirs = draft.core, candidate.core
    shared = mine & theirs
    if shared:
        score += 2.0 * len(shared) / max(1, min(len(mine), len(theirs))) + (mine == theirs)
    if draft.body is not None and candidate.body is not None:
        score += 2.0  # contradicts() has seen to it that they are one body
    parties, others = set(draft.parties), set(candidate.parties)
    if (
        candidate.body is not None
        and draft.body is None
        and candidate.anaphoric
        and not _headline_only(draft)
    ):
        return 0.0
    brings_own = len(theirs) >= 2 and not mine and draft.body is not None and candidate.body is None
    if (
        candidate.body is not None
        and draft.body is None
        and not candidate.anaphoric
        and not _headline_only(draft)
    ):
        told_later = candidate.time is None and not candidate.places and candidate.body.edition is not None
        same_day = draft.time and candidate.time and _same_day(draft.time, candidate.time)
        brings_own = not (same_day or (told_later and draft.time is not None and draft is first))
    if (others <= parties or parties <= others) and len(parties & others) >= 2 and not brings_own:
        score += 1.0
    if candidate.type == "visit":
        if draft.country is not None and draft.country in candidate.countries:
            score += 1.0 if shared or parties & others else 0.3
        if shared or (parties & others and (not candidate.countries or draft.country is None)):
            score += 1.0 * (draft.touched == candidate.trigger.reading.index or _headline_only(draft))
    if candidate.time is not None and draft.time is not None and _same_day(candidate.time, draft.time):
        score += 0.5
    count = read_ordinal(candidate.trigger.before.rsplit(" ", 1)[-1]) if candidate.anaphoric else None
    if count is not None and draft.edition == count:
        score += 1.0  # "the fifth meeting", said of the fifth session
    if candidate.trigger.frame.roles == "anaphor" and draft.body is not None:
        score += 0.3
    if candidate.anaphoric and candidate.verdict.firm and candidate.verdict.status == draft.status:
        score += 0.4
    if candidate.anaphoric or candidate.continuing:
        score += 0.6 + 0.5 * (draft.touched == candidate.trigger.reading.index)
    elif score and score < 1.0:
        return 0.0
    return score


def _types_agree(draft: Draft, candidate: Candidate) -> bool:
    if draft.type == candidate.type or candidate.trigger.frame.roles == "anaphor":
        return True
    if (
        candidate.body is not None
        and draft.body is not None
        and candidate.body.series_id == draft.body.series_id
    ):
        return True
    if {draft.type, candidate.type} <= {"meeting", "call", "summit"}:
        if candidate.trigger.frame.id in _NEUTRAL and not candidate.anaphoric:
            return True
        if all(c.trigger.frame.id in _NEUTRAL for c in draft.candidates):
            return True
    if (
        draft.type == "summit"
        and candidate.type == "meeting"
        and draft.touched == candidate.trigger.reading.index
        and candidate.named == draft.named
        and len(draft.named) > 1
        and set(draft.parties) <= set(candidate.parties)
        and not draft.host_only
    ):
        return True  # "held the summit as they met in Oslo"
    if {draft.type, candidate.type} == {"meeting", "summit"}:
        same_pair = len(draft.named) > 1 and draft.named == candidate.named
        if _headline_only(draft) or (same_pair and draft.body is None and candidate.body is None):
            return True
    if draft.type not in _LOOSE[candidate.type]:
        return False
    if draft.type == "call":
        return candidate.continuing or (candidate.anaphoric and candidate.trigger.text in _CALL_WORDS)
    return (candidate.anaphoric or candidate.continuing) and candidate.body is None


def contradicts(draft: Draft, candidate: Candidate) -> bool:
    """True where the two cannot be one event: other body, other edition, other day, other people, other place."""
    if draft.body is not None and candidate.body is not None:
        if not _one_body(draft, candidate):
            return True
        if draft.edition and candidate.body.edition and draft.edition != candidate.body.edition:
            return True
    if (
        draft.time is not None
        and candidate.time is not None
        and not _compatible_times(draft.time, candidate.time)
    ):
        return True
    sideline = candidate.arguments.sideline
    if draft.sideline is not None and sideline is not None and draft.sideline.series_id != sideline.series_id:
        return True
    if draft.split and candidate.anaphoric and not candidate.people:
        return True
    mine, theirs = draft.named, candidate.named
    multilateral = draft.body is not None or len(draft.parties) > 2
    if _brings_other_side(draft, candidate):
        return True
    if mine and theirs and not (mine <= theirs or theirs <= mine) and not multilateral:
        return True
    if draft.body is not None and candidate.body is None and mine and theirs and not mine & theirs:
        return not candidate.anaphoric
    if mine and theirs and not candidate.anaphoric and len(theirs) > len(mine) >= 2 and not multilateral:
        return True
    calls = candidate.trigger.frame.roles == "guest" and not candidate.anaphoric
    if calls and draft.body is not None and len(theirs) > 1 and not theirs <= mine:
        return True  # a call on the minister is no session of the body
    if candidate.arguments.earlier and not candidate.anaphoric:
        return draft.time is None or candidate.time is None or not _same_day(draft.time, candidate.time)
    if candidate.arguments.separate and not candidate.anaphoric and theirs and theirs != mine:
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
    if draft.city is not None and candidate.type != "visit":
        cities = [p for p in candidate.places if p.kind == "city"]
        if cities and not any(_one_city(draft.city, city) for city in cities):
            return True
    return _new_leg(draft, candidate) or _status_clash(draft, candidate)


def _headline_only(draft: Draft) -> bool:
    return all(c.trigger.reading.sentence.block in ("headline", "subheadline") for c in draft.candidates)


def _brings_other_side(draft: Draft, candidate: Candidate) -> bool:
    """ "met Berg", said after "held talks with shipyards": a new person of a state that had no part in it."""
    if draft.type == "visit" or candidate.anaphoric or candidate.continuing or _headline_only(draft):
        return False
    if len(draft.named) != 1 or draft.body is not None:
        return False
    new = [
        p.mention for k, p in candidate.people.items() if p.core and k not in draft.people and p.mention.name
    ]
    return any(p.affiliation is not None and p.affiliation not in draft.parties for p in new)


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
    shared = set(draft.parties) & set(candidate.parties)
    return (
        first.edition is not None
        and first.edition == second.edition
        and bool(shared or not candidate.parties)
    )


def _new_leg(draft: Draft, candidate: Candidate) -> bool:
    """ "is on a tour of the region; he will travel to Kosovo on Monday": the leg ahead is a visit of its own."""
    planned = "planned" in (draft.status, candidate.verdict.status)
    if (
        draft.type != "visit"
        or candidate.anaphoric
        or not planned
        or draft.status == candidate.verdict.status
    ):
        return False
    return draft.country is None and bool(candidate.countries) and not _headline_only(draft)


def _status_clash(draft: Draft, candidate: Candidate) -> bool:
    """A meeting that took place is not the one that is planned, unless nothing but the tense differs."""
    status = candidate.verdict.status
    if status is None or status == draft.status:
        return False
    if "planned" not in (status, draft.status):
        return False
    past = {status, draft.status} & {"held"}
    if not past:
        return False
    if candidate.anaphoric:
        return candidate.time is not None and draft.status == "planned" and draft.firm
    if draft.time is not None and candidate.time is not None:
        return False
    trigger = candidate.trigger
    other = trigger.frame.head == "verb" or bool(_INDEFINITE.search(trigger.before[-50:]))
    return draft.firm and (candidate.verdict.firm or other)


# "attends a policy meeting": not the one spoken of
_INDEFINITE = re.compile(r"(?:^| )(?:a|an|another)(?: (?!of\b|the\b|for\b|in\b|to\b)[\w-]+){0,4}$")


def _same_day(first: TemporalMention, second: TemporalMention) -> bool:
    return first.edtf_start == second.edtf_start and first.edtf_end == second.edtf_end


def _compatible_times(first: TemporalMention, second: TemporalMention) -> bool:
    """True unless the two stretches of time are disjoint; an unknown year agrees with any."""
    a, b = first.edtf_start or "", first.edtf_end or first.edtf_start or ""
    c, d = second.edtf_start or "", second.edtf_end or second.edtf_start or ""
    if "X" in a or "X" in c:
        a, b, c, d = (value[5:] for value in (a, b, c, d))
        width = min(len(a), len(c))
        if not width:
            return True
    else:
        width = min(len(a), len(c))
    return a[:width] <= d[:width] and c[:width] <= b[:width]


# ---------------------------------------------------------------- filling a draft


def new_draft(candidate: Candidate) -> Draft:
    status = candidate.verdict.status
    assert status is not None
    draft = Draft(
        type=candidate.type,
        article=candidate.article,
        candidates=[],
        people={},
        parties={},
        hosts=[],
        status=status,
        status_anchor=candidate.anchor,
        firm=False,
    )
    extend_draft(draft, candidate)
    return draft


def extend_draft(draft: Draft, candidate: Candidate) -> None:
    """Lay what the candidate says over the draft: gaps filled, the more exact date kept."""
    headline = candidate.trigger.reading.sentence.block in ("headline", "subheadline")
    first = not draft.candidates
    draft.host_only = hosts(candidate.trigger) and (first or draft.host_only)
    draft.candidates.append(candidate)
    draft.sentences.append(candidate.trigger.reading.index)
    if draft.type == "meeting" and candidate.type == "summit" and not candidate.anaphoric:
        draft.type = "summit"
    if draft.type != candidate.type and all(c.trigger.frame.id in _NEUTRAL for c in draft.candidates[:-1]):
        draft.type = candidate.type
    for key, person in candidate.people.items():
        old = draft.people.get(key)
        if (
            old is None
            or (old.role == "participant" and person.role != "participant")
            or (person.core and not old.core)
        ):
            draft.people[key] = person
    for code, anchor in candidate.parties.items():
        draft.parties.setdefault(code, anchor)
    draft.hosts.extend(candidate.hosts)
    _settle_tense(draft, candidate, headline=headline, first=first)
    if candidate.time is not None and (draft.time is None or _more_exact(candidate.time, draft.time)):
        draft.time = candidate.time
    draft.duration = draft.duration or candidate.duration
    draft.end_time = draft.end_time or candidate.end_time
    for place in candidate.places:
        if place.kind == "venue" and draft.venue is None:
            draft.venue = place
        elif place.kind == "city" and draft.city is None:
            draft.city = place
        elif place.kind == "region" and draft.region is None:
            draft.region = place
    if draft.country is None and candidate.countries:
        code, anchor = next(iter(candidate.countries.items()))
        own = {p.mention.affiliation for p in candidate.people.values()}
        if candidate.type == "visit" and code in own and len(candidate.countries) > 1:
            code, anchor = next((c, a) for c, a in candidate.countries.items() if c != code)
        draft.country, draft.country_anchor = code, anchor
    if candidate.body is not None and _better_body(draft, candidate):
        draft.body = candidate.body
    if candidate.body is not None and candidate.body.edition and draft.edition is None:
        draft.edition = candidate.body.edition
        draft.edition_anchor = Anchor(candidate.body.start, candidate.body.end, candidate.body.rule)
    sideline = candidate.arguments.sideline
    if (
        sideline is not None
        and draft.sideline is None
        and (draft.body is None or sideline.series_id != draft.body.series_id)
    ):
        draft.sideline = sideline


def _better_body(draft: Draft, candidate: Candidate) -> bool:
    """The text of the report names the body better than its headline does."""
    assert candidate.body is not None
    if draft.body is None or (candidate.body.proper and not draft.body.proper):
        return True
    blocks = {c.trigger.reading.sentence.block for c in draft.candidates[:-1]}
    return (
        candidate.body.proper
        and blocks <= {"headline", "subheadline"}
        and candidate.body.series_id != draft.body.series_id
    )


def _settle_tense(draft: Draft, candidate: Candidate, *, headline: bool, first: bool) -> None:
    status, firm = candidate.verdict.status, candidate.verdict.firm
    if status is None:
        return
    if status in ("cancelled", "postponed"):
        draft.status, draft.firm, draft.status_anchor = status, True, candidate.anchor
    elif draft.status in ("cancelled", "postponed"):
        return
    elif first or (firm and not draft.firm):
        draft.status, draft.firm, draft.status_anchor = status, firm and not headline, candidate.anchor


def _more_exact(new: TemporalMention, old: TemporalMention) -> bool:
    rank = {"day": 0, "month": 1, "year": 2, None: 3}
    if rank[new.precision] != rank[old.precision]:
        return rank[new.precision] < rank[old.precision]
    known, knew = "X" not in (new.edtf_start or ""), "X" not in (old.edtf_start or "")
    if known != knew:
        return known
    return new.edtf_start != new.edtf_end and old.edtf_start == old.edtf_end

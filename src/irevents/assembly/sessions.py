"""Other sessions than the one told of: the previous one, a part of it, the tenth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.assembly.filling import extend_draft, new_draft
from irevents.assembly.standing import is_first_held
from irevents.assembly.time_spans import are_compatible
from irevents.bodies.editions import read_ordinal
from irevents.candidates import Discourse
from irevents.drafts import Candidate, Draft
from irevents.groups import Actor
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger
from irevents.verb_or_noun import is_further_round

_OTHER_SESSION = Pattern("other-session")


_BEFORE_OR_AFTER = re.compile(r"(?:^| )(?:previous|preceding|next|last)(?: [\w-]+){0,4}$")


# "The ministerial session will be chaired by": of a commission that others chair, a part of its session
_PART = re.compile(
    r"(?:^| )(?:ministerial|ministers ?'?|senior officials ?'?|experts? ?'?|technical|plenary)$"
)


# "for the foreign ministers' meeting"
_THE_MINISTERS = re.compile(r"(?:^| )the (?:[\w-]+ ){0,2}ministers '$")


def is_part(candidate: Candidate, drafts: Sequence[Draft]) -> bool:
    """Whether a session within the session of a body is told of, by who chairs it."""
    trigger = candidate.trigger
    own = candidate.body is None and (trigger.definite or _THE_MINISTERS.search(trigger.before[-40:]))
    named = trigger.text in ("session", "meeting", "segment") and _PART.search(trigger.before[-30:])
    if not own or not named:
        return False
    chaired = {a.person.key for a in candidate.arguments.chairs if a.person is not None}
    host = next((d for d in reversed(drafts) if d.body is not None and not d.host_only), None)
    if host is None:
        return False
    if _is_before_summit(host, candidate):
        return True
    if not candidate.arguments.chairs:
        return False
    chairs = {key for key, p in host.people.items() if p.role in ("chair", "co-chair")}
    return bool(chairs) and not chaired & chairs


def _is_before_summit(host: Draft, candidate: Candidate) -> bool:
    """ "The summit begins on Friday. He came for the ministers' meeting on Thursday": of its states."""
    if host.type != "summit" or host.time is None or candidate.time is None:
        return False
    return candidate.time.precision == "day" and not are_compatible(host.time, candidate.time)


def add_part(drafts: list[Draft], candidate: Candidate, discourse: Discourse) -> list[Draft]:
    """Add a session within a session; its states are those of the body's."""
    host = next(d for d in reversed(drafts) if d.body is not None and not d.host_only)
    candidate.anaphoric = False
    of_body = host.body.parties if host.body is not None else ()
    own = {c: a for c, a in host.parties.items() if c in of_body}
    for code, anchor in (own or host.parties).items():
        candidate.parties.setdefault(code, anchor)
    draft = new_draft(candidate)
    draft.touched = candidate.trigger.reading.index
    drafts.append(draft)
    discourse.last = draft
    return [draft]


# "the last such meeting", "the previous edition": of the body that the report is about
_OF_SERIES = re.compile(r" (?:such|edition|iteration)\b")
_NO_SERIES = frozenset({"visit", "signing"})


def add_other_session(drafts: list[Draft], candidate: Candidate) -> list[Draft]:
    """ "the previous meeting in May 2003": another session of the body spoken of, where it is dated."""
    spoken = candidate.trigger.frame.roles == "anaphor"
    host = next(
        (d for d in reversed(drafts) if d.type == candidate.type or (spoken and d.type not in _NO_SERIES)),
        None,
    )
    if spoken and " summit " in candidate.trigger.before:  # "the third summit – the first was held in May"
        host = next((d for d in reversed(drafts) if d.type == "summit"), host)
    if spoken and candidate.trigger.frame.id == "first-one":
        # "The drill, following the first one in June": of that of which the sentence speaks
        touched = [d for d in drafts if d.touched == candidate.trigger.reading.index and d.type != "visit"]
        host = touched[0] if len(touched) == 1 else host
        if not touched and _OF_SERIES.search(candidate.trigger.text):
            host = next((d for d in reversed(drafts) if d.body is not None and not d.host_only), host)
    if spoken and candidate.trigger.text.startswith("it "):  # "It last met in Lima": the body did
        host = next((d for d in reversed(drafts) if d.body is not None and not d.host_only), None)
    if host is None and candidate.type == "meeting":
        host = next((d for d in reversed(drafts) if d.type == "summit"), None)
    if spoken and host is not None:
        candidate.type = host.type
    ahead = candidate.verdict.status == "planned"
    next_one = ahead and (
        candidate.trigger.before.endswith(("next", "next joint")) or _count(candidate) is not None
    )
    counted_there = candidate.count is not None and bool(candidate.places)
    if host is None or (
        candidate.time is None and not counted_there and not (next_one and host.status != "planned")
    ):
        return []
    if (
        host.time is not None
        and candidate.time is not None
        and are_compatible(host.time, candidate.time)
        and not _lacks_year(host, candidate)
    ):
        return []
    if spoken and host.time is None and host.body is None and _count(candidate) == 1:
        extend_draft(host, candidate)  # "agreed to hold an annual meeting. The first will be held in May"
        return [host]
    ahead_only = host.status == "planned" and candidate.verdict.status == "held"
    if spoken and host.time is None and host.body is not None and host.edition is None and not ahead_only:
        extend_draft(host, candidate)  # "have held the drill since 2003. The most recent took place in May"
        return [host]
    candidate.body = replace(host.body, edition=_count(candidate)) if host.body is not None else None
    candidate.anaphoric = False
    candidate.of_two |= any(c.of_two for c in host.candidates)
    for code, anchor in host.parties.items():
        candidate.parties.setdefault(code, anchor)
    counted = not _BEFORE_OR_AFTER.search(candidate.trigger.before[-50:])
    counted &= candidate.arguments.sideline is not None or not _is_of_another_year([host], candidate)
    if (
        counted and host.body is None and len(host.named) == 2
    ):  # "the two met again after their first meeting in May"
        candidate.people.update((k, p) for k, p in host.people.items() if p.core)
    draft = new_draft(candidate)
    drafts.append(draft)
    return [draft]


def _lacks_year(host: Draft, candidate: Candidate) -> bool:
    """ "(Lima, Mar 14) talks were held on Monday. The last ones took place in March 2021": the year tells."""
    dated = [(t.edtf_start or "")[:4] for t in (host.time, candidate.time) if t is not None]
    return dated[:1] == ["XXXX"] and dated[1:] != ["XXXX"]


def _count(candidate: Candidate) -> int | None:
    """The number of "The tenth was held in May", "the tenth of these", "the seventh meeting in 2019"."""
    if candidate.trigger.frame.id == "one":
        told_by = candidate.trigger.text.split()[0]
        return read_ordinal(candidate.trigger.before.split()[-1] if told_by == "one" else told_by)
    if candidate.count is not None:
        return candidate.count
    told = _NUMBERED.search(candidate.trigger.before[-40:]) if candidate.trigger.definite else None
    return read_ordinal(told["number"]) if told is not None else None


_NUMBERED = re.compile(r"(?:^| )the (?P<number>\w+(?:-\w+)?)$")


def _is_other_edition(drafts: Sequence[Draft], candidate: Candidate) -> bool:
    """ "The eighth meeting of the board … The seventh meeting in 2019": a session with a day of its own."""
    count = _count(candidate)
    ahead = candidate.time is not None or candidate.verdict.status == "planned" or bool(candidate.places)
    if count is None or not ahead or candidate.trigger.frame.id not in ("meeting", "session", "talks"):
        return False
    return any(d.type == candidate.type and d.edition not in (None, count) for d in drafts)


# "In 2019, the consultations took place in Oslo"
_WERE_HELD = Pattern("were-held-there")


def _is_of_another_year(drafts: Sequence[Draft], candidate: Candidate) -> bool:
    """ "The navies began their talks on Monday. Last year, the talks were held in Oslo": not this year's."""
    trigger, time = candidate.trigger, candidate.time
    if not trigger.definite or time is None or candidate.verdict.status != "held":
        return False
    host = next((d for d in reversed(drafts) if d.type == candidate.type), None)
    if host is None or not (_WERE_HELD.match(trigger.after) or candidate.arguments.sideline is not None):
        return False
    if host.time is None:
        return time.precision == "year" and host.status != "held"
    year, other = ((t.edtf_start or "XXXX")[:4] for t in (time, host.time))
    return year < other and other.isdigit()


# "The last trilateral meeting among the three ministers took place in Oslo on May 3"
_LAST = re.compile(r"(?:^|[.;,] )the (?:last|previous|preceding)(?: (?!round\b)[\w-]+){0,2}$")


def _is_of_last(trigger: Trigger, actors: Sequence[Actor]) -> bool:
    """Whether the last session is told of, held by nobody but those who have been spoken of."""
    return bool(actors) and all(a.anaphor is not None for a in actors) and bool(_LAST.search(trigger.before))


def is_other_session(drafts: Sequence[Draft], candidate: Candidate) -> bool:
    """Whether another session or drill of the series is spoken of, by its number or place."""
    trigger = candidate.trigger
    if trigger.frame.head != "noun" or candidate.body is not None or candidate.type == "visit":
        return False
    arguments = candidate.arguments
    actors = (*arguments.agents, *arguments.partners, *arguments.attendees)
    if (candidate.people or len(candidate.parties) > 1) and not _is_of_last(trigger, actors):
        return False
    counted = trigger.frame.id == "first-one" or (
        trigger.frame.id == "one"
        and (_count(candidate) is not None or trigger.shared is not None or _is_next_one(trigger))
    )
    if counted or _is_other_edition(drafts, candidate) or is_first_held(candidate):
        return True
    if _is_of_another_year(drafts, candidate):
        return True
    if trigger.frame.id == "session" and is_further_round(
        trigger.text.split()[0], trigger.before, _from_noun(trigger)
    ):
        return True
    told = any(d.body is not None and d.touched == trigger.reading.index for d in drafts)
    said = (trigger.shared or trigger).before[-40:]
    return (_OTHER_SESSION.search(said) is not None or _is_of_year(trigger)) and not told


def _is_next_one(trigger: Trigger) -> bool:
    """ "The next of these meetings will be held in Lima", "the last one took place in 2019"."""
    told_by = trigger.text.split()[0]
    return (trigger.before.split()[-1] if told_by == "one" else told_by) in ("next", "last", "previous")


def _from_noun(trigger: Trigger) -> str:
    """What stands behind the first word of a trigger: " of talks will be held" of "round of talks"."""
    return trigger.text[len(trigger.text.split()[0]) :] + trigger.after


def _is_of_year(trigger: Trigger) -> bool:
    """ "Last year's session was held in Lima": one of the series, by its year."""
    items = trigger.reading.items
    if trigger.first < 2 or items[trigger.first - 1].text not in ("'s", "'"):
        return False
    year = items[trigger.first - 2].mention
    return isinstance(year, TemporalMention) and year.precision == "year"

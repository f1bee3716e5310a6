"""One sentence, several meetings: counterparts met one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.assembly.time_spans import are_compatible
from irevents.drafts import Candidate, Draft

_THOSE = re.compile(r"(?:^| )(?:those|these|all|the|both)(?: (?:three|four|two|these|those|separate))?$")


def find_told_apart(drafts: Sequence[Draft], candidate: Candidate) -> list[Draft]:
    """ "Those talks are on Tuesday", after "will hold talks with the president and with the premier"."""
    trigger = candidate.trigger
    plural = trigger.frame.type == "meeting" and trigger.frame.head == "noun" and trigger.text.endswith("s")
    own = candidate.people or candidate.parties or candidate.body is not None
    if not plural or own or not _THOSE.search(trigger.before):
        return []
    split = [d for d in drafts if d.split and d.article == candidate.article]
    if not split or split[-1].touched < trigger.reading.index - 3:
        return []
    if any(
        d.time is not None and candidate.time is not None and not are_compatible(d.time, candidate.time)
        for d in split
    ):
        return []
    return split


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
    if candidate.trigger.frame.head == "noun" and not apart and candidate.trigger.text == "meeting":
        return [candidate]  # "at a meeting with Berg, Lee and Costa": one meeting
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

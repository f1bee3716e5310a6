"""Journeys told in pieces: where the guest was received, when he leaves."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.drafts import Candidate, Draft
from irevents.mentions import PartyMention, PersonMention
from irevents.packs.patterns import Pattern


def find_stay(drafts: list[Draft], candidate: Candidate) -> Draft | None:
    """ "He will conclude his visit and leave Peru on May 6", of a visit to Peru: its last day."""
    if candidate.trigger.frame.id != "leave" or not candidate.trigger.text.endswith(" from"):
        return None
    left = {place.code for prep, place in candidate.arguments.places if isinstance(place, PartyMention)}
    stays = [d for d in reversed(drafts) if d.type == "visit" and d.country is not None]
    return next((d for d in stays if d.country in left and d.core & candidate.core), None)


def is_on_the_way(drafts: list[Draft], candidate: Candidate) -> bool:
    """ "He will leave Lima on the night of May 3", after the visit of May 4 was told of: its eve."""
    if candidate.trigger.frame.id != "leave" or candidate.countries or candidate.places:
        return False
    return any(d.type == "visit" and d.time is not None and d.core & candidate.core for d in drafts)


_WELCOMED_BY = Pattern("welcomed-there-by")


def find_where_welcomed(drafts: Sequence[Draft], candidate: Candidate) -> None:
    """ "Minister Lee arrived at the airport, where he was welcomed by Minister Berg": to Berg's state."""
    trigger = candidate.trigger
    match = _WELCOMED_BY.match(trigger.after)
    if match is None or candidate.countries or len(candidate.named) != 1:
        return
    begin = len(trigger.reading.text) - len(trigger.after)
    host = trigger.reading.items[trigger.reading.item_at(begin + match.start("host"))].mention
    if not isinstance(host, PersonMention):
        return
    known = [d.people[host.key].mention.affiliation for d in drafts if host.key in d.people]
    code = host.affiliation or next(filter(None, known), None)
    own = {p.mention.affiliation for p in candidate.people.values()}
    if code is not None and code not in own and None not in own:
        candidate.countries[code] = candidate.anchor


def find_where_received(drafts: Sequence[Draft], candidate: Candidate) -> None:
    """ "President Soto received Lee. … The two-day visit of Minister Lee ended": it was to her state."""
    told = candidate.duration is not None and candidate.verdict.status != "planned"
    if not told or candidate.countries or candidate.places or len(candidate.named) != 1:
        return
    if any(d.type == "visit" for d in drafts):
        return
    (guest,) = candidate.named
    own = candidate.people[guest].mention.affiliation
    for draft in drafts:
        if guest not in draft.named or not any(c.trigger.frame.id == "receive" for c in draft.candidates):
            continue
        hosts = {
            p.mention.affiliation
            for c in draft.candidates
            for a in c.arguments.hosts
            if a.person is not None and (p := draft.people.get(a.person.key)) is not None
        }
        if len(hosts) == 1 and own is not None and not hosts & {own, None}:
            candidate.countries.update({code: candidate.anchor for code in hosts if code is not None})
            return

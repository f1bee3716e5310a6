"""Whose a visit is, and where: the guest's alone, of the day before, made of a reception "for a visit"."""

from __future__ import annotations

from irevents.arguments import Arguments
from irevents.candidates.discourse import Discourse
from irevents.drafts import Anchor, Candidate
from irevents.packs.patterns import Pattern


def place_bygone(out: Candidate, discourse: Discourse) -> None:
    """ "Berg arrived in Lima. During her last visit, in May, she met Lee": she was in the same state then."""
    visit = discourse.visit
    if visit is None or visit.country is None or out.countries or out.places:
        return
    if visit.core & out.core:
        trigger = out.trigger
        start, end = trigger.reading.items[trigger.first].start, trigger.reading.items[trigger.last - 1].end
        out.countries[visit.country] = Anchor(start, end, "same-state")


def leave_locals(out: Candidate) -> None:
    """ "Minister Dahl of Norway and his Chadian counterpart, who came to Oslo": the guest alone came."""
    local = [k for k, p in out.people.items() if p.mention.affiliation in out.countries]
    abroad = [p for p in out.people.values() if p.mention.affiliation not in (None, *out.countries)]
    # "the two ministers' visits"
    told = any(a.anaphor in ("ministers", "leaders") for a in out.arguments.agents)
    if not abroad or (out.trigger.reading.segments[out.trigger.first] == 0 and not told):
        return
    for key in local:
        del out.people[key]


# "will host President Berg on Thursday for a state visit"
FOR_VISIT = Pattern("hosts-for-visit")


def make_visit(out: Candidate, arguments: Arguments) -> bool:
    """Make a reception "for a state visit" the guest's visit to the host's state, where that is known."""
    hosts = {a.person.affiliation for a in arguments.agents if a.person is not None}
    hosts |= {a.party.code for a in arguments.agents if a.party is not None}
    guests = [a.person for a in arguments.partners if a.person is not None]
    home = next(iter(hosts - {None}), None)
    if len(hosts) != 1 or home is None or len(guests) != 1 or guests[0].affiliation in (None, home):
        return False
    out.type = "visit"
    anchor = next(iter(out.parties.values()), None)
    out.people = {k: p for k, p in out.people.items() if p.mention.affiliation != home}
    out.parties = {c: a for c, a in out.parties.items() if c != home}
    if anchor is not None:
        out.countries[home] = anchor
    return True

"""Where an event takes place: from the venue, "here", the visit it is part of, the host, an envoy's post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.drafts import Anchor, Draft
from irevents.finishing.officials import meets_officials
from irevents.finishing.setting import Setting, accredited_to, is_ambassador
from irevents.packs.patterns import Pattern

# States with a king, queen or grand duke at the head; "a visit to the Kingdom", "arrived in the country"
_THE_COUNTRY = Pattern("the-country")
_KINGDOMS = frozenset(
    {"SA", "MA", "JO", "BH", "TH", "NO", "SE", "DK", "NL", "GB", "BE", "ES", "KH", "BT", "LS", "SZ", "TO"}
)
_ON_THE_WAY = re.compile(r"\b(?:airport|airfield|aerodrome|railway station)\b", re.IGNORECASE)


def place_draft(draft: Draft, drafts: Sequence[Draft], visits: Sequence[Draft], setting: Setting) -> None:
    """City and country from the venue, "here", the visit it is part of, the host or an envoy's post."""
    if draft.type == "call":
        draft.country = draft.country_anchor = draft.city = draft.venue = None
        return
    if draft.venue is not None and draft.venue.name and _ON_THE_WAY.search(draft.venue.name):
        draft.venue = None
    for place in (draft.venue, draft.city, draft.region):
        if place is not None and place.country:
            draft.country = place.country
            draft.country_anchor = Anchor(place.start, place.end, f"place-{place.kind}")
            break
    here = any(c.arguments.here for c in draft.candidates)
    if here and draft.city is None and setting.dateline is not None:
        draft.city = setting.dateline
        draft.country = draft.country or setting.dateline.country
        draft.country_anchor = draft.country_anchor or Anchor(
            setting.dateline.start, setting.dateline.end, "dateline-here"
        )
    if draft.country is None and draft.type == "visit":
        _visit_of_hosts(draft, drafts)
    if draft.country is None and draft.type == "visit":
        _visit_home(draft, setting)
    if draft.country is None and draft.type == "visit":
        _visit_other(draft, setting)
    if draft.city is None and draft.country is None:
        _place_there(draft, drafts)
    if draft.country is not None or draft.type == "visit":
        return
    code, anchor = _inherited_country(draft, visits, setting)
    draft.country, draft.country_anchor = code, anchor


_THERE = re.compile(r"^(?: (?:T|on|later|also|again))* there\b")


def _place_there(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "They met in Lima, hours before Berg and Lee were to meet there": where that event took place."""
    trigger = draft.candidates[0].trigger
    if not _THERE.match(trigger.after):
        return
    for other in reversed(drafts):
        told = 0 <= trigger.reading.index - other.touched <= 1 or any(
            c.trigger.reading is trigger.reading for c in other.candidates
        )
        if other is not draft and told and other.country is not None and other.article == draft.article:
            draft.city, draft.country, draft.country_anchor = other.city, other.country, other.country_anchor
            return


def _visit_of_hosts(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "hosted Lee, who is on an official visit": the visited state is the host's."""
    if not any(c.trigger.frame.id == "pay-visit" for c in draft.candidates):
        return
    own = {p.mention.affiliation for p in draft.people.values() if p.core}
    if draft.hosts and draft.hosts[0] not in own:  # "received a visit from Lee"
        draft.country, draft.country_anchor = draft.hosts[0], draft.status_anchor
        draft.parties.setdefault(draft.hosts[0], draft.status_anchor)
        return
    for other in drafts:
        if other is not draft and other.hosts and other.core & draft.core:
            code = other.hosts[0]
            if code not in {p.mention.affiliation for p in draft.people.values()}:
                draft.country, draft.country_anchor = code, other.parties.get(code) or other.status_anchor
                draft.parties.setdefault(code, draft.country_anchor)
                return


def _visit_home(draft: Draft, setting: Setting) -> None:
    """ "arrived on a visit to the Kingdom": the state of the article that is not the visitor's own."""
    said = next((m for c in draft.candidates if (m := _THE_COUNTRY.match(c.trigger.after))), None)
    own = {p.mention.affiliation for p in draft.people.values()} | set(draft.parties)
    if said is None or not own - {None}:
        return
    line = setting.dateline.country if setting.dateline is not None else None
    codes = [code for code in (line, setting.home, *setting.others) if code is not None and code not in own]
    if said.group("kind") == "kingdom":
        codes = [code for code in codes if code in _KINGDOMS]
    if codes:
        draft.country, draft.country_anchor = codes[0], draft.status_anchor
        draft.parties.setdefault(codes[0], draft.status_anchor)


def _visit_other(draft: Draft, setting: Setting) -> None:
    """ "The visit of Romanian President Stan, set for 20 May, was called off", in a report of Moldova's.

    Where an article names two states, a visit that one of them awaited goes to the other.
    """
    awaited = draft.status == "planned" and any(c.trigger.after.startswith(" by ") for c in draft.candidates)
    if not awaited and draft.status not in ("cancelled", "postponed"):
        return
    if draft.venue is not None or draft.city is not None:
        return
    own = {p.mention.affiliation for p in draft.people.values()} | set(draft.parties)
    states = {*setting.state_codes.values()}
    if len(own) != 1 or None in own or len(states) != 2 or not own < states:
        return
    (code,) = states - own
    draft.country, draft.country_anchor = code, draft.status_anchor
    draft.parties.setdefault(code, draft.status_anchor)


# Codes of organisations that look like those of states
_UNIONS = frozenset({"EU", "UN"})


def _is_state(code: str, setting: Setting) -> bool:
    """ "The NATO Secretary General received Berg": in no country that his organisation is."""
    return len(code) == 2 and (code not in _UNIONS or code in setting.told)


def _inherited_country(
    draft: Draft, visits: Sequence[Draft], setting: Setting
) -> tuple[str | None, Anchor | None]:
    people = [p.mention for p in draft.people.values() if p.core]
    for visit in visits:
        same = visit.article == draft.article and visit.country is not None
        local = visit.country in draft.parties or any(p.affiliation is None for p in people)
        local = local or meets_officials(draft)
        beside = visit.core & draft.core or _signed_by_states(draft, visit) or _of_crew(draft, visit)
        if same and local and beside and _same_time(visit, draft):
            return visit.country, visit.country_anchor
    for person in people:
        code = accredited_to(person, setting.state_codes)
        if code is not None:
            return code, Anchor(person.start, person.end, "accredited-to")
    host = next(iter(draft.hosts), None)
    if host is not None and _is_state(host, setting):
        return host, draft.parties.get(host) or draft.status_anchor
    envoys = [p for p in people if is_ambassador(p) and p.affiliation]
    others = [c for c in draft.parties if c not in {p.affiliation for p in envoys} and _is_state(c, setting)]
    if len(envoys) == 1 and len(others) == 1:
        return others[0], draft.parties[others[0]]
    return None, None


def _signed_by_states(draft: Draft, visit: Draft) -> bool:
    """ "Peru and Chile signed two agreements", in a report on a visit from the one to the other."""
    return draft.type == "signing" and not draft.people and set(draft.parties) == set(visit.parties)


def _of_crew(draft: Draft, visit: Draft) -> bool:
    """ "During the port call the frigate's captain called on the naval chief": where the ship is."""
    officers = {p.mention.affiliation for p in draft.people.values() if p.core and p.mention.rank}
    return not visit.people and bool(officers & set(visit.visitors)) and visit.country in draft.parties


def _same_time(visit: Draft, draft: Draft) -> bool:
    if visit.time is None or draft.time is None:
        return (
            visit.status == draft.status
            or "ongoing" in (visit.status, draft.status)
            or visit.status == "held"
        )
    a, b = visit.time.edtf_start or "", draft.time.edtf_start or ""
    return a[:7] == b[:7]

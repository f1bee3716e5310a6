"""Who signs, where the sentence does not say so: "The talks ended with the signing of two accords"."""

from __future__ import annotations

import re

from irevents.candidates.discourse import Discourse
from irevents.drafts import Anchor, Candidate, Draft
from irevents.mentions import PartyMention, PersonMention, PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# "Following the session, a protocol was signed": by the parties of the event spoken of.
_WAS_SIGNED = re.compile(r"(?:^| )(?:was|were|(?:has|have) been)(?: (?:also|later|then|subsequently))?$")
# "Two agreements are to be signed during the visit": of the states of the visit
_ON_VISIT = Pattern("signed-on-visit")
# "The talks ended with the signing of two accords", "Her visit was crowned by the signing of a protocol"
_ENDED_WITH = Pattern("ended-with-signing")
_JOURNEYS = frozenset({"visit", "trip", "stay"})


def add_signers(trigger: Trigger, out: Candidate, discourse: Discourse) -> None:
    """Give a signing whose states the sentence does not say those of the event spoken of."""
    if _add_those_visiting(trigger, out):
        return
    if out.people or out.parties:
        _add_witnessed(trigger, out, discourse)
        _add_visited(trigger, out)
    else:
        _add_spoken_of(trigger, out, discourse)


# "was signed during Berg's visit to Oslo in May", "the signing of a pact on the visit of Berg to Oslo"
_ON_THEIR_VISIT = Pattern("signed-on-visit-of")
_PAPERS = Pattern("papers-between-states")


def _add_those_visiting(trigger: Trigger, out: Candidate) -> bool:
    """The states of the visitor and of his hosts, for a signing on a visit that the sentence tells of."""
    match = _ON_THEIR_VISIT.match(trigger.after) if len(out.parties) < 2 and not out.people else None
    if match is None or not _PAPERS.search(f"{trigger.before[-160:]} {match[0]}"):
        return False
    reading, begin = trigger.reading, len(trigger.reading.text) - len(trigger.after)
    told = [name for name in ("owner", "visitor", "place") if match[name]]
    found = [reading.items[reading.item_at(begin + match.start(name))].mention for name in told]
    who, where = found
    home = who.affiliation if isinstance(who, PersonMention) else None
    place = where.country if isinstance(where, PlaceMention) else getattr(where, "code", None)
    if home is None or place is None or home == place or who is None or where is None:
        return False
    when = reading.items[reading.item_at(begin + match.start("when"))].mention if match["when"] else None
    if out.time is None and isinstance(when, TemporalMention):
        out.time = when
    out.parties.setdefault(home, Anchor(who.start, who.end, "signed-on-visit"))
    out.parties.setdefault(place, Anchor(where.start, where.end, "signed-on-visit"))
    return True


def _add_spoken_of(trigger: Trigger, out: Candidate, discourse: Discourse) -> None:
    """The parties of the event spoken of, the visit or the last talks, for a signing that names nobody."""
    visit = discourse.visit
    if visit is not None and _ON_VISIT.search(trigger.after):
        _add_states(out, visit, host=True)
        return
    ended = _ENDED_WITH.search(trigger.before)
    if not (_WAS_SIGNED.search(trigger.before) or ended):
        return
    last = discourse.pair("they")
    if ended is not None and ended.group("event") in _JOURNEYS:
        last = visit
    of_visit = (last is None or len(last.parties) < 2 or last is visit) and visit is not None
    if of_visit and visit is not None and visit.country is not None:
        last = visit  # "During his stay two agreements were signed": by the visitor's state and the host
    if last is None:
        return
    _add_states(out, last, host=last is visit)
    if ended is not None and last.type in ("meeting", "summit", "conference"):
        out.time = out.time or last.time
        out.places.extend([last.city] if last.city is not None and not out.places else [])


def _add_states(out: Candidate, draft: Draft, *, host: bool) -> None:
    """The parties of a draft; with `host` the state visited too."""
    for code, anchor in draft.parties.items():
        out.parties.setdefault(code, anchor)
    if host and draft.country is not None:
        out.parties.setdefault(draft.country, draft.country_anchor or draft.status_anchor)


# "Berg signed a trade deal during a trip to Oslo": with the state he went to
_ON_JOURNEY = Pattern("signed-on-journey")


def _add_visited(trigger: Trigger, out: Candidate) -> None:
    """The state in which somebody on a visit signs what no other side is named for."""
    match = _ON_JOURNEY.match(trigger.after) if trigger.frame.id == "sign" and len(out.parties) == 1 else None
    if match is None:
        return
    reading = trigger.reading
    item = reading.items[reading.item_at(len(reading.text) - len(trigger.after) + match.start("place"))]
    mention = item.mention if isinstance(item.mention, PartyMention) else item.also or item.mention
    code = mention.code if isinstance(mention, PartyMention) else None
    if isinstance(mention, PlaceMention):
        code = mention.country
        out.places.append(mention)
    if code is not None and mention is not None:
        out.parties.setdefault(code, Anchor(mention.start, mention.end, "place-state"))
        out.countries.setdefault(code, Anchor(mention.start, mention.end, "place-state"))


_WITNESSED = re.compile(
    r"(?:^| )(?:witness(?:ed|es|ing)?|oversaw|oversees|presided over|attended|watched)(?: the)?$"
)


def _add_witnessed(trigger: Trigger, out: Candidate, discourse: Discourse) -> None:
    """ "Berg held talks with Lee and witnessed the signing of three deals": of the states of those talks."""
    last = discourse.last
    if last is None or len(out.parties) > 1 or not _WITNESSED.search(trigger.before[-40:]):
        return
    near = trigger.reading.index - last.touched in (0, 1)
    if near and last.type in ("meeting", "summit") and len(last.parties) == 2 and out.named <= last.named:
        _add_states(out, last, host=False)

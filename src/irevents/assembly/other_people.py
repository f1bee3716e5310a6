"""People and sides that cannot be of one event."""

from __future__ import annotations

import re

from irevents.assembly.standing import is_headline_only
from irevents.drafts import Candidate, Draft, Participant
from irevents.mentions import PersonMention


def are_others(draft: Draft, candidate: Candidate) -> bool:
    """ "The ships came on a visit. The visits of officials to the town are cancelled": not theirs."""
    off = candidate.verdict.status in ("cancelled", "postponed")
    return off and draft.type == candidate.type == "visit" and candidate.trigger.plural


def is_visit_of_another(draft: Draft, candidate: Candidate) -> bool:
    """ "The army chief is to visit Oslo", after President Berg's visit was told: somebody of another post."""
    if not draft.type == candidate.type == "visit" or candidate.anaphoric:
        return False
    mine = [p.mention for p in draft.people.values() if p.core]
    theirs = [p.mention for p in candidate.people.values() if p.core]
    if not theirs or not draft.named or candidate.named:
        return False  # nor where "the top envoy" of the lead is named afterwards
    posts = [_read_post(mention) for mention in mine]
    return all(post and other and not post & other for post in posts for other in map(_read_post, theirs))


def _read_post(mention: PersonMention) -> set[str]:
    """The words of an office that say something."""
    return set((mention.position or "").lower().split()) - _SMALL


_SMALL = frozenset({"of", "the", "and", "for", "'s", "’s"})


_MANY_SIDED = re.compile(
    r"(?:^| )(?:trilateral|three-way|tripartite|quadrilateral|four-way)(?: [\w-]+){0,3}$"
)
_TWO_SIDED = re.compile(r"(?:^| )(?:bilateral|two-way|one-on-one)(?: [\w-]+){0,2}$")


_SIDED = frozenset({"trilateral", "tripartite", "quadrilateral", "bilateral", "way", "one"})


def has_other_sides(draft: Draft, candidate: Candidate) -> bool:
    """ "bilateral meetings with Lee, as well as trilateral talks with Lee and Berg": two encounters."""
    if is_headline_only(draft) or candidate.type == "visit":
        return False
    if candidate.anaphoric or _SIDED.isdisjoint(candidate.trigger.reading.runs):
        return False
    said = candidate.trigger.before[-50:]
    told = [c.trigger.before[-50:] for c in draft.candidates]
    if _MANY_SIDED.search(said):
        return len(draft.named) == 2 and len(draft.parties) == 2 and not any(map(_MANY_SIDED.search, told))
    return bool(_TWO_SIDED.search(said)) and any(map(_MANY_SIDED.search, told))


def brings_other_side(draft: Draft, candidate: Candidate) -> bool:
    """ "met Berg", said after "held talks with shipyards": a new person of a state that had no part in it."""
    if draft.type == "visit" or candidate.anaphoric or candidate.continuing or is_headline_only(draft):
        return False
    if len(draft.named) != 1 or draft.body is not None:
        return False
    new = [
        p.mention for k, p in candidate.people.items() if p.core and k not in draft.people and p.mention.name
    ]
    return any(p.affiliation is not None and p.affiliation not in draft.parties for p in new)


def is_signed_by_others(draft: Draft, candidate: Candidate) -> bool:
    """ "The two foreign ministers signed the protocol", after a treaty of three presidents."""
    both = draft.type == candidate.type == "signing" and bool(draft.named) and len(candidate.named) > 1
    return both and not draft.named & candidate.named


# "talked by telephone about the peace talks. The talks began on Monday": those
_ABOUT_TALKS = re.compile(r" (?:about|on|discuss\w*)(?: (?!at\b|during\b)[\w'-]+){0,5} talks\b")


def _is_about_talks(told: Candidate) -> bool:
    return _ABOUT_TALKS.search(told.trigger.reading.text) is not None


def is_told_in_call(draft: Draft, candidate: Candidate) -> bool:
    """ "spoke to the leaders of Chad and Niger by telephone, informing them of his talks with Dahl"."""
    if draft.type != "call" or candidate.type == "call" or candidate.trigger.frame.head != "noun":
        return False
    if candidate.trigger.text.endswith("talks") and any(map(_is_about_talks, draft.candidates)):
        return True
    new = [a.person for a in candidate.arguments.partners if a.person is not None]
    known = {p.mention.affiliation for p in draft.people.values()} | set(draft.parties)
    return any(p.key not in draft.people and p.affiliation not in known for p in new)


def is_one_of_many(draft: Draft, candidate: Candidate) -> bool:
    """ "In his meeting with Berg", after "held talks with the leaders of four states"."""
    told = bool(candidate.arguments.partners) and not candidate.anaphoric and not is_headline_only(draft)
    least = 3 if told and not draft.named else 4  # "The chiefs of three states met. Berg held talks with Lee"
    many = len(draft.parties) >= least and draft.body is None and len(draft.named) < 2
    two = (
        len(candidate.named) == 2
        and len(candidate.parties) == 2
        and set(candidate.parties) <= set(draft.parties)
    )
    return many and two and draft.type == candidate.type == "meeting" and draft.named <= candidate.named


_CHIEF_OFFICES = (
    re.compile(r"(?<!vice )(?<!vice-)(?<!deputy )\b(?:president|king|queen|emir|sultan|monarch)\b", re.I),
    re.compile(r"(?<!vice )(?<!vice-)(?<!deputy )\b(?:prime minister|premier|chancellor)\b", re.I),
    re.compile(r"\b(?:foreign|external affairs)\b", re.I),
    re.compile(r"\bdefen[cs]e\b", re.I),
)


def are_no_leaders(draft: Draft) -> bool:
    """Whether those of a meeting are ministers and the like: no president nor premier among them."""
    told = [_offices_of(p) for p in draft.people.values() if p.core]
    return bool(told) and any(told) and not any(own & {0, 1} for own in told)


def _offices_of(person: Participant) -> set[int]:
    """Which of the chief offices of a state somebody holds."""
    position = person.mention.position or ""
    return {number for number, office in enumerate(_CHIEF_OFFICES) if office.search(position)}


def is_of_other_office(draft: Draft, candidate: Candidate) -> bool:
    """ "Foreign Minister Berg came … ahead of the visit of the President of Peru": another visitor.

    Only where each is told by one chief office of one state, and he of the candidate without a name.
    """
    if draft.type != candidate.type or not draft.named.isdisjoint(candidate.named):
        return False
    for new in candidate.people.values():
        state, offices = new.mention.affiliation, _offices_of(new)
        if new.mention.name is not None or not new.core or state is None or not offices:
            continue
        known = [p for p in draft.people.values() if p.core and p.mention.affiliation == state]
        if known and all((own := _offices_of(p)) and own.isdisjoint(offices) for p in known):
            return True
    return False

"""How two records stand to each other: bodies, people, hosts and guests, prints of one text."""

from __future__ import annotations

from irevents.merging.profiles import Body, Profile, Who, compare_who, share_words

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


def is_one_text(a: Profile, b: Profile) -> bool:
    """Whether two records rest on the same sentences, as prints of one agency's text do."""
    return not a.documents & b.documents and (
        bool(a.quotes & b.quotes) or len(a.passages & b.passages) >= SHARED_PASSAGES
    )


def names_parent(a: Profile, b: Profile) -> bool:
    """ "The IRIGC meet in St. Petersburg" over the very text on its Sub Working Group (Land).

    A headline names the commission for its working group; only prints of one text are sure to mean that.
    """
    return (a.edition is None or b.edition in (None, a.edition)) and is_one_text(a, b)


def is_host(host: Profile, guest: Profile) -> bool:
    return bool(guest.sideline) and not host.sideline and share_words(guest.sideline, host.names) >= NAMED


def repeats(a: Profile, b: Profile) -> bool:
    return _clearly_one(a, b) or _is_bare_repeat(a, b)


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
        and (len(a.people) > 1 or a.names == b.names)  # "calls on the Premier", "on the Speaker", of no name
        and a.span is not None
        and a.span == b.span
        and a.city == b.city
        and a.sideline == b.sideline
        and (not a.venue or not b.venue or a.venue == b.venue)
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

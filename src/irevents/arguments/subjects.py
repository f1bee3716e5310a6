"""The subject of a verb: the group before it, of its clause, or of the main clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.arguments.clauses import leads_delegation, text_between
from irevents.groups import Group
from irevents.packs.patterns import Pattern
from irevents.reading import Reading

ADJACENT = Pattern("subject-gap")
# "Berg and Lee, both of whom visited Oslo"
_ALL_OF = re.compile(r"(?:^| )(?:both|all|each|two|three) of$")
_PURPOSE = re.compile(r"^(?: (?:on|in|from|for|during|at|early|late|later|earlier|the|of|,)| [TCV])* to$")
_REACHED = re.compile(
    r"(?:^| )(?:reached|reaches|visited|visiting|toured|touring|left|leaves|entered)(?: the)?$"
)
_TRANSITIVE = Pattern("transitive")
_AND = re.compile(r"^(?: ,)? and\b")
# "a trip by Berg to meet Lee": Berg meets him
_MADE_BY = re.compile(r"(?:visit|trip|journey|tour|mission|turn)(?: to [CS])? (?:by|of)$")
_SOMEBODY_ELSE = Pattern("somebody-else")


# "Berg received several foreign ministers | who are visiting Oslo": it is not Berg who does
_UNNAMED_WHO = Pattern("unnamed-who")


def _behind_said(reading: Reading, left: list[Group], position: int) -> list[Group]:
    """ "Dahl said two Chilean ships docked in Oslo": who said it is not who docked."""
    for number in range(position - 1, -1, -1):
        item = reading.items[number]
        if item.kind == "w" and item.text in ("said", "says", "announced", "stated", "confirmed"):
            behind = [g for g in left if g.first > number and not g.govern and not g.possessive]
            if behind and reading.items[number + 1].text not in (",", '"', "”", "on", "in"):
                return [g for g in left if g.first > number]
            break
    return left


# "after Maghreb foreign ministers met": not the subject of the main clause
_OTHER_OFFICIALS = Pattern("other-officials-when")
# "said that the regional body had convened the meeting": not by who said so
_SOMETHING_ELSE = Pattern("something-else-did")


# "Admiral Lee, a four-star Navy Admiral and Commander of the Fleet, paid a call"
# and "Berg and Lee, foreign ministers of Peru and Chile, held talks"
_APPOSED = Pattern("subject-apposed")
# "Berg became the first Danish head of state to visit Lima"
_BECAME = Pattern("became-first")
_BEHIND_OFFICE = frozenset({",", "to", "in", "since", "ever"})  # "the first minister in ten years to visit"


# "The last French president to | visit Chad was Berg"
_WAS_HE = Pattern("was-the-visitor")


def _find_last_to_visit(
    reading: Reading, position: int, found: Group, groups: Sequence[Group]
) -> Group | None:
    """Who the sentence ends by naming, of an office that alone is its subject."""
    office = found.actors[-1].person
    match = _WAS_HE.match(reading.text, reading.offsets[position])
    if match is None or office is None or office.name or len(found.actors) != 1:
        return None
    at = reading.item_at(match.end())
    named = next((g.actors[0] for g in groups if g.first == at and g.actors[0].person is not None), None)
    if named is None or named.person is None:
        return None
    person = replace(named.person, affiliation=named.person.affiliation or office.affiliation)
    return replace(found, actors=(replace(named, person=person),))


def find_subject(reading: Reading, position: int, groups: Sequence[Group]) -> Group | None:
    """The subject of the verb at item `position`: who is described between commas, not the description."""
    found = _find_subject(reading, position, groups)
    if found is None or any(a.person is not None and a.person.name for a in found.actors):
        return found
    if (named_behind := _find_last_to_visit(reading, position, found, groups)) is not None:
        return named_behind
    before = [g for g in groups if g.last <= found.first and any(a.person is not None for a in g.actors)]
    if not before or found.last >= position or reading.items[found.last].text not in _BEHIND_OFFICE:
        return found
    named, described = before[-1], found.actors[-1].person
    person = named.actors[-1].person
    told = _APPOSED if reading.items[found.last].text == "," else _BECAME
    apposed = told.match(text_between(reading, named.last, found.first))
    if person is None or not person.name or named.govern or not apposed:
        return found
    if person.affiliation is None and described is not None:
        person = replace(person, affiliation=described.affiliation)
    last = replace(named.actors[-1], person=person)
    relative = reading.items[reading.segments.index(reading.segments[position])].text == "who"
    return replace(named, actors=(last,) if relative else (*named.actors[:-1], last))


_FRONTS = frozenset(
    ("after", "before", "on", "upon", "following", "while", "when", "by", "having", "since")
).union(("besides", "apart", "aside"))


_QUOTED = 3
"""Words of a quotation before its verb where the verb has a subject of its own there."""
_SAID_SO = re.compile(r" , [\"”]$| [\"”] ,$")
_COMMA = (" ,", " , the", " , visiting")
# "did not meet Berg, but held talks with Lee": not Berg did
_BUT = re.compile(r"^(?: ,)? but(?: [a-z][\w-]*){0,4}$")


def _find_subject(reading: Reading, position: int, groups: Sequence[Group]) -> Group | None:
    """The subject of the verb at item `position`.

    The group that stands directly before it, else the first free one of its clause; for a
    relative clause what stands before "who"; for "after meeting Berg" the subject of the main clause.
    """
    segment = reading.segments[position]
    left = [g for g in groups if g.last <= position]
    left = _behind_said(reading, left, position)
    if len(left) > 1 and _BUT.match(text_between(reading, left[-1].last, position)):
        left = left[:-1]
    free = [g for g in left if not g.govern and not g.possessive]
    if left:
        near = left[-1]
        gap = text_between(reading, near.last, position)
        free_here = near in free or (near.govern in ("after", "about") and not near.possessive)
        if near.govern == "after" and _AND.match(gap) and len(left) > 1:
            free_here = False  # "Berg visited Oslo after Riga, and met Lee"
        if near.govern == "about" and gap.startswith(" ,") and any(g in free for g in left[:-1]):
            free_here = False  # "Berg, under fire over aid for Peru, met Lee"
        free_here = free_here or _is_troops(reading, near) or _is_beside(reading, near, gap)
        if _MADE_BY.search(reading.text[: reading.offsets[near.first]].rstrip()) and _PURPOSE.match(gap):
            return near
        own_clause = reading.segments[near.first] == segment or not gap.startswith(" ,")
        if free_here and own_clause and ADJACENT.match(gap) and not _is_object(reading, near, gap):
            return near
    opener = next((i for i, s in enumerate(reading.segments) if s == segment), 0)
    if (
        segment
        and reading.items[opener].text == "whom"
        and _ALL_OF.search(reading.text[: reading.offsets[opener]].rstrip())
    ):
        antecedent = [g for g in left if g.last <= opener]
        return antecedent[-1] if antecedent else None
    if segment and _is_relative_subject(reading, opener):
        antecedent = [g for g in left if g.last <= opener]
        if antecedent and _UNNAMED_WHO.search(text_between(reading, antecedent[-1].last, opener)):
            return None
        return _antecedent(reading, antecedent[-1], opener) if antecedent else None
    own = [
        g
        for g in left
        if reading.segments[g.first] == segment
        and (
            g in free
            or (
                _begins_clause(g, opener, segment) and not _AND.match(text_between(reading, g.last, position))
            )
        )
    ]
    led = [
        g for g in left if g.first > opener and g.govern in ("lead", "chair") and leads_delegation(reading, g)
    ]
    if not own and led and reading.items[opener].text in ("when", "after", "before", "while", "as"):
        return led[-1]  # "spoke when a delegation led by Berg visited him"
    if not own and segment and _OTHER_OFFICIALS.match(text_between(reading, opener, position)):
        return None
    if not own and segment and _SOMETHING_ELSE.match(text_between(reading, opener, position)):
        return None
    if own and _SOMEBODY_ELSE.search(text_between(reading, own[-1].last, position)):
        return None
    if own:
        return own[0]
    if segment and reading.items[opener].text in _FRONTS and reading.items[opener + 1].text.endswith("ing"):
        # "The office said that Berg will welcome Lee before holding talks": it is Berg who will
        told = [g for g in free if reading.segments[g.first] == _parent(reading, opener)]
        if told:
            return told[0]
    main = [g for g in groups if not g.govern and not g.possessive and reading.segments[g.first] == 0]
    ahead = main and main[0].first > position and not segment
    fronted = reading.items[0].text in _FRONTS or reading.text.startswith("in addition to")
    if ahead and fronted:  # "After meeting Berg on Monday, Lee said"
        behind = [g for g in main if " ," in text_between(reading, position, g.first)]
        main = [g for g in behind if reading.items[g.first - 1].text in (",", "the", "visiting")] or main
    if (
        main
        and ahead
        and position > _QUOTED
        and _SAID_SO.search(text_between(reading, position, main[0].first))
    ):
        return None  # "“A group of soldiers arrived to take part,” Berg said": not he
    if main and (not ahead or " ," in text_between(reading, position, main[0].first)):
        return main[0]
    joined = [g for g in left if g.govern == "with" and reading.items[max(0, g.first - 2)].text == "together"]
    if joined and not free:
        return joined[0]  # "Vessels 12 and 13 together with a delegation of the Peruvian Navy arrived"
    later = [g for g in groups if not g.govern and not g.possessive and g.first > position]
    if not position and reading.items[0].text.endswith("ing"):  # "Landing in Oslo after a long flight, Berg"
        return next((g for g in later if text_between(reading, 0, g.first).endswith(_COMMA)), None)
    if free:
        return free[-1]
    return later[0] if later and segment else None


def _parent(reading: Reading, opener: int) -> int:
    """The clause that the one opened at item `opener` hangs on."""
    return reading.segments[opener - 1] if opener else 0


def _is_relative_subject(reading: Reading, opener: int) -> bool:
    """Whether a clause is of what stands before it: not "will welcome Berg in Oslo, after which the two"."""
    said = reading.items[opener].text
    after_it = said == "which" and opener > 0 and reading.items[opener - 1].text in _PREPOSITIONS
    return said in ("who", "which", "whose") and not after_it


_PREPOSITIONS = frozenset({"after", "during", "at", "in", "before", "following", "for", "upon"})


_WITH_WHOM = re.compile(r" , with(?: the| visiting)*$")


def _is_beside(reading: Reading, group: Group, gap: str) -> bool:
    """ "The war goes on, with Berg and Lee | expected in Oslo on Friday": they are expected."""
    if group.govern != "with" or gap.strip() or group.possessive:
        return False
    return _WITH_WHOM.search(reading.text[: reading.offsets[group.first]].rstrip()) is not None


# "a contingent of 200 soldiers of the Peruvian Army"
_TROOPS_OF = Pattern("troops-of")


def _is_troops(reading: Reading, group: Group) -> bool:
    """ "A contingent of 200 soldiers of the Peruvian Army arrived": theirs is the journey."""
    if group.possessive or group.govern not in ("between", "side") or len(group.actors) != 1:
        return False
    before = reading.text[: reading.offsets[group.first]].rstrip()
    return group.actors[0].party is not None and _TROOPS_OF.search(before) is not None


def _antecedent(reading: Reading, group: Group, opener: int) -> Group:
    """ "Berg and Lee, who is on a visit to Oslo": the last of them alone."""
    single = reading.items[min(opener + 1, len(reading.items) - 1)].text in ("is", "was", "has")
    if single and reading.items[opener].text == "who" and all(a.person is not None for a in group.actors):
        return replace(group, actors=group.actors[-1:])
    return group


_AND_BARE = re.compile(r"^(?: ,)? and(?: (?:to|also|then|will))*$")


def _is_object(reading: Reading, near: Group, gap: str) -> bool:
    """ "will visit Oslo on Monday to meet Berg": who meets him is not Oslo."""
    before = reading.text[: reading.offsets[near.first]].rstrip()
    if reading.items[near.first].kind in "CS" and len(near.actors) == 1 and _REACHED.search(before):
        return True  # "the ship reached Oslo on Monday for a visit"
    if (_AND_BARE.match(gap) or gap == " ,") and _TRANSITIVE.search(before):
        return True  # "is to meet Berg and attend the forum", "met Berg, attended the forum and"
    return bool(_PURPOSE.match(gap) and _TRANSITIVE.search(before))


def _begins_clause(group: Group, opener: int, segment: int) -> bool:
    """ "comes days after Berg visited Oslo and held talks": the subject of both verbs behind "after"."""
    near = 0 < group.first - opener <= _OPENING
    return bool(segment) and group.govern == "after" and not group.possessive and near


_OPENING = 2
"""Items from the word that opens a clause to its subject: "after the minister"."""

"""Who speaks at a meeting takes part in it: "Berg told Lee during a meeting"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import text_between
from irevents.arguments.slots import Arguments
from irevents.arguments.subjects import find_subject
from irevents.groups import Group
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# "Lee assured Berg of", "Lee told Berg that"
TOLD = Pattern("told-somebody")
# "Lee said so in a meeting with Berg"
_AT_EVENT = Pattern("said-at-event")
_AT_MEETING = re.compile(r"^(?: ,)? (?:during|at|in)(?: (?!the\b|this\b)[\w-]+| [TDS]){0,5} ?$")
_OWN = re.compile(r"(?:^| )(?:his|her|their)(?: [\w-]+| [TDS]){0,4}$")


# "urged Peru to agree to a truce at talks in Oslo": Peru is to talk there
_OTHERS_TO_DO = Pattern("others-to-do")
# "welcomed the progress made at talks in Oslo": by others
_MADE_THERE = re.compile(
    r"\b(?:made|reached|achieved|adopted|taken|announced) (?:at|in|during|after)(?: \w+)?$"
)


def is_made_there(trigger: Trigger) -> bool:
    """Whether only what came of the event is spoken of."""
    return _MADE_THERE.search(trigger.before[-40:]) is not None


_DURING_ONE = re.compile(r"(?:^| )(?:during|in) (?:a|an)(?: (?!of\b)[\w-]+){0,3}$")
_SPOKE = re.compile(
    r"^ (?:also )?(?:spoke|talked|discussed|agreed|reviewed|exchanged|stressed|reaffirmed|pledged)\b"
)


def have_spoken(trigger: Trigger, subject: Group, groups: Sequence[Group]) -> bool:
    """ "Berg and Lee pledged to deepen Peru-Chile ties at talks in Oslo": the talks are theirs.

    Officials of two states, with nobody else's between them and the noun, or who "discussed trade with Chad".
    """
    reading = trigger.reading
    people = [a.person for a in subject.actors if a.person is not None]
    states = {person.affiliation for person in people}
    if len(people) != len(subject.actors) or len(people) < 2 or len(states) < 2:
        return False
    others = [a for g in groups if subject.last <= g.first < trigger.first for a in g.actors]
    own = all(a.party is not None and (None in states or a.party.code in states) for a in others)
    between = text_between(reading, subject.last, trigger.first)
    if _SPOKE.match(between) and _DURING_ONE.search(trigger.before[-40:]):
        return not any(a.person is not None for a in others)
    return own and _OTHERS_TO_DO.search(between) is None


# "thanked Stan during talks in Iasi"
_AT_TALKS = re.compile(r"(?:^| )(?:during|at|in|after|following)(?: [\w-]+){0,2}$")


# "praised Norway at the meeting with Berg", "said at Monday's talks with him", "opening the talks with him"
_AT_THE = Pattern("said-at-the")
_WITH_ONE = re.compile(r"^ with (?:the |his |her |visiting |[\w-]+ )?P(?= |$)")
# "is in talks with Lee", "was involved in talks with Lee": nobody says when they met
_IN_TALKS = Pattern("is-in-talks")


# "urged Berg to agree to a truce at | talks in Doha": those are to come, and of others
_TO_TALK = Pattern("told-to-talk")


def add_told(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "Saidov told Vice Premier Zhao at a meeting in Dushanbe": who speaks and who is told take part."""
    reading, before = trigger.reading, trigger.before[-50:]
    plural = trigger.text.endswith("s") and _AT_TALKS.search(before) is not None
    if trigger.definite or trigger.body is not None or not (plural or _AT_EVENT.search(before)):
        return
    spoke = [g for g in groups if g.last < trigger.first and not g.possessive and g.actors[-1].person]
    subject = find_subject(reading, trigger.first, groups)
    if subject is not None and subject.last < trigger.first and any(a.person for a in subject.actors):
        spoke.insert(0, subject)
    for speaker in spoke:  # "Chile is ready, President Soto told Berg at a meeting": not Chile
        end = reading.offsets[speaker.last - 1] + len(reading.items[speaker.last - 1].text)
        told = TOLD.match(reading.text, end)
        other = next((g for g in groups if told and g.first == reading.item_at(told.end())), None)
        if other is not None and other.last <= trigger.first and not other.possessive:
            if _TO_TALK.match(text_between(reading, other.last, trigger.first)):
                return
            out.agents.extend(speaker.actors)
            out.partners.extend(a for a in other.actors[:1] if a.person is not None)
            return


# "Berg drove to State House on Monday for talks with Lee"
_WENT_FOR = Pattern("went-there-for")


def add_speaker(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "She made the remark during a meeting with Lee": the subject of the sentence takes part."""
    before = trigger.before
    named = trigger.body is not None  # "Berg said after the third Dialogue with Lee"
    there = (trigger.definite or named) and _AT_THE.search(before[-50:]) and _WITH_ONE.match(trigger.after)
    if trigger.definite and not there and not _OWN.search(before[-40:]):
        return
    talks = trigger.text.endswith("s") and _AT_TALKS.search(before[-50:]) is not None
    talks = talks and not _IN_TALKS.search(before[-50:])
    if not (there or talks or _AT_EVENT.search(before[-50:]) or _WENT_FOR.search(before[-90:])):
        return
    subject = _find_sayer(trigger, groups) or find_subject(trigger.reading, trigger.first, groups)
    if subject is None or subject.last > trigger.first:
        return
    out.agents.extend(a for a in subject.actors if a.person is not None or a.anaphor in ("he", "they"))


# "Berg laid a wreath before talks with Lee", "used a meeting with Lee to ask for help"
_DID_BESIDE, _WITH_NAMED = Pattern("did-beside-it"), Pattern("with-one-named")
_SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|press secretary|journalist|analyst|expert)\b", re.IGNORECASE)


def add_doer(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "Berg laid a wreath before talks with Lee": who did something else then, of another state than Lee."""
    if not _DID_BESIDE.search(trigger.before[-90:]) or not _WITH_NAMED.match(trigger.after):
        return
    subject = find_subject(trigger.reading, trigger.first, groups)
    if subject is None or subject.last > trigger.first or subject.possessive:
        return
    people = [a.person for a in subject.actors if a.person is not None]
    others = {a.person.affiliation for a in out.partners if a.person is not None}
    own = {person.affiliation for person in people}
    foreign = bool(people) and None not in own | others and not own & others
    if foreign and not any(_SPEAKS_FOR.search(person.position or "") for person in people):
        out.agents.extend(a for a in subject.actors if a.person is not None)


# "Peru and Chile agree, Berg told reporters on Monday after | talks with Lee"
_SAYS_SO = Pattern("says-so")


def _find_sayer(trigger: Trigger, groups: Sequence[Group]) -> Group | None:
    """Who says behind the words of others what he thinks, after the event."""
    before = trigger.before
    said = _SAYS_SO.search(before, max(0, len(before) - 130))
    if said is None:
        return None
    number = trigger.reading.item_at(said.start("who"))
    return next((g for g in groups if g.first <= number < g.last and not g.possessive), None)


def add_teller(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "The pledge was made by Berg during a meeting with Lee": by whom it was made, he takes part."""
    near = next((g for g in reversed(groups) if g.last <= trigger.first), None)
    if near is None or near.govern not in ("by", "receive") or near.possessive:
        return
    if _AT_MEETING.match(text_between(trigger.reading, near.last, trigger.first)):
        out.agents.extend(a for a in near.actors if a not in out.actors())

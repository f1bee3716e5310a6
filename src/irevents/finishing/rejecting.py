"""Which drafts are no events of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.assembly.time_spans import is_same_day
from irevents.drafts import Draft
from irevents.finishing.officials import meets_officials
from irevents.finishing.private import is_artist, is_of_firms, meets_own
from irevents.finishing.states import is_called_on_at_home
from irevents.finishing.visits import reject_visit
from irevents.mentions import PersonMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger
from irevents.values import frozen

_ON_ARRIVAL = Pattern("on-arrival")
_MATCH, _OF_OFFICE = Pattern("a-match"), Pattern("of-office")
# "the Model United Nations conference", played by students
_MOCK = Pattern("mock-summit")
_CABINET = re.compile(r"(?:The )?(?:Council of Ministers|Cabinet)", re.IGNORECASE)
_FIRST_YEAR = "1900"
"""What was before is told of as history."""
# "met the chief minister", of a part of a state
_OF_PROVINCE = re.compile(r"^(?:the )?(?:deputy )?(?:chief|provincial) minister$", re.IGNORECASE)
# What may open a meeting, and is none unless the report goes on to speak of it.
_OVERTURES = frozenset({"greet", "hand-over", "receive-letter"})


@frozen
class Rejection:
    """An event that was considered and let go: the trigger's tokens, and why."""

    start: int
    end: int
    reason: str


def reject_reason(draft: Draft, home: str | None, *, alone: bool = False) -> str | None:
    """Why a draft is no event of ours, or None; `alone`: the article names no state but one."""
    states = set(draft.parties)
    triggers = [c.trigger for c in draft.candidates]
    abroad = draft.type == "visit" and bool(draft.named) and draft.country is not None
    abroad = abroad or (draft.type == "visit" and draft.status == "planned" and draft.time is not None)
    abroad = abroad or (draft.time is not None and draft.city is not None and meets_officials(draft))
    if triggers[0].plural and draft.body is None and len(draft.named) < 2 and not (draft.split or abroad):
        return "meetings in general"
    told = [c.trigger for c in draft.candidates if not c.anaphoric] or triggers
    if all(_is_welcome(t) for t in told):
        return "a welcome on arrival"
    players = all(_is_player(p.mention) for p in draft.people.values())
    if draft.type in ("meeting", "visit", "conference", "signing") and players and all(map(_is_match, told)):
        return "a match"
    if draft.body is not None and not states and _CABINET.fullmatch(draft.body.name):
        return "a sitting of a government"
    if draft.body is not None and _MOCK.search(draft.body.name):
        return "a play at being states"
    if draft.time is not None and (draft.time.edtf_start or "~") < _FIRST_YEAR:
        return "history"
    partners = [a.person for c in draft.candidates for a in c.arguments.partners if a.person is not None]
    if not states and any(_OF_PROVINCE.match(p.position or "") for p in partners):
        return "within one state"
    if all(t.frame.id in _OVERTURES for t in triggers) and not _is_encounter(draft):
        return "a welcome or a letter handed over, and no meeting spoken of"
    if all(t.frame.id == "visit-person" for t in triggers) and _is_house(draft):
        return "a visit to something named after somebody"
    if draft.type == "visit":
        return reject_visit(draft, home)
    gathered = any(c.collective for c in draft.candidates) and _is_placed(draft)
    if draft.type == "conference" and draft.body is None and not gathered:
        return "a conference without a name"
    if _is_trade_fair(draft):
        return "a conference of no states"
    if draft.body is not None and draft.body.proper:
        said = (draft.firm and draft.status == "planned") or any(
            c.arguments.agents or len(c.arguments.attendees) > 1 for c in draft.candidates
        )
        dated = (
            (said and len(states) > 1)
            or _is_dated(draft)
            or draft.edition is not None
            or draft.city is not None
        )
        if not dated and not draft.core and draft.country is None and not any(map(_is_one_session, triggers)):
            return "a body named without a session"
        return None
    if draft.type == "exercise" and len(states) < 2 and not _is_of_alliance(draft):
        return "an exercise of one party"
    if draft.type == "signing" and len(states) < 2:
        many = draft.core and any(c.collective for c in draft.candidates)  # "Berg and her colleagues signed"
        return None if many else "a signing of one party"
    persons = {key for key, p in draft.people.items() if p.core}
    if draft.type == "summit" and draft.city is not None and _is_dated(draft):
        return None  # "since the Oslo summit in September 2019"
    chaired = any(p.role in ("chair", "co-chair") for p in draft.people.values())
    if any(c.collective for c in draft.candidates) and (
        _is_placed(draft) or chaired or draft.country is not None
    ):
        return None  # "ECOWAS leaders met in Accra"
    if len(states) < 2 and len(persons) < 2:
        met = any(c.counterparts for c in draft.candidates) and (
            draft.time is not None or draft.city is not None
        )
        return None if met and draft.named else "one side only"
    if len(states) == 1 and all(p.mention.affiliation in states for p in draft.people.values() if p.core):
        return "within one state"
    if len(states) == 1 and draft.country in states and is_called_on_at_home(draft):
        return "within one state"
    if draft.type in ("meeting", "call") and draft.sideline is None and meets_own(draft):
        return "within one state"
    foreign = any(p.mention.affiliation is not None for p in draft.people.values())
    nameless = len(draft.named) < 2 and len(persons) > 1
    if alone and len(states) == 1 and draft.type == "meeting" and (not foreign or nameless):
        return "within one state"  # "the minister called on the naval chief", where no other state is named
    if draft.type in ("meeting", "call") and draft.body is None and is_of_firms(draft):
        return "no state or office"
    if not states and not any(p.mention.position or p.mention.rank for p in draft.people.values()):
        return "no state or office"
    return None


# "the outcome of the recent | Lima Summit", "the forthcoming | Council will discuss": no further word of it
_ONE_SESSION, _STANDS_ALONE = Pattern("one-session"), Pattern("stands-alone")


def _is_one_session(trigger: Trigger) -> bool:
    """Whether a session is spoken of as one that was shortly before, or is to come."""
    return (
        trigger.body is not None
        and trigger.body.kind in ("meeting", "summit", "conference")
        and _ONE_SESSION.search(trigger.before) is not None
        and _STANDS_ALONE.match(trigger.after) is not None
    )


_ONE_SIDED = frozenset(
    {"one side only", "a visit without a destination", "a visit without a visitor", "no state or office"}
)


def is_one_sided(draft: Draft) -> bool:
    """Whether an event told is none as long as nothing is known of its other side."""
    if draft.type == "visit":
        whole = bool(draft.people) and draft.country is not None
    else:
        official = any(p.core and p.mention.affiliation for p in draft.people.values())
        whole = official and len(draft.parties) > 1
    return not whole and reject_reason(draft, None) in _ONE_SIDED  # most are whole, which is soon told


def is_told_one_by_one(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "held talks with the leaders of four states", met one by one as the report goes on."""
    if draft.type != "meeting" or draft.body is not None or len(draft.parties) < 4 or len(draft.named) != 1:
        return False
    parties = set(draft.parties)
    single = [
        set(other.parties)
        for other in drafts
        if other is not draft
        and other.type == "meeting"
        and other.body is None
        and len(other.parties) == 2
        and draft.named < other.named
        and set(other.parties) <= parties
    ]
    return len({frozenset(pair) for pair in single}) > 1


def is_told_by_name(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "a meeting of ministers from nine Baltic countries yesterday", whose states are named below."""
    if draft.parties or draft.people or draft.body is not None or draft.time is None:
        return False
    return any(
        other.type == draft.type
        and len(other.parties) > 2
        and other.time is not None
        and is_same_day(other.time, draft.time)
        for other in drafts
    )


_TRADES = Pattern("trades")


def _is_trade_fair(draft: Draft) -> bool:
    """Whether a conference is that of a trade, and no state has a part in it: "the Developers Conference"."""
    if draft.type != "conference" or draft.body is None:
        return False
    return not draft.parties and _TRADES.search(draft.body.name) is not None


# "arrived on Monday, and Lee received him at her office"
_INDOORS = re.compile(
    r" (?:at|in) (?:his|her|the)(?: [\w-]+)? (?:office|residence|palace|chancellery|ministry)\b"
)


def _is_welcome(trigger: Trigger) -> bool:
    """Whether somebody is received where he arrives, and not in a house."""
    clause = _clause(trigger) if trigger.frame.id == "receive" else ""
    return _ON_ARRIVAL.search(clause) is not None and not _INDOORS.search(trigger.after[:60])


def _clause(trigger: Trigger) -> str:
    """The masked text of the trigger's own clause; with the main clause for "where he was received"."""
    reading = trigger.reading
    opener = reading.segments.index(trigger.segment)
    if reading.items[opener].text == "where":
        return reading.text
    own = zip(reading.items, reading.segments, strict=True)
    return " ".join(item.text for item, segment in own if segment == trigger.segment)


def _is_match(trigger: Trigger) -> bool:
    """ "India met Pakistan in the Asia Cup": teams called by their states, and no official of one."""
    text = trigger.reading.text
    return _MATCH.search_in(text, trigger.reading.runs) is not None and _OF_OFFICE.search(text) is None


def _is_player(person: PersonMention) -> bool:
    """Whether somebody may play: of no rank, and of no office but a coach's."""
    return person.rank is None and (not person.position or is_artist(person))


def _is_encounter(draft: Draft) -> bool:
    """Whether a welcome has the day and the city of a meeting of two officials."""
    abroad = len({p.mention.affiliation for p in draft.people.values() if p.core} - {None}) == 2
    return abroad and len(draft.named) == 2 and draft.time is not None and draft.city is not None


def _is_house(draft: Draft) -> bool:
    """Whether one who is visited has no rank, office or state: "President visits Mary Adams Home"."""
    core = [p.mention for p in draft.people.values() if p.core]
    return any(not (m.position or m.rank or m.affiliation) for m in core)


def _is_dated(draft: Draft) -> bool:
    """Whether a day is given, be it one that nothing resolves: "met on Thursday" on a page without a date."""
    if draft.time is not None or draft.end_time is not None:
        return True
    headline = ("headline", "subheadline")
    return any(
        time.type in ("DATE", "TIME") and time.edtf_start is None
        for c in draft.candidates
        if c.trigger.reading.sentence.block not in headline and not c.arguments.earlier
        for time in c.arguments.times
    )


def _is_placed(draft: Draft) -> bool:
    """Whether a city, a venue, or a day or month places the event."""
    dated = draft.time is not None and draft.time.precision in ("day", "month")
    open_day = draft.time is None and _is_dated(draft)
    return dated or open_day or draft.city is not None or draft.venue is not None


def _is_of_alliance(draft: Draft) -> bool:
    """ "NATO forces ended a drill in Riga on Friday": of one party, which has many members."""
    placed = draft.city is not None or draft.country is not None
    forces = [a.party for c in draft.candidates for a in c.arguments.agents if a.party is not None]
    return placed and draft.time is not None and any(p.kind == "organisation" for p in forces)

"""What the events of an article give one another, and which of them are events at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from irevents.candidates import accredited_to, is_ambassador
from irevents.drafts import Anchor, Draft, Participant
from irevents.mentions import PersonMention, PlaceMention
from irevents.records import Dates, Precision
from irevents.status import settle_status


@dataclass(frozen=True, slots=True)
class Rejection:
    """An event that was considered and let go: the trigger's tokens, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of an article besides its events.

    `home` is the state whose officials it names without saying so; `others` are those that come next: of its
    dateline, and the states it names more than once.
    """

    published: dt.date | None
    dateline: PlaceMention | None
    home: str | None
    state_codes: Mapping[str, str]
    others: tuple[str, ...] = ()


def finish_drafts(drafts: Sequence[Draft], setting: Setting) -> tuple[list[Draft], list[Rejection]]:
    """Fill in what follows from the other events and drop what is no event of ours."""
    visits = [d for d in drafts if d.type == "visit"]
    for draft in drafts:
        _complete_parties(draft, setting)
    _inherit_days(drafts)
    for draft in drafts:
        _share_with_visit(draft, visits)
    for draft in drafts:
        _place_draft(draft, drafts, visits, setting)
        _complete_parties(draft, setting)
    for draft in drafts:
        _name_sideline(draft, drafts)
        _host_event(draft, drafts)
        _welcome_guests(draft, drafts)
    kept: list[Draft] = []
    rejections: list[Rejection] = []
    for draft in drafts:
        reason = reject_reason(draft, setting.home)
        if reason is None:
            kept.append(draft)
        else:
            rejections.append(Rejection(draft.status_anchor.start, draft.status_anchor.end, reason))
    return kept, rejections


def reject_reason(draft: Draft, home: str | None) -> str | None:
    """Why a draft is no event of ours, or None."""
    states = set(draft.parties)
    triggers = [c.trigger for c in draft.candidates]
    if triggers[0].plural and draft.body is None and len(draft.named) < 2:
        return "meetings in general"
    if all(t.frame.id == "receive" and _ON_ARRIVAL.search(t.reading.text) for t in triggers):
        return "a welcome on arrival"
    if draft.type == "visit":
        return _reject_visit(draft, home)
    if draft.type == "conference" and draft.body is None:
        return "a conference without a name"
    if draft.body is not None and draft.body.proper:
        said = (draft.firm and draft.status == "planned") or any(c.arguments.agents for c in draft.candidates)
        dated = (
            (said and len(states) > 1)
            or draft.time is not None
            or draft.edition is not None
            or draft.city is not None
        )
        if not dated and not draft.core and draft.country is None:
            return "a body named without a session"
        return None
    if draft.type == "exercise" and len(states) < 2:
        return "an exercise of one party"
    if draft.type == "signing" and len(states) < 2:
        return "a signing of one party"
    persons = {key for key, p in draft.people.items() if p.core}
    if draft.type == "summit" and draft.city is not None and draft.time is not None:
        return None  # "since the Oslo summit in September 2019"
    if len(states) < 2 and len(persons) < 2:
        met = any(c.counterparts for c in draft.candidates) and (
            draft.time is not None or draft.city is not None
        )
        return None if met and draft.named else "one side only"
    if len(states) == 1 and all(p.mention.affiliation in states for p in draft.people.values() if p.core):
        return "within one state"
    if not states and not any(p.mention.position or p.mention.rank for p in draft.people.values()):
        return "no state or office"
    return None


_ON_ARRIVAL = re.compile(
    r"\b(?:arriv\w+|airport|guard of hono\w+|red carpet|welcom\w+ ceremony|ceremonial)\b"
)


def _reject_visit(draft: Draft, home: str | None) -> str | None:
    if any(
        c.arguments.bodies and c.arguments.bodies[0].kind == "exercise"
        for c in draft.candidates
        if c.trigger.frame.head == "verb"
    ):
        return "a journey to an exercise"
    visitors = {p.mention.affiliation for p in draft.people.values() if p.core and p.mention.affiliation}
    visitors |= {code for code in draft.parties if code != draft.country}
    if not draft.people and not draft.parties:
        return "a visit without a visitor"
    if draft.country is None:
        return "a visit without a destination"
    if not visitors and draft.named and home is not None and home != draft.country:
        return None
    if visitors <= {draft.country}:
        return "a visit within one state"
    return None


def _complete_parties(draft: Draft, setting: Setting) -> None:
    """A visit's parties are the visitor's state and the visited one; an official without a state is the home state's."""
    if draft.type == "visit" and draft.country is not None and draft.country_anchor is not None:
        draft.parties.setdefault(draft.country, draft.country_anchor)
    if draft.type in ("meeting", "call") and len(draft.parties) < 2:
        for person in draft.people.values():
            code = accredited_to(person.mention, setting.state_codes) if person.core else None
            if code is not None:
                draft.parties.setdefault(
                    code, Anchor(person.mention.start, person.mention.end, "accredited-to")
                )
    # An official without a state is the host state's, or that of the article's own officials.
    headline = all(c.trigger.reading.sentence.block in ("headline", "subheadline") for c in draft.candidates)
    inferable = draft.type in ("meeting", "call") or (draft.type == "visit" and draft.venue is None)
    others = setting.others if inferable and not headline else ()
    for person in draft.people.values():
        mention = person.mention
        if not (person.core and mention.affiliation is None and (mention.position or mention.rank)):
            continue
        for code, rule in (
            (draft.country if draft.type != "visit" else None, "host-state"),
            (setting.home, "home-state"),
            *((code, "home-state") for code in others if mention.name and len(draft.parties) < 2),
        ):
            if code is not None and code not in draft.parties:
                draft.parties[code] = Anchor(mention.start, mention.end, rule)
                break


# "Later in the afternoon", "following this": the day is that of the event told before.
_SAME_DAY = re.compile(
    r"(?:^|[ ,])(?:later|earlier)(?: in the (?:day|afternoon|evening|morning)| that (?:day|afternoon|evening))?(?= [,A-Z]|$)"
    r"|(?:^| )in the (?:afternoon|evening|morning)|^(?:following|after) (?:this|that|these|the (?:meeting|talks|call|ceremony|discussions))|^(?:subsequently|afterwards|thereafter)"
    r"|(?:the )?same day|(?:^| )(?:also|separately)(?: |$)|the day (?:concluded|ended|began)"
)


def _inherit_days(drafts: Sequence[Draft]) -> None:
    """Date an undated meeting that the text puts on the day of the one before it."""
    day: Draft | None = None
    for draft in drafts:
        twin = next(
            (
                d
                for d in drafts
                if d.split and d.time and d.candidates[0].trigger is draft.candidates[0].trigger
            ),
            None,
        )
        if draft.split and draft.time is None and twin is not None:
            draft.time = twin.time  # "called on the President and the Speaker"
        if draft.time is not None:
            if draft.time.precision == "day" and draft.time.edtf_start == draft.time.edtf_end:
                day = draft
            continue
        if day is None or day.article != draft.article or draft.type not in ("meeting", "signing", "call"):
            continue
        first = draft.candidates[0].trigger
        if (draft.status == day.status and draft.type == "signing" and first.frame.head == "verb") or (
            draft.status == day.status and _SAME_DAY.search(first.before[:60] + " " + first.before[-30:])
        ):
            draft.time = day.time


def _share_with_visit(draft: Draft, visits: Sequence[Draft]) -> None:
    """ "During a visit to Oslo on Monday, Lee met Berg": told in one sentence, they share day and city."""
    if draft.type not in ("meeting", "signing") or draft.sideline is not None:
        return
    told = {c.trigger.reading.index for c in draft.candidates}
    for visit in visits:
        if not (visit.core & draft.core) or not told & {c.trigger.reading.index for c in visit.candidates}:
            continue
        one_day = (
            visit.time is not None and visit.time.edtf_start == visit.time.edtf_end and visit.duration is None
        )
        if draft.time is None and one_day and visit.time is not None and visit.time.precision == "day":
            draft.time = visit.time
        if draft.city is None and draft.venue is None and draft.country in (None, visit.country):
            draft.city = visit.city


_ON_THE_WAY = re.compile(r"\b(?:airport|airfield|aerodrome|railway station)\b", re.IGNORECASE)


def _place_draft(draft: Draft, drafts: Sequence[Draft], visits: Sequence[Draft], setting: Setting) -> None:
    """City and country from the venue, "here", the visit the event is part of, the host or the ambassador's post."""
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
    if draft.country is not None or draft.type == "visit":
        return
    code, anchor = _inherited_country(draft, visits, setting)
    draft.country, draft.country_anchor = code, anchor


def _visit_of_hosts(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "hosted Lee, who is on an official visit": the visited state is the host's."""
    if not any(c.trigger.frame.id == "pay-visit" for c in draft.candidates):
        return
    for other in drafts:
        if other is not draft and other.hosts and other.core & draft.core:
            code = other.hosts[0]
            if code not in {p.mention.affiliation for p in draft.people.values()}:
                draft.country, draft.country_anchor = code, other.parties.get(code) or other.status_anchor
                draft.parties.setdefault(code, draft.country_anchor)
                return


def _inherited_country(
    draft: Draft, visits: Sequence[Draft], setting: Setting
) -> tuple[str | None, Anchor | None]:
    people = [p.mention for p in draft.people.values() if p.core]
    for visit in visits:
        same = visit.article == draft.article and visit.country is not None
        local = visit.country in draft.parties or any(p.affiliation is None for p in people)
        if same and local and visit.core & draft.core and _same_time(visit, draft):
            return visit.country, visit.country_anchor
    for person in people:
        code = accredited_to(person, setting.state_codes)
        if code is not None:
            return code, Anchor(person.start, person.end, "accredited-to")
    if draft.hosts:
        host = draft.hosts[0]
        return host, draft.parties.get(host) or draft.status_anchor
    envoys = [p for p in people if is_ambassador(p) and p.affiliation]
    others = [c for c in draft.parties if c not in {p.affiliation for p in envoys}]
    if len(envoys) == 1 and len(others) == 1:
        return others[0], draft.parties[others[0]]
    return None, None


def _same_time(visit: Draft, draft: Draft) -> bool:
    if visit.time is None or draft.time is None:
        return (
            visit.status == draft.status
            or "ongoing" in (visit.status, draft.status)
            or visit.status == "held"
        )
    a, b = visit.time.edtf_start or "", draft.time.edtf_start or ""
    return a[:7] == b[:7]


def _name_sideline(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "On the sidelines he met": on those of the event spoken of before."""
    trigger = draft.candidates[0].trigger
    if draft.sideline is not None or draft.body is not None or not _ON_SIDELINES.search(trigger.reading.text):
        return
    earlier = [
        d for d in drafts if d.body is not None and d.sentences and d.sentences[0] <= trigger.reading.index
    ]
    if earlier and draft.type in ("meeting", "call", "signing"):
        draft.sideline = earlier[-1].body


_ON_SIDELINES = re.compile(
    r"\bon (?:the|its) (?:side ?lines|margins|fringes)\b(?! of\b(?! (?:the|this) (?:event|summit|meeting|conference|exhibition|forum)\b))"
)


def _host_event(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Place and time of the event on whose sidelines this one takes place, where nothing else gives them."""
    if draft.sideline is None:
        return
    for other in drafts:
        if other is draft or other.body is None or other.body.series_id != draft.sideline.series_id:
            continue
        one_day = other.time is not None and other.time.edtf_start == other.time.edtf_end
        if draft.time is None and one_day and not other.host_only:
            draft.time = other.time
        if draft.city is None and draft.country in (None, other.country):
            draft.city, draft.country = other.city, draft.country or other.country
            draft.country_anchor = draft.country_anchor or other.country_anchor
        elif other.city is None and other.country in (None, draft.country):
            other.city, other.country = draft.city, other.country or draft.country
            other.country_anchor = other.country_anchor or draft.country_anchor


def _welcome_guests(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Who meets on the sidelines of an event takes part in it."""
    if draft.sideline is None:
        return
    for other in drafts:
        if other is draft or other.body is None or other.body.series_id != draft.sideline.series_id:
            continue
        for key, person in draft.people.items():
            if person.core and key not in other.people:
                other.people[key] = Participant(person.mention, "participant", person.anchor, False)


def resolve_dates(draft: Draft, setting: Setting) -> Dates | None:
    """The `dates` of the record, from the expression that dates the event.

    A month or day without a year lies ahead for a planned event and behind for one held: "in
    December", said in October of the visit to come, is this year's.
    """
    follows = draft.time is not None and draft.body is not None and draft.time.start > draft.body.start
    if draft.host_only and not (follows and draft.time is not None and draft.time.precision == "month"):
        return None  # the day of a meeting on its sidelines is not that of the whole event
    time = draft.time if draft.time is not None else draft.end_time
    if time is None or time.edtf_start is None:
        return None
    precision: Precision = (
        "day" if time.precision == "day" else "month" if time.precision == "month" else "year"
    )
    basis = (
        time.basis
        if time.basis in ("explicit", "publication-date", "dateline", "document", "corpus")
        else "explicit"
    )
    start, end = time.edtf_start, time.edtf_end or time.edtf_start
    if setting.published is not None and basis in ("publication-date", "dateline") and precision != "year":
        shift = _year_shift(draft, start, end, setting.published)
        start, end = _move_year(start, shift), _move_year(end, shift)
    start, end = _stretch(draft, start, end)
    return Dates.model_validate({"start": start, "end": end, "precision": precision, "basis": basis})


def _stretch(draft: Draft, start: str, end: str) -> tuple[str, str]:
    """The whole length of an event of which one day and its length, or its last day, are given."""
    if start != end or len(start) != 10 or "X" in start:
        return start, end
    last = draft.end_time.edtf_end if draft.end_time is not None else None
    if draft.time is not None and last and len(last) == 10 and last > start:
        return start, last
    days = re.fullmatch(r"P(\d+)D", draft.duration or "")
    if (
        days is None
        or draft.type not in ("visit", "exercise", "conference", "meeting", "summit")
        or not 1 < int(days[1]) < 60
    ):
        return start, end
    length = dt.timedelta(days=int(days[1]) - 1)
    if draft.time is None:
        return (dt.date.fromisoformat(start) - length).isoformat(), end
    return start, (dt.date.fromisoformat(start) + length).isoformat()


def _year_shift(draft: Draft, start: str, end: str, published: dt.date) -> int:
    """Years by which the tense moves a date that names none; a weekday is left alone."""
    time = draft.time or draft.end_time
    assert time is not None
    if not draft.firm or "X" in start or not _names_month(time.rule):
        return 0
    today = published.isoformat()
    if len(start) == len(end) == 10 and _is_near(start, end, published):
        return 0  # "is being held on June 25 and 26", printed two days after
    if draft.status == "planned" and end < today[: len(end)]:
        return 1
    if draft.status == "held" and start > today[: len(start)]:
        return -1
    return 0


def _is_near(start: str, end: str, published: dt.date) -> bool:
    """Whether days lie within some weeks of the publication, whatever the tense says."""
    near = dt.timedelta(days=30)
    return dt.date.fromisoformat(end) + near >= published and dt.date.fromisoformat(start) - near <= published


def _names_month(rule: str) -> bool:
    return "month" in rule


def _move_year(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04d}{day[4:]}" if years else day


def final_status(draft: Draft, dates: Dates | None, setting: Setting) -> str:
    published = setting.published.isoformat() if setting.published is not None else None
    multi_day = (dates is not None and dates.start != dates.end) or draft.duration is not None
    return settle_status(draft.status, dates, published, firm=draft.firm, multi_day=multi_day)


def home_state(
    people: Sequence[PersonMention], counts: Mapping[str, int], codes: Mapping[str, str]
) -> str | None:
    """The state whose officials the article names without saying so ("the Secretary to the President").

    The post of an ambassador it names, else the state of most of its people and mentions. `counts`
    are the mentions of each state in the article, `codes` as for `accredited_to`.
    """
    posts = {code for person in people if (code := accredited_to(person, codes)) is not None}
    if len(posts) == 1:
        return posts.pop()
    weights = dict(counts)
    for affiliation in {p.key: p.affiliation for p in people if p.affiliation in counts}.values():
        if affiliation is not None:
            weights[affiliation] += 2
    return max(sorted(weights), key=lambda code: weights[code]) if weights else None

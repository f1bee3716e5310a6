"""Put a candidate into the draft it speaks of, or make a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.assembly.contradiction import is_headline_only
from irevents.assembly.filling import extend_draft, new_draft
from irevents.assembly.likeness import _LOOSE, find_draft
from irevents.assembly.splitting import find_told_apart, split_candidate
from irevents.assembly.time_spans import are_compatible
from irevents.bodies.editions import read_ordinal
from irevents.candidates import Discourse
from irevents.drafts import Candidate, Draft
from irevents.mentions import PartyMention, PersonMention, PlaceMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# What is seen on a visit, and is not what is visited.
_SIGHT = re.compile(
    r"\b(?:memorial|museum|monument|cemetery|tomb|mausoleum|temple|church|cathedral|mosque|shrine|park|garden"
    r"|school|university|college|(?:conference|convention) cent(?:er|re)|hospital|factory|plant"
    r"|shipyard|library|theatre|market|stadium|exhibition)\b",
    re.IGNORECASE,
)
# "visited the College of Military Engineering": whom soldiers visit
_FORCES = r"\b(?:defen[cs]e|military|war|naval|army|air force)\b"
_SCHOOL = r"\b(?:college|academy|school|institute|university)\b"
_OF_FORCES = re.compile(f"{_FORCES}.*{_SCHOOL}|{_SCHOOL}.*{_FORCES}", re.IGNORECASE)
_WAS = re.compile(r"(?:^| )(?:was|were)$")
_AIRPORT = re.compile(r"\b(?:airport|airfield|aerodrome|airbase|railway station)\b", re.IGNORECASE)
_AT_QUAY = Pattern("met-at-quay")
_ON_ARRIVAL = re.compile(r"(?:^| )(?:up)?on (?:his|her|their |P 's )?arrival (?:in|to|at the airport|here)\b")
_OTHER_SESSION = Pattern("other-session")


# "A joint exercise was conducted for the first time in 2017": one of the series told of before
_FOR_THE_FIRST_TIME = re.compile(r"^(?: [\w-]+){1,4} for the (?:first|second|third|last) time (?:in|on) ")
_NEAR = 6
"""Words that may stand between two nouns of one event."""


def add_candidate(drafts: list[Draft], candidate: Candidate, discourse: Discourse) -> list[Draft]:
    """Put a candidate into the draft it speaks of, or make a new one; the drafts it went into.

    `drafts` are those of the article so far, and are extended.
    """
    if candidate.trigger.frame.id in ("receive", "greet", "meet") and _is_welcome(candidate):
        return []
    if candidate.trigger.frame.id == "meet" and _is_met_on_coming(candidate, discourse):
        return []
    if candidate.trigger.frame.id == "visit-verb" and _is_sight(candidate):
        return []
    if candidate.trigger.frame.id == "receive" and _is_reception_of_one(candidate):
        return []
    if candidate.type == "visit" and _is_way_within(candidate):
        return []
    if candidate.type == "visit" and candidate.anaphoric:
        _find_where_received(drafts, candidate)
    if candidate.trigger.frame.id == "arrive":
        _find_where_welcomed(drafts, candidate)
    nowhere = not (candidate.countries or candidate.places)
    if candidate.trigger.frame.id == "leave" and nowhere and _is_on_the_way(drafts, candidate):
        return []
    stay = _find_stay(drafts, candidate)
    if stay is not None:
        stay.end_time = stay.end_time or candidate.time or candidate.end_time
        return [stay]
    if candidate.trigger.frame.id == "visit-verb" and _is_seen_on_visit(candidate, discourse):
        candidate.places, candidate.time = [], None
    first = candidate.type == "exercise" and _FOR_THE_FIRST_TIME.search(candidate.trigger.after[:80])
    if not (
        candidate.anaphoric
        or first
        or candidate.continuing
        or candidate.people
        or candidate.parties
        or candidate.body is not None
        or candidate.collective
        or candidate.of_two
        or (candidate.type == "summit" and candidate.time is not None and candidate.places)
        or (candidate.type == "exercise" and candidate.verdict.status == "ongoing" and candidate.countries)
        or _gathers_unnamed(candidate)
    ):
        return []
    other = candidate.trigger.frame.head == "noun" and candidate.body is None and candidate.type != "visit"
    counted = (
        candidate.trigger.frame.id == "first-one"
        or (candidate.trigger.frame.id == "one" and _count(candidate) is not None)
        or _is_other_edition(drafts, candidate)
    )
    session = _OTHER_SESSION.search(candidate.trigger.before[-40:]) and not any(
        d.body is not None and d.touched == candidate.trigger.reading.index for d in drafts
    )
    if other and not candidate.people and len(candidate.parties) < 2 and (counted or session or first):
        others = _add_other_session(drafts, candidate)
        for session_told in others:
            session_told.touched, discourse.last = candidate.trigger.reading.index, session_told
        return others
    last = discourse.last
    if last is not None and last.type == candidate.type == "meeting" and _goes_on_there(last, candidate):
        extend_draft(last, candidate)
        return [last]
    if _is_part(candidate, drafts):
        return _add_part(drafts, candidate, discourse)
    apart = find_told_apart(drafts, candidate)
    if apart:
        for told in apart:
            extend_draft(told, candidate)
        return apart
    parts = split_candidate(candidate)
    touched: list[Draft] = []
    for part in parts:
        draft = find_draft([d for d in drafts if len(parts) < 2 or _may_be(d, part, touched)], part)
        if draft is not None and len(parts) > 1 and is_headline_only(draft) and len(draft.named) < 2:
            # "Minister meets Peruvian and Chilean counterparts" is said of each of them
            draft.parties = {code: a for code, a in draft.parties.items() if code in part.parties}
        if draft is None:
            if part.continuing or (part.anaphoric and not _stands_alone(part)):
                continue
            if part.trigger.frame.roles == "anaphor":
                continue
            draft = new_draft(part)
            draft.split = len(parts) > 1
            drafts.append(draft)
        else:
            extend_draft(draft, part)
            draft.split = draft.split or len(parts) > 1
        touched.append(draft)
        draft.touched = part.trigger.reading.index
        draft.aside = _is_aside(part) or _is_outcome(part)
        draft.topical = all(map(_is_topic, draft.candidates))
        sides = len(draft.core) > 1 or len(draft.parties) > 1
        if not draft.host_only and sides and draft.type not in ("conference", "exercise"):
            discourse.pairs = [*(d for d in discourse.pairs if d is not draft), draft]
        if part.type == "visit":
            discourse.visit = draft
        elif not part.trigger.plural and not (discourse.last is not None and _is_outcome(part)):
            discourse.last = draft
    if len(touched) > 1 or (touched and discourse.last is None):
        discourse.last = touched[0]
    return touched


def _gathers_unnamed(candidate: Candidate) -> bool:
    """ "The ministers met in Lome on Tuesday. Ghana was represented by": who they are, comes after."""
    agents = candidate.arguments.agents
    told = candidate.trigger.frame.id in ("meet", "gather") and not candidate.arguments.partners
    unnamed = bool(agents) and all(a.anaphor in ("ministers", "leaders", "they") for a in agents)
    return told and unnamed and candidate.time is not None and bool(candidate.places)


_BEFORE_OR_AFTER = re.compile(r"(?:^| )(?:previous|preceding|next|last)(?: [\w-]+){0,4}$")


_SAME_OCCASION = re.compile(r" (?:at|on|during) the same (?:occasion|meeting|discussions?|event|session)\b")


def _goes_on_there(last: Draft, candidate: Candidate) -> bool:
    """ "The new envoys also met with Dahl at the same occasion": at the meeting told of."""
    same = _SAME_OCCASION.search(candidate.trigger.after[:120])
    return same is not None and bool(last.named & candidate.named)


def _find_stay(drafts: list[Draft], candidate: Candidate) -> Draft | None:
    """ "He will conclude his visit and leave Peru on May 6", of a visit to Peru: its last day."""
    if candidate.trigger.frame.id != "leave" or not candidate.trigger.text.endswith(" from"):
        return None
    left = {place.code for prep, place in candidate.arguments.places if isinstance(place, PartyMention)}
    stays = [d for d in reversed(drafts) if d.type == "visit" and d.country is not None]
    return next((d for d in stays if d.country in left and d.core & candidate.core), None)


def _is_on_the_way(drafts: list[Draft], candidate: Candidate) -> bool:
    """ "He will leave Lima on the night of May 3", after the visit of May 4 was told of: its eve."""
    return any(d.type == "visit" and d.time is not None and d.core & candidate.core for d in drafts)


def _is_sight(candidate: Candidate) -> bool:
    """ "Then the president visited the New Riverside Park": no visit to a state."""
    houses = [place for _, place in candidate.arguments.places if isinstance(place, PlaceMention)]
    seen = [p for p in houses if p.kind == "venue" and _SIGHT.search(p.name or "")]
    seen = [p for p in seen if not _OF_FORCES.search(p.name or "")]
    return bool(seen) and houses[0] in seen and all(p.kind == "venue" for p in houses)


def _is_way_within(candidate: Candidate) -> bool:
    """ "The two presidents then headed to the State House": both are there already."""
    together = any(a.anaphor in ("leaders", "ministers") for a in candidate.arguments.agents)
    houses = [place for _, place in candidate.arguments.places if isinstance(place, PlaceMention)]
    verb = candidate.trigger.frame.head == "verb"
    return together and verb and bool(houses) and all(place.kind == "venue" for place in houses)


# "spoke of the outcome of the talks of the two presidents last month. The meeting was attended by"
_OUTCOME_OF = re.compile(r"(?:^| )(?:outcomes?|results?) of (?:the|their)(?: [\w-]+){0,3}$")


def _is_outcome(candidate: Candidate) -> bool:
    """Whether only what another meeting led to is spoken of."""
    return candidate.trigger.frame.head == "noun" and bool(_OUTCOME_OF.search(candidate.trigger.before[-60:]))


_WELCOMED_BY = re.compile(
    r"^(?: (?:at|in|on|the|earlier|later)| [TV]| ,)+ where (?:he|she) was"
    r" (?:\w+ly )?(?:welcomed|greeted|received|met)(?: on arrival| upon arrival| T)? by (?P<host>P)\b"
)


def _find_where_welcomed(drafts: Sequence[Draft], candidate: Candidate) -> None:
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


def _find_where_received(drafts: Sequence[Draft], candidate: Candidate) -> None:
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


def _is_seen_on_visit(candidate: Candidate, discourse: Discourse) -> bool:
    """ "On a visit to Peru he also visited Callao Naval Base": a house seen, not where he went."""
    houses = [place for _, place in candidate.arguments.places if isinstance(place, PlaceMention)]
    visit = discourse.visit
    if visit is None or not houses or any(p.kind != "venue" for p in houses):
        return False
    known = visit.country is None or visit.country in candidate.countries
    return known and bool(visit.core & candidate.core)


def _may_be(draft: Draft, part: Candidate, touched: list[Draft]) -> bool:
    """Whether one of several counterparts may be met in a draft: no other's, and no body's session."""
    return not any(draft is other for other in touched) and (draft.body is None or part.named <= draft.named)


def _is_reception_of_one(candidate: Candidate) -> bool:
    """ "He was received at the naval headquarters and inspected a guard": by nobody that is named."""
    arguments = candidate.arguments
    others = arguments.partners or arguments.hosts or arguments.attendees or len(arguments.agents) > 1
    return not others and len(candidate.people) < 2 and _WAS.search(candidate.trigger.before) is not None


# "was met by Lee, the two discussed", "was met by Lee for talks": no mere greeting
_SPOKE = re.compile(
    r"\b(?:discuss\w*|talks|talked|spoke|exchang\w+|review\w*|negotiat\w*|meeting|consultations)\b"
)


def _is_met_on_coming(candidate: Candidate, discourse: Discourse) -> bool:
    """ "Berg came to Lima on Monday for a visit. Berg, who was met by Lee, will": he was greeted."""
    trigger, visit = candidate.trigger, discourse.visit
    if visit is None or candidate.time is not None or candidate.places:
        return False
    if not _WAS.search(trigger.before) or not trigger.after.startswith(" by "):
        return False
    words = trigger.reading.text
    behind = re.split(r" , (?:is|was|will|has) ", trigger.after, maxsplit=1)[0]
    told = _SPOKE.search(behind) or (" at " in behind and not _AIRPORT.search(words))
    return not told and bool(visit.core & candidate.core)


def _is_welcome(candidate: Candidate) -> bool:
    """ "On arrival in Oslo she was received at the airport by the Prime Minister": no meeting yet."""
    trigger = candidate.trigger
    if trigger.frame.id == "meet" and not _WAS.search(trigger.before):
        return False
    if _AT_QUAY.match(trigger.after):
        return True  # "was met at the pier by the consul"
    at_airport = bool(_AIRPORT.search(trigger.before[-60:])) or any(
        isinstance(place, PlaceMention) and _AIRPORT.search(place.name or "")
        for _, place in candidate.arguments.places
    )
    return at_airport or bool(_ON_ARRIVAL.search(candidate.trigger.before))


# "The ministerial session will be chaired by": of a commission that others chair, a part of its session
_PART = re.compile(r"(?:^| )(?:ministerial|ministers '|senior officials '?|experts? '?|technical|plenary)$")


def _is_part(candidate: Candidate, drafts: Sequence[Draft]) -> bool:
    """Whether a session within the session of a body is told of, by who chairs it."""
    trigger = candidate.trigger
    own = candidate.body is None and bool(candidate.arguments.chairs) and trigger.definite
    named = trigger.text in ("session", "meeting", "segment") and _PART.search(trigger.before[-30:])
    chaired = {a.person.key for a in candidate.arguments.chairs if a.person is not None}
    host = next((d for d in reversed(drafts) if d.body is not None and not d.host_only), None)
    if not own or not named or host is None:
        return False
    chairs = {key for key, p in host.people.items() if p.role in ("chair", "co-chair")}
    return bool(chairs) and not chaired & chairs


def _add_part(drafts: list[Draft], candidate: Candidate, discourse: Discourse) -> list[Draft]:
    """Add a session within a session; its states are those of the body's."""
    host = next(d for d in reversed(drafts) if d.body is not None and not d.host_only)
    candidate.anaphoric = False
    for code, anchor in host.parties.items():
        candidate.parties.setdefault(code, anchor)
    draft = new_draft(candidate)
    draft.touched = candidate.trigger.reading.index
    drafts.append(draft)
    discourse.last = draft
    return [draft]


def _add_other_session(drafts: list[Draft], candidate: Candidate) -> list[Draft]:
    """ "the previous meeting in May 2003": another session of the body spoken of, where it is dated."""
    spoken = candidate.trigger.frame.roles == "anaphor"
    host = next(
        (d for d in reversed(drafts) if d.type == candidate.type or (spoken and d.type != "visit")), None
    )
    if spoken and candidate.trigger.frame.id == "first-one":
        # "The drill, following the first one in June": of that of which the sentence speaks
        touched = [d for d in drafts if d.touched == candidate.trigger.reading.index and d.type != "visit"]
        host = touched[0] if len(touched) == 1 else host
    if host is None and candidate.type == "meeting":
        host = next((d for d in reversed(drafts) if d.type == "summit"), None)
    if spoken and host is not None:
        candidate.type = host.type
    next_one = candidate.verdict.status == "planned" and candidate.trigger.before.endswith(
        ("next", "next joint")
    )
    if host is None or (candidate.time is None and not (next_one and host.status != "planned")):
        return []
    if (
        host.time is not None
        and candidate.time is not None
        and are_compatible(host.time, candidate.time)
        and not _lacks_year(host, candidate)
    ):
        return []
    if spoken and host.time is None and host.body is not None and host.edition is None:
        extend_draft(host, candidate)  # "have held the drill since 2003. The most recent took place in May"
        return [host]
    candidate.body = replace(host.body, edition=_count(candidate)) if host.body is not None else None
    candidate.anaphoric = False
    candidate.of_two |= any(c.of_two for c in host.candidates)
    for code, anchor in host.parties.items():
        candidate.parties.setdefault(code, anchor)
    counted = not _BEFORE_OR_AFTER.search(candidate.trigger.before[-50:])
    if (
        counted and host.body is None and len(host.named) == 2
    ):  # "the two met again after their first meeting in May"
        candidate.people.update((k, p) for k, p in host.people.items() if p.core)
    draft = new_draft(candidate)
    drafts.append(draft)
    return [draft]


def _lacks_year(host: Draft, candidate: Candidate) -> bool:
    """ "(Lima, Mar 14) talks were held on Monday. The last ones took place in March 2021": the year tells."""
    dated = [(t.edtf_start or "")[:4] for t in (host.time, candidate.time) if t is not None]
    return dated[:1] == ["XXXX"] and dated[1:] != ["XXXX"]


def _count(candidate: Candidate) -> int | None:
    """The number of "The tenth was held in May", of "the seventh meeting in 2019"."""
    if candidate.trigger.frame.id == "one":
        return read_ordinal(candidate.trigger.text)
    told = _NUMBERED.search(candidate.trigger.before[-40:]) if candidate.trigger.definite else None
    return read_ordinal(told["number"]) if told is not None else None


_NUMBERED = re.compile(r"(?:^| )the (?P<number>\w+(?:-\w+)?)$")


def _is_other_edition(drafts: Sequence[Draft], candidate: Candidate) -> bool:
    """ "The eighth meeting of the board … The seventh meeting in 2019": a session with a day of its own."""
    count = _count(candidate)
    if count is None or candidate.time is None or candidate.trigger.frame.id not in ("meeting", "session"):
        return False
    return any(d.body is not None and d.edition not in (None, count) for d in drafts)


def _is_opened_by_preposition(trigger: Trigger) -> bool:
    """ "discussed trade | during a meeting in Lima": the clause is of the verb before it."""
    opener = trigger.reading.segments.index(trigger.segment)
    return trigger.reading.items[opener].text in ("during", "in", "at", "on", "for")


def continues(draft: Draft, candidate: Candidate) -> bool:
    """True for a bare noun that goes on with the verb: "discussed trade in consultations on Monday"."""
    if (
        candidate.people
        or candidate.parties
        or candidate.body is not None
        or candidate.trigger.frame.head != "noun"
    ):
        return False
    previous = draft.candidates[-1].trigger
    if previous.frame.head != "verb" and candidate.trigger.first - previous.last > _NEAR:
        return False  # "the meeting came of a decision taken at a virtual session on Friday"
    same = previous.reading is candidate.trigger.reading and (
        previous.segment == candidate.trigger.segment or _is_opened_by_preposition(candidate.trigger)
    )
    if previous.frame.id == "hand-over" and previous.reading is candidate.trigger.reading:
        return _AT_A.search(candidate.trigger.before[-40:]) is not None  # "gave a letter to Lee during a"
    linked = re.search(r"(?:^| )(?:in|during|at|for|on)(?: [\w'-]+| T){0,4}$", candidate.trigger.before[-40:])
    return same and bool(linked) and (draft.type == candidate.type or draft.type in _LOOSE[candidate.type])


_AT_A = re.compile(r"(?:^| )(?:in|during|at) (?:a|an|the)(?: [\w-]+| T){0,3}$")
_WHAT_FOR = re.compile(r"(?:^| )for (?:a|an|their|its|what)(?: [\w'-]+| T){0,4}$")


def is_what_for(draft: Draft, candidate: Candidate) -> bool:
    """True for what they gather for: "the ministers met in Oslo on Monday for a two-day meeting"."""
    previous, trigger = draft.candidates[-1].trigger, candidate.trigger
    if (
        previous.frame.id not in ("meet", "gather", "receive")
        or trigger.frame.head != "noun"
        or candidate.type == "visit"
    ):
        return False
    if (
        previous.reading is not trigger.reading
        or previous.segment != trigger.segment
        or candidate.body is not None
    ):
        return False
    guests = {key for key, person in candidate.people.items() if person.role != "host"}
    own = guests <= set(draft.people) and (set(candidate.parties) <= {*draft.parties, *candidate.hosts})
    same = candidate.time is None or draft.time is None or candidate.time is draft.time
    return own and same and not trigger.plural and _WHAT_FOR.search(trigger.before[-50:]) is not None


_ASIDE = frozenset({"before", "after", "ahead", "prior", "since", "following"})


def _is_aside(candidate: Candidate) -> bool:
    """Whether it is told in a clause of time: "took place hours before Berg and Lee were to meet"."""
    segments, items = candidate.trigger.reading.segments, candidate.trigger.reading.items
    first = segments.index(candidate.trigger.segment)
    return first > 0 and items[first].text in _ASIDE


_TOPIC_BEHIND = re.compile(
    r" (?:was|were|is|are|will be)(?: also)? (?:discussed|spoken of|mentioned|raised|touched|talked)\b"
)
_TOPIC_BEFORE = re.compile(
    r"(?:^| )(?:discuss(?:ed|ing)?|spoke (?:of|about)|preparations? for|agenda (?:of|for)"
    r"|decisions (?:of|made at|taken at)"
    r"|outcomes? of|results of|implementation of)(?: [\w'-]+| [TDC]){0,6}$"
)


def _is_topic(candidate: Candidate) -> bool:
    """ "The Oslo Summit was also discussed during the meeting": "the meeting" is another event."""
    trigger = candidate.trigger
    if trigger.body is None or trigger.reading.sentence.block in ("headline", "subheadline"):
        return False
    return bool(_TOPIC_BEHIND.match(trigger.after) or _TOPIC_BEFORE.search(trigger.before[-90:]))


def _stands_alone(candidate: Candidate) -> bool:
    """True for a definite mention that brings enough of its own: "the meeting of Berg and Lee in Oslo"."""
    off = candidate.verdict.status in ("cancelled", "postponed")
    if candidate.type == "visit" and off and candidate.named:
        return True  # "The visit of President Didi has been postponed": whither, the report says elsewhere
    if candidate.type == "visit":
        return bool(candidate.countries or candidate.places) and bool(candidate.people or candidate.parties)
    if candidate.collective and candidate.arguments.chairs:
        return True  # "the first meeting of the ministers of the Gulf states was chaired by Berg"
    if candidate.of_two and candidate.verdict.status == "planned":
        return True  # "The two armies will hold their annual talks"
    known = candidate.body is not None or candidate.collective or candidate.of_two
    if known and (candidate.time is not None or candidate.places or candidate.countries):
        return True
    if candidate.type == "summit" and candidate.time is not None and candidate.places:
        return True  # "at the summit of the union in Praia in May 2003"
    return (
        len(candidate.people) >= 2
        or len(candidate.parties) >= 2
        or (candidate.body is not None and candidate.body.proper)
    )

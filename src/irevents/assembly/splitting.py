"""One sentence, several meetings: counterparts met one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.assembly.time_spans import are_compatible
from irevents.drafts import Anchor, Candidate, Draft, Participant
from irevents.mentions import PersonMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# "met the presidents of Peru and Chile in a trilateral format"
_TOGETHER = Pattern("met-together")
_ENVOY = re.compile(r"\b(?:ambassador|high commissioner|charg[ée]|envoy)\b", re.IGNORECASE)
_RESPECTIVELY = Pattern("respectively")
# "will hold separate bilateral talks with his Peruvian and Chilean counterparts"
_SEPARATE = re.compile(r"(?:^| )separate(?: (?:bilateral|working|official|one-on-one|brief))?$")
# "Separately, Berg will hold talks with his Peruvian and Chilean counterparts"
_SEPARATELY = re.compile(r"separately ,")
# Of two who hold such posts, neither is there as the other's aide.
_POSTS = (
    ("minister", Pattern("post-minister")),
    ("government", Pattern("post-government")),
    ("parliament", re.compile(r"\bspeaker\b", re.I)),
    ("state", Pattern("post-state")),
)
# "separately met Chief of Staff Berg and Foreign Minister Lee"
_FORCES = Pattern("commands-forces")
_THOSE = re.compile(r"(?:^| )(?:those|these|all|the|both)(?: (?:three|four|two|these|those|separate))?$")


def find_told_apart(drafts: Sequence[Draft], candidate: Candidate) -> list[Draft]:
    """ "Those talks are on Tuesday", after "will hold talks with the president and with the premier"."""
    trigger = candidate.trigger
    plural = trigger.frame.type == "meeting" and trigger.frame.head == "noun" and trigger.text.endswith("s")
    own = candidate.people or candidate.parties or candidate.body is not None
    if not plural or own or not _THOSE.search(trigger.before):
        return []
    split = [d for d in drafts if d.split and d.article == candidate.article]
    if not split or split[-1].touched < trigger.reading.index - 3:
        return []
    if any(
        d.time is not None and candidate.time is not None and not are_compatible(d.time, candidate.time)
        for d in split
    ):
        return []
    return split


_ONE_BY_ONE = Pattern("one-by-one")


def is_of_all_told(drafts: Sequence[Draft], candidate: Candidate) -> bool:
    """ "Envoys of Peru, Chile and Kenya held phone talks. Soto rang up Berg and Lee": one call of all."""
    states = {a.person.affiliation for a in candidate.arguments.partners if a.person is not None}
    if len(states) < 2 or None in states or _ONE_BY_ONE.search(candidate.trigger.reading.text):
        return False
    here = candidate.trigger.reading.index
    return any(
        d.type == candidate.type in ("meeting", "call")
        and d.article == candidate.article
        and here - 3 <= d.touched < here
        and len(d.parties) > 2
        and len(d.named) < 2
        and states <= {*d.parties}
        for d in drafts
    )


def split_candidate(candidate: Candidate) -> list[Candidate]:
    """One candidate a counterpart where the counterparts are met one after the other.

    "will call on the President, the Prime Minister and the Army Commander" is three meetings;
    "met Berg and his aide Dahl" is one.
    """
    arguments = candidate.arguments
    partners = [a.person for a in arguments.partners if a.person is not None]
    agents = [
        a for a in arguments.agents if a.person is not None or a.anaphor is not None or a.party is not None
    ]
    callers = [a.person for a in agents if a.person is not None]
    if _call_in_turn(candidate, callers, partners):
        return _split_people(candidate, callers)
    apart_of = _SAID_SEPARATELY.match(candidate.trigger.after)
    if apart_of and not agents and len(partners) > 1 and candidate.type in ("meeting", "call"):
        return _split_people(candidate, partners)  # "Berg's aunt met separately with Lee and Dahl"
    apart = _are_met_apart(candidate, partners)
    if not partners and candidate.type in ("meeting", "call") and candidate.body is None:
        return _split_by_state(candidate)
    states = [a.party.code for a in arguments.partners if a.party is not None]
    together = candidate.body is not None or _are_together(candidate)
    plural = candidate.trigger.plural and candidate.type in ("meeting", "call")
    plural = plural or _is_bilateral(candidate)
    if partners and states and plural and len(agents) == 1 and not together:
        return _split_people_and_states(candidate, partners, states)
    least = 2 if apart else 3
    if candidate.trigger.frame.head == "noun" and not apart and candidate.trigger.text == "meeting":
        return [candidate]  # "at a meeting with Berg, Lee and Costa": one meeting
    if candidate.type not in ("meeting", "call") or len(partners) < least or len(agents) != 1:
        return [candidate]
    one_by_one = _ONE_BY_ONE.search(candidate.trigger.reading.text) is not None
    if together or (
        arguments.sideline is not None and not (apart and (one_by_one or _is_of_two_more(candidate)))
    ):
        return [candidate]
    if not apart and _are_colleagues(partners):
        return [candidate]  # "met Senators Hall, Reed and Stone"
    told = candidate.trigger.reading.items[arguments.partners[0].first].surface
    if (
        candidate.trigger.frame.roles == "encounter"
        and _are_peers(partners)
        and told != "counterparts"
        and not one_by_one
    ):
        return [candidate]  # "met defence ministers A of X, B of Y and C of Z"
    return _split_people(candidate, partners)


def _split_people_and_states(
    candidate: Candidate, people: Sequence[PersonMention], states: Sequence[str]
) -> list[Candidate]:
    """ "had meetings with the Greek and Croatian chiefs of defence, and with General Berg": one with each."""
    keys = {person.key for person in people}
    homes = {person.affiliation for person in people}
    own = {
        part.mention.affiliation
        for key, part in candidate.people.items()
        if key not in keys and part.mention.affiliation is not None
    }
    out = []
    for part in _split_people(candidate, people):
        met = {participant.mention.affiliation for participant in part.people.values()}
        parties = {c: a for c, a in part.parties.items() if c in met | own or c not in states}
        out.append(_part(candidate, part.people, parties))
    those = {key: who for key, who in candidate.people.items() if key not in keys}
    for code in dict.fromkeys(states):
        others = (homes | {*states}) - own - {code}
        out.append(
            _part(candidate, dict(those), {c: a for c, a in candidate.parties.items() if c not in others})
        )
    return out


def _is_bilateral(candidate: Candidate) -> bool:
    """ "held bilateral talks with the presidents of Chad and Peru": with one, then with the other."""
    return candidate.type == "meeting" and candidate.trigger.before.endswith(" bilateral")


def _are_together(candidate: Candidate) -> bool:
    """ "met the presidents of Peru and Chile in a trilateral format": all at once."""
    reading = candidate.trigger.reading
    if _SAID_SEPARATELY.match(candidate.trigger.after) or candidate.trigger.before.endswith(" separately"):
        return False  # "met separately with Berg and Lee before trilateral talks"
    return _TOGETHER.may_be_in(reading.runs) and _TOGETHER.search(reading.text) is not None


_SAID_SEPARATELY = re.compile(r"^(?: with)? (?:separately|individually|one by one|in turn)\b")
_SIDELINES = re.compile(r"\b(?:on|at|in) the (?:sidelines?|margins?|side lines?)\b")
_COUNTERPARTS = re.compile(r"\b(?:counterparts|colleagues|opposite numbers)\b")


_BY_EACH_SEPARATELY = re.compile(r"^ (?:with )?(?:the )?P(?:,)? (?:on T )?separately\b")
# "Sato and Berg met separately on Monday with | President Lee"
_SEPARATELY_WITH_ONE = Pattern("separately-with-one")
# "Sato and Berg were each received by President Lee", "were received separately on Monday by"
_EACH_BY = re.compile(r"(?:^| )(?:each|separately|individually|in turn)$")
_SEPARATELY_BY = re.compile(r"^(?: here)? (?:separately|individually|one by one|in turn)(?= )")


def _call_in_turn(
    candidate: Candidate, callers: Sequence[PersonMention], partners: Sequence[PersonMention]
) -> bool:
    """ "The Prime Minister of A, the minister of B and the minister of C called on the President"."""
    states = {person.affiliation for person in callers}
    several = len(callers) > 1 and None not in states and len(states) == len(callers)
    guest = candidate.trigger.frame.id == "call-on" and len(partners) == 1
    verb = candidate.trigger.frame.head == "verb"
    separately = verb and _BY_EACH_SEPARATELY.search(candidate.trigger.after)
    separately = separately or (verb and _SEPARATELY_WITH_ONE.match(candidate.trigger.after))
    if separately and len(callers) > 1 and len(partners) == 1 and candidate.type == "meeting":
        return True  # "Premier Li and Speaker Zhao met with Berg separately"
    received = candidate.trigger.frame.roles == "host" and len(partners) == 1 and len(callers) > 1
    if received and verb and candidate.type == "meeting":
        return bool(
            _EACH_BY.search(candidate.trigger.before) or _SEPARATELY_BY.match(candidate.trigger.after)
        )
    return several and guest and not _are_together(candidate)


def _split_people(candidate: Candidate, people: Sequence[PersonMention]) -> list[Candidate]:
    """A candidate for each of these people, without the others."""
    keys = [p.key for p in people]
    undated = {a.person.key for a in candidate.arguments.undated if a.person is not None}
    out: list[Candidate] = []
    for key in dict.fromkeys(keys):
        others = set(keys) - {key}
        lost = {candidate.people[k].mention.affiliation for k in others if k in candidate.people}
        kept_people = {k: v for k, v in candidate.people.items() if k not in others}
        kept = {p.mention.affiliation for p in kept_people.values()}
        parties = {c: a for c, a in candidate.parties.items() if c in kept or c not in lost}
        part = _part(candidate, kept_people, parties)
        part.time = None if key in undated else part.time
        out.append(part)
    return out


def _are_met_apart(candidate: Candidate, partners: Sequence[PersonMention]) -> bool:
    """Whether two counterparts are met one after the other.

    They are where the words say so ("respectively", "meetings"), where they are of two states other than
    the subject's, or hold the highest posts of one that the subject visits: "met the President and the
    Foreign Minister". Who is received comes together: "received the Prime Minister and the Foreign Minister".
    """
    trigger = candidate.trigger
    separate = _is_separate(trigger) or trigger.text.startswith("separate")
    separate = separate or _is_bilateral(candidate)
    one = trigger.frame.head == "noun" and not trigger.text.endswith("s")
    if separate or trigger.frame.roles == "guest" or trigger.plural:
        return True
    if not (one and trigger.definite) and _is_told_of_each(trigger):
        return True  # not "the meeting with his colleagues of Peru and Chile, Soto and Rojas respectively"
    if one:
        return False  # "at a meeting with Berg of Norway and Lee of Korea"
    met = trigger.frame.roles == "encounter" or trigger.text.startswith("receiv")
    if len(partners) < 2 or candidate.anaphoric or not met:
        return False  # "welcomed" and "hosted" several for one meeting
    own = {p.mention.affiliation for k, p in candidate.people.items() if k not in {q.key for q in partners}}
    states = [p.affiliation for p in partners]
    abroad = None not in states and len(set(states)) == len(states) and not own & {*states}
    if abroad and own and not any(_ENVOY.search(p.position or "") for p in partners):
        return True
    if trigger.before.endswith(" separately"):
        posts = ["forces" if _FORCES.search(p.position or "") else _post(p) for p in partners]
    else:
        posts = [_post(p) for p in partners]
    return trigger.frame.roles == "encounter" and None not in posts and len(set(posts)) == len(posts)


def _is_separate(trigger: Trigger) -> bool:
    return " separate" in f" {trigger.before}" and _SEPARATE.search(trigger.before) is not None


def _is_told_of_each(trigger: Trigger) -> bool:
    """ "met Berg and Lee, respectively"."""
    return _RESPECTIVELY.may_be_in(trigger.reading.runs) and _RESPECTIVELY.search(trigger.after) is not None


def _are_peers(partners: Sequence[PersonMention]) -> bool:
    """Whether three or more hold one office in as many states: theirs is a meeting of them all."""
    states = {p.affiliation for p in partners}
    offices = {(p.position or "").lower() for p in partners}
    return len(partners) > 2 and None not in states and len(states) == len(partners) and len(offices) == 1


def _are_colleagues(partners: Sequence[PersonMention]) -> bool:
    """Whether all hold one office in one state, told of them in one word, or are told of by name alone."""
    offices = {(p.position or "").lower() for p in partners}
    return len(offices) == 1 and len({p.affiliation for p in partners}) == 1


def _is_of_two_more(candidate: Candidate) -> bool:
    """ "met Soto of Chile and Okello of Uganda on the sidelines of the forum": not of one of their own."""
    arguments = candidate.arguments
    states = {a.person.affiliation for a in arguments.partners if a.person is not None}
    host = arguments.sideline.parties if arguments.sideline is not None else ()
    return len(states) == len(arguments.partners) == 2 and not states <= {*host}


def _post(person: PersonMention) -> str | None:
    """Which of the highest posts of a state somebody holds."""
    return next((name for name, post in _POSTS if post.search(person.position or "")), None)


def _split_by_state(candidate: Candidate) -> list[Candidate]:
    """ "had meetings with the Greek, Romanian and Croatian chiefs of defence": one with each."""
    arguments = candidate.arguments
    states = [a.party.code for a in arguments.partners if a.party is not None]
    hosts = [a for a in arguments.agents if a.person is not None or a.anaphor is not None]
    if len(set(states)) < 2 or len(hosts) != 1 or len(arguments.partners) != len(states):
        return [candidate]
    apart = candidate.trigger.plural and candidate.trigger.text.endswith(
        ("meetings", "calls", "conversations")
    )
    apart = apart or bool(_is_told_of_each(candidate.trigger) or _is_separate(candidate.trigger))
    apart = apart or _is_bilateral(candidate)
    counterparts = _COUNTERPARTS.search(candidate.trigger.after[:90]) is not None
    apart = apart or (counterparts and _SEPARATELY.match(candidate.trigger.reading.text) is not None)
    together = _are_together(candidate)
    if counterparts and (arguments.sideline is not None or _SIDELINES.search(candidate.trigger.reading.text)):
        apart = not together  # "talks with his Peruvian and Chilean counterparts on the sidelines"
    if candidate.type == "call":
        # "spoke to the leaders of Chad and Niger by telephone": to one, then the other
        apart = (apart or candidate.trigger.frame.head == "verb") and not together
    if not apart:
        return [candidate]
    return [
        _part(
            candidate,
            dict(candidate.people),
            {c: a for c, a in candidate.parties.items() if c == code or c not in states},
        )
        for code in dict.fromkeys(states)
    ]


def _part(candidate: Candidate, people: dict[str, Participant], parties: dict[str, Anchor]) -> Candidate:
    """The candidate with only these people and parties."""
    return Candidate(
        candidate.trigger,
        candidate.arguments,
        candidate.verdict,
        candidate.type,
        candidate.article,
        people,
        parties,
        list(candidate.hosts),
        candidate.time,
        candidate.end_time,
        candidate.duration,
        list(candidate.places),
        dict(candidate.countries),
        None,
        False,
    )

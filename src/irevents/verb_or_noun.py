"""What a word of a frame is where it stands: verb or noun, and whether it tells an event of its own."""

from __future__ import annotations

import re

from irevents.packs.patterns import Pattern, read_words

# "a dinner hosted by the ministry", "the talks, hosted by Oman": said of the noun before it.
_RECEPTION, _PASSIVE = Pattern("before-hosted"), Pattern("passive-told")
# "Oman will host a two-day meeting of the ministers": the meeting is the event, and nobody is received.
_HOSTS_EVENT = Pattern("hosts-event")
_FOR_SESSION = Pattern("hosted-for-session")
# "the summit, hosted by Peru": it is the summit that is hosted
_HOSTED_EVENT = Pattern("hosted-event")
_WHICH_HOSTS = Pattern("which-hosts")
_GUEST_BEHIND = re.compile(
    r" by (?:the |his |her )?P(?: (?!who\b|and\b)[\w-]+| [VCST]){0,6} , (?:the )?P(?= |$)"
)
_HELD = Pattern("held-noun")
_WEAK_HELD = Pattern("weak-held-behind")
_TWO_HELD = Pattern("two-held-a")
_ARRANGED = Pattern("arranged-with")
_ON_AGENDA = Pattern("on-agenda-before")
_SELF_TOLD = Pattern("self-told-noun")  # "Good conversation with Berg today," in a post
# "another conversation took place with Lee"
_TOOK_PLACE_WITH = Pattern("took-place-with")
_DETERMINED = Pattern("determined")
_TO = Pattern("to-verb")
_PARTICIPLE = Pattern("participle")
# "P is meeting P"; "to meet": no noun; "the cabinet meeting": of no two sides
_MEETING = Pattern("meeting-verb")
_AUXILIARY_BEFORE = Pattern("auxiliary-before")
_OTHER_MEETINGS = Pattern("other-meetings")


def is_plural(word: str) -> bool:
    """Whether the noun tells of several events: "meetings", not "talks"."""
    return word.endswith("s") and word not in read_words("plural-only")


def can_be_verb(word: str, before: str, after: str) -> bool:
    """Tell the verb from the noun of the same form: "will visit Oslo", "his visit"."""
    if word in ("meeting", "sitting", "meetings"):
        if (
            not before
            and re.match(r" (?:in|at|on|with|for|here|T|P)\b", after)
            and re.search(r" , (?:the |[PSD])", after)
        ):
            return True  # "Meeting in Oslo, the two ministers agreed"
        if re.search(r"P [-–—] P$|(?:^| )(?:the|a|an|this|next|last)(?: [\w-]+)? [SD]$", before):
            return False  # "the Rao–Berg meeting", "the Contact Group meeting"
        return bool(_MEETING.search(before))
    if word in ("visiting", "touring", "hosting", "receiving", "arriving"):
        return bool(_PARTICIPLE.search(before))
    if word == "host" and re.search(r"(?:P|S) and$", before) and re.match(r" [PS]\b", after):
        return False  # "minister Berg and host Lee said", "troops from Chile and host Peru"
    if word in read_words("bare-verbs"):
        return not _DETERMINED.search(before) or bool(_TO.search(before)) or bool(_WILL_FIRST.search(before))
    if word == "signs" and _SEES.search(before):
        return False
    if word in ("visits", "calls", "tours", "heads", "travels", "talks", "hosts", "signs", "speaks"):
        return bool(_BEHIND_NAME.search(before)) and not _DETERMINED.search(before)
    if word == "left":
        return not re.search(r"(?:^| )(?:the|on|far|from|was|were|be|been|is|are)$", before)
    return True


# "already see | signs Berg is nervous"
_SEES = Pattern("sees-signs")
# "Berg will first meet Lee"
_WILL_FIRST = re.compile(r"(?:^| )(?:will|to|would|shall|is to|are to) (?:first|next|last)$")
# "The previous round took place in Oslo", "the next round will be held in May"
_OTHER_ROUND = Pattern("other-round")
_ROUND_HELD = Pattern("round-held")


def is_further_round(word: str, before: str, after: str) -> bool:
    """ "A second round is to take place in Lima": one of those told of before, whatever its article."""
    if word == "rounds":
        return bool(_EARLIER_ROUNDS.search(before)) and bool(_ROUND_HELD.match(after))
    return word == "round" and _is_one_of_several(before, after)


# "Two earlier rounds were held in Lima"
_EARLIER_ROUNDS = Pattern("earlier-rounds")
# "agreed to hold the next round in Lima"
_TO_HOLD, _ENDS_THERE = Pattern("round-to-hold"), Pattern("round-ends-there")


def _is_one_of_several(before: str, after: str) -> bool:
    """Whether a round is one of those told of, and is held."""
    if not _OTHER_ROUND.search(before):
        return False
    held = _ROUND_HELD.match(after) is not None
    return held or (_TO_HOLD.search(before) is not None and _ENDS_THERE.match(after) is not None)


_OF_THEM = re.compile(r" (?:to|of|about|up)? ?(?:the )?(?:his|her|him|them|it)\b")
_ABOUT = re.compile(r" (?:about|of|to|up|him|her)\b")
_HELD_TALKS = re.compile(r"(?:^| )(?:the|held|hold|holds|bilateral|for|of|in|during|after|level)$")
_BEHIND_NAME = re.compile(r"(?:^|[PSDB)T,\w] ?)$")


def can_be_noun(word: str, before: str, after: str) -> bool:
    """Tell the noun from the verb, and from nouns that are no event of two sides: "the cabinet meeting"."""
    if word in ("visit", "tour", "call", "drill", "exercise", "talk", "engage", "meet", "trip"):
        return not _AUXILIARY_BEFORE.search(before)
    if word in ("visits", "tours", "calls", "talks", "exercises", "drills") and _OF_THEM.match(after):
        return False
    if word == "talks":
        return not _ABOUT.match(after) or bool(_HELD_TALKS.search(before))
    if word == "conference":
        return not re.search(r"(?:^| )(?:press|news|media|party|video|telephone)$", before)
    if word in ("meet", "meeting", "meetings"):
        return not _OTHER_MEETINGS.search(before)
    if word == "round":
        told = re.match(r" of (?:the )?(?:\w+ ){0,3}(?:talks|consultations|negotiations|dialogue|B)", after)
        return bool(told or _is_one_of_several(before, after))
    return True


# "dominated a conversation on Monday between Minister Berg and Ambassador Lee"
_BETWEEN_TWO = Pattern("between-two-named")
# "a conference of the chiefs of general staff was held"
_OF_OFFICIALS = Pattern("of-officials")


def is_of_officials(after: str) -> bool:
    """Whether the noun before is one of ministers or chiefs: "a conference of the chiefs of staff"."""
    return _OF_OFFICIALS.match(after) is not None


def is_weak_noun_held(before: str, after: str) -> bool:
    """A weak noun ("dialogue", "engagement") is an event where it is held, or held with somebody."""
    if is_of_officials(after):
        return True
    told = _TOOK_PLACE_WITH.match(after) or _ARRANGED.match(after) or _WEAK_HELD.match(after)
    told = told or _BETWEEN_TWO.match(after)
    if told or _TWO_HELD.search(before + " "):
        return True
    return bool(re.match(r" (?:T )?(?:between|with) (?:the |\w+ )?(?:[PSDB]|two|both)", after)) and bool(
        _HELD.search(before) or _SELF_TOLD.search(before) or _ON_AGENDA.search(before + " ")
    )


def is_other_reception(word: str, before: str, after: str) -> bool:
    """Whether "hosted" or "received" tells of no guests: an event is hosted, or a noun is what was."""
    if word.startswith("host") and _WHICH_HOSTS.search(before):
        return True  # "the summit, which Lima will host"
    if word == "hosted" and _EVENT_WAS.search(before) and re.match(r" (?:in|at|on|from) ", after):
        return True  # "the 25th session was hosted in Lima in May"
    if after.startswith(" by ") and word in ("hosted", "received"):
        if not before and _GUEST_BEHIND.match(after):
            return False  # "Received by President Berg on Monday, Minister Lee said"
        guest = _RECEPTION.search(before) or _PASSIVE.search(before)
        return bool(_HOSTED_EVENT.search(before)) or not guest
    if _FOR_SESSION.match(after):
        return True  # "hosted her colleagues from eight states for a Nordic Forum"
    return word.startswith("host") and _HOSTS_EVENT.match(after) is not None


_EVENT_WAS = Pattern("event-was")
_DONE = frozenset({"discussed", "reviewed", "signed", "inked", "initialled"})
_BY_WHOM = re.compile(
    r"^(?: (?:on|in|at|last|this|earlier|here|T|[CV]))* by\b(?! (?:the |a )?(?:tele)?phone| video)"
)
_AUXILIARY_OF_IT = re.compile(r"(?:^| )(?:be|been|being|was|were|is|are|get|got)(?: \w+ly| also)*$")


def is_participle(word: str, before: str, after: str) -> bool:
    """ "will build on issues discussed by the two presidents in May": what was done to the noun before it."""
    return word in _DONE and _BY_WHOM.match(after) is not None and not _AUXILIARY_OF_IT.search(before)

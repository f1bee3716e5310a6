"""Where a sentence says that an event takes place: the frames of `packs/frames.toml`, and named sessions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from irevents.errors import IreventsError
from irevents.mentions import BodyMention, Sentence, TemporalMention
from irevents.openings import list_openings
from irevents.packs.patterns import Pattern
from irevents.reading import SESSION, Reading
from irevents.records import EventType, Status
from irevents.values import frozen
from irevents.verb_or_noun import (
    can_be_noun,
    can_be_verb,
    is_of_officials,
    is_other_reception,
    is_plural,
    is_weak_noun_held,
)

# "the two navies meet every spring": the bare present tells a habit, but in headlines.
_BASE_FORMS = frozenset(
    {"meet", "gather", "convene", "visit", "host", "sign", "travel", "receive", "present", "submit"}
)
_EVENT_DUE = Pattern("event-due")
_WAS_HANDED = re.compile(r"(?:^| )(?:was|were|been|being)(?: (?:also|then|later|ceremonially|formally))?$")
_DURING_IT = re.compile(
    r"(?:during|at|in) (?:the|this|that|their) (?:[\w-]+ ){0,2}(?:discussions?|meeting|talks|visit)\b"
)
_PLURAL_FORMS = frozenset({"meet", "gather", "convene", "sit"})
_TO_DAY = re.compile(r"(?: (?:here|again|separately|in [CSR]|at V|[CV]|,))*(?: (?:on|from))? (?=T(?: |$))")
_AUXILIARY = Pattern("auxiliary")
_SESSIONS = re.compile(r" (?:meetings|sessions|summits)(?= |$)")
# "the status of a B partner": the dialogue names a rank, and no talks.
_STANDING = Pattern("standing")
_REGULAR = Pattern("regular")
_HEADLINES = frozenset({"headline", "subheadline"})
# who gathers for talks: "the ministers of S and S", no fans and no protesters
_GATHERS = Pattern("gathers")
_GATHERS_FOR = Pattern("gathers-for")
# "the B will meet": the body is the event.
_BODY_MEETS = Pattern("body-meets")
# "the Executive Committee extraordinary meeting": the noun behind a body is its session
_ITS_SESSION = re.compile(
    r" (?:(?:extraordinary|special|emergency|regular|ordinary|informal|ministerial|virtual|online|annual|"
    r"plenary|urgent|joint) ){0,3}"
    r"(?:meeting|session|talks)(?= |$)"
)
# "the MSPO defence exhibition", "the Malabar drills": the noun says what the name is of
_ITS_KIND = {
    "conference": re.compile(
        r" (?:(?:defen[cs]e|arms|security|military|aviation|air|international|annual|industry|trade) ){0,3}"
        r"(?:exhibition|expo|exposition|fair|show|airshow|forum|conference|symposium)(?= |$)"
    ),
    "exercise": re.compile(
        r" (?:(?:joint|military|naval|annual|multinational|bilateral|field) ){0,3}"
        r"(?:exercises?|drills?|man(?:oeuvre|euver)s)(?= |$)"
    ),
}
_ITS_CHAIR = re.compile(r" (?:chair|chairman|chairmanship|presidency|secretariat|spokes\w+)(?= |$)")
_ALIAS_OF = re.compile(r"(?:^| )B (?:\( [\"“”']?|or the|also known as(?: the)?|or)$")
_ALIAS_ENDS = re.compile(r"(?: ?[\"“”'])?(?: \)|(?: ,)? (?:on|in|to|with|at|for|will|was|is|which)\b| ?$)")
# "On Monday, a delegation headed by Lee was in Oslo"
_WAS_THERE = re.compile(
    r"(?:^| )(?:on T ,(?: [\w,-]+| [SD]){0,6} delegation|delegation)(?: [\w-]+| [SD]){0,4} (?:headed|led) by"
    r"(?: the| [\w-]+){0,2} P(?: ,)?$"
)
_SESSION_OF = re.compile(r"(?:[\w-]+ ){0,3}(?:meeting|session) of ")
_OFFICE_IN = re.compile(
    r"(?:^| )(?:presidency|chairmanship|membership|secretariat|headquarters|chairman|president|members?"
    r"|(?:are|were|is|was) (?:the )?(?:co-)?chairs?) "
    r"of(?: the)?$"
)
_DEFINITE = Pattern("definite")
_CONVENES = Pattern("convenes")
_CONVENED = Pattern("convened")
_GOES_ON = Pattern("goes-on")
_SIGNED_IT = Pattern("signed-it")
_SAID_DOCUMENT = Pattern("said-document")
# "since the signing of the Treaty of Amity in 1976": no signing spoken of before
_OTHER_DOCUMENT = Pattern("other-document")
# "Berg signed for Norway": the document has been named before.
_SIGNED_FOR = re.compile(r"^ (?:for|on behalf of)(?: the)? (?:[SD]|government|north|south|two)\b")


@frozen
class Frame:
    """A way of saying that an event takes place; see `packs/frames.toml` for what the keys mean."""

    id: str
    type: EventType
    head: str
    roles: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    weak: bool
    only_definite: bool = False
    status: Status | None = None
    openings: tuple[str, ...] = ()


@frozen
class Trigger:
    """The words of a sentence that name an event: items `first:last` (half open) of its reading.

    `definite` is true for "the meeting", "this visit", "their talks": what has been spoken of before.
    `body` is the body or series where the trigger is its name ("the 22nd India–Russia Summit"). `shared`
    is the trigger whose verb this one shares: "met Berg on Tuesday and Lee on Wednesday" (coordination.py).
    """

    frame: Frame
    reading: Reading
    first: int
    last: int
    definite: bool
    plural: bool
    body: BodyMention | None = None
    shared: Trigger | None = None
    _before: str | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def before(self) -> str:
        """The masked text before the trigger."""
        if self._before is None:
            before = self.reading.text[: self.reading.offsets[self.first]].rstrip()
            object.__setattr__(self, "_before", before)
            return before
        return self._before

    @property
    def after(self) -> str:
        """The masked text behind the trigger, from its space on."""
        items, offsets = self.reading.items, self.reading.offsets
        return self.reading.text[offsets[self.last - 1] + len(items[self.last - 1].text) :]

    @property
    def text(self) -> str:
        return " ".join(item.text for item in self.reading.items[self.first : self.last])

    @property
    def segment(self) -> int:
        return self.reading.segments[self.first]


class Frames:
    """The frames of a pack, found by their words: one dictionary look-up a word, then one pattern."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self._by_word: dict[str, list[Frame]] = {}
        for entry in pack.get("entry", []):
            try:
                frame = Frame(
                    id=entry["id"],
                    type=entry["type"],
                    head=entry["head"],
                    roles=entry["roles"],
                    words=tuple(entry["words"]),
                    pattern=re.compile(entry["pattern"]),
                    weak=entry.get("strength") == "weak",
                    only_definite=entry.get("strength") == "definite",
                    status=entry.get("status"),
                    openings=tuple(entry.get("openings", ())),
                )
            except (KeyError, re.error) as error:
                raise IreventsError(
                    f"not a frame: {error}", file="frames", key=f"entry {entry.get('id', '?')}"
                ) from error
            for word in frame.words:
                self._by_word.setdefault(word, []).append(frame)
        self.body_frames = {
            kind: Frame(f"body-{kind}", kind, "noun", "encounter", (), re.compile(""), False)
            for kind in ("meeting", "summit", "visit", "call", "exercise", "signing", "conference")
        }

    def wants(
        self, words: Sequence[str], sentences: Sequence[Sentence], bodies: Iterable[BodyMention]
    ) -> list[int]:
        """The numbers of the sentences that may hold an event: one with a frame's word, or a named body.

        `words` are the lower-cased tokens of the document.
        """
        known = self._by_word.keys()
        marks = sorted(body.start for body in bodies)
        return [
            number
            for number, sentence in enumerate(sentences)
            if not known.isdisjoint(words[sentence.start : sentence.end])
            or bisect_left(marks, sentence.start) < bisect_left(marks, sentence.end)
        ]

    def openings(self) -> Iterator[str]:
        """Words of which some stand one behind the other in every text that tells an event by a frame.

        Frames for what has been told before ("it was attended by") tell none of their own.
        """
        for word, frames in self._by_word.items():
            for frame in frames:
                if frame.roles == "anaphor":
                    continue
                if frame.openings:  # other words than the first stand in every match, and are rarer
                    yield from frame.openings
                    continue
                known = list_openings(frame.pattern.pattern)
                begun = [text for text in known or () if text.startswith(word)]
                yield from begun or [word]

    def find_triggers(self, reading: Reading) -> list[Trigger]:
        """The triggers of one sentence, left to right, none inside another."""
        found: list[Trigger] = []
        taken = -1
        for number, item in enumerate(reading.items):
            if number < taken:
                continue
            trigger: Trigger | None = None
            if item.kind == "B":
                trigger = self._named(reading, number)
            elif item.kind == "w" and item.text in self._by_word:
                trigger = self._framed(reading, number, item.text)
            if trigger is not None and found and _is_means(found[-1], trigger):
                if found[-1].body is None and found[-1].frame.type == "meeting":
                    found[-1] = replace(found[-1], frame=replace(found[-1].frame, type="call"))
                taken = trigger.last
            elif trigger is not None:
                found.append(trigger)
                taken = trigger.last
        return found

    def _framed(self, reading: Reading, number: int, word: str) -> Trigger | None:
        offset = reading.offsets[number]
        for frame in self._by_word[word]:
            match = frame.pattern.match(reading.text, offset)
            if match is None:
                continue
            before = reading.text[:offset].rstrip()
            if frame.id in ("meet", "gather") and _is_body_meeting(reading, number, before):
                continue
            if frame.id == "was-there" and not _WAS_THERE.search(before):
                continue
            if frame.id == "gather" and not _GATHERS.search(before[-130:]):
                continue
            if frame.id in ("gather", "meet") and _GATHERS_FOR.match(reading.text, match.end()):
                continue  # "gathered at the V for the B": the body is the event
            if frame.id == "hand-over" and _WAS_HANDED.search(before):
                continue  # "A disc was also handed over to the President": nobody says by whom
            if frame.id == "hand-over" and _DURING_IT.match(before):
                continue  # "During the discussion Vice-Minister Mori delivered a message to"
            if frame.id == "due-in" and _EVENT_DUE.search(before):
                continue  # "the 10th session, due in Dakar in June"
            if frame.id == "receive" and is_other_reception(word, before, reading.text[match.end() :]):
                continue
            if frame.id == "meet" and _AND_TALKS.match(reading.text, match.end()):
                continue  # "will meet and have talks with"
            if frame.id == "meet" and _ARMIES.search(before):
                continue  # "where the armies of Peru and Chile met": a battle
            if (
                frame.id == "sign"
                and _SIGNED_PAPERS.match(reading.text, offset)
                and _ATTRIBUTE.search(before)
            ):
                continue  # "will implement signed agreements"
            exchange = frame.id == "documents-exchanged"
            if exchange and not _exchanges_papers(before, reading.text[match.end() :]):
                continue
            if (
                frame.id == "meet"
                and word == "met"
                and _MET_WITH.search(before)
                and _WITH_THING.match(reading.text, match.end())
            ):
                continue  # "the ruling was met with outrage"
            if frame.id == "discuss" and not word.endswith("ed") and reading.sentence.block not in _HEADLINES:
                continue
            if (
                frame.head == "verb"
                and word in _BASE_FORMS
                and reading.sentence.block not in _HEADLINES
                and not _AUXILIARY.search(before)
                and not (word in _PLURAL_FORMS and _has_day(reading, match.end()))
            ):
                continue
            if frame.head == "verb" and not can_be_verb(word, before, reading.text[match.end() :]):
                continue
            if frame.head == "noun" and not can_be_noun(word, before, reading.text[match.end() :]):
                continue
            last = reading.item_at(max(match.end() - 1, offset)) + 1
            definite = frame.head == "noun" and (word == "it" or bool(_DEFINITE.search(before)))
            if frame.only_definite and not definite:
                continue
            behind = reading.text[match.end() :]
            if (
                frame.weak
                and frame.head == "noun"
                and _GOES_ON.search(before)
                and not is_of_officials(behind)
            ):
                continue
            if (
                frame.weak
                and frame.head == "noun"
                and not definite
                and not is_weak_noun_held(before, reading.text[match.end() :])
            ):
                continue
            if frame.id == "arrival" or word == "stop":
                definite = False
            if frame.id == "signing" and _OTHER_DOCUMENT.match(reading.text[match.end() :]):
                definite = False
            if frame.roles == "signing" and frame.head == "verb":
                definite = bool(
                    (exchange and _EXCHANGED_BY.match(reading.text[match.end() :]))
                    or _SAID_DOCUMENT.search(before)
                    or _SIGNED_FOR.match(reading.text[match.end() :])
                    or _SIGNED_IT.match(reading.text[match.end() :])
                )
            ends = reading.items[last - 1].text
            several = is_plural(word) or (frame.id == "phone-call" and ends in ("calls", "conversations"))
            named = _NAMED_SO.match(reading.text, match.end()) if frame.id == "exercise" else None
            body = reading.items[reading.item_at(named.end() - 1)].mention if named is not None else None
            if isinstance(body, BodyMention) and body.kind == "exercise":
                return Trigger(frame, reading, number, last, False, False, body)
            return Trigger(frame, reading, number, last, definite, frame.head == "noun" and several)
        return None

    def _named(self, reading: Reading, number: int) -> Trigger | None:
        body = reading.items[number].mention
        assert isinstance(body, BodyMention)
        frame = self.body_frames.get(body.kind)
        if frame is None:
            return None
        before = reading.text[: reading.offsets[number]].rstrip()
        end = reading.offsets[number] + 1
        if body.edition is None and _ALIAS_OF.search(before) and _ALIAS_ENDS.match(reading.text[end:]):
            return None  # "the first Foreign and Defence Ministerial Meeting ("2+2")"
        if body.edition is None and _STANDING.match(reading.text[end:]):
            return None
        if _ITS_CHAIR.match(reading.text[end:]):
            return None  # "handed over the role of the 17th B chair"
        if _SESSIONS.match(reading.text[end:]) or reading.items[number].surface.endswith(
            ("meetings", "sessions")
        ):
            return None  # "the decisions of earlier committee meetings"
        if _REGULAR.match(reading.items[number].surface) and not _DEFINITE.search(before):
            return None  # "decided to hold regular consultations on trade"
        surface = reading.items[number].surface
        session = body.edition or SESSION.search(surface) or _SESSION_OF.match(surface)
        if _OFFICE_IN.search(before) and not body.edition:
            return None  # "the priorities of the presidency of B"
        if not session and body.kind in ("meeting", "visit", "call", "signing"):
            session = (
                _CONVENES.search(before)
                or _CONVENED.match(reading.text[end:])
                or _MEETING_BETWEEN.search(surface)
                or (_AT_THE.search(before) and _HELD_IN.match(reading.text[end:]))
            )
            if not session:
                return None
        definite = bool(_DEFINITE.search(before)) and not body.proper
        last = number + 1
        if not SESSION.search(reading.items[number].surface):
            after = reading.text[end:]  # "the B extraordinary meeting": one event
            kind = _ITS_KIND.get(body.kind)
            noun = _ITS_SESSION.match(after) or (kind.match(after) if kind is not None else None)
            last = reading.item_at(end + noun.end() - 1) + 1 if noun else last
        return Trigger(frame, reading, number, last, definite, False, body)


def _has_day(reading: Reading, end: int) -> bool:
    """ "The ministers meet in Oslo on 22 November": a day, no habit as in "meet on Mondays"."""
    match = _TO_DAY.match(reading.text, end)
    if match is None:
        return False
    time = reading.items[reading.item_at(match.end())].mention
    return isinstance(time, TemporalMention) and time.type == "DATE" and time.precision == "day"


_BY = re.compile(r"(?:^| )(?:by|via|over|through)(?: (?:a|an))?(?: (?:secure|short|brief|joint))?$")


def _is_means(trigger: Trigger, following: Trigger) -> bool:
    """ "met by video conference on Monday": the call is how they met, and no other event."""
    if following.frame.id != "phone-call" or trigger.segment != following.segment:
        return False
    if trigger.frame.type not in ("meeting", "call", "summit") or trigger.frame.roles == "guest":
        return False
    between = following.before[len(trigger.before) :]
    return _BY.search(between) is not None and len(between) < 90 and " and " not in between


_MET_WITH = re.compile(r"(?:^| )(?:was|were|is|are|been|be|being)(?: \w+ly)?$")
_WITH_THING = re.compile(
    r" (?:with|by) (?!(?:the |his |her |its |\w+ )?[PSDB](?: |$)"
    r"|(?:the |his |her |a )?(?:minister|president))"
)
# "NATO-led exercises in northern Germany called Steadfast Dart"
_NAMED_SO = re.compile(
    r" (?:[^.;,]{0,70} )?(?:called|dubbed|named|known as|code-?named|titled)(?: [\"“'])? (?:the )?B(?= |$)"
)
_AND_TALKS = re.compile(
    r" and (?:have|hold|had|held) (?:[\w-]+ ){0,2}(?:talks|meetings?|discussions|consultations)\b"
)
_ARMIES = re.compile(r"\b(?:armies|troops|forces|fleets) of(?: the)? S(?: and(?: the)? S)?$")
_SIGNED_PAPERS = re.compile(
    r"signed (?:[\w-]+ ){0,2}(?:agreements|documents|deals|mous|memoranda|treaties|contracts)\b"
)
# "memoranda of understanding on trade and customs were exchanged"
_PAPERS = re.compile(
    r"(?<![\w-])(?:mous?|memorand(?:a|ums?)|agreements?|treat(?:y|ies)|instruments of ratification|accords?"
    r"|protocols?)\b(?! on the| with the)"
)
_AND_OTHERS = re.compile(r" , and (?:[\w-]+ ){1,3}(?:was|were|been|be)$")
# "MoU on ports – Exchanged by Berg and Lee", in the list of what was exchanged
_EXCHANGED_BY = re.compile(r"^ by\b")
_ATTRIBUTE = re.compile(
    r"(?:^| )(?:implement\w*|of|on|under|all|previously|recently|already|newly|earlier|executing|these)$"
)


def _exchanges_papers(before: str, after: str) -> bool:
    """Whether documents are exchanged: "exchanged two MoUs", not "signed an accord, and gifts were"."""
    other = _AND_OTHERS.search(before)
    start = other.start() if other else max(0, len(before) - 160)
    return bool(_PAPERS.search(before[start:]) or _PAPERS.search(after[:60]))


# "spoke at the ADMM-Plus in Jakarta on Thursday"
_AT_THE = re.compile(
    r"(?:^| )(?:at|during|for|to|attending)(?: the|(?: the)? T(?: 's)?)?(?: annual| latest)?$"
)
# "the Border Committee Meeting between Peru and Chile, held in Lima"
_MEETING_BETWEEN = re.compile(r"\b(?:meeting|session|summit|talks) between\b")
_HELD_IN = re.compile(r"(?: \( [^()]{1,30} \))?(?: ,)? (?:in (?:the )?C|on T)\b")


_CAME_FOR = re.compile(r"(?:^| )(?:for|at|to|attend(?:ed|ing|s)?|during)(?: (?:the|a|this))?$")


def _is_body_meeting(reading: Reading, number: int, before: str) -> bool:
    """True for "the B met"; not for "Lee, who came for the B, met": the B is of a clause of its own."""
    match = _BODY_MEETS.search(before)
    if match is None or _CAME_FOR.search(before[: match.start()]):
        return False
    at = reading.item_at(match.start() + match.group().index("B"))
    body = reading.items[at].mention
    if isinstance(body, BodyMention) and body.kind == "organisation":
        return False  # "the V4 presidents met": the group is no trigger of its own
    return reading.segments[at] == reading.segments[number]

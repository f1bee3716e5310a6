"""The names of bodies and series that tell an event: "the 22nd summit", "B will meet"."""

from __future__ import annotations

import re
from typing import get_args

from irevents.mentions import BodyMention
from irevents.packs.patterns import LatePattern, Pattern
from irevents.reading import SESSION, Reading
from irevents.records import EventType
from irevents.triggers import DEFINITE, Frame, Trigger

_SESSIONS = re.compile(r" (?:meetings|sessions|summits)(?= |$)")
# "the status of a B partner": the dialogue names a rank, and no talks.
_STANDING = Pattern("standing")
_REGULAR = Pattern("regular")
# "the Executive Committee extraordinary meeting": the noun behind a body is its session
_ITS_SESSION = Pattern("its-session")
# "the MSPO defence exhibition", "the Malabar drills": the noun says what the name is of
_ITS_KIND = {"conference": Pattern("its-exhibition"), "exercise": Pattern("its-drills")}
_ITS_CHAIR = Pattern("its-chair")
_ALIAS_OF = re.compile(r"(?:^| )B (?:\( [\"“”']?|or the|also known as(?: the)?|or)$")
_ALIAS_ENDS = re.compile(r"(?: ?[\"“”'])?(?: \)|(?: ,)? (?:on|in|to|with|at|for|will|was|is|which)\b| ?$)")
_SESSION_OF = re.compile(r"(?:[\w-]+ ){0,3}(?:meeting|session) of ")
_OFFICE_IN = Pattern("office-in")
_WHO_CHAIRS = re.compile(
    r"(?:^| )who (?:also |currently |jointly )?(?:co-)?(?:chairs|heads|leads|presides over)"
    r"(?: the| its| [SD](?: 's)?){0,2}$"
)
_CONVENES = Pattern("convenes")
_CONVENED = Pattern("convened")
# "spoke of the forthcoming B", "ahead of Monday's B in Oslo": no "upcoming B elections"
_TO_COME = Pattern("session-to-come")
_STANDS_ALONE = Pattern("stands-alone")


_BODY_FRAMES: dict[str, Frame] = {
    kind: Frame(f"body-{kind}", kind, "noun", "encounter", (), LatePattern(str), False)
    for kind in get_args(EventType)
}


def find_named(reading: Reading, number: int) -> Trigger | None:
    """The trigger that the name of a body or a series at item `number` is, where a session of it is told."""
    body = reading.items[number].mention
    assert isinstance(body, BodyMention)
    frame = _BODY_FRAMES.get(body.kind)
    if frame is None:
        return _find_its_summit(reading, number, body)
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
    if _REGULAR.match(reading.items[number].surface) and not DEFINITE.search(before):
        return None  # "decided to hold regular consultations on trade"
    surface = reading.items[number].surface
    session = body.edition or SESSION.search(surface) or _SESSION_OF.match(surface)
    if _WHO_CHAIRS.search(before) and not body.edition:
        return None  # "Admiral Lee, who chairs the committee, spoke": his office
    if _OFFICE_IN.search(before) and not body.edition:
        return None  # "the priorities of the presidency of B"
    if not session and body.kind in ("meeting", "visit", "call", "signing"):
        session = (
            _CONVENES.search(before)
            or _CONVENED.match(reading.text[end:])
            or _MEETING_BETWEEN.search(surface)
            or (_AT_THE.search(before) and _HELD_IN.match(reading.text[end:]))
            or (_TO_COME.search(before) and _STANDS_ALONE.match(reading.text[end:]))
        )
        if not session:
            return None
    definite = bool(DEFINITE.search(before)) and not body.proper
    if body.kind == "exercise" and _PLANNED_AT.search(before):
        frame = _BODY_FRAMES["meeting"]  # "the planning conference for Exercise Blue Sky"
    last = number + 1
    if not SESSION.search(reading.items[number].surface):
        after = reading.text[end:]  # "the B extraordinary meeting": one event
        kind = _ITS_KIND.get(body.kind)
        noun = _ITS_SESSION.match(after) or (kind.match(after) if kind is not None else None)
        last = reading.item_at(end + noun.end() - 1) + 1 if noun else last
    return Trigger(frame, reading, number, last, definite, False, body)


# "the Visegrad Group | summit": of an organisation whose name is no session's
_ITS_SUMMIT = Pattern("its-summit")


def _find_its_summit(reading: Reading, number: int, body: BodyMention) -> Trigger | None:
    """The summit of an organisation, which is told as one event with its name."""
    match = _ITS_SUMMIT.match(reading.text, reading.offsets[number] + 1)
    if match is None or body.kind != "organisation":
        return None
    definite = bool(DEFINITE.search(reading.text[: reading.offsets[number]].rstrip())) and not body.proper
    last = reading.item_at(match.end() - 1) + 1
    return Trigger(_BODY_FRAMES["summit"], reading, number, last, definite, False, body)


_PLANNED_AT = re.compile(
    r"\bplanning (?:conference|meeting|workshop|session)s? (?:of|for)(?: the| [\w-]+){0,4}$"
)
# "spoke at the ADMM-Plus in Jakarta on Thursday"
_AT_THE = Pattern("at-the-body")
# "the Border Committee Meeting between Peru and Chile, held in Lima"
_MEETING_BETWEEN = re.compile(r"\b(?:meeting|session|summit|talks) between\b")
_HELD_IN = re.compile(r"(?: \( [^()]{1,30} \))?(?: ,)? (?:in (?:the )?C|on T)\b")

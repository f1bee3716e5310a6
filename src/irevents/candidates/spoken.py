"""Whether those who "spoke with" one another did so by telephone or face to face."""

from __future__ import annotations

from irevents.drafts import Candidate
from irevents.packs.patterns import Pattern

_BY_WIRE = Pattern("by-wire")
_SPOKEN_THERE = Pattern("spoken-there")


def settle_speech(out: Candidate) -> None:
    """Make a meeting of a talk that has a place: "spoke with Lee in Davos", "on the sidelines of the summit".

    A state alone is a place only where it is none of theirs: not "spoke with Lee in Norway".
    """
    trigger = out.trigger
    if out.type != "call" or trigger.frame.id not in ("speak", "speaking"):
        return
    if _SPOKEN_THERE.match(trigger.after) is None or _BY_WIRE.search(trigger.reading.text) is not None:
        return
    there = bool(out.places) or out.arguments.sideline is not None
    abroad = bool(out.countries) and out.countries.keys().isdisjoint(out.parties)
    if there or abroad:
        out.type = "meeting"

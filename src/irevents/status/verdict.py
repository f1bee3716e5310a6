"""What a clause says of an event."""

from __future__ import annotations

from irevents.records import Status
from irevents.values import frozen


@frozen
class Verdict:
    """What the clause says of the event: a status, or (status None) why it asserts no event.

    `cue` is the rule that decided, for the evidence and for `explain`; `firm` is False for the mere
    default of a past or nominal mention.
    """

    status: Status | None
    cue: str
    firm: bool = True

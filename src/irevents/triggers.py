"""What a trigger is: the words of a sentence that tell an event, by a frame or by the name of a session."""

from __future__ import annotations

from dataclasses import dataclass, field

from irevents.mentions import BodyMention
from irevents.packs.patterns import LatePattern, Pattern
from irevents.reading import Reading
from irevents.records import EventType, Status
from irevents.values import frozen

# "the", "this", "their" before a noun: the event has been spoken of
DEFINITE = Pattern("definite")
# "discussed" says no more than that they spoke: in a room or by telephone.
NEUTRAL_FRAMES = frozenset({"discuss", "deliberate", "exchange-views"})
# "their meeting in Oslo and their subsequent | talks": other ones
SUBSEQUENT = Pattern("subsequent")


@frozen
class Frame:
    """A way of saying that an event takes place; see `packs/frames.toml` for what the keys mean.

    `alternatives` are those of the pattern, as they are listed.
    """

    id: str
    type: EventType
    head: str
    roles: str
    words: tuple[str, ...]
    pattern: LatePattern
    weak: bool
    only_definite: bool = False
    status: Status | None = None
    openings: tuple[str, ...] = ()
    begins: tuple[tuple[str, tuple[str, ...]], ...] = ()
    alternatives: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)  # not to be changed; what is asked of it often is made once
class Trigger:
    """The words of a sentence that name an event: items `first:last` (half open) of its reading.

    `definite` is true for "the meeting", "this visit", "their talks": what has been spoken of before.
    `body` is the body or series where the trigger is its name ("the 22nd India–Russia Summit"). `shared`
    is the trigger whose verb this one shares: "met Berg on Tuesday and Lee on Wednesday" (coordination.py).

    `before` is the masked text before the trigger, `text` its own, `after` what stands behind it, from the
    space on; `segment` is its clause.
    """

    frame: Frame
    reading: Reading
    first: int
    last: int
    definite: bool
    plural: bool
    body: BodyMention | None = None
    shared: Trigger | None = None
    before: str = field(init=False, compare=False, repr=False)
    text: str = field(init=False, compare=False, repr=False)
    after: str = field(init=False, compare=False, repr=False)
    segment: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        text, offsets = self.reading.text, self.reading.offsets
        start, end = offsets[self.first], offsets[self.last - 1] + len(self.reading.items[self.last - 1].text)
        self.before, self.text, self.after = text[:start].rstrip(), text[start:end], text[end:]
        self.segment = self.reading.segments[self.first]

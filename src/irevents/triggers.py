"""What a trigger is: the words of a sentence that tell an event, by a frame or by the name of a session."""

from __future__ import annotations

import re
from dataclasses import field

from irevents.mentions import BodyMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.records import EventType, Status
from irevents.values import frozen

# "the", "this", "their" before a noun: the event has been spoken of
DEFINITE = Pattern("definite")


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

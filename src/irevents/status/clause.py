"""The clause of a trigger: the masked text before and behind it, as far as it speaks of the event."""

from __future__ import annotations

from collections.abc import Set

from irevents.packs.patterns import Pattern, read_words
from irevents.triggers import Trigger
from irevents.values import frozen

_WINDOW_BEFORE = 90
_WINDOW_AFTER = 100


@frozen
class Clause:
    """A trigger with what stands beside it, in characters of the masked text.

    `before` and `after` are the nearest words of its own clause, `behind` those of `after` up to the next
    statement. `oblique` is true where the event is the time or place of another ("during the visit, Lee will
    meet Berg"), `carried_out` where what was planned is told to be done, `summit` for a session or summit
    that takes place whoever comes.
    """

    trigger: Trigger
    before: str
    after: str
    behind: str
    verb: bool
    past: bool
    several: bool
    oblique: bool
    carried_out: bool
    summit: bool


def read_clause(trigger: Trigger) -> Clause:
    """The clause around a trigger."""
    before, after = _cut_window(trigger)
    end = _END.search(after)
    behind = after if end is None else after[: end.start()]
    runs = trigger.reading.runs
    type, verb = trigger.frame.type, trigger.frame.head == "verb"
    return Clause(
        trigger,
        before,
        after,
        behind,
        verb,
        past=verb and trigger.text.split()[0] in _PAST_VERBS and not _PASSIVE.search(before),
        several=not verb and trigger.body is None and (trigger.plural or type == "exercise"),
        oblique=not verb and _OBLIQUE.search(before) is not None,
        carried_out=not verb
        and (
            _is_carried_out(before, behind, runs)
            or (_LEFT_AFTER_IT.may_be_in(runs) and _LEFT_AFTER_IT.search(trigger.before) is not None)
        ),
        summit=trigger.body is not None or type in ("summit", "conference"),
    )


_PAST_VERBS = read_words("told-in-the-past")
_PASSIVE = Pattern("passive-before")
_OBLIQUE = Pattern("oblique")
_END = Pattern("end-of-statement")
_ATTRIBUTIVE = Pattern("planned-attribute")
_BEGUN_OR_OVER = Pattern("begun-or-over")
_LEFT_AFTER_IT = Pattern("left-after-the-planned")
_CAME_FOR_IT = Pattern("came-for-the-planned")


def _is_carried_out(before: str, behind: str, runs: Set[str]) -> bool:
    """ "The planned visit took place on Monday", "arrived on a scheduled visit": what was planned is done."""
    if not _ATTRIBUTIVE.may_be_in(runs) or _ATTRIBUTIVE.search(before) is None:
        return False
    return _BEGUN_OR_OVER.match(behind) is not None or _CAME_FOR_IT.search(before) is not None


_INSERTED = Pattern("inserted-after-auxiliary")
_SAID_BETWEEN = Pattern("inserted-after-trigger")
_APPOSED = Pattern("apposed-to-session")


def _cut_window(trigger: Trigger) -> tuple[str, str]:
    """The masked text before and behind the trigger within its own clause, without what is inserted."""
    reading, segment = trigger.reading, trigger.segment
    first = reading.segments.index(segment)
    own_before = zip(reading.texts[first : trigger.first], reading.segments[first:], strict=False)
    before = " ".join([text for text, number in own_before if number == segment or text == ","])
    rest = reading.segments[trigger.last :]
    if rest.count(segment) == len(rest):
        own = trigger.after
    else:
        behind = zip(reading.items[trigger.last :], rest, strict=True)
        own = "".join([" " + item.text for item, number in behind if number == segment])
    if before.count(" , ") > 1:
        before = _INSERTED.sub(r"\1 ", before)
    if own.startswith(" , "):
        own = _SAID_BETWEEN.sub(" ", own)
        own = _APPOSED.sub(" ", own) if trigger.body is not None else own
    return before[-_WINDOW_BEFORE:], own[:_WINDOW_AFTER]

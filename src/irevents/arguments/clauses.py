"""How far the words of a trigger reach, and what stands between it and an actor."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.arguments.host_events import hosts
from irevents.groups import Group
from irevents.packs.patterns import Pattern
from irevents.reading import Item, Reading
from irevents.triggers import Trigger

GAP = Pattern("object-gap")
# "the talks that will take place in Oslo"
TAKES_PLACE = Pattern("takes-place")
_PURPOSE = Pattern("purpose")
_UNNAMED, _LIST_ENDS = Pattern("unnamed-first"), Pattern("list-ends")


def text_between(reading: Reading, first: int, last: int) -> str:
    """The masked text of the items `first:last`, with a space before each."""
    if first >= last:
        return ""
    return (
        " "
        + reading.text[reading.offsets[first] : reading.offsets[last - 1] + len(reading.items[last - 1].text)]
    )


def find_limit(trigger: Trigger, triggers: Sequence[Trigger]) -> int:
    """The item where the trigger's own right context ends: the next trigger, or a new clause."""
    items, segments = trigger.reading.items, trigger.reading.segments
    later = [t.first for t in triggers if t.first >= trigger.last and not hosts(t)]
    end = min(later) if later else len(items)
    relative = -1
    behind = [item.text for item in items[trigger.last : trigger.last + 2]]
    if behind[:1] == ["which"] or behind == [",", "which"]:
        relative = segments[trigger.last + behind.index("which")]  # "the talks, which were chaired by"
    elif behind[:1] == ["that"] and TAKES_PLACE.match(trigger.after.lstrip()):
        relative = segments[trigger.last]  # "the talks that will take place in Oslo will be attended by Berg"
    for number in range(trigger.last, end):
        if segments[number] not in (trigger.segment, relative) and items[number].text not in (
            "who",
            "whom",
            "whose",
            "which",
        ):
            return number
        if items[number].kind == "w" and items[number].text in _SAYING and not _is_aside(items, number):
            return number
    return end


_SAYING = frozenset({"said", "told", "added", "according", "noted"})


def _is_aside(items: Sequence[Item], number: int) -> bool:
    """ "The session, he said, will be chaired by Berg": said between commas, and the clause goes on."""
    texts = [item.text for item in items]
    begins = number >= 2 and texts[number - 2] == ","
    return begins and "," in texts[number + 1 : number + 4] and texts[number] != "according"


def before_purpose(reading: Reading, first: int, last: int) -> bool:
    """False for a "with" that belongs to a purpose: "met Berg to discuss ties with Oslo"."""
    return not _PURPOSE.search(text_between(reading, first, last) + " ")


def is_met_after_unnamed(reading: Reading, position: int, group: Group) -> bool:
    """ "met with members of parliament, President Berg and Speaker Lee": whether the persons are met too."""
    if group.govern not in ("", "with", "attend") or any(a.person is None for a in group.actors):
        return False
    gap = text_between(reading, position, group.first)
    gap = gap[max(gap.rfind(" with "), gap.rfind(" between "), 0) :].replace(" between ", " with ", 1)
    if not _UNNAMED.match(gap):
        return False
    return _LIST_ENDS.match(text_between(reading, group.last, len(reading.items))) is not None


_DELEGATION_LED = Pattern("delegation-led-by")


def leads_delegation(reading: Reading, group: Group) -> bool:
    """Whether the group leads one side, not the event: "a Russian delegation headed by Berg"."""
    before = reading.text[: reading.offsets[group.first]].rstrip()
    return bool(_DELEGATION_LED.search(before[-90:]))

"""The city that a meeting takes from the one told beside it: "met Berg in Oslo and also met Lee"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.drafts import Draft
from irevents.packs.patterns import Pattern

_AND_ANOTHER = Pattern("and-another-meeting")
_ALSO = Pattern("also-met")
# "is to see Berg, who took over in Lima, and meet Lee": what describes Berg is no place of theirs
_OF_WHOM = re.compile(r" (?:who|whose|which) ")


def share_with_meeting_beside(draft: Draft, drafts: Sequence[Draft]) -> None:
    """The city of the meeting before, where it is said that the same person "also" met another."""
    if draft.type != "meeting" or draft.sideline is not None or draft.body is not None:
        return
    if draft.city is not None or draft.venue is not None:
        return
    before = next((d for d in reversed(drafts) if d is not draft and _is_told_before(d, draft)), None)
    if before is None or before.city is None or draft.country not in (None, before.country):
        return
    if draft.time is not None and before.time is not None:
        days = (draft.time.edtf_start, draft.time.edtf_end)
        if days != (before.time.edtf_start, before.time.edtf_end):
            return
    draft.city, draft.country, draft.country_anchor = before.city, before.country, before.country_anchor


def _is_told_before(other: Draft, draft: Draft) -> bool:
    """Whether another meeting of the same person is told just before, in the sentence or in the last one."""
    trigger = draft.candidates[0].trigger
    if other.type != "meeting" or other.article != draft.article or not _is_as_far(other, draft):
        return False
    if not other.core & draft.core or other.body is not None:
        return False
    here = [c.trigger for c in other.candidates if c.trigger.reading is trigger.reading]
    if here:
        between = trigger.before[here[-1].reading.offsets[here[-1].last - 1] :]
        ahead = here[-1].first < trigger.first and _OF_WHOM.search(between) is None
        return ahead and (trigger.shared is not None or _AND_ANOTHER.search(between) is not None)
    told = other.candidates[-1].trigger.reading.index
    return told == trigger.reading.index - 1 and _ALSO.search(trigger.before[:60]) is not None


def _is_as_far(other: Draft, draft: Draft) -> bool:
    """Whether both are held, or both to come: "began talks with Berg in Oslo and also met Lee"."""
    return other.status == draft.status or {other.status, draft.status} == {"ongoing", "held"}

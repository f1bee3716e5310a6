"""The cues of a pack, read in the clause of a trigger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from irevents.errors import IreventsError
from irevents.packs.patterns import Pattern
from irevents.status.beforehand import is_of_own_object, is_said_otherwise, judge_beforehand, may_be_said_of
from irevents.status.clause import Clause, read_clause
from irevents.status.cues import Cue, CueWords, list_cue_words, read_cue, write_cue
from irevents.status.otherwise import judge_otherwise
from irevents.status.verdict import Verdict
from irevents.triggers import Trigger


class Cues:
    """The cues of a pack, in its order."""

    def __init__(
        self, pack: Mapping[str, Any], *, words: CueWords | None = None, known: bool = False
    ) -> None:
        """`words` is what `list_cue_words` gives for the pack, where the caller has kept it.

        `known` is true for the built-in pack, whose patterns are compiled when they are first needed.
        """
        try:
            self._cues = [read_cue(entry) for entry in pack.get("entry", [])]
            for entry in () if known else pack.get("entry", []):
                re.compile(write_cue(entry))
            needed = list_cue_words(pack) if words is None else words
        except (KeyError, re.error) as error:
            raise IreventsError(f"not a cue: {error}", file="cues") from error
        self._last: tuple[frozenset[str], list[Cue]] = (frozenset(), [])
        self._of_any_word = {number for number, own in enumerate(needed) if own is None}
        self._by_word: dict[str, list[int]] = {}
        for number, own in enumerate(needed):
            for word in own or ():
                self._by_word.setdefault(word, []).append(number)

    def _list_possible(self, words: frozenset[str]) -> list[Cue]:
        """The cues that need one of the words, in the pack's order; others need not be looked for."""
        known, cues = self._last  # the triggers of a sentence come one after the other
        if known is words:
            return cues
        numbers = set(self._of_any_word)
        for word in self._by_word.keys() & words:
            numbers.update(self._by_word[word])
        cues = [self._cues[number] for number in sorted(numbers)]
        self._last = words, cues
        return cues

    def assess(self, trigger: Trigger) -> Verdict:
        """Read the clause around a trigger; see `Verdict`."""
        clause = read_clause(trigger)
        return judge_beforehand(clause) or self._judge_by_cues(clause) or judge_otherwise(clause)

    def _judge_by_cues(self, clause: Clause) -> Verdict | None:
        """The verdict of the first cue that is said of the trigger; None without any."""
        for cue in self._list_possible(clause.trigger.reading.runs):
            if not may_be_said_of(cue, clause):
                continue
            fits = _find(cue, clause)
            if fits is None or is_said_otherwise(cue, clause, fits.group(), clause.after[: fits.start()]):
                continue
            if cue.side in ("before", "near") and is_of_own_object(
                cue, clause, clause.before[fits.start() :]
            ):
                continue
            if cue.status == "ongoing" and clause.trigger.frame.status is not None:
                return None  # "is expected in Oslo next week"
            return _read_otherwise(cue, clause) or Verdict(cue.status, f"status-{cue.id}", cue.firm)
        return None


# What stands behind is said of something else: "held talks, and a promised visit did not take place"
_OTHER_CLAUSE = re.compile(r" ;| , (?:and|but|while|whereas|though|although) ")


def _find(cue: Cue, clause: Clause) -> re.Match[str] | None:
    """The words of a cue where it is to be looked for."""
    search, trigger = cue.pattern.search, clause.trigger
    match cue.side:
        case "before":
            return search(clause.before)
        case "near":
            return search(clause.before, max(0, len(clause.before) - cue.reach))
        case "sentence":
            return search(trigger.before)
        case "which":
            return None if clause.verb else _find_in_relative(cue, trigger.after)
        case "beyond":
            return None if clause.verb else search(_OTHER_CLAUSE.split(trigger.after, maxsplit=1)[0])
        case "behind":
            return search(clause.behind)
        case _:
            return search(clause.after)


_COMPLEMENT = Pattern("noun-complement")


def _find_in_relative(cue: Cue, after: str) -> re.Match[str] | None:
    """The words of a cue in the clause behind: "the visit of Berg to Peru, which is due in May"."""
    whose = _COMPLEMENT.match(after)
    return cue.pattern.match(after if whose is None else after[whose.end() :])


_AS_PLANNED = Pattern("as-planned")
_DATED = Pattern("dated-behind")
_PAST_BEFORE = Pattern("past-before")
# "have met three times this year, most recently in Oslo in May": the last of them is told
_LAST_OF_THEM = Pattern("last-of-them")
_WENT_ON = Pattern("went-on-to")
_HELD_FIRST = Pattern("held-first")
# "Before | calling at Lima the ship had also visited Callao": she called there too
_HAD_BEFORE = re.compile(
    r"^[^;]{0,60}?,? [^,;]{1,60} had (?:also |already |earlier |first )?[a-z]+(?:ed|en|de|id|et|ld) "
)


def _read_otherwise(cue: Cue, clause: Clause) -> Verdict | None:
    """The verdict where the words around a cue change what it says."""
    trigger = clause.trigger
    if cue.id == "negated" and _AS_PLANNED.search(trigger.after[:80]):
        return Verdict("cancelled", "status-not-as-planned")
    if cue.id == "counted" and _LAST_OF_THEM.search(trigger.after):
        return Verdict("held", "status-last-of-them")
    if cue.id == "invitation" and clause.summit and _DATED.match(trigger.after):
        return Verdict("planned", "status-invited-to")
    if cue.id == "ahead-of":
        gone_by = _PAST_BEFORE if clause.verb else _WENT_ON
        if clause.verb and _HAD_BEFORE.match(trigger.after):
            return Verdict("held", "status-past", firm=False)
        if gone_by.search(trigger.before) or (not clause.verb and _HELD_FIRST.search(trigger.before)):
            return Verdict("held", "status-past", firm=False)
    return None

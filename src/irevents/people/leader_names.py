"""The names of leaders: which words may be of one, and which leader a name is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from irevents.people.coreference import Name, skeleton
from irevents.people.leaders import Leader

_TOGETHER = 24
"""Runs of letters from one word of a name to another; a name has fewer (`names.MAX_NAME` tokens)."""
_TWICE = 4
"""The same for a name that has the same word twice."""


class LeaderNames:
    """The leaders by the words of their names, in any romanisation; `surnames` are the last of these."""

    def __init__(self, leaders: Iterable[Leader]) -> None:
        self._leaders: dict[str, list[tuple[tuple[str, ...], Leader]]] = {}
        self.surnames: set[str] = set()
        for leader in leaders:
            words = tuple(skeleton(word) for word in leader.name.replace("-", "").split())
            self.surnames.add(words[-1])
            for word in set(words):
                self._leaders.setdefault(word, []).append((words, leader))

    def has_word(self, word: str) -> bool:
        """Whether a capitalised word can be of the name of a leader."""
        return skeleton(word) in self._leaders

    def may_hold(self, words: Iterable[str]) -> bool:
        """Whether some words can hold a name of a leader: two words of it, or one that is enough."""
        met: dict[int, str] = {}
        for text in map(skeleton, words):
            for name, leader in self._leaders.get(text, ()):
                if (
                    _is_alone(leader, text)
                    or len(set(name)) < len(name)
                    or met.setdefault(id(leader), text) != text
                ):
                    return True
        return False

    def may_name(self, words: Iterable[tuple[int, str]]) -> bool:
        """Whether some of these words can name a leader: two of the name, or one that is enough.

        The words come with their numbers in the text, in order; those of one name stand together.
        """
        seen: dict[int, tuple[int, str]] = {}
        for at, word in words:
            text = skeleton(word)
            for _, leader in self._leaders.get(text, ()):
                before = seen.get(id(leader))
                if _is_alone(leader, text) or (
                    before is not None and at - before[0] <= (_TWICE if before[1] == word else _TOGETHER)
                ):
                    return True
                seen[id(leader)] = at, word
        return False

    def find(self, name: Name) -> Leader | None:
        """The leader whose name has every full word of this one; a single word has to be enough alone.

        In that order ("Ali Hassan" is not Abul Hassan Mahmood Ali), unless it is the whole name, the surname
        first. Or the leader whose full name ends this one, behind a title of his people: "Vaovasamanaia
        Winston Peters".
        """
        words = name.full
        for known, leader in self._leaders.get(words[-1], ()) if words else ():
            if len(words) == 1:
                if _is_alone(leader, words[0]):
                    return leader
            elif (
                _is_part(words, known)
                or sorted(words) == sorted(known)
                or (len(words) > len(known) > 1 and sorted(known) == sorted(words[-len(known) :]))
            ):
                return leader
        return None

    def find_holder(self, name: Name, offices: Collection[str]) -> Leader | None:
        """The one leader of a family name who holds or held one of the offices: "Prime Minister Howard"."""
        word = name.full[-1] if len(name.full) == 1 else ""
        held = [
            leader
            for known, leader in self._leaders.get(word, ())
            if known[-1] == word and leader.office in offices
        ]
        return held[0] if len({leader.affiliation for leader in held}) == 1 else None

    def has_alone(self, text: str) -> bool:
        """Whether a word is enough alone to name a leader."""
        return any(_is_alone(leader, text) for _, leader in self._leaders.get(text, ()))


def _is_alone(leader: Leader, text: str) -> bool:
    """Whether a word is the name by which alone a leader is known."""
    return leader.alone is not None and skeleton(leader.alone) == text


def _is_part(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words stand in the name, in their order."""
    rest = iter(name)
    return all(word in rest for word in words)

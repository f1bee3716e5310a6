"""What is about something else: sport, a company's own matter, entertainment; a town, a club."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from irevents.mentions import PersonMention
from irevents.phrase_table import PhraseTable, Words
from irevents.reading import Mentions


class Domains:
    """The word lists of `packs/domains.toml`.

    An article belongs to a domain that gives it enough different words, and one word in a hundred.
    """

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self._lists = [
            (str(entry["id"]), frozenset(entry["words"]), int(entry["least"]))
            for entry in pack.get("entry", [])
        ]

    def find_foreign(self, words: Sequence[str]) -> str | None:
        """The domain that an article with these lower-cased words belongs to, None for one of ours."""
        present = set(words)
        for name, known, least in self._lists:
            found = present & known
            if len(found) >= least and 100 * sum(word in found for word in words) >= len(words):
                return name
        return None


class Offices:
    """The phrases for offices and ranks, and which of them are of a state where no state is named.

    "The director received the president of the club": written small, an `everyday` office may be anybody's.
    """

    def __init__(self, phrases: Iterable[str], everyday: Iterable[str]) -> None:
        self._table = PhraseTable(phrases)
        self._everyday = frozenset(everyday)

    @property
    def marks(self) -> Set[str]:
        """Words of which one stands in every phrase."""
        return self._table.marks

    def told_in(self, words: Words, marks: Set[str] | None = None) -> bool:
        """Whether an office that is not everyday stands among the words; `marks` are those of them here."""
        return any(
            end - at > 1 or words.small[at] not in self._everyday or words.written[at][0].isupper()
            for at, end in self._table.find(words, marks)
        )

    def are_held_by(self, person: PersonMention) -> bool:
        """Whether a person holds an office or rank that is not everyday."""
        return self.told_in(Words(f"{person.rank or ''} {person.position or ''}"))


def concerns_states(mentions: Mentions, words: Iterable[str], offices: Offices) -> bool:
    """Whether a page tells of states: one is named, or somebody or something that stands for one.

    An organisation, a person known to be of a state, an office that is not everyday; a body with a name of
    its own, a summit. `words` are the page's, in small letters.
    """
    return bool(
        mentions.parties
        or any(person.affiliation or offices.are_held_by(person) for person in mentions.people)
        or any(body.proper for body in mentions.bodies)
        or not {"summit", "summits"}.isdisjoint(words)
    )

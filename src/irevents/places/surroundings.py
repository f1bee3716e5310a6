"""What stands around a name of a page and says that it is a place, or whose it is."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from irevents.mentions import PartyMention, PlaceMention
from irevents.places.gazetteer import Gazetteer
from irevents.places.names import HYPHENS, POSSESSIVES, is_capital, is_title, name_end
from irevents.places.words import PlaceWords
from irevents.tokens import Tokens

_HOSTS = frozenset({"host", "hosts", "hosted", "hosting", "venue", "scene", "site"})
HOSTING = frozenset({"hosts", "hosted", "will", "to", "is", "was", "has", "had"}).union(
    ("on", "today", "yesterday", "also", "again", "played", "plays")
)
"""How what a city does begins, where it plays host: "Samarkand on Friday hosted the summit"."""
_DATELINE = frozenset({"(", ":", "—", "–", "-", "--", ",", "["})

_PART_OF_STATE = frozenset(
    {"in", "the", "of", "-", "central", "coastal", "north", "south", "east", "west"}
).union(
    f"{side}{ern}"
    for side in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for ern in ("", "ern")
)
"""What may stand before the state that a town is in: "Rogalin in the west of Poland", "in western Poland"."""
_TOWNS = frozenset({"town", "city", "village", "port", "resort", "suburb"})


class Surroundings:
    """One page's tokens and parties, as a place name sees them.

    `taken` says which tokens a venue or a homonym has; `states` how often each state is named; `found` holds
    the places found so far, in order, which license the next in a list.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        say: PlaceWords,
        tokens: Tokens,
        parties: Sequence[PartyMention],
        taken: Sequence[bool],
    ) -> None:
        self.gazetteer, self.say = gazetteer, say
        self.tokens, self.words, self.taken = tokens, tokens.words, taken
        self.party_at = {party.start: party for party in parties}
        self.party_inside = {index: party for party in parties for index in range(party.start, party.end)}
        self.states = Counter(party.code for party in parties if party.kind == "state")
        self.found: list[PlaceMention] = []
        self._surnames: frozenset[str] | None = None

    def licence_before(self, start: int) -> str:
        """What before a name says that it is a place: "in", "weak" where it may as well introduce
        a person, "line" at the start of one, the code of the state that owns it, or nothing."""
        words = self.words
        if start and words[start - 1] in ("the", "a", "an"):
            return ""  # "to the IRA", "in a Tel Aviv court"
        at = start - 1
        while at >= 0 and words[at] in self.say.skipped and start - at < 4:
            at -= 1
        before = words[at] if at >= 0 else "\n"
        if before in self.say.prepositions:
            return "weak" if before in self.say.weak_prepositions else "in"
        if before in ("of", "of the") and at and words[at - 1].lower() in self.say.city_words:
            return "in"
        if at < start - 1 and any(word in self.say.city_words for word in words[at + 1 : start]):
            return "in"
        if before in (",", "and", "&", "or") and self.found and at - 1 <= self.found[-1].end <= at:
            return "in"
        if before == "," and at and self.taken[at - 1]:
            return "weak"  # "at the Manekshaw Centre, New Delhi"; "at the Pentagon, Bush said"
        if before.isspace() or at < 0:
            return "line"
        if before in POSSESSIVES and at and self.party_inside.get(at - 1) is not None:
            return self.party_inside[at - 1].code  # "Russia's Kazan"
        return ""

    def plays_host(self, end: int) -> bool:
        """ "Geneva hosted the talks", "Baku was the venue of": a city may be what does."""
        if end >= len(self.words) or self.words[end] not in HOSTING:
            return False
        return any(word in _HOSTS for word in self.words[end : end + 5])

    def country_after(self, end: int) -> tuple[int, str] | None:
        """ "Qingdao, China", "Kazan in the west of Russia": the token after the state, and its code."""
        words = self.words
        if end >= len(words) or words[end] not in (",", "(", "in"):
            return None
        at = end + 1
        while at < len(words) and at < end + 6 and words[at] in _PART_OF_STATE:
            at += 1
        party = self.party_at.get(at)
        if party is None or party.kind != "state" or party.form != "name":
            return None
        after = party.end
        if (
            after < len(words)
            and (is_title(words[after]) or words[after] in HYPHENS)
            and words[after].rstrip(".") not in self.say.times
        ):
            return None  # "in Alaska, US President Donald Trump said"
        if after < len(words) and words[after] in POSSESSIVES:
            return None  # "In Oslo, Norway's foreign minister met"
        if words[end] == "(":
            if after >= len(words) or words[after] != ")":
                return None
            after += 1
        elif words[end] == "," and after < len(words) and words[after] in ("and", "&"):
            return None  # "in Moscow, India and China": a list, not an address
        return after, party.code

    def owner_before(self, start: int) -> str | None:
        """The state of "the Polish town of | Rogalin": the code."""
        words = self.words
        at = start - 1
        if at < 2 or words[at] != "of" or words[at - 1] not in _TOWNS:
            return None
        at -= 2
        while at and words[at] in self.say.skipped:
            at -= 1
        party = self.party_inside.get(at)
        return party.code if party is not None and party.form == "demonym" and party.kind == "state" else None

    def region_after(self, end: int) -> tuple[int, Sequence[tuple[str, str]]] | None:
        """ "Paris, Texas", "Auli in Uttarakhand": the token after the region, and its states."""
        words = self.words
        if end + 1 >= len(words) or words[end] not in (",", "in") or not is_capital(words[end + 1]):
            return None
        state = self.say.state_abbreviations.get(words[end + 1])
        if state is not None:
            return end + 2, (("US", state),)
        for stop in range(name_end(words, end + 1, 3), end + 1, -1):
            named = words[end + 1] if stop == end + 2 else self.tokens.slice(end + 1, stop)
            regions = self.gazetteer.regions(named)
            if regions:
                return stop, regions
        return None

    def is_dateline(self, end: int) -> bool:
        """ "NEW DELHI (PTI):", "Moscow, Oct 30": what may follow the city of a dateline."""
        words = self.words
        if end + 2 < len(words) and words[end] == "." and words[end + 1].isupper():
            return words[end + 2] in ("-", "–", "—")  # "ASTANA. WIRE –"
        if end < len(words) and words[end].startswith("/") and words[end].rstrip(".:").endswith("/"):
            return words[end].isupper()  # "Apia /WIRE/."
        if end + 1 >= len(words) or words[end] not in _DATELINE:
            return False
        return (
            words[end] != "," or words[end + 1].rstrip(".") in self.say.times or words[end + 1][:1].isdigit()
        )

    @property
    def surnames(self) -> frozenset[str]:
        """Words that follow a capitalised word somewhere in the page: Singh of "Rajnath Singh"."""
        if self._surnames is None:
            words = self.words
            self._surnames = frozenset(
                word
                for before, word in itertools.pairwise(words)
                if is_title(word) and (is_title(before) or before[1:] == ".")
            )
        return self._surnames

"""The short title of a record, composed from its own values and from the nouns of its sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from irevents.drafts import Draft
from irevents.mentions import PersonMention
from irevents.merging.identity import find_surname
from irevents.outcomes import name_document
from irevents.packs.patterns import read_words
from irevents.records import Outcome, Person, Series, Venue
from irevents.tokens import Tokens
from irevents.values import frozen

CountryName = Callable[[str], str | None]
"""The English name of a state or organisation, by its code."""

_TYPE_NOUNS = {
    "meeting": "meeting",
    "summit": "summit",
    "visit": "visit",
    "call": "telephone conversation",
    "exercise": "exercise",
    "signing": "signing",
    "conference": "conference",
}

# What a text may call an event that nobody named takes part in, as its last word: "staff talks", "drills".
_OWN_NOUNS = {
    "meeting": frozenset({"talks", "consultations", "negotiations", "discussions"}),
    "exercise": frozenset({"exercises", "drills", "drill", "manoeuvres", "maneuvers"}),
}

# Where the surname comes first (and is short): Xi Jinping, Park Jin, Tran Van Minh.
_SURNAME_FIRST = frozenset({"CN", "TW", "HK", "MO", "KR", "KP", "VN"})


@frozen
class TitleWords:
    """Composes titles. `short` gives the shorter names that titles call states by; `ships` are the words
    before a warship's name ("INS"); `adjective` gives a state's own ("Kenyan")."""

    short: Mapping[str, str]
    ships: Collection[str]
    adjective: CountryName

    def compose(
        self,
        draft: Draft,
        people: Sequence[Person],
        series: Series | None,
        venue: Venue | None,
        outcomes: Sequence[Outcome],
        country_name: CountryName,
        tokens: Tokens,
    ) -> str:
        """A short title: "5th Working Group (WG)", "Berg – Lee meeting", "US – Iran talks in Oman"."""

        def name_state(code: str) -> str | None:
            name = country_name(code)
            return self.short.get(name, name) if name else None

        if series is not None:
            return _name_session(series, draft, tokens)
        if draft.type == "signing":
            return _name_signing(draft, outcomes, name_state)
        if draft.type == "visit":
            unnamed = "" if people else self._name_visit(draft, name_state, tokens)
            visit = unnamed or f"Visit of {_surname(people[0])}"
            where = (venue.city if venue else None) or (name_state(draft.country) if draft.country else None)
            return f"{visit} to {where}" if where else visit
        core = [p for p in people if p.role != "head-of-delegation"][:2]
        if core:
            return _name_encounter(draft, people, core, name_state)
        return _name_unattended(draft, venue, name_state, tokens)

    def _name_visit(self, draft: Draft, name_state: CountryName, tokens: Tokens) -> str:
        """Where nobody is named: "Visit of the Premier of Peru", "Visit of HMS Kent", "Kenyan visit".

        An office comes before a ship, and a ship before a state.
        """
        office = next((p.mention for p in draft.people.values() if p.core and p.mention.position), None)
        if office is not None:
            return f"Visit of {_name_holder(office, name_state)}"
        for code in draft.visitors:
            anchor = draft.parties[code]
            if tokens.words[anchor.start] in self.ships and anchor.end - anchor.start > 1:
                return f"Visit of {' '.join(tokens.words[anchor.start : anchor.end])}"
        if len(draft.visitors) == 1:
            name = name_state(draft.visitors[0]) or draft.visitors[0]
            short = name in self.short.values()
            return f"{name if short else self.adjective(draft.visitors[0]) or name} visit"
        return f"Visit of {_join_states(name_state, draft.visitors)}"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th …"""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


# "Exercise Cold Falcon 25", "FALCON-2025": the year that an exercise bears
_YEAR = re.compile(r"[ -‑–’'](?P<year>(?:19|20)?\d\d(?:-\d\d?)?)\W*$")


def _name_session(series: Series, draft: Draft, tokens: Tokens) -> str:
    """The series with its count: "5th Working Group (WG)", "SCO foreign ministers' meeting"."""
    edition, body = draft.edition, draft.body
    name = f"{ordinal(edition)} {series.name}" if edition is not None else series.name
    bodies = [code for code in draft.parties if len(code) > 2]
    if body is not None and body.kind == "exercise" and edition is None:
        year = _YEAR.search(tokens.slice(body.start, body.end))
        name = f"{name} {year['year']}" if year is not None and year["year"] not in name else name
    elif name.startswith(_OF_OFFICES) and len(bodies) == len(draft.parties) == 1 and " of " not in name:
        name = f"{bodies[0]} {name}"
    if series.acronym and series.acronym not in name:
        return f"{name} ({series.acronym})"
    return name


# The meetings of offices, which say nothing of whose they are.
_OF_OFFICES = ("Foreign Ministers'", "Defence Ministers'", "Defense Ministers'", "Foreign ministers'")


def _name_signing(draft: Draft, outcomes: Sequence[Outcome], name_state: CountryName) -> str:
    if outcomes:
        return f"Signing of {outcomes[0].title}"
    sides = _join_states(name_state, draft.parties)
    word = next(filter(None, (name_document(c.trigger.reading) for c in draft.candidates)), "an agreement")
    return f"Signing of {word} ({sides})" if sides else f"Signing of {word}"


def _name_encounter(
    draft: Draft, people: Sequence[Person], core: Sequence[Person], name_state: CountryName
) -> str:
    """Of people named: "Berg – Lee meeting", "Meeting of Berg with the Premier", "Berg – Kenya meeting"."""
    noun = _TYPE_NOUNS[draft.type]
    if len(core) == 2:
        return f"{_surname(core[0])} – {_surname(core[1])} {noun}"
    nameless = [p.mention for p in draft.people.values() if p.core and not p.mention.name]
    if len(nameless) == 1 and nameless[0].position and nameless[0].affiliation != core[0].affiliation:
        return f"{noun.capitalize()} of {_surname(core[0])} with {_name_holder(nameless[0], name_state)}"
    others = [c for c in draft.parties if c != people[0].affiliation]
    if len(others) > 2:  # "met with the ambassadors of Cuba, Japan and India"
        return f"{noun.capitalize()} of {_surname(core[0])} with {len(others)} parties"
    other = _join_states(name_state, others)
    return f"{_surname(core[0])} – {other} {noun}" if other else f"{noun.capitalize()} of {_surname(core[0])}"


def _name_unattended(draft: Draft, venue: Venue | None, name_state: CountryName, tokens: Tokens) -> str:
    """Of nobody named: by states, the text's own noun and the place: "US – Iran talks in Oman"."""
    noun = _find_noun(draft) or _TYPE_NOUNS[draft.type]
    where = venue.city if venue is not None else None
    if where is None and draft.country is not None and draft.country not in draft.parties:
        where = name_state(draft.country)
    before = tokens.words[draft.city.start - 1] if draft.city is not None and draft.city.start else "in"
    place = f" {before if before in ('off', 'near') else 'in'} {where}" if where else ""
    if draft.type == "exercise" and len(draft.parties) == 2:
        return f"Joint {noun} of {' and '.join(_list_states(name_state, draft.parties))}{place}"
    sides = _join_states(name_state, draft.parties)
    return f"{sides} {noun}{place}" if sides else f"{noun.capitalize()}{place}"


def _find_noun(draft: Draft) -> str | None:
    """What the text itself calls the event: "talks" of "held staff talks"."""
    own = _OWN_NOUNS.get(draft.type, frozenset())
    words = (candidate.trigger.text.rsplit(" ", 1)[-1].lower() for candidate in draft.candidates)
    return next((word for word in words if word in own), None)


def _name_holder(office: PersonMention, name_state: CountryName) -> str:
    """An office with its state: "the Foreign Minister of Peru"; the state once, where the office names it."""
    position = office.position or ""
    state = name_state(office.affiliation) if office.affiliation else None
    codes = {office.affiliation} if office.affiliation and len(office.affiliation) > 2 else set()
    named = state is None or state.lower() in position.lower() or not codes.isdisjoint(position.split())
    return f"the {position}" if named else f"the {position} of {state}"


def _surname(person: Person) -> str:
    """What a title calls a person: "Berg", "Xi", "Dylevsky", "von der Leyen", "Lula da Silva"."""
    words = person.name.split()
    first = (
        person.affiliation in _SURNAME_FIRST and 2 <= len(words) <= 3 and not any(w.isupper() for w in words)
    )
    surname = words[0] if first else find_surname(person.name)
    if not first and len(words) > 2 and surname == words[-1]:
        surname = _with_particles(words)
    return surname.capitalize() if surname.isupper() and len(surname) > 2 else surname


def _with_particles(words: Sequence[str]) -> str:
    """The last word of a name with what belongs to it: "van den Berg", "bin Salman", "Sassou Nguesso"."""
    for length in (3, 2):
        known = " ".join(words[-length:])
        if known.lower() in read_words("surnames-of-several-words"):
            return known
    at = len(words) - 1
    while (
        at > 1 and (words[at - 1].lower() if words[at - 1] in ("Al", "El") else words[at - 1]) in _PARTICLES
    ):
        at -= 1
    return " ".join(words[at:])


_PARTICLES = frozenset(
    {
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "ter",
    }
    | {"bin", "ibn", "bint", "ben", "al", "el"}
)


def _list_states(name_state: CountryName, codes: Iterable[str]) -> list[str]:
    return [name_state(code) or code for code in codes][:3]


def _join_states(name_state: CountryName, codes: Iterable[str]) -> str:
    return " – ".join(_list_states(name_state, codes))

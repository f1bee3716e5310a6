"""What the entity layer finds in a page: frozen values with the tokens they stand on.

`start` and `end` are token indices, half open, as in spaCy's `Span`.
"""

from __future__ import annotations

from typing import Literal

from irevents.values import frozen


@frozen
class Sentence:
    """A sentence or a line that stands for one; `article` numbers the articles of a page.

    `block` says what part of the article it stands in: headline, lead, paragraph, caption, bullet,
    question, answer, post (an embedded social-media post), byline.
    """

    start: int
    end: int
    article: int
    block: str
    paragraph: int


@frozen
class PartyMention:
    """A state or organisation named, or standing behind what is named.

    `code` is ISO 3166-1 alpha-2 for a state, the acronym for an organisation. `form` says how it is
    named: `name` (Russia), `demonym` (Russian), `capital` (Moscow, which may be the state or the
    city), `government` (the Kremlin, the Ministry of Defence of Russia), `force` (Indian Army),
    `organisation` (SCO).
    """

    start: int
    end: int
    code: str
    name: str
    kind: Literal["state", "organisation"]
    form: Literal["name", "demonym", "capital", "government", "force", "organisation"]


@frozen
class PlaceMention:
    """A place. `kind`: `city`, `region`, `country` or `venue` (a building, base, hotel, palace).

    For a venue `name` is the venue's name and `city`, `country` what the phrase itself says or
    what is known of it; for a city `city` is its name in the text's own spelling. Co-ordinates and
    `geonames_id` come from the gazetteer.
    """

    start: int
    end: int
    kind: Literal["city", "region", "country", "venue"]
    name: str | None
    city: str | None
    region: str | None
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@frozen
class BodyMention:
    """A body, series, exercise or event named as such ("the 4th IRIGC Sub Working Group (Land)").

    `series_id`, `name`, `acronym` identify the series; `kind` is what a session of it is (an
    `EventType`) or `organisation` where the mention names only the body. `edition` is set when the
    phrase counts the session. `parties` are the codes the name itself carries (India-Russia …).
    `proper` is False for a common noun phrase read by construction ("the joint commission").
    """

    start: int
    end: int
    series_id: str
    name: str
    acronym: str | None
    kind: str
    edition: int | None
    parties: tuple[str, ...]
    proper: bool
    rule: str


@frozen
class PersonMention:
    """A person, named or standing behind an office.

    `start:end` covers the whole phrase with rank, office and honorifics, on both sides;
    `name_start:name_end` the name alone (equal for an office without a name). `name` is the
    fullest form in the document, None where only the office is given. `key` is the same for all
    mentions of one person in a document (for an office-only mention that stands for a named person, that
    person's key). `position` has acronyms written out ("Prime Minister"), `wording` is what the text has
    for it ("PM") where it has another.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    key: str
    name: str | None
    rank: str | None
    position: str | None
    affiliation: str | None
    rule: str
    wording: str | None = None


@frozen
class TopicMention:
    """A term of the topic lexicon."""

    start: int
    end: int
    id: str
    label: str
    category: str


@frozen
class TemporalMention:
    """A temporal expression, resolved as far as the text and the reference date license it.

    `start_char:end_char` are exact, `start:end` the tokens that cover them. `type` and `value` are
    TIMEX3; `edtf_start`, `edtf_end`, `precision`, `basis` our `dates` (None where the expression is
    not a date: a set, a bare duration). `rule` says how it was read and against what resolved.
    `stamp` is True for a page's own stamp or byline date, which is never an event's date.
    """

    start: int
    end: int
    start_char: int
    end_char: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    edtf_start: str | None
    edtf_end: str | None
    precision: str | None
    basis: str | None
    rule: str
    stamp: bool = False

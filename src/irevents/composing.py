"""From a finished draft to the public record, with the words behind every value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from irevents.drafts import Anchor, Draft, Participant
from irevents.finishing import Setting, final_status, resolve_dates
from irevents.mentions import PlaceMention, TopicMention
from irevents.records import (
    Dates,
    Document,
    Event,
    Outcome,
    Person,
    Series,
    Source,
    Venue,
)
from irevents.titles import TitleWords
from irevents.tokens import Tokens
from irevents.values import frozen

Fields = dict[str, str | int]
"""The fields of a part of a record, which is made and checked with the whole: one call for all is quicker."""


@frozen
class Composer:
    """What every record of a document is composed with.

    `country_name` gives the English name of a code, `party_names` what the document's own parties are
    called; `codes` is the pack of event-data codes.
    """

    tokens: Tokens
    document: Document
    source: Source
    setting: Setting
    country_name: Callable[[str], str | None]
    codes: Mapping[str, Mapping[str, object]]
    title_words: TitleWords
    party_names: Mapping[str, tuple[str, Literal["state", "organisation"]]]

    def compose(
        self, draft: Draft, topics: Sequence[TopicMention], outcomes: Sequence[tuple[Outcome, Anchor]]
    ) -> Event:
        """The record of a draft; `topics` and `outcomes` are those of its sentences."""
        evidence: list[Fields] = []
        dates = resolve_dates(draft, self.setting)
        status = final_status(draft, dates, self.setting)
        sentence = draft.candidates[0].trigger.reading.sentence
        evidence.append(
            self._cite("type", Anchor(sentence.start, sentence.end, draft.candidates[0].trigger.frame.id))
        )
        evidence.append(self._cite("status", draft.status_anchor))
        self._date_evidence(draft, dates, evidence)
        venue = self._venue(draft, evidence)
        series = self._series(draft, evidence)
        people = self._people(draft)
        chairs: list[Person] = []
        participants: list[Person] = []
        for person, record in people:
            evidence.append(self._cite(f"participants[{len(participants)}]", person.anchor))
            participants.append(record)
            if record.role in ("chair", "co-chair") or (
                record.role == "head-of-delegation" and _has_sides(draft)
            ):
                evidence.append(self._cite(f"chairs[{len(chairs)}]", person.anchor))
                chairs.append(record)
        parties = self._parties(draft, evidence)
        sideline = self._sideline(draft, evidence)
        seen = {t.id: t for t in reversed(topics)}
        topic_records: list[Fields] = []
        for topic in sorted(seen.values(), key=lambda t: t.start):
            evidence.append(
                self._cite(f"topics[{len(topic_records)}]", Anchor(topic.start, topic.end, "topic-lexicon"))
            )
            topic_records.append({"id": topic.id, "label": topic.label, "category": topic.category})
        outcome_records: list[Outcome] = []
        for outcome, anchor in outcomes:
            cited = self._cite(f"outcomes[{len(outcome_records)}]", anchor)
            evidence.append(cited)
            outcome_records.append(
                outcome.model_copy(update={"title": " ".join(str(cited["quote"]).split())})
            )
        plover = self.codes["plover"][draft.type]
        assert isinstance(plover, list)
        return Event.model_validate(
            {
                "id": "",
                "type": draft.type,
                "status": status,
                "title": self.title_words.compose(
                    draft,
                    [p for _, p in people],
                    series,
                    venue,
                    outcome_records,
                    self._name_state,
                    self.tokens,
                ),
                "series": series,
                "edition": draft.edition,
                "dates": dates,
                "venue": venue,
                "chairs": chairs,
                "participants": participants,
                "parties": parties,
                "sideline_of": sideline,
                "topics": topic_records,
                "outcomes": outcome_records,
                "plover": {"event": plover[0], "mode": plover[1] or None},
                "cameo": str(self.codes["cameo"][draft.type]),
                "sources": [self.source],
                "evidence": evidence,
            }
        )

    def _cite(self, field: str, anchor: Anchor) -> Fields:
        start, end = self.tokens.starts[anchor.start], self.tokens.ends[anchor.end - 1]
        return self._cite_characters(field, start, end, anchor.rule)

    def _cite_characters(self, field: str, start: int, end: int, rule: str) -> Fields:
        text = self.document.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return {
            "field": field,
            "document": self.document.id,
            "start": start,
            "end": end,
            "quote": text[start:end],
            "rule": rule,
        }

    def _date_evidence(self, draft: Draft, dates: Dates | None, evidence: list[Fields]) -> None:
        if dates is None:
            return
        for time in (draft.time, draft.end_time):
            if time is not None:
                evidence.append(self._cite_characters("dates", time.start_char, time.end_char, time.rule))

    def _venue(self, draft: Draft, evidence: list[Fields]) -> Venue | None:
        country = draft.country if draft.country and self.country_name(draft.country) else None
        if draft.venue is None and draft.city is None and draft.region is None and country is None:
            return None  # "travels to the United Nations": to no country
        place = _best_place(draft)
        for name, mention in (
            ("venue.name", draft.venue),
            ("venue.city", draft.city),
            ("venue.region", draft.region),
        ):
            if mention is not None:
                evidence.append(self._cite(name, Anchor(mention.start, mention.end, f"place-{mention.kind}")))
        if country is not None and draft.country_anchor is not None:
            evidence.append(self._cite("venue.country", draft.country_anchor))
        city = (
            draft.city.city
            if draft.city is not None
            else (draft.venue.city if draft.venue is not None else None)
        )
        if draft.city is None and city and draft.venue is not None:
            evidence.append(
                self._cite("venue.city", Anchor(draft.venue.start, draft.venue.end, "venue-city"))
            )
        return Venue(
            name=draft.venue.name if draft.venue is not None else None,
            city=city,
            region=draft.region.region if draft.region is not None else None,
            country=country,
            latitude=place.latitude if place is not None else None,
            longitude=place.longitude if place is not None else None,
            geonames_id=place.geonames_id if place is not None else None,
        )

    def _series(self, draft: Draft, evidence: list[Fields]) -> Series | None:
        body = draft.body
        if body is None:
            return None
        anchor = Anchor(body.start, body.end, body.rule)
        evidence.append(self._cite("series", anchor))
        if draft.edition is not None:
            evidence.append(self._cite("edition", draft.edition_anchor or anchor))
        return Series(id=body.series_id, name=body.name, acronym=body.acronym)

    def _people(self, draft: Draft) -> list[tuple[Participant, Person]]:
        found: list[tuple[Participant, Person]] = []
        names: set[str] = set()
        for participant in sorted(draft.people.values(), key=lambda p: (not p.core, p.anchor.start)):
            mention = participant.mention
            if not mention.name or mention.name in names:
                continue
            names.add(mention.name)
            found.append(
                (
                    participant,
                    Person(
                        name=mention.name,
                        rank=mention.rank,
                        position=mention.wording or mention.position,
                        affiliation=self._written(mention.affiliation) if mention.affiliation else None,
                        role=participant.role,
                    ),
                )
            )
        return found

    def _parties(self, draft: Draft, evidence: list[Fields]) -> list[Fields]:
        records: list[Fields] = []
        for code, anchor in sorted(draft.parties.items(), key=lambda row: (row[1].start, row[0])):
            known = self.party_names.get(code)
            name = known[0] if known else self.country_name(code) or code
            evidence.append(self._cite(f"parties[{len(records)}]", anchor))
            kind = known[1] if known else "state"
            records.append({"code": self._written(code), "name": name, "kind": kind})
        return records

    def _written(self, code: str) -> str:
        """The code as records have it: "AU" for the African Union, which the packs keep from Australia."""
        return str(self.codes["written"].get(code, code))

    def _name_state(self, code: str) -> str | None:
        """What the page calls the state or organisation of a code."""
        known = self.party_names.get(code)
        return known[0] if known else self.country_name(code)

    def _sideline(self, draft: Draft, evidence: list[Fields]) -> str | None:
        if draft.sideline is not None:
            evidence.append(
                self._cite(
                    "sideline_of", Anchor(draft.sideline.start, draft.sideline.end, draft.sideline.rule)
                )
            )
            return draft.sideline.name
        if draft.sideline_title is not None and draft.sideline_anchor is not None:
            evidence.append(self._cite("sideline_of", draft.sideline_anchor))
            return draft.sideline_title
        return None


def _has_sides(draft: Draft) -> bool:
    """Whether the heads of the sides chair the event: the session of a body of a few states.

    Not where one of many heads a delegation: "led the delegation at the Council of Foreign Ministers".
    """
    if draft.body is None or draft.type not in ("meeting", "summit", "conference"):
        return False
    heads = sum(person.role == "head-of-delegation" for person in draft.people.values())
    own = len(draft.body.parties) == 1  # of one organisation
    return heads > 1 or (not own and 1 < len(draft.parties) < 4)


def _best_place(draft: Draft) -> PlaceMention | None:
    for place in (draft.venue, draft.city, draft.region):
        if place is not None and place.latitude is not None:
            return place
    return None

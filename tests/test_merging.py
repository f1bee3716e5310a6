"""Merging: one record for each event, whatever the order of the reports."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from merge_events import write_event

import irevents
from irevents.merging import make_id, merge, merge_articles
from irevents.merging.blocking import find_candidates
from irevents.merging.profiles import make_profile
from irevents.merging.settings import load_settings
from irevents.records import Event

LAND = "irigc-swg-land: IRIGC Sub Working Group (Land)"
SIX = {"people": ("Rajnath Singh", "Andrey Belousov"), "parties": "IN RU", "city": "Qingdao, CN"}


def read_groups(events: list[Event]) -> list[list[str]]:
    return sorted(sorted(source.document for source in event.sources) for event in events)


def test_year_comes_from_the_report_that_has_it() -> None:
    whole = write_event(
        "a", series=LAND, edition=4, dates="2025-06-25/2025-06-27", quotes=[("dates", 10, "June 25 to 27")]
    )
    partial = write_event(
        "b", series=LAND, edition=4, dates="XXXX-06-25/XXXX-06-27", city="St. Petersburg, RU"
    )
    (event,) = merge([whole, partial])
    assert event.dates
    assert (event.dates.start, event.dates.end, event.dates.basis) == ("2025-06-25", "2025-06-27", "corpus")
    assert event.venue
    assert event.venue.city == "St. Petersburg"
    assert [s.document for s in event.sources] == ["a", "b"]
    assert {e.document for e in event.evidence if e.field == "dates"} == {"a"}
    assert not event.conflicts


def test_month_of_one_and_day_of_another_make_a_date() -> None:
    people = {"people": ("Narendra Modi", "Vladimir Putin"), "city": "Tianjin, CN"}
    (event,) = merge(
        [write_event("a", dates="2025-09", **people), write_event("b", dates="XXXX-09-01", **people)]
    )
    assert event.dates
    assert (event.dates.start, event.dates.basis) == ("2025-09-01", "corpus")


def test_days_that_differ_are_a_conflict() -> None:
    one = write_event("a", series="wg: Working Group", edition=5, dates="2025-10-28/2025-10-29")
    two = write_event(
        "b", series="wg: Working Group", edition=5, dates="2025-10-29", basis="publication-date"
    )
    (event,) = merge([one, two])
    assert event.dates
    assert event.dates.start == "2025-10-28"
    (conflict,) = event.conflicts
    assert conflict.field == "dates"
    assert [(v.value, v.documents) for v in conflict.values] == [
        ("2025-10-28/2025-10-29", ("a",)),
        ("2025-10-29", ("b",)),
    ]


def test_planned_then_held_is_held_with_its_history() -> None:
    planned = write_event("a@2025-06-20", status="planned", dates="2025-06-26", **SIX)
    held = write_event("b@2025-06-28", dates="2025-06-26", **SIX)
    (event,) = merge([held, planned])
    assert event.status == "held"
    assert [(step.status, step.documents) for step in event.history] == [
        ("planned", ("a",)),
        ("held", ("b",)),
    ]


def test_postponed_to_a_new_day_is_one_event() -> None:
    visit = {"people": ("Joko Widodo",), "parties": "ID MY", "city": "Kuala Lumpur, MY"}
    old = write_event("a@2019-02-15", "visit", status="postponed", dates="2019-02-28", **visit)
    new = write_event("b@2019-07-30", "visit", status="planned", dates="2019-08-08/2019-08-09", **visit)
    (event,) = merge([old, new])
    assert event.status == "planned"
    assert event.dates
    assert event.dates.start == "2019-08-08"
    assert [step.status for step in event.history] == ["postponed", "planned"]
    assert not event.conflicts


def test_two_candidates_and_no_day_is_nobody_s() -> None:
    place = {"people": ("Sergey Lavrov", "Subrahmanyam Jaishankar"), "city": "Moscow, RU", "parties": "IN RU"}
    one, two = write_event("a", dates="2024-12-10", **place), write_event("b", dates="2025-08-21", **place)
    assert read_groups(merge([one, two, write_event("c", **place)])) == [["a"], ["b"], ["c"]]
    assert read_groups(merge([one, write_event("c", **place)])) == [["a", "c"]]


def test_events_of_one_report_stay_apart() -> None:
    one = write_event("a", people=("Vladimir Korolev", "Arun Jaitley"), dates="2017-03", parties="IN RU")
    two = write_event("a", people=("Vladimir Korolev",), dates="2017-03", parties="IN RU")
    assert len(merge([one, two])) == 2
    same = write_event("a", dates="2025-06-26", title="Meeting", **SIX)
    assert len(merge([same, same.model_copy(update={"title": "Talks"})])) == 1


def test_sideline_meeting_points_at_its_host() -> None:
    host = write_event(
        "a", title="SCO Defence Ministers' Meeting", dates="2025-06-25/2025-06-26", city="Qingdao, CN"
    )
    guest = write_event("b", dates="2025-06-26", sideline_of="SCO Defence Ministers' Meeting", **SIX)
    found = {event.id: event for event in merge([host, guest])}
    assert found["2025-06-26-meeting-belousov-singh-qingdao"].sideline_of_id == "2025-06-25-meeting-qingdao"


def test_sessions_know_their_neighbours() -> None:
    years = {3: "2024", 4: "2025", 6: "2027"}
    three, four, six = merge(
        write_event(f"r{n}", series=LAND, edition=n, dates=year) for n, year in years.items()
    )
    assert (three.previous_id, three.next_id) == (None, four.id)
    assert (four.previous_id, four.next_id) == (three.id, six.id)


def test_sessions_are_neighbours_though_one_report_leaves_out_the_states() -> None:
    third = write_event("a.txt", dates="2023-06-01", edition=3, series="joint-committee", parties="KE OM")
    fourth = write_event(
        "b.txt", dates="2024-03-12", edition=4, series="ke-om-joint-committee", parties="KE OM"
    )
    other = write_event("c.txt", dates="2024-02-01", edition=4, series="joint-committee", parties="KE IN")
    links = {event.dates.start: event.next_id for event in merge([third, fourth, other]) if event.dates}
    assert links == {
        "2023-06-01": "2024-03-12-ke-om-joint-committee-4",
        "2024-03-12": None,
        "2024-02-01": None,
    }


def test_people_join_with_their_fullest_names() -> None:
    one = write_event("a", chairs=("Ashutosh Dixit",), series=LAND, edition=5)
    two = write_event("b", people=("Dixit", "Dylevsky Igor Nikolayevich"), series=LAND, edition=5)
    (event,) = merge([one, two])
    assert sorted(p.name for p in event.participants) == ["Ashutosh Dixit", "Dylevsky Igor Nikolayevich"]
    assert [p.name for p in event.chairs] == ["Ashutosh Dixit"]


def test_the_record_whose_people_most_reports_have_leads() -> None:
    pair = {"people": ("Donald Trump", "Vladimir Putin"), "dates": "2025-08-15", "city": "Anchorage, US"}
    odd = {**pair, "people": ("Sergey Lavrov", "Donald Trump", "Vladimir Putin"), "venue": "Joint Base"}
    reports = [write_event("a", title="Lavrov - Trump meeting", edition=None, **odd)]
    reports += [write_event(name, title="Trump - Putin meeting", **pair) for name in "bc"]
    (event,) = merge(reports)
    assert event.title == "Trump - Putin meeting"
    assert [p.name for p in event.participants] == ["Donald Trump", "Vladimir Putin", "Sergey Lavrov"]
    assert event.venue
    assert event.venue.name == "Joint Base"


def test_evidence_follows_its_entry() -> None:
    one = write_event(
        "a",
        people=("Xi Jinping", "Narendra Modi"),
        dates="2025-08-31",
        quotes=[("participants[1]", 0, "Modi")],
    )
    two = write_event("b", people=("Modi", "Xi"), dates="2025-08-31", quotes=[("participants[0]", 7, "Modi")])
    (event,) = merge([one, two])
    for item in event.evidence:
        at = int(item.field.removeprefix("participants[").rstrip("]"))
        assert item.quote in event.participants[at].name


def test_copies_of_one_text_count_once() -> None:
    text = [
        ("dates", 5, "June 26"),
        ("participants[0]", 20, "Singh"),
        ("venue", 40, "Qingdao"),
        ("type", 60, "met"),
    ]
    agency = write_event("a@2025-06-27", dates="2025-06-26", quotes=text, **SIX)
    paper = write_event(
        "b@2025-06-28", dates="2025-06-26", quotes=[(f, at + 311, q) for f, at, q in text], **SIX
    )
    other = write_event("c", dates="2025-06-26", quotes=[(f, at * 3, q) for f, at, q in text], **SIX)
    (event,) = merge([agency, paper, other])
    assert {s.document: s.copy_of for s in event.sources} == {"a": None, "b": "a", "c": None}
    assert merge([agency, paper])[0].confidence == merge([agency])[0].confidence < event.confidence


def test_copies_of_one_text_are_known_by_their_words() -> None:
    story = (
        "The ministers of the two states reviewed the long list of projects under way, from shipyards to "
        "training grounds, and asked their staffs to report on each of them before the year is out. "
        "Officers of both armies then toured the firing range, where crews crossed a river under smoke."
    )
    texts = {"a": story, "b": f"CITY, June 27 (Agency) {story} Sign up for our letters.", "c": story[::-1]}
    reports = [write_event(name, dates="2025-06-26", **SIX) for name in texts]
    (event,) = merge(reports, texts=texts)
    assert {s.document: s.copy_of for s in event.sources} == {"a": None, "b": "a", "c": None}
    assert merge([event]) == [event]


def test_the_commission_over_the_text_on_its_working_group_is_the_working_group() -> None:
    text = [
        ("topics[0]", 90, "drones"),
        ("topics[1]", 104, "logistics"),
        ("type", 140, "met"),
        ("x", 160, "armies"),
    ]
    moved = [(f, at + 53, q) for f, at, q in text]
    parent = "irigc: India-Russia Inter-Governmental Commission (IRIGC)"
    place = {"city": "St. Petersburg, RU", "parties": "IN RU"}
    group = write_event("a", series=LAND, edition=4, dates="2025-06-25/2025-06-27", quotes=text, **place)
    (event,) = merge([group, write_event("b", series=parent, quotes=moved, **place)])
    assert event.series
    assert event.series.name == "IRIGC Sub Working Group (Land)"
    assert len(merge([group, write_event("b", series=parent, quotes=text[:1], **place)])) == 2
    assert len(merge([group, write_event("b", series=parent, edition=4, quotes=moved, **place)])) == 1
    assert len(merge([group, write_event("b", series=parent, edition=21, quotes=moved, **place)])) == 2


def test_a_nameless_summit_is_the_meeting_of_that_day_and_building() -> None:
    base = {"venue": "Joint Base", "city": ", US", "dates": "XXXX-08-15", "parties": "RU US"}
    named = write_event("a", people=("Donald Trump", "Vladimir Putin"), **base)
    assert len(merge([named, write_event("a", "summit", **base)])) == 1
    assert len(merge([named, write_event("a", "summit", **{**base, "venue": "Town Hall"})])) == 2
    assert len(merge([named, write_event("a", people=("Sergey Lavrov", "Marco Rubio"), **base)])) == 2


def test_days_of_a_visit_under_way_are_no_conflict() -> None:
    stay = {"type": "visit", "status": "ongoing", "people": ("Haakon Lindmark",), "city": "Lima, PE"}
    (visit,) = merge(
        [
            write_event("a.txt@2024-05-06", dates="2024-05-06", **stay),
            write_event("b.txt@2024-05-08", dates="2024-05-08", **stay),
            write_event("c.txt@2024-05-07", dates="2024-05-06/2024-05-09", **stay),
        ]
    )
    assert (visit.dates and visit.dates.end, visit.conflicts) == ("2024-05-09", ())


def test_first_or_last_day_of_a_drill_is_no_conflict() -> None:
    drill = {"series": "falcon: Exercise Falcon", "edition": 8, "parties": "IN OM", "city": "Pune, IN"}
    (event,) = merge(
        [
            write_event("a.txt@2024-05-13", "exercise", dates="2024-05-12", **drill),
            write_event("b.txt@2024-05-03", "exercise", dates="2024-05-02/2024-05-12", **drill),
        ]
    )
    assert (event.dates and event.dates.start, event.conflicts) == ("2024-05-02", ())


def test_one_code_of_a_state_and_of_an_organisation() -> None:
    """Oman's talks with Australia and with the African Union on one day in one city."""
    day = {"dates": "2024-05-06", "city": "Muscat, OM"}
    events = [
        write_event("a.txt", parties="AU OM", **day),
        write_event("b.txt", parties="AU/ OM", **day),
    ]
    assert len(merge(events)) == 2
    union = write_event("c.txt", parties="OM AU/", people=("Sofia Lind",), **day)
    joined = merge([*events, union])
    assert sorted(len(event.sources) for event in joined) == [1, 2]


def test_ids_are_readable_and_differ() -> None:
    event = write_event("a", dates="XXXX-06-26", **SIX)
    assert make_id(event) == "xxxx-06-26-meeting-belousov-singh-qingdao"
    assert make_id(write_event("a", "call", people=("Igor Ivanovich Sergeyevich",))) == "undated-call-igor"
    one = write_event("a", "exercise", parties="IN RU", title="INDRA")
    two = write_event("a", "exercise", parties="IN RU", title="AVIAINDRA")
    ids = [e.id for e in merge([one, two])]
    assert len(set(ids)) == 2
    assert all(i.startswith("undated-exercise-in-ru") for i in ids)


NAMES = (
    "Rajnath Singh",
    "Singh",
    "Andrey Belousov",
    "Andrei Belousov",
    "Sergey Lavrov",
    "S. Jaishankar",
    "Xi Jinping",
)
DATES = ("2025-06-25", "2025-06-26", "XXXX-06-26", "2025-06-25/2025-06-27", "2025-06", "2024-06-26", "2025")


@st.composite
def records(draw: st.DrawFn) -> Event:
    """Records that are near enough to one another for some of them to be one event."""
    report = draw(st.sampled_from(("a", "b@2025-06-28", "c@2025-06-20", "d", "e@2024-07-01")))
    slots: dict[str, object] = {"people": draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))}
    slots["status"] = draw(st.sampled_from(("held", "held", "planned", "postponed")))
    slots["parties"] = draw(st.sampled_from(("IN RU", "IN", "", "IN RU CN")))
    for name, values in (
        ("dates", DATES),
        ("city", ("Qingdao, CN", ", CN", "New Delhi, IN", "Delhi, IN")),
        ("series", (LAND, "irigc: IRIGC")),
        ("edition", (3, 4)),
        ("sideline_of", ("SCO Defence Ministers' Meeting",)),
    ):
        if draw(st.booleans()):
            slots[name] = draw(st.sampled_from(values))
    return write_event(report, draw(st.sampled_from(("meeting", "meeting", "summit", "visit"))), **slots)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(records(), max_size=9), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(events: list[Event], rng: random.Random) -> None:
    merged = merge(events)
    shuffled = list(events)
    rng.shuffle(shuffled)
    dumped = [event.model_dump_json() for event in merged]
    assert [event.model_dump_json() for event in merge(shuffled)] == dumped
    assert [event.model_dump_json() for event in merge(merged)] == dumped
    assert len({event.id for event in merged}) == len(merged)
    assert {s.document for e in merged for s in e.sources} == {s.document for e in events for s in e.sources}


def test_articles_of_one_page_tell_of_one_event() -> None:
    story = {"people": ("Donald Trump", "Vladimir Putin"), "city": ", US", "dates": "XXXX-08-15"}
    lead = [
        write_event("page", "summit", **story),
        write_event("page", people=("Sergey Lavrov", "Marco Rubio")),
    ]
    related = [write_event("page", "summit", venue="Joint Base", **{**story, "dates": "2025-08"})]
    assert len(merge([*lead, *related])) == 3
    merged = merge_articles([lead, related])
    assert [len(event.sources) for event in merged] == [1, 1]
    assert merged == merge_articles([related, lead])


def test_a_busy_pair_of_people_costs_no_square() -> None:
    """Two ministers who meet every day for years share every key they have."""
    first = dt.date(2010, 1, 1)
    days = [first + dt.timedelta(days=n) for n in range(1500)]
    profiles = [
        make_profile(write_event(f"r{n}", dates=day.isoformat(), **SIX), load_settings())
        for n, day in enumerate(days)
    ]
    assert sum(1 for _ in find_candidates(profiles)) < 40 * len(days)


def test_merging_a_file_with_itself_changes_nothing() -> None:
    """One output given twice, its events without a person or a day among them."""
    text = (
        "The defence ministers of Ghana and Togo met in Lome to talk about piracy. "
        "The next talks of the two countries are due in Accra."
    )
    events = irevents.extract(irevents.Document(text, id="a.txt"))
    assert events
    assert irevents.merge([*events, *events]) == irevents.merge(events)

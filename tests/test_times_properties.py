"""Properties of the date grammar: dates come back in every style, offsets are exact, time is linear."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irevents.publication import find_publication
from irevents.times.listing import find_dates

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_dates(text: str) -> None:
    find_dates(text, published=dt.date(2024, 10, 30))


def ordinal(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


STYLES = {
    "28 June 2024": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "28 June, 2024": lambda d: f"{d.day} {MONTHS[d.month - 1]}, {d.year}",
    "28 June,2024": lambda d: f"{d.day} {MONTHS[d.month - 1]},{d.year}",
    "28th June, 2024": lambda d: f"{ordinal(d.day)} {MONTHS[d.month - 1]}, {d.year}",
    "28th of June 2024": lambda d: f"{ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    "the 28th June 2024": lambda d: f"the {ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
    "June 28, 2024": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "June 28th, 2024": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "June 28 2024": lambda d: f"{MONTHS[d.month - 1]} {d.day} {d.year}",
    "JUNE 28, 2024": lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    "Jun 28, 2024": lambda d: f"{MONTHS[d.month - 1][:3]} {d.day}, {d.year}",
    "Jun. 28, 2024": lambda d: f"{MONTHS[d.month - 1][:3]}{'' if d.month == 5 else '.'} {d.day}, {d.year}",
    "28 Jun 2024": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "28-Jun-2024": lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    "Friday, June 28, 2024": lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "Friday 28 June 2024": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "Fri, 28 Jun 2024": lambda d: f"{WEEKDAYS[d.weekday()][:3]}, {d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "2024-06-28": lambda d: d.isoformat(),
    "2024/06/28": lambda d: d.strftime("%Y/%m/%d"),
    "28/06/2024": lambda d: d.strftime("%d/%m/%Y"),
    "28.06.2024": lambda d: d.strftime("%d.%m.%Y"),
    "28.6.2024": lambda d: f"{d.day}.{d.month}.{d.year}",
    "28-06-2024": lambda d: d.strftime("%d-%m-%Y"),
}

days = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))


@pytest.mark.parametrize("style", STYLES)
@given(day=days)
@settings(max_examples=40, deadline=None)
def test_a_date_comes_back_in_every_style(style, day):
    written = STYLES[style](day)
    text = f"The commission met in Hanoi on {written} and adopted a plan."
    (found,) = find_dates(text, published=dt.date(2060, 1, 15))
    assert (found.value, found.type) == (day.isoformat(), "DATE")
    assert text[found.start : found.end] == found.quote == written
    assert found.date_start == found.date_end == day.isoformat()
    assert found.basis == "explicit"


@given(day=days, away=st.integers(-170, 170))
@settings(max_examples=60, deadline=None)
def test_a_day_without_a_year_is_the_nearest_one(day, away):
    meant = day + dt.timedelta(days=away)
    text = f"Minutes of {MONTHS[meant.month - 1]} {meant.day}"
    found = find_dates(text, published=day)
    if (meant.month, meant.day) == (2, 29):
        return
    assert [e.value for e in found] == [meant.isoformat()]


@given(day=days, back=st.integers(0, 6))
@settings(max_examples=40, deadline=None)
def test_a_weekday_follows_the_tense(day, back):
    name = WEEKDAYS[(day.weekday() - back) % 7]
    (past,) = find_dates(f"The two ministers met on {name}.", published=day)
    assert past.value == (day - dt.timedelta(days=back)).isoformat()
    (future,) = find_dates(f"The two ministers will meet on {name}.", published=day)
    assert future.value == (day + dt.timedelta(days=(7 - back) % 7)).isoformat()


@given(day=days, count=st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_days_are_counted_from_the_reference(day, count):
    unit = "day" if count == 1 else "days"
    (found,) = find_dates(f"The accord was signed {count} {unit} ago.", published=day)
    assert found.value == (day - dt.timedelta(days=count)).isoformat()


PIECES = """The a an 56th Su-30 S-400 may attack Mr. Sun March past we met on in of 12 2024 June 3 , . - ( )
Monday today week two years ago last next quarter 10:30 am 1,500 $5 % 's the first half and to from
Jan 31st 0 99 Q3 FY25"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n"])


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200), st.none() | days)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_exact_offsets_in_order(text, published):
    found = find_dates(text, published=published)
    last = 0
    for expression in found:
        assert text[expression.start : expression.end] == expression.quote
        assert last <= expression.start < expression.end
        last = expression.end


LOOK_ALIKES = """
the 56th Guards District Training Centre; Su-30 MKI jets; S-400 and MiG-29 systems; it may attack; Mr. Sun;
Ms. April Haines; the March past of the regiment; we march on; Admiral Dong Jun; COVID-19 and G20 and F-16s;
the second session and the fourth edition; Resolution 2231 and Article 370; 2000 troops and 1,950 rifles;
Rs 2024 crore; $1999; a 24/7 service; the Sat phone; Sec. 12; the fall of Kabul; a spring in the mechanism;
the third party; Mon dieu; the quarter of the town; No. 10 and No 2019; a 5.25 per cent rise; flight 1920;
section 21-22; the 22nd Summit; the second of them; the 38th parallel; a first; 2,000; 12.5; an age ago
"""


@pytest.mark.parametrize("text", [" ".join(item.split()) for item in LOOK_ALIKES.split(";")])
def test_look_alikes_are_no_dates(text):
    assert [e.quote for e in find_dates(f"They saw {text} here.", published=dt.date(2024, 10, 30))] == []


PIECES_REPEATED = (
    "June 25 ", "1, ", "the the ", "two ", "( ", "Monday ", "2024-", "12 and ", "last ", "a ", "10:30 ",
    "\n", "1.", "’s ", "New Delhi, ", "A A ", "Oct 29 (", "Published ", "(AP) — ", "No 1\n", "12/",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES_REPEATED)
@pytest.mark.parametrize("reader", [read_dates, find_publication], ids=["dates", "publication"])
def test_time_is_linear(piece, reader):
    """Eight times the text takes about eight times the time, whatever is repeated."""

    def timed(times: int) -> float:
        text = piece * times
        best = 9.0
        for _ in range(3):
            began = time.perf_counter()
            reader(text)
            best = min(best, time.perf_counter() - began)
        return best

    timed(100)
    assert timed(2400) < 24 * timed(300) + 0.05

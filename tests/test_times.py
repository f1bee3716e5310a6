"""Temporal expressions: found, and read against a publication date."""

import datetime as dt

import pytest
import spacy

from irevents.publication import find_publication
from irevents.times import find_dates, find_times

WEDNESDAY = dt.date(2024, 10, 30)


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("The talks were held from June 25 to 27.", "June 25 to 27", "2025-06-25", "2025-06-27"),
        ("They met in Minsk on July 8-9, 2024.", "July 8-9, 2024", "2024-07-08", "2024-07-09"),
        ("The drill took place on 18 – 19 July 2023.", "18 – 19 July 2023", "2023-07-18", "2023-07-19"),
        ("It ran from June 30 - July 2, 2024.", "June 30 - July 2, 2024", "2024-06-30", "2024-07-02"),
        ("The envoy came on 28th June, 2024.", "28th June, 2024", "2024-06-28", "2024-06-28"),
        ("It was signed on 30/10/2025.", "30/10/2025", "2025-10-30", "2025-10-30"),
        ("Both ministers will stay from Sunday to Tuesday.", "Sunday to Tuesday", "2024-11-03", "2024-11-05"),
        ("They spoke on Wednesday.", "Wednesday", "2024-10-30", "2024-10-30"),
        ("They spoke on Thursday.", "Thursday", "2024-10-24", "2024-10-24"),
        ("They will meet on Thursday.", "Thursday", "2024-10-31", "2024-10-31"),
        ("He called on the premier today (29).", "today (29)", "2024-10-29", "2024-10-29"),
        ("Earlier this month he flew to Doha.", "Earlier this month", "2024-10", "2024-10"),
        ("In December they had agreed on it.", "December", "2023-12", "2023-12"),
        ("The summit will be in December.", "December", "2024-12", "2024-12"),
    ],
)
def test_dates_of_an_event(text, quote, start, end):
    found = find_times(
        spacy.blank("en")(text), published=WEDNESDAY if "June 25" not in text else dt.date(2025, 7, 1)
    )
    mention = next(m for m in found if m.edtf_start)
    assert text[mention.start_char : mention.end_char] == quote
    assert (mention.edtf_start, mention.edtf_end) == (start, end)


def test_without_a_publication_date_the_year_stays_unknown():
    """The meeting was held from June 25 to 27."""
    (mention,) = find_times(spacy.blank("en")("The meeting was held from June 25 to 27."))
    assert (mention.edtf_start, mention.edtf_end) == ("XXXX-06-25", "XXXX-06-27")


@pytest.mark.parametrize(
    "text", ["the 56th brigade", "an Su-30 jet", "S-400 systems", "it may attack", "Mr. Sun said"]
)
def test_look_alikes_are_no_dates(text):
    assert find_dates(text, published=WEDNESDAY) == []


def test_stamps_are_marked():
    text = "Envoys meet\n\nUpdated on: 28 June,2024 08:46 AM IST\n\nThe envoys met in Oslo on Thursday.\n"
    publication = find_publication(text)
    assert publication is not None
    stamp, day = find_times(spacy.blank("en")(text), published=publication)
    assert stamp.stamp
    assert (day.edtf_start, day.stamp) == ("2024-06-27", False)

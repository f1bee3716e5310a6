"""Publication dates, stamps and datelines of one article."""

import datetime as dt
import subprocess
import sys
import tomllib
from importlib import resources

import pytest

from irevents.publication import find_publication

BODY = "The two defence ministers reviewed the programme of joint exercises and agreed to meet again.\n"


@pytest.mark.parametrize(
    ("head", "date", "rule"),
    [
        (" date 2024-11-28 Envoys meet\n\n", "2024-11-28", "leading-stamp"),
        ("Envoys meet\nUpdated on: 17 May,2023 10:15 PM IST | Oslo\n\n", "2023-05-17", "updated-stamp"),
        ("Envoys meet\n4 min read Last Updated : Mar 03 2024 | 7:31 AM IST\n", "2024-03-03", "updated-stamp"),
        ("Envoys meet\nFirst Published: Mar 03 2024 | 7:31 AM IST\n", "2024-03-03", "published-stamp"),
        ("Envoys meet\nPublished On: 11 Aug 2021\n\n", "2021-08-11", "published-stamp"),
        ("Envoys meet\n\n23/04/2022\n\n", "2022-04-23", "date-line"),
        ("Envoys meet\n\nOctober 18, 2023\n\n", "2023-10-18", "date-line"),
        ("Envoys meet\n\n2019-02-17 09:13:54\n", "2019-02-17", "date-line"),
        ("Envoys meet\n\nNordic Press 11 Aug 2021\n\n", "2021-08-11", "date-line"),
        ("Envoys meet\n\nTue, 14-03-2023 06:20 AM, Oslo\n\n", "2023-03-14", "date-line"),
        ("25 lutego 2010\nEnvoys meet\n\n", "2010-02-25", "date-line"),
        ("Envoys meet\n\n3 de mayo de 2023\n", "2023-05-03", "date-line"),
        ("Envoys meet\n\npt., 25 lutego 2010, 14:05\n\n", "2010-02-25", "date-line"),
        ("Envoys meet\n\nΔημοσιεύτηκε: 5 Μαΐου 2024\n\n", "2024-05-05", "date-line"),
        ("Envoys meet\n\n14 maaliskuuta 2023\n\n", "2023-03-14", "date-line"),
        ("Envoys meet\n\n8 مارس 2021\n\n", "2021-03-08", "date-line"),
        ("Envoys meet\n\n20 พฤษภาคม 2024\n\n", "2024-05-20", "date-line"),
        ("OSLO, May 31, 2024 (NTB) -- ", "2024-05-31", "dateline"),
        ("Windhoek, March 5/2023 (NAMPA) ", "2023-03-05", "dateline"),
    ],
)
def test_a_stamp_dates_the_article(head, date, rule):
    text = head + BODY
    found = find_publication(text)
    assert found is not None
    assert (str(found.date), found.rule) == (date, rule)
    assert found.start is not None


def test_the_first_publication_wins_over_an_update():
    """Published and updated stamps in one article."""
    text = "Envoys meet\nUpdated 2 July 2024\n" + BODY + "First Published: 28 June 2024\n"
    found = find_publication(text)
    assert found is not None
    assert found.date == dt.date(2024, 6, 28)
    assert [text[a:b] for a, b in found.stamps] == ["2 July 2024", "28 June 2024"]


def test_a_stamp_of_a_re_import_does_not_date_the_report():
    """OSLO, March 3 (NTB) under "Last Updated: 20 November 2023"."""
    text = "Envoys meet\nLast Updated: 20 November 2023\n\nOSLO, March 3 (NTB) " + BODY
    found = find_publication(text)
    assert found is not None
    assert found.date is None
    assert found.reference is not None
    assert not found.reference.year_known


def test_a_page_clock_dates_nothing_and_is_a_stamp():
    """Fri. Mar 29th, 2024 at the top of the page."""
    text = "• Fri. Mar 29th, 2024\n\nHome News\n\nEnvoys meet\n\n" + BODY
    found = find_publication(text)
    assert found is not None
    assert found.date is None
    assert [text[a:b] for a, b in found.stamps] == ["Fri. Mar 29th, 2024"]


@pytest.mark.parametrize(
    ("line", "city", "month", "day"),
    [
        ("Lima/Santiago, Mar 15 (Agency) ", "Lima", 3, 15),
        ("SINGAPORE, May 31 - ", "SINGAPORE", 5, 31),
        ("MOSCOW, February 2. /TASS/. ", "MOSCOW", 2, 2),
        ("APIA, SAMOA, May 9 (Agency) -- ", "APIA", 5, 9),
        ("Nairobi [Kenya], April 7 : ", "Nairobi", 4, 7),
        ("Baku, October 5, AZERTAC ", "Baku", 10, 5),
        ("TOKYO (AP) — ", "TOKYO", None, None),
        ("(PRESS- TASR) Kosice, 26 Sept (TASR) - ", "Kosice", 9, 26),
        ("Kyiv. October 30. INTERFAX-UKRAINE ", "Kyiv", 10, 30),
        ("Cairo - Oct 30 (MENA) - ", "Cairo", 10, 30),
        ("Dushanbe, October 30, 2024 /NIAT/. ", "Dushanbe", 10, 30),
        ("Yerevan, October 30, 2024. ", "Yerevan", 10, 30),
        ("Riyadh, SPA -- ", "Riyadh", None, None),
        ("NAIROBI, Kenya (AP) — ", "NAIROBI", None, None),
        ("NEW DELHI: ", "NEW DELHI", None, None),
    ],
)
def test_a_dateline_gives_its_place_and_day(line, city, month, day):
    text = "Envoys meet\n\n" + line + BODY
    found = find_publication(text)
    assert found is not None
    dateline = found.dateline
    assert dateline is not None
    assert text[dateline.city_start : dateline.city_end] == city
    assert (dateline.month, dateline.day) == (month, day)
    assert text[dateline.start : dateline.end].strip() in line
    assert line.strip().endswith(text[dateline.start : dateline.end].strip())


def test_a_dateline_takes_its_year_from_the_stamp():
    text = "Envoys meet\n\nOSLO, Dec 31 (NTB) " + BODY + "\n1/1/2025\n"
    found = find_publication(text)
    assert found is not None
    assert found.dateline is not None
    assert found.dateline.date == dt.date(2024, 12, 31)
    assert found.reference is not None
    assert found.reference.day == dt.date(2024, 12, 31)


def test_what_the_caller_knows_is_believed():
    found = find_publication("Envoys meet\nUpdated 2 July 2024\n" + BODY, published=dt.date(2024, 6, 30))
    assert found is not None
    assert (found.date, found.rule) == (dt.date(2024, 6, 30), "given")


def test_a_dated_headline_dates_the_text():
    """a declaration of 4 March 2024, published the day after."""
    found = find_publication(
        " date 2024-03-05 The ministers of the Gulf: declaration of 4 March 2024\n\n" + BODY
    )
    assert found is not None
    assert found.date == dt.date(2024, 3, 5)
    assert found.reference is not None
    assert found.reference.day == dt.date(2024, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "The statement was published on 8 April 2004 in New Delhi after the talks had ended there.\n",
        "They had met in Oslo on 3 May 2024, officials said, and will meet again.\n",
        BODY,
    ],
)
def test_dates_in_running_text_are_no_stamps(text):
    found = find_publication("Envoys meet\n\n" + text)
    assert found is None or (found.date is None and not found.stamps)


@pytest.mark.parametrize(
    "line",
    [
        "11 Brigade 2019",
        "Flotilla with 12 rockets 2010",
        "45 lutego 2010",
        "31 lutego 2010",
        "It was said on the 8 مارس 2021 in port that they had come back from the sea",
        "8 مارس 2021 and on some days behind it",
    ],
)
def test_a_day_a_word_and_a_year_are_not_yet_a_stamp(line):
    found = find_publication(f"Envoys meet\n\n{line}\n\n" + BODY)
    assert found is None or (found.date is None and not found.stamps)


def test_dateparser_is_imported_only_for_a_date_in_a_language_we_lack():
    script = (
        "import sys\n"
        "from irevents.publication import find_publication\n"
        "for date in ('3 May 2024', '25 lutego 2010'):\n"
        "    assert find_publication(f'Envoys meet\\n\\n{date}\\n\\nThey talked.').date\n"
        "assert 'dateparser' not in sys.modules\n"
        "assert find_publication('Envoys meet\\n\\n14 maaliskuuta 2023\\n\\nThey talked.').date\n"
        "assert 'dateparser' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_each_article_of_a_page_has_its_own():
    first = "Envoys meet\n\nPublished: 3 May 2024\n\n" + BODY
    second = "Admirals meet\n\nPublished: 9 June 2023\n\n" + BODY
    text = first + second
    found = [find_publication(text, end=len(first)), find_publication(text, start=len(first))]
    assert [f.date for f in found if f] == [dt.date(2024, 5, 3), dt.date(2023, 6, 9)]
    assert text[found[1].start : found[1].end] == "9 June 2023"


def test_no_month_name_stands_for_two_months():
    text = resources.files("irevents.times").joinpath("months.toml").read_text("utf-8")
    meanings: dict[str, set[int]] = {}
    for names in tomllib.loads(text).values():
        assert len(names) == 12
        for number, name in enumerate(names, 1):
            meanings.setdefault(name, set()).add(number)
    assert {name for name, numbers in meanings.items() if len(numbers) > 1} == set()

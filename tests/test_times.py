"""Temporal expressions: found, and read against a publication date."""

import datetime as dt
import io
import itertools
import json
import random
import re
import tomllib
from importlib import resources

import pytest
import spacy
from typer.testing import CliRunner

import irevents
from irevents.cli import app
from irevents.errors import IreventsError
from irevents.publication import find_publication
from irevents.times import find_times
from irevents.times.first_codes import list_first_codes
from irevents.times.grammar import NEVER_ALONE, compile_rules, load_grammar
from irevents.times.listing import find_dates, list_dates
from irevents.times.scanning import load_lexicon, scan
from irevents.tokens import Tokens

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
        (
            "He will launch the guided missile frigate in Kiel on Monday.",
            "Monday",
            "2024-11-04",
            "2024-11-04",
        ),
        (
            "The envoy, who will go to Minsk, praised the pact on Monday.",
            "Monday",
            "2024-10-28",
            "2024-10-28",
        ),
        ("Oslo makes ready to host the summit in July.", "July", "2025-07", "2025-07"),
        ("The ministers discussed Thursday's summit.", "Thursday", "2024-10-24", "2024-10-24"),
        ("Thursday's summit will be the third.", "Thursday", "2024-10-31", "2024-10-31"),
        ("They are meeting in Ankara on Thursday.", "Thursday", "2024-10-31", "2024-10-31"),
        ("He leaves for home on the 31st.", "the 31st", "2024-10-31", "2024-10-31"),
        ("She received him on the 28th afternoon.", "the 28th afternoon", "2024-10-28", "2024-10-28"),
        ("He came on the 2nd, alone.", "the 2nd", "2024-10-02", "2024-10-02"),
        ("He will come on the 2nd, alone.", "the 2nd", "2024-11-02", "2024-11-02"),
        ("They dined on the evening of the 28th.", "the evening of the 28th", "2024-10-28", "2024-10-28"),
        ("The visit was postponed until Thursday.", "Thursday", "2024-10-31", "2024-10-31"),
        ("The term of the pact ended on March 31.", "March 31", "2024-03-31", "2024-03-31"),
        ("They met on Saturday 26 in the capital.", "Saturday 26", "2024-10-26", "2024-10-26"),
        ("The Council met on Feb. 6-7 last year.", "Feb. 6-7 last year", "2023-02-06", "2023-02-07"),
        ("Earlier this month he flew to Doha.", "Earlier this month", "2024-10", "2024-10"),
        ("In December they had agreed on it.", "December", "2023-12", "2023-12"),
        ("The summit will be in December.", "December", "2024-12", "2024-12"),
    ],
)
def test_dates_of_an_event(text, quote, start, end):
    found = find_times(
        Tokens(spacy.blank("en")(text)), published=WEDNESDAY if "June 25" not in text else dt.date(2025, 7, 1)
    )
    mention = next(m for m in found if m.edtf_start)
    assert text[mention.start_char : mention.end_char] == quote
    assert (mention.edtf_start, mention.edtf_end) == (start, end)


def test_without_a_publication_date_the_year_stays_unknown():
    """The meeting was held from June 25 to 27."""
    (mention,) = find_times(Tokens(spacy.blank("en")("The meeting was held from June 25 to 27.")))
    assert (mention.edtf_start, mention.edtf_end) == ("XXXX-06-25", "XXXX-06-27")


@pytest.mark.parametrize(
    "text", ["the 56th brigade", "an Su-30 jet", "S-400 systems", "it may attack", "Mr. Sun said"]
)
def test_look_alikes_are_no_dates(text):
    assert find_dates(text, published=WEDNESDAY) == []


def test_stamps_are_marked():
    text = "Envoys meet\n\nUpdated on: 17 May,2024 10:15 PM IST\n\nThe envoys met in Oslo on Thursday.\n"
    publication = find_publication(text)
    assert publication is not None
    stamp, day = find_times(Tokens(spacy.blank("en")(text)), published=publication)
    assert stamp.stamp
    assert (day.edtf_start, day.stamp) == ("2024-05-16", False)


RULES = tomllib.loads(resources.files("irevents.times").joinpath("rules.toml").read_text("utf-8"))["rule"]


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_each_rule_reads_its_example(rule):
    sentence, quote, kind, value = rule["example"]
    found = {e.quote: e for e in find_dates(sentence, published=WEDNESDAY)}
    assert quote in found
    assert (found[quote].type, found[quote].value) == (kind, value)
    assert found[quote].rule.split("+")[0].split(":")[0] == rule["id"]


def test_an_expression_is_found_wherever_its_first_word_stands():
    """Where the search enters is a shortcut: entering at every known word finds the same."""
    text = (
        "At least 20 more years, the 2020s, this Monday, each week, some days, an hour ago, more than "
        "two days, about ten years, early next week, past decades, those years, over a week, these days, "
        "up to two months"
    )
    tokens = scan(text)
    grammar = load_grammar()
    entered = {m.start() for m in grammar.entry.finditer(tokens.classes)}
    rules = re.compile("|".join(grammar.bodies))
    starts = {i for i in range(len(tokens.words)) if rules.match(tokens.classes, i)}
    assert starts
    assert starts <= entered


def test_words_passed_over_begin_no_expression():
    """What is passed over before an unknown word, one word or two, behind whatever word: no rule fits."""
    grammar, names = load_grammar(), load_lexicon().names
    codes, unknown = [names[name] for name in NEVER_ALONE], names["x"]
    rules = re.compile("|".join(grammar.bodies))
    for before in ("", *names.values()):
        for one, other in itertools.product(codes, ("", *codes)):
            text = before + one + other + unknown
            if rules.match(text, len(before)) is not None:
                assert grammar.entry.match(text, len(before)), (before, one, other)


@pytest.mark.parametrize(
    ("pattern", "codes"),
    [
        ("(?:a?b|[cd])e", {"a", "b", "c", "d"}),
        ("(?<!x)(?:a|b?)c(?=d)", {"a", "b", "c"}),
        ("[a-c]{2}", {"a", "b", "c"}),
        ("a*", None),  # may be empty
        (".a", None),
        ("[^a]b", None),
    ],
)
def test_first_codes(pattern, codes):
    assert list_first_codes(pattern) == codes


def test_the_rules_that_may_begin_with_a_class_find_what_all_find():
    """Trying only those is a shortcut: of all rules, the first that fits is the same, and ends alike."""
    grammar, names = load_grammar(), list(load_lexicon().names.values())
    every = re.compile("|".join(f"{body}()" for body in grammar.bodies))
    chance = random.Random(1)
    for _ in range(5000):
        text = "".join(chance.choices(names, k=8))
        pattern, numbers = compile_rules(text[0])
        known, found = every.match(text), pattern.match(text)
        assert (known is None) == (found is None)
        if known is not None and found is not None:
            assert (known.end(), known.lastindex - 1) == (found.end(), numbers[found.lastindex - 1])


def test_dates_command_writes_one_expression_a_line(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("The talks were held from June 25 to 27, 2024.\n")
    stream = io.StringIO()
    assert list_dates([str(page)], stream, format="jsonl") == []
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["quote"], line["type"], line["value"]) for line in lines] == [
        ("June 25", "DATE", "2024-06-25"),
        ("27, 2024", "DATE", "2024-06-27"),
    ]
    assert all(line["document"] == str(page) for line in lines)


def test_dates_command_writes_a_table(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("They met on Friday.\n")
    stream = io.StringIO()
    assert list_dates([str(page), str(tmp_path / "none.txt")], stream, published="2024-10-30") != []
    head, row = stream.getvalue().splitlines()
    assert head.split() == ["document", "offsets", "quote", "type", "value", "start", "end", "basis", "rule"]
    assert row.split()[1:5] == ["12:18", "Friday", "DATE", "2024-10-25"]


@pytest.mark.parametrize("wrong", [{"format": "xml"}, {"published": "June"}])
def test_dates_command_refuses_wrong_usage(wrong):
    with pytest.raises(IreventsError):
        list_dates([], io.StringIO(), **wrong)


def test_dates_command_says_what_it_could_not_read(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("They met on 28 June 2024.\n")
    run = CliRunner().invoke(app, ["dates", str(page), str(tmp_path / "none.txt"), "-f", "jsonl"])
    assert run.exit_code == 1
    assert json.loads(run.stdout)["value"] == "2024-06-28"
    assert "none.txt" in run.stderr


def test_the_public_name_is_there():
    (found,) = irevents.find_dates("They met on 28 June 2024.")
    assert (found.quote, found.value, found.basis) == ("28 June 2024", "2024-06-28", "explicit")


def test_without_a_date_given_the_text_is_asked():
    """Published: 30 October 2024 … met on Tuesday."""
    found = irevents.find_dates(
        "Envoys meet\n\nPublished: 30 October 2024\n\nThe envoys met in Oslo on Tuesday.\n"
    )
    assert found[-1].value == "2024-10-29"

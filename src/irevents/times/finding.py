"""From a text to its temporal expressions: find, read, join ranges and times."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from irevents.mentions import Sentence, TemporalMention
from irevents.times.calendar import move_days
from irevents.times.context import Setting
from irevents.times.grammar import Found, find_candidates
from irevents.times.reading import Reading, Reference
from irevents.times.resolving import READINGS
from irevents.times.scanning import Scan, scan
from irevents.times.tense import is_background
from irevents.values import frozen

if TYPE_CHECKING:
    from irevents.publication import Publication
    from irevents.tokens import Tokens


@frozen
class Expression:
    """What was found and how it reads."""

    found: Found
    start: int
    end: int
    reading: Reading
    rule: str


def find_times(
    page: Tokens,
    sentences: Sequence[Sentence] = (),
    *,
    published: Publication | dt.date | Mapping[int, Publication | dt.date | None] | None = None,
    scanned: Scan | None = None,
) -> list[TemporalMention]:
    """Find and resolve the temporal expressions of a page.

    Args:
        page: its tokens.
        sentences: its sentences, which say where each article begins.
        published: the publication date, or what `find_publication` found (whose dateline and
            stamps then count), or one for each article by its number.
        scanned: the text of the page with `hard_lines`, where it has been scanned before.

    Returns:
        The mentions in order; a range of days ("from June 25 to 27") is one mention.
    """
    tokens = scan(page.text, hard_lines=True) if scanned is None else scanned
    if not isinstance(published, Mapping):
        published = {0: published}
    starts = {0: 0}
    for sentence in sentences:
        if sentence.article not in starts:
            starts[sentence.article] = page.starts[sentence.start]
    references = sorted(
        ((offset, _reference(published.get(n))) for n, offset in starts.items()), key=lambda pair: pair[0]
    )
    stamps = {span for p in published.values() for span in _stamps(p)}
    mentions = []
    for expression in read_expressions(tokens, references, ranges=True):
        start, end = tokens.span(expression.start, expression.end)
        span = page.find_span(start, end)
        if span is None:
            continue
        reading = expression.reading
        mentions.append(
            TemporalMention(
                start=span[0],
                end=span[1],
                start_char=start,
                end_char=end,
                type=reading.type,
                value=reading.value,
                edtf_start=reading.start,
                edtf_end=reading.end,
                precision=reading.precision,
                basis=reading.basis,
                rule=expression.rule,
                stamp=any(a < end and start < b for a, b in stamps),
            )
        )
    return mentions


def _reference(published: Publication | dt.date | None) -> Reference | None:
    if isinstance(published, dt.date):
        return Reference(published, "publication-date")
    return published.reference if published is not None else None


def _stamps(published: Publication | dt.date | None) -> tuple[tuple[int, int], ...]:
    """The stretches that are stamps: the page's own, and the dateline."""
    if published is None or isinstance(published, dt.date):
        return ()
    line = published.dateline
    return published.stamps if line is None else (*published.stamps, (line.start, line.end))


def read_expressions(
    tokens: Scan, references: Sequence[tuple[int, Reference | None]], *, ranges: bool
) -> list[Expression]:
    """Find, read and join.

    Args:
        tokens: the text.
        references: the offset at which each article begins, and the day it is read against.
        ranges: whether two dates with "to" or a dash between become one.
    """
    starts = [offset for offset, _ in references]
    settings = [Setting(reference) for _, reference in references]

    def setting_at(token: int) -> Setting:
        return settings[max(bisect_right(starts, tokens.starts[token]) - 1, 0)]

    expressions: list[Expression] = []
    candidates = find_candidates(tokens)
    candidate = next(candidates, None)
    while candidate is not None:
        expression = _read(candidate, setting_at(candidate.start))
        if expression is not None:
            expressions.append(expression)
        try:
            candidate = candidates.send(expression is not None)
        except StopIteration:
            break
    if _learn(expressions, settings, setting_at):
        # read again, with what the article says elsewhere
        expressions = [_read_again(e, setting_at(e.start)) for e in expressions]
    expressions = _join_times(expressions, tokens)
    return _join_ranges(expressions, tokens) if ranges else expressions


def _read(found: Found, setting: Setting) -> Expression | None:
    if _inside_code(found.scan, found.start):
        return None
    reading = READINGS[found.rule.reading](found, setting)
    if reading is None:
        return None
    _move_along(found, reading, setting)
    rule = f"{found.rule.id}: {reading.how}" if reading.how else found.rule.id
    return Expression(found, found.start, found.end, reading, rule)


def _read_again(expression: Expression, setting: Setting) -> Expression:
    """The expression with what the article says elsewhere; a day written in full says the same as before."""
    found, reading = expression.found, expression.reading
    if found.rule.reading == "full_date" and reading.basis == "explicit" and reading.value[0] != "X":
        _move_along(found, reading, setting)
        return expression
    return _read(found, setting) or expression


def _move_along(found: Found, reading: Reading, setting: Setting) -> None:
    """Note in the setting what day and quarter the article has told of last."""
    if reading.day is not None and reading.precision == "day":
        known = not reading.value.startswith("X")
        setting.told = (Reference(reading.day, "document", known), found.start)
    if found.rule.reading == "quarter" and reading.value[5:6] == "Q" and reading.value[0] != "X":
        setting.quarter = (int(reading.value[:4]), int(reading.value[6:]), found.start)


def _learn(
    expressions: list[Expression], settings: list[Setting], setting_at: Callable[[int], Setting]
) -> bool:
    """Note in each article's setting what it writes out in full; whether there was anything.

    Full dates and months give their year to those without one. A day in brackets, "tomorrow (17)",
    tells which day the article was written: the publication date may be a day off.
    """
    learned = False
    for expression in expressions:
        reading, setting = expression.reading, setting_at(expression.start)
        if reading.how.endswith("-first"):
            setting.month_first = reading.how == "month-first"
            learned = True
        if reading.how.endswith("by custom") or is_background(expression.found):
            continue
        if reading.basis == "explicit" and reading.start and not reading.start.startswith("X"):
            if reading.precision == "day" and reading.end:
                for day in (reading.start, reading.end):
                    setting.days[int(day[5:7]), int(day[8:])] = int(day[:4])
                    learned = True
            elif reading.precision == "month":
                setting.months[int(reading.start[5:7])] = int(reading.start[:4])
                learned = learned or setting.reference is None
        elif expression.found.has("lpar") and expression.found.rule.reading in ("today", "part_of_day"):
            learned = _learn_day(expression, setting) or learned
    for setting in settings:
        setting.told = setting.quarter = None
    return learned


def _learn_day(expression: Expression, setting: Setting) -> bool:
    """Take the day of writing from "yesterday (03)", where it is near the reference."""
    found, day, reference = expression.found, expression.reading.day, setting.reference
    if day is None or reference is None or not reference.year_known:
        return False
    shift = found.value("today")
    if shift is None:
        shift = found.value("last") or 0
    written = move_days(day, -int(shift))
    if written == reference.day or abs((written - reference.day).days) > 3:
        return False
    setting.reference = replace(reference, day=written)
    return True


def _inside_code(scan: Scan, i: int) -> bool:
    """Whether a number is the tail of a designation: "S-400", "Su-30", "COVID-19"."""
    return (
        i >= 2
        and scan.words[i][0].isdigit()
        and scan.named(i - 1, "dash")
        and scan.named(i - 2, "x")
        and scan.glued(i - 2)
        and scan.glued(i - 1)
    )


def _join_times(expressions: list[Expression], tokens: Scan) -> list[Expression]:
    """A time of day and the date beside it are one: "10 p.m. Wednesday", "Wednesday at 10 p.m."."""
    joined: list[Expression] = []
    for expression in expressions:
        last = joined[-1] if joined else None
        if last is not None and (both := _timed(last, expression, tokens)) is not None:
            joined[-1] = both
        else:
            joined.append(expression)
    return joined


def _timed(left: Expression, right: Expression, tokens: Scan) -> Expression | None:
    between = range(left.end, right.start)
    if len(between) > 2:
        return None
    if left.rule == "clock-time" and right.reading.precision == "day" and right.reading.type == "DATE":
        clock, date = left, right
        if not all(tokens.named(i, "on", "comma") for i in between):
            return None
    elif right.rule == "clock-time" and left.reading.precision == "day" and left.reading.type == "DATE":
        clock, date = right, left
        if not all(tokens.named(i, "at", "comma", "approx") for i in between):
            return None
    else:
        return None
    if date.reading.parts:
        return None
    value = date.reading.value[:10] + "T" + clock.reading.value.partition("T")[2]
    reading = replace(date.reading, type="TIME", value=value)
    return Expression(left.found, left.start, right.end, reading, f"{left.rule}+{right.rule}")


def _join_ranges(expressions: list[Expression], tokens: Scan) -> list[Expression]:
    """Two dates with "to", "until" or a dash between, or "between … and …", are a range."""
    joined: list[Expression] = []
    for expression in expressions:
        last = joined[-1] if joined else None
        if last is not None and _makes_range(last, expression, tokens):
            joined[-1] = _range(last, expression)
        else:
            joined.append(expression)
    return joined


def _makes_range(left: Expression, right: Expression, tokens: Scan) -> bool:
    if right.start - left.end != 1 or left.reading.precision is None or "–" in left.rule:
        return False
    if left.reading.type != "DATE" or right.reading.type != "DATE" or right.reading.start is None:
        return False
    if left.reading.precision != right.reading.precision:
        return False
    if tokens.named(left.end, "dash", "to"):
        return True
    return tokens.named(left.end, "and") and tokens.named(left.start - 1, "between")


def _range(left: Expression, right: Expression) -> Expression:
    first, last = left.reading, right.reading
    end = last.end
    if first.day and last.day and last.day < first.day and right.found.rule.reading == "weekday":
        end = move_days(last.day, 7).isoformat()
    start = first.start
    if start and end and start > end and "X" not in start + end and len(start) == len(end):
        # "drills from March to June", told in May: March of the year that the June is of
        start = f"{int(end[:4]) - (start[4:] > end[4:]):04d}{start[4:]}"
    reading = replace(first, start=start, end=end, basis=last.basis, day=last.day)
    return Expression(left.found, left.start, right.end, reading, f"{left.rule}–{right.rule}")

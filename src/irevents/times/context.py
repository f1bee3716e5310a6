"""What stands about an expression and decides how it is read: tense, years elsewhere, a day in brackets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from irevents.times.calendar import is_day, make_day, move_days, move_months
from irevents.times.grammar import Found
from irevents.times.reading import Reference
from irevents.times.scanning import Scan

#: Tokens looked back over for a cue of tense.
REACH = 60
#: Tokens within which a time of day belongs to the day told of.
NEARBY = 40


@dataclass(slots=True)
class Setting:
    """The surroundings in one article.

    `days` are the full dates the article writes out (month and day → year), `months` the months
    with a year; `month_first` whether its numeric dates put the month first, where one of them
    tells. `told` is the last day it told of (the anchor of "the next day") and the token it
    stands at, `quarter` the last quarter (year, number, token); the finder moves both along.
    """

    reference: Reference | None
    days: dict[tuple[int, int], int] = field(default_factory=dict)
    months: dict[int, int] = field(default_factory=dict)
    month_first: bool | None = None
    told: tuple[Reference, int] | None = None
    quarter: tuple[int, int, int] | None = None

    @property
    def anchor(self) -> Reference | None:
        """The day "the next day" counts from: the last one told of, or the reference."""
        return self.told[0] if self.told is not None else self.reference

    def nearby(self, token: int) -> Reference | None:
        """The day told of shortly before `token`, or the reference."""
        if self.told is not None and 0 < token - self.told[1] <= NEARBY:
            return self.told[0]
        return self.reference


def find_direction(scan: Scan, start: int, end: int, *, reach: int = REACH) -> int:
    """-1 where the clause about tokens `start:end` is past, 1 where future, 0 where it does not say.

    The nearest cue to the left decides, then the nearest to the right: "The talks, announced in
    May, will be held on Wednesday". A verb of saying decides only where it stands by the date
    ("said on Wednesday") or nothing behind the date does ("said the meeting on Thursday will …").
    """
    words, cues = scan.words, scan.lexicon.cues
    before = words[start - 1].lower() if start else ""
    if before in ("until", "till") or (
        before == "as" and start > 1 and words[start - 2].lower() in ("soon", "early")
    ):
        return 1
    said = False
    for i in range(start - 1, max(start - reach - 1, -1), -1):
        if _ends_sentence(scan, i):
            break
        if words[i].lower() in cues["saying"]:
            if start - i <= 3:
                return -1
            said = True
            break
        if found := _cue(scan, i, near=start - i <= 6):
            return found
    for i in range(end, min(end + (10 if said else min(reach, 20)), len(words))):
        if _ends_sentence(scan, i):
            break
        if words[i].lower() in cues["saying"]:
            return -1
        if found := _cue(scan, i, near=i - end <= 6):
            return found
    return -1 if said else 0


def direction_of(found: Found) -> int:
    """The tense about what was found: -1 past, 1 future, 0 unknown."""
    return find_direction(found.scan, found.start, found.end)


def _ends_sentence(scan: Scan, i: int) -> bool:
    if scan.named(i, "break") or scan.words[i] in ("!", "?", ";"):
        return True
    if not scan.named(i, "dot") or not 0 < i < len(scan.words) - 1:
        return False
    last, following = scan.words[i - 1], scan.words[i + 1]
    return not following[0].islower() and (len(last) > 3 or last.islower() or last[0].isdigit())


def _cue(scan: Scan, i: int, *, near: bool) -> int:
    """What the token at `i` says of its clause's tense: -1, 0, 1; `near` the date or not."""
    words, cues = scan.words, scan.lexicon.cues
    word = words[i].lower()
    before = words[i - 1].lower() if i else ""
    after = words[i + 1].lower() if i + 1 < len(words) else ""
    if word in cues["future"]:
        return 0 if word == "may" and words[i] == "May" else 1
    if near and (
        word in cues["timetable"]
        or (word in cues["plural"] and before not in ("to", "did", "not", "would", "t"))
    ):
        return 1
    if near and word in cues["arranged"] and before in ("is", "are", "re", "be"):
        return 1
    if before == "to":
        return _infinitive(scan, i)
    if word in cues["announced"] and (after in ("for", "to", "on", "in") or before in ("is", "are", "be")):
        return 1
    if word in cues["moved"] and after in ("to", "until", "till", "by"):
        return 1
    if word in cues["past"] or (len(word) > 3 and word.endswith("ed") and words[i].islower()):
        window = {w.lower() for w in words[max(i - 3, 0) : i]}
        if window & {"will", "shall", "would", "be"}:
            return 1
        return 0 if before in ("is", "are", "being") else -1
    return 0


def _infinitive(scan: Scan, i: int) -> int:
    """ "agreed to meet", "is to visit", and in headlines "Modi to visit" tell of a plan."""
    words, cues = scan.words, scan.lexicon.cues
    governor = words[i - 2] if i > 1 else ""
    if governor.lower() in cues["governor"]:
        return 1
    return int(words[i].lower() in cues["infinitive"] and governor[:1].isupper())


def resolve_weekday(reference: Reference, weekday: int, direction: int) -> dt.date:
    """The day of that weekday (Monday = 1) next to the reference, on the side the tense says.

    "on Wednesday" in a report of a Wednesday is that day; without a cue news tells of the past. A
    dateline without a year cannot place a weekday: agencies date the report on the day itself.
    """
    if not reference.year_known:
        return reference.day
    if direction > 0:
        return move_days(reference.day, (weekday - reference.day.isoweekday()) % 7)
    return move_days(reference.day, -((reference.day.isoweekday() - weekday) % 7))


def find_weekday(setting: Setting, weekday: int) -> dt.date | None:
    """The one full date of the article that falls on the weekday, where nothing else dates it."""
    days = {made for (m, d), year in setting.days.items() if (made := make_day(year, m, d))}
    fitting = [day for day in days if day.isoweekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def resolve_year(
    setting: Setting, month: int, day: int | None, direction: int, *, weekday: int | None = None
) -> tuple[int | None, str]:
    """The year of a month (and day) written without one, and on what basis; None where unknown.

    A `weekday` beside the date settles which of the years about the reference it is.
    """
    if day is not None and (year := setting.days.get((month, day))) is not None:
        return year, "document"
    reference = setting.reference
    if reference is not None and reference.year_known:
        if day is None:
            return _year_of_month(reference.day, month, direction), reference.basis
        fitting = [
            reference.day.year + n
            for n in (0, -1, 1)
            if (made := make_day(reference.day.year + n, month, day)) and made.isoweekday() == weekday
        ]
        if len(fitting) == 1:
            return fitting[0], reference.basis
        return _year_of_day(reference.day, month, day, direction), reference.basis
    if reference is None and day is not None and is_day(None, month, day):
        stand_in = dt.date(2024, month, day)
        near = {
            year for (m, d), year in setting.days.items() if abs((dt.date(2024, m, d) - stand_in).days) <= 31
        }
        if len(near) == 1:
            return near.pop(), "document"
        if not near and month in setting.months:
            return setting.months[month], "document"
    return None, reference.basis if reference else "explicit"


def _year_of_day(reference: dt.date, month: int, day: int, direction: int) -> int | None:
    """The nearest year; where that one is far off on the wrong side of the tense, the other."""
    found = [made for year in range(-1, 2) if (made := make_day(reference.year + year, month, day))]
    if not found:
        return None
    best = min(found, key=lambda d: abs((d - reference).days))
    away = (best - reference).days
    if direction and away * direction < (-120 if direction < 0 else -90):
        right = [d for d in found if (d - reference).days * direction >= 0]
        best = min(right, key=lambda d: abs((d - reference).days), default=best)
    return best.year


def _year_of_month(reference: dt.date, month: int, direction: int) -> int:
    if direction > 0:
        return reference.year + (month < reference.month)
    return reference.year - (month > reference.month)


def resolve_day_of_month(reference: Reference, day: int) -> dt.date | None:
    """The day with that number nearest to the reference: "today (15)" in a report of the 16th."""
    months = (move_months(reference.day.replace(day=1), n) for n in (-1, 0, 1))
    found = [made for m in months if (made := make_day(m.year, m.month, day))]
    return min(found, key=lambda d: abs((d - reference.day).days), default=None)


def find_year(found: Found, setting: Setting) -> tuple[int, str] | None:
    """The year an expression names or points to: 2024, this year, last year; else the reference's."""
    year = found.value("year4")
    if isinstance(year, int):
        return year, "explicit"
    reference = setting.reference
    if reference is None or not reference.year_known:
        return None
    shift = found.value("this", "last", "next") if found.value("unit") == "Y" else 0
    return reference.day.year + (shift if isinstance(shift, int) else 0), reference.basis

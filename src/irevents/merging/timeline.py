"""When it takes place and how it stands, by all its reports: planned, then held; postponed to a new date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from irevents.merging.claims import Claim, count_originals, find_claims
from irevents.merging.spans import Span, place_in_year, read_span, relate_spans
from irevents.records import Basis, Dates, Event, Precision, Status, StatusReport

SETTLED: tuple[Status, ...] = ("planned", "postponed", "cancelled", "ongoing", "held")
"""Statuses from the least settled to the most."""
BASES: tuple[Basis, ...] = ("corpus", "document", "publication-date", "dateline", "explicit")
GRAINS: tuple[Precision, ...] = ("year", "month", "day")


def list_reports(events: Sequence[Event]) -> list[StatusReport]:
    """Every report of the status, in order of publication; undated ones first, the less settled first."""
    reports: list[StatusReport] = []
    for event in events:
        if event.history:
            reports += event.history
            continue
        for source in event.sources:
            reports.append(
                StatusReport(
                    status=event.status,
                    published=source.published,
                    dates=event.dates,
                    documents=(source.document,),
                )
            )
    return sorted(reports, key=_report_key)


def _report_key(report: StatusReport) -> tuple[dt.date, int, str, tuple[str, ...]]:
    dates = write_dates(report.dates) if report.dates else ""
    return (report.published or dt.date.min, SETTLED.index(report.status), dates, report.documents)


def choose_status(reports: Sequence[StatusReport], default: Status) -> Status:
    """Held or under way where any report says so, else what the last report says."""
    statuses = {report.status for report in reports}
    for settled in ("held", "ongoing"):
        if settled in statuses:
            return settled
    return reports[-1].status if reports else default


def trace_history(reports: Sequence[StatusReport]) -> tuple[StatusReport, ...]:
    """The reports of the status where it changed; empty where all say the same."""
    if len({report.status for report in reports}) < 2:
        return ()
    steps: list[StatusReport] = []
    for report in reports:
        last = steps[-1] if steps else None
        if last and last.status == report.status and (report.dates is None or last.dates == report.dates):
            documents = tuple(sorted({*last.documents, *report.documents}))
            steps[-1] = last.model_copy(update={"documents": documents})
        else:
            steps.append(report)
    return tuple(steps)


def write_dates(dates: Dates) -> str:
    """Dates as EDTF: a day, or an interval `2025-10-28/2025-10-29`."""
    return dates.start if dates.start == dates.end else f"{dates.start}/{dates.end}"


def choose_dates(
    events: Sequence[Event], status: Status, copies: Mapping[str, str]
) -> tuple[Dates | None, list[Claim]]:
    """The best dates, and the claims that disagree (the chosen first; one claim where all agree).

    The most exact date leads, then one with its year, the best supported, one told by a report of the final
    status, the longer one (a report of the second day names that day alone, which disagrees with nothing); a
    year that it lacks comes from another report (`basis` corpus).
    """
    moved = any(step.status == "postponed" for event in events for step in list_reports([event]))
    telling = [event for event in events if event.dates and event.status == status]
    if moved and telling:
        events = [max(telling, key=lambda e: max((str(s.published or "") for s in e.sources), default=""))]
        events += [event for event in telling if event is not events[0] and not _is_apart(event, events[0])]
    settled = ("held", "ongoing") if status in ("held", "ongoing") else (status,)
    by_value = {write_dates(event.dates): event.dates for event in reversed(events) if event.dates}
    final = {write_dates(event.dates) for event in events if event.dates and event.status in settled}
    claims = find_claims(events, "dates", lambda e: write_dates(e.dates) if e.dates else None)
    if not claims:
        return None, []
    for claim in claims:
        _parse(claim.value, by_value)
    support = _count_support(claims, by_value, copies)

    def rank(claim: Claim) -> tuple[int, bool, int, bool, int, int, str]:
        dates, span = by_value[claim.value], read_span(by_value[claim.value])
        length = span.last - span.first if span else -1
        known = not dates.start.startswith("XXXX")
        grain, basis = GRAINS.index(dates.precision), BASES.index(dates.basis)
        told = claim.value in final
        return (grain, known, support[claim.value], told, length, basis, claim.value)

    ranked = sorted(claims, key=rank, reverse=True)
    best = by_value[ranked[0].value]
    span = read_span(best)
    if span is None:
        return best, ranked[:1]
    spans = [(claim, read_span(by_value[claim.value])) for claim in ranked[1:]]
    agreeing = [other for _, other in spans if other and relate_spans(span, other) != "apart"]
    chosen = _fill_year(best, span, agreeing)
    whole = read_span(chosen) or span
    told_days = {
        write_dates(event.dates)
        for event in events
        if event.dates
        and event.dates.start == event.dates.end
        and (event.status == "ongoing" or (event.type in _LONG and event.dates.start in _edges(chosen)))
    }
    rivals = [
        claim
        for claim, other in spans
        if other
        and relate_spans(whole, other) in ("overlap", "apart")
        and not (claim.value in told_days and whole.first <= other.first <= other.last <= whole.last)
    ]
    return chosen, _fold_years([Claim(write_dates(chosen), ranked[0].documents), *rivals])


# Of a drill that "ended on Tuesday" or "began on June 2" a report gives one day, its last or first.
_LONG = frozenset({"exercise", "visit", "conference"})


def _edges(dates: Dates) -> tuple[str, str]:
    """The first and the last day."""
    return dates.start, dates.end


def _count_support(
    claims: Sequence[Claim], dates: Mapping[str, Dates], copies: Mapping[str, str]
) -> dict[str, int]:
    """The independent reports behind each value; `XXXX-06-25` speaks for `2025-06-25` too."""
    spans = {claim.value: read_span(dates[claim.value]) for claim in claims}
    support = {}
    for claim in claims:
        documents = set(claim.documents)
        mine = spans[claim.value]
        for other in claims:
            theirs = spans[other.value]
            if mine and theirs and relate_spans(mine, theirs) == "same":
                documents |= other.documents
        support[claim.value] = count_originals(documents, copies)
    return support


def _fold_years(claims: list[Claim]) -> list[Claim]:
    """Claims that differ only in an unknown year become one, with its year."""
    folded: list[Claim] = []
    for claim in sorted(claims, key=lambda c: "XXXX" in c.value):
        days = _days_of(claim.value)
        at = next(
            (i for i, c in enumerate(folded) if "XXXX" in claim.value and _days_of(c.value) == days), None
        )
        if at is None:
            folded.append(claim)
        else:
            folded[at] = Claim(folded[at].value, folded[at].documents | claim.documents)
    return sorted(folded, key=lambda c: next(i for i, each in enumerate(claims) if each.value == c.value))


def _days_of(value: str) -> tuple[str, ...]:
    return tuple(part[4:] for part in value.split("/"))


def _is_apart(one: Event, other: Event) -> bool:
    a, b = read_span(one.dates), read_span(other.dates)
    return a is not None and b is not None and relate_spans(a, b) == "apart"


def _parse(value: str, known: dict[str, Dates]) -> None:
    """Read the dates of a claim that lost in an earlier merge: they are known only as they were printed."""
    if value not in known:
        start, _, end = value.partition("/")
        precision = GRAINS[start.count("-")] if start.count("-") < len(GRAINS) else "day"
        known[value] = Dates(start=start, end=end or start, precision=precision, basis="document")


def _fill_year(best: Dates, span: Span, agreeing: list[Span]) -> Dates:
    """The year from another report; also where only the others lacked it, for then it is not theirs."""
    with_year = [other for other in agreeing if other.year_known]
    if not span.year_known and with_year:
        whole = place_in_year(span, min(with_year, key=lambda s: (s.last - s.first, s.first)))
        first, last = dt.date.fromordinal(whole.first), dt.date.fromordinal(whole.last)
        if best.precision == "day":
            start, end = first.isoformat(), last.isoformat()
        else:
            start, end = f"{first:%Y-%m}", f"{last:%Y-%m}"
        return Dates(start=start, end=end, precision=best.precision, basis="corpus")
    if span.year_known and any(not other.year_known for other in agreeing):
        return best.model_copy(update={"basis": "corpus"})
    return best

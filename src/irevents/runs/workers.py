"""Documents shared out to worker processes, their outcomes in the order of the documents.

Every worker has a pipe of its own and works on one batch at a time, so it is known at any moment which
documents a worker holds. A worker that dies takes down no more than the document it was at: that one is
tried once more alone, and put aside by name if it kills its worker again; the rest of the batch goes to
another worker.

A document's time is counted in processor time and kept by the operating system (`ITIMER_PROF`), which ends a
worker also inside a regular expression that never returns, and also where the parent was killed.
"""

from __future__ import annotations

import datetime as dt
import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any

from irevents.errors import Problem
from irevents.records import Document
from irevents.runs.outcomes import NOTHING, Extracts, Outcome, Task, extract_one

BATCH_DOCUMENTS = 64
BATCH_CHARACTERS = 100_000
"""A batch is closed at so many documents or characters: a fraction of a second's work."""
AHEAD = 4
"""Batches a worker, read ahead of the one whose turn it is; bounds the memory."""


def extract_all(
    tasks: Iterable[Task], make: Callable[[], Extracts], *, jobs: int = 0, time_limit: float | None = None
) -> Generator[tuple[Task, Outcome]]:
    """The outcome of every task, in their order.

    Args:
        tasks: the documents; read only as far ahead as the workers need.
        make: builds what reads a document; called once, and where processes cannot be forked once a worker.
        jobs: how many worker processes; 0 extracts in this process, without protection against crashes.
        time_limit: seconds of processor time that a document may take in a worker; None for no limit.
    """
    if not jobs:
        extractor = make()
        gc.freeze()  # the packs live as long as the run
        for task in tasks:
            if task.outcome is not None:
                yield task, task.outcome
            elif task.document is not None:
                yield task, extract_one(task.document, extractor)
        return
    pool = _Pool(make, jobs, time_limit)
    try:
        yield from pool.run(tasks)
    finally:
        pool.stop()


@dataclass(slots=True)
class _Batch:
    """Tasks next to one another, and their outcomes; `parts` counts what of it is with workers."""

    tasks: list[Task] = field(default_factory=list)
    outcomes: list[Outcome | None] = field(default_factory=list)
    parts: int = 0

    def add(self, task: Task) -> None:
        self.tasks.append(task)
        self.outcomes.append(task.outcome)


@dataclass(slots=True)
class _Part:
    """What of a batch a worker is given, by places; `again` for a document that killed a worker before."""

    batch: _Batch
    places: Sequence[int]
    again: bool = False


@dataclass(slots=True)
class _Worker:
    process: Any
    pipe: Connection
    at: Any
    part: _Part | None = None


class _Pool:
    def __init__(self, make: Callable[[], Extracts], jobs: int, time_limit: float | None) -> None:
        self._forks = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("fork" if self._forks else "spawn")
        self._make = make
        self._jobs = jobs
        self._limit = time_limit
        self._workers: list[_Worker] = []
        self._waiting: deque[_Part] = deque()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Outcome]]:
        source = _make_batches(tasks)
        pending: deque[_Batch] = deque()
        ended = False
        while pending or not ended:
            while not ended and len(pending) < AHEAD * self._jobs:
                batch = next(source, None)
                if batch is None:
                    ended = True
                    break
                pending.append(batch)
                places = [i for i, outcome in enumerate(batch.outcomes) if outcome is None]
                if places:
                    self._queue(_Part(batch, places))
                self._hand_out()
            while pending and not pending[0].parts:
                batch = pending.popleft()
                for task, outcome in zip(batch.tasks, batch.outcomes, strict=True):
                    assert outcome is not None
                    yield task, outcome
            if pending and (ended or len(pending) >= AHEAD * self._jobs):
                self._collect()

    def stop(self) -> None:
        """End the workers; those still at work are not waited for."""
        for worker in self._workers:
            worker.pipe.close()
            if worker.part is not None:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _queue(self, part: _Part, *, first: bool = False) -> None:
        part.batch.parts += 1
        if first:
            self._waiting.appendleft(part)
        else:
            self._waiting.append(part)

    def _hand_out(self) -> None:
        """Give waiting parts to idle workers; start workers as they are needed."""
        while self._waiting:
            worker = next((w for w in self._workers if w.part is None), None)
            if worker is None:
                if len(self._workers) >= self._jobs:
                    return
                worker = self._start()
            part = worker.part = self._waiting.popleft()
            with suppress(OSError):  # a worker that died while idle is found by its pipe
                worker.pipe.send([_take_apart(part.batch.tasks[i].document) for i in part.places])

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        at = self._context.RawValue("l", 0)
        inherited: list[Connection] = []
        if self._forks:
            extractor = self._make()
            self._make = partial(_identity, extractor)
            # A worker that kept these ends would not see that the parent is gone.
            inherited = [ours, *(worker.pipe for worker in self._workers)]
        process = self._context.Process(
            target=_work, args=(theirs, inherited, at, self._make, self._limit), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours, at)
        self._workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait for a worker to finish its part or to die."""
        busy = {worker.pipe: worker for worker in self._workers if worker.part is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            part = worker.part
            assert part is not None
            worker.part = None
            part.batch.parts -= 1
            try:
                outcomes = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker, part)
            else:
                for place, outcome in zip(part.places, outcomes, strict=True):
                    part.batch.outcomes[place] = outcome or NOTHING
        self._hand_out()

    def _bury(self, worker: _Worker, part: _Part) -> None:
        """A worker died: put its document aside or try it again, and share out the rest of the batch anew."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        at = min(int(worker.at.value), len(part.places) - 1)
        place = part.places[at]
        document = part.batch.tasks[place].document
        assert document is not None
        code = worker.process.exitcode
        late = hasattr(signal, "SIGPROF") and code == -signal.SIGPROF
        rest = [*part.places[:at], *part.places[at + 1 :]]
        if rest:
            self._queue(_Part(part.batch, rest), first=True)
        if late or part.again:
            problem = _name_culprit(document, code, self._limit, late=late)
            part.batch.outcomes[place] = Outcome(problem=problem, late=self._limit if late else None)
        else:
            self._queue(_Part(part.batch, [place], again=True), first=True)


def _name_culprit(document: Document, code: int | None, limit: float | None, *, late: bool) -> Problem:
    if late:
        message = f"put aside: not read after {limit:g} seconds of computing"
        return Problem(document.id, message, "give it more with --time-limit, or report it with the text")
    how = f"signal {signal.Signals(-code).name}" if code and code < 0 else f"exit code {code}"
    return Problem(document.id, f"put aside: it crashed its worker ({how})", "please report it with the text")


def _make_batches(tasks: Iterable[Task]) -> Iterator[_Batch]:
    batch, size = _Batch(), 0
    for task in tasks:
        batch.add(task)
        size += len(task.document.text) if task.document is not None else 0
        if len(batch.tasks) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = _Batch(), 0
    if batch.tasks:
        yield batch


Fields = tuple[str, str, str | None, dt.date | None, str | None, str | None]
"""A document on its way to a worker: plain values are packed in a fifth of the time of a model."""


def _take_apart(document: Document | None) -> Fields:
    assert document is not None
    d = document
    return d.text, d.id, d.title, d.published, d.publisher, d.url


def _put_together(fields: Fields) -> Document:
    text, name, title, published, publisher, url = fields
    return Document(text, id=name, title=title, published=published, publisher=publisher, url=url)


def _identity(extractor: Extracts) -> Extracts:
    return extractor


def _work(
    pipe: Connection,
    inherited: Sequence[Connection],
    at: Any,
    make: Callable[[], Extracts],
    limit: float | None,
) -> None:
    """A worker: batches in, lists of outcomes out (None for `NOTHING`), until the pipe is closed."""
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who then stops us
    timed = limit is not None and hasattr(signal, "setitimer")
    if timed:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
    extractor = make()
    gc.enable()  # whatever the parent does about cycles
    gc.freeze()  # the packs live as long as the worker; looking through them again and again is idle
    while True:
        try:
            documents = pipe.recv()
        except (EOFError, OSError):
            return
        outcomes = []
        for number, fields in enumerate(documents):
            at.value = number
            if timed:
                assert limit is not None
                signal.setitimer(signal.ITIMER_PROF, limit)
            outcome = extract_one(_put_together(fields), extractor)
            outcomes.append(None if outcome == NOTHING else outcome)
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
        try:
            pipe.send(outcomes)
        except OSError:
            return

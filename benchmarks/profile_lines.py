"""Where the time of extraction goes: samples of the running program, by function and by line.

    python benchmarks/profile_lines.py PATH... [--seconds 10] [--top 40]

Unlike cProfile it costs next to nothing, so that what it shows is what a run spends: a thousand times a
second of processor time the stack is looked at. PATHs are reports, as for `irevents extract`.
"""

from __future__ import annotations

import argparse
import signal
import time
from collections import Counter
from types import FrameType

from irevents.pipeline import Extractor
from irevents.readers import read_documents
from irevents.records import Document

INTERVAL = 0.001


class Sampler:
    """Counts, for each sample, the line it hit and every function on the stack."""

    def __init__(self) -> None:
        self.lines: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()
        self.samples = 0

    def __call__(self, _: int, frame: FrameType | None) -> None:
        if frame is None:
            return
        self.samples += 1
        self.lines[f"{_name(frame)}:{frame.f_lineno}"] += 1
        seen = set()
        at: FrameType | None = frame
        while at is not None:
            seen.add(_name(at))
            at = at.f_back
        self.functions.update(seen)

    def show(self, top: int) -> None:
        for title, counts in (("function, with what it calls", self.functions), ("line", self.lines)):
            print(f"\n{title}")
            for name, count in counts.most_common(top):
                print(f"  {count / self.samples:6.1%}  {name}")


def _name(frame: FrameType) -> str:
    path = frame.f_code.co_filename
    _, _, short = path.rpartition("/irevents/")
    return f"{short or path} {frame.f_code.co_qualname}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--top", type=int, default=40)
    args = parser.parse_args()
    documents = [d for d in read_documents(args.paths) if isinstance(d, Document)]
    extractor = Extractor()
    for document in documents:  # what is made once is not what a long run spends
        extractor.extract(document)
    sampler = Sampler()
    signal.signal(signal.SIGPROF, sampler)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    started = time.process_time()
    while time.process_time() - started < args.seconds:
        for document in documents:
            extractor.extract(document)
    signal.setitimer(signal.ITIMER_PROF, 0)
    sampler.show(args.top)


if __name__ == "__main__":
    main()

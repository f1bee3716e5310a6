"""Kill real runs at random moments, take them up again, and compare what they write in the end.

    python benchmarks/kill_test.py [--kills 50] [--documents 600] [--jobs 2] [--seed 1]

Each run is `irevents extract ARCHIVE --run FOLDER`, killed with SIGKILL after a random time; the same command
is given again until it ends by itself. Its output must be, byte for byte, that of a run left in peace.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from texts import make_texts, write_texts


def run_once(command: list[str], *, seconds: float | None) -> bool:
    """Run a command, killed after so many seconds with all its workers; whether it ended by itself."""
    process = subprocess.Popen(command, start_new_session=True)
    try:
        code = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)  # the workers are left to find out by themselves
        process.wait()
        return False
    if code:
        raise SystemExit(f"exit code {code}: {' '.join(command)}")
    return True


def wait_for_workers(session: str) -> None:
    """Until no process of an earlier run is left (they end when they see that their parent is gone)."""
    for _ in range(100):
        if not subprocess.run(["pgrep", "-f", session], capture_output=True).stdout:
            return
        time.sleep(0.1)
    raise SystemExit("a worker has outlived its parent")


def kill_runs(*, kills: int, documents: int, jobs: int, seed: int) -> tuple[int, int]:
    """Kill runs `kills` times; how many runs ended by themselves, and how many of those wrote other bytes."""
    rng = random.Random(seed)
    ended = different = killed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "archive.jsonl.gz"
        write_texts(archive, make_texts("dense", documents, seed=seed))
        extract = [sys.executable, "-m", "irevents", "extract", str(archive), "-q", "-j", str(jobs)]
        expected = folder / "expected.jsonl"
        started = time.monotonic()
        run_once([*extract, "-o", str(expected)], seconds=None)
        whole = time.monotonic() - started
        number = 0
        while killed < kills:
            number += 1
            output = folder / f"out-{number}.jsonl"
            command = [*extract, "--run", str(folder / f"run-{number}"), "-o", str(output)]
            while not run_once(command, seconds=rng.uniform(0.2, whole) if killed < kills else None):
                killed += 1
                # The kill may come between the output's appearance and the end of the process.
                if output.exists() and output.read_bytes() != expected.read_bytes():
                    raise SystemExit("a killed run has left half an output")
                wait_for_workers(str(output))
            ended += 1
            different += output.read_bytes() != expected.read_bytes()
            print(f"{killed} kills, {ended} runs ended, {different} differ", flush=True)
    return ended, different


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    _, different = kill_runs(kills=args.kills, documents=args.documents, jobs=args.jobs, seed=args.seed)
    sys.exit(different > 0)


if __name__ == "__main__":
    main()

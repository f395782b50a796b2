"""Wall times and memory of whole processes."""

import compileall
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("instrument", "survey", "analysis", "reports", "canvass")


def compile_rooms() -> None:
    """Bytecode for our code, as `make` leaves it: where Python may not write it, every start compiles everything."""
    for room in ROOMS:
        compileall.compile_dir(str(ROOT / room), quiet=1)


@dataclass(frozen=True)
class Measured:
    """What one process took; its children count."""

    seconds: float
    megabytes: float  # at its height


def least(commands: Mapping[str, Sequence[str]], runs: int, warm: bool = True) -> dict[str, Measured]:
    """Name → the least its command takes, the commands taking turns, `warm` after one unmeasured round.

    The least is what a command takes where nothing else runs; other programs only ever add to it.
    """
    return {
        name: Measured(min(one.seconds for one in each), min(one.megabytes for one in each))
        for name, each in _runs(commands, runs, warm).items()
    }


def median_seconds(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, float]:
    """Name → the median wall time of its command over `runs`."""
    times = _runs(commands, runs, warm=True)
    return {name: statistics.median(one.seconds for one in each) for name, each in times.items()}


def _runs(commands: Mapping[str, Sequence[str]], runs: int, warm: bool) -> dict[str, list[Measured]]:
    found: dict[str, list[Measured]] = {name: [] for name in commands if not warm or measured(commands[name])}
    for _ in range(runs):
        for name, times in found.items():
            times.append(measured(commands[name]) or Measured(math.inf, math.inf))
    return found


def measured(command: Sequence[str]) -> Measured | None:
    """One run; None, and the command's last words on the screen, where it fails."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == 0:
            return Measured(took, usage.ru_maxrss / 1024)
        errors.seek(0)
        words = errors.read().decode(errors="replace").strip().splitlines() or [""]
    print(f"failed: {' '.join(command)}: {words[-1]}", file=sys.stderr)
    return None


def print_times(title: str, times: Mapping[str, float], targets: Mapping[str, float]) -> None:
    """One line for each command, with what it should take and whether it did."""
    print(f"{title}: median seconds of whole processes")
    for name, took in times.items():
        wanted = targets.get(name)
        verdict = "" if wanted is None else f"  (target {wanted:g}: {'met' if took <= wanted else 'MISSED'})"
        print(f"  {took:6.3f}  {name}{verdict}")

"""Wall times of whole processes."""

import compileall
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("instrument", "survey", "analysis", "reports", "canvass")


def compile_rooms() -> None:
    """Bytecode for our code, as `make` leaves it: where Python may not write it, every start compiles everything."""
    for room in ROOMS:
        compileall.compile_dir(str(ROOT / room), quiet=1)


def median_seconds(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, float]:
    """Name → the median wall time of its command over `runs`, the commands taking turns after one unmeasured round."""
    times: dict[str, list[float]] = {name: [] for name in commands if seconds(commands[name]) is not None}
    for _ in range(runs):
        for name, found in times.items():
            took = seconds(commands[name])
            found.append(math.inf if took is None else took)
    return {name: statistics.median(found) for name, found in times.items()}


def seconds(command: Sequence[str]) -> float | None:
    """The wall time of one run; None, and the command's last words on the screen, where it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    took = time.perf_counter() - start
    if done.returncode == 0:
        return took
    words = done.stderr.decode(errors="replace").strip().splitlines() or [""]
    print(f"failed: {' '.join(command)}: {words[-1]}", file=sys.stderr)
    return None


def print_times(title: str, times: Mapping[str, float], targets: Mapping[str, float]) -> None:
    """One line for each command, with what it should take and whether it did."""
    print(f"{title}: median seconds of whole processes")
    for name, took in times.items():
        wanted = targets.get(name)
        verdict = "" if wanted is None else f"  (target {wanted:g}: {'met' if took <= wanted else 'MISSED'})"
        print(f"  {took:6.3f}  {name}{verdict}")

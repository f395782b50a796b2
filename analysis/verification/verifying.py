"""Results sent to every engine that is there, and compared."""

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from analysis.result import Result
from analysis.verification.again import with_sensitivity
from analysis.verification.asked import Answers, Job
from analysis.verification.comparing import Tell, Unit, check
from analysis.verification.engines import pspp, r
from analysis.verification.known import load
from analysis.verification.verdicts import Verification


class Engine(Protocol):
    """A program that computes tables."""

    def is_there(self) -> bool:
        """Whether it is installed."""

    def ask(self, job: Job, folder: Path) -> Answers:
        """What it finds; `folder` is empty and its own."""


ENGINES: Mapping[str, Engine] = {"R": r, "PSPP": pspp}


def verify(results: Mapping[str, Result], job: Job, unit: Unit, tell: Tell, sha: str) -> Verification:
    """Every result beside what the engines find; an engine that is not installed is named."""
    start = time.perf_counter()
    answers = [with_sensitivity(ask(name, job), results) for name, engine in ENGINES.items() if engine.is_there()]
    absent = tuple(name for name, engine in ENGINES.items() if not engine.is_there())
    checked = tuple(check(result, answers, load(), unit, tell) for result in results.values())
    return Verification(sha, tuple(each.engine for each in answers), absent, checked, time.perf_counter() - start)


def ask(engine: str, job: Job) -> Answers:
    """What one engine finds, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="canvass-verify-") as folder:
        return ENGINES[engine].ask(job, Path(folder))

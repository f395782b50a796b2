"""Another job run within this one, from the job's own folder only."""

from collections.abc import Iterator

from analysis.syntax.items import Problem
from analysis.syntax.job import Job
from analysis.syntax.naming_files import reading
from analysis.syntax.reader import Reader
from analysis.syntax.sources import source_of
from analysis.syntax.statements import Mode, Statement, statements
from instrument.message import Fault, quoted

DEEPEST = 20
MOST = 1000  # jobs run by one job


def run_within(reader: Reader, job: Job, part: Reader, mode: Mode = "auto", stops: bool = False) -> None:
    """Runs the commands of the file that `part` names; `stops`: none behind the first that fails.

    Raises `Fault` where the folder has none, or jobs run one another for ever.
    """
    path = reading(part, job)
    if len(job.running) == DEEPEST or job.inserted == MOST:
        raise reader.fault("jobs run one another more than {most} deep", {"most": DEEPEST})
    if path.resolve() in job.running:
        raise reader.fault("{found} runs itself", {"found": quoted(path.name)})
    source = source_of(path)
    job.inserted += 1
    job.running.append(path.resolve())
    try:
        several = statements(source, path.name, mode, job.macros)
        job.run_all(_up_to_a_fault(several, job) if stops else several)
    finally:
        job.running.pop()


def _up_to_a_fault(several: Iterator[Statement | Fault], job: Job) -> Iterator[Statement | Fault]:
    before = len(job.items)
    for statement in several:
        if any(isinstance(each, Problem) and each.is_error for each in job.items[before:]):
            return
        yield statement

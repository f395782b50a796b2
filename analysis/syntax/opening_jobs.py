"""Another job run within this one, from the job's own folder only."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from survey.files.opening import read_bytes
from survey.files.separated import decode

DEEPEST = 20


def run_within(reader: Reader, job: Job, named: str) -> None:
    """Runs the commands of a file; raises `Fault` where the folder has none, or jobs run one another for ever."""
    if job.depth == DEEPEST:
        raise reader.fault("jobs run one another more than {most} deep", {"most": DEEPEST})
    path = job.folder.reading(named)
    content, _ = read_bytes(path)
    job.depth += 1
    job.run(decode(content, path.name)[0], path.name)
    job.depth -= 1

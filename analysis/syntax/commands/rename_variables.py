"""RENAME VARIABLES: other names."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import renamed
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """RENAME VARIABLES (a b = c d) (e = f); what filters or splits the file goes on doing so."""
    job.need_data(reader)
    found = renamed(job.active, reader)
    new = dict(zip(job.active.names, found.names, strict=True))
    dataset = job.current()
    split = dataset.split
    if split is not None:
        split = replace(split, variables=tuple(new[name] for name in split.variables))
    kept = job.kept
    job.go_on(replace(dataset, active=found, split=split, filter=new.get(dataset.filter or "")))
    job.kept = kept

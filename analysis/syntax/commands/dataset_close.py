"""DATASET CLOSE: datasets that are no longer needed."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import nearest, quoted


def run(reader: Reader, job: Job) -> None:
    """DATASET CLOSE name | * | ALL; the active dataset stays and only loses its name."""
    if reader.take("ALL"):
        job.datasets.others.clear()
        job.datasets.current = ""
    elif reader.sign("*"):
        job.datasets.current = ""
    else:
        name = reader.name()
        if name.casefold() not in {each.casefold() for each in job.datasets.names}:
            reader.cursor -= 1
            possible = nearest(name, job.datasets.names)
            raise reader.fault(
                "no dataset {found}; possible: {possible}", {"found": quoted(name), "possible": possible}
            )
        job.datasets.close(name)
    reader.end()

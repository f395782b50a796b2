"""DATASET ACTIVATE: another open dataset as the active one."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import nearest, quoted


def run(reader: Reader, job: Job) -> None:
    """DATASET ACTIVATE name [WINDOW=FRONT]; an active dataset without a name is closed."""
    name = reader.name()
    if reader.take("WINDOW"):
        reader.sign("=")
        reader.need("FRONT", "ASIS", "MINIMIZED", "HIDDEN")
    reader.end()
    if job.datasets.is_current(name):
        return
    found = job.datasets.find(name)
    if found is None:
        reader.cursor = 0
        possible = nearest(name, job.datasets.names)
        raise reader.fault("no dataset {found}; possible: {possible}", {"found": quoted(name), "possible": possible})
    job.restore()
    if job.datasets.current:
        job.datasets.keep(job.current())
    job.datasets.close(name)
    job.datasets.current = found.name
    job.go_on(found)

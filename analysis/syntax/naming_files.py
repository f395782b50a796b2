"""Files and datasets as commands name them: in quotation marks, by a handle, by the name of an open dataset, or *."""

from pathlib import Path

from analysis.syntax.active import Active
from analysis.syntax.job import Job
from analysis.syntax.opening import opened
from analysis.syntax.reader import Reader
from instrument.message import quoted

TEXTS = (".txt", ".dat", ".data", ".csv", ".tsv", ".tab", ".asc", ".prn", ".out", ".lst")
"""What lines of cases may be written to: nothing that runs."""


def file_named(part: Reader, job: Job) -> str:
    """The name of a file at the cursor: a string, or a word that is a handle or the name itself; raises `Fault`."""
    written = part.string() if part.at_string() else part.name()
    return job.datasets.handles.get(written.casefold(), written)


def reading(part: Reader, job: Job) -> Path:
    """The file to read that is named at the cursor; raises `Fault`."""
    return job.folder.reading(file_named(part, job))


def writing(part: Reader, job: Job) -> Path:
    """The file to write that is named at the cursor; raises `Fault`."""
    return job.folder.writing(file_named(part, job))


def writing_data(part: Reader, job: Job) -> Path:
    """The system file to write that is named at the cursor, .sav where it has no suffix; raises `Fault`."""
    named = file_named(part, job)
    return job.folder.writing(named if "." in named.replace("\\", "/").rpartition("/")[2] else f"{named}.sav")


def writing_text(part: Reader, job: Job) -> Path:
    """The text file to write that is named at the cursor; raises `Fault` for a name that is no text file's."""
    found = writing(part, job)
    if found.suffix.lower() not in TEXTS or found.name.startswith("."):
        values = {"found": quoted(found.name), "possible": ", ".join(TEXTS)}
        raise part.fault("{found} is no name for such a file; possible: {possible}", dict(values))
    return found


def dataset_named(part: Reader, job: Job) -> Active:
    """The cases at the cursor: those of the active file for *, of an open dataset, or of a file that is read."""
    if part.sign("*"):
        job.need_data(part)
        return job.active.take(job.cases())
    written = "" if part.token is None else str(part.token.value if part.at_string() else part.token.text)
    if job.datasets.is_current(written):
        part.next()
        return job.active.take(job.cases())
    found = job.datasets.find(written)
    if found is not None:
        part.next()
        return found.active
    return opened(reading(part, job))

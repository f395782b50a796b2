"""DISPLAY MACROS: the macros that the job has defined."""

from analysis.syntax.items import Told
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """DISPLAY MACROS: their names, a line each."""
    reader.end()
    names = sorted(macro.name for macro in job.macros.known.values())
    job.items.append(Told("lines", "\n".join(names)))

"""FLIP: cases as variables, and variables as cases."""

from analysis.syntax.flipping import flipped
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """FLIP [VARIABLES=a b] [/NEWNAMES=v]; the names of the variables stand in CASE_LBL, strings become missing.

    What TEMPORARY began becomes permanent.
    """
    job.need_data(reader)
    job.kept = None
    names, new = tuple(job.active.names), ""
    for word, part in parts(reader, ("VARIABLES", "NEWNAMES"), "VARIABLES"):
        if word == "VARIABLES":
            names = part.variables(job.active)
        else:
            new = part.variable(job.active)
    if not new:
        new = next((name for name in job.active.names if name.upper() == "CASE_LBL"), "")
    job.replace(flipped(job.active.take(job.cases()), [name for name in names if name != new], new))

"""PRINT SPACE: empty lines between lines of cases."""

import numpy as np

from analysis.syntax.blocks import meant
from analysis.syntax.items import CaseLines
from analysis.syntax.job import Job
from analysis.syntax.naming_files import writing_text
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """PRINT SPACE [OUTFILE='name.txt'] [n]."""
    job.need_data(reader)
    target = None
    if reader.take("OUTFILE"):
        reader.sign("=")
        target = writing_text(reader, job)
    times = reader.integer() if reader.at_number() else 1
    reader.end()
    cases = np.repeat(np.flatnonzero(meant(job)), times)
    job.items.append(CaseLines(cases, ("",) * len(cases), target))

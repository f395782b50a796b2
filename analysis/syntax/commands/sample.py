"""SAMPLE: cases drawn at random; the others leave the file."""

import numpy as np

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """SAMPLE .25 keeps about that share; SAMPLE 10 FROM 100 keeps ten of the first hundred cases.

    The cases are those that SET SEED draws here; SPSS and GNU PSPP draw others.
    """
    job.need_data(reader)
    wanted = reader.number()
    n = job.active.n
    if reader.take("FROM"):
        of = min(reader.integer(), n)
        if not 0 < wanted <= of:
            raise reader.fault("more cases are to be drawn than there are")
        rows = np.isin(np.arange(n), job.randomness.generator.choice(of, int(wanted), replace=False))
    elif 0 < wanted < 1:
        rows = job.randomness.generator.random(n) < wanted
    else:
        reader.cursor -= 1
        raise reader.wrong("{found} stands where a share between 0 and 1 is expected")
    reader.end()
    job.select(rows)

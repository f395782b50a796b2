"""N: the first cases of the file only."""

import numpy as np

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """N [OF CASES] n."""
    job.need_data(reader)
    reader.take("OF")
    reader.take("CASES")
    most = reader.integer()
    reader.end()
    job.select(np.arange(min(most, job.active.n)))

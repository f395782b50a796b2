"""SORT CASES: another order of the cases."""

import numpy as np

from analysis.syntax.job import Job
from analysis.syntax.ordering import order
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """SORT CASES BY a (A) b (D); cases that tie keep their order, system missing stands lowest."""
    job.need_data(reader)
    reader.take("BY")
    keys: list[tuple[str, bool]] = []
    while not reader.done:
        names = reader.variables(job.active)
        down = False
        if reader.sign("("):
            down = reader.need("A", "D", "UP", "DOWN") in ("D", "DOWN")
            reader.need_sign(")")
        keys += [(name, down) for name in names]
        reader.sign("/", ",")
    if not keys:
        raise reader.fault("no variable is named")
    job.window = None
    job.replace(
        job.active.take(np.asarray(order([job.active.columns[name] for name, _ in keys], [d for _, d in keys])))
    )

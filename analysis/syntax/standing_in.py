"""Cases that stand in for others of which only means and cross-products are known, or weighed in another way."""

from collections.abc import Callable, Sequence

import numpy as np

from analysis.counting.memory import MemoryTally
from analysis.result import Result
from analysis.syntax.active import Active, Field
from analysis.syntax.handing import responses
from analysis.tally import Moments, Numbers, Tally
from analysis.task import Task
from instrument.records import dataclass, replace

WEIGHT = "$stands_for"


@dataclass(frozen=True)
class MomentsTask(Task):
    """The task on what `known` tells of `names`: their moments, from which alone its numbers follow."""

    names: tuple[str, ...] = ()
    known: Callable[[Tally, Sequence[str]], Moments] | None = None

    def run(self, tally: Tally) -> Result:
        """The result; raises `Fault`."""
        if self.known is None:
            return Task(self.name, self.procedure, self.options, self.weight).run(tally)
        stand_in = standing_in(tally, self.names, self.known(tally, self.names))
        found = Task(self.name, self.procedure, self.options, self.weight).run(stand_in)
        return replace(found, options={key: value for key, value in found.options.items() if key != "weight"})


def on_moments(task: Task, names: Sequence[str], known: Callable[[Tally, Sequence[str]], Moments]) -> Task:
    """The task on moments."""
    return MomentsTask(task.name, task.procedure, task.options, task.weight, tuple(dict.fromkeys(names)), known)


def standing_in(tally: Tally, names: Sequence[str], moments: Moments) -> MemoryTally:
    """As few cases as have these moments, each as heavy as the others, with the labels that `tally` knows."""
    values = points(moments)
    n = len(values)
    fields = {name: Field(name) for name in names} | {WEIGHT: Field(WEIGHT)}
    columns = {name: values[:, at] for at, name in enumerate(names)} | {WEIGHT: np.full(n, moments.n / n)}
    made = responses(Active(fields, columns, n, WEIGHT))
    known = {name: tally.codebook.by_name[name] for name in names}
    variables = tuple(
        replace(each, text=known[each.name].text, decimals=known[each.name].decimals) if each.name in known else each
        for each in made.codebook.variables
    )
    return MemoryTally(replace(made, codebook=replace(made.codebook, variables=variables)))


def points(moments: Moments) -> Numbers:
    """Values, shape (m, k), whose means and cross-products are those given where each of m counts n / m.

    m is a power of 2, so that the weights are exact; the rows are corners of a cube, turned and stretched.
    """
    sizes, directions = np.linalg.eigh(_correlation(moments))
    corners = _hadamard(len(sizes) + 1)[:, 1 : len(sizes) + 1]
    spread = np.sqrt(np.maximum(sizes, 0.0))[:, None] * directions.T
    scale = np.sqrt(np.diag(moments.products) / moments.n)
    return np.asarray(moments.means + corners @ spread * scale)


def _correlation(moments: Moments) -> Numbers:
    found = np.nan_to_num(moments.correlation, nan=0.0)
    np.fill_diagonal(found, 1.0)
    return found


def _hadamard(least: int) -> Numbers:
    """Orthogonal columns of 1 and -1, at least so many, the first of 1 alone."""
    found: Numbers = np.ones((1, 1))
    while len(found) < least:
        found = np.block([[found, found], [found, -found]])
    return found

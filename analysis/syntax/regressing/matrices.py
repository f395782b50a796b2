"""MATRIX of REGRESSION, and descriptive statistics of cases whose errors are weighted."""

from collections.abc import Callable, Sequence

import numpy as np

from analysis.cases import Cases
from analysis.syntax.active import Active
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.matrix_asked import put_correlations, taken
from analysis.syntax.matrix_files import continuous, matrix_of
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.asked import Asked, Equation
from analysis.syntax.standing_in import on_moments
from analysis.tally import Moments, Tally
from instrument.message import Message
from instrument.records import replace

NO_CASES = Message("this needs the cases themselves, and a matrix holds none")


def matrix_active(source: Reader, job: Job) -> Active:
    """The matrix file that is analysed; raises `Fault` where it is none."""
    found = taken(source, job)
    continuous(found)
    return found


def without_cases(reader: Reader, asked: Asked) -> None:
    """Tells and leaves out what of the command needs single cases."""
    refused = ("SELECT", asked.selection), ("REGWGT", asked.weights), ("ORIGIN", asked.settings.origin)
    for word, given in (*refused, ("MISSING", {*asked.missing} - {"LISTWISE"}), ("MATRIX OUT", asked.matrix_out)):
        if given:
            reader.tell(Message("{found} is not available beside a matrix and was left out", {"found": word}))
    asked.selection, asked.weights, asked.missing = None, "", []
    for equation in asked.equations:
        equation.settings.origin = False
        if equation.is_summed or equation.outliers or equation.durbin or equation.outfiles:
            reader.tell(NO_CASES)
        fresh = Equation(equation.dependents, equation.settings)
        for name in ("durbin", "residuals", "casewise", "outliers", "saved", "outfiles", "charts"):
            setattr(equation, name, getattr(fresh, name))


def of_matrix(request: Request, names: Sequence[str]) -> Request:
    """The request on the moments that a matrix file tells of `names`."""
    return replace(request, task=on_moments(request.task, names, matrix_of))


def as_weighted(request: Request, names: Sequence[str], weights: str) -> Request:
    """What DESCRIPTIVES asks, each case counting as much as REGWGT weighs its error.

    Source: IBM SPSS Statistics Algorithms, REGRESSION, descriptive statistics.
    """
    return replace(request, task=on_moments(request.task, names, _weighted(weights)))


def _weighted(weights: str) -> Callable[[Tally, Sequence[str]], Moments]:
    def moments(tally: Tally, names: Sequence[str]) -> Moments:
        values, missing, counts = tally.rows([*names, weights])
        errors = values[:, -1]
        kept = ~missing.any(axis=1) & (counts > 0) & (errors > 0)
        x, own = values[kept, :-1], (counts * errors)[kept]
        means = own @ x / own.sum()
        products = (x - means).T @ ((x - means) * own[:, None])
        cases = Cases(float(counts.sum()), float(counts[kept].sum()), int(kept.sum()))
        return Moments(tuple(names), cases, means, np.asarray(products))

    return moments


def write_matrix(job: Job, asked: Asked, names: Sequence[str], active: Active) -> None:
    """The matrix that MATRIX=OUT names; raises `Fault`."""
    target = asked.matrix_out
    if target is None:
        return
    missing = "pairwise" if "PAIRWISE" in asked.missing else "listwise"
    given = {"variables": list(names), "missing": missing}
    put_correlations(job, {"CORR": job.request("correlations", given, active=active)}, target)

"""Descriptive statistics and correlations of the variables of a regression, on its own cases."""

from collections.abc import Collection, Sequence
from typing import Any

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, columns, only
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.table import Cell, Column, Table
from instrument.records import replace

DEFAULT = ("MEAN", "STDDEV", "CORR")
WORDS = {"CORR": "r", "COV": "covariance", "XPROD": "cross_products", "SIG": "p_one_sided", "N": "n"}


def described(
    job: Job, names: Sequence[str], asked: Collection[str], active: Active | None, missing: str = "listwise"
) -> Request:
    """What /DESCRIPTIVES asks: means and deviations, then correlations with one-sided probabilities and cases."""
    wanted = {*asked}
    wanted |= {*DEFAULT} if "DEFAULTS" in wanted else set()
    wanted = {"MEAN", "STDDEV", "VARIANCE", *WORDS} if "ALL" in wanted else wanted
    matrix = [word for key, word in WORDS.items() if key in wanted]

    def arranged(result: Result) -> Result:
        shown = ["descriptive_statistics"] if wanted & {"MEAN", "STDDEV", "VARIANCE"} else []
        shown += ["correlations"] if wanted & {*WORDS} - {"N"} else []
        found = only(result, *shown)
        if "VARIANCE" in wanted:
            found = changed(found, "descriptive_statistics", _with_variance)
        found = changed(found, "correlations", lambda table: columns(table, ("variable", *matrix)))
        return replace(found, procedure="regression")

    given: dict[str, Any] = {"variables": list(dict.fromkeys(names)), "tails": "one", "missing": missing}
    given |= {"products": True} if wanted & {"COV", "XPROD"} else {}
    return job.request("correlations", given, arranged, active)


def _with_variance(table: Table) -> Table:
    """The variance beside the standard deviation."""
    at = table.index("sd") + 1
    columns = (*table.columns[:at], Column("variance"), *table.columns[at:])
    rows = tuple((*row[:at], _squared(row[at - 1]), *row[at:]) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _squared(cell: Cell) -> Cell:
    return cell**2 if isinstance(cell, float) else cell

"""What RANK makes: names, formats and labels of the new variables, their values, and the table that lists them."""

from collections.abc import Sequence

import numpy as np

from analysis.cases import Cases
from analysis.result import Message, Result
from analysis.statistics.rank_scores import SCORES, ranks
from analysis.syntax.active import Active, Field, Format, Values
from analysis.table import Table, headed
from instrument.records import dataclass

TIES = ("MEAN", "LOW", "HIGH", "CONDENSE")
FORMATS = {
    "RANK": Format("F", 9, 3),
    "NORMAL": Format("F", 6, 4),
    "PERCENT": Format("F", 6, 2),
    "PROPORTION": Format("F", 6, 4),
    "RFRACTION": Format("F", 6, 4),
    "SAVAGE": Format("F", 8, 4),
    "N": Format("F", 6, 0),
    "NTILES": Format("F", 3, 0),
}
LABELS = {
    "RANK": "Rank of {}",
    "NORMAL": "Normal Score of {} using {}",
    "PERCENT": "Fractional Rank Percent of {}",
    "PROPORTION": "Proportion Estimate of {} using {}",
    "RFRACTION": "Fractional Rank of {}",
    "SAVAGE": "Savage Score of {}",
    "N": "Number of Cases for {}",
    "NTILES": "Percentile Group of {}",
}
FORMULAS = {
    "BLOM": "Blom's Formula",
    "RANKIT": "the Rankit Formula",
    "TUKEY": "Tukey's Formula",
    "VW": "Van der Waerden's Formula",
}
MOST_TRIES = 999


@dataclass(frozen=True)
class Ranking:
    """How cases are ranked."""

    by: tuple[str, ...] = ()
    ties: str = "MEAN"
    fraction: str = "BLOM"
    is_included: bool = False  # declared missing values have ranks too


@dataclass(frozen=True)
class Created:
    """A variable that RANK made of another."""

    source: str
    function: str
    described: Field


def created(active: Active, name: str, function: str, ranking: Ranking, given: str) -> Created:
    """The new variable, named as SPSS names it where no name is `given`."""
    label = LABELS[function].format(name, FORMULAS[ranking.fraction])
    if ranking.by:
        label += f" by {' '.join(ranking.by)}"
    return Created(name, function, Field(given or _free_name(active, function, name), 0, FORMATS[function], label))


def _free_name(active: Active, function: str, name: str) -> str:
    """R with the name, or three letters of the function with a number where there is such a variable, or RNKRA01."""
    wanted = [f"{function[0]}{name[:7]}", *(f"{function[:3]}{number:03d}" for number in range(1, MOST_TRIES))]
    wanted += [f"RNK{function[:2]}{number:02d}" for number in range(1, MOST_TRIES)]
    return next(each for each in wanted if active.find(each) is None)


def scores(active: Active, made: Created, is_down: bool, count: int, ranking: Ranking, cases: Values) -> Values:
    """The new values, shape (n,), among the `cases`, a mask; NaN for other cases, missing values and weights of 0.

    `is_down`: the largest value has rank 1; `count`: groups of NTILES.
    """
    described, column = active.fields[made.source], active.columns[made.source]
    weights = np.ones(active.n) if active.weight is None else active.columns[active.weight]
    gone = np.isnan(column) if ranking.is_included else described.is_missing(column)
    with np.errstate(invalid="ignore"):
        counted = cases & ~gone & (weights > 0)
    found = np.full(active.n, np.nan)
    for rows in _groups(active, ranking.by, counted):
        values = -column[rows] if is_down else column[rows]
        found[rows] = SCORES[made.function](ranks(values, weights[rows], ranking.ties), ranking.fraction, count)
    return found


def _groups(active: Active, by: Sequence[str], counted: Values) -> list[Values]:
    """The rows of each group that some variables make; missing values make a group too."""
    code = np.zeros(active.n, dtype=int)
    for name in by:
        _, of = np.unique(active.columns[name], return_inverse=True)
        code = np.unique(code * (of.max() + 1) + of, return_inverse=True)[1] if active.n else code
    rows = np.flatnonzero(counted)
    order = rows[np.argsort(code[rows], kind="stable")]
    cuts = np.flatnonzero(np.diff(code[order])) + 1
    return [each for each in np.split(order, cuts) if len(each)]


def listed(made: Sequence[Created], ranking: Ranking, is_down: bool, cases: Cases) -> Result:
    """The table of the variables that were made."""
    rows = tuple((each.source, each.function.capitalize(), each.described.name, each.described.label) for each in made)
    notes = (
        _TIES[ranking.ties],
        Message("Ranks are in descending order.") if is_down else Message("Ranks are in ascending order."),
    )
    columns = headed("variable", "function", "new_variable", "variable_label")
    return Result("rank", {}, cases, (Table("created_variables", columns, rows, notes=notes),))


_TIES = {
    "MEAN": Message("Mean rank of tied values is used for ties."),
    "LOW": Message("The smallest rank of tied values is used for ties."),
    "HIGH": Message("The largest rank of tied values is used for ties."),
    "CONDENSE": Message("Consecutive ranks are used for distinct values."),
}

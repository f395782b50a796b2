"""What FACTOR adds to a factor analysis: probabilities of correlations, scores as new variables."""

import numpy as np
from numpy.typing import NDArray

from analysis.result import Result
from analysis.statistics.correlation import correlation
from analysis.syntax.active import Active, Field, Format
from analysis.syntax.job import Job
from analysis.table import Cell, Column, Table
from analysis.task import Task
from analysis.undefined import Undefined
from instrument.records import replace

NAMES = {"regression": "REGR", "bartlett": "BART", "anderson_rubin": "A-R"}


def with_significance(result: Result) -> Result:
    """The result whose correlations have their one-sided probabilities, none on the diagonal."""
    n = result.cases.valid
    tables = tuple(_tested(table, n) if table.name == "correlations" else table for table in result.tables)
    return replace(result, tables=tables)


def _tested(table: Table, n: float) -> Table:
    names = [str(column.under) for column in table.columns[1:]]
    rows = [
        (*row, *(_p(cell, n, row[0] == name) for cell, name in zip(row[1:], names, strict=True))) for row in table.rows
    ]
    return replace(table, columns=(*table.columns, *(Column("p_one_sided", name) for name in names)), rows=tuple(rows))


def _p(r: Cell, n: float, is_diagonal: bool) -> Cell:
    if is_diagonal or r is None or isinstance(r, str):
        return None
    if isinstance(r, Undefined):
        return r
    found = correlation(float(r), 1.0, 1.0, n).p
    return found if isinstance(found, Undefined) else found / 2


def save_scores(job: Job, active: Active, task: Task, items: Active, most: int | None, stem: str) -> None:
    """Adds a variable of scores for each factor, standardised items by their coefficients; incomplete cases have none.

    `task` finds the coefficients of each group of a split file among the cases of `active`; `items` holds the answers
    that are scored. `most`: how many factors, None for all; `stem`: how the names begin, '' for FAC1_1, FAC2_1, ….
    """
    scores: NDArray[np.float64] = np.full((active.n, 0), np.nan)
    for number, rows in enumerate(job.groups()):
        found = task.run(job.tally(rows, f"scores {number}", active))
        made = _scores(found, items)
        if made is None:
            continue
        if made.shape[1] > scores.shape[1]:
            scores = np.column_stack([scores, np.full((active.n, made.shape[1] - scores.shape[1]), np.nan)])
        scores[rows, : made.shape[1]] = made[rows]
    analysis = _analysis(job) if not stem else 0
    for at in range(scores.shape[1] if most is None else min(most, scores.shape[1])):
        new = f"{stem}{at + 1}" if stem else f"FAC{at + 1}_{analysis}"
        label = f"{NAMES[task.options.scores]} factor score   {at + 1} for analysis {analysis or 1}"
        job.replace(
            job.active.with_column(Field(new, format=Format("F", 11, 5), label=label, measure="scale"), scores[:, at])
        )


def _scores(result: Result, items: Active) -> NDArray[np.float64] | None:
    """Scores of every case, shape (n, m), NaN where an item is missing; None where there are no coefficients."""
    table = next((each for each in result.tables if each.name == "score_coefficients"), None)
    if table is None or not table.rows or any(not isinstance(cell, float) for row in table.rows for cell in row[1:]):
        return None
    names = [str(row[0]) for row in table.rows]
    coefficients = np.array([[float(str(cell)) for cell in row[1:]] for row in table.rows])
    described = result.table("descriptive_statistics")
    means, sds = (np.array([float(str(cell)) for cell in described.column(word)]) for word in ("mean", "sd"))
    values = np.column_stack([items.columns[name] for name in names])
    known = ~np.any([items.fields[name].is_missing(items.columns[name]) for name in names], axis=0)
    found: NDArray[np.float64] = (values - means) / sds @ coefficients
    found[~known] = np.nan
    return found


def _analysis(job: Job) -> int:
    """The number of the first analysis whose names are free."""
    return next(number for number in range(1, 10_000) if job.active.find(f"FAC1_{number}") is None)

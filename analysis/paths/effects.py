"""Direct, indirect and total effects of a path model's predictors on its outcomes."""

from collections.abc import Iterable

import numpy as np
from scipy.special import ndtr

from analysis.paths.model import PathModel
from analysis.paths.solution import Solution, finite
from analysis.paths.tables import Solved, columns
from analysis.statistics.description import Statistic
from analysis.statistics.standardization import Derived, derived
from analysis.statistics.structure import Matrix
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

PARTS = ("direct", "indirect", "total")
CELLS = ("b", "se", "p", "beta")


def effects(model: PathModel, solution: Solved) -> Table:
    """Every predictor on every outcome that it reaches; an effect the model does not have has no cell.

    Standard errors by the delta method. Source: Sobel (1982), Sociological Methodology 13; Bollen (1987), 17.
    """
    stub = (*columns("variable", "predictor"), *(Column(word, part) for part in PARTS for word in CELLS))
    pairs = _reached(model)
    rows: list[tuple[Cell, ...]] = []
    for outcome, predictor, has in pairs:
        row: list[Cell] = [outcome, predictor]
        for part in PARTS:
            row += _cells(solution, outcome, predictor, part) if part in has else [None] * len(CELLS)
        rows.append(tuple(row))
    return Table("effects", stub, tuple(rows))


def _reached(model: PathModel) -> list[tuple[str, str, set[str]]]:
    """Outcome, predictor, and which parts there are."""
    causes = {
        name: {each.right for each in model.relations if each.kind == "regression" and each.left == name}
        for name in model.outcomes
    }
    found = []
    for outcome in model.outcomes:
        beyond = _ancestors(causes, (cause for through in causes[outcome] for cause in causes.get(through, ())))
        for predictor in model.predictors:
            has = {"direct"} if predictor in causes[outcome] else set()
            has |= {"indirect"} if predictor in beyond else set()
            if has and predictor != outcome:
                found.append((outcome, predictor, has | {"total"}))
    return found


def _ancestors(causes: dict[str, set[str]], names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += causes.get(name, ())
    return found


def _cells(solution: Solved, outcome: str, predictor: str, part: str) -> list[Cell]:
    if isinstance(solution, Undefined):
        return [solution] * len(CELLS)
    to, source = solution.assembly.names.index(outcome), solution.assembly.names.index(predictor)
    found = _effect(solution, to, source, part)
    unit = float(solution.units.of_variables[to] / solution.units.of_variables[source])
    b, se = float(found.values[0]), float(found.se[0])
    p: Statistic | None = 2 * float(ndtr(-abs(b / se))) if se > 0 else None
    return [b * unit, se * unit if se > 0 else None, p, finite(float(found.values[1]))]


def _effect(solution: Solution, to: int, source: int, part: str) -> Derived:
    structure = solution.estimate.structure

    def function(parameters: Matrix) -> Matrix:
        implied = structure.implied(parameters)
        direct = structure.directed(parameters, 0)
        total = implied.effects - np.eye(structure.v)
        wanted = {"direct": direct, "total": total, "indirect": total - direct}[part][to, source]
        variances = np.diag(implied.all)
        ratio = variances[source] / variances[to]
        scale = np.sqrt(ratio) if ratio.real > 0 else np.nan
        return np.array([wanted, wanted * scale], dtype=parameters.dtype)

    return derived(function, solution.estimate.parameters, solution.estimate.covariance)

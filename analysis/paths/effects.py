"""Direct, indirect and total effects of a path model's predictors on its outcomes."""

from collections.abc import Iterable, Sequence

import numpy as np

from analysis.paths.model import PathModel
from analysis.paths.solution import ROUNDING, Solution, finite
from analysis.paths.tables import Solved
from analysis.statistics.special import ndtr
from analysis.statistics.standardization import Derived, derived
from analysis.statistics.structure import Matrix, Whole
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

PARTS = ("direct", "indirect", "total")
CELLS = ("b", "se", "p", "beta")


def effects(model: PathModel, solution: Solved) -> Table:
    """Every predictor on every outcome that it reaches; an effect the model does not have has no cell.

    Standard errors by the delta method. Source: Sobel (1982), Sociological Methodology 13; Bollen (1987), 17.
    """
    stub = (*headed("variable", "predictor"), *(Column(word, part) for part in PARTS for word in CELLS))
    pairs = _reached(model)
    cells = _solved(solution, [pair[:2] for pair in pairs])
    rows: list[tuple[Cell, ...]] = []
    for outcome, predictor, has in pairs:
        held = [cells[outcome, predictor, part] if part in has else [None] * len(CELLS) for part in PARTS]
        rows.append((outcome, predictor, *(cell for each in held for cell in each)))
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


def _solved(solution: Solved, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str, str], list[Cell]]:
    """The cells of every outcome, predictor and part."""
    keys = [(*pair, part) for pair in pairs for part in PARTS]
    if isinstance(solution, Undefined):
        return {key: [solution] * len(CELLS) for key in keys}
    names, units = solution.assembly.names, solution.units.of_variables
    to, source = ([names.index(pair[at]) for pair in pairs] for at in (0, 1))
    found = _derived(solution, np.array(to, dtype=np.int64), np.array(source, dtype=np.int64))
    unit = np.repeat(units[to] / units[source], len(PARTS))
    m = len(keys)
    return {
        key: _cells(found.values[at] * unit[at], found.se[at] * unit[at], found.values[m + at])
        for at, key in enumerate(keys)
    }


def _cells(b: float, se: float, beta: float) -> list[Cell]:
    has_error = se > ROUNDING * abs(b)
    p = 2 * float(ndtr(-abs(b / se))) if has_error else None
    return [float(b), float(se) if has_error else None, p, finite(beta)]


def _derived(solution: Solution, to: Whole, source: Whole) -> Derived:
    """The parts of each pair one after another, then the same standardised, shape (2 pairs × parts,)."""
    structure = solution.estimate.structure

    def function(parameters: Matrix) -> Matrix:
        implied = structure.implied(parameters)
        direct = structure.directed(parameters, 0)
        total = implied.effects - np.eye(structure.v)
        parts = np.stack([each[to, source] for each in (direct, total - direct, total)], axis=1)
        variances = np.diag(implied.all)
        ratio = np.where(variances.real > 0, variances, np.nan)
        found: Matrix = np.concatenate([parts.ravel(), (parts * np.sqrt(ratio[source] / ratio[to])[:, None]).ravel()])
        return found

    return derived(function, solution.estimate.parameters, solution.estimate.covariance)

"""Tables of every equation: how it fits, and its coefficients."""

import math
from collections.abc import Sequence

from analysis.process.columns import Columns
from analysis.process.equations import Equation, Solved
from analysis.statistics.description import Statistic
from analysis.statistics.linear_model import fitness
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

SUMMARY = ("r", "r_squared", "mean_square", "f", "df1", "df2", "p")
TESTED = ("se", "t", "p", "ci_low", "ci_high")

Found = Solved | Undefined


def summary_table(equations: Sequence[Equation], found: Sequence[Found]) -> Table:
    """R, its square, the mean square of the residuals, and F of each equation, numbered as given."""
    rows: list[tuple[Cell, ...]] = []
    for number, (equation, each) in enumerate(zip(equations, found, strict=True), start=1):
        keys = (f"model={number}", equation.outcome)
        rows.append((*keys, *(_summary(each) if isinstance(each, Solved) else [each] * len(SUMMARY))))
    return Table("path_summary", headed("model", "dependent", *SUMMARY), tuple(rows))


def coefficient_table(
    equations: Sequence[Equation], found: Sequence[Found], given: Columns, confidence: float, beta: bool
) -> Table:
    """The coefficients of each equation with their tests; with `beta`, standardised ones too."""
    words = ("b", "se", "beta", "t", "p", "ci_low", "ci_high") if beta else ("b", *TESTED)
    rows: list[tuple[Cell, ...]] = []
    for number, (equation, each) in enumerate(zip(equations, found, strict=True), start=1):
        for term in ("constant", *equation.terms):
            keys = (f"model={number}", equation.outcome, term)
            if isinstance(each, Undefined):
                rows.append((*keys, *[each] * len(words)))
                continue
            cells = _coefficient(each, term, given, confidence)
            rows.append((*keys, *(cells[word] for word in words)))
    return Table("path_coefficients", headed("model", "dependent", "term", *words), tuple(rows))


def deviation(given: Columns, key: str) -> float:
    """The standard deviation of a column, with n - 1."""
    values = given.column(key) - given.mean(key)
    return math.sqrt(float(given.weights @ values**2) / (given.n - 1))


def _summary(each: Solved) -> tuple[Cell, ...]:
    whole, k = fitness(each.fitted), len(each.equation.terms)
    f: Statistic = each.wald(each.equation.terms)
    return (whole.r, whole.r_squared, whole.mean_square_residual, f, float(k), each.df, each.p(f, k))


def _coefficient(each: Solved, term: str, given: Columns, confidence: float) -> dict[str, Cell]:
    found = each.combined({term: 1.0}, confidence)
    cells: dict[str, Cell] = {word: getattr(found, word) for word in TESTED}
    cells["b"] = found.estimate
    beta = None if term == "constant" else found.estimate * deviation(given, term)
    cells["beta"] = None if beta is None else beta / deviation(given, each.equation.outcome)
    return cells

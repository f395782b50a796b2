"""Tables of a model's errors where they may not spread evenly: tests of that, and parameters with robust errors."""

from collections.abc import Sequence

import numpy as np

from analysis.general_linear.model import FactorialModel
from analysis.general_linear.parameters import REDUNDANT
from analysis.result import Message
from analysis.statistics.cell_errors import Errors, Kind, robust_covariance, spread_tests
from analysis.statistics.distributions import p_t_two_sided, quantile_t
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

WORDS = ("b", "se", "t", "p", "ci_low", "ci_high")
METHOD = Message("{method} method")
HYPOTHESIS = Message(
    "Tests the null hypothesis that the variance of the errors does not depend on the values of the independent "
    "variables."
)
TESTS = ("white", "modified_breusch_pagan", "breusch_pagan", "spread_f")


def robust_parameters(model: FactorialModel, kind: Kind, confidence: float) -> Table:
    """Parameter Estimates with Robust Standard Errors; 0 where others make a parameter redundant."""
    fitted, rows = model.fitted, list[tuple[Cell, ...]]()
    heads = headed("term", *WORDS)
    keys = ["*".join(model.parts(parameter)) or "intercept" for parameter in model.made]
    why = _why(fitted)
    if why is not None or isinstance(fitted, Undefined):
        return Table("robust_parameters", heads, tuple((key, *[why] * len(WORDS)) for key in keys))
    kept = list(fitted.basis.kept)
    covariance = robust_covariance(fitted, model.x, errors_of(model, fitted), kind)
    reach = quantile_t((1 + confidence) / 2, fitted.df)
    for at, key in enumerate(keys):
        if at not in kept:
            rows.append((key, 0.0, *[None] * (len(WORDS) - 1)))
            continue
        b = float(fitted.values(np.eye(len(keys))[[at]], fitted.origin)[0])
        if isinstance(covariance, Undefined):
            rows.append((key, b, *[covariance] * (len(WORDS) - 1)))
            continue
        se = float(np.sqrt(covariance[kept.index(at), kept.index(at)]))
        t = b / se
        rows.append((key, b, se, t, p_t_two_sided(t, fitted.df), b - reach * se, b + reach * se))
    notes = (REDUNDANT, Message(METHOD.sentence, {"method": kind.upper()}))
    return Table("robust_parameters", heads, tuple(rows), notes=notes)


def tests_of_spread(model: FactorialModel, asked: Sequence[str]) -> list[Table]:
    """A table for each test that is `asked` for."""
    fitted, tables = model.fitted, list[Table]()
    why = _why(fitted)
    found = {}
    if why is None and not isinstance(fitted, Undefined):
        predicted = fitted.values(model.x, fitted.origin)
        found = spread_tests(fitted, model.x, predicted, errors_of(model, fitted))
    for name in (each for each in TESTS if each in asked):
        words = ("f", "df1", "df2", "p") if name == "spread_f" else ("chi_square", "df", "p")
        cells: tuple[Cell, ...] = (why,) * len(words)
        if name in found:
            each = found[name]
            cells = (each.value, each.df, *([each.df2] if name == "spread_f" else []), each.p)
        tables.append(Table(f"{name}_test", headed("source", *words), (("error", *cells),), notes=(HYPOTHESIS,)))
    return tables


def errors_of(model: FactorialModel, fitted: LinearModel) -> Errors:
    """What the answers are beside what is predicted of their cells."""
    groups = model.cells.groups
    predicted = fitted.values(model.x, fitted.origin - groups.origin)
    return Errors(groups.values - predicted[groups.at], groups.at, groups.weights)


def _why(fitted: LinearModel | Undefined) -> Undefined | None:
    if isinstance(fitted, Undefined):
        return fitted
    if fitted.df <= 0:
        return FEW_CASES
    return PERFECT_FIT if fitted.residual <= 0 else None

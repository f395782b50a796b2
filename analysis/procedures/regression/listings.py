"""Tables of single cases: those far from what the model predicts, and the ten farthest of each kind."""

from collections.abc import Sequence

import numpy as np

from analysis.procedures.regression.options import Options
from analysis.procedures.regression.rows import Cases, spread
from analysis.result import Message
from analysis.statistics.distributions import p_f
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable

TWELVE = (
    "predicted",
    "standardized_predicted",
    "se_predicted",
    "adjusted_predicted",
    "residual",
    "standardized_residual",
    "studentized_residual",
    "deleted_residual",
    "studentized_deleted_residual",
    "mahalanobis",
    "cook",
    "centered_leverage",
)
"""Kinds of values in the order in which SPSS prints them."""

MOST = 10
NOT_WEIGHTED = Undefined(Message("not computed where errors are weighted"))
ALONE = Undefined(Message("a case alone decides its own predicted value"))


def listings(tally: Tally, cases: Cases, options: Options) -> list[Table]:
    """The tables that the options ask for."""
    names = _names(tally, options, len(cases.rows.y))
    tables = [_casewise(cases, names, options)] if options.casewise is not None else []
    return [*tables, *([_outliers(cases, names, options)] if options.outliers else [])]


def residuals_of_rows(cases: Cases) -> Table:
    """Every kind of value summed up over the cases that the model was estimated on."""
    rows: list[tuple[Cell, ...]] = []
    for name in TWELVE:
        *cells, n = spread(cases.found[name], cases.rows.counts, cases.rows.fitted)
        why = ALONE if cases.rows.are_equal else NOT_WEIGHTED
        rows.append((name, *(cell if np.isfinite(cell) else why for cell in cells), n))
    return Table("residuals_statistics", headed("statistic", "minimum", "maximum", "mean", "sd", "n"), tuple(rows))


def _names(tally: Tally, options: Options, n: int) -> list[tuple[Cell, ...]]:
    """What each case is called: its number, and its words or number of the variable that names it."""
    numbers: list[Cell] = list(range(1, n + 1))
    if options.case_number is not None:
        numbers = [int(each) for each in tally.rows([options.case_number.name])[0][:, 0]]
    if options.identity is None:
        return [(number,) for number in numbers]
    known = tally.codebook.by_name.get(options.identity.name, options.identity)  # words have other codes in a part
    written = [_word(known, float(each)) for each in tally.rows([known.name])[0][:, 0]]
    return list(zip(numbers, written, strict=True))


def _word(variable: Variable, code: float) -> str:
    if not np.isfinite(code):
        return "."
    words = next((level.text for level in variable.levels if level.code == code), {}) if variable.of_words else {}
    return words.get("en") or words.get("zh") or f"{code:.12g}"


def _heads(options: Options) -> tuple[Column, ...]:
    identity = options.identity
    return (Column("case_number"), *([Column("identity", under=identity.name)] if identity is not None else []))


def _casewise(cases: Cases, names: Sequence[tuple[Cell, ...]], options: Options) -> Table:
    by = cases.found[options.casewise_by]
    shown = np.isfinite(by) & (np.abs(by) >= (options.casewise or 0.0))
    shown |= (cases.rows.fitted | np.isfinite(cases.rows.y)) if options.casewise == 0 else False
    rows: list[tuple[Cell, ...]] = []
    for at in np.flatnonzero(shown).tolist():
        values = (by[at], cases.rows.y[at], *(cases.found[name][at] for name in options.listed))
        number, *identity = names[at]
        cells = (float(each) if np.isfinite(each) else None for each in values)
        rows.append((f"case={number}", *identity, *cells))
    columns = (
        Column("case"),
        *_heads(options)[1:],
        Column(options.casewise_by),
        Column("dependent_value", under=options.dependent.name),
        *(Column(word) for word in options.listed),
    )
    return Table("casewise_diagnostics", columns, tuple(rows))


def _outliers(cases: Cases, names: Sequence[tuple[Cell, ...]], options: Options) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name in options.outliers:
        values = np.where(cases.rows.fitted, cases.found[name], np.nan)
        size = np.where(np.isfinite(values), np.abs(values), -1.0)
        for place, at in enumerate(np.argsort(-size, kind="stable")[:MOST].tolist(), start=1):
            if size[at] >= 0:
                rows.append(
                    (name, f"rank={place}", *names[at], float(values[at]), _probability(name, float(values[at]), cases))
                )
    columns = (*headed("statistic", "rank"), *_heads(options), *headed("value", "p"))
    return Table("outlier_statistics", columns, tuple(rows))


def _probability(name: str, value: float, cases: Cases) -> Cell:
    """Of Cook's distance, as SPSS has it: of F with the coefficients' and the residuals' degrees of freedom."""
    if name != "cook":
        return None
    k = len(cases.fit.slopes) + cases.fit.constant
    return p_f(value, k, cases.fit.df)

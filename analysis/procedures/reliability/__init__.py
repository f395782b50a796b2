"""RELIABILITY: whether items measure one thing, on the cases that answer all of them."""

import math

import numpy as np

from analysis.cases import Cases
from analysis.dialect import Dialect, Parting
from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.reliability.options import Options as Options
from analysis.procedures.reliability.options import check
from analysis.result import Message, Result
from analysis.scale_items import left_out
from analysis.statistics.description import CONSTANT, NO_CASES, ONE_CASE, Statistic
from analysis.statistics.inversion import inverse_of
from analysis.statistics.reliability import (
    FEW_ITEMS,
    ItemTotal,
    alpha_interval,
    cronbach_alpha,
    item_total,
    off_diagonal,
    standardized_alpha,
    summarize,
)
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Moments, Tally
from analysis.undefined import Undefined

LISTWISE = Message("Listwise deletion based on all variables in the procedure.")
NEGATIVE = Message(
    "The value is negative due to a negative average covariance among items. This violates reliability model "
    "assumptions. You may want to check item codings."
)
AGAINST = Message("Items that correlate negatively with the sum of the others: {items}.")
SINGULAR = Message(
    "The determinant of the covariance matrix is zero or approximately zero. Statistics based on its inverse matrix "
    "cannot be computed."
)
PAIRS = Parting(
    spss=Message(
        "Variances between items count each pair of items twice, as in SPSS; once, that of covariances is {value:.3f} "
        "(dialect: recommended)."
    ),
    recommended=Message(
        "Variances between items count each pair of items once; twice, as in SPSS, that of covariances is {value:.3f} "
        "(dialect: spss)."
    ),
)

ITEM_TOTAL = (
    "scale_mean_if_deleted",
    "scale_variance_if_deleted",
    "corrected_item_total",
    "squared_multiple_correlation",
    "alpha_if_deleted",
)
SUMMARY = ("mean", "minimum", "maximum", "range", "ratio", "variance")


def run(tally: Tally, options: Options) -> Result:
    """Alpha with its interval, what each item adds, and the models asked for.

    An item that does not vary is left out, as SPSS does.
    """
    check(options)
    names = [variable.name for variable in options.items.variables]
    every = tally.moments(names)
    kept = [name for name, square in zip(names, np.diag(every.products), strict=True) if square > 0]
    used = every.of(kept) if every.n > 1 else every
    scale = options.items.name or "all_items"
    return Result(
        procedure="reliability",
        options=plain(options),
        cases=every.cases,
        tables=(
            _case_processing(every.cases),
            _reliability(scale, used, options.confidence),
            _item_statistics(every),
            _inter_item_correlations(every),
            _summary_items(used, options.dialect),
            _item_total(every, used),
            _scale_statistics(scale, used),
            *(_levels(used, options) if options.statistics else []),
            *_further_models(tally, names, used, options),
        ),
        notes=tuple(left_out(name) for name in names if name not in used.names),
        labels=labels_of(tally.codebook, [*names, *([options.items.name] if options.items.name else [])]),
    )


def _levels(used: Moments, options: Options) -> list[Table]:
    from analysis.procedures.reliability.levels import level_tables

    return level_tables(used, options.statistics)


def _further_models(tally: Tally, names: list[str], used: Moments, options: Options) -> list[Table]:
    if set(options.models) <= {"alpha"}:
        return []
    from analysis.procedures.reliability.models import further_models

    return further_models(tally, names, used, options)


def _case_processing(cases: Cases) -> Table:
    counts = {"valid": cases.valid, "excluded": cases.excluded, "total": cases.total}
    rows = [(part, count, 100 * count / cases.total if cases.total else NO_CASES) for part, count in counts.items()]
    return Table(
        "case_processing", (Column("part"), Column("count"), Column("percent")), tuple(rows), notes=(LISTWISE,)
    )


def _reliability(scale: str, used: Moments, confidence: float) -> Table:
    alpha, standardized = cronbach_alpha(used.covariance), standardized_alpha(used.correlation)
    low, high = alpha_interval(alpha, used.n, len(used.names), confidence)
    words = ("scale", "alpha", "alpha_standardized", "alpha_ci_low", "alpha_ci_high", "n_items")
    row = (scale, alpha, standardized, low, high, len(used.names))
    return Table("reliability", headed(*words), (row,), notes=_negative([alpha]))


def _item_statistics(every: Moments) -> Table:
    rows = [(name, *_mean_and_sd(every, at), every.n) for at, name in enumerate(every.names)]
    return Table("item_statistics", headed("item", "mean", "sd", "n"), tuple(rows))


def _mean_and_sd(every: Moments, at: int) -> tuple[Statistic, Statistic]:
    if every.n <= 0:
        return NO_CASES, NO_CASES
    sd = math.sqrt(every.covariance[at, at]) if every.n > 1 else ONE_CASE
    return float(every.means[at]), sd


def _inter_item_correlations(every: Moments) -> Table:
    columns = (Column("item"), *(Column("r", name) for name in every.names))
    reason = CONSTANT if every.n > 1 else ONE_CASE
    rows = [(name, *(_number(cell, reason) for cell in every.correlation[at])) for at, name in enumerate(every.names)]
    return Table("inter_item_correlations", columns, tuple(rows))


def _summary_items(used: Moments, dialect: Dialect) -> Table:
    twice = dialect == "spss"
    parts = {
        "item_means": used.means,
        "item_variances": np.diag(used.covariance),
        "inter_item_covariances": off_diagonal(used.covariance, twice),
        "inter_item_correlations": off_diagonal(used.correlation, twice),
    }
    rows = [
        (word, *(getattr(summarize(values), column) for column in SUMMARY), len(used.names))
        for word, values in parts.items()
    ]
    own, other = (summarize(off_diagonal(used.covariance, each)).variance for each in (twice, not twice))
    notes = PAIRS.where_differing(dialect, {"value": own}, {"value": other})
    return Table("summary_items", headed("statistic", *SUMMARY, "n_items"), tuple(rows), notes=notes)


def _item_total(every: Moments, used: Moments) -> Table:
    found = dict(zip(used.names, item_total(used.means, used.covariance), strict=True))
    constant = ItemTotal(*([CONSTANT] * len(ITEM_TOTAL)))
    rows = [(name, *(getattr(found.get(name, constant), word) for word in ITEM_TOTAL)) for name in every.names]
    invertible = used.n <= 1 or len(used.names) < 2 or inverse_of(used.correlation) is not None
    notes = () if invertible else (SINGULAR,)
    negative = _negative([each.alpha_if_deleted for each in found.values()])
    return Table("item_total", headed("item", *ITEM_TOTAL), tuple(rows), notes=(*notes, *negative, *_against(found)))


def _against(found: dict[str, ItemTotal]) -> tuple[Message, ...]:
    """The items that run against the others, most often because they are worded the other way round."""
    items = [
        name
        for name, each in found.items()
        if isinstance(each.corrected_item_total, float) and each.corrected_item_total < 0
    ]
    return (Message(AGAINST.sentence, {"items": ", ".join(items)}),) if items else ()


def _scale_statistics(scale: str, used: Moments) -> Table:
    reason = NO_CASES if used.names else FEW_ITEMS
    row: tuple[Cell, ...] = (scale, reason, reason, reason, len(used.names))
    if used.n > 0 and used.names:
        variance: Statistic = max(math.fsum(used.covariance.ravel()), 0.0) if used.n > 1 else ONE_CASE
        sd = variance if isinstance(variance, Undefined) else math.sqrt(variance)
        row = (scale, math.fsum(used.means), variance, sd, len(used.names))
    return Table("scale_statistics", headed("scale", "mean", "variance", "sd", "n_items"), (row,))


def _negative(alphas: list[Statistic]) -> tuple[Message, ...]:
    return (NEGATIVE,) if any(isinstance(alpha, float) and alpha < 0 for alpha in alphas) else ()


def _number(cell: float, reason: Undefined) -> Statistic:
    return float(cell) if math.isfinite(cell) else reason

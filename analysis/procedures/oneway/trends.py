"""Tables of what the means of groups follow, and of the mean of all where groups are fixed or drawn at random."""

from collections.abc import Mapping

from analysis.procedures.oneway.analysed import Analysis
from analysis.result import Message
from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_f, quantile_t
from analysis.statistics.groups import sample
from analysis.statistics.models_of_groups import Spread, fixed, random
from analysis.statistics.polynomial_trends import unweighted_squares, weighted_squares
from analysis.statistics.variance_analysis import NO_SPREAD, Anova
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

NEGATIVE = Message(
    "Between-component variance is negative. It was replaced by 0.0 in computing this random effects measure."
)


def trends(found: Mapping[str, Analysis], degree: int) -> Table:
    """Every degree's sum of squares, unweighted where sizes differ, and what the degrees up to it leave."""
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        rows += [(name, *row) for row in _trends(each, degree)]
    words = ("variable", "degree", "source", "sum_of_squares", "df", "mean_square", "f", "p")
    return Table("trends", headed(*words), tuple(rows))


def _trends(each: Analysis, degree: int) -> list[tuple[Cell, ...]]:
    anova, rows = each.anova, list[tuple[Cell, ...]]()
    if isinstance(anova.between, Undefined):
        return rows
    left, equal = anova.between, len({group.n for group in each.found}) == 1
    weighted = weighted_squares(each.found, each.codes, degree)
    unweighted = unweighted_squares(each.found, each.codes, degree)
    for at, (squares, alone) in enumerate(zip(weighted, unweighted, strict=True), start=1):
        key = f"degree={at}"
        left = max(left - squares, 0.0)
        if not equal:
            rows.append((key, "unweighted", *_tested(alone, 1.0, anova)))
        rows.append((key, "contrast" if equal else "weighted", *_tested(squares, 1.0, anova)))
        if anova.df_between > at:
            rows.append((key, "deviation", *_tested(left, anova.df_between - at, anova)))
    return rows


def _tested(squares: float, df: float, anova: Anova) -> tuple[Cell, ...]:
    error = anova.mean_square_within
    if isinstance(error, Undefined) or error <= 0:
        reason = error if isinstance(error, Undefined) else NO_SPREAD
        return (squares, df, squares / df, reason, reason)
    f = squares / df / error
    return (squares, df, squares / df, f, p_f(f, df, anova.df_within))


def grand_means(found: Mapping[str, Analysis], confidence: float) -> Table:
    """The mean of all groups with its error under the models of fixed and of random effects."""
    rows: list[tuple[Cell, ...]] = []
    notes: tuple[Message, ...] = ()
    for name, each in found.items():
        mean = sample(each.values, each.groups.weights).mean
        for model, spread in (
            ("fixed_effects", fixed(each.found, each.anova)),
            ("random_effects", random(each.found, each.anova)),
        ):
            rows.append((name, model, spread.sd, spread.se, *_ends(mean, spread, confidence), spread.between))
            if isinstance(spread.between, float) and spread.between < 0:
                notes = (NEGATIVE,)
    words = ("variable", "model", "sd", "se_mean", "ci_low", "ci_high", "between_component_variance")
    return Table("grand_means", headed(*words), tuple(rows), notes=notes)


def _ends(mean: Statistic, spread: Spread, confidence: float) -> tuple[Statistic, Statistic]:
    if isinstance(mean, Undefined) or isinstance(spread.se, Undefined):
        reason = mean if isinstance(mean, Undefined) else spread.se
        return reason, reason
    reach = quantile_t((1 + confidence) / 2, spread.df) * spread.se
    return mean - reach, mean + reach

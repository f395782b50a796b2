"""Answers completed several times, and what the completed data say together."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design, design_of
from analysis.grouping import code, group
from analysis.statistics.chained_equations import Incomplete, complete
from analysis.statistics.collinearity import enter
from analysis.statistics.description import CONSTANT, NO_CASES, Statistic, describe
from analysis.statistics.least_squares import Fit, fit
from analysis.statistics.linear_model import PERFECT_FIT
from analysis.statistics.pooling import Pooled, pool, undefined
from analysis.tally import Patterns, Rows, Tally, centred_moments, distinct
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Fault, Message, Scalar, quoted
from instrument.records import dataclass

Numbers = NDArray[np.float64]

MOST_REPEATED = 1_000_000  # rows that a weight of whole numbers may stand for
MOST_CATEGORIES = 20
TOLERANCE = 0.0001  # as REGRESSION
NO_PREDICTOR = Undefined(Message("no predictor is in the model"))


@dataclass(frozen=True)
class Completed:
    """Data sets without holes, as the patterns of their `names`; variables that nobody answers are not among them."""

    names: tuple[str, ...]
    sets: tuple[Patterns, ...]
    categories: tuple[bool, ...]  # of `names`: drawn by a logit


@dataclass(frozen=True)
class Drawing:
    """How data sets are completed; `categorical` lists variables whose codes have no order."""

    categorical: tuple[Variable, ...]
    imputations: int
    rounds: int
    seed: int


def is_category(variable: Variable, categorical: Sequence[Variable], seen: Numbers) -> bool:
    """Whether codes have no order: of a variable listed in `categorical`, or two codes alone."""
    return variable.name in [each.name for each in categorical] or len(np.unique(seen)) <= 2


def completed(tally: Tally, variables: Sequence[Variable], drawing: Drawing) -> Completed:
    """Completed data sets, each from a random stream of its own.

    Rows are taken in the order of their answers, so the order of the file does not matter, and a whole weight counts a
    row as often; a row with a fractional weight is completed once and counts that much.
    """
    found = drawn(_rows(tally, [variable.name for variable in variables]), variables, drawing)
    n, k = len(found.weights), len(found.names)
    counts, none = np.ones(n, dtype=np.int64), np.zeros((n, k), dtype=bool)
    patterns = tuple(distinct(found.names, each, none, found.weights, counts) for each in found.sets)
    return Completed(found.names, patterns, found.categories)


@dataclass(frozen=True)
class Drawn:
    """Completed rows, the columns those of `names`: variables that nobody answers are not among them."""

    names: tuple[str, ...]
    sets: tuple[Numbers, ...]  # (n, k) each
    weights: Numbers  # (n,)
    categories: tuple[bool, ...]  # of `names`: drawn by a logit


def drawn(rows: Rows, variables: Sequence[Variable], drawing: Drawing) -> Drawn:
    """Values, what is seen of them and weights, in the order of the answers, completed several times."""
    names, (values, seen, weights) = [variable.name for variable in variables], rows
    answered = [at for at in range(len(names)) if seen[:, at].any()]
    names, values, seen = [names[at] for at in answered], values[:, answered], seen[:, answered]
    kinds = []
    for at, variable in enumerate(variables[place] for place in answered):
        kinds.append(is_category(variable, drawing.categorical, values[seen[:, at], at]))
        count = len(np.unique(values[seen[:, at], at])) if kinds[-1] else 0
        if count > MOST_CATEGORIES:
            sentence = "variable {found} has {count} categories; possible: up to {possible}"
            values_: dict[str, Scalar] = {"found": quoted(variable.name), "count": count, "possible": MOST_CATEGORIES}
            raise Fault(sentence, values_)
    answers = Incomplete(np.where(seen, values, 0.0), seen, tuple(kinds), weights)
    streams = np.random.default_rng(drawing.seed).spawn(drawing.imputations)
    sets = [complete(answers, drawing.rounds, stream) for stream in streams] if len(weights) and names else []
    return Drawn(tuple(names), tuple(sets), weights, tuple(kinds))


def completed_rows(tally: Tally, variables: Sequence[Variable], drawing: Drawing) -> tuple[dict[str, Numbers], ...]:
    """The columns of every completed data set, shape (n,) each, in the order of the file; the tally has no weight."""
    names = [variable.name for variable in variables]
    found = drawn(_rows(tally, names), variables, drawing)
    values = tally.rows(names)[0]
    order = np.argsort(group([code(column) for column in values.T], len(values))[1], kind="stable")
    sets = []
    for each in found.sets:
        in_file = np.empty_like(each)
        in_file[order] = each
        sets.append(dict(zip(found.names, in_file.T, strict=True)))
    return tuple(sets)


def _rows(tally: Tally, names: Sequence[str]) -> Rows:
    """Values, what is seen of them, and weights above 0, in the order of the answers."""
    patterns = tally.patterns(names)
    whole = bool((patterns.weights == np.floor(patterns.weights)).all())
    if whole and patterns.weights.sum() <= MOST_REPEATED:
        times = patterns.weights.astype(np.int64)
        values, missing = np.repeat(patterns.values, times, axis=0), np.repeat(patterns.missing, times, axis=0)
        return values, ~missing, np.ones(len(values))
    values, missing, weights = tally.rows(names)
    kept = weights > 0
    values, missing, weights = values[kept], missing[kept], weights[kept]
    order = np.lexsort([weights, *np.where(missing, np.nan, values).T])
    return values[order], ~missing[order], weights[order]


def pooled_mean(found: Completed, name: str, confidence: float, limited: bool) -> Pooled:
    """The mean of one variable; degrees of freedom `limited` by the cases, or Rubin's own."""
    if not found.sets or name not in found.names:
        return undefined(NO_CASES)
    told = [describe(each.column(name), each.weights) for each in found.sets]
    variances = [each.variance for each in told]
    if any(isinstance(each, Undefined) for each in variances):
        return undefined(next(each for each in variances if isinstance(each, Undefined)))
    errors = [_number(each) / told[0].n for each in variances]
    return pool([_number(each.mean) for each in told], errors, told[0].n - 1, confidence, CONSTANT, limited)


@dataclass(frozen=True)
class PooledModel:
    """The constant, then each term that every completed data set can tell from the others."""

    terms: tuple[str, ...]
    refused: tuple[str, ...]
    references: dict[str, str]  # categorical variable → the level without a column
    coefficients: tuple[Pooled, ...]


def coded(
    found: Completed, predictors: Sequence[Variable], categorical: Sequence[Variable], reference: str
) -> Design | None:
    """The terms of an equation; None where nobody answers one of its predictors."""
    names = [variable.name for variable in predictors]
    if not found.sets or not set(names) <= set(found.names):
        return None
    return design_of([predictors], categorical, found.sets[0].of(names), reference)


def pooled_model(
    found: Completed, names: Sequence[str], design: Design | None, confidence: float, limited: bool
) -> PooledModel:
    """The least squares of the first of `names` on the terms of `design` in every completed data set, pooled."""
    if design is None or names[0] not in found.names:
        keys = ("constant", *names[1:])
        return PooledModel(keys, (), {}, (undefined(NO_CASES),) * len(keys))
    sets = [each.of(names) for each in found.sets]
    entered = _entered(sets, names, design)
    terms = ("constant", *(design.terms[at].key for at in entered))
    refused = tuple(term.key for at, term in enumerate(design.terms) if at not in entered)
    pools = _pooled(sets, names, design, entered, confidence, limited)
    return PooledModel(terms, refused, design.references, pools)


def _entered(sets: Sequence[Patterns], names: Sequence[str], design: Design) -> list[int]:
    """The terms that enter in every data set."""
    kept = list(range(len(design.terms)))
    for each in sets:
        x = design.matrix(names, each.values)
        keys = tuple(f"column={at}" for at in range(x.shape[1]))
        correlation = np.nan_to_num(centred_moments(keys, x, each.weights, 0.0).correlation, nan=0.0)
        entry = enter(correlation, (), kept, TOLERANCE)
        kept = list(entry.entered)
    return kept


def _pooled(
    sets: Sequence[Patterns],
    names: Sequence[str],
    design: Design,
    entered: list[int],
    confidence: float,
    limited: bool,
) -> tuple[Pooled, ...]:
    if not entered:
        return (undefined(NO_PREDICTOR),)
    if any(np.ptp(each.values[:, 0]) == 0 for each in sets):
        return (undefined(CONSTANT),) * (len(entered) + 1)
    fits = [fit(design.matrix(names, each.values)[:, entered], each.values[:, 0], each.weights) for each in sets]
    df = fits[0].n - len(entered) - 1
    told = [_coefficients(each, df) for each in fits]
    return tuple(
        pool([one[at][0] for one in told], [one[at][1] for one in told], df, confidence, PERFECT_FIT, limited)
        for at in range(len(entered) + 1)
    )


def _coefficients(found: Fit, df: float) -> list[tuple[float, float]]:
    """Each coefficient and its squared standard error, the constant first."""
    error = found.residual / df if df > 0 else math.inf
    constant = 1 / found.n + float(found.means @ found.inverse @ found.means)
    slopes = zip(found.slopes, np.diag(found.inverse), strict=True)
    pairs = [(found.intercept, constant), *((float(b), float(leverage)) for b, leverage in slopes)]
    return [(b, error * leverage) for b, leverage in pairs]


def _number(value: Statistic) -> float:
    return math.nan if isinstance(value, Undefined) else value

"""MEDIATION: how much of an effect passes through mediators, side by side or one after another (PROCESS 4 and 6)."""

import math
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.options import plain
from analysis.process.columns import Columns, columns_of
from analysis.process.effects import BOOTSTRAPPED, Effect, Effects, Sampling, along, check_sampling, path_key
from analysis.process.equation_tables import TESTED, coefficient_table, summary_table
from analysis.process.equations import Equation, Errors, Solved, solve
from analysis.process.estimates import Estimates
from analysis.process.labels import labels_with
from analysis.result import Fault, Message, Place, Result
from analysis.statistics.bootstrap import Interval
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.linear_model import PERFECT_FIT
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

NO_TOTAL = Undefined(Message("the total effect is 0"))
MOST_SERIAL = 4

Path = tuple[str, ...]


@dataclass(frozen=True)
class Options:
    """The effect of `predictor` on `dependent` through `mediators`, `parallel` or each on the next (`serial`).

    `covariates` are in every equation, those in `categorical` as columns of 0 and 1. `bootstrap` samples are drawn
    from `seed`; equal seeds give equal intervals. `errors` are those of the coefficients.
    """

    dependent: Variable
    predictor: Variable
    mediators: tuple[Variable, ...]
    order: Literal["parallel", "serial"] = "parallel"
    covariates: tuple[Variable, ...] = ()
    categorical: tuple[Category, ...] = ()
    errors: Errors = "classical"
    bootstrap: int = 5000
    seed: int = 1
    interval: Interval = "percentile"
    confidence: float = 0.95


@dataclass(frozen=True)
class Chain:
    """Who stands where."""

    x: str
    mediators: Path
    y: str
    paths: tuple[Path, ...]


def run(tally: Tally, options: Options) -> Result:
    """Every equation, total, direct and indirect effects with bootstrap intervals, standardised ones, Sobel's test.

    On the cases that answer everything; weights are frequency weights.
    Source: Hayes (2022), Introduction to Mediation, Moderation, and Conditional Process Analysis, 3rd ed., 3–5; spss.md
    D44. Sobel (1982), Sociological Methodology 13.
    """
    sampling = Sampling(options.bootstrap, options.seed, options.confidence, options.interval)
    _check(options, sampling)
    focal = (options.dependent, options.predictor, *options.mediators)
    given = columns_of(tally, focal, options.covariates, options.categorical)
    chain = _chain(options)
    equations = [*_equations(chain, options.order, given.covariates), Equation(chain.y, (chain.x, *given.covariates))]
    found = [solve(given.columns, equation, options.errors) for equation in equations]
    effects = Effects(given.columns, equations[:-1], found[:-1], sampling)
    return Result(
        procedure="mediation",
        options=plain(options),
        cases=given.cases,
        tables=(
            summary_table(equations, found),
            coefficient_table(equations, found, given.columns, options.confidence, beta=True),
            _total_and_direct(chain, found[-1], found[-2], options.confidence),
            _indirect(chain, effects, found[-1]),
            *_contrasts(chain, effects),
            _standardized(chain, effects, given.columns),
            _normal_theory(chain, effects),
        ),
        notes=(*given.notes, *effects.notes),
        labels=labels_with(tally, [each.name for each in (*focal, *options.covariates)], chain.paths),
    )


def _check(options: Options, sampling: Sampling) -> None:
    between_0_and_1(options.confidence)
    check_sampling(sampling)
    if options.order == "serial" and not 2 <= len(options.mediators) <= MOST_SERIAL:
        sentence = "{found} mediators cannot stand one after another; possible: 2 to {most}"
        raise Fault(sentence, {"found": len(options.mediators), "most": MOST_SERIAL}, Place(entry="mediators"))


def _chain(options: Options) -> Chain:
    x, y, mediators = options.predictor.name, options.dependent.name, tuple(each.name for each in options.mediators)
    longest = len(mediators) if options.order == "serial" else 1
    between = [some for size in range(1, longest + 1) for some in combinations(mediators, size)]
    return Chain(x, mediators, y, tuple((x, *some, y) for some in between))


def _equations(chain: Chain, order: str, covariates: Path) -> list[Equation]:
    """One for each mediator, then the dependent's."""
    before = [chain.mediators[:at] if order == "serial" else () for at in range(len(chain.mediators))]
    found = [
        Equation(mediator, (chain.x, *earlier, *covariates))
        for mediator, earlier in zip(chain.mediators, before, strict=True)
    ]
    return [*found, Equation(chain.y, (chain.x, *chain.mediators, *covariates))]


def _total_and_direct(chain: Chain, total: Solved | Undefined, direct: Solved | Undefined, confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in (("total_effect", total), ("direct_effect", direct)):
        if isinstance(each, Undefined):
            rows.append((name, *[each] * (1 + len(TESTED))))
            continue
        found = each.combined({chain.x: 1.0}, confidence)
        rows.append((name, found.estimate, *(getattr(found, word) for word in TESTED)))
    return Table("total_and_direct_effects", headed("statistic", "effect", *TESTED), tuple(rows))


def _indirect(chain: Chain, effects: Effects, total: Solved | Undefined) -> Table:
    """Each path's effect and all together, with their share of the total effect."""
    rows: list[tuple[Cell, ...]] = []
    for key, effect in _all_effects(chain):
        cells = effects.cells(effect)
        rows.append((key, *cells, _share(cells[0], chain, total)))
    return Table("indirect_effects", headed("path", *BOOTSTRAPPED, "percent_of_total"), tuple(rows))


def _share(effect: Cell, chain: Chain, total: Solved | Undefined) -> Cell:
    if isinstance(total, Undefined) or not isinstance(effect, float):
        return total if isinstance(total, Undefined) else effect
    whole = total.b(chain.x)
    return 100 * effect / whole if abs(whole) > abs(effect) * 1e-12 else NO_TOTAL


def _all_effects(chain: Chain) -> list[tuple[str, Effect]]:
    found = [(path_key(path), along(path)) for path in chain.paths]
    return [*found, ("total_indirect_effect", _sum(chain.paths))] if len(chain.paths) > 1 else found


def _sum(paths: Sequence[Path]) -> Effect:
    each = [along(path) for path in paths]
    return lambda found: np.asarray(sum(effect(found) for effect in each))


def _contrasts(chain: Chain, effects: Effects) -> list[Table]:
    """The difference of every two paths' effects; none where there is one path."""
    rows = [
        (path_key(one), path_key(other), *effects.cells(_difference(one, other)))
        for one, other in combinations(chain.paths, 2)
    ]
    heads = headed("path", "other_path", *BOOTSTRAPPED)
    return [Table("indirect_contrasts", heads, tuple(rows))] if rows else []


def _difference(one: Path, other: Path) -> Effect:
    first, second = along(one), along(other)
    return lambda found: np.asarray(first(found) - second(found))


def _standardized(chain: Chain, effects: Effects, given: Columns) -> Table:
    """In standard deviations of the dependent, and of the predictor too unless it has two values."""
    rows: list[tuple[Cell, ...]] = []
    for key, effect in _all_effects(chain):
        rows.append(("partially_standardized", key, *effects.cells(_scaled(effect, chain, False))))
    if len(np.unique(given.column(chain.x))) != 2:
        for key, effect in _all_effects(chain):
            rows.append(("completely_standardized", key, *effects.cells(_scaled(effect, chain, True))))
    return Table("standardized_indirect_effects", headed("statistic", "path", *BOOTSTRAPPED), tuple(rows))


def _scaled(effect: Effect, chain: Chain, completely: bool) -> Effect:
    def scaled(found: Estimates) -> NDArray[np.float64]:
        unit = found.sd(chain.x) / found.sd(chain.y) if completely else 1 / found.sd(chain.y)
        return np.asarray(effect(found) * unit)

    return scaled


def _normal_theory(chain: Chain, effects: Effects) -> Table:
    """Sobel's test of every path, of first order; along a longer path by the same delta method."""
    rows = [(path_key(path), *_sobel(path, effects)) for path in chain.paths]
    return Table("normal_theory", headed("path", "effect", "se", "z", "p"), tuple(rows))


def _sobel(path: Path, effects: Effects) -> tuple[Cell, ...]:
    if effects.why is not None:
        return (effects.why,) * 4
    steps = [(effects.solved[outcome], term) for term, outcome in pairwise(path)]
    slopes = np.array([each.b(term) for each, term in steps])
    variances = [each.variance(term, term) for each, term in steps]
    effect, why = float(slopes.prod()), next((each for each in variances if isinstance(each, Undefined)), None)
    if why is not None:
        return (effect, why, why, why)
    parts = [np.delete(slopes, at).prod() ** 2 * variance for at, variance in enumerate(variances)]
    se = math.sqrt(float(sum(parts)))
    if se <= 0:
        return (effect, se, PERFECT_FIT, PERFECT_FIT)
    return (effect, se, effect / se, p_normal_two_sided(effect / se))

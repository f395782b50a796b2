"""MODERATED MEDIATION: indirect effects that depend on another variable (PROCESS 5, 7, 8, 14, 15, 58 and 59)."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

import numpy as np

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.options import plain
from analysis.process.columns import Columns, columns_of, product_key
from analysis.process.effects import BOOTSTRAPPED, Effect, Effects, Sampling, along, check_sampling, path_key
from analysis.process.equation_tables import TESTED, coefficient_table, summary_table
from analysis.process.equations import Equation, Errors, Solved, solve
from analysis.process.labels import labels_with
from analysis.process.moderator import Point, Probe, points_of
from analysis.result import Result
from analysis.statistics.bootstrap import Interval
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

FIRST = frozenset({7, 8, 58, 59})
"""Models whose path from the predictor to a mediator is moderated."""
SECOND = frozenset({14, 15, 58, 59})
"""Models whose path from a mediator to the dependent is moderated."""
DIRECT = frozenset({5, 8, 15, 59})
"""Models whose direct effect is moderated."""

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Options:
    """The effect of `predictor` on `dependent` through `mediators`, side by side, at values of `moderator`.

    `model` is PROCESS's number for the paths that `moderator` bends. `center` takes variables in products less their
    means. The other options are those of mediation and of moderation.
    """

    model: Literal[5, 7, 8, 14, 15, 58, 59]
    dependent: Variable
    predictor: Variable
    mediators: tuple[Variable, ...]
    moderator: Variable
    covariates: tuple[Variable, ...] = ()
    categorical: tuple[Category, ...] = ()
    center: bool = False
    probe: Probe = "percentiles"
    values: tuple[float, ...] = ()
    errors: Errors = "classical"
    bootstrap: int = 5000
    seed: int = 1
    interval: Interval = "percentile"
    confidence: float = 0.95


@dataclass(frozen=True)
class Paths:
    """Who stands where, which paths the moderator bends, and what was taken from it."""

    x: str
    mediators: tuple[str, ...]
    y: str
    w: str
    first: bool
    second: bool
    direct: bool
    centre: float

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The products in the equations."""
        found = [(self.x, self.w)] if self.first or self.direct else []
        return [*found, *((mediator, self.w) for mediator in self.mediators if self.second)]

    def equations(self, covariates: Sequence[str]) -> list[Equation]:
        """One for each mediator, then the dependent's."""
        bent = (self.w, product_key(self.x, self.w))
        found = [Equation(each, (self.x, *(bent if self.first else ()), *covariates)) for each in self.mediators]
        moderator = (self.w,) if self.second or self.direct else ()
        products = [product_key(*pair) for pair in self.pairs if pair[0] != self.x or self.direct]
        return [*found, Equation(self.y, (self.x, *self.mediators, *moderator, *products, *covariates))]

    def indirect(self, mediator: str, value: float) -> Effect:
        """The effect through a mediator where the moderator is `value`."""
        at, x, y = value - self.centre, self.x, self.y
        first, second = product_key(x, self.w), product_key(mediator, self.w)
        return lambda found: np.asarray(
            (found.slope(mediator, x) + at * found.slope(mediator, first))
            * (found.slope(y, mediator) + at * found.slope(y, second))
        )

    def index(self, mediator: str) -> Effect:
        """How the effect through a mediator changes with each unit of the moderator; one of its paths is bent."""
        first, second = product_key(self.x, self.w), product_key(mediator, self.w)
        if self.first:
            return lambda found: np.asarray(found.slope(mediator, first) * found.slope(self.y, mediator))
        return lambda found: np.asarray(found.slope(mediator, self.x) * found.slope(self.y, second))


def run(tally: Tally, options: Options) -> Result:
    """Every equation, the direct effect, conditional indirect effects, and the index of moderated mediation.

    On the cases that answer everything; weights are frequency weights; intervals by bootstrap.
    Source: Hayes (2022), Introduction to Mediation, Moderation, and Conditional Process Analysis, 3rd ed., 11–12;
    Hayes (2015), Multivariate Behavioral Research 50(1).
    """
    between_0_and_1(options.confidence)
    sampling = Sampling(options.bootstrap, options.seed, options.confidence, options.interval)
    check_sampling(sampling)
    focal = (options.dependent, options.predictor, *options.mediators, options.moderator)
    given = columns_of(tally, focal, options.covariates, options.categorical)
    paths, working = _paths(options, given.columns)
    equations = paths.equations(given.covariates)
    found = [solve(working, equation, options.errors) for equation in equations]
    effects = Effects(working, equations, found, sampling)
    points = points_of(given.columns, options.moderator, options.probe, options.values)
    chains = [(paths.x, mediator, paths.y) for mediator in paths.mediators]
    return Result(
        procedure="moderated_mediation",
        options=plain(options),
        cases=given.cases,
        tables=(
            summary_table(equations, found),
            coefficient_table(equations, found, working, options.confidence, beta=False),
            _direct(paths, found[-1], points, options.confidence),
            *_indirect(paths, effects, points),
        ),
        notes=(*given.notes, *effects.notes),
        labels=labels_with(tally, [each.name for each in (*focal, *options.covariates)], chains, paths.pairs),
    )


def _paths(options: Options, given: Columns) -> tuple[Paths, Columns]:
    x, y, w = options.predictor.name, options.dependent.name, options.moderator.name
    mediators = tuple(each.name for each in options.mediators)
    centres = {key: given.mean(key) for key in (x, *mediators, w)} if options.center and given.n > 0 else {}
    first, second, direct = (options.model in models for models in (FIRST, SECOND, DIRECT))
    paths = Paths(x, mediators, y, w, first, second, direct, centres.get(w, 0.0))
    return paths, given.with_products(paths.pairs, centres, unmoved=mediators)


def _direct(paths: Paths, found: Solved | Undefined, points: Sequence[Point], confidence: float) -> Table:
    """One direct effect, or one for each value of the moderator that bends it."""
    if not paths.direct:
        return Table(
            "total_and_direct_effects",
            headed("statistic", "effect", *TESTED),
            (("direct_effect", *_cells(found, paths.x, {}, confidence)),),
        )
    rows = []
    for point in points:
        parts = {product_key(paths.x, paths.w): point.value - paths.centre}
        rows.append((point.key, point.value, *_cells(found, paths.x, parts, confidence)))
    return Table("conditional_direct_effects", headed("point", "moderator_value", "effect", *TESTED), tuple(rows))


def _cells(found: Solved | Undefined, x: str, parts: dict[str, float], confidence: float) -> Row:
    if isinstance(found, Undefined):
        return (found,) * (1 + len(TESTED))
    each = found.combined({x: 1.0, **parts}, confidence)
    return (each.estimate, *(getattr(each, word) for word in TESTED))


def _indirect(paths: Paths, effects: Effects, points: Sequence[Point]) -> list[Table]:
    chains = {mediator: path_key((paths.x, mediator, paths.y)) for mediator in paths.mediators}
    if not paths.first and not paths.second:
        rows = [(key, *effects.cells(along((paths.x, mediator, paths.y)))) for mediator, key in chains.items()]
        return [Table("indirect_effects", headed("path", *BOOTSTRAPPED), tuple(rows))]
    tables = [_conditional(paths, chains, effects, points)]
    if not (paths.first and paths.second):  # the change is the same along the whole moderator
        index = [(key, *effects.cells(paths.index(mediator))) for mediator, key in chains.items()]
        heads = headed("path", "index", *BOOTSTRAPPED[1:])
        tables.append(Table("moderated_mediation_index", heads, tuple(index)))
    return [*tables, _contrasts(paths, chains, effects, points)]


def _conditional(paths: Paths, chains: dict[str, str], effects: Effects, points: Sequence[Point]) -> Table:
    rows = [
        (key, point.key, point.value, *effects.cells(paths.indirect(mediator, point.value)))
        for mediator, key in chains.items()
        for point in points
    ]
    heads = headed("path", "point", "moderator_value", *BOOTSTRAPPED)
    return Table("conditional_indirect_effects", heads, tuple(rows))


def _contrasts(paths: Paths, chains: dict[str, str], effects: Effects, points: Sequence[Point]) -> Table:
    """The later value's effect less the earlier one's."""
    rows = [
        (key, later.key, earlier.key, *effects.cells(_difference(paths, mediator, later.value, earlier.value)))
        for mediator, key in chains.items()
        for earlier, later in combinations(points, 2)
    ]
    heads = headed("path", "point", "other_point", *BOOTSTRAPPED)
    return Table("conditional_contrasts", heads, tuple(rows))


def _difference(paths: Paths, mediator: str, later: float, earlier: float) -> Effect:
    one, other = paths.indirect(mediator, later), paths.indirect(mediator, earlier)
    return lambda found: np.asarray(one(found) - other(found))

"""MODERATION: how an effect depends on another variable (PROCESS 1)."""

from collections.abc import Sequence

import numpy as np

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.options import plain
from analysis.process.columns import Columns, Given, columns_of, product_key
from analysis.process.equation_tables import TESTED, coefficient_table, summary_table
from analysis.process.equations import Equation, Errors, Solved, solve
from analysis.process.labels import labels_with
from analysis.process.moderator import Point, Probe, has_two_values, points_of
from analysis.result import Message, Result
from analysis.statistics.johnson_neyman import boundaries
from analysis.statistics.tested import Tested
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

STEPS = 20  # of the range of the moderator, in the table of Johnson and Neyman

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Options:
    """The effect of `predictor` on `dependent` at values of `moderator`; `covariates` in the equation too.

    `center` takes predictor and moderator less their means. Effects are taken at percentiles 16, 50 and 84, at the
    mean and a standard deviation around it, or at `values`; at both values of a moderator that has two.
    """

    dependent: Variable
    predictor: Variable
    moderator: Variable
    covariates: tuple[Variable, ...] = ()
    categorical: tuple[Category, ...] = ()
    center: bool = False
    probe: Probe = "percentiles"
    values: tuple[float, ...] = ()
    errors: Errors = "classical"
    confidence: float = 0.95


@dataclass(frozen=True)
class Moderated:
    """The equation with its product, the columns as given, and what was taken from predictor and moderator."""

    x: str
    w: str
    given: Columns
    found: Solved | Undefined
    without: Solved | Undefined
    centres: dict[str, float]
    confidence: float

    def slope(self, value: float) -> Tested | Undefined:
        """The effect of x where the moderator is `value`."""
        if isinstance(self.found, Undefined):
            return self.found
        parts = {self.x: 1.0, product_key(self.x, self.w): value - self.centres.get(self.w, 0.0)}
        return self.found.combined(parts, self.confidence)


def run(tally: Tally, options: Options) -> Result:
    """The equation, the test of the interaction, simple slopes, Johnson–Neyman regions and values to draw.

    On the cases that answer everything; weights are frequency weights.
    Source: Hayes (2022), Introduction to Mediation, Moderation, and Conditional Process Analysis, 3rd ed., 7–8; Aiken &
    West (1991), Multiple Regression; Bauer & Curran (2005), Multivariate Behavioral Research 40(3).
    """
    between_0_and_1(options.confidence)
    focal = (options.dependent, options.predictor, options.moderator)
    given = columns_of(tally, focal, options.covariates, options.categorical)
    moderated, table_of = _solved(options, given)
    points = points_of(given.columns, options.moderator, options.probe, options.values)
    regions, notes = _regions(moderated)
    return Result(
        procedure="moderation",
        options=plain(options),
        cases=given.cases,
        tables=(
            *table_of,
            _interaction(moderated),
            _conditional(moderated, points),
            *regions,
            _predicted(moderated, points_of(given.columns, options.predictor, options.probe), points),
        ),
        notes=(*given.notes, *notes),
        labels=labels_with(
            tally, [each.name for each in (*focal, *options.covariates)], pairs=[(moderated.x, moderated.w)]
        ),
    )


def _solved(options: Options, given: Given) -> tuple[Moderated, tuple[Table, Table]]:
    y, x, w = options.dependent.name, options.predictor.name, options.moderator.name
    centres = {key: given.columns.mean(key) for key in (x, w)} if options.center and given.columns.n > 0 else {}
    working = given.columns.with_products([(x, w)], centres)
    equation = Equation(y, (x, w, product_key(x, w), *given.covariates))
    found = solve(working, equation, options.errors)
    without = solve(working, Equation(y, (x, w, *given.covariates)), options.errors)
    moderated = Moderated(x, w, given.columns, found, without, centres, options.confidence)
    coefficients = coefficient_table([equation], [found], working, options.confidence, beta=False)
    return moderated, (summary_table([equation], [found]), coefficients)


def _interaction(moderated: Moderated) -> Table:
    """What the product adds to the equation without it."""
    key, found, without = product_key(moderated.x, moderated.w), moderated.found, moderated.without
    heads = headed("term", "r_squared_change", "f", "df1", "df2", "p")
    if isinstance(found, Undefined) or isinstance(without, Undefined):
        why = found if isinstance(found, Undefined) else without
        cells: Row = (why if isinstance(why, Undefined) else None,) * 5
        return Table("interaction_test", heads, ((key, *cells),))
    gain = max(0.0, without.fitted.residual - found.fitted.residual) / found.fitted.total
    f = found.wald([key])
    return Table("interaction_test", heads, ((key, gain, f, 1.0, found.df, found.p(f, 1)),))


def _conditional(moderated: Moderated, points: Sequence[Point]) -> Table:
    rows = [(point.key, *_effect(moderated, point.value)) for point in points]
    return Table("conditional_effects", headed("point", "moderator_value", "effect", *TESTED), tuple(rows))


def _effect(moderated: Moderated, value: float) -> Row:
    found = moderated.slope(value)
    if isinstance(found, Undefined):
        return (value, *[found] * (1 + len(TESTED)))
    return (value, found.estimate, *(getattr(found, word) for word in TESTED))


def _regions(moderated: Moderated) -> tuple[list[Table], list[Message]]:
    """Where the effect turns from significant to not, and the effect over the range; nothing for two values."""
    found = moderated.found
    if isinstance(found, Undefined) or has_two_values(moderated.given, moderated.w):
        return [], []
    column, weights = moderated.given.column(moderated.w), moderated.given.weights
    low, high = float(column.min()), float(column.max())
    turns = [value for value in _turns(moderated, found) if low < value < high]
    rows: list[Row] = []
    for number, value in enumerate(turns, start=1):
        below = 100 * float(weights[column < value].sum()) / moderated.given.n
        rows.append((f"boundary={number}", value, below, 100 - below))
    grid = sorted([*(float(value) for value in np.linspace(low, high, STEPS + 1)), *turns])
    effects = [(f"point={number}", *_effect(moderated, value)) for number, value in enumerate(grid, start=1)]
    heads = headed("boundary", "moderator_value", "percent_below", "percent_above")
    tables = [Table("johnson_neyman", heads, tuple(rows))] if rows else []
    words = ("point", "moderator_value", "effect", *TESTED)
    tables.append(Table("johnson_neyman_effects", headed(*words), tuple(effects)))
    sentence = "Within the range of {moderator} the effect does not turn from significant to not significant."
    return tables, [] if rows else [Message(sentence, {"moderator": moderated.w})]


def _turns(moderated: Moderated, found: Solved) -> list[float]:
    x, product = moderated.x, product_key(moderated.x, moderated.w)
    parts = [found.variance(*pair) for pair in ((x, x), (x, product), (product, product))]
    numbers = [each for each in parts if not isinstance(each, Undefined)]
    if len(numbers) < len(parts) or numbers[0] <= 0:
        return []
    variance, covariance, of_change = numbers
    effect, change, alpha = found.b(x), found.b(product), 1 - moderated.confidence
    turns = boundaries(effect, change, variance, covariance, of_change, found.df, alpha)
    return [value + moderated.centres.get(moderated.w, 0.0) for value in turns]


def _predicted(moderated: Moderated, across: Sequence[Point], points: Sequence[Point]) -> Table:
    """What the equation expects, covariates at their means: the ends of the lines of a drawing."""
    words = ("predictor_value", "moderator_value", "predicted_value", "se", "ci_low", "ci_high")
    rows = [
        (other.key, point.key, other.value, point.value, *_expected(moderated, other.value, point.value))
        for point in points
        for other in across
    ]
    return Table("predicted_values", headed("other_point", "point", *words), tuple(rows))


def _expected(moderated: Moderated, x: float, w: float) -> Row:
    found = moderated.found
    if isinstance(found, Undefined):
        return (found,) * 4
    at_x, at_w = x - moderated.centres.get(moderated.x, 0.0), w - moderated.centres.get(moderated.w, 0.0)
    parts = {key: moderated.given.mean(key) for key in found.equation.terms[3:]}
    parts |= {"constant": 1.0, moderated.x: at_x, moderated.w: at_w, product_key(moderated.x, moderated.w): at_x * at_w}
    expected = found.combined(parts, moderated.confidence)
    return (expected.estimate, expected.se, expected.ci_low, expected.ci_high)

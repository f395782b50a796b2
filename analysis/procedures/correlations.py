"""CORRELATIONS, NONPAR CORR and PARTIAL CORR: how two variables go together."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from analysis.confidence import between_0_and_1
from analysis.dialect import Dialect
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Result
from analysis.statistics.correlation import Correlation, correlation, kendall, spearman
from analysis.statistics.description import NO_CASES, ONE_CASE, Statistic, describe
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Moments, Numbers, Tally
from analysis.undefined import Undefined
from analysis.whole_weights import weighted_as
from instrument.codebook import Variable
from instrument.message import Fault, Message, Place
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.statistics.partial_correlation import Partial

RANKS: dict[str, Callable[[Numbers, Numbers, Numbers], Correlation]] = {"spearman": spearman, "kendall": kendall}
FISHER = Message("limits are by Fisher's r-to-z transformation, without bias adjustment")
FIELLER = Message(
    "limits are by Fisher's r-to-z transformation with the variance of Fieller, Hartley and Pearson (1957)"
)
STARS = ((0.01, "**"), (0.05, "*"))


@dataclass(frozen=True)
class Options:
    """`variables`: each with each; `coefficient`: which; `control`: what to hold constant (partial correlations).

    `missing`: each pair's own cases, or only complete ones; left out it is pairwise, but listwise with `control`, as in
    SPSS. `tails` of p; `intervals`: confidence limits; `marks`: stars at .05 and .01. Of weights that are fractions the
    `dialect` spss makes whole numbers where ranks are correlated (D18). `products`: also sums of squares and
    cross-products, and covariances, beside Pearson's coefficients.
    """

    variables: tuple[Variable, ...]
    coefficient: Literal["pearson", "spearman", "kendall"] = "pearson"
    missing: Literal["pairwise", "listwise"] | None = None
    control: tuple[Variable, ...] = ()
    tails: Literal["two", "one"] = "two"
    intervals: bool = False
    confidence: float = 0.95
    marks: bool = False
    dialect: Dialect = "recommended"
    products: bool = False


@dataclass(frozen=True)
class Pair:
    """What stands for two variables: a correlation with its two-sided p, and the cases or degrees of freedom."""

    r: Statistic
    p: Statistic
    n: float
    last: Statistic  # n, or the degrees of freedom of a partial correlation


Matrix = dict[tuple[str, str], Pair]


def run(tally: Tally, options: Options) -> Result:
    """Descriptive Statistics, the matrix of correlations with p, and confidence limits where asked.

    `cases` counts those who answer every variable.
    """
    _check(options)
    names = list(dict.fromkeys(variable.name for variable in options.variables))
    control = [each.name for each in options.control]
    listwise = (options.missing or ("listwise" if control else "pairwise")) == "listwise"
    notes: tuple[Message, ...] = ()
    if options.coefficient != "pearson":
        tally, notes = weighted_as(tally, options.dialect)
    found = _matrix(tally, names, control, options.coefficient, listwise)
    products = _products(tally, names, listwise) if options.products else {}
    return Result(
        procedure="correlations",
        options=plain(options),
        cases=tally.moments([*names, *control]).cases,
        tables=(
            _descriptions(tally, [*names, *control], listwise),
            _correlations(names, control, found, options, products),
            *([_intervals(names, control, found, options)] if options.intervals else []),
        ),
        notes=notes,
        labels=labels_of(tally.codebook, [*names, *control]),
    )


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    if options.control and options.coefficient == "kendall":
        raise Fault(
            "partial correlations are not made of tau-b; possible: {possible}",
            {"possible": "pearson, spearman"},
            Place(entry="coefficient"),
        )
    both = {each.name for each in options.control} & {each.name for each in options.variables}
    if both:
        raise Fault(
            "{found} cannot be correlated and held constant at once; possible: other variables",
            {"found": ", ".join(sorted(both))},
            Place(entry="control"),
        )


def _descriptions(tally: Tally, names: Sequence[str], listwise: bool) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name in names:
        patterns = tally.patterns(names if listwise else [name]).listwise()
        found = describe(patterns.column(name), patterns.weights)
        rows.append((name, found.mean, found.sd, found.n))
    columns = headed("variable", "mean", "sd", "n")
    return Table("descriptive_statistics", columns, tuple(rows))


def _matrix(tally: Tally, names: Sequence[str], control: Sequence[str], coefficient: str, listwise: bool) -> Matrix:
    if control:
        of = _partial if coefficient == "pearson" else _partial_ranks
        return {pair: of(tally, pair, control, [*names, *control], listwise) for pair in _pairs(names)}
    found = (
        _pearson(tally, names, listwise) if coefficient == "pearson" else _ranked(tally, names, coefficient, listwise)
    )
    return {pair: Pair(each.r, each.p, each.n, each.n) for pair, each in found.items()}


def _pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(first, second) for at, first in enumerate(names) for second in names[at:]]


def _pearson(tally: Tally, names: Sequence[str], listwise: bool) -> dict[tuple[str, str], Correlation]:
    moments = tally.moments(names)
    complete = listwise or moments.cases.excluded == 0
    return {pair: _product_moment(moments if complete else tally.moments(pair), *pair) for pair in _pairs(names)}


def _product_moment(moments: Moments, first: str, second: str) -> Correlation:
    i, j = moments.names.index(first), moments.names.index(second)
    products = moments.products
    return correlation(float(products[i, j]), float(products[i, i]), float(products[j, j]), moments.n)


def _ranked(tally: Tally, names: Sequence[str], coefficient: str, listwise: bool) -> dict[tuple[str, str], Correlation]:
    found = {}
    for first, second in _pairs(names):
        patterns = tally.patterns(names if listwise else (first, second)).listwise()
        found[first, second] = RANKS[coefficient](patterns.column(first), patterns.column(second), patterns.weights)
    return found


def _partial(tally: Tally, pair: tuple[str, str], control: Sequence[str], every: Sequence[str], listwise: bool) -> Pair:
    from analysis.statistics.partial_correlation import partial

    moments = tally.moments(every if listwise else [*dict.fromkeys(pair), *control]).of([*pair, *control])
    return _held(partial(moments.correlation, moments.n), moments.n)


def _partial_ranks(
    tally: Tally, pair: tuple[str, str], control: Sequence[str], every: Sequence[str], listwise: bool
) -> Pair:
    from analysis.statistics.partial_correlation import partial, rank_correlations

    patterns = tally.patterns(every if listwise else [*dict.fromkeys(pair), *control]).listwise()
    values = patterns.values[:, [patterns.names.index(name) for name in (*pair, *control)]]
    n = float(patterns.weights.sum())
    return _held(partial(rank_correlations(values, patterns.weights), n), n)


def _held(found: "Partial", n: float) -> Pair:
    return Pair(found.r, found.p, n, found.df)


def _products(tally: Tally, names: Sequence[str], listwise: bool) -> dict[tuple[str, str], tuple[Statistic, Statistic]]:
    """The sum of cross-products and the covariance of each pair."""
    every = tally.moments(names)
    found: dict[tuple[str, str], tuple[Statistic, Statistic]] = {}
    for first, second in _pairs(names):
        moments = every if listwise else tally.moments([first] if first == second else [first, second])
        at = moments.names.index(first), moments.names.index(second)
        product: Statistic = float(moments.products[at]) if moments.n > 0 else NO_CASES
        covariance = float(moments.covariance[at]) if moments.n > 1 else ONE_CASE
        found[first, second] = (product, covariance if moments.n > 0 else NO_CASES)
    return found


def _correlations(
    names: Sequence[str],
    control: Sequence[str],
    found: Matrix,
    options: Options,
    products: Mapping[tuple[str, str], tuple[Statistic, Statistic]],
) -> Table:
    """Each variable under each; on the diagonal a correlation of 1 and no p."""
    p = "p" if options.tails == "two" else "p_one_sided"
    further = ("cross_products", "covariance") if products else ()
    words = ("r", *(["mark"] if options.marks else []), p, *further, "df" if control else "n")
    rows = []
    for first in names:
        row: list[Cell] = [first]
        for second in names:
            pair = found.get((first, second)) or found[second, first]
            tail = None if first == second else _tail(pair.p, options)
            row += [pair.r, *([_stars(tail)] if options.marks else []), tail]
            row += [*(products.get((first, second)) or products.get((second, first)) or ()), pair.last]
        rows.append(tuple(row))
    columns = (Column("variable"), *(Column(word, under=name) for name in names for word in words))
    notes = _star_notes(options) if options.marks else ()
    return Table("partial_correlations" if control else "correlations", columns, tuple(rows), tuple(control), notes)


def _intervals(names: Sequence[str], control: Sequence[str], found: Matrix, options: Options) -> Table:
    """Each pair once with its confidence limits."""
    from analysis.statistics.partial_correlation import limits

    rows = []
    for first, second in _pairs(names):
        if first != second:
            pair = found[first, second]
            ends = limits(pair.r, pair.n, options.coefficient, options.confidence, len(control))
            rows.append((first, second, pair.r, _tail(pair.p, options), *ends))
    p = "p" if options.tails == "two" else "p_one_sided"
    columns = headed("variable", "other_variable", "r", p, "ci_low", "ci_high")
    note = FISHER if options.coefficient == "pearson" else FIELLER
    return Table("correlation_intervals", columns, tuple(rows), tuple(control), (note,))


def _tail(p: Statistic, options: Options) -> Statistic:
    return p if isinstance(p, Undefined) or options.tails == "two" else p / 2


def _stars(p: Cell) -> str | None:
    if not isinstance(p, float):
        return None
    return next((stars for level, stars in STARS if p < level), None)


def _star_notes(options: Options) -> tuple[Message, ...]:
    if options.tails == "two":
        return (
            Message("** the correlation is significant at the 0.01 level (2-tailed)"),
            Message("* the correlation is significant at the 0.05 level (2-tailed)"),
        )
    return (
        Message("** the correlation is significant at the 0.01 level (1-tailed)"),
        Message("* the correlation is significant at the 0.05 level (1-tailed)"),
    )

"""CORRELATIONS and NONPAR CORR: how two variables go together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Result
from analysis.statistics.correlation import Correlation, correlation, kendall, spearman
from analysis.statistics.description import describe
from analysis.table import Cell, Column, Table
from analysis.tally import Moments, Numbers, Tally
from instrument.codebook import Variable
from instrument.message import Message

RANKS: dict[str, Callable[[Numbers, Numbers, Numbers], Correlation]] = {"spearman": spearman, "kendall": kendall}


@dataclass(frozen=True)
class Options:
    """`variables`: each with each; `coefficient`: which; `missing`: each pair's own cases, or only complete ones."""

    variables: tuple[Variable, ...]
    coefficient: Literal["pearson", "spearman", "kendall"] = "pearson"
    missing: Literal["pairwise", "listwise"] = "pairwise"


def run(tally: Tally, options: Options) -> Result:
    """Descriptive Statistics and the matrix of correlations with two-sided p.

    `cases` counts those who answer every variable.
    """
    names = list(dict.fromkeys(variable.name for variable in options.variables))
    listwise = options.missing == "listwise"
    ranked = options.coefficient != "pearson"
    note = Message("weights count as repeated cases; SPSS does not weight rank correlations in this way")
    return Result(
        procedure="correlations",
        options=plain(options),
        cases=tally.moments(names).cases,
        tables=(
            _descriptions(tally, names, listwise),
            _matrix(names, _ranked(tally, names, options) if ranked else _pearson(tally, names, listwise)),
        ),
        notes=(note,) if ranked and tally.weight is not None else (),
        labels=labels_of(tally.codebook, names),
    )


def _descriptions(tally: Tally, names: Sequence[str], listwise: bool) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name in names:
        patterns = tally.patterns(names if listwise else [name]).listwise()
        found = describe(patterns.column(name), patterns.weights)
        rows.append((name, found.mean, found.sd, found.n))
    columns = tuple(Column(word) for word in ("variable", "mean", "sd", "n"))
    return Table("descriptive_statistics", columns, tuple(rows))


Matrix = dict[tuple[str, str], Correlation]


def _pearson(tally: Tally, names: Sequence[str], listwise: bool) -> Matrix:
    moments = tally.moments(names)
    complete = listwise or moments.cases.excluded == 0
    pairs = [(first, second) for at, first in enumerate(names) for second in names[at:]]
    return {pair: _product_moment(moments if complete else tally.moments(pair), *pair) for pair in pairs}


def _product_moment(moments: Moments, first: str, second: str) -> Correlation:
    i, j = moments.names.index(first), moments.names.index(second)
    products = moments.products
    return correlation(float(products[i, j]), float(products[i, i]), float(products[j, j]), moments.n)


def _ranked(tally: Tally, names: Sequence[str], options: Options) -> Matrix:
    coefficient = RANKS[options.coefficient]
    found = {}
    for at, first in enumerate(names):
        for second in names[at:]:
            patterns = tally.patterns(names if options.missing == "listwise" else (first, second)).listwise()
            found[first, second] = coefficient(patterns.column(first), patterns.column(second), patterns.weights)
    return found


def _matrix(names: Sequence[str], found: Matrix) -> Table:
    """Each variable under each; on the diagonal a correlation of 1 and no p."""
    rows = []
    for first in names:
        row: list[Cell] = [first]
        for second in names:
            pair = found.get((first, second)) or found[second, first]
            row += [pair.r, None if first == second else pair.p, pair.n]
        rows.append(tuple(row))
    columns = (Column("variable"), *(Column(word, under=name) for name in names for word in ("r", "p", "n")))
    return Table("correlations", columns, tuple(rows))

"""DESCRIPTIVES: moments of numeric variables, each on its own valid answers."""

from collections.abc import Sequence
from typing import Literal

from analysis.cases import Cases
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Result
from analysis.statistics.description import Description, describe
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

WORDS = (
    "n",
    "range",
    "minimum",
    "maximum",
    "sum",
    "mean",
    "se_mean",
    "sd",
    "variance",
    "skewness",
    "se_skewness",
    "kurtosis",
    "se_kurtosis",
)


@dataclass(frozen=True)
class Options:
    """`variables`: what to describe; `missing`: listwise, the cases that answer every one of them."""

    variables: tuple[Variable, ...]
    missing: Literal["pairwise", "listwise"] = "pairwise"


def run(tally: Tally, options: Options) -> Result:
    """The table Descriptive Statistics; its last row is the number of cases that answer every variable."""
    names = [variable.name for variable in options.variables]
    listwise = tally.moments(names).cases
    over = names if options.missing == "listwise" else []
    rows = [(name, *_cells(describe_variable(tally, name, over))) for name in names]
    last: tuple[Cell, ...] = ("valid_listwise", listwise.valid, *([None] * (len(WORDS) - 1)))
    columns = (Column("variable"), *(Column(word) for word in WORDS))
    return Result(
        procedure="descriptives",
        options=plain(options),
        cases=Cases(listwise.total, listwise.valid, listwise.rows),
        tables=(Table("descriptive_statistics", columns, (*rows, last)),),
        labels=labels_of(tally.codebook, names),
    )


def describe_variable(tally: Tally, name: str, over: Sequence[str] = ()) -> Description:
    """Moments of one variable's valid answers; of those who answer all of `over` where it names any."""
    valid = tally.patterns(list(over) or [name]).listwise()
    return describe(valid.column(name), valid.weights)


def _cells(found: Description) -> tuple[Cell, ...]:
    return tuple(_range(found) if word == "range" else getattr(found, word) for word in WORDS)


def _range(found: Description) -> Cell:
    low, high = found.minimum, found.maximum
    return low if isinstance(low, Undefined) or isinstance(high, Undefined) else high - low

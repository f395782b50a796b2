"""Which columns of a table differ."""

from collections.abc import Iterator

import numpy as np

from analysis.crosstabs.column_letters import letter
from analysis.custom.layout import Layout
from analysis.custom.sections import Heading
from analysis.custom.subtables import Subtable, counted, groups_of, is_of_set, shared, subtables
from analysis.result import Message
from analysis.statistics.column_comparisons import Comparison, Marks, adjusted, compare, compare_means, marks
from analysis.statistics.groups import samples
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import dataclass

SMALLER = {
    "proportions": Message(
        "Results are based on two-sided tests. For each significant pair, the key of the category with the smaller "
        "column proportion appears in the category with the larger column proportion. Significance level for upper "
        "case letters (A, B, C): {level}"
    ),
    "means": Message(
        "Results are based on two-sided tests assuming equal variances. For each significant pair, the key of the "
        "smaller category appears in the category with the larger mean. Significance level for upper case letters (A, "
        "B, C): {level}"
    ),
}
SHARED = {
    "proportions": Message(
        "Note: Values in the same row and subtable not sharing the same subscript are significantly different at "
        "p< {level} in the two-sided test of equality for column proportions. Cells with no subscript are not included "
        "in the test. Tests assume equal variances."
    ),
    "means": Message(
        "Note: Values in the same row and subtable not sharing the same subscript are significantly different at "
        "p< {level} in the two-sided test of equality for column means. Cells with no subscript are not included "
        "in the test. Tests assume equal variances."
    ),
}
PAIRS = {
    "bonferroni": Message(
        "Tests are adjusted for all pairwise comparisons within a row of each innermost subtable using the Bonferroni "
        "correction."
    ),
    "bh": Message(
        "Tests are adjusted for all pairwise comparisons within a row of each innermost subtable using the "
        "Benjamini-Hochberg correction."
    ),
}
LOWER_CASE = Message("Significance level for lower case letters (a, b, c): {level}")
NAMES = {"proportions": "custom_comparisons", "means": "column_means"}
LEAST_BASE = 2  # sum of weights of a column that is compared
FEW = Undefined(Message("This category is not used in comparisons because the sum of case weights is less than two."))
WHOLE = Undefined(
    Message("This category is not used in comparisons because its column proportion is equal to zero or one.")
)
ALONE = Undefined(
    Message("This category is not used in comparisons because there are no other valid categories to compare.")
)


@dataclass(frozen=True)
class Asked:
    """How columns are compared: by their `proportions` or `means`, at which level, how adjusted."""

    kind: str
    level: float
    adjust: str
    second: float | None = None  # a larger level, of letters in lower case
    of_subtotals: bool = False
    with_sets: bool = True
    own_variance: bool = False  # the variance of two means is of their columns alone
    p_shown: bool = False

    @property
    def levels(self) -> tuple[float, ...]:
        """The smaller level, of letters in upper case, then the larger."""
        return tuple(sorted({self.level, *([] if self.second is None else [self.second])}))


def column_letters(layout: Layout, layer: Heading, asked: Asked) -> Table | None:
    """A letter for each column, and under each column those of the columns with smaller shares or means."""
    found: dict[tuple[str, str], Cell] = {}
    headed: dict[str, None] = {}
    for each in those_of(layout, layer, asked):
        names = [f"{'>'.join(column.path)}>letter={letter(at)}" for at, column in enumerate(each.columns)]
        headed |= dict.fromkeys(names)
        for row, own in zip(each.rows, compared(layout, each, asked), strict=True):
            texts = (own.letters(at, asked) or own.left_out[at] for at in range(len(names)))
            found |= {(">".join(row.path), name): mark for name, mark in zip(names, texts, strict=True)}
    if not found:
        return None
    rows = tuple((row, *(found.get((row, name)) for name in headed)) for row in dict.fromkeys(row for row, _ in found))
    columns = (Column("row"), *(Column("larger_than", under=each) for each in headed))
    about = (">".join(layer.path),) if layer.path else ()
    return Table(NAMES[asked.kind], columns, rows, about, notes(SMALLER[asked.kind], asked))


def notes(first: Message, asked: Asked) -> tuple[Message, ...]:
    """What letters mean, by their first sentence."""
    upper, *lower = (f"{each:g}".removeprefix("0") for each in asked.levels)
    found = [Message(first.sentence, {"level": upper})]
    if first not in SHARED.values():
        found += [Message(LOWER_CASE.sentence, {"level": each}) for each in lower]
    return (*found, *([PAIRS[asked.adjust]] if asked.adjust in PAIRS else []))


def those_of(layout: Layout, layer: Heading, asked: Asked) -> Iterator[Subtable]:
    """The subtables whose columns are compared."""
    return subtables(layout, layer, asked.kind == "means", asked.of_subtotals, asked.with_sets)


@dataclass(frozen=True)
class Compared:
    """The comparisons of one row, and what they say at each of the levels."""

    pairs: tuple[Comparison, ...]
    marked: tuple[Marks, ...]
    left_out: tuple[Undefined | None, ...]  # why a column is not compared

    @property
    def marks(self) -> Marks:
        """At the level of upper case."""
        return self.marked[0]

    def letters(self, at: int, asked: Asked) -> str:
        """The columns that a column is above, those at the larger level alone in lower case."""
        found = []
        for other in self.marked[-1].above[at]:
            name = letter(other) if other in self.marked[0].above[at] else letter(other).lower()
            p = next(each.adjusted for each in self.pairs if {each.first, each.second} == {at, other})
            found.append(f"{name} ({_p(p)})" if asked.p_shown else name)
        return " ".join(found)


def _p(p: float) -> str:
    return f"{p:.3f}".removeprefix("0")


def compared(layout: Layout, each: Subtable, asked: Asked) -> list[Compared]:
    """Which columns differ in each row of a subtable."""
    reasons: list[list[Undefined | None]]
    if asked.kind == "means":
        found_samples = [samples(groups_of(layout, each, row)) for row in each.rows]
        reasons = [[FEW if one.n < LEAST_BASE else None for one in several] for several in found_samples]
        of_set = is_of_set(layout, "columns", each.columns[0])
        pairs = [
            compare_means(several, asked.own_variance or of_set, shared(layout, each, row) if of_set else None)
            for row, several in zip(each.rows, found_samples, strict=True)
        ]
    else:
        counts, bases = counted(layout, each)
        both = shared(layout, each) if is_of_set(layout, "columns", each.columns[0]) else None
        pairs = [compare(line, np.where(bases < LEAST_BASE, 0.0, bases), "none", both) for line in counts]
        reasons = [
            [
                FEW if base < LEAST_BASE else WHOLE if n in (0, base) else None
                for n, base in zip(line, bases, strict=True)
            ]
            for line in counts
        ]
    found = []
    for own, why in zip(pairs, reasons, strict=True):
        told = adjusted(own, asked.adjust)
        marked = tuple(marks(told, len(each.columns), level) for level in asked.levels)
        left_out = (
            reason or (None if is_compared else ALONE)
            for reason, is_compared in zip(why, marked[0].compared, strict=True)
        )
        found.append(Compared(told, marked, tuple(left_out)))
    return found

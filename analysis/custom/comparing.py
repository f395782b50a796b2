"""Which columns of a table differ, and whether rows and columns are independent."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

import numpy as np

from analysis.crosstabs.column_letters import letter, lettered
from analysis.custom.layout import Layout
from analysis.custom.sections import Heading
from analysis.result import Message
from analysis.statistics.contingency import pearson
from analysis.statistics.distributions import p_t_two_sided
from analysis.statistics.groups import Groups, centred, samples
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, is_missing
from analysis.undefined import Undefined

SMALLER = Message(
    "Results are based on two-sided tests. For each significant pair, the key of the category with the smaller column "
    "proportion appears in the category with the larger column proportion. Significance level for upper case letters: "
    "{level}"
)
SMALLER_MEAN = Message(
    "Results are based on two-sided tests assuming equal variances. For each significant pair, the key of the smaller "
    "category appears in the category with the larger mean. Significance level for upper case letters: {level}"
)
PAIRS = Message(
    "Tests are adjusted for all pairwise comparisons within a row of each innermost subtable using the Bonferroni "
    "correction."
)
NONEMPTY = Message("Results are based on nonempty rows and columns in each innermost subtable.")


@dataclass(frozen=True)
class Subtable:
    """The rows and the columns that share all of their headings but the last, totals left out."""

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]


def subtables(layout: Layout, of_scale: bool) -> Iterator[Subtable]:
    """Every innermost subtable of categorical rows, or of scale variables, beside categorical columns."""
    for rows in _blocks(layout, "rows", of_scale):
        for columns in _blocks(layout, "columns", False):
            yield Subtable(rows, columns)


def _blocks(layout: Layout, axis: str, of_scale: bool) -> Iterator[tuple[Heading, ...]]:
    kept = []
    for heading in layout.headings[axis]:
        is_scale = layout.stack_of(axis, heading).scale is not None
        if is_scale == of_scale and (of_scale or (heading.items and _is_plain(heading))):
            kept.append(heading)

    def block(heading: Heading) -> tuple[int, tuple[str, ...]]:
        return heading.stack, heading.path if of_scale else heading.path[:-1]

    for _, several in groupby(kept, key=block):
        yield tuple(several)


def _is_plain(heading: Heading) -> bool:
    """Whether it is of categories alone: no total, no subtotal."""
    return not heading.is_total and all("subtotal" not in item.key for item in heading.items)


def column_letters(layout: Layout, kind: str, level: float, adjusted: bool) -> Table | None:
    """A letter for each column, and under each column those of the columns with smaller shares or means."""
    of_scale = kind == "means"
    found: dict[tuple[str, str], Cell] = {}
    headed: dict[str, None] = {}
    for each in subtables(layout, of_scale):
        names = [f"{'>'.join(column.path)}>letter={letter(at)}" for at, column in enumerate(each.columns)]
        headed |= dict.fromkeys(names)
        marks = _means(layout, each, level, adjusted) if of_scale else _shares(layout, each, level, adjusted)
        for row, line in zip(each.rows, marks, strict=True):
            found |= {(">".join(row.path), name): mark for name, mark in zip(names, line, strict=True)}
    if not found:
        return None
    rows = tuple((row, *(found.get((row, name)) for name in headed)) for row in dict.fromkeys(row for row, _ in found))
    said = Message((SMALLER_MEAN if of_scale else SMALLER).sentence, {"level": f"{level:g}".removeprefix("0")})
    name = "column_means" if of_scale else "custom_comparisons"
    columns = (Column("row"), *(Column("larger_than", under=each) for each in headed))
    return Table(name, columns, rows, (), (said, PAIRS) if adjusted else (said,))


def _shares(layout: Layout, each: Subtable, level: float, adjusted: bool) -> list[list[str | None]]:
    counts, bases = counted(layout, each)
    marked = lettered(counts, bases, "bonferroni" if adjusted else "unadjusted", level)
    return [[pair[1] for pair in line] for line in marked.cells]


def counted(layout: Layout, each: Subtable) -> tuple[Numbers, Numbers]:
    """Weighted counts, shape (rows, columns), and the cases of each column, shape (columns,)."""
    layer = layout.headings["layers"][0]
    counts = np.zeros((len(each.rows), len(each.columns)))
    bases = np.zeros(len(each.columns))
    for j, column in enumerate(each.columns):
        for i, row in enumerate(each.rows):
            at = {"rows": row, "columns": column, "layers": layer}
            found = layout.section_of(at)
            counts[i, j] = found.weights[found.at(at, {})].sum()
            bases[j] = found.weights[found.at(at, {"rows": 1})].sum()
    return counts, bases


def _means(layout: Layout, each: Subtable, level: float, adjusted: bool) -> list[list[str | None]]:
    return [_of_row(layout, row, each.columns, level, adjusted) for row in each.rows]


def _of_row(layout: Layout, row: Heading, columns: Sequence[Heading], level: float, adjusted: bool) -> list[str | None]:
    """t tests of every two columns with one variance for all of them."""
    scale = layout.stack_of("rows", row).scale
    values, weights = [], []
    for column in columns:
        at = {"rows": row, "columns": column, "layers": layout.headings["layers"][0]}
        found = layout.section_of(at)
        own = found.patterns.column(scale.name if scale is not None else "")
        here = found.at(at, {}) & ~is_missing(scale, own) if scale is not None else found.at(at, {})
        values.append(own[here])
        weights.append(found.weights[here])
    place = np.repeat(np.arange(len(columns)), [len(part) for part in values])
    n = float(sum(part.sum() for part in weights))
    groups = centred(Groups(np.concatenate(values), place, np.concatenate(weights), len(columns)))
    return _marked(groups, n, level, adjusted)


def _marked(groups: Groups, n: float, level: float, adjusted: bool) -> list[str | None]:
    found = samples(groups)
    filled = [at for at, each in enumerate(found) if each.n > 0]
    squares, df = math.fsum(each.squares for each in found), n - len(filled)
    marks: list[list[int]] = [[] for _ in found]
    pairs = list(combinations(filled, 2))
    for i, j in pairs if df > 0 and squares > 0 else ():
        one, other = found[i], found[j]
        if isinstance(one.above, Undefined) or isinstance(other.above, Undefined):
            continue
        t = (one.above - other.above) / math.sqrt(squares / df * (1 / one.n + 1 / other.n))
        if p_t_two_sided(t, df) * (len(pairs) if adjusted else 1) < level:
            marks[i if t > 0 else j].append(j if t > 0 else i)
    return [" ".join(letter(at) for at in sorted(each)) or None for each in marks]


def independence(layout: Layout) -> Table | None:
    """Pearson's chi-square of each innermost subtable."""
    found: dict[tuple[str, str], Mapping[str, Cell]] = {}
    for each in subtables(layout, False):
        test = pearson(counted(layout, each)[0])
        under = ">".join(each.columns[0].path[:-1])
        found[">".join(each.rows[0].path[:-1]), under] = {"chi_square": test.value, "df": test.df, "p": test.p}
    if not found:
        return None
    headed = dict.fromkeys(under for _, under in found)
    words = ("chi_square", "df", "p")
    rows = tuple(
        (row, *(found.get((row, under), {}).get(word) for under in headed for word in words))
        for row in dict.fromkeys(row for row, _ in found)
    )
    columns = (Column("row"), *(Column(word, under=under) for under in headed for word in words))
    return Table("custom_chi_square", columns, rows, (), (NONEMPTY,))

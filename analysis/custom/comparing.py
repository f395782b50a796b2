"""Which columns of a table differ, and whether rows and columns are independent."""

from collections.abc import Mapping, Sequence

from analysis.crosstabs.column_letters import letter
from analysis.custom.layout import Layout
from analysis.custom.sections import Heading
from analysis.custom.subtables import Subtable, counted, groups_of, is_of_set, subtables
from analysis.result import Message
from analysis.statistics.column_comparisons import Marks, adjusted, compare, compare_means, marks
from analysis.statistics.contingency import pearson
from analysis.statistics.groups import samples
from analysis.table import Cell, Column, Table
from instrument.records import dataclass

SMALLER = {
    "proportions": Message(
        "Results are based on two-sided tests. For each significant pair, the key of the category with the smaller "
        "column proportion appears in the category with the larger column proportion. Significance level for upper "
        "case letters: {level}"
    ),
    "means": Message(
        "Results are based on two-sided tests assuming equal variances. For each significant pair, the key of the "
        "smaller category appears in the category with the larger mean. Significance level for upper case letters: "
        "{level}"
    ),
}
SHARED = Message(
    "Values in the same row and subtable not sharing the same subscript are significantly different at p < {level} in "
    "the two-sided test of equality. Cells with no subscript are not included in the test."
)
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
NONEMPTY = Message("Results are based on nonempty rows and columns in each innermost subtable.")
NAMES = {"proportions": "custom_comparisons", "means": "column_means"}


@dataclass(frozen=True)
class Asked:
    """How columns are compared: by their `proportions` or `means`, at which level, how adjusted."""

    kind: str
    level: float
    adjust: str


def column_letters(layout: Layout, layer: Heading, asked: Asked) -> Table | None:
    """A letter for each column, and under each column those of the columns with smaller shares or means."""
    found: dict[tuple[str, str], Cell] = {}
    headed: dict[str, None] = {}
    for each in subtables(layout, layer, asked.kind == "means"):
        names = [f"{'>'.join(column.path)}>letter={letter(at)}" for at, column in enumerate(each.columns)]
        headed |= dict.fromkeys(names)
        for row, own in zip(each.rows, marked(layout, each, asked), strict=True):
            above = (" ".join(letter(at) for at in below) or None for below in own.above)
            found |= {(">".join(row.path), name): mark for name, mark in zip(names, above, strict=True)}
    if not found:
        return None
    rows = tuple((row, *(found.get((row, name)) for name in headed)) for row in dict.fromkeys(row for row, _ in found))
    columns = (Column("row"), *(Column("larger_than", under=each) for each in headed))
    about = (">".join(layer.path),) if layer.path else ()
    return Table(NAMES[asked.kind], columns, rows, about, _notes(SMALLER[asked.kind], asked))


def merged(layout: Layout, layer: Heading, table: Table, several: Sequence[Asked]) -> Table:
    """The table with subscripts beside its columns: columns of a row that share one do not differ."""
    found: dict[tuple[str, str], Cell] = {}
    notes: list[Message] = [*table.notes]
    for asked in several:
        notes += [note for note in _notes(SHARED, asked) if note not in notes]
        for each in subtables(layout, layer, asked.kind == "means"):
            for row, own in zip(each.rows, marked(layout, each, asked), strict=True):
                for column, subsets in zip(each.columns, own.subsets, strict=True):
                    letters = ", ".join(letter(at).lower() for at in subsets)
                    found[">".join(row.path), ">".join(column.path)] = letters or None
    headed = dict.fromkeys(column for _, column in found)
    columns = (*table.columns, *(Column("subset", under=each) for each in headed))
    rows = tuple((*line, *(found.get((str(line[0]), each)) for each in headed)) for line in table.rows)
    return Table(table.name, columns, rows, table.about, tuple(notes))


def _notes(first: Message, asked: Asked) -> tuple[Message, ...]:
    said = Message(first.sentence, {"level": f"{asked.level:g}".removeprefix("0")})
    return (said, PAIRS[asked.adjust]) if asked.adjust in PAIRS else (said,)


def marked(layout: Layout, each: Subtable, asked: Asked) -> list[Marks]:
    """Which columns differ in each row of a subtable."""
    if asked.kind == "means":
        compared = [compare_means(samples(groups_of(layout, each, row))) for row in each.rows]
    else:
        counts, bases = counted(layout, each)
        compared = [compare(line, bases, "none") for line in counts]
    return [marks(adjusted(found, asked.adjust), len(each.columns), asked.level) for found in compared]


def independence(layout: Layout, layer: Heading) -> Table | None:
    """Pearson's chi-square of each innermost subtable; answers to a set are not independent of one another."""
    found: dict[tuple[str, str], Mapping[str, Cell]] = {}
    for each in subtables(layout, layer, False):
        if not is_of_set(layout, "rows", each.rows[0]):
            test = pearson(counted(layout, each)[0])
            at = (">".join(each.rows[0].path[:-1]), ">".join(each.columns[0].path[:-1]))
            found[at] = {"chi_square": test.value, "df": test.df, "p": test.p}
    return _tests(found, (">".join(layer.path),) if layer.path else ()) if found else None


def _tests(found: Mapping[tuple[str, str], Mapping[str, Cell]], about: Sequence[str]) -> Table:
    headed, words = dict.fromkeys(under for _, under in found), ("chi_square", "df", "p")
    rows = tuple(
        (row, *(found.get((row, under), {}).get(word) for under in headed for word in words))
        for row in dict.fromkeys(row for row, _ in found)
    )
    columns = (Column("row"), *(Column(word, under=under) for under in headed for word in words))
    return Table("custom_chi_square", columns, rows, tuple(about), (NONEMPTY,))

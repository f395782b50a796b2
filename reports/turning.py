"""Tables as SPSS turns them: statistics below one another where a table's columns would hold them side by side."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from analysis.vocabulary import WORDS, Kind
from reports.formatting import Printed
from reports.headed import Headed
from reports.marked import marked
from reports.markup import clean
from reports.print_formats import text
from reports.wording import heading, key, phrase, spanners

TURNED = frozenset({"column_proportions", "correlations", "crosstab", "multiple_response_by", "partial_correlations"})
"""Tables that print the words under a heading below one another."""

WITHIN = ("row_percent", "column_percent")
"""Words that say per cent of what the first and the second variable of a crosstab tell."""

UPRIGHT = frozenset(
    {
        "chi_square_statistics",
        "jonckheere_test",
        "kmo_bartlett",
        "one_sample_kolmogorov",
        "runs_test",
        "statistics",
        "test_statistics",
    }
)
"""Tables that print a row for each statistic and a column for each variable."""


SIDEWAYS = frozenset({("crosstab", "case_processing"), ("means", "case_processing")})
"""Tables that print their parts beside one another: N and percent of valid, missing and all cases."""
INCLUDED = {("means", "valid"): "included"}
"""Parts of cases that a procedure has its own word for."""


def turned(result: Result, table: Table, language: str) -> Table:
    """The table as it is printed; cells of another table's are texts or undefined."""
    if (result.procedure, table.name) in SIDEWAYS:
        return sideways(result, table, language)
    if table.name in UPRIGHT:
        return _upright(result, table, language)
    return _turned(result, table, language) if table.name in TURNED else table


def is_stub(column: Column) -> bool:
    """Whether a column says what a row stands for; a group does under the name of its factor too."""
    return (column.under is None or column.word == "group") and WORDS.get(column.word, Kind.TEXT) is Kind.KEY


def _turned(result: Result, table: Table, language: str) -> Table:
    """One row per word that stands under the table's headings, instead of one column."""
    words = list(dict.fromkeys(column.word for column in table.columns if column.under is not None))
    if len(words) < 2:
        return table
    stubs = [at for at, column in enumerate(table.columns) if is_stub(column)]
    headings = list(dict.fromkeys(column.under for column in table.columns if column.under is not None))
    columns = [*(table.columns[at] for at in stubs), Column("statistic"), *(Column("", under) for under in headings)]
    at = {(column.word, column.under): (x, column) for x, column in enumerate(table.columns)}
    names = [(called(result, table, word, language), [at.get((word, under)) for under in headings]) for word in words]
    rows = [turned for line in table.rows for turned in _turned_rows(result, table, line, stubs, names)]
    return Table(table.name, tuple(columns), tuple(rows), table.about, table.notes)


def _turned_rows(
    result: Result,
    table: Table,
    line: tuple[Cell, ...],
    stubs: list[int],
    names: Sequence[tuple[str, Sequence[tuple[int, Column] | None]]],
) -> Iterator[tuple[Cell, ...]]:
    for name, places in names:
        if any(place is not None and line[place[0]] is not None for place in places):
            shown = ["" if each is None else _shown(line[each[0]], result, table, line, each[1]) for each in places]
            yield (*(line[at] for at in stubs), name, *shown)


def called(result: Result, table: Table, word: str, language: str) -> str:
    """What a row of a statistic is called: per cent within the variable of the rows, the coefficient by its name."""
    if table.name == "crosstab" and word in WITHIN and len(table.about) >= 2:
        of = clean(key(table.about[WITHIN.index(word)], result.labels, language))
        return phrase("within", language, {"name": of})
    if result.procedure == "correlations" and table.name == "correlations" and word == "r":
        return phrase(f"spss_{result.options.get('coefficient', 'pearson')}", language)
    return heading(word, language, table.name)


def sideways(result: Result, table: Table, language: str) -> Table:
    """The parts of cases side by side: one row for what the cases are of, with the parts side by side."""
    part, count, percent = (table.index(word) for word in ("part", "count", "percent"))
    of = [at for at in range(part) if is_stub(table.columns[at])]
    groups = [clean(key(name, result.labels, language)) for name in dict.fromkeys((*table.about, *_layers(result)))]
    lines: dict[tuple[Cell, ...], list[tuple[Cell, ...]]] = {}
    for line in table.rows:
        lines.setdefault(tuple(line[at] for at in of), []).append(line)
    heads = [str(line[part]) for line in next(iter(lines.values()), [])]
    heads = [INCLUDED.get((result.procedure, head), head) for head in heads]
    columns = [Column("variable"), *(Column(word, head) for head in heads for word in ("count", "percent"))]
    rows = []
    for keys, found in lines.items():
        names = [*(clean(key(str(each), result.labels, language)) for each in keys), *groups]
        cells = [line[at] for line in found for at in (count, percent)]
        rows.append((" * ".join(names), *cells))
    return Table(table.name, tuple(columns), tuple(rows), table.about, table.notes)


def _layers(result: Result) -> Sequence[str]:
    found = result.options.get("layers", ())
    return [str(each) for each in found]


def _upright(result: Result, table: Table, language: str) -> Table:
    """One row per column, and one column per row, headed by what the row stands for."""
    stubs = [at for at, column in enumerate(table.columns) if is_stub(column)]
    above = {word: text for text, words in spanners(table.name, language).items() for word in words}
    numbers = [column for column in table.columns if not is_stub(column)]
    wide = any(
        column.under is not None or column.word in above or (isinstance(column, Headed) and bool(column.above))
        for column in numbers
    )
    heads = [Column("", _head(result, table, line, stubs, language)) for line in table.rows]
    rows = [
        (*_names(result, table, column, above, language)[: 2 if wide else 1], *_cells(result, table, column, language))
        for column in numbers
    ]
    return Table(table.name, (*[Column("statistic")] * (2 if wide else 1), *heads), tuple(rows))


def _head(result: Result, table: Table, line: tuple[Cell, ...], stubs: Sequence[int], language: str) -> str:
    """What heads a column: a variable, or of a pair what is taken from what."""
    found = {table.columns[at].word: str(line[at]) for at in stubs}
    if "other_variable" not in found:
        return " ".join(found.values())
    return " - ".join(clean(key(found[word], result.labels, language)) for word in ("other_variable", "variable"))


def _names(result: Result, table: Table, column: Column, above: Mapping[str, str], language: str) -> tuple[Cell, ...]:
    """What a statistic is called, and what it is called below the name of several."""
    if isinstance(column, Headed):
        own = column.text if column.note is None else marked(column.text, column.note)
        return (*column.above[:1], own) if column.above else (own, "")
    if column.under is not None:
        word, equals, number = column.under.partition("=")
        if equals and word in WORDS:  # a percentile
            return heading(word, language), number
        return clean(key(column.under, result.labels, language, table.name)), ""
    own = heading(column.word, language, table.name, spanned=column.word in above)
    return (above[column.word], own) if column.word in above else (own, "")


def _cells(result: Result, table: Table, column: Column, language: str) -> tuple[Cell, ...]:
    """The cells of a column as they are printed; words of the program in those of the language."""
    at = table.columns.index(column)
    return tuple(
        clean(key(each, result.labels, language, table.name, column.word))
        if isinstance(each, str) and not isinstance(each, Printed)
        else _shown(each, result, table, line, column)
        for line, each in ((line, line[at]) for line in table.rows)
    )


def _shown(cell: Cell, result: Result, table: Table, line: tuple[Cell, ...], column: Column) -> Cell:
    if isinstance(cell, Undefined | Printed):
        return cell
    return text(result, table, line, column, cell)

"""The steps of a discriminant analysis as SPSS lays them out."""

from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.marked import Plain
from reports.printing import Line, lines, named
from reports.wording import heading, key, phrase

EXACT = 2  # of variables, or of groups less one, up to which Rao's F is exact


def changes(result: Result, table: Table, language: str) -> Table:
    """Variables Entered/Removed, with Wilks' lambda and its F below their headings."""
    gone = any(line[1] == "removed" for line in table.rows)
    rows: list[Line] = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        name = named(result, line[2], language)
        words = (name, "") if line[1] == "entered" else ("", name)
        rows.append(
            (Plain(_number(line[0])), *map(Plain, words[: 2 if gone else 1]), *shown[3:7], *_sided(line, shown))
        )
    wilks, f = heading("wilks_lambda", language), _heads(table, language)
    statistic = phrase("statistic_of", language)
    heads = [
        Headed("", None, key("entered", {}, language)),
        *([Headed("", None, key("removed", {}, language))] if gone else []),
        Headed("", None, statistic, (wilks,)),
        *(Headed("", None, word, (wilks,)) for word in ("df1", "df2", "df3")),
        *(Headed("", None, each, (wilks, side)) for side, each in f),
    ]
    first = Headed("step", None, heading("step", language))
    return without_empty(replace(table, columns=(first, *heads), rows=tuple(rows)))


def lambdas(result: Result, table: Table, language: str) -> Table:
    """Wilks' Lambda after each step."""
    rows: list[Line] = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        rows.append((Plain(_number(line[0])), shown[4], shown[3], *shown[4:7], *_sided(line, shown)))
    words = (phrase("number_of_variables", language), phrase("lambda_of", language), "df1", "df2", "df3")
    heads = [Headed("", None, word) for word in words]
    sides = [Headed("", None, each, (side,)) for side, each in _heads(table, language)]
    first = Headed("step", None, heading("step", language))
    return without_empty(Table("step_lambdas", (first, *heads, *sides), tuple(rows)))


def _is_exact(line: Line) -> bool:
    return any(isinstance(cell, float) and cell <= EXACT for cell in line[4:6])


def _sided(line: Line, shown: Line) -> Line:
    """F where its kind stands; the table's columns are those of exact ones, then of approximate ones."""
    return (*shown[7:11], *[None] * 4) if _is_exact(line) else (*[None] * 4, *shown[7:11])


def _heads(table: Table, language: str) -> list[tuple[str, str]]:
    words = (phrase("statistic_of", language), "df1", "df2", heading("p", language))
    return [(phrase(side, language), word) for side in ("exact_f", "approximate_f") for word in words]


def without_empty(table: Table) -> Table:
    """The table without columns in which no row has a cell."""
    kept = [at for at in range(len(table.columns)) if at == 0 or any(line[at] not in (None, "") for line in table.rows)]
    rows = tuple(tuple(line[at] for at in kept) for line in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)


def stepped(result: Result, table: Table, word: str, language: str) -> Table:
    """The variables of each step by its number, F by what it decides."""
    columns = [Headed("f", None, phrase(word, language)) if each.word == "f" else each for each in table.columns]
    columns[0] = Headed("step", None, heading("step", language))
    rows = ((Plain(_number(line[0])), *line[1:]) for line in lines(result, table))
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def paired(result: Result, table: Table, language: str) -> Table:
    """F and its probability of each group below one another."""
    groups = [column.under for column in table.columns if column.word == "f"]
    rows: list[Line] = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        for at, word in enumerate(("f", "p")):
            cells: tuple[Cell, ...] = tuple(shown[2 + 2 * place + at] for place in range(len(groups)))
            own = (Plain(_number(line[0])), named(result, line[1], language), Plain(heading(word, language)))
            rows.append((*own, *cells))
    name = named(result, str(result.options.get("groups")), language)
    columns = (
        Headed("step", None, heading("step", language)),
        Headed("statistic", None, name),
        Column("statistic"),
        *(Headed("", None, named(result, each, language)) for each in groups),
    )
    return replace(table, columns=columns, rows=tuple(rows))


def _number(step: Cell) -> str:
    return str(step).partition("=")[2]

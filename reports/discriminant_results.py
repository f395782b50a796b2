"""Cases of a discriminant analysis as SPSS counts them: who is analysed, and who is classified as of which group."""

from collections.abc import Sequence

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.formatting import Printed, fixed
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.printing import Line, lines, named
from reports.wording import heading, key, phrase

EXCLUDED = ("missing_group", "missing_variable", "both_missing", "excluded")
WITHOUT = "Cross validation is done only"


def cases(table: Table, language: str) -> Table:
    """Why cases are left out, below one another."""
    rows: list[Line] = []
    for line in table.rows:
        part = str(line[0])
        name = "total" if part == "excluded" else part
        told: Line = (key(part, {}, language), "")
        if part in EXCLUDED:
            told = (phrase("excluded_of", language), key(name, {}, language))
        rows.append((*told, *line[1:]))
    head = Headed("statistic", None, phrase("unweighted_cases_of", language))
    return replace(table, columns=(head, Column("statistic"), *table.columns[1:]), rows=tuple(rows))


def processed(table: Table, language: str) -> Table:
    """The same of those that are classified."""
    rows: list[Line] = []
    for line in table.rows:
        part = str(line[0])
        told: Line = (key(part, {}, language), "")
        if part in EXCLUDED:
            told = (phrase("excluded_of", language), key(part, {}, language))
        rows.append((*told, *line[1:]))
    columns = (Column("statistic"), Column("statistic"), *(Headed(each.word, None, "") for each in table.columns[1:]))
    return replace(table, columns=columns, rows=tuple(rows))


def priors(table: Table, language: str) -> Table:
    """The cases below their heading."""
    return counted(table, table.rows, phrase("cases_used", language), language)


def counted(table: Table, shown: Sequence[Line], title: str, language: str) -> Table:
    """Rows as printed whose last cells are cases, below a title: as they are, and with three decimals as they weigh."""
    at = table.index("n")
    first = next((place for place, column in enumerate(table.columns) if column.word == "unweighted_n"), at)
    heads = (("unweighted_n", heading("unweighted_n", language)), ("n", key("weighted", {}, language)))
    columns = (*table.columns[:first], *(Headed(word, None, text, (title,)) for word, text in heads))
    rows = []
    for line, cells in zip(table.rows, shown, strict=True):
        n = line[at]
        weighed = Printed.of(fixed(n, 3), n) if isinstance(n, float) else n
        rows.append((*cells[:first], line[first], weighed))
    return replace(table, columns=columns, rows=tuple(rows))


def classified(result: Result, table: Table, language: str) -> Table:
    """Counts, then percentages of each group below one another."""
    count = [at for at, column in enumerate(table.columns) if column.word == "count"]
    share = [at for at, column in enumerate(table.columns) if column.word == "percent"]
    shown = lines(result, table)
    notes = tuple(note for note in table.notes if not note.sentence.startswith(WITHOUT))
    without = next((note for note in table.notes if note.sentence.startswith(WITHOUT)), None)
    rows: list[Line] = []
    for part in dict.fromkeys(str(line[0]) for line in table.rows):
        own = [line for line in shown if str(line[0]) == part]
        name = _part(part, without, language)
        for word, places in (("count_of", count), ("share_of", share)):
            rows += [
                (name, Plain(phrase(word, language)), named(result, line[1], language), *(line[at] for at in places))
                for line in own
            ]
    above = (phrase("predicted_membership", language),)
    heads = [Headed("", None, named(result, table.columns[at].under, language), above) for at in count[:-1]]
    group = Headed("statistic", None, named(result, str(result.options.get("groups")), language))
    total = Headed("", None, key("total", {}, language))
    columns = (Column("statistic"), Column("statistic"), group, *heads, total)
    return replace(table, columns=columns, rows=tuple(rows), notes=notes)


def _part(part: str, without: Message | None, language: str) -> Cell:
    name = key(part, {}, language)
    return marked(name, without) if part == "cross_validated" and without is not None else name

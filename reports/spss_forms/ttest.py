"""T-TEST: pairs by their numbers and differences, effect sizes under the kind of the test."""

from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.printing import Line, changed, lines, named
from reports.wording import heading, phrase

DIVISOR = "standardizer"


def formed(result: Result, language: str) -> Result:
    """Pairs as `Pair 1` with what is joined, and effect sizes by the kind of test."""
    pairs = {str(line[0]): line for table in result.tables if table.name == "paired_test" for line in table.rows}
    found = changed(result, "paired_correlations", lambda table: _joined(result, table, "&", language))
    found = changed(found, "paired_test", lambda table: _joined(result, table, "-", language))
    found = changed(found, "paired_statistics", lambda table: _numbered(table, language))
    return changed(found, "effect_sizes", lambda table: _sizes(result, table, pairs, language))


def _pair(key: Cell, language: str) -> str:
    return phrase("pair", language, {"number": str(key).partition("=")[2]})


def _numbered(table: Table, language: str) -> Table:
    return replace(table, rows=tuple((_pair(line[0], language), *line[1:]) for line in table.rows))


def _joined(result: Result, table: Table, sign: str, language: str) -> Table:
    rows = tuple(
        (_pair(line[0], language), _both(result, line, sign, language), *line[3:]) for line in lines(result, table)
    )
    return replace(table, columns=(*table.columns[:2], *table.columns[3:]), rows=rows)


def _both(result: Result, line: Line, sign: str, language: str) -> str:
    return f" {sign} ".join(named(result, each, language) for each in line[1:3])


def _sizes(result: Result, table: Table, pairs: dict[str, Line], language: str) -> Table:
    if table.columns[0].word != "pair":
        name = "one_sample_effect_sizes" if result.options.get("test_value") is not None else "independent_effect_sizes"
        return _noted(replace(table, name=name), language)
    rows = tuple(
        (_pair(line[0], language), _both(result, pairs[str(line[0])], "-", language), *line[1:]) for line in table.rows
    )
    columns = (table.columns[0], Column("variable"), *table.columns[1:])
    return _noted(replace(table, name="paired_effect_sizes", columns=columns, rows=rows), language)


def _noted(table: Table, language: str) -> Table:
    """The sizes with the note on what they are divided by at the heading of that."""
    at = table.index(DIVISOR)
    head = Headed(DIVISOR, None, heading(DIVISOR, language, table.name), (), next(iter(table.notes), None))
    return replace(table, columns=(*table.columns[:at], head, *table.columns[at + 1 :]), notes=table.notes[1:])

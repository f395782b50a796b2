"""PPLOT: what belongs together below one heading."""

from analysis.result import Result
from analysis.table import Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.marked import Plain
from reports.printing import Line, changed, lines, named
from reports.wording import key, phrase

OF_DISTRIBUTION = ("distribution_type", "df_parameter")
MISSING = ("user_missing", "system_missing")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "model_description", lambda table: _model(result, table, language))
    found = changed(found, "plot_cases", lambda table: _cases(result, table, language))
    return changed(found, "distribution_parameters", lambda table: _parameters(result, table, language))


def _model(result: Result, table: Table, language: str) -> Table:
    rows: list[Line] = []
    for stub, cell in table.rows:
        name = str(stub)
        told: Line = (_series(name, language), "")
        if name in OF_DISTRIBUTION or name.endswith("_parameter"):
            told = (phrase("distribution_of", language), key(name, {}, language))
        rows.append((*told, Plain(named(result, cell, language))))
    columns = (Column("statistic"), Column("statistic"), Headed("attribute_value", None, ""))
    return replace(table, columns=columns, rows=tuple(rows))


def _series(name: str, language: str) -> str:
    word, equals, number = name.partition("=")
    return phrase("series_number", language, {"number": number}) if equals else key(word, {}, language)


def _cases(result: Result, table: Table, language: str) -> Table:
    rows: list[Line] = []
    for line in lines(result, table):
        name = str(line[0])
        told: Line = (phrase("missing_in_plot", language), key(name, {}, language, "plot_cases"))
        rows.append((*(told if name in MISSING else (key(name, {}, language), "")), *line[1:]))
    return replace(table, columns=_heads(table), rows=tuple(rows))


def _parameters(result: Result, table: Table, language: str) -> Table:
    kind = key(f"{result.options.get('distribution', 'normal')}_type", {}, language)
    above = phrase("distribution_named", language, {"name": kind})
    rows = tuple((above, key(str(line[0]), {}, language), *line[1:]) for line in lines(result, table))
    return replace(table, columns=_heads(table), rows=rows)


def _heads(table: Table) -> tuple[Column, ...]:
    return (Column("statistic"), Column("statistic"), *(Column("", each.under) for each in table.columns[1:]))

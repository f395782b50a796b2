"""MATRIX: matrices with the decimals of their format."""

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.dressing import dressed
from reports.formatting import SPSS, number
from reports.marked import Plain

STYLE = replace(SPSS, small=0.0)


def formed(result: Result, language: str) -> Result:
    """The matrices of a MATRIX program as they are printed."""
    kind, places = str(result.options["kind"]), int(result.options["places"])

    def cell(value: Cell) -> Cell:
        if isinstance(value, float):
            return dressed(number(value, Kind.ESTIMATE, STYLE, places), f"{kind}8", places)
        return Plain(value) if isinstance(value, str) else value

    tables = (replace(each, rows=tuple(tuple(map(cell, line)) for line in each.rows)) for each in result.tables)
    return replace(result, tables=tuple(tables))

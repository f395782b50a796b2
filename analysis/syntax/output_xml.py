"""Tables that OMS took as the XML of SPSS's output: commands, their tables, and cells below rows and columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from analysis.syntax.captured_data import Captured, Cell

SPACE = "http://www.ibm.com/software/analytics/spss/xml/oms"


def as_xml(tables: Sequence[Captured]) -> bytes:
    """The tables in UTF-8; tables of one command that follow each other stand in one element."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<outputTree xmlns="{SPACE}">']
    for command, several in groupby(tables, key=lambda each: each.command):
        lines.append(f'<command command={_quoted(command)} text={_quoted(command)} type="command">')
        for table in several:
            lines += _table(table)
        lines.append("</command>")
    return "\n".join([*lines, "</outputTree>", ""]).encode()


def _table(table: Captured) -> Iterator[str]:
    yield f'<pivotTable subType={_quoted(table.kind)} text={_quoted(table.title)} type="table">'
    yield '<dimension axis="row">'
    rows = [(labels or ("",), tuple(zip(table.headings, cells, strict=True))) for labels, cells in table.rows]
    for labels, cells in rows:
        *outer, inner = [each for each in labels if each] or [""]
        yield from (f"<group text={_quoted(each)}>" for each in outer)
        yield f"<category text={_quoted(inner)}>"
        yield '<dimension axis="column">'
        for heading, cell in cells:
            yield from _column(heading, cell)
        yield "</dimension>"
        yield "</category>"
        yield from ("</group>" for _ in outer)
    yield "</dimension>"
    yield "</pivotTable>"


def _column(heading: Sequence[str], cell: Cell) -> Iterator[str]:
    """A cell below its headings, the widest first."""
    text, value = cell
    *outer, inner = [each for each in heading if each] or [""]
    yield from (f"<group text={_quoted(each)}>" for each in outer)
    number = "" if value is None else f" number={_quoted(f'{value:.15g}')}"
    if text or value is not None:
        yield f"<category text={_quoted(inner)}><cell{number} text={_quoted(text)}/></category>"
    yield from ("</group>" for _ in outer)


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # a few milliseconds to import

    return quoteattr(text)

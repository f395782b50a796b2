"""PLUM: thresholds and locations as [variable = code]."""

from dataclasses import replace

from analysis.result import Message, Result
from analysis.table import Cell, Table
from reports.codes import REDUNDANT, ZERO, with_code
from reports.marked import Plain, marked
from reports.printing import changed, lines

LINKS = {"logit": "Logit", "probit": "Probit", "cloglog": "Complementary Log-log", "loglog": "Negative Log-log"}
LINK = Message("Link function: {link}.")
LINKED = ("goodness_of_fit", "parameters", "pseudo_r_squared", "parallel_lines")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS, with the link function."""
    del language
    found = changed(result, "parameters", lambda table: by_names(result, table))
    link = Message(LINK.sentence, {"link": LINKS.get(str(result.options.get("link", "logit")), "Logit")})
    tables = tuple(
        replace(table, notes=(*table.notes, link)) if table.name in LINKED[:3] else table for table in found.tables
    )
    return replace(found, tables=tables)


def by_names(result: Result, table: Table) -> Table:
    """Parameters whose variable and level are one name; zeros of redundant ones have their note."""
    words = [column.word for column in table.columns]
    at, b = words.index("variable"), words.index("b")
    note = next((each for each in table.notes if each.sentence == REDUNDANT), None)
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        cells = list(shown)
        if note is not None and line[b] == 0 and line[b + 1] is None:
            cells[b] = marked(ZERO, note)
        sign = " = " if "threshold" in line[:at] else "="
        rows.append((*cells[:at], _term(result, line[at], line[at + 1], sign), *cells[at + 2 :]))
    notes = tuple(each for each in table.notes if each is not note)
    return replace(table, columns=(*table.columns[:at], *table.columns[at + 1 :]), rows=tuple(rows), notes=notes)


def _term(result: Result, variable: Cell, term: Cell, sign: str) -> Cell:
    if variable is None:
        return term if term in ("intercept", "constant") else Plain(str(term))
    name, _, code = str(term).rpartition("=")
    return Plain(f"[{with_code(result, name or str(variable), code, sign)}]")

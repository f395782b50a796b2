"""PLUM: thresholds and locations as [variable = code]."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.codes import REDUNDANT, ZERO, with_code
from reports.formatting import SPSS, number
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.printing import changed, lines, named
from reports.response_models import below_headings

LINKS = {
    "logit": "Logit",
    "probit": "Probit",
    "cloglog": "Complementary Log-log",
    "loglog": "Negative Log-log",
    "cauchit": "Cauchit",
}
LINK = Message("Link function: {link}.")
OF_LINK = Message("Link function: {link}.")
NOT_DISPLAYED = Message("Redundant parameters are not displayed. Their values are always zero in all iterations.")
SAME_SLOPES = Message(
    "The null hypothesis states that the location parameters (slope coefficients) are the same across response "
    "categories."
)
TOGETHER = ("estimate_correlations", "estimate_covariances")
PLAIN = replace(SPSS, small=0.0)
LINKED = ("goodness_of_fit", "parameters", "pseudo_r_squared")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS, with the link function."""
    found = changed(result, "iteration_history", lambda table: iterated(result, table, language))
    found = changed(found, "parameters", lambda table: by_names(result, table))
    for name in TOGETHER:
        found = changed(found, name, lambda table: together(result, table))
    link = Message(LINK.sentence, {"link": LINKS.get(str(result.options.get("link", "logit")), "Logit")})
    tables = tuple(
        replace(table, notes=(*table.notes, link)) if table.name in LINKED else table for table in found.tables
    )
    found = changed(replace(found, tables=tables), "parallel_lines", lambda table: _parallel(table, link))
    return below_headings(found, language)


def _parallel(table: Table, link: Message) -> Table:
    """What is tested, and the link."""
    return replace(table, notes=(SAME_SLOPES, *table.notes, Message(OF_LINK.sentence, dict(link.values))))


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


def iterated(result: Result, table: Table, language: str) -> Table:
    """Steps by their numbers, each parameter below its part: thresholds and locations, or answers."""
    columns: list[Column] = []
    for column in table.columns:
        part, parted, key = (column.under or "").partition(">")
        if not parted:
            columns.append(column)
            continue
        variable = key.partition("=")[0] if "=" in key and "*" not in key else key if "*" in key else None
        name = _term(result, variable, key, " = " if part == "threshold" else "=")
        text = str(name) if isinstance(name, Plain) else named(result, name, language, table.name)
        columns.append(Headed(column.word, column.under, text, (named(result, part, language, "parameters"),)))
    rows = [(Plain(str(line[0]).rpartition("=")[2]), *line[1:]) for line in lines(result, table)]
    return replace(table, columns=tuple(columns), rows=tuple(rows), notes=(*table.notes, NOT_DISPLAYED))


def together(result: Result, table: Table) -> Table:
    """Estimates beside estimates, each by the one name of its row, with three decimals."""
    at = [column.word for column in table.columns].index("variable")
    named = [_term(result, line[at], line[at + 1], " = " if line[0] == "threshold" else "=") for line in table.rows]
    rows = []
    for name, line in zip(named, table.rows, strict=True):
        cells = (number(cell, Kind.ESTIMATE, PLAIN, 3) if isinstance(cell, float) else cell for cell in line[at + 2 :])
        rows.append((*line[:at], name, *cells))
    heads = (Column("", str(name)) for name in named)
    return replace(table, columns=(*table.columns[:at], table.columns[at + 1], *heads), rows=tuple(rows))


def _term(result: Result, variable: Cell, term: Cell, sign: str) -> Cell:
    if variable is None:
        return term if term in ("intercept", "constant") else Plain(str(term).replace("*", " * "))
    if "*" in str(variable):  # a product: its parts, levels in brackets
        parts = (
            _term(result, part.partition("=")[0] if "=" in part else None, part, sign) for part in str(term).split("*")
        )
        return Plain(" * ".join(str(part) for part in parts))
    name, _, code = str(term).rpartition("=")
    return Plain(f"[{with_code(result, name or str(variable), code, sign)}]")

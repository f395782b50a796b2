"""UNIANOVA: effects by the names of variables, R squared in a note, levels with their codes."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.codes import REDUNDANT, ZERO, code_of, with_code
from reports.covariate_notes import covariates_noted
from reports.marked import Plain, marked
from reports.mean_subsets import subsets_formed
from reports.model_contrasts import contrasts_formed
from reports.printing import Line, changed, lines, named

WORDS = frozenset({"corrected_model", "intercept", "error", "total", "corrected_total", "model"})
R_SQUARED = Message("R Squared = {r_squared:.3b} (Adjusted R Squared = {adjusted:.3b})")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS; the summary of the model is a note."""
    summary = next((table for table in result.tables if table.name == "model_summary"), None)
    tables = tuple(table for table in result.tables if table is not summary)
    found = replace(result, tables=tables)
    found = changed(found, "between_subjects_factors", lambda table: _factors(result, table, language))
    found = changed(found, "tests_of_effects", lambda table: _effects(result, table, summary))
    found = changed(found, "homogeneity", lambda table: replace(table, name="levene_of_errors"))
    found = changed(found, "overall_mean", _nameless)
    found = changed(found, "contrast_results", lambda table: contrasts_formed(result, table, language))
    found = changed(found, "parameter_estimates", lambda table: _parameters(result, table))
    return subsets_formed(covariates_noted(found, language), language)


def _nameless(table: Table) -> Table:
    return replace(table, columns=table.columns[1:], rows=tuple(row[1:] for row in table.rows))


def _factors(result: Result, table: Table, language: str) -> Table:
    """The code of each level beside its label."""
    rows = []
    for line in table.rows:
        code = code_of(result, str(line[0]), str(line[1]).rpartition("=")[2])
        label = named(result, line[1], language)
        rows.append((line[0], Plain(code), "" if label == code else Plain(label), *line[2:]))
    columns = (table.columns[0], Column("group"), Column("value_label"), *table.columns[2:])
    return replace(table, columns=columns, rows=tuple(rows))


def _effects(result: Result, table: Table, summary: Table | None) -> Table:
    """Sources by their names; the first sum of squares with R squared."""
    rows: list[Line] = []
    for line in lines(result, table):
        source = str(line[0])
        rows.append((line[0] if source in WORDS else Plain(source.replace("*", " * ")), *line[1:]))
    note = _note(summary)
    if note is not None and rows and len(rows[0]) > 1:
        rows[0] = (rows[0][0], marked(rows[0][1], note), *rows[0][2:])
    kind = str(result.options.get("sums_of_squares", "3"))
    columns = list(table.columns)
    columns[1] = Column("", f"type_{kind}")
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def _note(summary: Table | None) -> Message | None:
    if summary is None or not summary.rows:
        return None
    r_squared, adjusted = summary.rows[0][1:3]
    if isinstance(r_squared, str | Undefined | None) or isinstance(adjusted, str | Undefined | None):
        return None
    return Message(R_SQUARED.sentence, {"r_squared": float(r_squared), "adjusted": float(adjusted)})


def _parameters(result: Result, table: Table) -> Table:
    """Terms as [factor=code], zeros of redundant ones with a note."""
    words = [column.word for column in table.columns]
    at, b = words.index("term"), words.index("b")
    note = next((each for each in table.notes if each.sentence == REDUNDANT), None)
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        cells = list(shown)
        if note is not None and line[b] == 0 and line[b + 1] is None:
            cells[b] = marked(ZERO, note)
        rows.append((*cells[:at], _term(result, line[at]), *cells[at + 1 :]))
    return replace(table, rows=tuple(rows), notes=tuple(each for each in table.notes if each is not note))


def _term(result: Result, cell: Cell) -> Cell:
    if cell in WORDS:
        return cell
    parts = []
    for part in str(cell).split("*"):
        name, equals, code = part.rpartition("=")
        parts.append(f"[{with_code(result, name, code)}]" if equals else part)
    return Plain(" * ".join(parts))

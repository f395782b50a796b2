"""Tables of LOGISTIC REGRESSION about its cases: how many there are, how answers are coded, which are listed."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.formatting import SPSS, Printed, number
from reports.headed import Headed
from reports.marked import Plain
from reports.printing import Line, lines, named
from reports.wording import heading, phrase

PLAIN = replace(SPSS, small=0.0)
MISCLASSIFIED = Message("S = Selected, U = Unselected cases, and ** = Misclassified cases.")
FAR = Message("Cases with studentized residuals greater than {limit:.3b} are listed.")
WEIGHTED = Message("If weight is in effect, see classification table for the total number of cases.")


def first(result: Result, table: Table, language: str) -> Table:
    if table.name == "dependent_coding":
        heads = (
            Headed("category", None, phrase("original_value", language)),
            Column("", phrase("internal_value", language)),
        )
        return replace(table, columns=heads, rows=tuple(lines(result, table)))
    if table.name == "categorical_codings":
        return _coded(table, lines(result, table), language)
    if table.name != "case_processing":
        return table
    parts = {"valid": "included_in_analysis", "missing": "missing_cases", "total": "total_cases"}
    selected = phrase("selected_cases", language)
    printed = {str(part): cells for part, *cells in lines(result, table)}
    rows = [(selected, phrase(word, language), *printed[part]) for part, word in parts.items()]
    none = (Printed.of("0", 0.0), Printed.of(".0", 0.0))
    rows.append((phrase("unselected_cases", language), "", *printed.get("unselected", none)))
    rows.append((phrase("total_cases", language), "", *_every_case(result, table, printed["total"])))
    head = Headed("statistic", None, phrase("unweighted_cases", language), (), WEIGHTED)
    return replace(table, columns=(head, *table.columns), rows=tuple(rows))


def _coded(table: Table, printed: list[Line], language: str) -> Table:
    """The columns of a variable's levels by their numbers below one name, three decimals each."""
    rows = []
    for line, shown in zip(table.rows, printed, strict=True):
        rows.append(
            (*table.about[:1], *shown[:2], *(number(float(str(cell)), Kind.ESTIMATE, PLAIN, 3) for cell in line[2:]))
        )
    above = (phrase("parameter_coding", language),)
    heads = (Headed("", None, f"({at})", above) for at in range(1, len(table.columns) - 1))
    return replace(table, columns=(Column("variable"), *table.columns[:2], *heads), rows=tuple(rows))


def _every_case(result: Result, table: Table, selected: list[Cell]) -> Line:
    """Those that are selected and those that are not."""
    counts = {row[0]: row[1] for row in table.rows}
    if "unselected" not in counts:
        return tuple(selected)
    whole = float(str(counts["total"])) + float(str(counts["unselected"]))
    line = ("total", whole, 100.0)
    return lines(result, replace(table, rows=(line,)))[0][1:]


def listed(result: Result, table: Table, language: str) -> Table:
    """Cases with their numbers, and a mark behind the answers that are predicted wrongly."""
    at, mark = table.index("observed_group"), table.index("mark")
    rows = []
    for line in lines(result, table):
        cells = [Plain(str(line[0]).rpartition("=")[2]), *line[1:]]
        del cells[mark]
        cells[at] = Plain(f"{str(line[at]).rpartition('=')[2]}{line[mark] or ''}")
        cells = [Plain(str(each).rpartition("=")[2]) if _is_level(each, result) else each for each in cells]
        rows.append(tuple(cells))
    largest = result.options.get("casewise") or 0.0
    far = Message(FAR.sentence, {"limit": float(str(largest))})
    notes = (MISCLASSIFIED, *([far] if largest else []))
    columns = [_case_head(result, table, column, language) for column in table.columns]
    return replace(table, columns=(*columns[:mark], *columns[mark + 1 :]), rows=tuple(rows), notes=notes)


def _case_head(result: Result, table: Table, column: Column, language: str) -> Column:
    """Observed groups below their heading and variable, what is listed beside the predictions below another."""
    if column.word == "observed_group":
        name = named(result, result.options.get("dependent", ""), language)
        return Headed(column.word, column.under, name, (heading(column.word, language, table.name),))
    if column.word in table_listed(result):
        above = (phrase("temporary_variable", language),)
        return Headed(column.word, column.under, heading(column.word, language, table.name), above)
    return column


def table_listed(result: Result) -> list[str]:
    """The kinds of values that are listed."""
    usual = ("difference", "normalized_residual", "studentized_deviance")
    return [str(each) for each in result.options.get("listed", usual)]


def _is_level(cell: Cell, result: Result) -> bool:
    return isinstance(cell, str) and cell.startswith(f"{result.options.get('dependent')}=")

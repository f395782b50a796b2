"""Tables of PLUM and NOMREG below the headings that SPSS gives them."""

from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.codes import ZERO
from reports.headed import Headed
from reports.printing import Line, changed, named
from reports.wording import heading, phrase

CRITERIA, TESTS = "model_fitting_criteria", "likelihood_ratio_tests"


def below_headings(result: Result, language: str) -> Result:
    """The result with the headings of SPSS; redundant parameters have points instead of nothing."""
    found = changed(result, "case_processing", _counted)
    found = changed(found, "pseudo_r_squared", lambda table: _nameless(table))
    found = changed(found, "parameters", lambda table: _parameters(result, table, language))
    if result.procedure == "multinomial":
        for name in ("model_fitting", "effect_tests"):
            found = changed(found, name, lambda table: _tested(table, language))
    return found


def _counted(table: Table) -> Table:
    """Counts of all cases below those of the variables, not of the last of them."""
    rows = tuple((line[1], None, *line[2:]) if line[0] is None else line for line in table.rows)
    return replace(table, rows=rows)


def _nameless(table: Table) -> Table:
    return replace(table, columns=(*table.columns[:-1], Headed(table.columns[-1].word, None, "")))


def _parameters(result: Result, table: Table, language: str) -> Table:
    words = [column.word for column in table.columns]
    b = words.index("b")
    rows: list[Line] = [_pointed(line, b, words.index("df")) for line in table.rows]
    columns = list(table.columns)
    notes = table.notes
    if result.procedure == "ordinal":
        columns[b] = Headed("b", None, heading("estimate", language, table.name))
    elif notes and words[0] == "category":
        columns[0] = Headed(
            "category", None, named(result, result.options.get("dependent", ""), language), (), notes[0]
        )
        notes = notes[1:]
    return replace(table, columns=tuple(columns), rows=tuple(rows), notes=notes)


def _pointed(line: Line, b: int, df: int) -> Line:
    """A row with points where a redundant parameter has no number."""
    if str(line[b]) != ZERO:
        return line
    cells: list[Cell] = [cell if at <= b or at == df or cell is not None else "." for at, cell in enumerate(line)]
    return tuple(cells)


def _tested(table: Table, language: str) -> Table:
    """Criteria of a model, then the test of it."""
    columns: list[Column] = []
    for column in table.columns:
        above = (
            CRITERIA
            if column.word.startswith("deviance")
            else TESTS
            if column.word in ("chi_square", "df", "p")
            else ""
        )
        text = heading(column.word, language, table.name)
        columns.append(Headed(column.word, None, text, (phrase(above, language),)) if above else column)
    if table.columns[0].word == "term":
        columns[0] = Headed("term", None, phrase("effect", language))
    return replace(table, columns=tuple(columns))

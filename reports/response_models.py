"""Tables of PLUM and NOMREG below the headings that SPSS gives them."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.codes import ZERO
from reports.factorial import source
from reports.formatting import Printed
from reports.headed import Headed
from reports.marked import marked
from reports.printing import Line, changed, lines, named
from reports.wording import heading, phrase

SINGLE = "The dependent variable has only one value observed in {count} ({share}%) subpopulations."
EMPTY = "{count} of the {cells} cells (answers by observed combinations of the predictors) are empty."
OF_SUBPOPULATIONS = Message(
    "There are {count} ({share}%) cells (i.e., dependent variable levels by subpopulations) with zero frequencies."
)
OF_COMBINATIONS = Message(
    "There are {count} ({share}%) cells (i.e., dependent variable levels by observed combinations of predictor "
    "variable values) with zero frequencies."
)
REDUCED = Message(
    "The chi-square statistic is the difference in -2 log-likelihoods between the final model and a reduced model. The "
    "reduced model is formed by omitting an effect from the final model. The null hypothesis is that all parameters of "
    "that effect are 0."
)
EQUIVALENT = Message(
    "This reduced model is equivalent to the final model because omitting the effect does not increase the degrees of "
    "freedom."
)
CRITERIA, TESTS = "model_fitting_criteria", "likelihood_ratio_tests"


def below_headings(result: Result, language: str) -> Result:
    """The result with the headings of SPSS; redundant parameters have points instead of nothing."""
    found = changed(result, "case_processing", _counted)
    found = changed(found, "goodness_of_fit", lambda table: _with_empty_cells(result, table))
    found = changed(found, "pseudo_r_squared", lambda table: _nameless(table))
    found = changed(found, "parameters", lambda table: _parameters(result, table, language))
    if result.procedure == "multinomial":
        for name in ("model_fitting", "effect_tests"):
            found = changed(found, name, lambda table: _tested(table, language))
        found = changed(found, "effect_tests", lambda table: _reduced(result, table))
    return found


def _reduced(result: Result, table: Table) -> Table:
    """Effects whose omission loses nothing with a note, and a point for what is not tested."""
    words = [column.word for column in table.columns]
    deviance, df, p = words.index("deviance"), words.index("df"), words.index("p")
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        cells = list(shown)
        if line[df] == 0 and line[p] is None:
            cells[deviance], cells[p] = marked(cells[deviance], EQUIVALENT), "."
        rows.append(tuple(cells))
    notes = tuple(note for note in table.notes if not note.sentence.startswith("Without the intercept"))
    return replace(table, rows=tuple(rows), notes=(REDUCED, *notes))


def _counted(table: Table) -> Table:
    """Counts of all cases below those of the variables, not of the last of them; a note on subpopulations at theirs."""
    note = next((each for each in table.notes if each.sentence == SINGLE), None)
    rows: list[Line] = []
    for line in table.rows:
        shown = line if line[0] is not None else (line[1], None, *line[2:])
        if line[1] == "subpopulation" and note is not None:
            shown = (*shown[:2], marked(Printed.of(f"{line[2]:g}", float(str(line[2]))), note), *shown[3:])
        rows.append(shown)
    return replace(table, rows=tuple(rows), notes=tuple(each for each in table.notes if each is not note))


def _with_empty_cells(result: Result, table: Table) -> Table:
    """The note on empty cells in the words of SPSS's warning."""
    sentence = (OF_SUBPOPULATIONS if result.procedure == "multinomial" else OF_COMBINATIONS).sentence
    notes = []
    for note in table.notes:
        if note.sentence == EMPTY:
            count, cells = int(str(note.values["count"])), int(str(note.values["cells"]))
            note = Message(sentence, {"count": count, "share": f"{100 * count / cells:.1f}"})
        notes.append(note)
    return replace(table, notes=tuple(notes))


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
            if column.word.startswith("deviance") or column.word in ("aic", "bic")
            else TESTS
            if column.word in ("chi_square", "df", "p")
            else ""
        )
        text = heading(column.word, language, table.name)
        columns.append(Headed(column.word, None, text, (phrase(above, language),)) if above else column)
    rows = table.rows
    if table.columns[0].word == "term":
        columns[0] = Headed("term", None, phrase("effect", language))
        rows = tuple((source(line[0]), *line[1:]) for line in rows)
    return replace(table, columns=tuple(columns), rows=rows)

"""LOGISTIC REGRESSION: tables of each block behind its heading, steps in one column."""

from collections.abc import Iterator

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.logistic_cases import first, listed
from reports.logistic_heads import block_of, classified, entered, entering, expected, outside, without_empty
from reports.logistic_iterations import CONSTANT, NO_CONSTANT, correlated, ended, iterated
from reports.marked import Plain, marked
from reports.printing import Line, lines, without
from reports.wording import phrase

FIRST = ("case_processing", "dependent_coding", "categorical_codings")
LAST = ("casewise_list",)
IN_BLOCK_0 = ("iteration_history", "classification", "equation", "not_in_equation")
ORDER = (
    "iteration_history",
    "omnibus",
    "model_summary",
    "hosmer_lemeshow",
    "hosmer_lemeshow_groups",
    "classification",
    "equation",
    "term_removal",
    "not_in_equation",
    "step_summary",
    "correlation_matrix",
)
CUT = Message("The cut value is {cut:.3b}")


def formed(result: Result, language: str) -> Result:
    """The tables block by block, each about the block that its heading names."""
    tables: list[Table] = [first(result, table, language) for table in result.tables if table.name in FIRST]
    blocks = sorted({block_of(row[0]) for table in result.tables if table.name in ORDER for row in table.rows})
    for block in blocks:
        names = IN_BLOCK_0 if block == 0 else ORDER
        for name in names:
            tables += [_of_block(result, table, block, language) for table in _tables(result, name, block)]
    tables += [listed(result, table, language) for table in result.tables if table.name in LAST]
    return replace(result, tables=tuple(tables))


def _tables(result: Result, name: str, block: int) -> Iterator[Table]:
    """The rows of a block of every table of that name."""
    for table in result.tables:
        rows = tuple(row for row in table.rows if block_of(row[0]) == block) if table.name == name else ()
        if rows:
            yield replace(table, rows=rows)


def _of_block(result: Result, table: Table, block: int, language: str) -> Table:
    """One block's table: `Step 1` before its rows, terms by the names of variables."""
    named = {"variable", "term"} <= {column.word for column in table.columns}
    rows, numbers = [], dict[tuple[Cell, ...], int]()
    for line in _ended(table, lines(result, table)):
        if table.name == "iteration_history":
            line = (*line[:2], Plain(str(line[2]).rpartition("=")[2]), *line[3:])
        step = str(line[1]).rpartition("=")[2] if line[1] is not None else str(block)
        cells = _with_term(line[1:], numbers, language) if named else line[2:]
        rows.append((phrase("step", language, {"number": step}), *cells))
    left = 3 if named else 2
    about = (f"block={block}", *table.about)
    columns = (Column("statistic"), *table.columns[left:])
    found = replace(table, columns=columns, rows=tuple(rows), notes=_notes(result, table, block), about=about)
    return _below_headings(result, without(found, "iterations"), table, block, language)


def _below_headings(result: Result, made: Table, table: Table, block: int, language: str) -> Table:
    if table.name == "classification":
        return classified(result, made, language)
    if table.name == "iteration_history":
        return iterated(result, made, table, block, language)
    if table.name == "correlation_matrix":
        return correlated(made, language)
    if table.name == "hosmer_lemeshow_groups":
        return expected(result, made, language)
    if table.name == "not_in_equation":
        return outside(made, language)
    if table.name != "equation":
        return made
    steps = [row[1] for row in table.rows]
    return entered(without_empty(made), steps, entering(result, table, block) if block else {})


def _ended(table: Table, printed: list[Line]) -> list[Line]:
    """The rows of a summary with a note on how many iterations it took behind its likelihood."""
    words = [column.word for column in table.columns]
    if "iterations" not in words:
        return printed
    at, count = words.index("deviance"), words.index("iterations")
    found: list[Line] = []
    for line, row in zip(printed, table.rows, strict=True):
        number = row[count]
        shown = marked(line[at], ended(int(number), row[at])) if isinstance(number, int | float) else line[at]
        found.append((*line[:at], shown, *line[at + 1 :]))
    return found


def _with_term(line: Line, numbers: dict[tuple[Cell, ...], int], language: str) -> Line:
    """The name of a variable, or of one of its columns: unit(1)."""
    step, variable, term, *cells = line
    if variable is None:
        if term == "constant":
            return (phrase("constant_in_equation", language), *cells)
        return (term if term == "overall" else Plain(str(term).replace("*", " * ")), *cells)
    if " by " in str(term):
        return (Plain(str(term)), *cells)
    numbers[step, variable] = numbers.get((step, variable), 0) + 1
    return (Plain(f"{variable}({numbers[step, variable]})"), *cells)


def _notes(result: Result, table: Table, block: int) -> tuple[Message, ...]:
    if table.name == "classification":
        first = CONSTANT if result.options.get("constant", True) else NO_CONSTANT
        cut = Message(CUT.sentence, {"cut": float(str(result.options.get("cut", 0.5)))})
        return (*table.notes, *([first] if block == 0 else []), cut)
    return table.notes

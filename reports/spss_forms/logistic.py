"""LOGISTIC REGRESSION: tables of each block behind its heading, steps in one column."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from reports.formatting import Printed
from reports.marked import Plain, marked
from reports.printing import Line, lines, without
from reports.wording import phrase

FIRST = ("case_processing", "dependent_coding", "categorical_codings")
IN_BLOCK_0 = ("classification", "equation", "not_in_equation")
ORDER = (
    "omnibus",
    "model_summary",
    "hosmer_lemeshow",
    "hosmer_lemeshow_groups",
    "classification",
    "equation",
    "term_removal",
    "not_in_equation",
    "step_summary",
)
CONSTANT = Message("Constant is included in the model.")
CUT = Message("The cut value is {cut:.3b}")
ENTERED = Message("Variable(s) entered on step {step}: {names}.")
WEIGHTED = Message("If weight is in effect, see classification table for the total number of cases.")
CONVERGED = Message(
    "Estimation terminated at iteration number {number} because parameter estimates changed by less than .001."
)
WEIGHTED = Message("If weight is in effect, see classification table for the total number of cases.")
CONVERGED = Message(
    "Estimation terminated at iteration number {number} because parameter estimates changed by less than .001."
)


def formed(result: Result, language: str) -> Result:
    """The tables block by block, each about the block that its heading names."""
    tables: list[Table] = [_first(result, table, language) for table in result.tables if table.name in FIRST]
    blocks = sorted({_block(row[0]) for table in result.tables if table.name in ORDER for row in table.rows})
    for block in blocks:
        names = IN_BLOCK_0 if block == 0 else ORDER
        for name in names:
            tables += [_of_block(result, table, block, language) for table in _tables(result, name, block)]
    return replace(result, tables=tuple(tables))


def _block(cell: Cell) -> int:
    return int(str(cell).rpartition("=")[2])


def _tables(result: Result, name: str, block: int) -> Iterator[Table]:
    """The rows of a block of every table of that name."""
    for table in result.tables:
        rows = tuple(row for row in table.rows if _block(row[0]) == block) if table.name == name else ()
        if rows:
            yield replace(table, rows=rows)


def _first(result: Result, table: Table, language: str) -> Table:
    if table.name == "dependent_coding":
        column = Column("", phrase("internal_value", language))
        return replace(table, columns=(table.columns[0], column), rows=tuple(lines(result, table)))
    if table.name != "case_processing":
        return table
    parts = {"valid": "included_in_analysis", "missing": "missing_cases", "total": "total_cases"}
    selected = phrase("selected_cases", language)
    rows = [(selected, phrase(parts[str(part)], language), *cells) for part, *cells in lines(result, table)]
    none = (Printed.of("0", 0.0), Printed.of(".0", 0.0))  # cases that are not selected do not come here
    rows += [(phrase("unselected_cases", language), "", *none), (phrase("total_cases", language), "", *rows[-1][2:])]
    columns = (Column("statistic"), *table.columns)
    return replace(table, columns=columns, rows=tuple(rows), notes=(*table.notes, WEIGHTED))


def _of_block(result: Result, table: Table, block: int, language: str) -> Table:
    """One block's table: `Step 1` before its rows, terms by the names of variables."""
    named = {"variable", "term"} <= {column.word for column in table.columns}
    rows, numbers = [], dict[tuple[Cell, ...], int]()
    for line in _ended(table, lines(result, table)):
        step = str(line[1]).rpartition("=")[2] if line[1] is not None else str(block)
        cells = _with_term(line[1:], numbers, language) if named else line[2:]
        rows.append((phrase("step", language, {"number": step}), *cells))
    left = 3 if named else 2
    about = (f"block={block}", *table.about)
    columns = (Column("statistic"), *table.columns[left:])
    found = replace(table, columns=columns, rows=tuple(rows), notes=_notes(result, table, block), about=about)
    return without(found, "iterations")


def _ended(table: Table, printed: list[Line]) -> list[Line]:
    """The rows of a summary with a note on how many iterations it took behind its likelihood."""
    words = [column.word for column in table.columns]
    if "iterations" not in words:
        return printed
    at, count = words.index("deviance"), words.index("iterations")
    notes = [Message(CONVERGED.sentence, {"number": str(row[count])}) for row in table.rows]
    return [(*line[:at], marked(line[at], note), *line[at + 1 :]) for line, note in zip(printed, notes, strict=True)]


def _with_term(line: Line, numbers: dict[tuple[Cell, ...], int], language: str) -> Line:
    """The name of a variable, or of one of its columns: unit(1)."""
    step, variable, term, *cells = line
    if variable is None:
        if term == "constant":
            return (phrase("constant", language), *cells)
        return (term if term == "overall" else Plain(str(term)), *cells)
    numbers[step, variable] = numbers.get((step, variable), 0) + 1
    return (Plain(f"{variable}({numbers[step, variable]})"), *cells)


def _notes(result: Result, table: Table, block: int) -> tuple[Message, ...]:
    if table.name == "classification":
        cut = Message(CUT.sentence, {"cut": float(str(result.options.get("cut", 0.5)))})
        return (*table.notes, *([CONSTANT] if block == 0 else []), cut)
    if table.name == "equation" and block > 0 and result.options.get("method", "enter") == "enter":
        entered = list(result.options.get("blocks", ()))[block - 1 : block]
        names = ", ".join(str(name) for each in entered for name in each)
        return (*table.notes, Message(ENTERED.sentence, {"step": 1, "names": Plain(names)}))
    return table.notes

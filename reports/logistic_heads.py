"""Tables of LOGISTIC REGRESSION below the headings that SPSS gives them: observed, predicted, entered at a step."""

from collections.abc import Sequence

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.printing import Line, named
from reports.turning import is_stub
from reports.wording import heading, key, phrase

ENTERED = Message("Variable(s) entered on step {step}: {names}.")


def classified(result: Result, table: Table, language: str) -> Table:
    """Predicted groups beside one another, the name of the variable before those observed."""
    dependent = str(result.options.get("dependent", ""))
    name, predicted = named(result, dependent, language), heading("count", language, "classification")
    both = any(column.word.startswith("unselected") for column in table.columns)
    columns: list[Column] = []
    for column in table.columns:
        part = "unselected_cases" if column.word.startswith("unselected") else "selected_cases"
        above = (predicted, phrase(part, language)) if both else (predicted,)
        if column.word.endswith("count") and column.under is not None:
            text = named(result, column.under, language)
            columns.append(Headed(column.word, column.under, text, (*above, name)))
        elif column.word.endswith("percent_correct"):
            columns.append(Headed(column.word, None, heading("percent_correct", language, table.name), above))
        elif column.word == "category":
            columns += [Headed("variable", None, heading("observed_group", language)), Column("category")]
        else:
            columns.append(column)
    at = table.index("category")
    rows = [(*line[:at], *_observed(line[at], Plain(name), language), *line[at + 1 :]) for line in table.rows]
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def _observed(level: Cell, name: Plain, language: str) -> tuple[Cell, Cell]:
    return (name, level) if "=" in str(level) else (Plain(key(str(level), {}, language, "classification")), None)


def expected(result: Result, table: Table, language: str) -> Table:
    """Observed and expected counts below each level of the dependent variable."""
    name = named(result, result.options.get("dependent", ""), language)
    columns: list[Column] = []
    for column in table.columns:
        if column.under is None:
            columns.append(column)
        elif "=" in column.under:
            above = f"{name} = {named(result, column.under, language)}"
            columns.append(Headed(column.word, column.under, heading(column.word, language, table.name), (above,)))
        else:
            columns.append(Headed(column.word, None, named(result, column.under, language)))
    return replace(table, columns=tuple(columns))


def without_empty(table: Table) -> Table:
    """The table without the columns of numbers that have none."""
    kept = [
        at
        for at, column in enumerate(table.columns)
        if is_stub(column) or any(line[at] is not None for line in table.rows)
    ]
    rows = tuple(tuple(line[at] for at in kept) for line in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)


def outside(table: Table, language: str) -> Table:
    """Variables that are not in the equation, behind one word for them all."""
    whole = key("overall", {}, language, table.name)
    rows: list[Line] = []
    for line in table.rows:
        if line[1] == "overall":
            rows.append((line[0], Plain(whole), None, *line[2:]))
        else:
            rows.append((line[0], Plain(phrase("variables_of", language)), *line[1:]))
    return replace(table, columns=(*table.columns[:1], Column("statistic"), *table.columns[1:]), rows=tuple(rows))


def entered(table: Table, steps: Sequence[Cell], notes: dict[Cell, Message]) -> Table:
    """The table with the note on what entered at each of its steps, where that begins; `steps`: that of each row."""
    rows: list[Line] = []
    before: Cell = None
    for line, step in zip(table.rows, steps, strict=True):
        is_first, before = step != before, step
        rows.append((marked(line[0], notes[step]), *line[1:]) if is_first and step in notes else line)
    return replace(table, rows=tuple(rows))


def block_of(cell: Cell) -> int:
    """The number of the block that a key names."""
    return int(str(cell).rpartition("=")[2])


def entering(result: Result, table: Table, block: int) -> dict[Cell, Message]:
    """Step → the note on what entered at it."""
    methods = list(result.options.get("method", ["enter"]))
    if methods[block - 1 if len(methods) > 1 else 0] == "enter":
        names = [str(name) for each in list(result.options.get("blocks", ()))[block - 1 : block] for name in each]
        products = [each for each in result.options.get("interactions", ()) if each["block"] == block]
        terms = {row[1]: [*names, *(" * ".join(each["variables"]) for each in products)] for row in table.rows}
    else:
        terms = _moved(result, table, block)
    return {step: _told(str(step).rpartition("=")[2], names) for step, names in terms.items() if names}


def _told(step: str, names: list[str]) -> Message:
    return Message(ENTERED.sentence, {"step": step, "names": Plain(", ".join(names))})


def _moved(result: Result, table: Table, block: int) -> dict[Cell, list[str]]:
    """Step → what is in the equation and was not before."""
    every = next(each for each in result.tables if each.name == table.name)
    inside: dict[tuple[int, Cell], list[str]] = {}
    for row in every.rows:
        name = row[3] if row[2] is None else row[2]
        if name != "constant" and block_of(row[0]) in (block - 1, block):
            inside.setdefault((block_of(row[0]), row[1]), []).append(str(name).replace("*", " * "))
    found: dict[Cell, list[str]] = {}
    before: list[str] = []
    for (of, step), names in inside.items():
        if of == block:
            found[step] = [name for name in dict.fromkeys(names) if name not in before]
        before = names
    return found

"""EXAMINE: both limits of a mean below one name."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.confidence import confidence
from reports.marked import marked
from reports.printing import changed, lines
from reports.wording import at_confidence, heading, spanners

PARTIAL = "Only a partial list of cases"
LIMITS = ("ci_low", "ci_high")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "extreme_values", lambda table: _extremes(result, table))
    return changed(found, "explored", lambda table: _described(result, table, language))


def _extremes(result: Result, table: Table) -> Table:
    """What is said of a value that more cases have stands at the last of an end."""
    said: dict[tuple[str, Cell], Message] = {}
    for note in table.notes:
        if note.sentence.startswith(PARTIAL):
            said["highest" if "upper" in note.sentence else "lowest", float(str(note.values["value"]))] = note
    if not said:
        return table
    at, end = table.index("value"), table.index("end")
    printed = lines(result, table)
    rows: list[tuple[Cell, ...]] = []
    for number, (line, shown) in enumerate(zip(table.rows, printed, strict=True), start=1):
        is_last = number == len(table.rows) or table.rows[number][: end + 1] != line[: end + 1]
        own = said.get((str(line[end]), line[at])) if is_last else None
        rows.append(shown if own is None else (*shown[:at], marked(shown[at], own), *shown[at + 1 :]))
    left = tuple(note for note in table.notes if note not in said.values())
    return replace(table, rows=tuple(rows), notes=left)


def _described(result: Result, table: Table, language: str) -> Table:
    """Statistics, those of an interval with a second label."""
    at = table.index("statistic") + 1
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        name, limit = _names(result, line[at - 1], language)
        rows.append((*shown[: at - 1], name, limit, *shown[at:]))
    columns = (*table.columns[:at], Column("statistic"), *table.columns[at:])
    return replace(table, columns=columns, rows=tuple(rows))


def _names(result: Result, statistic: Cell, language: str) -> tuple[Cell, Cell]:
    if statistic not in LIMITS:
        return statistic, None
    (above,) = spanners("group_descriptives", language)
    limit = heading(str(statistic), language, "group_descriptives", spanned=True)
    return at_confidence(above, confidence(result)), limit

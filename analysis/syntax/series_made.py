"""CREATE and RMV: new series of several functions, with the table that says what they hold."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from analysis.cases import Cases
from analysis.result import Result
from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.series import Given
from analysis.table import Cell, Table, headed
from instrument.message import quoted
from instrument.records import dataclass, replace

FORMAT = Format("F", 8, 2)


@dataclass(frozen=True)
class Function:
    """From a series to another; `least`, `most`: how many whole numbers it takes."""

    run: Callable[[Values, Given], Values]
    least: int = 0
    most: int = 0
    spans: bool = False  # two numbers are the first and the last of several series
    backwards: bool = False


@dataclass(frozen=True)
class Made:
    """A new series with where it comes from."""

    name: str
    source: str
    column: Values
    told: str  # LAG(x,1)


def made(reader: Reader, job: Job, functions: Mapping[str, Function], default: str = "") -> list[Made]:
    """The series of /new names = FUNCTION(variables, numbers); raises `Fault`.

    `default`: how a series is called where no name is given.
    """
    found: list[Made] = []
    for part in reader.subcommands():
        named = _names(part) if not default or _has_names(part) else ()
        several = list(_of(part, job, functions))
        if named and len(named) != len(several):
            raise part.fault("{old} variables cannot take {new} names", {"old": len(several), "new": len(named)})
        for at, each in enumerate(several):
            name = named[at] if named else _free(job, each.source, [other.name for other in found], default)
            found.append(replace(each, name=job.active.find(name) or name))
        part.end()
    if not found:
        raise reader.fault("no function is named; possible: {possible}", {"possible": ", ".join(functions)})
    return found


def _has_names(part: Reader) -> bool:
    return any(token.text == "=" for token in part.tokens)


def _names(part: Reader) -> tuple[str, ...]:
    names = part.new_names()
    part.need_sign("=")
    return names


def _free(job: Job, source: str, taken: Sequence[str], default: str) -> str:
    known = {name.casefold() for name in (*job.active.names, *taken)}
    return next(name for n in range(1, len(known) + 2) if (name := default.format(source, n)).casefold() not in known)


def _of(part: Reader, job: Job, functions: Mapping[str, Function]) -> list[Made]:
    word = part.need(*functions)
    function = functions[word]
    part.need_sign("(")
    names = part.variables(job.active)
    text = next((name for name in names if job.active.fields[name].is_text), "")
    if text:
        raise part.fault("{name} is a string, and a number is expected", {"name": quoted(text)})
    numbers: list[int] = []
    part.sign(",")
    while not part.sign(")"):
        numbers.append(0 if part.take("ALL") else part.integer())
        part.sign(",")
    if not function.least <= len(numbers) <= function.most or any(number < 0 for number in numbers):
        raise part.fault("{found} does not take these numbers", {"found": word})
    runs = [(each,) for each in range(numbers[0], numbers[-1] + 1)] if function.spans else [tuple(numbers)]
    return [
        Made("", name, _grouped(job, name, function, given), f"{word}({','.join([name, *map(str, given)])})")
        for name in names
        for given in runs
    ]


def _grouped(job: Job, name: str, function: Function, given: Given) -> Values:
    """The series within each group of a split file; declared missing values are missing."""
    described, column = job.active.fields[name], job.active.columns[name].astype(float)
    values = np.where(described.is_missing(column), np.nan, column)
    found = np.full(job.active.n, np.nan)
    for rows in job.groups():
        found[rows] = function.run(values[rows], tuple(-each for each in given) if function.backwards else given)
    return found


def kept(active: Active, several: Sequence[Made]) -> Active:
    """The file with the new series."""
    for each in several:
        before = active.fields.get(each.name)
        format = active.fields[each.source].format
        active = active.with_column(before or Field(each.name, 0, format, label=each.told), each.column)
    return active


def listed(table: str, first: str, several: Sequence[Made], replaced: Sequence[int] | None, n: int) -> Result:
    """The table of the new series; `replaced`: how many missing values each replaces."""
    rows: list[tuple[Cell, ...]] = []
    for at, each in enumerate(several):
        valid = np.flatnonzero(~np.isnan(each.column))
        ends: tuple[Cell, Cell] = (int(valid[0]) + 1, int(valid[-1]) + 1) if len(valid) else (None, None)
        counts: tuple[Cell, ...] = () if replaced is None else (replaced[at],)
        rows.append((each.name, *counts, *ends, len(valid), each.told))
    count = () if replaced is None else ("replaced_values",)
    columns = headed(first, *count, "first_valid_case", "last_valid_case", "valid_cases", "creating_function")
    return Result("series", {}, Cases(n, n, n), (Table(table, columns, tuple(rows)),))

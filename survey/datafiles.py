"""Any data file as responses, its variables as the file itself describes them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from instrument.codebook import Codebook, Level, MultipleSet, Variable
from instrument.measure import Measure
from instrument.message import Fault, quoted
from survey.cache import remembered
from survey.coded import Coded
from survey.files.dataset import Dataset
from survey.files.grid import Grid, refuse_twins
from survey.files.plain import read_plain
from survey.files.reader_process import STATISTICAL, Begun
from survey.files.statistical import read_statistical
from survey.files.whole import read_bytes
from survey.ledger import Ledger
from survey.numbered import Numbered
from survey.responses import Column, Responses, Source
from survey.texts import both, text_variable

MOST_DECIMALS = 4
MOSTLY = 0.8

# As spreadsheets and programs write numbers; 007 is a name, and so is 1e5.
_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*)?(?:\.\d+|(?<=\d)\.)?(?:(?<=[\d.])[eE][+-]\d+)?")
_NO_VALUE = frozenset({"na", "n/a", "nan", "null", "none", "#n/a", ".", "-"})


def read_data(path: Path, begun: Begun | None = None) -> Responses:
    """The cases of a .sav, .zsav, .dta, .csv, .xlsx, .xls or .parquet file, all of them valid.

    SPSS and Stata files bring labels, missing values, measures, multiple-response sets and, from SPSS, the weight. In a
    table a column of numbers is numeric, a column of texts becomes levels 1, 2, … in the order of the texts, a column
    of both stays text; an empty cell is unknown. A large file leaves a copy beside it for the next reading (`cache`).
    `begun` is what `begin_early` made of the same path.
    Raises `Fault` for a file that cannot be read.
    """
    if path.suffix.lower() == ".parquet":
        from survey.columnar import read_parquet

        return read_parquet(path)
    return remembered(path, lambda raw: _read_raw(raw, begun))


def _read_raw(path: Path, begun: Begun | None = None) -> Responses:
    if path.suffix.lower() in STATISTICAL:
        _, sha256 = read_bytes(path)
        return _responses_of(read_statistical(path, sha256, begun))
    if path.suffix.lower() == ".csv":
        content, sha256 = read_bytes(path)
        plain = read_plain(content)
        if plain is not None:
            return _responses_of_numbers(plain, Source({path.name: sha256}, "csv"))
    from survey.files.opening import read_grid

    return _responses_of_grid(read_grid(path))


def _responses_of_numbers(columns: Mapping[str, Column | Coded], source: Source) -> Responses:
    n = len(next(iter(columns.values())))
    return Responses(
        codebook=Codebook(tuple(Variable(name, both(name), Measure.SCALE) for name in columns)),
        columns=columns,
        ids=Numbered(n, 2),
        ledger=Ledger(returned=n),
        source=source,
    )


def _responses_of(data: Dataset) -> Responses:
    built = [_variable(data, name) for name in data.names]
    names = set(data.names)
    sets = tuple(
        MultipleSet(name, both(each["label"] or name), tuple(each["variable_list"]), float(each["counted_value"] or 1))
        for name, each in data.sets.items()
        if each["is_dichotomy"] and names.issuperset(each["variable_list"])
    )
    return Responses(
        codebook=Codebook(tuple(variable for variable, _ in built), sets),
        columns={variable.name: column for variable, column in built},
        ids=tuple(str(row) for row in range(1, data.n + 1)),
        weight=data.weight,
        ledger=Ledger(returned=data.n),
        source=Source({data.file: data.sha256}, data.format),
    )


def _variable(data: Dataset, name: str) -> tuple[Variable, Column]:
    column = data.columns[name]
    text = both(data.labels.get(name) or name)
    missing = data.missing.get(name, ())
    if column.dtype == object:
        labels = {str(code): label for code, label in data.levels.get(name, ())}
        return text_variable(name, column, text, labels, frozenset(str(low) for low, _ in missing))
    single = tuple(float(low) for low, high in missing if low == high)
    ranges = [(float(low), float(high)) for low, high in missing if low != high]
    span = ranges[0] if ranges else None
    levels = tuple(
        Level(
            float(code), both(label), float(code) in single or (span is not None and span[0] <= float(code) <= span[1])
        )
        for code, label in sorted(data.levels.get(name, ()), key=lambda level: float(level[0]))
    )
    variable = Variable(
        name=name,
        text=text,
        measure=_measure(data.measure.get(name, ""), bool(levels)),
        levels=levels,
        missing=single,
        missing_range=span,
        decimals=_format_decimals(data.formats.get(name, "")),
    )
    return variable, column


def _measure(declared: str, labelled: bool) -> Measure:
    if declared in tuple(Measure):
        return Measure(declared)
    return Measure.NOMINAL if labelled else Measure.SCALE


def _format_decimals(format: str) -> int:
    """The 2 of F8.2 and of %9.2f; 0 where the format names none."""
    found = re.search(r"\.(\d+)", format)
    return min(int(found[1]), MOST_DECIMALS) if found else 0


def _responses_of_grid(grid: Grid) -> Responses:
    refuse_twins(grid)
    built = [_column(grid, at, header.strip()) for at, header in enumerate(grid.headers)]
    return Responses(
        codebook=Codebook(tuple(variable for variable, _ in built)),
        columns={variable.name: column for variable, column in built},
        ids=tuple(str(line) for line in grid.lines),
        ledger=Ledger(returned=len(grid.rows)),
        source=Source({grid.file: grid.sha256}, grid.format),
    )


def _column(grid: Grid, at: int, name: str) -> tuple[Variable, Column]:
    cells = [cell.strip() for cell in grid.column(at)]
    different = set(cells) - {""}
    numbers = {cell for cell in different if is_number(cell)}
    if numbers == different:
        values = {cell: float(cell) for cell in numbers} | {"": np.nan}
        column: NDArray[np.float64] = np.array([values[cell] for cell in cells], dtype=float)
        return Variable(name, both(name), Measure.SCALE, decimals=_decimals(numbers)), column
    words = np.array(cells, dtype=object)
    if numbers:
        _refuse_words_for_nothing(grid, at, cells, numbers)
        return Variable(name, both(name), is_text=True), words
    return text_variable(name, words, both(name), {}, frozenset())


def is_number(cell: str) -> bool:
    """Whether a cell is a number and not a name made of digits, as 007 is."""
    return any(character.isdigit() for character in cell) and _NUMBER.fullmatch(cell) is not None and cell.isascii()


def _decimals(cells: set[str]) -> int:
    return min(max((len(cell.partition(".")[2]) for cell in cells), default=0), MOST_DECIMALS)


def _refuse_words_for_nothing(grid: Grid, at: int, cells: Sequence[str], numbers: set[str]) -> None:
    """Raises `Fault` where one word such as NA stands for no value among numbers: it is never guessed."""
    words = {cell.casefold() for cell in cells if cell and cell not in numbers}
    filled = [cell for cell in cells if cell]
    share = sum(cell in numbers for cell in filled) / len(filled)
    if len(words) == 1 and words <= _NO_VALUE and share >= MOSTLY:
        row = next(row for row, cell in enumerate(cells) if cell and cell not in numbers)
        raise Fault(
            "{found} stands among numbers; possible: a number, or nothing where there is no value",
            {"found": quoted(cells[row])},
            grid.place(row, at),
        )

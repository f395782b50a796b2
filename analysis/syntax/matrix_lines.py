"""Lines of text that hold vectors and rows of matrices, as the cases of a matrix file."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.matrix_files import ROWTYPE, VARNAME
from analysis.syntax.reader import means
from instrument.message import Message, quoted
from instrument.records import dataclass

VECTORS = ("MEAN", "STDDEV", "SD", "N", "N_VECTOR", "N_SCALAR", "COUNT", "DFE", "MSE")
MATRICES = ("CORR", "COV", "MAT", "PROX", "N_MATRIX")
KINDS = (*VECTORS, *MATRICES)
STORED = {"SD": "STDDEV", "N_VECTOR": "N", "N_SCALAR": "N"}
SINGLE = ("N_SCALAR",)
OF_ONE = ("CORR", "PROX")  # matrices whose diagonal is 1 where it is not given
COUNTED = ("N", "N_VECTOR", "N_SCALAR", "N_MATRIX")
TOKEN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?|'[^']*'|\"[^\"]*\"|[^\s,+-][^\s,+-]*|\.")

Line = tuple[int, str]
Record = tuple[str, list[float], list[float]]  # kind, split and factor values, numbers


@dataclass
class Layout:
    """What the lines hold."""

    variables: tuple[str, ...] = ()
    shape: str = "LOWER"
    diagonal: bool = True
    free: bool = False
    splits: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    cells: int = 1
    n: float | None = None
    contents: list[tuple[str, bool]] = field(default_factory=list)  # kinds, with whether they are of a cell

    @property
    def has_rowtype(self) -> bool:
        return any(name.upper() == ROWTYPE for name in self.variables)

    @property
    def leading(self) -> tuple[str, ...]:
        """The variables before those that the matrix is of, in the order of the lines."""
        known = {each.casefold() for each in (*self.splits, *self.factors, ROWTYPE, VARNAME)}
        return tuple(name for name in self.variables if name.casefold() in known)

    @property
    def continuous(self) -> tuple[str, ...]:
        known = {each.casefold() for each in self.leading}
        return tuple(name for name in self.variables if name.casefold() not in known)

    def columns_of(self, kind: str, row: int) -> list[int]:
        """The places of the numbers in a row of that kind."""
        k = len(self.continuous)
        if kind in SINGLE:
            return [0]
        if kind in VECTORS:
            return list(range(k))
        edge = 0 if self.diagonal else 1
        if self.shape == "FULL":
            return [at for at in range(k) if self.diagonal or at != row]
        return list(range(row + 1 - edge)) if self.shape == "LOWER" else list(range(row + edge, k))

    def rows_of(self, kind: str) -> list[int]:
        """Which rows of the matrix have a line; one for a vector."""
        if kind in VECTORS:
            return [0]
        return [row for row in range(len(self.continuous)) if self.columns_of(kind, row)]


def splits_of(layout: Layout) -> tuple[str, ...]:
    """The variables that split the file."""
    return layout.splits


def read_records(layout: Layout, lines: Sequence[Line], told: Callable[[Message, int], None]) -> Active:
    """The matrix file that the lines make; what of them cannot be taken is `told` with its line, and missing."""
    tokens = [(number, each) for number, text in lines for each in TOKEN.findall(text)]
    cursor = _Cursor(tokens, layout.free, told)
    found: list[tuple[str, list[float], str, list[float]]] = []
    group: list[float] | None = None
    for head, kind, block in _typed(layout, cursor) if layout.has_rowtype else _untyped(layout, cursor):
        split = head[: len(layout.splits)]
        if layout.n is not None and split != group:
            found.append(("N", [*split, *[np.nan] * len(layout.factors)], "", [layout.n] * len(layout.continuous)))
        group = split
        if layout.n is None or kind not in COUNTED:
            found += _cases(layout, head, kind, block)
    return _active(layout, found)


@dataclass
class _Cursor:
    tokens: list[tuple[int, str]]
    free: bool
    told: Callable[[Message, int], None]
    at: int = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self.tokens)

    def next(self, line: int) -> str:
        """The next word, of the same line where values do not flow; '' where there is none."""
        if self.done or (not self.free and self.tokens[self.at][0] != line):
            self.told(Message("the line has too few values"), line)
            return ""
        self.at += 1
        return self.tokens[self.at - 1][1]

    def number(self, line: int) -> float:
        """The next number, NaN for . and for what is none."""
        written = self.next(line)
        if written in (".", ""):
            return float("nan")
        try:
            return float(written.lower().replace("d", "e"))
        except ValueError:
            message = Message("{found} stands where a number is expected", {"found": quoted(written)})
            self.told(message, self.tokens[self.at - 1][0])
            return float("nan")

    def line(self) -> int:
        return self.tokens[min(self.at, len(self.tokens) - 1)][0]

    def end(self, line: int) -> None:
        """Leaves out what the line still holds, which is told."""
        if self.free or self.done or self.tokens[self.at][0] != line:
            return
        self.told(Message("the line has too many values"), line)
        self.skip(line)

    def skip(self, line: int) -> None:
        """Goes to the next line."""
        while not self.done and self.tokens[self.at][0] == line:
            self.at += 1


Blocks = Iterator[tuple[list[float], str, list[tuple[int, list[float]]]]]


def _typed(layout: Layout, cursor: _Cursor) -> Blocks:
    """Records whose ROWTYPE_ says what they hold; the rows of a matrix follow one another."""
    rows: dict[tuple[str, ...], int] = {}
    while not cursor.done:
        line, told, split_or_factor = cursor.line(), "", {}
        for name in layout.leading:
            if name.upper() in (ROWTYPE, VARNAME):
                word = cursor.next(line).strip("'\"").upper()
                told = word if name.upper() == ROWTYPE else told
            else:
                split_or_factor[name.casefold()] = cursor.number(line)
        kind = told if told in KINDS else next((each for each in KINDS if means(told, each)), "")
        if not kind:
            values = {"found": quoted(told), "possible": ", ".join(KINDS)}
            cursor.told(Message("{found} is no ROWTYPE_; possible: {possible}", values), line)
            cursor.skip(line)
            continue
        head = [split_or_factor[each.casefold()] for each in (*layout.splits, *layout.factors)]
        key = (kind, *map(str, head))
        place = rows.get(key, 0)
        possible = layout.rows_of(kind)
        if place >= len(possible) and kind in MATRICES:
            cursor.told(Message("the matrix has too many rows"), line)
            cursor.skip(line)
            continue
        row = possible[place % len(possible)]
        rows[key] = place + 1
        numbers = [cursor.number(line) for _ in layout.columns_of(kind, row)]
        cursor.end(line)
        yield head, kind, [(row, numbers)]


def _untyped(layout: Layout, cursor: _Cursor) -> Blocks:
    """Records in the order of CONTENTS, those of cells once for each, all of it for each group of a split file."""
    contents = layout.contents or [("CORR", False)]
    given = [name for name in layout.splits if name.casefold() in {each.casefold() for each in layout.variables}]
    number = 0
    while not cursor.done:
        number += 1
        start = 0
        while start < len(contents):
            end = start + 1
            while end < len(contents) and contents[end][1] == contents[start][1]:
                end += 1
            for _ in range(layout.cells if contents[start][1] else 1):
                for kind, of_cell in contents[start:end]:
                    yield _block(layout, cursor, kind, of_cell, given, number)
            start = end


def _block(
    layout: Layout, cursor: _Cursor, kind: str, of_cell: bool, given: list[str], number: int
) -> tuple[list[float], str, list[tuple[int, list[float]]]]:
    factors, block = [float("nan")] * len(layout.factors), []
    split = [float(number)] * len(layout.splits)
    for row in layout.rows_of(kind):
        line = cursor.line()
        if given:
            split = [cursor.number(line) for _ in given]
        if of_cell:
            factors = [cursor.number(line) for _ in layout.factors]
        block.append((row, [cursor.number(line) for _ in layout.columns_of(kind, row)]))
        cursor.end(line)
    return [*split, *factors], kind, block


def _cases(
    layout: Layout, head: list[float], kind: str, block: list[tuple[int, list[float]]]
) -> list[tuple[str, list[float], str, list[float]]]:
    """The cases of a block: a vector, or rows of a matrix that are completed when all are there."""
    k, stored = len(layout.continuous), STORED.get(kind, kind)
    found = []
    for row, numbers in block:
        if kind in VECTORS:
            found.append((stored, head, "", numbers * k if kind in SINGLE else numbers))
            continue
        values = [float("nan")] * k
        for column, value in zip(layout.columns_of(kind, row), numbers, strict=True):
            values[column] = value
        found.append((stored, head, layout.continuous[row], values))
    return found


def _active(layout: Layout, found: list[tuple[str, list[float], str, list[float]]]) -> Active:
    cases = _completed(layout, found)
    names = layout.continuous
    width = max(8, *(len(name.encode()) for name in names))
    s, f = len(layout.splits), len(layout.factors)
    heads = np.array([head for _, head, _, _ in cases]).reshape(len(cases), s + f)
    values = np.array([each for _, _, _, each in cases]).reshape(len(cases), len(names))
    columns: dict[str, Values] = {name: heads[:, at] for at, name in enumerate(layout.splits)}
    columns[ROWTYPE] = np.array([kind for kind, _, _, _ in cases], dtype=object)
    columns |= {name: heads[:, s + at] for at, name in enumerate(layout.factors)}
    columns[VARNAME] = np.array([name for _, _, name, _ in cases], dtype=object)
    columns |= {name: values[:, at] for at, name in enumerate(names)}
    texts = {ROWTYPE: Format("A", 8, 0), VARNAME: Format("A", width, 0)}
    fields = {}
    for name in columns:
        kind = texts.get(name) or (Format("F", 10, 4) if name in names else Format("F", 4, 0))
        fields[name] = Field(name, kind.width if name in texts else 0, kind)
    return Active(fields, columns, len(cases))


def _completed(
    layout: Layout, found: list[tuple[str, list[float], str, list[float]]]
) -> list[tuple[str, list[float], str, list[float]]]:
    """The cases with every row of a matrix, mirrored across the diagonal."""
    k, names = len(layout.continuous), list(layout.continuous)
    blocks: dict[tuple[str, ...], list[list[float]]] = {}
    done: list[tuple[str, list[float], str, list[float]]] = []
    for kind, head, name, values in found:
        if not name:
            done.append((kind, head, name, values))
            continue
        key = (kind, *map(str, head))
        if key not in blocks:
            diagonal = 1.0 if kind in OF_ONE else float("nan")
            blocks[key] = [[diagonal if row == at else float("nan") for at in range(k)] for row in range(k)]
            done += [(kind, head, names[row], blocks[key][row]) for row in range(k)]
        row = names.index(name)
        for at, value in enumerate(values):
            if not np.isnan(value):
                blocks[key][row][at] = value
                if layout.shape != "FULL":
                    blocks[key][at][row] = value
    return done

"""SPSS and Stata files as typed columns with their own labels, missing values and measures."""

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instrument.message import Fault, Place, quoted
from survey.files.figures import number_text
from survey.files.grid import Grid
from survey.files.spss_header import declared_cases, weight_variable

STATISTICAL = (".sav", ".zsav", ".dta")
TIMEOUT = 300

_SPSS_DAYS = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME", "YMDHMS")
_SPSS_EPOCH = datetime.datetime(1582, 10, 14)
_STATA_EPOCH = datetime.datetime(1960, 1, 1)


@dataclass(frozen=True)
class Dataset:
    """A file's columns with what it says about them; all mappings go by variable name."""

    file: str
    sha256: str
    format: str
    names: tuple[str, ...]
    columns: Mapping[str, NDArray[Any]]  # (n,): float64 with NaN, or object holding str
    labels: Mapping[str, str]
    levels: Mapping[str, tuple[tuple[float | str, str], ...]]
    missing: Mapping[str, tuple[tuple[float | str, float | str], ...]]  # (low, high), equal for a single value
    measure: Mapping[str, str]
    formats: Mapping[str, str]
    sets: Mapping[str, Mapping[str, Any]]
    encoding: str = ""
    weight: str | None = None

    @property
    def n(self) -> int:
        """Respondents."""
        return len(self.columns[self.names[0]]) if self.names else 0

    def grid(self) -> Grid:
        """The cells as text: codes, ISO dates, '' where a number is missing; the first case is row 1.

        Raises `Fault` for a file without variables or without cases.
        """
        if not self.n:
            raise Fault("the file holds no cases; possible: a row for each respondent", place=Place(self.file))
        cells = [self._texts(name) for name in self.names]
        return Grid(
            file=self.file,
            headers=self.names,
            rows=tuple(zip(*cells, strict=True)),
            lines=tuple(range(1, self.n + 1)),
            sha256=self.sha256,
            format=self.format,
            encoding=self.encoding,
        )

    def _texts(self, name: str) -> list[str]:
        column = self.columns[name]
        if column.dtype == object:
            return list(column)
        date = date_reader(self.formats.get(name, ""))
        return ["" if number != number else date(number) for number in column.tolist()]


def read_statistical(path: Path, sha256: str) -> Dataset:
    """The file, read by a process that may fail without us; every code stays, user-missing ones too.

    Raises `Fault` for a file that is damaged, encrypted or none of these.
    """
    head, numbers = _child(path)
    try:
        return _dataset(path, sha256, head, numbers)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise Fault(
            "the file is damaged: {reason}; possible: the file as it was exported, whole",
            {"reason": quoted(error)},
            Place(path.name),
        ) from None


def _dataset(path: Path, sha256: str, head: Mapping[str, Any], numbers: bytes) -> Dataset:
    columns: dict[str, NDArray[Any]] = {}
    at, words = 0, iter(head["words"])
    for name, is_text in zip(head["names"], head["is_text"], strict=True):
        if is_text:
            columns[name] = np.array(next(words), dtype=object)
        else:
            columns[name] = np.frombuffer(numbers, dtype=np.float64, count=head["rows"], offset=at)
            at += 8 * head["rows"]
    spss = path.suffix.lower() != ".dta"
    declared = declared_cases(path) if spss else None
    if declared not in (None, head["rows"]):
        raise Fault(
            "the file says that it holds {declared} cases, but {found} can be read; it is damaged or ends early",
            {"declared": declared or 0, "found": head["rows"]},
            Place(path.name),
        )
    return Dataset(
        file=path.name,
        sha256=sha256,
        format=path.suffix.lower().removeprefix("."),
        names=tuple(head["names"]),
        columns=columns,
        labels=dict(zip(head["names"], head["labels"], strict=True)),
        levels={name: _typed(levels, columns[name], 1) for name, levels in head["levels"].items()},
        missing={name: _typed(ranges, columns[name], 2) for name, ranges in head["missing"].items()},
        measure=head["measure"],
        formats=head["formats"],
        sets=head["sets"],
        encoding=head["encoding"],
        weight=weight_variable(path, head["names"]) if spss else None,
    )


def _typed(pairs: list[list[Any]], column: NDArray[Any], values: int) -> tuple[tuple[Any, Any], ...]:
    """Pairs whose first `values` members are numbers where the column holds numbers, texts where it holds texts."""
    kind = str if column.dtype == object else float
    return tuple((kind(first), kind(second) if values > 1 else str(second)) for first, second in pairs)


def _child(path: Path) -> tuple[dict[str, Any], bytes]:
    """What the child process says of a file: a head and the numbers of its numeric columns."""
    script = Path(__file__).with_name("statistical_child.py")
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # threads reserve memory that the limit counts
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(script), str(path.resolve())],
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise Fault("reading the file took too long; it may be damaged", place=Place(path.name)) from None
    line, _, numbers = done.stdout.partition(b"\n")
    if done.returncode or not line:
        raise Fault(
            "the file is damaged, reading it stopped the reader; possible: the file as it was exported, whole",
            place=Place(path.name),
        )
    head = json.loads(line)
    if "reason" in head:
        raise Fault(
            "the file cannot be read: {reason}; possible: the file as it was exported, whole, without a password",
            {"reason": quoted(head["reason"])},
            Place(path.name),
        )
    return head, numbers


def date_reader(format: str) -> Any:
    """A function from a number to text: a date by the format of its column, else the number."""
    if format.rstrip("0123456789.").upper() in _SPSS_DAYS:
        return lambda number: _date(_SPSS_EPOCH, number)
    if format.startswith("%td"):
        return lambda number: _date(_STATA_EPOCH, number * 86_400)
    if format.startswith("%tc"):
        return lambda number: _date(_STATA_EPOCH, number / 1000)
    return number_text


def _date(epoch: datetime.datetime, seconds: float) -> str:
    try:
        return (epoch + datetime.timedelta(seconds=seconds)).date().isoformat()
    except OverflowError:
        return number_text(seconds)

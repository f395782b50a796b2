"""SPSS and Stata files as typed columns with their own labels, missing values and measures."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instrument.message import Fault, Place, quoted
from survey.files.dataset import Dataset
from survey.files.spss_header import declared_cases, weight_variable

STATISTICAL = (".sav", ".zsav", ".dta")
TIMEOUT = 300


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

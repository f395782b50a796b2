"""Files of SPSS, Stata and SAS as typed columns with their own labels, missing values and measures."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instrument.message import Fault, Place, quoted
from survey.files.dataset import Dataset
from survey.files.reader_process import SYSTEM_FILES, Begun, begin, finish
from survey.files.spss_attributes import of_user
from survey.files.spss_extras import attributes_of, role_of
from survey.files.spss_header import LONGEST_DICTIONARY, declared_cases, weight_variable
from survey.files.system_file import read_system_file
from survey.files.whole import read_whole


def read_statistical(path: Path, sha256: str, begun: Begun | None = None) -> Dataset:
    """The file, read by a process that may fail without us, one of `begin_early` if given; a plain .sav is read here.

    Every code stays, user-missing ones too. Raises `Fault` for a file that is damaged, encrypted or none of these.
    """
    plain = read_system_file(read_whole(path)) if begun is None and path.suffix.lower() in SYSTEM_FILES else None
    if plain is not None:
        return _dataset(path, sha256, *plain)
    head, numbers = finish(begun or begin(path), path)
    try:
        return _dataset(path, sha256, head, _columns(head, numbers))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise Fault(
            "the file is damaged: {reason}; possible: the file as it was exported, whole",
            {"reason": quoted(error)},
            Place(path.name),
        ) from None


def _columns(head: Mapping[str, Any], numbers: bytes) -> list[NDArray[Any]]:
    columns: list[NDArray[Any]] = []
    at, words = 0, iter(head["words"])
    for is_text in head["is_text"]:
        if is_text:
            columns.append(np.array(next(words), dtype=object))
        else:
            columns.append(np.frombuffer(numbers, dtype=np.float64, count=head["rows"], offset=at))
            at += 8 * head["rows"]
    return columns


def _dataset(path: Path, sha256: str, head: Mapping[str, Any], in_order: list[NDArray[Any]]) -> Dataset:
    columns = dict(zip(head["names"], in_order, strict=True))
    spss = path.suffix.lower() in SYSTEM_FILES
    declared = declared_cases(path) if spss else None
    if declared not in (None, head["rows"]):
        raise Fault(
            "the file says that it holds {declared} cases, but {found} can be read; it is damaged or ends early",
            {"declared": declared or 0, "found": head["rows"]},
            Place(path.name),
        )
    attributes, of_file = attributes_of(_head(path)) if spss else ({}, ())
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
        label=head["label"],
        documents=tuple(head["notes"]),
        display=head["display"],
        alignment=head["alignment"],
        roles={name: role for name, found in attributes.items() if (role := role_of(found))},
        attributes={name: of_user(found) for name, found in attributes.items()},
        file_attributes=of_user(of_file),
    )


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LONGEST_DICTIONARY)


def _typed(pairs: list[list[Any]], column: NDArray[Any], values: int) -> tuple[tuple[Any, Any], ...]:
    """Pairs whose first `values` members are numbers where the column holds numbers, texts where it holds texts."""
    kind = str if column.dtype == object else float
    return tuple((kind(first), kind(second) if values > 1 else str(second)) for first, second in pairs)

"""A table of answers with columns that an analysis made beside them, for the next analysis to read."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from instrument.codebook import Variable
from instrument.message import Fault, Place, quoted
from survey.coded import Coded
from survey.files.whole import write_whole
from survey.responses import Column, Responses

COPY = "imputation"
"""The column that numbers copies of the answers, as in SPSS: 0 for the answers themselves."""
LABELLED = frozenset({"sav", "zsav", "por", "dta"})  # files whose codes have labels of their own


def write_beside(path: Path, responses: Responses, made: Mapping[str, NDArray[np.float64]]) -> tuple[str, ...]:
    """Writes a .csv of every answer and the columns `made`, shape (n,), NaN as an empty cell.

    Codes stay codes, but levels that stood as words in the source are words again. Free text is left out: the names of
    those columns are returned. Raises `Fault` for another suffix or a name that the answers have already, `OSError`
    where the file cannot be written.
    """
    _check(path, responses, made)
    kept = _kept(responses)
    columns = _columns(kept, responses, {}) + [[_number(value) for value in column] for column in made.values()]
    _write(path, [*(variable.name for variable in kept), *made], zip(*columns, strict=True))
    return _left_out(responses)


def write_copies(path: Path, responses: Responses, copies: Sequence[Mapping[str, Column]]) -> tuple[str, ...]:
    """Writes a .csv of the answers as they are, numbered 0, and below them copies 1, 2, … with other columns in place.

    Returns and raises as `write_beside`.
    """
    _check(path, responses, [COPY])
    kept = _kept(responses)
    rows = (
        row
        for at, copy in enumerate(({}, *copies))
        for row in zip([str(at)] * len(responses), *_columns(kept, responses, copy), strict=True)
    )
    _write(path, [COPY, *(variable.name for variable in kept)], rows)
    return _left_out(responses)


def _check(path: Path, responses: Responses, made: Iterable[str]) -> None:
    if path.suffix.lower() != ".csv":
        raise Fault("a file ending in {found} is not written; possible: .csv", {"found": quoted(path.suffix)})
    for name in made:
        if name in responses.codebook:
            sentence = "the answers have a column {found} already; possible: data without it"
            raise Fault(sentence, {"found": quoted(name)}, Place(str(path)))


def _kept(responses: Responses) -> list[Variable]:
    return [variable for variable in responses.codebook if not variable.is_text]


def _left_out(responses: Responses) -> tuple[str, ...]:
    return tuple(variable.name for variable in responses.codebook if variable.is_text)


def _columns(kept: Sequence[Variable], responses: Responses, instead: Mapping[str, Column]) -> list[Sequence[str]]:
    words = responses.source.importer not in LABELLED
    return [_cells(each, instead.get(each.name, responses.columns[each.name]), words) for each in kept]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    write_whole(path, buffer.getvalue().encode("utf-8-sig"))


def _cells(variable: Variable, column: Column | Coded, words: bool) -> Sequence[str]:
    named = {float(level.code): next(iter(level.text.values()), "") for level in variable.levels} if words else {}
    return [named.get(float(value)) or _number(value) for value in np.asarray(column, dtype=float)]


def _number(value: float) -> str:
    """The shortest digits that read back as the same number."""
    if np.isnan(value):
        return ""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))

"""One export file, matched and coded."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instrument.message import Fault, Place, quoted
from instrument.model import Instrument
from survey.batch import Batch, Origin, numbers_in, rows_as_given
from survey.extra import extra_numbers, extra_places
from survey.files.grid import Grid, refuse_nameless
from survey.identifiers import hashed, is_identifier
from survey.importers.wenjuanxing.columns import Export, code_columns
from survey.importers.wenjuanxing.conventions import (
    ADDRESS,
    IDENTIFYING,
    NUMBER,
    ORIGIN,
    SECONDS,
    SIMULATED,
    Mode,
    seconds,
)
from survey.importers.wenjuanxing.headers import match_columns, not_answers
from survey.importers.wenjuanxing.inner import inner_questions
from survey.importers.wenjuanxing.modes import mode_of
from survey.importers.wenjuanxing.slots import Slot, slots_of


@dataclass(frozen=True)
class Part:
    """A coded file with what is needed to join it with its twin."""

    grid: Grid
    mode: Mode
    batch: Batch
    shown: dict[str, int]  # variable → the column of the file it was read from


def read_part(grid: Grid, instrument: Instrument) -> Part:
    """The file's answers; raises `Fault` for a column or a cell that does not belong to the questionnaire."""
    refuse_nameless(grid)
    mode = mode_of(grid, instrument)
    matched = match_columns(grid, instrument, slots_of(instrument, mode))
    places = extra_places(grid.headers, instrument, grid.file)
    ids = numbers(grid)
    inner = {
        outer: each
        for outer, each in inner_questions(instrument).items()
        if each.question.id not in {slot.question.id for slot in matched.values()}
    }
    coded = code_columns(Export(grid, matched, mode, instrument.missing, ids, inner))
    batch = Batch(
        ids=ids,
        columns=coded.columns,
        extra={name: extra_numbers(grid, at) for name, at in places.items()},
        seconds=_seconds(grid),
        given=rows_as_given(grid, persons(grid, instrument, matched)),
        origins=(Origin(grid.file, grid.sha256, len(grid.rows), grid.sheet, grid.encoding, mode),),
        importer="wenjuanxing",
        issues=tuple(coded.issues),
        simulated=_simulated(grid),
        addresses=_addresses(grid),
    )
    shown = {slot.question.id: at for at, slot in matched.items()} | {slot.name: at for at, slot in matched.items()}
    return Part(grid, mode, batch, shown)


def columns_of(grid: Grid, instrument: Instrument) -> Mapping[int, Slot]:
    """What the columns of answers hold; raises `Fault` where they are not those of the questionnaire."""
    refuse_nameless(grid)
    return match_columns(grid, instrument, slots_of(instrument, mode_of(grid, instrument)))


def persons(grid: Grid, instrument: Instrument, matched: Mapping[int, Slot]) -> frozenset[int]:
    """The columns that tell who a person is: the platform's own, and answers declared so."""
    own = {at for at in not_answers(grid, instrument) if is_identifier(grid.headers[at])}
    own |= {at for at, header in enumerate(grid.headers) if header.strip() in IDENTIFYING}
    return frozenset(own | {at for at, slot in matched.items() if slot.question.identifying})


def _meta(grid: Grid, header: str) -> int | None:
    found = [at for at, each in enumerate(grid.headers) if each.strip() == header]
    if len(found) > 1:
        raise Fault(
            "column {found} stands {times} times; possible: once",
            {"found": quoted(header), "times": len(found)},
            Place(grid.file, 1),
        )
    return found[0] if found else None


def numbers(grid: Grid) -> tuple[str, ...]:
    """The platform's own numbers of the rows; raises `Fault` where they are not there, or one stands twice."""
    at = _meta(grid, NUMBER)
    if at is None:
        raise Fault("no column {wanted}", {"wanted": quoted(NUMBER)}, Place(grid.file, 1))
    return numbers_in(grid, at)


def _seconds(grid: Grid) -> NDArray[np.float64]:
    at = _meta(grid, SECONDS)
    if at is None:
        return np.full(len(grid.rows), np.nan)
    cells = grid.column(at)
    known = {cell: seconds(cell) for cell in set(cells)}
    found = [known[cell] for cell in cells]
    if None in found:
        row = found.index(None)
        raise Fault(
            "{found} is no time; possible: '136秒', '1分30秒'",
            {"found": quoted(grid.rows[row][at])},
            grid.place(row, at),
        )
    return np.array(found, dtype=float)


def _addresses(grid: Grid) -> tuple[str, ...]:
    at = _meta(grid, ADDRESS)
    return () if at is None else hashed(grid.column(at))


def _simulated(grid: Grid) -> bool:
    at = _meta(grid, ORIGIN)
    return at is not None and any(cell.strip() == SIMULATED for cell in grid.column(at))

"""The same answers exported by text and by number, joined on 序号 with every cell compared."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from instrument.message import Fault, Place, quoted
from survey.batch import Batch
from survey.importers.wenjuanxing.conventions import NUMBER, Mode
from survey.importers.wenjuanxing.parts import Part
from survey.responses import Column


def join(parts: Sequence[Part]) -> tuple[Batch, ...]:
    """One batch for each text export, joined with the number export of the same rows, and for what is left alone.

    Raises `Fault` where a pair does not hold the same rows or the same answer in every cell.
    """
    alone = [part for part in parts if part.mode is Mode.NUMBER]
    batches = []
    for text in (part for part in parts if part.mode is Mode.TEXT):
        twin = _twin(text, alone)
        if twin is None:
            batches.append(text.batch)
            continue
        alone.remove(twin)
        batches.append(_joined(text, twin))
    return (*batches, *(part.batch for part in alone))


def _twin(text: Part, numbers: Sequence[Part]) -> Part | None:
    """The number export of the same rows; raises `Fault` for one that shares only some of them."""
    ids = set(text.batch.ids)
    same = [part for part in numbers if set(part.batch.ids) == ids]
    if same:
        return next((part for part in same if not _differences(text, part)), same[0])
    for part in numbers:
        shared = ids & set(part.batch.ids)
        if shared:
            left, file = _left_over(text, part)
            raise Fault(
                "{count} numbers ({column}) of this file are not in {other}, the first is {found}; "
                "possible: two exports of the same rows",
                {"count": len(left), "column": NUMBER, "other": quoted(file.grid.file), "found": quoted(left[0])},
                Place((part if file is text else text).grid.file),
            )
    return None


def _left_over(text: Part, number: Part) -> tuple[list[str], Part]:
    """The numbers that one of the two lacks, and which one."""
    for one, other in ((text, number), (number, text)):
        held = set(other.batch.ids)
        left = [id for id in one.batch.ids if id not in held]
        if left:
            return left, other
    return [], number


def _joined(text: Part, number: Part) -> Batch:
    differences = _differences(text, number)
    if differences:
        raise _disagreement(text, number, differences)
    batch = text.batch
    return replace(
        batch,
        origins=(*batch.origins, *number.batch.origins),
        seconds=np.where(np.isnan(batch.seconds), _aligned(number, batch, number.batch.seconds), batch.seconds),
        simulated=batch.simulated or number.batch.simulated,
    )


def _aligned(number: Part, to: Batch, column: Column) -> Column:
    places = {id: row for row, id in enumerate(number.batch.ids)}
    return column[[places[id] for id in to.ids]]


def _differences(text: Part, number: Part) -> list[tuple[int, str]]:
    """(row of the text export, variable) wherever the two say different things."""
    found: list[tuple[int, str]] = []
    for name, column in number.batch.columns.items():
        own = text.batch.columns[name]
        other = _aligned(number, text.batch, column)
        equal = own == other
        if own.dtype != object:
            equal = equal | (np.isnan(own) & np.isnan(other))
        found.extend((int(row), name) for row in np.flatnonzero(~equal))
    return sorted(found)


def _disagreement(text: Part, number: Part, differences: Sequence[tuple[int, str]]) -> Fault:
    row, name = differences[0]
    at = text.shown.get(name, text.shown.get(name.rpartition("_")[0], 0))
    there = number.batch.ids.index(text.batch.ids[row])
    return Fault(
        "number {id}: {found} here, but {other} in {file}; cells that differ: {count}",
        {
            "id": text.batch.ids[row],
            "found": quoted(text.grid.rows[row][at]),
            "other": quoted(number.grid.rows[there][number.shown[name]]),
            "file": quoted(number.grid.file),
            "count": len(differences),
        },
        text.grid.place(row, at),
    )

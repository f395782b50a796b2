"""The same answers exported by text and by number, joined on 序号 with every cell compared."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from instrument.kinds import member, other
from instrument.message import Fault, Message, Place, quoted
from instrument.model import Instrument
from survey.batch import Batch, Issue
from survey.importers.wenjuanxing.conventions import NUMBER, Mode
from survey.importers.wenjuanxing.parts import Part


def join(parts: Sequence[Part], instrument: Instrument) -> tuple[Batch, ...]:
    """One batch for each text export, joined with the number export of the same rows, and for what is left alone.

    Raises `Fault` where a pair does not hold the same rows or the same answer in every cell.
    """
    alone = [part for part in parts if part.mode is not Mode.TEXT]
    batches = []
    for text in (part for part in parts if part.mode is Mode.TEXT):
        twin = _twin(text, alone)
        if twin is None:
            batches.append(text.batch)
            continue
        alone.remove(twin)
        batches.append(_joined(text, twin))
    return (*batches, *(_alone(part, instrument) for part in alone))


def _alone(number: Part, instrument: Instrument) -> Batch:
    """A number export without its twin, with an issue for each blank whose words it does not hold."""
    issues = []
    for question in instrument.questions:
        for option in question.options:
            if option.other:
                own = number.batch.columns.get(member(question, option))
                ticked = number.batch.columns[question.id] == option.code if own is None else own == 1
                if ticked.any():
                    issues.append(_words_lost(other(question, option), int(ticked.sum())))
    return replace(number.batch, issues=(*number.batch.issues, *issues))


def _words_lost(variable: str, count: int) -> Issue:
    message = Message(
        "{count} respondents ticked an option with a blank, but an export by number (按序号) holds no typed words; "
        "possible: the export by text (按文本) beside it",
        {"count": count},
    )
    return Issue("", "typed_words", variable, message)


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
    for whole, lacking in ((text, number), (number, text)):
        held = set(lacking.batch.ids)
        left = [id for id in whole.batch.ids if id not in held]
        if left:
            return left, lacking
    return [], number


def _joined(text: Part, number: Part) -> Batch:
    differences = _differences(text, number)
    if differences:
        raise _disagreement(text, number, differences)
    batch = text.batch
    return replace(
        batch,
        origins=(*batch.origins, *number.batch.origins),
        seconds=np.where(np.isnan(batch.seconds), number.batch.seconds[_order(text, number)], batch.seconds),
        simulated=batch.simulated or number.batch.simulated,
    )


def _order(text: Part, number: Part) -> list[int]:
    """The row of the number export for each row of the text export."""
    places = {id: row for row, id in enumerate(number.batch.ids)}
    return [places[id] for id in text.batch.ids]


def _differences(text: Part, number: Part) -> list[tuple[int, str]]:
    """(row of the text export, variable) wherever the two say different things."""
    found: list[tuple[int, str]] = []
    order = _order(text, number)
    for name, column in number.batch.columns.items():
        own, other = text.batch.columns[name], column[order]
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
            "id": quoted(text.batch.ids[row]),
            "found": quoted(text.grid.rows[row][at]),
            "other": quoted(number.grid.rows[there][number.shown[name]]),
            "file": quoted(number.grid.file),
            "count": len(differences),
        },
        text.grid.place(row, at),
    )

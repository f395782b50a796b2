"""Several batches as one: parts of a collection, overlapping exports, collections of different sources."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from instrument.codebook import Codebook
from instrument.message import Fault, Place, quoted
from instrument.model import Instrument
from instrument.records import replace
from survey.batch import Batch, answers
from survey.comparing import comparable
from survey.responses import Column

LONG = 12  # characters of a number made by chance


def completed(batch: Batch, codebook: Codebook) -> Batch:
    """The batch with a column for every answer of the codebook, in its order; texts that the source lacks are empty."""
    columns: dict[str, Column] = {}
    for variable in answers(codebook):
        blank = np.full(len(batch), "", dtype=object) if variable.is_text else np.full(len(batch), np.nan)
        columns[variable.name] = batch.columns.get(variable.name, blank)
    return replace(batch, columns=columns)


def with_extra(batch: Batch, instrument: Instrument) -> Batch:
    """The batch with every column that the questionnaire declares beside the answers; NaN where the source lacks it."""
    unknown = np.full(len(batch), np.nan)
    return replace(batch, extra={name: batch.extra.get(name, unknown) for name in instrument.extra})


def together(batches: Sequence[Batch]) -> Batch:
    """All rows of completed batches, each respondent once.

    Two exports of one collection may overlap: a row with the same number and the same answers counts once. Where no
    shared number has the same answers, the files are different collections and their numbers get the file's name,
    unless the numbers are such as only one collection has.
    Raises `Fault` where some shared rows are the same and others are not.
    """
    collections: list[Batch] = []
    for batch in batches:
        at = next((at for at, earlier in enumerate(collections) if _overlap(earlier, batch)), None)
        if at is None:
            collections.append(batch)
        else:
            collections[at] = _merged(collections[at], batch)
    times = Counter(id for batch in collections for id in batch.ids)
    clash = any(count > 1 for count in times.values())
    return _stacked([_named(batch) for batch in collections] if clash else collections)


def _overlap(first: Batch, second: Batch) -> bool:
    """Whether a number that both hold has the same answers in both, in files of one platform."""
    shared, alike = _compare(first, second)
    if len(alike) < len(shared) and (alike or any(map(_is_unique, shared))):
        different = next(id for id in second.ids if id in shared and id not in alike)
        raise Fault(
            "number {id} has other answers in {other}; numbers with the same answers in both files: {count}",
            {"id": quoted(different), "other": quoted(first.origins[0].file), "count": len(alike)},
            Place(second.origins[0].file),
        )
    return bool(alike)


def _is_unique(number: str) -> bool:
    """Whether no two collections can share the number: R_3k8…, a uuid."""
    return len(number) >= LONG and not number.isdigit()


def _compare(first: Batch, second: Batch) -> tuple[set[str], set[str]]:
    """The numbers that both hold, and those with the same answers."""
    if first.importer != second.importer:
        return set(), set()
    shared = set(first.ids) & set(second.ids)
    one, other = _rows(first, shared), _rows(second, shared)
    return shared, {id for id in shared if one[id] == other[id]}


def _rows(batch: Batch, ids: set[str]) -> dict[str, tuple[object, ...]]:
    kept = taken(batch, [row for row, id in enumerate(batch.ids) if id in ids])
    return dict(zip(kept.ids, zip(*comparable(kept.columns), strict=True), strict=True))


def _merged(first: Batch, second: Batch) -> Batch:
    held = set(first.ids)
    return _stacked([first, taken(second, [row for row, id in enumerate(second.ids) if id not in held])])


def taken(batch: Batch, rows: Sequence[int]) -> Batch:
    """The batch with those rows only; its issues are those of the rows and of the whole file."""
    at = list(rows)
    if at == list(range(len(batch))):
        return batch
    ids = tuple(batch.ids[row] for row in at)
    kept = {"", *ids}
    return replace(
        batch,
        ids=ids,
        columns={name: column[at] for name, column in batch.columns.items()},
        seconds=batch.seconds[at],
        extra={name: column[at] for name, column in batch.extra.items()},
        given=tuple(batch.given[row] for row in at),
        issues=tuple(issue for issue in batch.issues if issue.id in kept),
        set_aside=tuple(each for each in batch.set_aside if each.id in kept),
        addresses=tuple(batch.addresses[row] for row in at) if batch.addresses else (),
    )


def _named(batch: Batch) -> Batch:
    """The batch with the name of its file before every number."""
    file = batch.origins[0].file
    return replace(
        batch,
        ids=tuple(f"{file}:{id}" for id in batch.ids),
        issues=tuple(replace(issue, id=issue.id and f"{file}:{issue.id}") for issue in batch.issues),
        set_aside=tuple(replace(each, id=f"{file}:{each.id}") for each in batch.set_aside),
        apart=tuple(replace(each, id=f"{file}:{each.id}") for each in batch.apart),
    )


def _stacked(batches: Sequence[Batch]) -> Batch:
    first = batches[0]
    if len(batches) == 1:
        return first
    return Batch(
        ids=tuple(id for batch in batches for id in batch.ids),
        columns={name: np.concatenate([batch.columns[name] for batch in batches]) for name in first.columns},
        seconds=np.concatenate([batch.seconds for batch in batches]),
        extra={name: np.concatenate([batch.extra[name] for batch in batches]) for name in first.extra},
        given=tuple(row for batch in batches for row in batch.given),
        origins=tuple(origin for batch in batches for origin in batch.origins),
        importer=", ".join(dict.fromkeys(batch.importer for batch in batches)),
        issues=tuple(issue for batch in batches for issue in batch.issues),
        simulated=any(batch.simulated for batch in batches),
        set_aside=tuple(each for batch in batches for each in batch.set_aside),
        apart=tuple({each.id: each for batch in batches for each in batch.apart}.values()),
        addresses=tuple(each for batch in batches for each in batch.addresses or ("",) * len(batch)),
    )

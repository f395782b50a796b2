"""The same rows exported twice, with typed words and without, joined with every cell compared."""

from collections.abc import Sequence

import numpy as np

from instrument.kinds import codebook, member, other
from instrument.message import Fault, Message, Place, quoted
from instrument.model import Instrument
from instrument.records import dataclass, replace
from survey.assembling import number_of_rows
from survey.batch import Batch, Issue
from survey.intake import Intake


@dataclass(frozen=True)
class Part:
    """A file and its answers."""

    intake: Intake
    batch: Batch

    def column(self, name: str) -> int:
        """The column that a variable was read from."""
        held = self.intake.matches.by_name()
        return held.get(name, held.get(name.rpartition("_")[0], 0))


def joined(parts: Sequence[Part], instrument: Instrument) -> tuple[Batch, ...]:
    """One batch for each file with typed words, joined with the one without that has its rows, and for each other.

    Raises `Fault` where a pair does not hold the same rows or the same answer in every cell.
    """
    alone = [part for part in parts if part.intake.layout.no_typed_words]
    batches = []
    for text in (part for part in parts if not part.intake.layout.no_typed_words):
        twin = _twin(text, alone, instrument)
        if twin is None:
            batches.append(text.batch)
            continue
        alone.remove(twin)
        batches.append(_joined(text, twin, instrument))
    return (*batches, *(_alone(part, instrument) for part in alone))


def _alone(number: Part, instrument: Instrument) -> Batch:
    """An export without typed words or a twin, with an issue for each blank whose words it does not hold."""
    issues = []
    columns = number.batch.columns
    for question in instrument.questions:
        for option in question.options:
            if option.other and not question.identifying:
                own = columns.get(member(question, option))
                own = own == 1 if own is not None else columns.get(question.id, np.zeros(0)) == option.code
                if own.any():
                    issues.append(_words_lost(other(question, option), int(own.sum())))
    return replace(number.batch, issues=(*number.batch.issues, *issues))


def _words_lost(variable: str, count: int) -> Issue:
    message = Message(
        "{count} respondents ticked an option with a blank, but an export by number (按序号) holds no typed words; "
        "possible: the export by text (按文本) beside it",
        {"count": count},
    )
    return Issue("", "typed_words", variable, message)


def _twin(text: Part, numbers: Sequence[Part], instrument: Instrument) -> Part | None:
    """The number export of the same rows; raises `Fault` for one that shares only some of them."""
    ids = set(text.batch.ids)
    same = [part for part in numbers if set(part.batch.ids) == ids]
    if same:
        return next((part for part in same if not _differences(text, part, instrument)), same[0])
    for part in numbers:
        shared = ids & set(part.batch.ids)
        if shared:
            left, file = _left_over(text, part)
            raise Fault(
                "{count} numbers ({column}) of this file are not in {other}, the first is {found}; "
                "possible: two exports of the same rows",
                {
                    "count": len(left),
                    "column": number_of_rows(part.intake),
                    "other": quoted(file.intake.grid.file),
                    "found": quoted(left[0]),
                },
                Place((part if file is text else text).intake.grid.file),
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


def _joined(text: Part, number: Part, instrument: Instrument) -> Batch:
    differences = _differences(text, number, instrument)
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


def _differences(text: Part, number: Part, instrument: Instrument) -> list[tuple[int, str]]:
    """(row of the text export, variable) wherever the two say different things, but for words typed beside options."""
    found: list[tuple[int, str]] = []
    order = _order(text, number)
    beside = {each.name for each in codebook(instrument) if each.is_text and each.name != each.question}
    for name in (each for each in number.batch.columns if each not in beside and each in text.batch.columns):
        own, other = text.batch.columns[name], number.batch.columns[name][order]
        equal = own == other
        if own.dtype != object:
            equal = equal | (np.isnan(own) & np.isnan(other))
        found.extend((int(row), name) for row in np.flatnonzero(~equal))
    return sorted(found)


def _disagreement(text: Part, number: Part, differences: Sequence[tuple[int, str]]) -> Fault:
    row, name = differences[0]
    at = text.column(name)
    there = number.batch.ids.index(text.batch.ids[row])
    return Fault(
        "number {id}: {found} here, but {other} in {file}; cells that differ: {count}",
        {
            "id": quoted(text.batch.ids[row]),
            "found": quoted(text.intake.grid.rows[row][at]),
            "other": quoted(number.intake.grid.rows[there][number.column(name)]),
            "file": quoted(number.intake.grid.file),
            "count": len(differences),
        },
        text.intake.grid.place(row, at),
    )

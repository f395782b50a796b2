"""Which column of an export holds what: by the platform's headers, the questionnaire's wording and their order."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from instrument.message import Fault, Place, nearest, quoted
from instrument.model import Instrument
from survey.files.grid import Grid
from survey.importers.wenjuanxing.conventions import META
from survey.importers.wenjuanxing.slots import Slot
from survey.wording import fold

_NUMBERED = re.compile(r"\s*(?:第\s*(\d+)\s*题|(\d+))\s*[、.．:：]?\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Header:
    """A header taken apart: the printed number ('' without one) and what may be its wording."""

    at: int
    number: str
    bodies: tuple[str, ...]


def match_columns(grid: Grid, instrument: Instrument, slots: Sequence[Slot]) -> Mapping[int, Slot]:
    """Column → what it holds, for every column but the platform's own.

    Raises `Fault` for a column that is not in the questionnaire, stands twice or fits several places, and for a
    question that has no column.
    """
    headers = [take_apart(at, header) for at, header in enumerate(grid.headers) if header.strip() not in META]
    possible = _candidates(headers, slots)
    _refuse_unknown(grid, instrument, possible, slots)
    matched = _resolve(headers, possible, slots)
    _refuse_unresolved(grid, possible, matched)
    _refuse_unmatched(grid, matched, slots)
    _refuse_torn(grid, headers, matched)
    return matched


def take_apart(at: int, header: str) -> Header:
    """The header with and without its number: a wording may itself begin with digits."""
    found = _NUMBERED.fullmatch(header)
    whole = fold(header)
    if not found:
        return Header(at, "", (whole,))
    return Header(at, found[1] or found[2], (whole, fold(found[3])))


def _candidates(headers: Sequence[Header], slots: Sequence[Slot]) -> dict[int, list[Slot]]:
    fitting: dict[str, list[Slot]] = defaultdict(list)
    for slot in slots:
        for body in dict.fromkeys(slot.headers()):
            fitting[body].append(slot)
    return {header.at: next((fitting[body] for body in header.bodies if body in fitting), []) for header in headers}


def _resolve(headers: Sequence[Header], possible: Mapping[int, list[Slot]], slots: Sequence[Slot]) -> dict[int, Slot]:
    """Each column's slot; columns settled in one round help to settle others in the next."""
    matched = {at: fitting[0] for at, fitting in possible.items() if len(fitting) == 1}
    following = dict(pairwise(slots))
    left = {header.at: before.at for before, header in pairwise(headers)}
    settled = -1
    while settled < len(matched):
        settled = len(matched)
        for header in (header for header in headers if header.at not in matched):
            free = [slot for slot in possible[header.at] if slot not in matched.values()]
            first = header.at not in left
            neighbour = None if first else matched.get(left[header.at])
            after = None if neighbour is None else following.get(neighbour)
            chosen = _choose(free, slots[0] if first else after, _same_number(header, headers, matched))
            if chosen is not None:
                matched[header.at] = chosen
    return matched


def _choose(free: Sequence[Slot], expected: Slot | None, questions: set[str]) -> Slot | None:
    """The slot expected after the left neighbour's, else the one of a question with this number, else the only one."""
    if expected in free:
        return expected
    same = [slot for slot in free if slot.question.id in questions]
    for left in (same, free):
        if len(left) == 1:
            return left[0]
    return None


def _same_number(header: Header, headers: Sequence[Header], matched: Mapping[int, Slot]) -> set[str]:
    """The questions whose columns carry the header's printed number."""
    if not header.number:
        return set()
    return {matched[each.at].question.id for each in headers if each.at in matched and each.number == header.number}


def _refuse_unknown(
    grid: Grid, instrument: Instrument, possible: Mapping[int, list[Slot]], slots: Sequence[Slot]
) -> None:
    unknown = [at for at, fitting in possible.items() if not fitting]
    if not unknown:
        return
    header = grid.headers[unknown[0]]
    fitted = {slot for fitting in possible.values() for slot in fitting}
    free = [slot.shown() for slot in slots if slot not in fitted]
    place = Place(grid.file, 1)
    if not free:
        raise Fault(
            "column {found} is not in the questionnaire, and every question has its column already",
            {"found": quoted(header)},
            place,
        )
    if len(unknown) == 1:
        raise Fault(
            "column {found} is not in the questionnaire; possible: {possible}",
            {"found": quoted(header), "possible": nearest(header, free)},
            place,
        )
    raise Fault(
        "{count} of {columns} columns are not in questionnaire {questionnaire}, the first is {found}; "
        "possible: {possible}",
        {
            "count": len(unknown),
            "columns": len(possible),
            "questionnaire": quoted(instrument.id),
            "found": quoted(header),
            "possible": nearest(header, free),
        },
        place,
    )


def _refuse_unresolved(grid: Grid, possible: Mapping[int, list[Slot]], matched: Mapping[int, Slot]) -> None:
    columns: dict[Slot, int] = {}
    for at, slot in matched.items():
        if slot in columns:
            raise _stands_twice(grid, at, columns[slot])
        columns[slot] = at
    for at, fitting in possible.items():
        if at in matched:
            continue
        free = [slot for slot in fitting if slot not in columns]
        if not free:
            raise _stands_twice(grid, at, columns[fitting[0]])
        raise Fault(
            "column {found} fits {count} questions; possible: {possible}",
            {
                "found": quoted(grid.headers[at]),
                "count": len(free),
                "possible": nearest("", [slot.shown() for slot in free]),
            },
            Place(grid.file, 1),
        )


def _stands_twice(grid: Grid, at: int, other: int) -> Fault:
    first, second = sorted((at, other))
    return Fault(
        "column {second} {found} stands for the same question as column {first} {earlier}",
        {
            "second": second + 1,
            "found": quoted(grid.headers[second]),
            "first": first + 1,
            "earlier": quoted(grid.headers[first]),
        },
        Place(grid.file, 1),
    )


def _refuse_unmatched(grid: Grid, matched: Mapping[int, Slot], slots: Sequence[Slot]) -> None:
    found = set(matched.values())
    without = [slot for slot in slots if slot not in found]
    if without:
        raise Fault(
            "no column for question {question} {wording}; found: {found}",
            {
                "question": without[0].question.number or without[0].question.id,
                "wording": quoted(without[0].shown()),
                "found": nearest(without[0].shown(), [quoted(grid.headers[at]) for at in matched]),
            },
            Place(grid.file, 1),
        )


def _refuse_torn(grid: Grid, headers: Sequence[Header], matched: Mapping[int, Slot]) -> None:
    """Raises `Fault` where the columns of one question carry different printed numbers."""
    seen: dict[str, Header] = {}
    for header in headers:
        if not header.number:
            continue
        question = matched[header.at].question
        first = seen.setdefault(question.id, header)
        if first.number != header.number and not question.rows:
            raise Fault(
                "columns {first} and {second} belong to one question but are numbered {one} and {other}",
                {
                    "first": quoted(grid.headers[first.at]),
                    "second": quoted(grid.headers[header.at]),
                    "one": first.number,
                    "other": header.number,
                },
                Place(grid.file, 1),
            )

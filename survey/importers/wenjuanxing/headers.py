"""Which column of an export holds what: by the platform's headers, the questionnaire's wording and their order."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from instrument.model import Instrument
from survey.extra import extra_places
from survey.files.grid import Grid
from survey.identifiers import is_identifier
from survey.importers.wenjuanxing.conventions import META, Mode
from survey.importers.wenjuanxing.inner import inner_questions
from survey.importers.wenjuanxing.mismatches import refuse_torn, refuse_unknown, refuse_unmatched, refuse_unresolved
from survey.importers.wenjuanxing.slots import Slot, slots_of
from survey.wording import fold

_BLANK = re.compile(r"\s*[(（]\d+[)）]\s*(?=.)", re.DOTALL)  # before one of several blanks of a question
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
    others = not_answers(grid, instrument)
    headers = [take_apart(at, header) for at, header in enumerate(grid.headers) if at not in others]
    possible = _candidates(headers, slots)
    refuse_unknown(grid, instrument, possible, slots)
    matched = _resolve(headers, possible, slots)
    refuse_unresolved(grid, possible, matched)
    inner = {each.question.id for each in inner_questions(instrument).values()}
    refuse_unmatched(grid, matched, [slot for slot in slots if slot.question.id not in inner])
    refuse_torn(grid, {header.at: header.number for header in headers}, matched)
    return matched


def not_answers(grid: Grid, instrument: Instrument) -> frozenset[int]:
    """The columns of the platform's own, those of persons that nobody asked for, and those beside the answers."""
    asked = {body for slot in slots_of(instrument, Mode.TEXT) for body in slot.headers()}
    extra = extra_places(grid.headers, instrument, grid.file).values()
    return frozenset(
        at
        for at, header in enumerate(grid.headers)
        if header.strip() in META
        or at in extra
        or (is_identifier(header) and not asked.intersection(take_apart(at, header).bodies))
    )


def take_apart(at: int, header: str) -> Header:
    """The header with and without its number: a wording may itself begin with digits."""
    bare = _BLANK.sub("", header, count=1) if _BLANK.match(header) else header
    found = _NUMBERED.fullmatch(bare)
    bodies = [header, bare, *([found[3], _BLANK.sub("", found[3], count=1)] if found else [])]
    return Header(at, (found[1] or found[2]) if found else "", tuple(dict.fromkeys(map(fold, bodies))))


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

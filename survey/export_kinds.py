"""Files that do not tell whether their cells are labels or places of options: whichever reads every cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from instrument.message import Fault, Place
from instrument.records import replace
from survey.coding.source import code_of

if TYPE_CHECKING:
    from survey.intake import Intake
    from survey.matching.slots import Slot


def of_its_kind(found: Intake, matched: Callable[[Intake], Intake]) -> Intake:
    """`found` with its columns `matched`, as the one kind of export or the other.

    Raises `Fault` where both read every cell, with different results.
    """
    if found.layout.other is None:
        return matched(found)
    one = _tried(found, matched)
    other = _tried(replace(found, layout=found.layout.other), matched)
    if isinstance(one, Fault):
        if isinstance(other, Fault):
            raise one
        return other
    if isinstance(other, Fault) or not _fits(other):
        return one
    fits = _fits(one)
    if fits and not found.layout.told and _codes(one) != _codes(other):
        raise Fault(
            "the cells can be labels or places of options, with different results; possible: "
            "按文本 or 按序号 in the name of the file",
            place=Place(found.grid.file),
        )
    return one if fits else other


def _tried(found: Intake, matched: Callable[[Intake], Intake]) -> Intake | Fault:
    try:
        return matched(found)
    except Fault as fault:
        return fault


def _fits(found: Intake) -> bool:
    source = found.source()
    return not any(source.options_in(at, slot.question).unread() for at, slot in _choices(found))


def _codes(found: Intake) -> list[list[float | None]]:
    source = found.source()
    columns = (source.options_in(at, slot.question).readings().numbers(code_of) for at, slot in _choices(found))
    return [[None if code != code else code for code in column.tolist()] for column in columns]


def _choices(found: Intake) -> list[tuple[int, Slot]]:
    """The columns whose cells name options."""
    return [
        (match.at, match.slot)
        for match in found.matches.matches
        if match.slot.question.options and not match.slot.typed and match.slot.option is None
    ]

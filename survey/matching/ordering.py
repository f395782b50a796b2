"""Columns that fit several places, settled by their order; each that is settled helps to settle its neighbours."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from survey.matching.candidates import Candidates
from survey.matching.matches import Match
from survey.matching.slots import Slot
from survey.platform import Heading


def settle(headings: Sequence[Heading], possible: Mapping[int, Candidates], settled: Sequence[Match]) -> list[Match]:
    """The matches of the columns in `possible` that can be told apart, besides those already `settled`."""
    matched = {match.at: match.slot for match in settled}
    taken = set(matched.values())
    left = {after.at: before for before, after in pairwise(each for each in headings if not _is_blank(each, possible))}
    found: dict[int, Match] = {}
    alone = {at: each.slots[0] for at, each in possible.items() if len(each.slots) == 1 and at not in matched}
    for at, slot in alone.items():
        found[at], matched[at] = Match(at, slot, possible[at].evidence), slot
        taken.add(slot)
    before = -1
    while before < len(matched):
        before = len(matched)
        for heading in (each for each in headings if each.at in possible and each.at not in matched):
            free = [slot for slot in possible[heading.at].slots if slot not in taken]
            neighbour = left.get(heading.at)
            expected = None if neighbour is None else matched.get(neighbour.at)
            chosen = _choose(free, expected, neighbour is None, _same_number(heading, headings, matched))
            if chosen is not None:
                found[heading.at] = Match(heading.at, chosen, possible[heading.at].evidence)
                matched[heading.at] = chosen
                taken.add(chosen)
    return list(found.values())


def _is_blank(heading: Heading, possible: Mapping[int, Candidates]) -> bool:
    """Whether the column holds typed words, which stand out of the order."""
    return heading.at in possible and all(slot.typed for slot in possible[heading.at].slots)


def _choose(free: Sequence[Slot], left: Slot | None, first: bool, numbered: set[str]) -> Slot | None:
    """The slot that follows the left neighbour's, else the one of a question with this number, else the only one."""
    for slot in free:
        if (first and slot.order <= (1, 1)) or (left is not None and _follows(slot, left)):
            return slot
    same = [slot for slot in free if slot.question.id in numbered]
    for few in (same, free):
        if len(few) == 1:
            return few[0]
    return None


def _follows(slot: Slot, left: Slot) -> bool:
    question, part = left.order
    return slot.order == (question, part + 1) or (slot.order[0] == question + 1 and slot.order[1] <= 1)


def _same_number(heading: Heading, headings: Sequence[Heading], matched: Mapping[int, Slot]) -> set[str]:
    """The questions whose columns carry the header's printed number."""
    if not heading.number:
        return set()
    return {matched[each.at].question.id for each in headings if each.at in matched and each.number == heading.number}


def groups(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """Neighbouring headings that their platform calls parts of one question."""
    held: list[Heading] = []
    for heading in headings:
        if held and not _together(held[-1], heading):
            yield held
            held = []
        held.append(heading)
    if held:
        yield held


def _together(first: Heading, second: Heading) -> bool:
    one, other = (each.names or each.wordings for each in (first, second))
    named = {said.question for said in one if said.part} & {said.question for said in other if said.part}
    return bool(named - {""})

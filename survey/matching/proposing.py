"""From what headers say to matches: what is sure first, then what is likely, then what is left."""

from collections.abc import Mapping, Sequence

from survey.matching.candidates import Candidates, Index
from survey.matching.guessing import Fits, gaps, parts_in_order, similar
from survey.matching.matches import Evidence, Match
from survey.matching.ordering import settle
from survey.matching.slots import Slot
from survey.platform import Heading


def propose(
    headings: Sequence[Heading], slots: Sequence[Slot], confirmed: Mapping[int, Slot], fits: Fits
) -> tuple[list[Match], dict[int, Candidates]]:
    """The matches of columns of answers, and for columns that fit several places alike those places.

    `confirmed` goes before all. Two columns may be matched to one slot: `survey.matching.refusing` tells.
    """
    index = Index(tuple(slots))
    matches = [Match(at, slot, Evidence.CONFIRMED) for at, slot in confirmed.items()]
    sure = {each.at: found for each in headings if each.at not in confirmed and (found := index.sure(each))}
    matches += settle(headings, sure, matches)

    def left() -> list[Heading]:
        done = {match.at for match in matches} | set(sure)
        return [each for each in headings if each.at not in done]

    def free() -> list[Slot]:
        taken = {match.slot for match in matches}
        return [slot for slot in slots if slot not in taken]

    matches += settle(headings, _within(free(), {each.at: index.loose(each) for each in left()}), matches)
    matches += parts_in_order(left(), index, set(free()))
    matches += settle(headings, _within(free(), similar(left(), free())), matches)
    touched = {match.slot.question.id for match in matches}
    matches += gaps(headings, matches, [slot for slot in slots if slot.question.id not in touched], fits)
    done = {match.at for match in matches}
    return matches, {at: each for at, each in sure.items() if at not in done}


def _within(free: Sequence[Slot], possible: Mapping[int, Candidates | None]) -> dict[int, Candidates]:
    """The candidates that are free, of columns that have any."""
    open_ = set(free)
    found = {}
    for at, each in possible.items():
        slots = tuple(slot for slot in each.slots if slot in open_) if each is not None else ()
        if each is not None and slots:
            found[at] = Candidates(slots, each.evidence)
    return found

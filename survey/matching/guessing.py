"""Places for columns that neither a name nor a wording tells: by likeness, by their number in a gap."""

import difflib
from collections.abc import Callable, Sequence

from survey.matching.candidates import Candidates, Index
from survey.matching.matches import Evidence, Match
from survey.matching.ordering import groups
from survey.matching.slots import Slot, question_words
from survey.platform import Heading, Holds
from survey.wording import fold

LIKE = 0.8  # of difflib's ratio
MARGIN = 0.05  # to the next best
MOST_COMPARED = 40_000  # pairs of wordings

Fits = Callable[[int, Slot], bool]
"""Whether every cell of a column can be an answer in that place."""


def similar(headings: Sequence[Heading], free: Sequence[Slot]) -> dict[int, Candidates]:
    """The one free slot that a header's wording is much like."""
    if len(headings) * len(free) > MOST_COMPARED:
        return {}
    found = {}
    for heading in headings:
        scores = sorted(((_likeness(heading, slot), at) for at, slot in enumerate(free)), reverse=True)
        if scores and scores[0][0] >= LIKE and (len(scores) == 1 or scores[0][0] - scores[1][0] >= MARGIN):
            found[heading.at] = Candidates((free[scores[0][1]],), Evidence.SIMILAR)
    return found


def _likeness(heading: Heading, slot: Slot) -> float:
    """Of the question and of the part, whichever is less alike."""
    if slot.typed != (heading.holds is Holds.TYPED) or (heading.holds is Holds.WHOLE and slot.is_part):
        return 0.0
    best = 0.0
    for said in heading.wordings:
        if bool(said.part) != slot.is_part and not slot.typed:
            continue
        stem = max((_ratio(fold(said.question), words) for words in question_words(slot.question)), default=0.0)
        part = max((_ratio(fold(said.part), words) for words in slot.words()), default=0.0)
        stem = 1.0 if not said.question and said.part else stem
        best = max(best, min(stem, 1.0 if slot.typed else part))
    return best


def _ratio(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE else 0.0


def parts_in_order(headings: Sequence[Heading], index: Index, free: set[Slot]) -> list[Match]:
    """Columns of a question that is named, as many as it has parts left without a column: one for each, in order."""
    found = []
    for group in groups([each for each in headings if each.holds in (Holds.ANY, Holds.PART)]):
        parts = [slot for slot in index.of_question(said.question for said in group[0].names) if slot in free]
        if group[0].names and any(said.part for said in group[0].names) and len(parts) == len(group):
            found += [Match(each.at, slot, Evidence.ORDER) for each, slot in zip(group, parts, strict=True)]
    return found


def gaps(headings: Sequence[Heading], settled: Sequence[Match], free: Sequence[Slot], fits: Fits) -> list[Match]:
    """Columns between two that are settled, where as many questions of their shapes are left between those two.

    `free` are the slots of questions without any column.
    """
    matched = {match.at: match.slot.order[0] for match in settled}
    found: list[Match] = []
    run: list[Heading] = []
    before, end = 0, max((slot.order[0] for slot in free), default=0) + 1
    for heading in (each for each in headings if each.holds is not Holds.TYPED):
        if heading.at not in matched:
            run.append(heading)
            continue
        found += _gap(run, before, matched[heading.at], free, fits)
        run, before = [], matched[heading.at]
    return found + _gap(run, before, end, free, fits)


def _gap(run: Sequence[Heading], before: int, after: int, free: Sequence[Slot], fits: Fits) -> list[Match]:
    columns = list(groups(run))
    questions = sorted({slot.order[0] for slot in free if before < slot.order[0] < after})
    if not run or len(columns) != len(questions):
        return []
    found: list[Match] = []
    for group, question in zip(columns, questions, strict=True):
        own = [slot for slot in free if slot.order[0] == question and not slot.typed]
        parts = [slot for slot in own if slot.is_part]
        whole = [slot for slot in own if not slot.is_part]
        shape = whole if len(group) == len(whole) and group[0].holds is not Holds.PART else parts
        if len(shape) != len(group):
            return []
        found += [Match(each.at, slot, Evidence.ORDER) for each, slot in zip(group, shape, strict=True)]
    return found if all(fits(match.at, match.slot) for match in found) else []

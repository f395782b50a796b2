"""Cells that name options by what only the whole column tells: codes of a platform, labels of a file."""

from collections.abc import Mapping, Sequence

from instrument.message import Fault
from survey.coding.guesses import guess
from survey.coding.source import Source
from survey.matching.guessing import Fits
from survey.matching.matches import Match
from survey.matching.slots import Slot


def fitting(source: Source) -> Fits:
    """Whether every cell of a column can be an answer in a place."""

    def fits(at: int, slot: Slot) -> bool:
        options = slot.question.options
        if not options or (slot.is_part and slot.row is None):
            return True
        try:
            unread = source.options_in(at, slot.question).unread()
        except Fault:
            return False
        return not unread or guess(unread, options) is not None

    return fits


def told_answers(source: Source, matches: Sequence[Match]) -> tuple[Mapping[str, Mapping[str, int]], frozenset[str]]:
    """Question → cell → code for cells that no label and no code tells, and the questions where that is guessed."""
    answers = {question: dict(codes) for question, codes in source.answers.items()}
    guessed = set()
    unread: dict[str, set[str]] = {}
    other_labels: dict[str, dict[str, int]] = {}
    for match in matches:
        question = match.slot.question
        names_options = match.slot.row is not None or match.slot.place or match.slot.name == question.id
        if question.options and names_options:
            column = source.options_in(match.at, question)
            unread.setdefault(question.id, set()).update(column.unread())
            found = {**other_labels.get(question.id, {}), **column.labelled_otherwise()}
            other_labels[question.id] = dict(found)
            found |= guess(unread[question.id], question.options) or {}
            if found:
                answers[question.id] = {**source.answers.get(question.id, {}), **found}
                guessed.add(question.id)
    return answers, frozenset(guessed)

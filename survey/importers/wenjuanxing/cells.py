"""What a cell of an export says, by the questionnaire's own options."""

from collections.abc import Callable

from instrument.model import Kind, MissingCodes, Option
from survey.importers.wenjuanxing.conventions import (
    CLOSING,
    NOT_ASKED_NUMBER,
    NOT_ASKED_TEXT,
    OPENING,
    SEPARATOR,
    UNANSWERED_NUMBER,
    UNANSWERED_TEXT,
    Mode,
)
from survey.importers.wenjuanxing.slots import Slot
from survey.labelled import Reading, labelled_piece, read_pieces
from survey.numerals import numeral
from survey.wording import by_label

UNKNOWN = float("nan")


def absent(cell: str, missing: MissingCodes, mode: Mode = Mode.NUMBER) -> float | None:
    """The code of a cell without an answer, NaN for an empty cell, None for an answer.

    Exports by number and by score write -2 and -3, and words where people type; one by text writes words only.
    """
    numeric = mode is not Mode.TEXT
    if cell in UNANSWERED_TEXT or (numeric and cell == UNANSWERED_NUMBER):
        return missing.unanswered
    if cell in NOT_ASKED_TEXT or (numeric and cell == NOT_ASKED_NUMBER):
        return missing.not_asked
    return UNKNOWN if not cell else None


def position_reader(options: tuple[Option, ...], missing: MissingCodes) -> Callable[[str], float | None]:
    """A function from a cell to a code: the platform numbers options as displayed, whatever their code."""
    codes = {str(place): float(option.code) for place, option in enumerate(options, 1)}

    def read(cell: str) -> float | None:
        cell = cell.strip()
        found = absent(cell, missing)
        return codes.get(cell) if found is None else found

    return read


def number_reader(slot: Slot, missing: MissingCodes, mode: Mode) -> Callable[[str], float | None]:
    """A function from a cell of an export by number or by score to a code, a mark or a rank."""
    options = slot.question.options
    if slot.option is not None:
        return mark_reader(missing, len(options) if slot.question.kind is Kind.RANKING else 1)
    return score_reader(options, missing) if by_score(slot, mode) else position_reader(options, missing)


def by_score(slot: Slot, mode: Mode) -> bool:
    """Whether the cells are scores: those of ratings, whose codes are their scores; other options are numbered."""
    return mode is Mode.SCORE and slot.question.kind in (Kind.SCALE, Kind.MATRIX)


def score_reader(options: tuple[Option, ...], missing: MissingCodes) -> Callable[[str], float | None]:
    """A function from a score to the code that is equal to it."""
    codes = {float(option.code) for option in options}

    def read(cell: str) -> float | None:
        cell = cell.strip()
        found = absent(cell, missing)
        score = numeral(cell) if found is None else found
        return score if found is not None or score in codes else None

    return read


def mark_reader(missing: MissingCodes, most: int = 1) -> Callable[[str], float | None]:
    """A function from a cell of an option's own column to 0 or 1, or to its rank up to `most`."""
    marks = {str(mark): float(mark) for mark in range(0 if most == 1 else 1, most + 1)}

    def read(cell: str) -> float | None:
        cell = cell.strip()
        found = absent(cell, missing)
        return marks.get(cell) if found is None else found

    return read


def label_reader(
    options: tuple[Option, ...], missing: MissingCodes, separator: str = ""
) -> Callable[[str], Reading | None]:
    """A function from a cell of labels to what it says; None for a label the questionnaire does not have.

    Raises `Fault` where two options read alike.
    """
    piece = labelled_piece(by_label(options), (OPENING, CLOSING), UNANSWERED_TEXT)

    def read(cell: str) -> Reading | None:
        cell = cell.strip()
        found = absent(cell, missing, Mode.TEXT)
        if found is not None:
            return Reading(missing=found)
        return read_pieces(cell, piece, options, separator, displayed=separator == SEPARATOR)

    return read

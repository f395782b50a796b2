"""Codes and labels of a variable, told apart cell by cell."""

from collections.abc import Callable

from instrument.codebook import Variable
from instrument.message import Fault, Place, quoted
from survey.numerals import numeral
from survey.wording import fold

BLANK = float("nan")


def level_reader(variable: Variable, cells: set[str], place: Place) -> Callable[[str], float | None]:
    """A function from a cell to a code, by label or by code.

    Raises `Fault` where a cell is the label of one level and the code of another, and the column does not tell which.
    """
    labelled = {fold(words): level.code for level in variable.levels for words in level.text.values()}
    codes = {float(level.code) for level in variable.levels}

    def by_label(cell: str) -> float | None:
        return labelled.get(fold(cell)) if cell.strip() else BLANK

    def by_code(cell: str) -> float | None:
        number = numeral(cell) if cell.strip() else BLANK
        return number if number is None or number != number or number in codes else None

    def by_either(cell: str) -> float | None:
        code = by_label(cell)
        return by_code(cell) if code is None else code

    held = {cell for cell in cells if cell.strip()}
    torn = sorted(cell for cell in held if by_label(cell) is not None and by_code(cell) not in (None, by_label(cell)))
    if not torn:
        return by_either
    labels_fit = all(by_label(cell) is not None for cell in held)
    codes_fit = all(by_code(cell) is not None for cell in held)
    if labels_fit == codes_fit:
        raise Fault("{found} is the label of one level and the code of another", {"found": quoted(torn[0])}, place)
    return by_label if labels_fit else by_code

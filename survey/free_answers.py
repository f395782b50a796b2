"""What people type: words, numbers and dates."""

from collections.abc import Callable, Sequence

import numpy as np

from instrument.message import Message, quoted
from instrument.records import dataclass
from survey.batch import Issue
from survey.dates import iso_date, order_of
from survey.numerals import has_decimal_commas, numeral
from survey.responses import Column
from survey.wording import harmless

Absent = Callable[[str], float | None]
"""A function from a cell to the code that stands for no answer, NaN where that is unknown, None for an answer."""


@dataclass(frozen=True)
class Typed:
    """The cells of one question that respondents type into."""

    variable: str
    cells: Sequence[str]
    ids: Sequence[str]
    absent: Absent

    def words(self) -> Column:
        """Texts, '' for no answer."""
        known = {
            cell: "" if self.absent(cell.strip()) is not None else harmless(cell.strip()) for cell in set(self.cells)
        }
        return np.array([known[cell] for cell in self.cells], dtype=object)

    def numbers(self, issues: list[Issue]) -> Column:
        """Numbers and missing codes; anything else is added to `issues`, and the answer is then unknown."""
        found = np.full(len(self.cells), np.nan)
        commas = has_decimal_commas(set(self.cells))
        for row, cell in enumerate(self.cells):
            code = self.absent(cell.strip())
            number = numeral(cell.replace(",", ".") if commas else cell) if code is None else code
            if number is None:
                message = Message("{found} is not a number; the answer counts as unknown", {"found": quoted(cell)})
                issues.append(Issue(self.ids[row], "not_a_number", self.variable, message))
            else:
                found[row] = number
        return found

    def dates(self, issues: list[Issue], order: str = "ymd") -> Column:
        """Dates, year first, '' for no answer; anything else is added to `issues`, and there is then no answer.

        `order` is that of a date which does not begin with its year, unless the dates themselves tell: "mdy", "dmy", or
        "ymd" for none.
        """
        words = self.words()
        order = order_of(set(words), order)
        found = np.full(len(words), "", dtype=object)
        for row, cell in enumerate(words):
            date = iso_date(cell, order) if cell else ""
            if date is None:
                message = Message("{found} is not a date; the answer counts as none", {"found": quoted(cell)})
                issues.append(Issue(self.ids[row], "not_a_date", self.variable, message))
            else:
                found[row] = date
        return found

"""Values and ranges as RECODE and COUNT list them: 1, 3 THRU 5, LOWEST THRU 0, MISSING, 'a'."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Field, Values
from analysis.syntax.reader import Reader
from instrument.records import dataclass


@dataclass(frozen=True)
class Listed:
    """One value, or the range between two; `word` is MISSING, SYSMIS or ELSE instead."""

    low: float = 0.0
    high: float = 0.0
    text: str | None = None
    word: str = ""

    def matches(self, described: Field, column: Values) -> NDArray[np.bool_]:
        """Where the values of a column, shape (n,), are meant; a range holds declared missing values too."""
        if self.word == "ELSE":
            return np.ones(len(column), dtype=bool)
        if self.word == "MISSING":
            return described.is_missing(column)
        if self.word == "SYSMIS":
            return np.zeros(len(column), dtype=bool) if described.is_text else np.isnan(column)
        if self.text is not None:
            return np.asarray(column == self.text, dtype=bool)
        return np.asarray((column >= self.low) & (column <= self.high), dtype=bool)


def listed(reader: Reader, is_text: bool, words: Sequence[str] = ("MISSING", "SYSMIS")) -> Listed:
    """The value or range at the cursor, for strings or for numbers; raises `Fault`."""
    word = reader.take(*words)
    if word:
        if is_text and word == "SYSMIS":
            raise reader.fault("a string is never system missing")
        return Listed(word=word)
    if is_text:
        return Listed(text=reader.string().rstrip(" "))
    low = -np.inf if reader.take("LOWEST", "LO") else reader.number()
    if not reader.take("THRU"):
        if np.isinf(low):
            raise reader.expected("THRU")
        return Listed(low, low)
    high = np.inf if reader.take("HIGHEST", "HI") else reader.number()
    if high < low:
        raise reader.fault("a range ends below its beginning")
    return Listed(low, high)

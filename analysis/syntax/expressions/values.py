"""Columns while an expression is computed: numbers as they are, texts as codes of the distinct ones."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]
"""Shape (n,), or () for what is the same in every case; NaN is missing."""
Codes = NDArray[np.intp]


@dataclass(frozen=True)
class Texts:
    """Texts of shape (n,) as `codes` into the `distinct` ones; without codes, the only one in every case."""

    distinct: tuple[str, ...]
    codes: Codes | None = None

    @classmethod
    def of(cls, column: NDArray[Any]) -> "Texts":
        """A column of str."""
        listed = column.tolist()
        order = {text: code for code, text in enumerate(dict.fromkeys(listed))}
        return cls(tuple(order), np.fromiter(map(order.__getitem__, listed), dtype=np.intp, count=len(listed)))

    def column(self, n: int) -> NDArray[Any]:
        """The texts as an object array of shape (n,)."""
        distinct = np.array(self.distinct or ("",), dtype=object)
        return np.full(n, distinct[0], dtype=object) if self.codes is None else distinct[self.codes]

    def mapped(self, function: Callable[[str], str]) -> "Texts":
        """Every text replaced by what `function` makes of it."""
        return Texts(tuple(function(text) for text in self.distinct), self.codes)

    def numbered(self, function: Callable[[str], float]) -> Numbers:
        """What `function` makes of every text."""
        found = np.array([function(text) for text in self.distinct or ("",)], dtype=float)
        return found[0:1].reshape(()) if self.codes is None else found[self.codes]


Value = Numbers | Texts


def texts_of(function: Callable[..., str], *values: Value) -> Texts:
    """A text of every case: `function` is asked once for each distinct combination of `values`."""
    found, codes = _asked(function, values)
    return Texts(tuple(found), codes)


def numbers_of(function: Callable[..., float], *values: Value) -> Numbers:
    """A number of every case, in the same way."""
    found, codes = _asked(function, values)
    answers = np.array(found, dtype=float)
    return answers.reshape(()) if codes is None else answers[codes]


def _asked(function: Callable[..., Any], values: Sequence[Value]) -> tuple[list[Any], Codes | None]:
    parts = [_parts(value) for value in values]
    joint: Codes | None = None
    combinations: list[tuple[Any, ...]] = [()]
    for distinct, codes in parts:
        if codes is None:
            combinations = [(*before, distinct[0]) for before in combinations]
        elif joint is None:
            joint, combinations = codes, [(*combinations[0], each) for each in distinct]
        else:
            kept, joint = np.unique(joint * len(distinct) + codes, return_inverse=True)
            combinations = [(*combinations[k // len(distinct)], distinct[k % len(distinct)]) for k in kept.tolist()]
    return [function(*each) for each in combinations], joint


def _parts(value: Value) -> tuple[Sequence[Any], Codes | None]:
    if isinstance(value, Texts):
        return value.distinct, value.codes
    if value.ndim == 0:
        return [float(value)], None
    distinct, codes = np.unique(value, return_inverse=True)
    return distinct.tolist(), codes


def finite(found: Numbers) -> Numbers:
    """The numbers with NaN in place of what is too large to be one."""
    bad = np.isinf(found)
    return np.where(bad, np.nan, found) if bad.any() else found


def padded(*texts: str) -> list[bytes]:
    """Texts as strings are compared: as bytes, the shorter ones with blanks up to the longest."""
    written = [text.encode("utf-8", "surrogatepass") for text in texts]
    width = max(map(len, written))
    return [each.ljust(width) for each in written]

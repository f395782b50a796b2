"""How a function of expressions is described: what it takes, gives and does."""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Field
from analysis.syntax.expressions.nodes import Kind
from analysis.syntax.expressions.values import Numbers, finite, numbers_of, texts_of
from instrument.records import dataclass

Takes = Literal[
    "number", "string", "format", "format for reading", "variable", "text variable", "raw", "absent", "gone"
]  # fmt: skip
"""What an argument is handed over as.

number: declared missing values are missing; whole numbers are checked by the function. string: texts.
format, format for reading: a Format. variable, text variable: a Field with its column.
raw: a number with its declared missing values as they are. absent: whether system missing.
gone: whether missing at all.
"""
NUMBER: Takes = "number"
Described = tuple[Field, NDArray[Any]]
"""A variable with its column."""


@dataclass(frozen=True)
class Function:
    """One form of a function; forms of one name differ in what they take."""

    name: str
    takes: tuple[Takes, ...]
    run: Callable[..., Any]  # its arguments in order; the scene first, where `sees` says so
    gives: Kind = "number"
    optional: int = 0  # of the last parameters
    repeats: int = 0  # last parameters that may come again, as a group
    least: int = 0  # valid arguments a statistic needs where no .n is written; 0: it knows no .n
    sees: bool = False  # the scene
    constant: tuple[int, ...] = ()  # parameters that must be written as numbers

    def accepts(self, count: int) -> bool:
        """Whether it may have so many arguments."""
        most = len(self.takes)
        if count < most - self.optional:
            return False
        return count <= most or (self.repeats > 0 and (count - most) % self.repeats == 0)

    def takes_at(self, place: int) -> Takes:
        """What the argument at `place`, from 0, is handed over as."""
        if place < len(self.takes):
            return self.takes[place]
        return self.takes[len(self.takes) - self.repeats + (place - len(self.takes)) % self.repeats]

    @property
    def shown(self) -> str:
        """As a message may show it: MOD(number, number)."""
        words = {"raw": "variable", "absent": "number", "gone": "variable"}
        parts = [words.get(each, each) for each in self.takes]
        needed, others = parts[: len(parts) - self.optional], parts[len(parts) - self.optional :]
        inner = ", ".join(needed) + "".join(f"[, {each}" for each in others) + "]" * len(others)
        more = "[, …]" if self.repeats else ""
        return f"{self.name}({inner}{more})"


def of_numbers(
    name: str,
    function: Callable[..., Numbers],
    takes: int = 1,
    within: Callable[..., Any] | None = None,
    optional: int = 0,
    gives: Kind = "number",
) -> Function:
    """A function of columns of numbers: missing where an argument is, outside of its domain, or too large."""

    def run(*values: Numbers) -> Numbers:
        with np.errstate(all="ignore"):
            found = np.asarray(function(*values), dtype=float)
            gone = np.logical_or.reduce(np.broadcast_arrays(*(np.isnan(value) for value in values)))
            if within is not None:
                gone = gone | ~np.asarray(within(*values), dtype=bool)
        return finite(np.where(gone, np.nan, found))

    return Function(name, (NUMBER,) * takes, run, gives, optional)


def of_each_number(name: str, function: Callable[..., float], takes: tuple[Takes, ...], optional: int = 0) -> Function:
    """A function that is asked once for each distinct combination of its arguments, and gives a number."""
    return Function(name, takes, lambda *values: numbers_of(function, *values), "number", optional)


def of_each_text(name: str, function: Callable[..., str], takes: tuple[Takes, ...], optional: int = 0) -> Function:
    """The same that gives a text."""
    return Function(name, takes, lambda *values: texts_of(function, *values), "string", optional)

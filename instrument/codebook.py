"""Variables: what each question becomes as columns, with labels, missing codes and declared bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property

from instrument.measure import Measure, Text
from instrument.message import Fault, nearest, quoted
from instrument.records import dataclass


@dataclass(frozen=True)
class Level:
    """One code a variable may hold, and what it stands for."""

    code: float
    text: Text
    missing: bool = False


@dataclass(frozen=True)
class Variable:
    """A column of answers.

    A number is valid unless it is NaN (unknown: a system-missing cell), one of `missing`, or within `missing_range`.
    A text variable holds strings; the empty string is no answer.
    """

    name: str
    text: Text = field(default_factory=dict)
    measure: Measure = Measure.NOMINAL
    levels: tuple[Level, ...] = ()  # in the order of the questionnaire, missing codes included
    is_text: bool = False
    bounds: tuple[float, float] | None = None  # declared smallest and largest valid code
    missing: tuple[float, ...] = ()
    missing_range: tuple[float, float] | None = None
    decimals: int = 0
    question: str = ""  # the question it comes from
    reversed_of: str = ""  # the variable whose declared codes it mirrors
    of_words: bool = False  # its codes were made from a file's words, in their order, and measure nothing

    @property
    def valid_levels(self) -> tuple[Level, ...]:
        return tuple(level for level in self.levels if not level.missing)


@dataclass(frozen=True)
class MultipleSet:
    """A multiple-response set of 0/1 columns."""

    name: str
    text: Text
    members: tuple[str, ...]
    counted: float = 1


@dataclass(frozen=True)
class ItemScale:
    """A scale as columns: its items, already turned the same way, and the name of its score."""

    name: str
    text: Text
    items: tuple[str, ...]
    reason: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Codebook:
    """Every variable, multiple-response set and scale of a data set."""

    variables: tuple[Variable, ...]
    sets: tuple[MultipleSet, ...] = ()
    scales: tuple[ItemScale, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Variable]:
        return {variable.name: variable for variable in self.variables}

    def __iter__(self) -> Iterator[Variable]:
        return iter(self.variables)

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def variable(self, name: str) -> Variable:
        """The variable of that name; raises `Fault` that names the nearest."""
        if name in self.by_name:
            return self.by_name[name]
        raise Fault(
            "no variable {found}; possible: {possible}",
            {"found": quoted(name), "possible": nearest(name, self.by_name)},
        )

    def set(self, name: str) -> MultipleSet:
        """The multiple-response set of that name; raises `Fault` that names the nearest."""
        for found in self.sets:
            if found.name == name:
                return found
        raise Fault(
            "no multiple-response set {found}; possible: {possible}",
            {"found": quoted(name), "possible": nearest(name, [each.name for each in self.sets])},
        )

    def scale(self, name: str) -> ItemScale:
        """The scale of that name; raises `Fault` that names the nearest."""
        for found in self.scales:
            if found.name == name:
                return found
        raise Fault(
            "no scale {found}; possible: {possible}",
            {"found": quoted(name), "possible": nearest(name, [each.name for each in self.scales])},
        )

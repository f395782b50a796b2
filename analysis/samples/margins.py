"""The margins of a population that a sample is weighted to, from the words of a plan or a command."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, Self

from analysis.options import Written
from instrument.codebook import Codebook, Variable
from instrument.message import Fault, Place, nearest, quoted
from instrument.records import dataclass

ROUNDING = 0.005  # of the whole: shares of 99.6 or 100.4 percent are rounded, 98 percent is a slip
SLIP = 0.2  # of the whole: further from 1 and from 100, shares are counts of people


@dataclass(frozen=True)
class Margin:
    """How a population is shared among the codes of a variable, or among the cells of several."""

    variables: tuple[Variable, ...]
    shares: tuple[tuple[tuple[float, ...], float], ...]  # a code of each variable → share of the whole, above 0

    @property
    def name(self) -> str:
        return "*".join(variable.name for variable in self.variables)


@dataclass(frozen=True)
class Margins(Written):
    """The margins that a sample is weighted to, together."""

    margins: tuple[Margin, ...]

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        """Margins from `{q1: {1: 52.1, 2: 47.9}, q2*q3: {1*1: 30, …}}` or `q1:1=52.1;2=47.9/q2*q3:1*1=30;…`.

        Shares may be percentages, shares of 1 or counts. Raises `Fault` for what is unknown, twice there, or 0.
        """
        if not isinstance(given, Mapping | str):
            sentence = "{found} is no margins; possible: shares for each code of a variable, such as q1:1=52.1;2=47.9"
            raise Fault(sentence, {"found": quoted(given)})
        margins = tuple(_margin(name, shares, codebook) for name, shares in _pairs(given, "/", ":"))
        if not margins:
            raise Fault("no margin is named; possible: shares for each code of a variable, such as q1:1=52.1;2=47.9")
        return cls(margins)

    def plain(self) -> dict[str, dict[str, float]]:
        """Margins as a plan writes them."""
        return {margin.name: {_cell(codes): share for codes, share in margin.shares} for margin in self.margins}


def _pairs(given: Any, between: str, within: str) -> Iterator[tuple[str, Any]]:
    """Names and what stands under them, each name once."""
    if isinstance(given, Mapping):
        yield from ((str(name).strip(), held) for name, held in given.items())
        return
    seen = set()
    for part in (part.strip() for part in str(given).split(between) if part.strip()):
        name, parted, held = part.partition(within)
        if not parted or name.strip() in seen:
            sentence = "{found} is not one share for a code, each once; possible: such as q1:1=52.1;2=47.9"
            raise Fault(sentence, {"found": quoted(part)})
        seen.add(name.strip())
        yield name.strip(), held.strip()


def _margin(name: str, given: Any, codebook: Codebook) -> Margin:
    variables = tuple(codebook.variable(word.strip()) for word in name.split("*"))
    try:
        pairs = [(_codes(cell, variables), _share(share)) for cell, share in _pairs(given, ";", "=")]
    except Fault as fault:
        raise fault.at(Place(entry=name)) from None
    shares = dict(pairs)
    if len(shares) < len(pairs):
        raise Fault("a code has two shares; possible: one for each code", place=Place(entry=name))
    whole = math.fsum(shares.values())
    for unit in (1, 100):
        if ROUNDING * unit < abs(whole - unit) < SLIP * unit:
            sentence = "the shares sum to {found}; possible: {possible}, or counts of people"
            raise Fault(sentence, {"found": quoted(f"{whole:g}"), "possible": unit}, Place(entry=name))
    if len(shares) < 2:
        raise Fault("one share alone is no margin; possible: a share for every code", place=Place(entry=name))
    return Margin(variables, tuple(shares.items()))


def _codes(cell: str, variables: tuple[Variable, ...]) -> tuple[float, ...]:
    words = cell.split("*")
    if len(words) != len(variables):
        sentence = "{found} names {count} codes; possible: one for each of {possible} variables"
        raise Fault(sentence, {"found": quoted(cell), "count": len(words), "possible": len(variables)})
    return tuple(_code(word.strip(), variable) for word, variable in zip(words, variables, strict=True))


def _code(word: str, variable: Variable) -> float:
    code = _number(word)
    declared = [level.code for level in variable.valid_levels]
    if code is None or (declared and code not in declared):
        possible = nearest(word, [_cell((level,)) for level in declared]) or "a number"
        values = {"found": quoted(word), "variable": variable.name, "possible": possible}
        raise Fault("{found} is no code of {variable}; possible: {possible}", values)
    return code


def _share(given: Any) -> float:
    share = _number(str(given))
    if share is None or share <= 0:
        raise Fault("{found} is not a share; possible: a number above 0", {"found": quoted(given)})
    return share


def _number(word: str) -> float | None:
    try:
        found = float(word)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _cell(codes: tuple[float, ...]) -> str:
    return "*".join(str(int(code)) if code.is_integer() else repr(code) for code in map(float, codes))

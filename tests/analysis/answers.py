"""Answers for the tests of this room: columns of numbers become a tally, with as little codebook as they need."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from analysis.counting.memory import MemoryTally
from instrument.codebook import Codebook, ItemScale, Level, MultipleSet, Variable
from survey.responses import Responses


def variable(name: str, codes: Iterable[float] = (), missing: Sequence[float] = (), **facts) -> Variable:
    """A variable whose declared levels are `codes`, then `missing`."""
    levels = [Level(code, {"en": f"{name} is {code}"}) for code in codes]
    levels += [Level(code, {"en": f"{name} is missing {code}"}, missing=True) for code in missing]
    return Variable(name, {"en": name.upper()}, levels=tuple(levels), missing=tuple(missing), **facts)


def responses_of(
    columns: Mapping[str, Sequence[float]],
    variables: Iterable[Variable] = (),
    weight: str | None = None,
    sets: Mapping[str, Sequence[str]] | None = None,
    scales: Mapping[str, Sequence[str]] | None = None,
) -> Responses:
    """Responses whose variables are those given, and one without levels for every other column."""
    declared = {each.name: each for each in variables}
    codebook = Codebook(
        tuple(declared.get(name, Variable(name, {"en": name.upper()})) for name in columns),
        tuple(MultipleSet(name, {"en": name}, tuple(members)) for name, members in (sets or {}).items()),
        tuple(ItemScale(name, {"en": name}, tuple(items)) for name, items in (scales or {}).items()),
    )
    arrays = {name: np.asarray(cells, dtype=float) for name, cells in columns.items()}
    rows = len(next(iter(arrays.values())))
    return Responses(codebook, arrays, tuple(str(row + 1) for row in range(rows)), weight)


def tally_of(*about, **facts) -> MemoryTally:
    """A tally of `responses_of(...)`."""
    return MemoryTally(responses_of(*about, **facts))

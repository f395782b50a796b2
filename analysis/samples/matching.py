"""Which cases are in which cell of a population's margins."""

import numpy as np
from numpy.typing import NDArray

from analysis.labels import level_key
from analysis.samples.margins import Margin, Margins
from analysis.statistics.description import NO_CASES
from analysis.statistics.raking import Target
from analysis.tally import Patterns
from analysis.undefined import Undefined
from instrument.message import Message


def target(margin: Margin, patterns: Patterns) -> Target:
    """The cell of each pattern, and the shares of the cells."""
    places = np.full(len(patterns.weights), -1, dtype=np.int64)
    for at, (codes, _) in enumerate(margin.shares):
        same = [patterns.column(each.name) == wanted for each, wanted in zip(margin.variables, codes, strict=True)]
        places[np.logical_and.reduce(same) & ~unknown(margin, patterns)] = at
    wanted = np.array([share for _, share in margin.shares])
    return Target(places, wanted / wanted.sum())


def unknown(margin: Margin, patterns: Patterns) -> NDArray[np.bool_]:
    """Which patterns lack an answer that the margin asks for, (p,)."""
    at = [patterns.names.index(variable.name) for variable in margin.variables]
    return np.asarray(patterns.missing[:, at].any(axis=1))


def impossible(margins: Margins, patterns: Patterns, targets: tuple[Target, ...]) -> Undefined | None:
    """Why no weights can meet the margins, as far as one margin alone tells."""
    if len(patterns.weights) == 0:
        return NO_CASES
    for margin, one in zip(margins.margins, targets, strict=True):
        stray = (one.places < 0) & ~unknown(margin, patterns)
        if stray.any():
            at = int(np.flatnonzero(stray)[0])
            cell = key_of(margin, tuple(float(patterns.column(each.name)[at]) for each in margin.variables))
            return Undefined(Message("some cases are of {level}, which has no share in the margins", {"level": cell}))
        for at, (codes, _) in enumerate(margin.shares):
            if not (one.places == at).any():
                cell = key_of(margin, codes)
                return Undefined(Message("no case is of {level}, which has a share in the margins", {"level": cell}))
    return None


def key_of(margin: Margin, codes: tuple[float, ...]) -> str:
    """The key of one cell: `q1=1`, `q1=1*q2=3`."""
    pairs = zip(margin.variables, codes, strict=True)
    return "*".join(level_key(variable.name, level) for variable, level in pairs)

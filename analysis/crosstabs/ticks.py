"""Who ticked what in a multiple-response set."""

from collections.abc import Sequence

import numpy as np

from analysis.cases import Cases
from analysis.levels import in_order
from analysis.tally import Numbers, Patterns, Tally
from instrument.codebook import MultipleSet, Variable
from instrument.records import dataclass

REPEAT = "#"
"""Between the member of a set made of codes and how often at least a case gave it: set=1#2."""


def once(members: Sequence[str]) -> list[str]:
    """The members of a set without those that say how often one was given."""
    return [name for name in members if "=" not in name or REPEAT not in name.partition("=")[2]]


@dataclass(frozen=True)
class Ticks:
    """The ticks of one set; what is true of a pattern is 1, else 0."""

    members: tuple[str, ...]
    patterns: Patterns  # of the members, and then of the groups where there are some
    ticked: Numbers  # (p, k): the option has the counted value
    some: Numbers  # (p,): at least one option is ticked: SPSS's valid cases (D20)
    asked: Numbers  # (p,): the question was answered, with a tick or without

    def weight(self, kept: Numbers) -> float:
        """The sum of weights where `kept`, shape (p,), is 1."""
        return float(self.patterns.weights @ kept)

    def counts(self, kept: Numbers) -> list[float]:
        """The sum of weights of each option's ticks where `kept`, shape (p,), is 1."""
        found: list[float] = ((self.patterns.weights * kept) @ self.ticked).tolist()
        return found

    def groups(self, by: Variable, kept: Numbers) -> tuple[float, ...]:
        """The codes of `by` that somebody has where `kept`, shape (p,), is 1."""
        return in_order(by, self.patterns.values[kept > 0, -1])

    def belongs(self, code: float) -> Numbers:
        """(p,): the pattern is of the group `code`."""
        found: Numbers = (self.patterns.values[:, -1] == code).astype(float)
        return found


def ticks_of(tally: Tally, wanted: MultipleSet, by: Variable | None = None) -> Ticks:
    """The ticks of a set; where there is `by`, of those who belong to a group."""
    patterns = tally.patterns([*wanted.members, *([by.name] if by else [])])
    return _ticks(wanted, patterns.take(~patterns.missing[:, -1]) if by else patterns)


def ticks_beside(tally: Tally, wanted: MultipleSet, other: MultipleSet) -> tuple[Ticks, Ticks]:
    """The ticks of two sets in the patterns of both."""
    patterns = tally.patterns(list(dict.fromkeys((*wanted.members, *other.members))))
    return _ticks(wanted, patterns), _ticks(other, patterns)


def _ticks(wanted: MultipleSet, patterns: Patterns) -> Ticks:
    at = [patterns.names.index(name) for name in wanted.members]
    answered = ~patterns.missing[:, at]
    ticked = answered & (patterns.values[:, at] == wanted.counted)
    some, asked = ticked.any(axis=1), answered.any(axis=1)
    return Ticks(wanted.members, patterns, ticked.astype(float), some.astype(float), asked.astype(float))


def ticking_any(
    tally: Tally, sets: tuple[MultipleSet, ...], by: Variable | None = None, by_set: MultipleSet | None = None
) -> Cases:
    """Those who ticked something in at least one set, and belong to a group where there is `by`.

    `by_set`: and ticked something in that set.
    """
    names = [name for each in (*sets, *([by_set] if by_set else [])) for name in each.members]
    patterns = tally.patterns(list(dict.fromkeys((*names, *([by.name] if by else [])))))
    kept = np.any([_ticks(each, patterns).some > 0 for each in sets], axis=0)
    if by:
        kept &= ~patterns.missing[:, patterns.names.index(by.name)]
    if by_set:
        kept &= _ticks(by_set, patterns).some > 0
    found = patterns.take(kept)
    return Cases(float(patterns.weights.sum()), float(found.weights.sum()), int(found.counts.sum()))

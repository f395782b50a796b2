"""One stack of rows beside one stack of columns in one layer: who is in each of its cells and areas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import product

import numpy as np

from analysis.custom.axes import Stack
from analysis.custom.shown import Flags, Item, Shown
from analysis.tally import Patterns, Tally
from instrument.codebook import Variable
from instrument.records import dataclass, replace

AXES = ("rows", "columns", "layers")
Free = Mapping[str, tuple[int, int]]
"""Axis → from which to before which of its levels may vary, counted from the innermost: (0, 1) the innermost alone."""


@dataclass(frozen=True)
class Heading:
    """One row, column or layer: an item for each level with categories, and what it is called from outside in."""

    stack: int  # which of the axis
    items: tuple[Item, ...]
    path: tuple[str, ...]

    @property
    def is_total(self) -> bool:
        """Whether it is of a total or of a subtotal."""
        return any(item.is_total or item.is_subtotal for item in self.items)

    def with_item(self, place: int, item: Item) -> "Heading":
        """The heading with another item in that place."""
        return replace(self, items=(*self.items[:place], item, *self.items[place + 1 :]))


@dataclass(frozen=True)
class Section:
    """The patterns of its variables; each axis has its levels with their items."""

    patterns: Patterns
    levels: Mapping[str, tuple[Shown, ...]]
    together: tuple[str, ...] = ()  # scale variables of which a case must answer all to be told of by any
    is_effective: bool = False  # the patterns tell weights apart, and adjusted counts are effective bases
    known: dict[tuple[str, frozenset[float | str]], Flags] = field(default_factory=dict, compare=False)

    @cached_property
    def weights(self) -> np.ndarray:
        return self.patterns.weights

    @cached_property
    def everyone(self) -> Flags:
        """(p,): valid on every level of every axis."""
        found = np.ones(len(self.patterns.weights), dtype=bool)
        for axis in AXES:
            for level in self.levels[axis]:
                found &= self.belongs(level, level.codes)
        return found

    @cached_property
    def answered(self) -> Flags:
        """(p,): no variable with categories is missing, though the table may show its missing codes."""
        found = np.ones(len(self.patterns.weights), dtype=bool)
        for level in (each.level for axis in AXES for each in self.levels[axis]):
            if isinstance(level.source, Variable):
                found &= ~self.patterns.missing[:, self.patterns.names.index(level.source.name)]
        return found

    @cached_property
    def unweighted(self) -> "Section":
        """The same where every case counts once."""
        patterns = replace(self.patterns, weights=self.patterns.counts.astype(np.float64))
        return Section(patterns, self.levels, self.together, known=self.known)

    def adjustment(self, here: Flags) -> float:
        """What makes an effective base of a sum of weights where `here`: the sum over that of squares; 1 without it.

        Source: Kish (1965), Survey Sampling, section 11.7.
        """
        weights, counts = self.weights[here], self.patterns.counts[here]
        squares = float((weights**2 / np.maximum(counts, 1)).sum())
        return float(weights.sum()) / squares if self.is_effective and squares > 0 else 1.0

    def unanswered(self, scale: Variable) -> Flags:
        """Who has no value of a scale variable, shape (p,)."""
        names = {scale.name, *self.together} if scale.name in self.together else {scale.name}
        at = [self.patterns.names.index(name) for name in sorted(names)]
        return np.asarray(self.patterns.missing[:, at].any(axis=1), dtype=bool)

    def belongs(self, level: Shown, codes: frozenset[float | str]) -> Flags:
        """Who has one of the codes, shape (p,); found once."""
        at = (level.level.name, codes)
        if at not in self.known:
            self.known[at] = level.belongs(self.patterns, codes)
        return self.known[at]

    def at(self, headings: Mapping[str, Heading], free: Free, is_loose: bool = False) -> Flags:
        """Who is where the headings meet, shape (p,); levels that are `free` may be of any item.

        `is_loose`: with those whose answer on a free level, or where a total stands, is missing.
        """
        found = np.ones(len(self.patterns.weights), dtype=bool) if is_loose else self.everyone.copy()
        for axis, heading in headings.items():
            start, stop = free.get(axis, (0, 0))
            for at, (level, item) in enumerate(zip(self.levels[axis], heading.items, strict=True)):
                is_free = start <= len(heading.items) - 1 - at < stop
                if not (is_free or (is_loose and item.is_total)):
                    found &= self.belongs(level, item.codes)
        return found


def section(
    tally: Tally,
    stacks: Mapping[str, Stack],
    shown: Mapping[str, tuple[Shown, ...]],
    together: tuple[str, ...] = (),
    base: str | None = None,
) -> Section:
    """The section of one stack for each axis; `together`: see `Section`; `base`: the weight of effective bases."""
    names = [name for stack in stacks.values() for level in stack.levels for name in level.names]
    apart = [] if base is None else [base]
    patterns = tally.patterns(list(dict.fromkeys((*names, *together, *apart))))
    return Section(patterns, shown, together, base is not None)


def headings(tally: Tally, stack: Stack, at: int, shown: Sequence[Shown]) -> Iterator[Heading]:
    """The headings of one stack of an axis; those of nobody are left out where a level leaves out empty categories."""
    alone = Section(
        tally.patterns(list(dict.fromkeys(name for level in stack.levels for name in level.names))),
        {"rows": tuple(shown), "columns": (), "layers": ()},
    )
    for items in product(*(level.items for level in shown)):
        found = Heading(at, items, _path(stack, items))
        is_computed = any(item.computed is not None for item in items)
        if is_computed or all(level.empty for level in shown) or alone.at({"rows": found}, {}).any():
            yield found


def _path(stack: Stack, items: Sequence[Item]) -> tuple[str, ...]:
    found: list[str] = []
    left = list(items)
    for level in stack.levels:
        found.append(level.name)
        if not level.is_scale:
            found.append(left.pop(0).key)
    return tuple(found)

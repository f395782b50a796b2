"""One stack of rows beside one stack of columns in one layer: who is in each of its cells and areas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import product

import numpy as np

from analysis.custom.axes import Stack
from analysis.custom.items import Flags, Item, Shown
from analysis.tally import Patterns, Tally
from instrument.codebook import Variable
from instrument.records import dataclass

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
        return any(item.is_total for item in self.items)


@dataclass(frozen=True)
class Section:
    """The patterns of its variables; each axis has its levels with their items."""

    patterns: Patterns
    levels: Mapping[str, tuple[Shown, ...]]
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


def section(tally: Tally, stacks: Mapping[str, Stack], shown: Mapping[str, tuple[Shown, ...]]) -> Section:
    """The section of one stack for each axis."""
    names = [name for stack in stacks.values() for level in stack.levels for name in level.names]
    return Section(tally.patterns(list(dict.fromkeys(names))), shown)


def headings(tally: Tally, stack: Stack, at: int, shown: Sequence[Shown]) -> Iterator[Heading]:
    """The headings of one stack of an axis; those of nobody are left out where a level leaves out empty categories."""
    alone = Section(
        tally.patterns(list(dict.fromkeys(name for level in stack.levels for name in level.names))),
        {"rows": tuple(shown), "columns": (), "layers": ()},
    )
    for items in product(*(level.items for level in shown)):
        found = Heading(at, items, _path(stack, items))
        if all(level.empty for level in shown) or alone.at({"rows": found}, {}).any():
            yield found


def _path(stack: Stack, items: Sequence[Item]) -> tuple[str, ...]:
    found: list[str] = []
    left = list(items)
    for level in stack.levels:
        found.append(level.name)
        if not level.is_scale:
            found.append(left.pop(0).key)
    return tuple(found)

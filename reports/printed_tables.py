"""Full tables in a report: each is printed once, and every request that means it finds it by its own name."""

from collections.abc import Callable
from dataclasses import field

from instrument.records import dataclass, replace
from reports.document import Block, Grid
from reports.full_tables import FullTables
from reports.ink import Ink
from reports.references import Range


@dataclass
class PrintedTables:
    """The full tables that a report has printed so far."""

    ids: dict[Grid, str] = field(default_factory=dict)  # a table without its id → the id under which it was printed
    numbers: dict[str, str] = field(default_factory=dict)  # id → 表4-1
    latest: frozenset[str] = frozenset()  # the ids that the last request brought
    names: dict[str, list[str]] = field(default_factory=dict)  # id → the requests that mean it first

    def put(self, asked: FullTables, count: Callable[[], str]) -> list[Grid]:
        """The tables not printed before, the first with the chapter's expression; `count` gives the next number."""
        new: list[Grid] = []
        for grid in asked.grids:
            bare = replace(grid, id="")
            if bare not in self.ids:
                self.ids[bare], self.numbers[grid.id] = grid.id, count()
                new.append(replace(grid, number=self.numbers[grid.id]))
        self.latest = frozenset(grid.id for grid in new)
        new[:1] = [replace(grid, expression=asked.expression, place=asked.place) for grid in new[:1]]
        return new

    def name(self, asked: FullTables, name: str, ink: Ink) -> str:
        """What references by `name` print: the tables that the request means, from the first to the last.

        Of those that it means the ones printed where it stands, if any is.
        """
        meant = [grid for grid in asked.grids if grid.id in asked.meant] or asked.grids
        own = [grid for grid in meant if grid.id in self.latest]
        ids = {self.ids[replace(grid, id="")] for grid in own or meant}
        found = [number for id_, number in self.numbers.items() if id_ in ids]
        first = next((id_ for id_ in self.numbers if id_ in ids), "")
        self.names.setdefault(first, []).append(name)
        if len(found) < 2:
            return "".join(found)
        return Range(ink.plain("number_range", {"first": found[0], "last": found[-1]}))

    def named(self, block: Block) -> Block:
        """A table with the names of the requests that mean it first."""
        return replace(block, names=tuple(self.names.get(block.id, ()))) if isinstance(block, Grid) else block

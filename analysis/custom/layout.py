"""The cells of a table expression laid out as rows and columns."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from analysis.custom.axes import Axis, Stack
from analysis.custom.cells import Telling, cell
from analysis.custom.computed import Operand, value
from analysis.custom.sections import AXES, Heading, Section, headings, section
from analysis.custom.shown import Shown
from analysis.custom.summaries import Summary
from analysis.result import Fault, Place
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass

NOTHING = Stack(())


@dataclass(frozen=True)
class Layout:
    """The stacks and headings of every axis, and on which of them the summaries stand."""

    stacks: Mapping[str, tuple[Stack, ...]]
    shown: Mapping[str, tuple[tuple[Shown, ...], ...]]  # of every stack
    headings: Mapping[str, tuple[Heading, ...]]
    told_on: str  # rows, columns or layers
    sections: Mapping[tuple[int, int, int], Section]

    def section_of(self, at: Mapping[str, Heading]) -> Section:
        """Where three headings meet."""
        return self.sections[at["rows"].stack, at["columns"].stack, at["layers"].stack]

    def stack_of(self, axis: str, heading: Heading) -> Stack:
        return self.stacks[axis][heading.stack]

    def scale_of(self, heading: Heading, summary: Summary) -> Variable | None:
        """The variable whose values a summary tells of: that of scale, or the innermost one whose totals it is of."""
        stack = self.stack_of(self.told_on, heading)
        source = stack.levels[-1].source if stack.scale is None and summary.of_scale else stack.scale
        return source if isinstance(source, Variable) else None

    def summaries(self, heading: Heading) -> tuple[Summary, ...]:
        """What the cells of a heading of the axis of summaries say; a total may say its own."""
        stack = self.stack_of(self.told_on, heading)
        usual = stack.summaries or (Summary("COUNT" if stack.scale is None else "MEAN"),)
        return stack.totals if heading.is_total and stack.totals else usual


def laid_out(
    tally: Tally, axes: Mapping[str, Axis], shown_of: Mapping[str, Shown], is_listwise: bool = False
) -> Layout:
    """Every heading, and a section wherever stacks meet; raises `Fault` where two axes carry summaries.

    `is_listwise`: scale variables tell only of cases that answer all of them.
    """
    scales = [stack.scale.name for axis in axes.values() for stack in axis.stacks if stack.scale is not None]
    together = tuple(dict.fromkeys(scales)) if is_listwise else ()
    stacks = {axis: axes[axis].stacks or (NOTHING,) for axis in AXES}
    shown = {
        axis: tuple(tuple(shown_of[str(level)] for level in stack.crossed) for stack in stacks[axis]) for axis in AXES
    }
    found = {
        axis: tuple(
            heading for at, stack in enumerate(stacks[axis]) for heading in headings(tally, stack, at, shown[axis][at])
        )
        for axis in AXES
    }
    sections = {
        (row, column, layer): section(
            tally,
            {"rows": stacks["rows"][row], "columns": stacks["columns"][column], "layers": stacks["layers"][layer]},
            {"rows": shown["rows"][row], "columns": shown["columns"][column], "layers": shown["layers"][layer]},
            together,
        )
        for row in range(len(stacks["rows"]))
        for column in range(len(stacks["columns"]))
        for layer in range(len(stacks["layers"]))
    }
    return Layout(stacks, shown, found, _told_on(stacks), sections)


def _told_on(stacks: Mapping[str, Sequence[Stack]]) -> str:
    """The axis of the scale variables, else of the summaries, else that of the rows."""
    of_scale = [axis for axis in AXES if any(stack.scale is not None for stack in stacks[axis])]
    told = [axis for axis in AXES if any(stack.summaries or stack.totals for stack in stacks[axis])]
    if len(of_scale) > 1 or len({*of_scale, *told}) > 1:
        raise Fault(
            "summaries and scale variables stand on several axes; possible: on one of rows, columns, layers",
            None,
            Place(entry="rows"),
        )
    return (of_scale or told or ["rows"])[0]


Keys = Mapping[tuple[str, str | None, float | None], str]
"""Function, label and argument of a summary → the key that its column ends with."""


@dataclass(frozen=True)
class Placed:
    """One cell with the paths of its row and column, and where they stand among the others."""

    row: tuple[str, ...]
    column: Column
    rank: tuple[tuple[int, ...], tuple[int, ...]]
    cell: Cell
    inner: int = 0  # the place of the category that was moved, among those
    category: str = ""


def tables(layout: Layout, layer: Heading, keys: Keys, telling: Telling) -> list[Table]:
    """The table of one layer: a row for each heading of rows, and under each of columns what is told there.

    Where categories are moved to layers, a table for each of them.
    """
    cells = list(_cells(layout, layer, keys, telling))
    if not telling.moved.endswith("layer"):
        return [_table(cells, layer.path)]
    categories = sorted({(each.inner, each.category) for each in cells})
    return [
        _table([each for each in cells if each.category == name], (*layer.path, *([name] if name else [])))
        for _, name in categories
    ]


def _table(cells: Sequence[Placed], about: tuple[str, ...]) -> Table:
    columns = list(dict.fromkeys(each.column for each in sorted(cells, key=lambda each: each.rank[1])))
    found: dict[tuple[str, ...], dict[Column, Cell]] = {}
    for each in sorted(cells, key=lambda each: each.rank[0]):
        found.setdefault(each.row, {})[each.column] = each.cell
    rows = tuple((">".join(path) or "total", *(line.get(each) for each in columns)) for path, line in found.items())
    return Table("custom_table", (Column("row"), *columns), rows, (">".join(about),) if about else ())


def by_statistic(table: Table) -> list[Table]:
    """A table for each statistic, which is the last that it is about: its key, or `statistic=word`."""
    kinds: dict[str, list[int]] = {}
    for at, column in enumerate(table.columns[1:], start=1):
        own = (column.under or "").rpartition(">")[2]
        is_key = own.partition("=")[0] in ("summary", "plain_summary", "percentile")
        kinds.setdefault(own if is_key else f"statistic={column.word}", []).append(at)
    return [
        Table(
            table.name,
            tuple(table.columns[at] for at in (0, *places)),
            tuple(tuple(row[at] for at in (0, *places)) for row in table.rows),
            (">".join((*table.about, kind)),),
            table.notes,
        )
        for kind, places in kinds.items()
    ]


def _cells(layout: Layout, layer: Heading, keys: Keys, telling: Telling) -> Iterator[Placed]:
    moved = telling.moved
    order = list(dict.fromkeys(each for head in layout.headings[layout.told_on] for each in layout.summaries(head)))
    seen: dict[str, int] = {}
    for i, row in enumerate(layout.headings["rows"]):
        for j, column in enumerate(layout.headings["columns"]):
            at = {"rows": row, "columns": column, "layers": layer}
            teller = at[layout.told_on]
            rows, columns, category = _paths(layout, row, column, moved)
            inner = seen.setdefault(category, len(seen)) if category else 0
            outer = i if not moved.startswith("rows") else seen.setdefault(">".join(rows), len(seen))
            wide = j if not moved.startswith("columns") else seen.setdefault(">".join(columns), len(seen))
            for summary in layout.summaries(teller):
                rank = ((outer, inner), (wide, inner, order.index(summary)))
                found = told(layout.section_of(at), at, summary, layout.scale_of(teller, summary), telling)
                yield Placed(rows, _column(columns, summary, keys), rank, found, inner, category)


def told(found: Section, at: Mapping[str, Heading], summary: Summary, scale: Variable | None, telling: Telling) -> Cell:
    """A cell; one under computed categories is computed from the cells of those that they name."""
    for axis, heading in at.items():
        for place, item in enumerate(heading.items):
            if item.computed is not None:
                own = partial(_operand, found, at, summary, scale, telling, (axis, place))
                return value(item.computed.node, own)
    return cell(found, at, summary, scale, telling)


def _operand(
    found: Section,
    at: Mapping[str, Heading],
    summary: Summary,
    scale: Variable | None,
    telling: Telling,
    where: tuple[str, int],
    operand: Operand,
) -> Cell:
    """The cell of what an operand of a computed category names; undefined where one of several is."""
    axis, place = where
    total = 0.0
    for item in dict(at[axis].items[place].operands)[operand]:
        each = told(found, {**at, axis: at[axis].with_item(place, item)}, summary, scale, telling)
        if not isinstance(each, int | float):
            return each
        total += each
    return total


def _paths(layout: Layout, row: Heading, column: Heading, moved: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The paths of row and column, and the category that went from the one to the other, if any."""
    if moved == "rows_opposite" and row.items:
        category = _common(layout, "rows", row.path[-1])
        return row.path[:-1], (*column.path, category), category
    if moved == "columns_opposite" and column.items:
        category = _common(layout, "columns", column.path[-1])
        return (*row.path, category), column.path[:-1], category
    if moved == "rows_layer" and row.items:
        return row.path[:-1], column.path, _common(layout, "rows", row.path[-1])
    if moved == "columns_layer" and column.items:
        return row.path, column.path[:-1], _common(layout, "columns", column.path[-1])
    return row.path, column.path, ""


def _common(layout: Layout, axis: str, key: str) -> str:
    """The key of a category by the first variable that has it: those stacked share their labels."""
    _, equals, code = key.partition("=")
    every = (heading.path[-1] for heading in layout.headings[axis] if heading.items)
    return next((each for each in every if equals and each.partition("=")[2] == code), key)


def _column(path: tuple[str, ...], summary: Summary, keys: Keys) -> Column:
    key = keys.get((summary.function, summary.label, summary.argument))
    return Column(summary.word, ">".join((*path, *([key] if key is not None else []))) or None)

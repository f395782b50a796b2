"""The headings of a table expression, and who is where they meet."""

from collections.abc import Mapping, Sequence

from analysis.custom.axes import Axis, Stack
from analysis.custom.sections import AXES, Heading, Section, headings, section
from analysis.custom.shown import Shown
from analysis.custom.summaries import Summary
from analysis.result import Fault, Place
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
    tally: Tally,
    axes: Mapping[str, Axis],
    shown_of: Mapping[str, Shown],
    is_listwise: bool = False,
    base: str | None = None,
) -> Layout:
    """Every heading, and a section wherever stacks meet; raises `Fault` where two axes carry summaries.

    `is_listwise`: scale variables tell only of cases that answer all of them; `base`: the weight of effective bases.
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
            base,
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

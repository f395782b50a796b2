"""Cells of a section, those under computed categories among them."""

from collections.abc import Mapping
from functools import partial

from analysis.custom.cells import Telling, cell
from analysis.custom.computed import Operand, value
from analysis.custom.sections import Heading, Section
from analysis.custom.summaries import Summary
from analysis.table import Cell
from instrument.codebook import Variable


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

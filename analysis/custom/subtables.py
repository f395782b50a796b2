"""The innermost parts of a table, within which columns are compared."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from analysis.custom.layout import Layout
from analysis.custom.sections import Heading
from analysis.statistics.groups import Groups, centred
from analysis.tally import Numbers
from instrument.codebook import MultipleSet
from instrument.records import dataclass


@dataclass(frozen=True)
class Subtable:
    """The rows and the columns that share all of their headings but the last, totals left out, in one layer."""

    layer: Heading
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]


def subtables(
    layout: Layout, layer: Heading, of_scale: bool, of_subtotals: bool = False, with_sets: bool = True
) -> Iterator[Subtable]:
    """Every innermost subtable of categorical rows, or of scale variables, beside categorical columns.

    `of_subtotals`: subtotals stand for the categories that they are of; `with_sets`: sets too.
    """
    for rows in _blocks(layout, "rows", of_scale, of_subtotals):
        if not with_sets and not of_scale and is_of_set(layout, "rows", rows[0]):
            continue
        for columns in _blocks(layout, "columns", False, of_subtotals):
            if with_sets or not is_of_set(layout, "columns", columns[0]):
                yield Subtable(layer, rows, columns)


def _blocks(layout: Layout, axis: str, of_scale: bool, of_subtotals: bool) -> Iterator[tuple[Heading, ...]]:
    kept = []
    for heading in layout.headings[axis]:
        is_scale = layout.stack_of(axis, heading).scale is not None
        is_kept = bool(heading.items) and _is_plain(heading, of_subtotals and _has_subtotals(layout, axis, heading))
        if is_scale == of_scale and (of_scale or is_kept):
            kept.append(heading)

    def block(heading: Heading) -> tuple[int, tuple[str, ...]]:
        return heading.stack, heading.path if of_scale else heading.path[:-1]

    for _, several in groupby(kept, key=block):
        yield tuple(several)


def _has_subtotals(layout: Layout, axis: str, heading: Heading) -> bool:
    """Whether the innermost level there has subtotals."""
    shown = layout.shown[axis][heading.stack]
    return bool(shown) and any(item.is_subtotal for item in shown[-1].items)


def _is_plain(heading: Heading, by_subtotal: bool) -> bool:
    """Whether it is of categories alone: no total, no subtotal, nothing computed; or its last item is a subtotal."""
    *outer, last = heading.items
    others = outer if by_subtotal else heading.items
    is_plain = not any(item.is_total or item.is_subtotal or item.computed is not None for item in others)
    return is_plain and (last.is_subtotal or not by_subtotal)


def is_of_set(layout: Layout, axis: str, heading: Heading) -> bool:
    """Whether the innermost level of an axis is a multiple-response set there."""
    crossed = layout.stack_of(axis, heading).crossed
    return bool(crossed) and isinstance(crossed[-1].source, MultipleSet)


def counted(layout: Layout, each: Subtable, together: bool = False) -> tuple[Numbers, Numbers]:
    """Weighted counts, shape (rows, columns), and the cases of each column, shape (columns,).

    Effective bases are those of each column, or of all columns `together`.
    """
    counts = np.zeros((len(each.rows), len(each.columns)))
    bases, scales = np.zeros(len(each.columns)), np.ones(len(each.columns))
    everyone = None
    for j, column in enumerate(each.columns):
        for i, row in enumerate(each.rows):
            at = {"rows": row, "columns": column, "layers": each.layer}
            found = layout.section_of(at)
            counts[i, j] = found.weights[found.at(at, {})].sum()
            whole = found.at(at, {"rows": (0, 1)})
            bases[j], scales[j] = found.weights[whole].sum(), found.adjustment(whole)
            everyone = whole if everyone is None else everyone | whole
    if together and everyone is not None:
        scales[:] = found.adjustment(everyone)
    return counts * scales, bases * scales


def shared(layout: Layout, each: Subtable, row: Heading | None = None) -> Numbers:
    """The weighted cases that stand in both of two columns of a set, shape (columns, columns).

    Of those who answer the scale variable of a `row`, or of all rows together.
    """
    masks, scales, weights = [], [], np.zeros(0)
    scale = None if row is None else layout.stack_of("rows", row).scale
    for column in each.columns:
        at = {"rows": each.rows[0] if row is None else row, "columns": column, "layers": each.layer}
        found = layout.section_of(at)
        here = found.at(at, {"rows": (0, 1)} if row is None else {})
        masks.append(here if scale is None else here & ~found.unanswered(scale))
        weights = found.weights
        scales.append(found.adjustment(masks[-1]))
    together = np.array(masks, dtype=np.float64)
    result: Numbers = (together * weights) @ together.T * np.sqrt(np.outer(scales, scales))
    return result


def groups_of(layout: Layout, each: Subtable, row: Heading) -> Groups:
    """The scale variable of a row in the columns of a subtable."""
    scale = layout.stack_of("rows", row).scale
    values, weights = [np.zeros(0)], [np.zeros(0)]
    sizes = []
    for column in each.columns if scale is not None else ():
        at = {"rows": row, "columns": column, "layers": each.layer}
        found = layout.section_of(at)
        own = found.patterns.column(scale.name) if scale is not None else np.zeros(0)
        here = found.at(at, {}) & (~found.unanswered(scale) if scale is not None else True)
        values.append(own[here])
        weights.append(found.weights[here] * found.adjustment(here))
        sizes.append(int(here.sum()))
    place = np.repeat(np.arange(len(sizes)), sizes)
    return centred(Groups(np.concatenate(values), place, np.concatenate(weights), len(each.columns)))

"""Exact probabilities of the test of marginal homogeneity."""

from analysis.statistics.arrangements import whole
from analysis.statistics.drawing import Drawing
from analysis.statistics.drawn_arrangements import of_signs
from analysis.statistics.marginal_homogeneity import null_of_turns, sizes_of
from analysis.statistics.tails import Tails, counted, estimated
from analysis.table import Cell
from analysis.tally import Numbers
from analysis.undefined import Undefined


def homogeneity(values: Numbers, weights: Numbers, drawing: Drawing | None) -> dict[str, Cell]:
    """The words and probabilities of `values`, shape (n, 2), counted or by `drawing` samples; none of too many."""
    first, second = values[:, 0], values[:, 1]
    sizes, times = sizes_of(first, second, weights)
    if len(sizes) == 0:
        return {}
    if drawing is None:
        null = null_of_turns(first, second, weights)
        return {} if null is None or isinstance(null, Undefined) else _words(counted(null, is_directed=True))
    if whole(times) is None:
        return {}
    seen = float(weights @ (first - second)) / 2
    return _words(estimated(of_signs(sizes, times, seen, drawing), drawing.confidence, is_directed=True))


def _words(found: Tails) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for before, p, limits in (("", found.two_sided, found.limits), ("one_", found.one_sided, found.one_sided_limits)):
        if limits is None:
            cells[f"exact_{before}p"] = p
        else:
            cells |= {f"drawn_{before}p": p, f"drawn_{before}low": limits[0], f"drawn_{before}high": limits[1]}
    return cells | ({"point": found.point} if found.point is not None else {})

"""Whether a condition holds: yes, no, or unknown because an answer is.

Truth has three values, here degrees 0, ½ and 1: `and` is the least, `or` the greatest, `not` the rest to 1.

Source: Kleene (1952), Introduction to Metamathematics, §64.
"""

import operator
from collections.abc import Callable, Collection, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar

from instrument.conditions.tree import Among, Compared, Condition, Every, Leaf, Not, Some, Ticked, Tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Degree = TypeVar("Degree", float, "NDArray[np.float64]")

UNKNOWN = 0.5

COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def holds(condition: Condition, answers: Mapping[str, float | Collection[int] | None]) -> bool | None:
    """Whether the condition holds for one respondent; None where an unknown answer decides.

    `answers`: question → code or number, or for multiple response the codes ticked; a question that is absent, None or
    NaN is unknown (so leave out what was not asked or not answered).
    """

    def degree(leaf: Leaf) -> float:
        answer = answers.get(leaf.name)
        if answer is None or answer != answer:
            return UNKNOWN
        if isinstance(leaf, Ticked):
            return float(isinstance(answer, Collection) and leaf.code in answer)
        return float(_compared(leaf, answer))

    found = _degree(condition.tree, degree, min, max)
    return None if found == UNKNOWN else found == 1


def holds_each(
    condition: Condition, columns: "Mapping[str, NDArray[Any]]", missing: Collection[float] = ()
) -> "NDArray[np.float64]":
    """For each respondent 1 where the condition holds, 0 where it does not, NaN where an unknown answer decides.

    `columns`: variable → float64 array of shape (n,), NaN for unknown; `q7 has 3` reads the 0/1 column `q7_3`.
    Codes in `missing` (not asked, unanswered) count as unknown. Returns float64 of shape (n,).
    Raises `KeyError` for an absent column.
    """
    import numpy as np

    def degree(leaf: Leaf) -> "NDArray[np.float64]":
        column = np.asarray(columns[leaf.member if isinstance(leaf, Ticked) else leaf.name], dtype=np.float64)
        found = column == 1 if isinstance(leaf, Ticked) else np.asarray(_compared(leaf, column))
        unknown = np.isnan(column) | np.isin(column, list(missing))
        return np.where(unknown, UNKNOWN, found.astype(np.float64))

    found = _degree(condition.tree, degree, np.minimum, np.maximum)
    return np.where(found == UNKNOWN, np.nan, found)


def _compared(leaf: Compared | Among, answer: Any) -> Any:
    if isinstance(leaf, Among):
        return reduce(operator.or_, [answer == number for number in leaf.numbers])
    return COMPARE[leaf.sign](answer, leaf.number)


def _degree(
    tree: Tree,
    degree: Callable[[Leaf], Degree],
    least: Callable[[Degree, Degree], Degree],
    greatest: Callable[[Degree, Degree], Degree],
) -> Degree:
    if isinstance(tree, Not):
        return 1 - _degree(tree.part, degree, least, greatest)
    if isinstance(tree, Every | Some):
        parts = [_degree(part, degree, least, greatest) for part in tree.parts]
        return reduce(least if isinstance(tree, Every) else greatest, parts)
    return degree(tree)

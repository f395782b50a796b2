"""Where something stands among others of its kind."""

import math

from analysis.vocabulary import Kind
from reports.amounts import Amount
from reports.limits import GRADES
from reports.order import shares
from reports.quantities.source import Source, expression, unknown
from reports.tokens import Quantity

SIGNED = frozenset({"alpha", "kmo"})
"""Of these a negative number is a small one, not a large one the other way."""


def rank(source: Source, task: str, key: str, about: str | None = None, last: bool = False) -> Quantity:
    """The place of a key in the order of `ranked`: 1 for the largest, `last` for the smallest; the same for equals.

    Undefined where the key has no size.
    """
    result = source.result(task)
    sizes = dict(shares(result, about))
    if key not in sizes and key not in result.labels:
        raise unknown("no {found} in the table; possible: {possible}", key, sizes)
    said = expression("rank", task, key, about, last=True if last else None)
    if key not in sizes:
        return source.quantity(said, None, Kind.COUNT)
    before = [size < sizes[key] if last else size > sizes[key] for size in sizes.values()]
    return source.quantity(said, float(1 + sum(before)), Kind.COUNT)


def grade(source: Source, value: Amount, name: str) -> Quantity:
    """How many limits of convention a number's size reaches: 0 to 3 of 'd', 'eta', 'r', to 4 of 'kmo', to 2 of 'alpha'.

    For claims that rest on a word such as “large”. Undefined where the number is.
    """
    if name not in GRADES:
        raise unknown("no grades of {found}; possible: {possible}", name, GRADES)
    said = expression("grade", value, name)
    if math.isnan(value):
        return source.quantity(said, None, Kind.COUNT)
    size = value if name in SIGNED else abs(value)
    return source.quantity(said, float(sum(size >= limit for limit in GRADES[name])), Kind.COUNT)

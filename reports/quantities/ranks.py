"""Where something stands among others of its kind."""

from analysis.vocabulary import Kind
from reports.order import shares
from reports.quantities.source import Source, expression, unknown
from reports.tokens import Quantity


def rank(source: Source, task: str, key: str, about: str | None = None) -> Quantity:
    """The place of a key in the order of `ranked`: 1 for the largest, and for each of several that are as large.

    Undefined where the key has no size.
    """
    result = source.result(task)
    sizes = dict(shares(result, about))
    if key not in sizes and key not in result.labels:
        raise unknown("no {found} in the table; possible: {possible}", key, sizes)
    found = None if key not in sizes else float(1 + sum(size > sizes[key] for size in sizes.values()))
    return source.quantity(expression("rank", task, key, about), found, Kind.COUNT)

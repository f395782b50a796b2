"""Where something stands among others of its kind."""

from analysis.vocabulary import Kind
from reports.order import shares
from reports.quantities.source import Source, expression, unknown
from reports.tokens import Quantity


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

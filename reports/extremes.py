"""The smallest and the largest of several numbers, which keep the expression that asks for them."""

import math
from collections.abc import Callable, Iterable

from reports.amounts import Amount, Known, spoken
from reports.tokens import Quantity


def least(*given: float | Iterable[float]) -> float:
    """The smallest number, of one list or of several numbers; undefined where one of them is."""
    return _extreme(min, "min", given)


def greatest(*given: float | Iterable[float]) -> float:
    """The largest number, of one list or of several numbers; undefined where one of them is."""
    return _extreme(max, "max", given)


def _extreme(choose: Callable[..., float], name: str, given: tuple[float | Iterable[float], ...]) -> float:
    numbers = [number for each in given for number in ([each] if isinstance(each, int | float) else each)]
    amounts = [each for each in numbers if isinstance(each, Amount)]
    if not amounts or len(numbers) == 1:
        return choose(numbers)
    expression = f"{name}({', '.join(spoken(each) for each in numbers)})"
    undefined = next((each for each in amounts if not each.is_known), None)
    found = undefined if undefined is not None else choose(numbers, key=float)
    if isinstance(found, Quantity):
        return found.named(expression)
    reason = found.reason if isinstance(found, Amount) else None
    return Amount.made(math.nan if reason else float(found), Known(expression, reason, amounts[0].missed))

"""Where attributes stand between what matters and what is done well."""

import math
from collections.abc import Sequence
from typing import Literal

from analysis.statistics.description import NO_CASES, Statistic
from analysis.undefined import Undefined
from instrument.records import dataclass

Quadrant = Literal["keep_up", "concentrate_here", "low_priority", "possible_overkill"]


@dataclass(frozen=True)
class Priority:
    """One attribute; `quadrant` is None where one of its means is undefined."""

    importance: Statistic
    performance: Statistic
    gap: Statistic  # performance less importance
    quadrant: Quadrant | None


@dataclass(frozen=True)
class Priorities:
    """Attributes around the grand means, which are the means of the attributes' means."""

    attributes: tuple[Priority, ...]
    importance: Statistic
    performance: Statistic
    gap: Statistic


def priorities(importance: Sequence[Statistic], performance: Sequence[Statistic]) -> Priorities:
    """Attributes by their mean `importance` and `performance`; a mean on the line counts as high.

    Source: Martilla & James (1977), Journal of Marketing 41(1).
    """
    center = _grand(importance), _grand(performance)
    attributes = tuple(_placed(*means, *center) for means in zip(importance, performance, strict=True))
    return Priorities(attributes, *center, _gap(*center))


def _placed(importance: Statistic, performance: Statistic, matters: Statistic, done: Statistic) -> Priority:
    gap = _gap(importance, performance)
    if isinstance(gap, Undefined) or isinstance(importance, Undefined) or isinstance(performance, Undefined):
        return Priority(importance, performance, gap, None)
    if isinstance(matters, Undefined) or isinstance(done, Undefined):
        return Priority(importance, performance, gap, None)
    names: dict[tuple[bool, bool], Quadrant] = {
        (True, True): "keep_up",
        (True, False): "concentrate_here",
        (False, False): "low_priority",
        (False, True): "possible_overkill",
    }
    return Priority(importance, performance, gap, names[_reaches(importance, matters), _reaches(performance, done)])


def _reaches(mean: float, line: float) -> bool:
    """Equal but for a rest of rounding is on the line."""
    return mean >= line or math.isclose(mean, line, rel_tol=1e-12)


def _gap(importance: Statistic, performance: Statistic) -> Statistic:
    if isinstance(importance, Undefined):
        return importance
    return performance if isinstance(performance, Undefined) else performance - importance


def _grand(means: Sequence[Statistic]) -> Statistic:
    known = [mean for mean in means if not isinstance(mean, Undefined)]
    return math.fsum(known) / len(known) if known else NO_CASES

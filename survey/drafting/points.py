"""The points of a rating whose answers are bare numbers."""

import re
from collections.abc import Sequence

from survey.numerals import numeral

_POINTS = re.compile(r"(?<![\d.])([01])\s*(?:[-–—~～至到]|to)\s*(5|7|9|10|100)(?![\d.]|\s*[岁年月天个次人元万])")
MOST_POINTS = 11


def points_of(answers: Sequence[str]) -> tuple[int, int] | None:
    """The least and greatest of few whole numbers from 0 to 11; None where answers are anything else."""
    numbers = {numeral(each) for each in set(answers)}
    if not numbers or any(each is None or each != int(each) for each in numbers):
        return None
    whole = sorted(int(each) for each in numbers if each is not None)
    if whole[0] < 0 or whole[-1] > MOST_POINTS or len(whole) < 2:
        return None
    return whole[0], whole[-1]


def points_told(words: str, answers: Sequence[str], by_place: bool) -> tuple[int, int] | None:
    """The ends of a rating as its wording has them, `0-10`; None where it has none or answers lie outside.

    Where numbers are places, nothing tells how few points from 0 on would be numbered.
    """
    found = _POINTS.search(words)
    numbers = {numeral(each) for each in set(answers)}
    if found is None or None in numbers:
        return None
    least, most = int(found[1]), int(found[2])
    inside = all(least <= each <= most for each in numbers if each is not None)
    return (least, most) if inside and (least == 1 or most > MOST_POINTS or not by_place) else None


def points(span: tuple[int, int], told: tuple[int, int] | None, by_place: bool) -> list[int]:
    """The codes of a rating: those its wording tells, where they are few, else from 1 to the greatest answer."""
    if told is not None and told[1] <= MOST_POINTS:
        return list(range(told[0], told[1] + 1))
    return list(range(1 if by_place else min(span[0], 1), span[1] + 1))

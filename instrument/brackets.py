"""Ranges of numbers as options word them, in Chinese and English.

以上, 以下 and 以内 include the number, 不满, 超过 and 不足 do not (Civil Code of China, article 1259).
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from instrument.records import dataclass

NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
UNIT = r"\s*(?:周?岁|个?月|年|天|小时|分钟|人|名|个|家|次|元|千元|万元?|亿元?|%|years?|months?|days?|hours?)?"

BETWEEN = re.compile(rf"{NUMBER}{UNIT}\s*(?:—+|–|-|~|～|至|到|to)\s*{NUMBER}", re.IGNORECASE)
FROM = re.compile(rf"{NUMBER}{UNIT}\s*(?:及|或|含)?(?:以上|\+|or more|or above|and above|or older)", re.IGNORECASE)
ABOVE = re.compile(rf"(?:超过|多于|大于|高于|above|over|more than)\s*{NUMBER}", re.IGNORECASE)
UP_TO = re.compile(rf"{NUMBER}{UNIT}\s*(?:及|或|含)?(?:以下|以内|or less|or below|or under|or fewer)", re.IGNORECASE)
BELOW = re.compile(rf"(?:不足|不满|少于|小于|低于|less than|under|below|fewer than)\s*{NUMBER}", re.IGNORECASE)
WITHIN = re.compile(rf"(?:within|up to|at most)\s*{NUMBER}", re.IGNORECASE)


@dataclass(frozen=True)
class Bracket:
    """A range of numbers; the ends belong to it unless `open`."""

    low: float
    high: float
    open: bool = False


def bracket(text: str) -> Bracket | None:
    """The range that an option names, or None if it names none."""
    plain = re.sub(r"(?<=[0-9])[,，](?=[0-9]{3})", "", text)
    if found := BETWEEN.search(plain):
        return Bracket(float(found[1]), float(found[2]))
    if found := FROM.search(plain):
        return Bracket(float(found[1]), math.inf)
    if found := ABOVE.search(plain):
        return Bracket(float(found[1]), math.inf, open=True)
    if found := UP_TO.search(plain) or WITHIN.search(plain):
        return Bracket(-math.inf, float(found[1]))
    if found := BELOW.search(plain):
        return Bracket(-math.inf, float(found[1]), open=True)
    return None


def shared(options: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of options whose ranges meet, each with the smallest number that both hold."""
    ranges = [(text, found) for text in options if (found := bracket(text))]
    for (first, one), (second, other) in combinations(ranges, 2):
        low, high = max(one.low, other.low), min(one.high, other.high)
        if low < high or (low == high and not (one.open or other.open)):
            yield first, second, low

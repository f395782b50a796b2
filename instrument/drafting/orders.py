"""The order that labels have by their meaning."""

import re
import unicodedata
from collections.abc import Sequence

from instrument.drafting.degrees import MILD, STRONG, degree
from instrument.drafting.words import like

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")

_BELOW = re.compile(
    r"以下|以内|不到|小于|不足|少于|低于|及以下|未满|under\b|below\b|less\b|fewer\b|up to\b|younger|^\s*[<≤]",
    re.IGNORECASE,
)

_ABOVE = re.compile(r"以上|大于|超过|多于|高于|over\b|above\b|more\b|older\b|\bor more|\+\s*$|^\s*[>≥]", re.IGNORECASE)

_SCHOOLING = (
    ("小学", "primary", "less than high", "no schooling"),
    ("初中", "junior high", "middle school", "lower secondary"),
    ("高中", "中专", "high school", "senior", "upper secondary"),
    ("大专", "专科", "some college", "associate", "vocational"),
    ("本科", "学士", "大学", "bachelor", "undergraduate"),
    ("硕士", "研究生", "master", "graduate"),
    ("博士", "doctor", "phd"),
)

_PAIRS = (
    {"是": 0, "否": 1},
    {"男": 0, "女": 1},
    {"有": 0, "没有": 1, "无": 1},
    {"yes": 0, "no": 1},
    {"male": 0, "female": 1},
)


def natural_order(labels: Sequence[str]) -> list[str] | None:
    """The labels in the order they have by their meaning: degrees, brackets of numbers, schooling, yes before no."""
    for rank in (_by_pair, _by_degree, _by_schooling, _by_figure):
        ranks = [rank(label) for label in labels]
        known = [each for each in ranks if each is not None]
        if len(known) == len(labels) and len(set(known)) == len(known):
            return [label for _, label in sorted(zip(known, labels, strict=True))]
    return None


def _by_pair(label: str) -> float | None:
    return next((float(pair[like(label)]) for pair in _PAIRS if like(label) in pair), None)


def _by_degree(label: str) -> float | None:
    found = degree(label)
    if found is None:
        return None
    # 同意 lies between 比较同意 and 非常同意, and 不太 nearer to the middle than 不.
    plain = 0.0 if MILD.search(label) or STRONG.search(label) or not found else 0.5
    return found + (plain if found > 0 else -plain)


def _by_schooling(label: str) -> float | None:
    words = label.casefold()
    found = next((float(at) for at, names in enumerate(_SCHOOLING) if any(name in words for name in names)), None)
    return None if found is None else found + (0.4 if _ABOVE.search(words) else 0.0)


def _by_figure(label: str) -> float | None:
    plain = unicodedata.normalize("NFKC", label)
    figures = [float(each.replace(",", "")) if each.count(".") < 2 else 0.0 for each in _FIGURE.findall(plain)]
    if not figures:
        return None
    factor = 10_000.0 if "万" in plain and "千" not in plain else 1.0
    edge = -0.5 if _BELOW.search(plain) else 0.5 if _ABOVE.search(plain) and len(figures) == 1 else 0.0
    return factor * figures[0] + edge


def is_bracketed(labels: Sequence[str]) -> bool:
    """Whether labels are brackets of numbers or levels of schooling, in their order."""
    order = natural_order(labels)
    if order is None or len(labels) < 3 or list(labels) not in (order, order[::-1]):
        return False
    return all(_by_figure(label) is not None or _by_schooling(label) is not None for label in labels)

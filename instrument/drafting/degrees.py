"""The order that labels have by their meaning."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from instrument.drafting.words import like

# How far a label is from the middle.
_NEUTRAL = re.compile(
    r"^(?:一般|中立|中性|不确定|说不清|适中|中等|普通|有时|还行|尚可|无所谓|不好不坏|差不多|neutral|neither|average|undecided|"
    r"sometimes|moderate|so-so|fair$|about the same|occasionally|teils|weder)",
    re.IGNORECASE,
)


_STRONG = re.compile(
    r"非常|极|十分|一定|肯定|完全|很|严重|根本|强烈|特别|毫|从来|从未|从不|总是|一直|最|深度|^无|任何|绝对|每天|"
    r"\b(?:strongly|very|extremely|completely|totally|fully|definitely|always|never|absolutely|not at all|excellent|"
    r"highly|a great deal|sehr|voll|überhaupt|gar)\b",
    re.IGNORECASE,
)


_MILD = re.compile(
    r"比较|较|可能|大概|不太|不大|有点|有些|偶尔|少量|基本|略|稍|经常|时常|很少|"
    r"\b(?:somewhat|slightly|fairly|rather|a little|mostly|moderately|often|usually|rarely|seldom|probably|eher)\b",
    re.IGNORECASE,
)


_NEGATIVE = re.compile(
    r"不|没|未|无(?!所谓)|差|低|小|少|弱|难|偶尔|"
    r"\b(?:not|no|never|none|poor|bad|little|low|rarely|seldom|unlikely|nicht|kein)\b|"
    r"\b(?:dis|un)(?:agree|satisf|important|favo|likely|happy|familiar|appealing)",
    re.IGNORECASE,
)


_BASE = re.compile(
    r"同意|满意|赞同|认同|赞成|反对|重要|符合|了解|知晓|愿意|支持|清楚|熟悉|喜欢|信任|可能|有用|有效|匹配|完善|较好|好$|"
    r"\b(?:dis)?agree|satisf|\b(?:un)?likely|important|favou?rabl|familiar|useful|\bgood\b|\bhigh\b|zufrieden|"
    r"\b(?:stimme|trifft)",
    re.IGNORECASE,
)


LONGEST_DEGREE = 48


def degree(label: str) -> int | None:
    """-2 … 2 for a label of agreement, frequency or quality; None where the label is no such word."""
    words = label.strip()
    if len(words) > LONGEST_DEGREE:
        return None
    if _NEUTRAL.search(words):
        return 0
    strong, mild, negative = _STRONG.search(words), _MILD.search(words), _NEGATIVE.search(words)
    if not (strong or mild or _BASE.search(words)):
        return None
    size = 2 if strong and not mild else 1
    return -size if negative or "反对" in words else size


def is_rating(labels: Sequence[str]) -> bool:
    """Whether labels, in this order, are the points of a rating: consecutive numbers, or degrees that rise or fall."""
    if len(labels) < 3 or len(labels) > 11:
        return False
    numbers = [leading_number(label) for label in labels]
    if all(number is not None for number in numbers) and all(
        re.fullmatch(r"-?\d+\s*(?:分|[.．、:：=＝(（\s-]\s*\D.*)?", each.strip()) for each in labels
    ):
        steps = {second - first for first, second in pairwise(each for each in numbers if each is not None)}
        if steps in ({1}, {-1}):
            return all(not re.search(r"\d\s*[-—–~～]\s*\d|[岁年元人]", label) for label in labels)
    found = [degree(label) for label in labels]
    if None in found:
        return False
    degrees = [each for each in found if each is not None]
    rises = degrees == sorted(degrees)
    return (rises or degrees == sorted(degrees, reverse=True)) and len(set(degrees)) >= 3


def leading_number(label: str) -> int | None:
    """The whole number a label begins with, its sign included."""
    found = re.match(r"-?\d+", unicodedata.normalize("NFKC", label).strip())
    return int(found[0]) if found and len(found[0]) < 10 else None


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
    plain = 0.0 if _MILD.search(label) or _STRONG.search(label) or not found else 0.5
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

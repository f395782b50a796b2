"""The marks in brackets that name the kind of a question."""

import re

from instrument.drafting.words import clean
from instrument.model import Kind

MARK = re.compile(r"\s*[\[【（(]\s*([^\[\]【】（）()]{1,24})\s*[\]】）)]\s*\*?")


MARKS: tuple[tuple[re.Pattern[str], Kind | None], ...] = (
    (re.compile(r"矩阵(?:单选|量表|评分)?|matrix", re.IGNORECASE), Kind.MATRIX),
    (re.compile(r"排序|ranking", re.IGNORECASE), Kind.RANKING),
    (
        re.compile(
            r"多选|复选|不限选?|可选多|多项选择|最多|至多|限选[二三两四五2-9]|"
            r"select all|all that apply|multiple|choose (?:up to|all)|tick all",
            re.IGNORECASE,
        ),
        Kind.MULTIPLE,
    ),
    (re.compile(r"量表|评分|打分|NPS|scale", re.IGNORECASE), Kind.SCALE),
    (re.compile(r"单选|判断|下拉|single|choose one|select one", re.IGNORECASE), Kind.SINGLE),
    (re.compile(r"日期|date", re.IGNORECASE), Kind.DATE),
    (re.compile(r"数字|整数|number", re.IGNORECASE), Kind.NUMBER),
    (re.compile(r"填空|问答|简答|文本|开放|open|text", re.IGNORECASE), Kind.TEXT),
    (re.compile(r"选填|必填|必答|optional|required", re.IGNORECASE), None),
)


_MOST = re.compile(r"(?:最多|至多|限选|不超过|up to|at most)\s*(?:选择?)?\s*([一二两三四五六七八九\d]+)", re.IGNORECASE)


_FIGURES = {word: at for at, word in enumerate("一二三四五六七八九", 1)} | {"两": 2}


def mark_kind(words: str) -> Kind | bool | None:
    """The kind that a mark in brackets names, None where it says something else of the question, False for no mark."""
    return next((kind for pattern, kind in MARKS if pattern.search(words)), False)


def is_named(stem: str) -> bool:
    return any(mark_kind(mark[1]) is not False for mark in MARK.finditer(stem))


def unmarked(stem: str) -> tuple[str, Kind | None, bool, float | None]:
    """The wording without marks, the kind they name, whether an answer is wanted, the most ticks."""
    kind: Kind | None = None
    required, most, text = True, None, stem
    for mark in list(MARK.finditer(stem)):
        named = mark_kind(mark[1])
        if named is False:
            continue
        kind = named if isinstance(named, Kind) and kind is None else kind
        required = required and not re.search(r"选填|optional", mark[1], re.IGNORECASE)
        limit = _MOST.search(mark[1])
        most = float(_figure(limit[1])) if limit else most
        text = text.replace(mark[0], " ", 1)
    return clean(text).rstrip(" *"), kind, required, most if kind is Kind.MULTIPLE else None


def _figure(words: str) -> int:
    return int(words) if words.isdigit() else _FIGURES.get(words[0], 1)

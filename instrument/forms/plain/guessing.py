"""What the words of a question and the lines below it give away: its kind, and the rows of a matrix."""

import re
from collections.abc import Sequence

from instrument.drafting.words import clean
from instrument.forms.plain.choices import points
from instrument.message import Message
from instrument.model import Kind

_SEVERAL = re.compile(
    r"哪些|哪几|主要(?:集中|挑战|问题|困难|原因|障碍|途径|方式|渠道|需求|目的|因素)|"
    r"which of the following|what are the|select all",
    re.IGNORECASE,
)
_DATE = re.compile(r"_+\s*年\s*_+\s*月|出生(?:日期|年月)|\bdate\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[_＿]{2,}\s*(?:岁|年|人|元|万元|次|个|小时|分钟|公里|years?|hours?|people|times)|"
    r"^年龄|多少|几[个人次年]|how (?:many|old|much)",
    re.IGNORECASE,
)


def kind_of(text: str, stem: str, labels: Sequence[str]) -> tuple[Kind, tuple[Message, ...]]:
    """The kind of a question that names none."""
    if len(labels) < 2:
        if _DATE.search(stem):
            return Kind.DATE, (Message("it is taken for a date"),)
        if _AMOUNT.search(stem):
            return Kind.NUMBER, (Message("it is taken for a number"),)
        return Kind.TEXT, ()
    if _SEVERAL.search(text):
        return Kind.MULTIPLE, (Message("it names no kind, and is taken for multiple response by its wording"),)
    return Kind.SINGLE, ()


def matrix_lines(lines: Sequence[str], labels: Sequence[str]) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """Rows and columns of the text form of 问卷星: `行：` and `列：`, each before lines that begin with a dash."""
    held: dict[str, list[str]] = {"行": [], "列": []}
    under = ""
    for line in lines:
        words = line.strip()
        if words.rstrip("：: ") in held:
            under = words[0]
        elif under and words.startswith(("-", "•", "*", "－")):
            held[under].append(clean(words[1:]))
    span = next((found for line in lines if (found := points(line))), [])
    columns = (
        held["列"]
        or span
        or [label for label in labels if label not in held["行"] and label.rstrip("：: ") not in held]
    )
    return tuple(("", row) for row in held["行"]), list(columns)

"""What LimeSurvey's letters for kinds of questions stand for, with the options that a kind fixes itself."""

import re
from collections.abc import Mapping, Sequence

from instrument.forms.limesurvey.parts import Part
from instrument.model import Kind

KINDS: Mapping[str, Kind] = {
    **dict.fromkeys("L!OIGY", Kind.SINGLE),
    "5": Kind.SCALE,
    **dict.fromkeys("MP", Kind.MULTIPLE),
    **dict.fromkeys("FABCEH1", Kind.MATRIX),
    "R": Kind.RANKING,
    **dict.fromkeys("NK", Kind.NUMBER),
    **dict.fromkeys("STUQ", Kind.TEXT),
    "D": Kind.DATE,
}
LEFT_OUT = {"X", "*", "|"}
EACH_ALONE = {"K", "Q"}
TWO_SCALES = "1"


def _fixed(zh: Sequence[str], en: Sequence[str], codes: Sequence[str]) -> tuple[Part, ...]:
    return tuple(Part(code, {"zh": one, "en": other}) for code, one, other in zip(codes, zh, en, strict=True))


def _points(last: int) -> tuple[Part, ...]:
    numbers = [str(number) for number in range(1, last + 1)]
    return _fixed(numbers, numbers, numbers)


FIXED: Mapping[str, tuple[Part, ...]] = {
    "Y": _fixed(("是", "否"), ("Yes", "No"), ("Y", "N")),
    "G": _fixed(("女", "男"), ("Female", "Male"), ("F", "M")),
    "5": _points(5),
    "A": _points(5),
    "B": _points(10),
    "C": _fixed(("是", "否", "不确定"), ("Yes", "No", "Uncertain"), ("Y", "N", "U")),
    "E": _fixed(("增加", "不变", "减少"), ("Increase", "Same", "Decrease"), ("I", "S", "D")),
}


def codes_of(names: Sequence[str], kind: Kind) -> list[int]:
    """The numbers in the platform's codes (A1, SQ002, 3) where each has one of its own, else 1, 2, …"""
    found = [re.fullmatch(r"(?:[A-Za-z]+0*|0*)(\d{1,6})", name) for name in names]
    numbers = [int(each[1]) for each in found if each]
    return numbers if len(numbers) == len(names) == len(set(numbers)) else list(range(1, len(names) + 1))

"""Doubts about the options that a question offers."""

import re
from collections import Counter
from collections.abc import Iterator

from instrument.brackets import shared
from instrument.message import Message, quoted
from instrument.model import Kind, Question

RATED = frozenset({Kind.SCALE, Kind.MATRIX})


def overlapping_brackets(question: Question, language: str) -> Iterator[Message]:
    """Options whose ranges of numbers meet."""
    for first, second, number in shared([option.text[language] for option in question.options]):
        yield Message(
            "options {first} and {second} both hold {number}",
            {"first": quoted(first), "second": quoted(second), "number": f"{number:g}"},
        )


NEGATIVE = {
    "zh": re.compile(r"不|没|无|未|差|小|少|低|弱|从来?未|偶尔|很难"),
    "en": re.compile(
        r"\b(?:not|no|never|none|poor|bad|little|small|few|low|rarely|seldom|occasionally)\b|\b(?:dis|un)|mismatch",
        re.IGNORECASE,
    ),
}


POSITIVE = {
    "zh": re.compile(r"满意|同意|赞[同成]|支持|认可|喜欢|信任|好"),
    "en": re.compile(r"satisf|agree|approv|support|\bgood|excellent|\blike", re.IGNORECASE),
}
FEWEST_ALIKE = 3


def unbalanced_scale(question: Question, language: str) -> Iterator[Message]:
    """Points that lean to one side of the middle."""
    if question.kind not in RATED or language not in NEGATIVE:
        return
    labels = [option.text[language] for option in question.options if not option.dont_know]
    middle = {len(labels) // 2} if len(labels) % 2 else set()
    sides = [label for position, label in enumerate(labels) if position not in middle]
    negative = sum(bool(NEGATIVE[language].search(label)) for label in sides)
    stems = Counter(found[0] for label in labels if (found := POSITIVE[language].search(label)))
    if negative not in {0, len(sides) / 2, len(sides)}:
        yield Message(
            "points below the middle: {negative}, above it: {positive}",
            {"negative": negative, "positive": len(sides) - negative},
        )
    elif negative == 0 and max(stems.values(), default=0) >= FEWEST_ALIKE:
        yield Message("{count} points on the positive side and none on the negative", {"count": max(stems.values())})


def unlabelled_points(question: Question, language: str) -> Iterator[Message]:
    """Points that are numbers without words."""
    bare = [option.text[language] for option in question.options if re.fullmatch(r"[0-9]+", option.text[language])]
    if question.kind in RATED and bare:
        yield Message("points {points} have no words", {"points": quoted(", ".join(bare))})


OTHER = re.compile(r"其他|其它|other\b", re.IGNORECASE)
NONE = re.compile(r"无(?!所谓)|没有|以上[均都]?[不没无]|[均都][不没无]|none\b|no(?:t any)?\b", re.IGNORECASE)


def other_without_blank(question: Question, language: str) -> Iterator[Message]:
    """An option “other” without a blank."""
    for option in question.options:
        if question.kind in {Kind.SINGLE, Kind.MULTIPLE} and OTHER.match(option.text[language]) and not option.other:
            yield Message("option {option} leaves no blank to write in", {"option": quoted(option.text[language])})


def none_with_others(question: Question, language: str) -> Iterator[Message]:
    """An option “none” that may stand beside others."""
    for option in question.options:
        if question.kind == Kind.MULTIPLE and NONE.match(option.text[language]) and not option.exclusive:
            yield Message("option {option} may be ticked with others", {"option": quoted(option.text[language])})

"""Questionnaire review: what a methodologist would ask about before the form goes out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from instrument.brackets import shared
from instrument.conditions import outcomes
from instrument.kinds import codebook
from instrument.message import Message, Place, quoted
from instrument.model import Instrument, Kind, Question, Scale

FEWEST_ITEMS = 3
RATED = frozenset({Kind.SCALE, Kind.MATRIX})


@dataclass(frozen=True)
class Remark:
    """A doubt about a questionnaire: the rule of `RULES` that raises it, where, and what its author answered."""

    rule: str
    message: Message
    place: Place
    answer: str = ""


def lint(instrument: Instrument) -> tuple[Remark, ...]:
    """The remarks that the questionnaire does not answer; `lint: {rule: reason}` in the file answers one."""
    return tuple(remark for remark in review(instrument) if not remark.answer)


def review(instrument: Instrument) -> tuple[Remark, ...]:
    """Every remark, with its answer if it has one: about questions in their order, then scales, then the whole.

    Wording is judged in the first language of the questionnaire, of which the others are translations.
    """
    found: list[Remark] = []
    language = instrument.languages[0]
    for question in instrument.questions:
        for rule, doubts in OF_QUESTIONS.items():
            found += [_remark(rule, message, question) for message in doubts(question, language)]
        if question.ask_if and outcomes(question, instrument) == frozenset({True}):
            found.append(_remark("always_asked", Message("every answer meets its condition"), question))
    for scale in instrument.scales:
        found += [_remark(rule, message, scale) for rule, message in _of_scale(scale, instrument)]
    found += [_remark("no_dont_know", message, instrument) for message in _without_dont_know(instrument)]
    return tuple(found)


def _remark(rule: str, message: Message, about: Question | Scale | Instrument) -> Remark:
    return Remark(rule, message, about.place, about.lint.get(rule, ""))


def _overlapping_brackets(question: Question, language: str) -> Iterator[Message]:
    for first, second, number in shared([option.text[language] for option in question.options]):
        yield Message(
            "options {first} and {second} both hold {number}",
            {"first": quoted(first), "second": quoted(second), "number": f"{number:g}"},
        )


QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|\"[^\"]*\"|（[^）]*）|\([^)]*\)")
JOINTS = {
    "zh": re.compile(r"、|以及|(?<![共饱温柔])和(?![谐平])|(?<![普涉顾波以])及(?![时格其])|或(?!许)|□□"),
    "en": re.compile(r"\b(?:and|or)\b|\band/or\b|□ ?□", re.IGNORECASE),
}


def _double_barrelled(question: Question, language: str) -> Iterator[Message]:
    if question.kind not in RATED or language not in JOINTS:
        return
    for text in [row.text[language] for row in question.rows] or [question.text[language]]:
        # A name in quotation marks is one thing, whatever words it holds; two names side by side are two.
        joint = JOINTS[language].search(QUOTED.sub("□", text))
        if joint and "□" in joint[0]:
            yield Message("{text} may ask about two things at once: it names two side by side", {"text": quoted(text)})
        elif joint:
            yield Message(
                "{text} may ask about two things at once: it joins them with {joint}",
                {"text": quoted(text), "joint": quoted(joint[0])},
            )


NEGATIVE = {
    "zh": re.compile(r"不|没|无|未|差|小|少|低|弱|从来?未|偶尔|很难"),
    "en": re.compile(
        r"\b(?:not|no|never|none|poor|bad|little|small|few|low|rarely|seldom|occasionally)\b|\b(?:dis|un)|mismatch",
        re.IGNORECASE,
    ),
}


def _unbalanced_scale(question: Question, language: str) -> Iterator[Message]:
    if question.kind not in RATED or language not in NEGATIVE:
        return
    labels = [option.text[language] for option in question.options if not option.dont_know]
    middle = {len(labels) // 2} if len(labels) % 2 else set()
    sides = [label for position, label in enumerate(labels) if position not in middle]
    negative = sum(bool(NEGATIVE[language].search(label)) for label in sides)
    if negative not in {0, len(sides) / 2, len(sides)}:
        yield Message(
            "{negative} points below the middle and {positive} above it",
            {"negative": negative, "positive": len(sides) - negative},
        )


def _unlabelled_points(question: Question, language: str) -> Iterator[Message]:
    bare = [option.text[language] for option in question.options if re.fullmatch(r"[0-9]+", option.text[language])]
    if question.kind in RATED and bare:
        yield Message("points {points} have no words", {"points": quoted(", ".join(bare))})


OTHER = re.compile(r"其他|其它|other\b", re.IGNORECASE)
NONE = re.compile(r"无(?!所谓)|没有|以上[均都]?[不没无]|[均都][不没无]|none\b|no(?:t any)?\b", re.IGNORECASE)


def _other_without_blank(question: Question, language: str) -> Iterator[Message]:
    for option in question.options:
        if question.kind in {Kind.SINGLE, Kind.MULTIPLE} and OTHER.match(option.text[language]) and not option.other:
            yield Message("option {option} leaves no blank to write in", {"option": quoted(option.text[language])})


def _none_with_others(question: Question, language: str) -> Iterator[Message]:
    for option in question.options:
        if question.kind == Kind.MULTIPLE and NONE.match(option.text[language]) and not option.exclusive:
            yield Message("option {option} may be ticked with others", {"option": quoted(option.text[language])})


OF_QUESTIONS: Mapping[str, Callable[[Question, str], Iterator[Message]]] = {
    "overlapping_brackets": _overlapping_brackets,
    "double_barrelled": _double_barrelled,
    "unbalanced_scale": _unbalanced_scale,
    "unlabelled_points": _unlabelled_points,
    "other_without_blank": _other_without_blank,
    "none_with_others": _none_with_others,
}


def _of_scale(scale: Scale, instrument: Instrument) -> Iterator[tuple[str, Message]]:
    if len(scale.items) < FEWEST_ITEMS:
        yield (
            "short_scale",
            Message("a scale of {count} items cannot be checked item by item", {"count": len(scale.items)}),
        )
    by_name = codebook(instrument).by_name
    bounds = {by_name[item.variable].bounds for item in scale.items}
    if len(bounds) > 1:
        listed = ", ".join(sorted(f"{low:g}–{high:g}" for low, high in (each for each in bounds if each)))
        yield "uneven_items", Message("its items run over different codes: {bounds}", {"bounds": listed})


def _without_dont_know(instrument: Instrument) -> Iterator[Message]:
    asked = [
        question
        for question in instrument.questions
        if question.kind in RATED | {Kind.SINGLE} and not question.characteristic
    ]
    without = [each for each in asked if not any(option.dont_know for option in each.options)]
    if without and len(without) < len(asked):
        yield Message(
            "questions {without} offer no 'don't know', though {others} do",
            {
                "without": ", ".join(each.id for each in without),
                "others": ", ".join(each.id for each in asked if each not in without),
            },
        )

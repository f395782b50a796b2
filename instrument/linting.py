"""Questionnaire review: what a methodologist would ask about before the form goes out."""

from collections.abc import Callable, Iterator, Mapping

from instrument.conditions import outcomes, unmet
from instrument.kinds import codebook
from instrument.linting_options import (
    none_with_others,
    other_without_blank,
    overlapping_brackets,
    unbalanced_scale,
    unlabelled_points,
)
from instrument.linting_wording import RATED, double_barrelled, leading
from instrument.message import Message, Place
from instrument.model import Instrument, Kind, Question, Scale
from instrument.records import dataclass

FEWEST_ITEMS = 3
FEWEST_WITHOUT = 3  # questions on views, before their want of a "don't know" is remarked


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
        never = unmet(question, instrument)
        if never is not None:
            found.append(_remark("unreachable", never, question))
        elif question.ask_if and outcomes(question, instrument) == frozenset({True}):
            found.append(_remark("always_asked", Message("every answer meets its condition"), question))
    for scale in instrument.scales:
        found += [_remark(rule, message, scale) for rule, message in _of_scale(scale, instrument)]
    found += [_remark("no_dont_know", message, instrument) for message in _without_dont_know(instrument)]
    return tuple(found)


def _remark(rule: str, message: Message, about: Question | Scale | Instrument) -> Remark:
    return Remark(rule, message, about.place, about.lint.get(rule, ""))


OF_QUESTIONS: Mapping[str, Callable[[Question, str], Iterator[Message]]] = {
    "overlapping_brackets": overlapping_brackets,
    "double_barrelled": double_barrelled,
    "leading": leading,
    "unbalanced_scale": unbalanced_scale,
    "unlabelled_points": unlabelled_points,
    "other_without_blank": other_without_blank,
    "none_with_others": none_with_others,
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
    if len(without) == len(asked) >= FEWEST_WITHOUT:
        yield Message("none of its {count} questions on views offers a 'don't know'", {"count": len(asked)})
    elif without and len(without) < len(asked):
        yield Message(
            "questions {without} offer no 'don't know', though {others} do",
            {
                "without": ", ".join(each.id for each in without),
                "others": ", ".join(each.id for each in asked if each not in without),
            },
        )

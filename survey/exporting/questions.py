"""What form builders ask of a questionnaire: its languages, its blanks, and what they all lose."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from instrument.conditions import in_words
from instrument.kinds import other
from instrument.message import Message, Scalar
from instrument.model import Instrument, Kind, Option, Question
from survey.exporting.fitting import listed
from survey.exporting.material import Material

NATIVE = {"zh": "中文", "en": "English"}


def language_name(language: str) -> str:
    """A language as form builders show it: 中文 (zh)."""
    return f"{NATIVE.get(language, language)} ({language})"


def sections(instrument: Instrument) -> Iterator[tuple[str, list[Question]]]:
    """The questions in their order, by section; '' is none."""
    for section, questions in groupby(instrument.questions, key=lambda question: question.section):
        yield section, list(questions)


def blanks(question: Question) -> Iterator[tuple[Option, str]]:
    """The options with a blank, each with the variable of what is written there."""
    if question.kind in (Kind.SINGLE, Kind.SCALE, Kind.MULTIPLE):
        yield from ((option, other(question, option)) for option in question.options if option.other)


def lost_codes(material: Material) -> tuple[Message, ...]:
    """What no form builder holds: missing codes, measures, reversed items and scales."""
    found = [
        Message("missing codes and levels of measurement stay in the questionnaire: the form has no place for them")
    ]
    if material.instrument.scales:
        names: dict[str, Scalar] = {"found": listed(scale.id for scale in material.instrument.scales)}
        found.append(Message("scales and reversed items stay in the questionnaire: {found}", names))
    unknown = [question.id for question in material.instrument.questions if any(o.dont_know for o in question.options)]
    if unknown:
        sentence = "that an answer counts as don't know stays in the questionnaire: {found}"
        found.append(Message(sentence, {"found": listed(unknown)}))
    return tuple(found)


def rules_by_hand(material: Material, program: str) -> tuple[Message, ...]:
    """One sentence for each question whose rule has to be set by hand."""
    sentence = "set by hand in {program}: question {question} is asked only if {condition}"
    found = []
    for question in material.instrument.questions:
        if question.ask_if is not None:
            into = material.into(material.language)
            words = in_words(question.ask_if, material.instrument, material.language, into)
            values: dict[str, Scalar] = {"program": program, "question": question.number or question.id}
            found.append(Message(sentence, {**values, "condition": words}))
    return tuple(found)


def told(sentence_of: Message, found: Sequence[str]) -> tuple[Message, ...]:
    """The message with the names it is about, none where there are no names."""
    return (Message(sentence_of.sentence, {**sentence_of.values, "found": listed(found)}),) if found else ()

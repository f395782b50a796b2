"""Questions as the templates print them, in one language of the instrument."""

import json
from collections.abc import Mapping
from typing import Any

from instrument.conditions import in_words
from instrument.kinds import member, other
from instrument.message import Message
from instrument.model import Instrument, Kind, Option, Question
from survey.web.logic import as_data
from survey.web.wording import CONDITIONS, words_of

LONGEST_LINE = 7  # points of a scale that stand side by side
Shown = Mapping[str, Any]


def shown(instrument: Instrument, language: str) -> list[Shown]:
    """Every question in the order of the instrument; `at` is its place there, wherever the page puts it."""
    return [{"at": at, **_question(question, instrument, language)} for at, question in enumerate(instrument.questions)]


def parts_of(instrument: Instrument, questions: list[Shown], language: str) -> list[Shown]:
    """The questions by section, as they follow one another."""
    parts: list[dict[str, Any]] = []
    last = None
    for question, each in zip(instrument.questions, questions, strict=True):
        if not parts or question.section != last:
            last = question.section
            text = instrument.sections.get(last, {}).get(language, "")
            parts.append({"id": last, "text": text, "questions": []})
        parts[-1]["questions"].append(each)
    return list(parts)


def _question(question: Question, instrument: Instrument, language: str) -> Shown:
    last = int(question.most or len(question.options))
    return {
        "id": question.id,
        "kind": str(question.kind),
        "number": question.number,
        "text": question.text[language],
        "required": question.required,
        "hints": _hints(question, language),
        "condition": _condition(question, instrument, language),
        "ask_if": json.dumps(as_data(question.ask_if.tree)) if question.ask_if else "",
        "rules": json.dumps(_rules(question)),
        "options": [_option(question, option, language) for option in question.options],
        "rows": [{"id": row.id, "text": row.text[language]} for row in question.rows],
        "ranks": [str(rank) for rank in range(1, last + 1)],
        "is_line": question.kind is Kind.SCALE and len(question.options) <= LONGEST_LINE,
    }


def _condition(question: Question, instrument: Instrument, language: str) -> str:
    if question.ask_if is None:
        return ""
    spoken = CONDITIONS.get(language, {})

    def translate(message: Message) -> str:
        return spoken.get(message.sentence, message.sentence).format_map(message.values)

    condition = in_words(question.ask_if, instrument, language, translate)
    return words_of(language)["only_if"].format(condition=condition)


def _hints(question: Question, language: str) -> list[str]:
    words = words_of(language)
    found = [question.hint.get(language, "")]
    if question.kind is Kind.MULTIPLE and question.least is not None and question.least > 1:
        found.append(words["choose_from"].format(least=int(question.least)))
    if question.kind is Kind.MULTIPLE and question.most is not None:
        found.append(words["choose_up_to"].format(most=int(question.most)))
    elif question.kind is Kind.MULTIPLE and (question.least is None or question.least <= 1):
        found.append(words["choose_several"])
    if question.kind is Kind.RANKING:
        found.append(words["rank_up_to"].format(last=int(question.most or len(question.options))))
    if question.kind is Kind.NUMBER:
        found.append(words["range"].format(least=f"{question.least:g}", most=f"{question.most:g}"))
    return [hint for hint in found if hint]


def _rules(question: Question) -> dict[str, Any]:
    return {
        "required": question.required,
        "least": question.least,
        "most": question.most,
        "decimals": question.decimals,
        "exclusive": [option.code for option in question.options if option.exclusive],
    }


def _option(question: Question, option: Option, language: str) -> dict[str, Any]:
    return {
        "code": str(option.code),
        "text": option.text[language],
        "member": member(question, option),
        "blank": other(question, option) if option.other else "",
        "blank_label": words_of(language)["write_in"].format(option=option.text[language]) if option.other else "",
        "stays": option.other or option.exclusive or option.dont_know,
    }

"""One question as the entry screen shows it: its words, its codes and its fields."""

import json
from typing import Any

from instrument.model import Kind, Question
from survey.paper.fields import Field, Keys, fields_of_question, last_rank
from survey.web.entry.wording import words_of
from survey.web.logic import as_data


def short_words(question: Question, language: str) -> str:
    """What a table calls a question."""
    return question.label.get(language) or question.text[language]


def shown_question(question: Question, language: str) -> dict[str, Any]:
    """What the template prints of a question, and what the script reads of it."""
    width = fields_of_question(question)[0].width
    return {
        "id": question.id,
        "kind": str(question.kind),
        "number": question.number,
        "text": question.text[language],
        "ask_if": json.dumps(as_data(question.ask_if.tree)) if question.ask_if else "",
        "rules": json.dumps(_rules(question)),
        "codes": [{"code": f"{each.code:0{width}d}", "text": each.text[language]} for each in question.options]
        if question.kind is not Kind.RANKING
        else [],
        "fields": [_field(each, language) for each in fields_of_question(question)],
    }


def _rules(question: Question) -> dict[str, Any]:
    return {
        "least": question.least,
        "most": question.most,
        "decimals": question.decimals,
        "last": last_rank(question),
        "codes": [option.code for option in question.options],
        "width": fields_of_question(question)[0].width,
        "exclusive": [option.code for option in question.options if option.exclusive],
    }


def _field(each: Field, language: str) -> dict[str, Any]:
    words = words_of(language)
    row = next((row.text[language] for row in each.question.rows if row.id == each.name), "")
    beside = each.beside.text[language] if each.beside else ""
    hints = {
        Keys.CODES: words["of_several"],
        Keys.RANK: words["of_rank"].format(option=beside),
        Keys.NUMBER: words["of_number"],
        Keys.DATE: words["of_date"],
        Keys.TEXT: words["beside"].format(option=beside) if beside else words["of_text"],
    }
    return {
        "name": each.name,
        "keys": str(each.keys),
        "row": row,
        "hint": hints.get(each.keys, ""),
        "beside": str(each.beside.code) if each.is_blank and each.beside else "",
    }

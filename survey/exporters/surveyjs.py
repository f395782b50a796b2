"""SurveyJS (.json): a form for its library, in every language of the questionnaire."""

import json
from collections.abc import Iterator
from typing import Any

from instrument.measure import Text
from instrument.message import Message
from instrument.model import Kind, Question
from survey.exporting.logic import Dialect, rule
from survey.exporting.material import Exported, Material
from survey.exporting.questions import blanks, lost_codes, sections
from survey.files.figures import number_text

ANSWERS = False
LOCALES = {"zh": "zh-cn"}
TYPES = {Kind.SINGLE: "radiogroup", Kind.SCALE: "radiogroup", Kind.MULTIPLE: "checkbox", Kind.MATRIX: "matrix"}
TYPES |= {Kind.TEXT: "comment", Kind.NUMBER: "text", Kind.DATE: "text", Kind.RANKING: "ranking"}

Element = dict[str, Any]


def export(material: Material) -> Exported:
    """The form; each question has the name, each option the code of the questionnaire."""
    instrument = material.instrument
    opening = {"description": _text(instrument.purpose, material)} if instrument.purpose else {}
    form = {
        "locale": LOCALES.get(material.language, material.language),
        "title": _text(instrument.title, material),
        **opening,
        "showQuestionNumbers": "on",
        "pages": [_page(at, part, material) for at, part in enumerate(sections(instrument), 1)],
    }
    content = json.dumps(form, ensure_ascii=False, indent=1).encode() + b"\n"
    own = Message("SurveyJS numbers the questions itself, from 1")
    return Exported({f"{material.stem}-surveyjs.json": content}, (own, *lost_codes(material)))


def _text(text: Text, material: Material) -> dict[str, str]:
    first = material.instrument.languages[0]
    return {"default": text[first]} | {LOCALES.get(language, language): words for language, words in text.items()}


def _page(at: int, part: tuple[str, list[Question]], material: Material) -> Element:
    section, questions = part
    title = {"title": _text(material.instrument.sections[section], material)} if section else {}
    elements = [element for question in questions for element in _elements(question, material)]
    return {"name": f"page{at}", **title, "elements": elements}


def _elements(question: Question, material: Material) -> Iterator[Element]:
    dialect = _dialect(material)
    shown = {"visibleIf": rule(question.ask_if, dialect)} if question.ask_if else {}
    title = _text(question.text, material)
    hint = {"description": _text(question.hint, material)} if question.hint else {}
    required = {"isRequired": True} if question.required else {}
    yield {"type": TYPES[question.kind], "name": question.id, "title": title, **hint, **required, **shown} | _details(
        question, material
    )
    for option, name in blanks(question):
        ticked = dialect.ticked if question.kind is Kind.MULTIPLE else _chosen
        visible = ticked(question.id, option.code)
        yield {"type": "text", "name": name, "title": _text(option.text, material), "visibleIf": visible}


def _chosen(name: str, code: int) -> str:
    return f"{{{name}}} = {code}"


def _details(question: Question, material: Material) -> Element:
    choices: list[Element] = [
        {"value": each.code, "text": _text(each.text, material), **({"isExclusive": True} if each.exclusive else {})}
        for each in question.options
    ]
    if question.kind is Kind.MATRIX:
        rows = [{"value": row.id, "text": _text(row.text, material)} for row in question.rows]
        return {"columns": choices, "rows": rows, **({"eachRowRequired": True} if question.required else {})}
    if question.kind is Kind.NUMBER:
        ends = {"min": question.least, "max": question.most}
        step = {"step": 10**-question.decimals} if question.decimals else {}
        return {"inputType": "number", **{end: value for end, value in ends.items() if value is not None}, **step}
    if question.kind is Kind.DATE:
        return {"inputType": "date"}
    if question.kind is Kind.RANKING:
        most = {"selectToRankEnabled": True, "maxSelectedChoices": int(question.most)} if question.most else {}
        return {"choices": choices, **most}
    if question.kind is Kind.MULTIPLE:
        return {"choices": choices, **_ticks(question, material)}
    return {"choices": choices} if choices else {}


def _ticks(question: Question, material: Material) -> Element:
    ends = {"minSelectedChoices": question.least, "maxSelectedChoices": question.most}
    found: Element = {end: int(value) for end, value in ends.items() if value is not None}
    alone = [
        f"({{{question.id}}} notcontains {option.code} or {{{question.id}.length}} = 1)"
        for option in question.options
        if option.exclusive
    ]
    if alone:
        message = Message("The answer is not possible together with the others, or out of range.")
        said = {language: material.translate(message, language) for language in material.instrument.languages}
        validator = {"type": "expression", "expression": " and ".join(alone), "text": _text(said, material)}
        found["validators"] = [validator]
    return found


def _dialect(material: Material) -> Dialect:
    matrices = {row.id: question.id for question in material.instrument.questions for row in question.rows}

    def field(name: str) -> str:
        return f"{{{matrices[name]}.{name}}}" if name in matrices else f"{{{name}}}"

    return Dialect(
        field=field,
        code=lambda name, number: number_text(number),
        ticked=lambda name, code: f"{field(name)} contains {code}",
        unticked=lambda name, code: f"({field(name)} notempty and {field(name)} notcontains {code})",
        answered=lambda name: f"{field(name)} notempty",
        equal="=",
        guarded=frozenset({"!="}),
    )

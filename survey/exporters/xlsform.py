"""XLSForm (.xlsx) for ODK, KoboToolbox and their kin, in every language of the questionnaire."""

from collections.abc import Iterator
from typing import Any

from instrument.conditions import to_xlsform
from instrument.measure import Text
from instrument.message import Message
from instrument.model import Kind, Option, Question
from survey.exporting.material import Exported, Material
from survey.exporting.questions import blanks, language_name, lost_codes, sections, told
from survey.files.figures import number_text
from survey.files.writing import workbook

ANSWERS = False
TYPES = {Kind.SINGLE: "select_one", Kind.SCALE: "select_one", Kind.MULTIPLE: "select_multiple", Kind.RANKING: "rank"}
TYPES |= {Kind.TEXT: "text", Kind.DATE: "date"}
PLAIN = ("type", "name", "required", "relevant", "constraint", "appearance")
WORDED = ("label", "hint", "constraint_message")

Line = dict[str, Any]
"""A cell of each column that is not empty; those of `WORDED` hold a Text."""


def export(material: Material) -> Exported:
    """The form, its sheets survey, choices and settings all text, as pyxform reads it."""
    instrument = material.instrument
    lines = [*_opening(material), *(line for part in sections(instrument) for line in _section(part, material))]
    heads = [*PLAIN, *(f"{word}::{language_name(each)}" for word in WORDED for each in instrument.languages)]
    survey = [heads, *(_cells(line, instrument.languages) for line in lines)]
    labels = [f"label::{language_name(each)}" for each in instrument.languages]
    choices = [["list_name", "name", *labels], *_choices(material)]
    first = instrument.languages[0]
    settings = [
        ["form_title", "form_id", "version", "default_language"],
        [instrument.title[first], instrument.id, instrument.version, language_name(first)],
    ]
    content = workbook({"survey": survey, "choices": choices, "settings": settings})
    ranked = [each.id for each in instrument.questions if each.kind is Kind.RANKING and _is_cut(each)]
    whole = told(Message("a form of ODK ranks every option, not only the first ones: {found}"), ranked)
    return Exported({f"{material.stem}-xlsform.xlsx": content}, (*whole, *lost_codes(material)))


def _is_cut(question: Question) -> bool:
    return question.most is not None and question.most < len(question.options)


def _cells(line: Line, languages: tuple[str, ...]) -> list[str]:
    worded = [line.get(word, {}).get(language, "") for word in WORDED for language in languages]
    return [*(line.get(word, "") for word in PLAIN), *worded]


def _opening(material: Material) -> Iterator[Line]:
    for name in ("purpose", "confidentiality"):
        text = getattr(material.instrument, name)
        if text:
            yield {"type": "note", "name": f"note_{name}", "label": text}


def _section(part: tuple[str, list[Question]], material: Material) -> Iterator[Line]:
    section, questions = part
    if section:
        label = material.instrument.sections[section]
        yield {"type": "begin_group", "name": f"section_{section}_{questions[0].id}", "label": label}
    for question in questions:
        yield from _question(question, material)
    if section:
        yield {"type": "end_group"}


def _question(question: Question, material: Material) -> Iterator[Line]:
    relevant = to_xlsform(question.ask_if) if question.ask_if else ""
    line: Line = {"name": question.id, "label": question.text, "hint": question.hint, "relevant": relevant}
    required = {"required": "yes" if question.required else ""}
    if question.kind is Kind.MATRIX:
        yield line | {"type": "begin_group", "appearance": "table-list"}
        for row in question.rows:
            yield {"type": f"select_one {question.id}", "name": row.id, "label": row.text} | required
        yield {"type": "end_group"}
        return
    kind = TYPES.get(question.kind) or ("decimal" if question.decimals else "integer")
    listed = f" {question.id}" if question.options else ""
    yield line | required | {"type": f"{kind}{listed}"} | _constraint(question, material)
    for option, name in blanks(question):
        yield {"type": "text", "name": name, "label": option.text, "relevant": _ticked(question, option)}


def _ticked(question: Question, option: Option) -> str:
    field = f"${{{question.id}}}"
    return f"selected({field}, '{option.code}')" if question.kind is Kind.MULTIPLE else f"{field} = '{option.code}'"


def _constraint(question: Question, material: Material) -> Line:
    parts: list[str] = []
    if question.kind is Kind.NUMBER:
        parts += [f". >= {number_text(question.least)}"] if question.least is not None else []
        parts += [f". <= {number_text(question.most)}"] if question.most is not None else []
    if question.kind is Kind.MULTIPLE:
        parts += [f"count-selected(.) >= {question.least:g}"] if question.least is not None else []
        parts += [f"count-selected(.) <= {question.most:g}"] if question.most is not None else []
        parts += [
            f"not(selected(., '{option.code}') and count-selected(.) > 1)"
            for option in question.options
            if option.exclusive
        ]
    if not parts:
        return {}
    message = Message("The answer is not possible together with the others, or out of range.")
    said = {language: material.translate(message, language) for language in material.instrument.languages}
    return {"constraint": " and ".join(parts), "constraint_message": said}


def _choices(material: Material) -> Iterator[list[str]]:
    languages = material.instrument.languages
    for question in material.instrument.questions:
        for option in question.options:
            yield [question.id, str(option.code), *_worded(option.text, languages)]


def _worded(text: Text, languages: tuple[str, ...]) -> list[str]:
    return [text.get(language, "") for language in languages]

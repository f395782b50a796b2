"""LimeSurvey: the structure of a survey (.txt of tab-separated values, and .lss), in every language.

Source: manual.limesurvey.org, Tab Separated Value survey structure; ExpressionScript for `relevance`.
"""

import csv
import io
from collections.abc import Iterator

from instrument.message import Message
from instrument.model import Instrument, Kind, Question
from instrument.records import dataclass
from survey.exporting.fitting import renamed
from survey.exporting.lime_codes import Codes
from survey.exporting.lime_document import document
from survey.exporting.lime_settings import ATTRIBUTES, attributes, html
from survey.exporting.logic import rule
from survey.exporting.material import Exported, Material
from survey.exporting.questions import blanks, lost_codes, sections, told

ANSWERS = False
LANGUAGES = {"zh": "zh-Hans"}
TYPES = {Kind.SINGLE: "L", Kind.SCALE: "L", Kind.MULTIPLE: "M", Kind.MATRIX: "F", Kind.RANKING: "R"}
TYPES |= {Kind.TEXT: "T", Kind.NUMBER: "N", Kind.DATE: "D"}
COLUMNS = ("class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other")
Row = dict[str, str]


@dataclass(frozen=True)
class _Form:
    instrument: Instrument
    codes: Codes
    language: str


def export(material: Material) -> Exported:
    """The structure twice, as LimeSurvey imports either.

    It takes letters and digits alone in codes, 20 for a question, 5 for an answer.
    """
    instrument = material.instrument
    codes = Codes(instrument)
    rows = [*_survey(instrument)]
    for language in instrument.languages:
        rows += _groups(_Form(instrument, codes, language))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, (*COLUMNS, *ATTRIBUTES), restval="", delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    blank = [question.id for question in instrument.questions for _ in blanks(question)]
    typed = told(Message("LimeSurvey asks what is written beside an option in a question of its own: {found}"), blank)
    content = buffer.getvalue().encode("utf-8-sig")
    files = {f"{material.stem}-limesurvey.txt": content, f"{material.stem}-limesurvey.lss": document(rows)}
    return Exported(files, (*renamed(codes.questions), *typed, *lost_codes(material)))


def _code(language: str) -> str:
    return LANGUAGES.get(language, language)


def _survey(instrument: Instrument) -> Iterator[Row]:
    """The settings of the survey, and its title and opening in each language."""
    first, *others = (_code(language) for language in instrument.languages)
    settings = {"language": first, "additional_languages": " ".join(others), "format": "G", "anonymized": "Y"}
    for name, value in settings.items():
        yield {"class": "S", "name": name, "text": value}
    for language in instrument.languages:
        opening = [text.get(language, "") for text in (instrument.purpose, instrument.confidentiality)]
        texts = {
            "surveyls_title": html(instrument.title[language]),
            "surveyls_welcometext": "<br />".join(html(each) for each in opening if each),
        }
        for name, value in texts.items():
            yield {"class": "SL", "name": name, "text": value, "language": _code(language)}


def _groups(form: _Form) -> Iterator[Row]:
    for at, (section, questions) in enumerate(sections(form.instrument), 1):
        text = form.instrument.sections[section] if section else form.instrument.title
        language = _code(form.language)
        yield {
            "class": "G",
            "type/scale": str(at),
            "name": html(text[form.language]),
            "relevance": "1",
            "language": language,
        }
        for question in questions:
            yield from _question(question, form)


def _question(question: Question, form: _Form) -> Iterator[Row]:
    relevance = rule(question.ask_if, form.codes.dialect()) if question.ask_if else "1"
    head = {
        "class": "Q",
        "type/scale": TYPES[question.kind],
        "name": form.codes.questions[question.id],
        "relevance": relevance,
        "text": html(question.text[form.language]),
        "help": html(question.hint.get(form.language, "")),
        "language": _code(form.language),
        "mandatory": "Y" if question.required else "N",
        "other": "N",
    }
    yield {**head, **attributes(question, form.codes)}
    yield from _parts(question, form)
    for option, name in blanks(question):
        shown = form.codes.chosen(question, option)
        asked = shown if question.ask_if is None else f"({relevance}) and {shown}"
        code = form.codes.questions[name]
        yield {
            **head,
            "type/scale": "S",
            "name": code,
            "relevance": asked,
            "text": html(option.text[form.language]),
            "help": "",
            "mandatory": "N",
        }


def _parts(question: Question, form: _Form) -> Iterator[Row]:
    """Rows of a matrix and options of multiple response are subquestions, other options answers."""
    language = _code(form.language)
    for row in question.rows:
        text = html(row.text[form.language])
        yield {"class": "SQ", "type/scale": "0", "name": form.codes.rows[row.id], "text": text, "language": language}
    for option in question.options:
        ticked = question.kind is Kind.MULTIPLE
        name = form.codes.option(question, option.code)
        kind = {"class": "SQ" if ticked else "A", "type/scale": "0", "name": name}
        yield {
            **kind,
            "relevance": "1" if ticked else "",
            "text": html(option.text[form.language]),
            "language": language,
        }

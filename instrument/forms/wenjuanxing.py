"""问卷星's questionnaires with one question as JSON on each line.

Source: wjx-ai-kit, survey-generation-json.ts (qtype, title, select, rowtitle, requir, lowlimit, uplimit).
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from instrument.drafting.draft import Draft, DraftQuestion
from instrument.drafting.form import Form
from instrument.drafting.naming import name_of
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.words import clean, is_characteristic
from instrument.message import Fault, Message, Place, quoted
from instrument.model import Kind, Row

HEAD = "问卷基础信息"
KINDS: tuple[tuple[str, Kind], ...] = (
    ("矩阵", Kind.MATRIX),
    ("多选", Kind.MULTIPLE),
    ("多项填空", Kind.TEXT),
    ("排序", Kind.RANKING),
    ("量表", Kind.SCALE),
    ("NPS", Kind.SCALE),
    ("评分", Kind.SCALE),
    ("单选", Kind.SINGLE),
    ("下拉", Kind.SINGLE),
    ("判断", Kind.SINGLE),
    ("日期", Kind.DATE),
    ("滑动", Kind.NUMBER),
    ("填空", Kind.TEXT),
    ("简答", Kind.TEXT),
    ("问答", Kind.TEXT),
)
UNKNOWN_MATRIX = ("矩阵填空", "矩阵多选", "矩阵滑动")
SILENT = ("分页", "段落", "知情")


def recognises(form: Form) -> bool:
    """Whether every line that is not empty is a question of 问卷星 as JSON; the first lines tell."""
    lines = [line for line in form.text.lstrip("\ufeff").split("\n") if line.strip()][:3]
    return bool(lines) and all(line.strip().startswith("{") and '"qtype"' in line for line in lines)


def read(form: Form) -> Draft:
    """The questionnaire; raises `Fault` for a line that is no JSON, and where no question stands."""
    title, purpose, language = form.file.rpartition(".")[0], "", "zh"
    questions: list[DraftQuestion] = []
    lost: list[Message] = []
    for line, text in enumerate(form.text.lstrip("\ufeff").split("\n"), 1):
        if not text.strip():
            continue
        record = _record(text, form.file, line)
        if record.get("qtype") == HEAD:
            title, purpose = clean(record.get("title")) or title, clean(record.get("introduction"))
            language = "en" if str(record.get("language", "zh")).startswith("en") else "zh"
            continue
        question = _question(record, len(questions) + 1, language)
        if question is not None:
            questions.append(question)
            if record.get("relation") or record.get("referselect"):
                values = {"name": quoted(question.id)}
                lost.append(
                    Message(
                        "{name}: when it is shown is not kept, for how 问卷星 writes that is not told anywhere", values
                    )
                )
        elif not str(record.get("qtype")).startswith(SILENT):
            values = {"name": quoted(clean(record.get("title"))), "type": quoted(record.get("qtype"))}
            lost.append(Message("{name} is left out: a question of type {type} is none of ours", values))
    if not questions:
        raise Fault("the file holds no question", place=Place(form.file))
    return Draft(
        id=name_of(title, name_of(form.file.rpartition(".")[0], "form")).lower(),
        title={language: title},
        languages=(language,),
        questions=tuple(questions),
        purpose={language: purpose} if purpose else {},
        lost=tuple(lost),
    )


def _record(text: str, file: str, line: int) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Fault("this line is no JSON", place=Place(file, line)) from None
    if not isinstance(found, dict):
        raise Fault("this line is no question", place=Place(file, line))
    return found


def _question(record: Mapping[str, Any], at: int, language: str) -> DraftQuestion | None:
    type = str(record.get("qtype", ""))
    kind = next((kind for word, kind in KINDS if word in type), None)
    if kind is None or type.startswith((*UNKNOWN_MATRIX, *SILENT)):
        return None
    labels = [clean(each.get("title") if isinstance(each, Mapping) else each) for each in record.get("select") or []]
    if kind in {Kind.SCALE, Kind.MATRIX} and len(labels) < 2:
        labels = [str(number) for number in range(1, 6)]
    if kind is Kind.SINGLE and "判断" in type and not labels:
        labels = ["对", "错"]
    text = clean(record.get("title"))
    rows = [Row(f"q{at}_{place}", {language: clean(row)}) for place, row in enumerate(record.get("rowtitle") or [], 1)]
    chosen = kind in {Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE, Kind.MATRIX, Kind.RANKING}
    question = DraftQuestion(
        id=f"q{at}",
        kind=kind,
        text={language: text},
        number=str(at),
        options=options_of([{language: label} for label in labels], kind) if chosen else (),
        rows=tuple(rows) if kind is Kind.MATRIX else (),
        required=record.get("requir") not in {False, "false"},
        least=_limit(record.get("lowlimit")),
        most=_limit(record.get("uplimit")),
        characteristic=kind is Kind.SINGLE and is_characteristic(text),
    )
    return as_rating(question, language)


def _limit(held: object) -> float | None:
    return float(str(held)) if re.fullmatch(r"-?\d+(\.\d+)?", str(held)) else None

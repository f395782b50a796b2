"""问卷星: the questionnaire as its JSONL, one question a line, and as the text that is pasted into 导入文本.

Source: github.com/wjxcom/wjx-ai-kit, question-types.md and dsl-syntax.md.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from instrument.message import Fault, Message
from instrument.model import Kind, Question
from survey.exporting.material import Exported, Material
from survey.exporting.questions import blanks, lost_codes, rules_by_hand, told

ANSWERS = False
MOST_BYTES = 1 << 20
NAMES = {
    Kind.SINGLE: "单选",
    Kind.MULTIPLE: "多选",
    Kind.SCALE: "量表题",
    Kind.MATRIX: "矩阵单选",
    Kind.RANKING: "排序",
}
NAMES |= {Kind.TEXT: "简答题", Kind.NUMBER: "单项填空", Kind.DATE: "日期"}
LABELS = {
    Kind.MULTIPLE: "多选题",
    Kind.RANKING: "排序题",
    Kind.TEXT: "填空题",
    Kind.NUMBER: "填空题",
    Kind.DATE: "填空题",
}
NUMBERED = re.compile(r"^(\d+)[.、．]")


def export(material: Material) -> Exported:
    """Both files; 问卷星 numbers questions itself, and holds one language.

    Raises `Fault` for a form larger than 问卷星 takes.
    """
    lines = [json.dumps(line, ensure_ascii=False) for line in _lines(material)]
    content = ("\n".join(lines) + "\n").encode()
    if len(content) > MOST_BYTES:
        raise Fault("the form takes {found} bytes; 问卷星 takes {most}", {"found": len(content), "most": MOST_BYTES})
    questions = material.instrument.questions
    typed = [name for question in questions for _, name in blanks(question)]
    ranges = [each.id for each in questions if each.kind is Kind.NUMBER and (each.least, each.most) != (None, None)]
    alone = [each.id for each in questions if any(option.exclusive for option in each.options)]
    rows = [each.id for each in questions if each.kind is Kind.MATRIX]
    files = {f"{material.stem}-wjx.jsonl": content, f"{material.stem}-wjx.txt": _text(material).encode()}
    losses = (
        *rules_by_hand(material, "问卷星"),
        *told(Message("allow typing beside the option in 问卷星 by hand: {found}"), typed),
        *told(Message("set the range of numbers in 问卷星 by hand: {found}"), ranges),
        *told(Message("set the option that stands alone in 问卷星 by hand: {found}"), alone),
        *told(Message("in the text file every row of a matrix is a question of its own: {found}"), rows),
        *lost_codes(material),
    )
    return Exported(files, losses)


def _lines(material: Material) -> Iterator[dict[str, Any]]:
    """The form's own line, then one for each question."""
    instrument = material.instrument
    yield {
        "qtype": "问卷基础信息",
        "title": material.words(instrument.title),
        "introduction": _opening(material),
        "language": material.language,
        "atype": 1,
    }
    for question in instrument.questions:
        yield _line(question, material)


def _opening(material: Material) -> str:
    parts = (material.words(text) for text in (material.instrument.purpose, material.instrument.confidentiality))
    return "\n".join(part for part in parts if part)


def _line(question: Question, material: Material) -> dict[str, Any]:
    hint = material.words(question.hint)
    title = material.words(question.text)
    line: dict[str, Any] = {"qtype": NAMES[question.kind], "title": f"{title}（{hint}）" if hint else title}
    if question.rows:
        line["rowtitle"] = [material.words(row.text) for row in question.rows]
    if question.options:
        line["select"] = [material.words(option.text) for option in question.options]
    if question.kind is Kind.SCALE:
        line |= {"minvaluetext": line["select"][0], "maxvaluetext": line["select"][-1]}
    if question.kind in (Kind.MULTIPLE, Kind.RANKING):
        ends = {"lowlimit": question.least, "uplimit": question.most}
        line |= {end: int(value) for end, value in ends.items() if value is not None}
    return line | {"requir": question.required}


def _text(material: Material) -> str:
    """The form as text: a title, an opening, numbered questions with their options in lines below."""
    blocks = [material.words(material.instrument.title), _opening(material)]
    number = 0
    for question in material.instrument.questions:
        stem = material.words(question.text)
        titles = [f"{stem}—{material.words(row.text)}" for row in question.rows] or [stem]
        for title in titles:
            number += 1
            optional = "" if question.required else "（选填）"
            head = f"{number}. {' '.join(title.split())}[{LABELS.get(question.kind, '单选题')}]{optional}"
            blocks.append("\n".join([head, *(_option(material.words(each.text)) for each in question.options)]))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _option(words: str) -> str:
    """An option on one line, which must not read as the number of a question."""
    return NUMBERED.sub(r"\1·", " ".join(words.split()))

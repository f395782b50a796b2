"""The questionnaire as it was printed: number, wording, answers offered, and when a question is asked."""

from collections.abc import Sequence

from analysis.result import Result
from reports.cells import Row, cell, grid, header
from reports.document import Align, Grid, GridCell, GridColumn, Run
from reports.ink import Ink

COLUMNS = (GridColumn(0.09, Align.CENTER), GridColumn(0.77, Align.LEFT), GridColumn(0.14, Align.CENTER))


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per question of the result `questionnaire`."""
    result = results[0]
    heads = header(ink.phrase("question_number"), ink.phrase("question_and_answers"), ink.phrase("answer_kind"))
    rows = [_row(result, str(line[0]), line[1:], ink) for line in result.table("questions").rows]
    return grid(ink.plain("questions_caption"), COLUMNS, [heads], rows, [ink.phrase("questions_note")])


def _row(result: Result, question: str, rest: Sequence[object], ink: Ink) -> Row:
    number, kind, condition = rest
    wording = ink.label(result, question)
    if isinstance(condition, str):
        wording = ink.plain("asked_if", {"wording": wording, "condition": ink.label(result, condition)})
    offered = [str(line[1]) for line in result.table("answers_offered").where({"question": question})]
    return (cell(str(number)), _wording(result, wording, offered, ink), cell(ink.label(result, str(kind))))


def _wording(result: Result, wording: str, offered: Sequence[str], ink: Ink) -> GridCell:
    """The question in bold, the answers below it, each with its code."""
    answers = ink.plain("answer_gap").join(_answer(result, key, ink) for key in offered)
    runs = [Run(wording, bold=True), *([Run(f"\n{answers}")] if answers else [])]
    return cell(tuple(runs))


def _answer(result: Result, key: str, ink: Ink) -> str:
    code = key.rpartition("=")[2] if "=" in key else key.rpartition("_")[2]
    label = ink.label(result, key)
    return label if key.startswith("wording:") else ink.plain("answer_offered", {"code": code, "label": label})

"""Answers as an export of 问卷星, by text or by number."""

import datetime
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from instrument.kinds import member, other
from instrument.measure import Text
from instrument.model import Instrument, Kind, Option, Question
from survey.files.figures import number_text
from survey.importers.wenjuanxing.conventions import META, RANK_SEPARATOR, SEPARATOR, SIMULATED, Mode
from survey.responses import Column
from survey.simulation.sample import Sample

FIRST_FORM = datetime.datetime(2025, 5, 12, 9, 0)  # local time of the platform; a fixed day keeps the bytes fixed
SOURCES = ("手机提交", "微信", "链接")
ABSENT = {Mode.TEXT: ("(空)", "(跳过)"), Mode.NUMBER: ("-2", "-3")}

Cells = list[str]


def export(sample: Sample, instrument: Instrument, mode: Mode, seed: int = 0) -> list[tuple[str, ...]]:
    """The rows of the sheet, header first, as the platform writes them: its own columns, then the questions' columns.

    Addresses are from the range that RFC 5737 sets apart for documentation.
    """
    columns = _meta(sample, seed)
    for number, question in enumerate(instrument.questions, 1):
        columns.extend(_question(sample.columns, question, str(number), instrument, mode))
    headers = tuple(header for header, _ in columns)
    return [headers, *zip(*(cells for _, cells in columns), strict=True)]


def _meta(sample: Sample, seed: int) -> list[tuple[str, Cells]]:
    random = np.random.default_rng(seed)
    n = len(sample.seconds)
    minutes = np.cumsum(random.exponential(170, n)).tolist()
    moments = [FIRST_FORM + datetime.timedelta(minutes=each) for each in minutes]
    values = (
        [str(row) for row in range(1, n + 1)],
        [f"{each.year}/{each.month}/{each.day} {each:%H:%M:%S}" for each in moments],
        [f"{number_text(float(each))}秒" for each in sample.seconds],
        [SOURCES[each] for each in random.choice(len(SOURCES), n, p=[0.5, 0.4, 0.1])],
        [SIMULATED] * n,
        [f"192.0.2.{each}(四川-巴中)" for each in random.integers(1, 255, n)],
    )
    return list(zip(META, values, strict=False))


def _question(
    columns: Mapping[str, Column], question: Question, number: str, instrument: Instrument, mode: Mode
) -> list[tuple[str, Cells]]:
    stem = _words(question.text)
    write = _writer(question, instrument, mode)
    if question.kind is Kind.MATRIX:
        headers = [
            f"{number}、{stem}—{_words(question.rows[0].text)}",
            *(_words(row.text) for row in question.rows[1:]),
        ]
        rows = zip(headers, question.rows, strict=True)
        return [(header, [write(code) for code in columns[row.id]]) for header, row in rows]
    if question.kind in (Kind.MULTIPLE, Kind.RANKING):
        return _several(columns, question, number, instrument, mode)
    if question.kind in (Kind.TEXT, Kind.DATE):
        return [(f"{number}、{stem}", [words or ABSENT[Mode.TEXT][0] for words in columns[question.id]])]
    cells = [write(code) for code in columns[question.id]]
    return [(f"{number}、{stem}", _with_typed(cells, columns, question) if mode is Mode.TEXT else cells)]


def _writer(question: Question, instrument: Instrument, mode: Mode) -> Callable[[float], str]:
    """A function from a code to a cell."""
    shown = {float(option.code): _label(option) for option in question.options}
    if mode is Mode.NUMBER:
        shown = {float(option.code): str(place) for place, option in enumerate(question.options, 1)}
    absent = dict(zip((instrument.missing.unanswered, instrument.missing.not_asked), ABSENT[mode], strict=True))

    def write(code: float) -> str:
        if code != code:
            return ""
        return absent.get(int(code)) or shown.get(code) or number_text(float(code))

    return write


def _with_typed(cells: Cells, columns: Mapping[str, Column], question: Question) -> Cells:
    for option in question.options:
        if option.other:
            typed, label = columns[other(question, option)], _label(option)
            cells = [
                f"{cell}〖{words}〗" if words and cell == label else cell
                for cell, words in zip(cells, typed, strict=True)
            ]
    return cells


def _several(
    columns: Mapping[str, Column], question: Question, number: str, instrument: Instrument, mode: Mode
) -> list[tuple[str, Cells]]:
    write = _writer(question, instrument, mode)
    own = [columns[member(question, option)] for option in question.options]
    if mode is Mode.NUMBER:
        return [
            (f"{number}、({_label(option)})", [_mark(code, write) for code in column])
            for option, column in zip(question.options, own, strict=True)
        ]
    cells = [_joined(row, [column[row] for column in own], columns, question, write) for row in range(len(own[0]))]
    return [(f"{number}、{_words(question.text)}", cells)]


def _mark(code: float, write: Callable[[float], str]) -> str:
    return str(int(code)) if code >= 0 else write(code)


def _joined(
    row: int,
    codes: Sequence[float],
    columns: Mapping[str, Column],
    question: Question,
    write: Callable[[float], str],
) -> str:
    ticked = [(code, option) for code, option in zip(codes, question.options, strict=True) if code > 0]
    if not ticked:
        return write(codes[0])
    if question.kind is Kind.RANKING:
        return RANK_SEPARATOR.join(_label(option) for _, option in sorted(ticked, key=lambda each: each[0]))
    return SEPARATOR.join(_written(row, option, columns, question) for _, option in ticked)


def _written(row: int, option: Option, columns: Mapping[str, Column], question: Question) -> str:
    typed = columns[other(question, option)][row] if option.other else ""
    return f"{_label(option)}〖{typed}〗" if typed else _label(option)


def _label(option: Option) -> str:
    return _words(option.text)


def _words(text: Text) -> str:
    return next(iter(text.values()))

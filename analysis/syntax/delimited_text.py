"""Delimited text as GET DATA reads it: signs between fields, quotation marks, cases of one or more lines."""

from collections.abc import Iterator, Sequence

from analysis.syntax.reading_data import Line
from instrument.records import dataclass


@dataclass(frozen=True)
class Delimited:
    """How a text holds fields; `fields`: how many make a case where lines do not, 0 where each line is one."""

    delimiters: str = ",\t "
    qualifiers: str = ""
    first: int = 1
    fields: int = 0


def cases(lines: Sequence[Line], asked: Delimited) -> Iterator[tuple[list[str], int]]:
    """The texts of each case with the number of its first line."""
    pending: list[str] = []
    for number, text in lines[asked.first - 1 :]:
        if not text.strip() and not asked.fields:
            continue
        found = list(_fields(text, asked))
        if not asked.fields:
            yield found, number
            continue
        pending += found
        while len(pending) >= asked.fields:
            yield pending[: asked.fields], number
            del pending[: asked.fields]


def _fields(text: str, asked: Delimited) -> Iterator[str]:
    """The fields of a line; where blanks are delimiters, several of them part two fields once."""
    at, end = 0, len(text)
    blank_parts = " " in asked.delimiters
    while True:
        while at < end and text[at] in " " and (blank_parts or text[at] not in asked.delimiters):
            at += 1
        if at < end and text[at] in asked.qualifiers:
            field, at = _quoted(text, at)
        else:
            start = at
            while at < end and text[at] not in asked.delimiters:
                at += 1
            field = text[start:at].rstrip(" ") if not blank_parts else text[start:at]
        while at < end and text[at] == " ":
            at += 1
            if blank_parts and (at == end or text[at] not in asked.delimiters):
                at -= 1
                break
        yield field
        if at >= end:
            return
        at += 1


def _quoted(text: str, at: int) -> tuple[str, int]:
    sign, found = text[at], ""
    at += 1
    while at < len(text):
        if text[at] == sign:
            if text[at + 1 : at + 2] != sign:
                return found, at + 1
            at += 1
        found += text[at]
        at += 1
    return found, at

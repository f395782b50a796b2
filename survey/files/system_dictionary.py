"""The dictionary of a plain .sav file: its variables, labels, documents and extension records.

Source: GNU PSPP, "System File Format".
"""

import math
import struct
import sys
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from instrument.records import dataclass

VARIABLE, LABELS, LABELLED, DOCUMENTS, EXTENSION, END = 2, 3, 4, 6, 7, 999
HEADER = 176
LINE = 80  # bytes of a line of documents
KINDS = {
    1: "A", 2: "AHEX", 3: "COMMA", 4: "DOLLAR", 5: "F", 6: "IB", 7: "PIBHEX", 8: "P", 9: "PIB", 10: "PK", 11: "RB",
    12: "RBHEX", 15: "Z", 16: "N", 17: "E", 20: "DATE", 21: "TIME", 22: "DATETIME", 23: "ADATE", 24: "JDATE",
    25: "DTIME", 26: "WKDAY", 27: "MONTH", 28: "MOYR", 29: "QYR", 30: "WKYR", 31: "PCT", 32: "DOT", 33: "CCA",
    34: "CCB", 35: "CCC", 36: "CCD", 37: "CCE", 38: "EDATE", 39: "SDATE", 40: "MTIME", 41: "YMDHMS",
}  # fmt: skip
NUMBER = 5  # F, which always says how many decimals
HIGHEST = sys.float_info.max
LOWEST = math.nextafter(-HIGHEST, 0)


class NotPlain(Exception):
    """The file holds what is read elsewhere."""


@dataclass
class Variable:
    """A variable; `width` is 0 for numbers, else bytes."""

    short: str
    element: int  # the first of its elements of 8 bytes in a case
    width: int
    format: str
    label: str
    missing: list[list[Any]]
    levels: list[tuple[Any, str]] = field(default_factory=list)


@dataclass
class Dictionary:
    """All that stands before the cases."""

    variables: list[Variable]
    elements: int  # of 8 bytes in a case
    notes: list[str]
    extensions: Mapping[int, bytes]
    end: int  # where the cases begin


def dictionary_of(content: bytes) -> Dictionary:
    """The dictionary of a little-endian file whose texts are UTF-8.

    Raises `NotPlain`, and `struct.error`, `ValueError`, `KeyError` or `IndexError` where it cannot be followed.
    """
    found = Dictionary([], 0, [], {}, HEADER)
    labels: list[tuple[bytes, str]] = []
    extensions: dict[int, bytes] = {}
    while (kind := _integers(content, found.end, 1)[0]) != END:
        at = found.end + 4
        if kind == VARIABLE:
            found.end = _read_variable(content, at, found)
        elif kind == LABELS:
            labels, found.end = _labels(content, at)
        elif kind == LABELLED:
            found.end = _set_labels(content, at, found, labels)
        elif kind == DOCUMENTS:
            (lines,) = _integers(content, at, 1)
            found.end = at + 4 + LINE * lines
            found.notes += [content[place : place + LINE].decode().rstrip() for place in range(at + 4, found.end, LINE)]
        elif kind == EXTENSION:
            subtype, size, count = _integers(content, at, 3)
            found.end = at + 12 + size * count
            extensions[subtype] = content[at + 12 : found.end]
        else:
            raise NotPlain
    return Dictionary(found.variables, found.elements, found.notes, extensions, found.end + 8)


def _integers(content: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{count}i", content, at)


def _read_variable(content: bytes, at: int, into: Dictionary) -> int:
    """Takes one element of a case; says where the next record begins."""
    width, labelled, missing = _integers(content, at, 3)
    decimals, shown, kind = content[at + 12 : at + 15]
    short, label = content[at + 20 : at + 28].decode().rstrip(), ""
    at += 28
    if labelled:
        (length,) = _integers(content, at, 1)
        label = content[at + 4 : at + 4 + length].decode().rstrip()
        at += 4 + (length + 3) // 4 * 4
    if width >= 0:
        values = [content[place : place + 8] for place in range(at, at + 8 * abs(missing), 8)]
        format = f"{KINDS[kind]}{shown}" + (f".{decimals}" if decimals or kind == NUMBER else "")
        held = _missing(values, missing < 0, width)
        into.variables.append(Variable(short, into.elements, width, format, label, held))
    into.elements += 1
    return at + 8 * abs(missing)


def _missing(values: list[bytes], is_range: bool, width: int) -> list[list[Any]]:
    if width:
        return [[word, word] for word in (value.decode().rstrip(" \0") for value in values)]
    numbers = struct.unpack(f"<{len(values)}d", b"".join(values))
    if not is_range:
        return [[number, number] for number in numbers]
    low, high, *single = numbers
    return [
        [-math.inf if low <= LOWEST else low, math.inf if high == HIGHEST else high],
        *([number, number] for number in single),
    ]


def _labels(content: bytes, at: int) -> tuple[list[tuple[bytes, str]], int]:
    (count,) = _integers(content, at, 1)
    at += 4
    found = []
    for _ in range(count):
        length = content[at + 8]
        found.append((content[at : at + 8], content[at + 9 : at + 9 + length].decode()))
        at += 8 + (length + 8) // 8 * 8
    return found, at


def _set_labels(content: bytes, at: int, into: Dictionary, labels: list[tuple[bytes, str]]) -> int:
    (count,) = _integers(content, at, 1)
    by_element = {variable.element: variable for variable in into.variables}
    for number in _integers(content, at + 4, count):
        variable = by_element[number - 1]
        variable.levels = [(_value(value, variable.width), label) for value, label in labels]
    return at + 4 + 4 * count


def _value(value: bytes, width: int) -> float | str:
    if width:
        return value[:width].decode().rstrip()
    (number,) = struct.unpack("<d", value)
    return float(number)

"""What the reader of portable files leaves out: the missing values that they declare, and where cases have them.

Source: GNU PSPP, "Portable File Format".
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from fractions import Fraction

import numpy as np

from analysis.syntax.active import Active
from analysis.syntax.portable import BASE, DIGITS
from instrument.records import dataclass, replace

HEADER = 464  # bytes before the first record
Value = float | str


@dataclass
class _Scanner:
    text: str
    at: int = 0

    def tag(self) -> str:
        self.at += 1
        return self.text[self.at - 1 : self.at]

    def number(self) -> float:
        if self.text.startswith("*", self.at):
            self.at += 2
            return float("nan")
        end = self.text.index("/", self.at)
        written, self.at = self.text[self.at : end], end + 1
        return _number(written)

    def string(self) -> str:
        length = int(self.number())
        self.at += length
        return self.text[self.at - length : self.at]

    def value(self, width: int) -> Value:
        return self.string().rstrip(" ") if width else self.number()


@dataclass
class _Declared:
    width: int = 0
    values: list[Value] = field(default_factory=list)
    range: tuple[float, float] | None = None


def completed(active: Active, content: bytes) -> Active:
    """The file just read with the missing values that its variables declare in `content`, and those that cases have.

    The file as it is where `content` cannot be followed.
    """
    try:
        scanner = _Scanner("".join(content.decode("latin-1").splitlines())[HEADER:])
        found = _declared(scanner)
        cases = _cases(scanner, [each.width for each in found.values()])
    except (ValueError, IndexError):
        return active
    if [name.casefold() for name in found] != [name.casefold() for name in active.names] or len(cases) != active.n:
        return active
    for at, (name, declared) in enumerate(zip(active.names, found.values(), strict=True)):
        described = replace(
            active.fields[name], display=0, missing_range=declared.range, missing=tuple(declared.values)
        )
        column = active.columns[name]
        if declared.values or declared.range is not None:
            column = np.array([case[at] for case in cases], dtype=object if declared.width else float)
        active = active.with_column(described, column)
    return active


def _declared(scanner: _Scanner) -> dict[str, _Declared]:
    """The variables with their missing values; the scanner stands at the first case."""
    found: dict[str, _Declared] = {}
    current = _Declared()
    while (tag := scanner.tag()) != "F":
        match tag:
            case "A" if not found:  # the version, with its date and time
                scanner.string()
                scanner.string()
            case "1" | "2" | "3" | "6" | "C":
                scanner.string()
            case "4" | "5":
                scanner.number()
            case "7":
                width = int(scanner.number())
                current = found.setdefault(scanner.string(), _Declared(width))
                for _ in range(6):
                    scanner.number()
            case "8":
                current.values.append(scanner.value(current.width))
            case "9":
                current.range = (float("-inf"), scanner.number())
            case "A":
                current.range = (scanner.number(), float("inf"))
            case "B":
                current.range = (scanner.number(), scanner.number())
            case "D" | "E":
                _pass_over(tag, scanner, found)
            case _:
                raise ValueError(tag)
    return found


def _pass_over(tag: str, scanner: _Scanner, found: Mapping[str, _Declared]) -> None:
    """Value labels, or lines of documents."""
    several = [scanner.string() for _ in range(int(scanner.number()))]
    if tag == "D":
        for _ in range(int(scanner.number())):
            scanner.value(found[several[0]].width)
            scanner.string()


def _cases(scanner: _Scanner, widths: Sequence[int]) -> list[list[Value]]:
    found = []
    while not scanner.text.startswith("Z", scanner.at):
        found.append([scanner.value(width) for width in widths])
    return found


def _number(written: str) -> float:
    sign = -1.0 if written.startswith("-") else 1.0
    mantissa, exponent = written.lstrip("-"), 0
    for mark in "+-":
        if mark in mantissa:
            mantissa, _, power = mantissa.partition(mark)
            exponent = int(power, BASE) * (1 if mark == "+" else -1)
    whole, _, part = mantissa.partition(".")
    figures = whole + part
    value = 0
    for figure in figures:
        value = value * BASE + DIGITS.index(figure)
    return sign * float(value * Fraction(BASE) ** (exponent - len(part)))

"""The active file as a portable file.

Source: GNU PSPP, "Portable File Format".
"""

import datetime
from collections.abc import Iterator
from fractions import Fraction
from itertools import count

from analysis.syntax.active import Active, Field, Format

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRST"
BASE, KEPT = 30, 12  # figures that tell one double from the next
LINE = 80
LONGEST_NAME, LONGEST_TEXT = 8, 255
FORMATS = {
    "A": 1, "AHEX": 2, "COMMA": 3, "DOLLAR": 4, "F": 5, "N": 16, "E": 17, "DATE": 20, "TIME": 21, "DATETIME": 22,
    "ADATE": 23, "JDATE": 24, "DTIME": 25, "WKDAY": 26, "MONTH": 27, "MOYR": 28, "QYR": 29, "WKYR": 30, "PCT": 31,
    "DOT": 32, "CCA": 33, "CCB": 34, "CCC": 35, "CCD": 36, "CCE": 37, "EDATE": 38, "SDATE": 39, "MTIME": 40,
    "YMDHMS": 41,
}  # fmt: skip
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .<(+|&[]!$*);^-/|,%_>?`:#@'=\""
_SET = ("0" * 64 + _SIGNS + "0" * 6 + "~-0000123456789000-()0{}\\").ljust(256, "0")


def portable(active: Active, product: str) -> bytes:
    """The file with labels and missing values; signs beyond ASCII become ?, and names are cut to eight letters."""
    names = short_names(active)
    now = datetime.datetime(2000, 1, 1)  # the same cases, the same bytes
    text = "ASCII SPSS PORT FILE".ljust(40) * 5 + _SET + "SPSSPORT"
    text += "A" + _text(f"{now:%Y%m%d}") + _text(f"{now:%H%M%S}") + "1" + _text(product)
    text += "4" + _number(len(active.fields)) + "5" + _number(KEPT - 1)
    text += "6" + _text(names[active.weight]) if active.weight is not None else ""
    text += "".join(_variable(each, names[each.name]) for each in active.fields.values())
    text += "".join(_labels(each, names[each.name]) for each in active.fields.values() if each.levels)
    text += "F" + "".join(_cases(active)) + "Z"
    text += "Z" * (-len(text) % LINE)
    return "".join(f"{text[at : at + LINE]}\r\n" for at in range(0, len(text), LINE)).encode("ascii")


def short_names(active: Active) -> dict[str, str]:
    """A name of eight letters at most for every variable, no two alike."""
    found: dict[str, str] = {}
    for name in active.names:
        plain = "".join(letter if letter.isascii() else "" for letter in name.upper()) or "V"
        tried = (plain[:LONGEST_NAME] if not n else f"{plain[: LONGEST_NAME - 1 - len(str(n))]}_{n}" for n in count())
        found[name] = next(each for each in tried if each not in found.values())
    return found


def _number(value: float) -> str:
    """A number in figures of base 30; missing is *."""
    if value != value:
        return "*."
    if value == 0:
        return "0/"
    exact, places = abs(Fraction(value)), 0
    while exact * Fraction(BASE) ** places >= Fraction(BASE) ** KEPT:
        places -= 1
    while exact * Fraction(BASE) ** (places + 1) < Fraction(BASE) ** KEPT:
        places += 1
    whole = round(exact * Fraction(BASE) ** places)
    while whole % BASE == 0:
        whole, places = whole // BASE, places - 1
    return ("-" if value < 0 else "") + _placed(_figures(whole), places) + "/"


def _placed(figures: str, places: int) -> str:
    """Figures with the point so many places before their end."""
    if -KEPT <= places <= 0:
        return figures + "0" * -places
    if 0 < places < len(figures):
        return f"{figures[:-places]}.{figures[-places:]}"
    return f"{figures}{'-' if places > 0 else '+'}{_figures(abs(places))}"


def _figures(whole: int) -> str:
    found = ""
    while whole:
        whole, figure = divmod(whole, BASE)
        found = DIGITS[figure] + found
    return found


def _text(text: str) -> str:
    held = text.encode("ascii", "replace").decode()[:LONGEST_TEXT]
    return _number(len(held)) + held


def _value(value: float | str, width: int) -> str:
    """A value; a string is as long as its variable is wide."""
    return _text(value.ljust(min(width, LONGEST_TEXT))) if isinstance(value, str) else _number(value)


def _variable(described: Field, name: str) -> str:
    text = "7" + _number(min(described.width, LONGEST_TEXT)) + _text(name)
    text += _format(described.format) + _format(described.write or described.format)
    if described.missing_range is not None:
        low, high = described.missing_range
        if low == float("-inf"):
            text += "9" + _number(high)
        elif high == float("inf"):
            text += "A" + _number(low)
        else:
            text += "B" + _number(low) + _number(high)
    text += "".join("8" + _value(each, described.width) for each in described.missing)
    return text + ("C" + _text(described.label) if described.label else "")


def _format(shape: Format) -> str:
    return _number(FORMATS.get(shape.kind, 5)) + _number(shape.width) + _number(shape.decimals)


def _labels(described: Field, name: str) -> str:
    text = "D" + _number(1) + _text(name) + _number(len(described.levels))
    return text + "".join(_value(value, described.width) + _text(label) for value, label in described.levels)


def _cases(active: Active) -> Iterator[str]:
    columns = [_column(active, each) for each in active.fields.values()]
    for row in zip(*columns, strict=True):
        yield from row


def _column(active: Active, described: Field) -> list[str]:
    values = active.columns[described.name].tolist()
    known = {value: _value(value, described.width) for value in set(values)}
    return [known[value] if value == value else "*." for value in values]

"""Text as values.

Source: GNU PSPP manual, 6.7.4.
"""

import math
import re

from analysis.syntax.active import Format
from analysis.syntax.calendar_days import epoch_of
from analysis.syntax.formats.date_reading import date_read, name_read
from analysis.syntax.formats.numerals import style
from analysis.syntax.formats.shapes import DATES, NAMES, NUMBERS, TIMES
from analysis.syntax.formats.time_reading import time_read

_NUMBER = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?(?:([eEdD] ?[+-]?|[+-]) ?(\d+))?")


def read(text: str, format: Format, decimal: str = ".", epoch: int | None = None) -> float | str | None:
    """What a field holds: a number, NaN for a blank one or a lone period; None where it is not of this format.

    `decimal` is the sign before decimals; `epoch` the first year that two digits may mean, 69 years ago where none is
    given. Formats of strings give the text without blanks at its end.
    """
    kind = format.kind
    if kind == "A":
        return text.rstrip(" ")
    if kind == "AHEX":
        return _from_hexadecimal(text)
    if kind == "N":
        return float(text) / 10.0**format.decimals if text.isdigit() else _nothing(text)
    if text.strip() in ("", "."):
        return math.nan
    if kind in NUMBERS:
        return _number(text, kind, decimal)
    if kind in DATES:
        return date_read(text, kind, epoch_of() if epoch is None else epoch)
    if kind in TIMES:
        return time_read(text, kind)
    return name_read(text, kind) if kind in NAMES else None


def read_implied(text: str, format: Format, decimal: str = ".", epoch: int | None = None) -> float | str | None:
    """The same where a number that shows neither decimals nor exponent has them implied: 125 by F3.2 is 1.25."""
    found = read(text, format, decimal, epoch)
    if isinstance(found, float) and format.kind in NUMBERS and format.kind != "N" and format.decimals:
        sign = style(format.kind, decimal).decimal
        if (
            sign not in text
            and re.fullmatch(r"[^eEdD]*\d", text.strip().strip("%$ "))
            and not re.search(r"\d[+-]", text)
        ):
            return found / 10.0**format.decimals
    return found


def _nothing(text: str) -> float | None:
    return math.nan if text.strip() in ("", ".") else None


def _number(text: str, kind: str, decimal: str) -> float | None:
    look = style(kind, decimal)
    plain = text.strip()
    if look.before:
        plain = re.sub(rf"^([+-]?)\s*\{look.before}\s*", r"\1", plain)
    if look.behind:
        plain = plain.removesuffix(look.behind)
    if look.group:
        whole, sign, part = plain.partition(look.decimal)
        if whole.lstrip("+-").startswith(look.group):
            return None
        plain = whole.replace(look.group, "") + sign + part
    found = _NUMBER.fullmatch(plain.replace(look.decimal, ".") if look.decimal != "." else plain)
    if found is None or not (found[2] or found[3]):
        return None
    exponent = f"e{'-' if '-' in (found[4] or '') else ''}{found[5]}" if found[5] else ""
    value = float(f"{found[1]}{found[2] or 0}.{found[3] or 0}{exponent}")
    return value if math.isfinite(value) else None


def _from_hexadecimal(text: str) -> str | None:
    try:
        return bytes.fromhex(text.strip()).decode("utf-8", "replace").rstrip(" ")
    except ValueError:
        return None

"""Numbers as text.

A number is rounded as fifteen significant digits write it, halves away from zero: 2.675 is 2.68, although the nearest
binary number lies below; GNU PSPP rounds most of such numbers in this way too, but not all.
Source: GNU PSPP manual, 6.7.4.1.
"""

from typing import TYPE_CHECKING

from analysis.syntax.active import Format
from analysis.syntax.formats.shapes import COMMAS
from instrument.records import dataclass

if TYPE_CHECKING:
    from decimal import Decimal

DIGITS = 15
MOST = 16  # decimals
EXPONENT = 5  # characters of E+003


@dataclass(frozen=True)
class Style:
    """How a kind of format writes numbers."""

    decimal: str
    group: str  # between thousands, '' for nothing
    before: str  # $
    behind: str  # %

    @property
    def affixes(self) -> int:
        return len(self.before) + len(self.behind)


def style(kind: str, decimal: str = ".") -> Style:
    """The style of a kind where `decimal` is the sign before decimals; DOT takes the other one."""
    other = "," if decimal == "." else "."
    if kind == "DOT":
        return Style(other, decimal, "", "")
    return Style(
        decimal, other if kind in COMMAS else "", "$" if kind == "DOLLAR" else "", "%" if kind == "PCT" else ""
    )


def number_written(value: float, format: Format, decimal: str = ".", leading_zero: bool = False) -> str:
    """The number in the width of the format.

    Decimals go first where there is no room, then the number is written with an exponent, then without $ or %.
    """
    look, width = style(format.kind, decimal), format.width
    if format.kind == "E":
        return (_scientific(value, format, look, True) or "*" * width).rjust(width)
    for with_affixes in (True, False) if look.affixes else (True,):
        room = width - (look.affixes if with_affixes else 0)
        text = _plain(value, format.decimals, room, look, leading_zero)
        if text is not None:
            return _dressed(text, look, with_affixes).rjust(width)
        text = _scientific(value, format, look, with_affixes)
        if text is not None:
            return text.rjust(width)
    return "*" * width


def _digits(value: float, decimals: int) -> tuple[str, str, str]:
    """The sign, the whole digits and the decimals of a rounded number."""
    if float(value).is_integer() and abs(value) < 10.0**DIGITS:
        return "-" if value < 0 else "", str(int(abs(value))), "0" * decimals
    number = rounded(value, decimals)
    whole, _, part = f"{number.copy_abs():f}".partition(".")
    return "-" if number < 0 else "", whole, part


def rounded(value: float, decimals: int) -> "Decimal":
    """The number with so many decimals, halves away from zero; beyond fifteen digits, those of the binary number."""
    from decimal import ROUND_HALF_UP, Context, Decimal

    exact = Decimal(value)
    if decimals + max(exact.adjusted(), 0) < DIGITS - 1:
        exact = Decimal(f"{value:.{DIGITS}g}")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=60))


def _plain(value: float, most: int, room: int, look: Style, leading_zero: bool) -> str | None:
    """The number with as many decimals as fit, and with all of its thousands parted where that fits too."""
    if abs(value) >= 10.0**room:
        return None
    for decimals in range(most, -1, -1):
        sign, whole, part = _digits(value, decimals)
        if part and whole == "0" and not leading_zero:
            whole = ""
        tail = look.decimal + part if part else ""
        if len(sign + whole + tail) > room:
            continue
        if look.group and (decimals or not most):
            parted = f"{int(whole or 0):,}".replace(",", look.group) if whole else ""
            if len(sign + parted + tail) <= room:
                whole = parted
        return sign + whole + tail
    return None


def _dressed(text: str, look: Style, with_affixes: bool) -> str:
    if not with_affixes:
        return text
    sign = "-" if text.startswith("-") else ""
    return sign + look.before + text[len(sign) :] + look.behind


def _scientific(value: float, format: Format, look: Style, with_affixes: bool) -> str | None:
    """The number with an exponent and as many decimals as fit; None where not even one digit does."""
    affixes = look.affixes if with_affixes else 0
    free = format.width - affixes - (value < 0) - 1 - EXPONENT
    if free < 0 or (format.kind == "E" and free < 1 <= format.decimals and format.width < EXPONENT + 2):
        return None
    behind = min(free, format.decimals + 1, MOST + 1)
    text = f"{abs(value):.{max(behind - 1, 0)}E}"
    mantissa, _, exponent = text.partition("E")
    mantissa = mantissa.replace(".", "")
    point = look.decimal if behind > 1 or (behind == 1 and format.kind == "E") else ""
    digits = mantissa[0] + point + mantissa[1:]
    found = f"{'-' if value < 0 else ''}{digits}E{exponent[0]}{int(exponent[1:]):03d}"
    return _dressed(found, look, with_affixes)


def digits_only(value: float, format: Format) -> str:
    """Digits with zeros before them and no sign; the decimals stand behind a point that is not written."""
    if value < 0:
        return ".".rjust(format.width)
    if value * 10.0**format.decimals >= 10.0**format.width:
        return "*" * format.width
    text = str(int(rounded(value * 10.0**format.decimals, 0)))
    return text.rjust(format.width, "0") if len(text) <= format.width else "*" * format.width

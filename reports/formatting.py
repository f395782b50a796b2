"""Numbers as text: the only file that rounds."""

from collections.abc import Mapping

from analysis.result import Message
from analysis.table import Cell
from analysis.undefined import Undefined
from analysis.vocabulary import WORDS, Kind
from instrument.records import dataclass

NO_CELL = ""
NOT_DEFINED = "—"
NO_BREAK = "\u00a0"  # a quarter em in Times New Roman; U+202F may be missing there
MINUS = "\u2212"
SIGNIFICANT = 12
NOISE = 1e-12  # what is smaller is a rest of floating point arithmetic
EXACT, NEAR_HALF, NEAR_WHOLE = 1e6, 1e-5, 1e-6


@dataclass(frozen=True)
class Style:
    """How one audience reads numbers."""

    decimals: Mapping[Kind, int]
    bare_point: frozenset[Kind]  # kinds printed without the zero before the decimal point
    minus: str = MINUS
    group: str = ""  # between thousands, above four digits
    least_p: float | None = 0.001  # smaller probabilities are printed as less than this
    whole_values: bool = True  # 3, not 3.00, where a value is whole
    small: float = 0.0  # what is less and would print as .000 is written as 1.77E-005


GB = Style(
    decimals={
        Kind.COUNT: 0,
        Kind.PERCENT: 1,
        Kind.VALUE: 2,
        Kind.MEAN: 2,
        Kind.DEVIATION: 2,
        Kind.COEFFICIENT: 3,
        Kind.ESTIMATE: 3,
        Kind.STATISTIC: 2,
        Kind.FREEDOM: 2,
        Kind.PROBABILITY: 3,
        Kind.EIGENVALUE: 2,
    },
    bare_point=frozenset(),
    group=NO_BREAK,
)
"""A Chinese report: the zero before the point stays (GB/T 15835), thousands stand apart by a quarter em (GB/T 7713)."""

APA = Style(
    decimals=GB.decimals,
    bare_point=frozenset({Kind.COEFFICIENT, Kind.PROBABILITY}),
    group=",",
)
"""An English report: no zero before the point of what cannot pass 1 (APA 7, 6.36)."""

SPSS = Style(
    decimals={**GB.decimals, Kind.DEVIATION: 3, Kind.STATISTIC: 3, Kind.FREEDOM: 3, Kind.EIGENVALUE: 3},
    bare_point=frozenset(Kind),
    minus="-",
    least_p=None,
    small=1e-4,
)
"""The terminal: as SPSS 29 shows integer Likert answers."""

POWERS = frozenset({Kind.VALUE, Kind.MEAN, Kind.DEVIATION, Kind.ESTIMATE, Kind.EIGENVALUE})
WHOLE = frozenset({Kind.COUNT, Kind.VALUE, Kind.FREEDOM})

COUNTS = frozenset({"n_valid"})
"""Rows whose one number counts cases, whatever its column holds elsewhere."""

KIND_IN: Mapping[tuple[str, str], Kind] = {
    **{("summary_items", word): Kind.ESTIMATE for word in ("mean", "minimum", "maximum", "range", "variance")},
}


class Printed(str):
    """A number as printed, which knows what it was; it still does with a mark behind it, `0.312***`."""

    value: float

    @classmethod
    def of(cls, text: str, value: float) -> "Printed":
        found = cls(text)
        found.value = value
        return found

    def __add__(self, mark: str) -> "Printed":
        return Printed.of(str.__add__(self, mark), self.value)


def kind_of(table: str, word: str) -> Kind:
    """The kind of the cells under a word in a table; the vocabulary's unless the table narrows it."""
    return KIND_IN.get((table, word), WORDS[word])


def text_of(cell: Cell, kind: Kind, style: Style = GB, decimals: int | None = None) -> str:
    """A cell as printed: "" where a table has no cell, "—" where the statistic is not defined."""
    if cell is None:
        return NO_CELL
    if isinstance(cell, Undefined):
        return NOT_DEFINED
    if isinstance(cell, str) or kind in {Kind.KEY, Kind.TEXT}:
        return cell if isinstance(cell, Printed) else str(cell)
    return number(float(cell), kind, style, decimals)


def number(value: float, kind: Kind, style: Style = GB, decimals: int | None = None) -> Printed:
    """A number as printed; `decimals` overrides what the style has for its kind."""
    return Printed.of(_text(value, kind, style, decimals), value)


class InSentence(float):
    """A number that fills a gap of a message: whole, or four significant digits, unless the gap says otherwise.

    `.1b` is `.1f` without the zero before the point; `.3c` the same, or a power of ten where nothing else is left.
    """

    def __format__(self, asked: str) -> str:
        if asked.endswith(("b", "c")):
            found = fixed(float(self), int(asked[1:-1]))
            if asked[-1] == "c" and self and not float(found):
                return _power(self)
            return found.replace("0.", ".", 1) if found.startswith(("0.", "-0.")) else found
        if asked or not self.is_integer():
            return format(float(self), asked or ".4g")
        return str(int(self))


def is_less(printed: str) -> bool:
    """Whether a printed probability carries its own sign: "<0.001"."""
    return printed.startswith("<")


def reason(cell: Cell) -> Message | None:
    """Why a cell is not defined."""
    return cell.reason if isinstance(cell, Undefined) else None


def _text(value: float, kind: Kind, style: Style, decimals: int | None) -> str:
    places = style.decimals[kind] if decimals is None else decimals
    if kind is Kind.PROBABILITY and style.least_p is not None and value < style.least_p:
        return f"<{_pointed(format(style.least_p, 'f').rstrip('0'), kind, style)}"
    if decimals is None and kind in WHOLE and style.whole_values and _is_whole(value):
        places = 0
    digits = fixed(value, places)
    if NOISE < abs(value) < style.small and kind in POWERS and not digits.strip("-0."):
        return _power(value)
    return _signed(digits, kind, style)


def fixed(value: float, decimals: int) -> str:
    """`value` to so many decimals, halves away from zero: `-0.50`, a zero without a sign.

    What is rounded is the number as twelve significant digits write it, not its binary neighbour: 0.125 becomes 0.13,
    and 2.4999999999999996, a mean of 2.5 to any reader, becomes 3; engines that differ in the last bits print alike.
    """
    scaled = abs(value) * 10**decimals
    # Far from a half, and far above the last of twelve digits, both ways of rounding give the same digits.
    if scaled < EXACT and abs(scaled % 1 - 0.5) > NEAR_HALF:
        found = f"{value:.{decimals}f}"
        return found[1:] if scaled < 0.5 and found[0] == "-" else found
    mantissa, _, power = f"{abs(value):.{SIGNIFICANT - 1}e}".partition("e")
    digits, shift = int(mantissa.replace(".", "")), int(power) + 1 - SIGNIFICANT + decimals
    units = digits * 10**shift if shift >= 0 else (digits + 10**-shift // 2) // 10**-shift  # halves upwards
    text = str(units).rjust(decimals + 1, "0")
    point = len(text) - decimals
    return ("-" if value < 0 and units else "") + text[:point] + ("." if decimals else "") + text[point:]


def _is_whole(value: float) -> bool:
    if abs(value) < EXACT and abs(value - round(value)) > NEAR_WHOLE:
        return False
    return value == int(value) or fixed(value, 9).endswith("." + 9 * "0")


def _signed(found: str, kind: Kind, style: Style) -> str:
    minus, digits = (style.minus, found[1:]) if found[0] == "-" else ("", found)
    if style.group:
        whole, point, fraction = digits.partition(".")
        digits = _grouped(whole, style) + point + fraction
    return minus + _pointed(digits, kind, style)


def _pointed(digits: str, kind: Kind, style: Style) -> str:
    return digits[1:] if kind in style.bare_point and digits.startswith("0.") else digits


def _grouped(whole: str, style: Style) -> str:
    if len(whole) <= 4:
        return whole
    return format(int(whole), ",").replace(",", style.group)


def _power(value: float) -> str:
    """1.77E-005: two decimals and three digits of power, as SPSS shows what its format cannot."""
    mantissa, _, power = f"{value:.2e}".partition("e")
    return f"{mantissa}E{power[0]}{int(power[1:]):03d}"

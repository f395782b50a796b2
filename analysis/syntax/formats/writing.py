"""Values as text, as wide as their format."""

import math

from analysis.syntax.active import Format
from analysis.syntax.formats.numerals import digits_only, number_written
from analysis.syntax.formats.shapes import DATES, NAMES, TIMES


def written(
    value: float | str, format: Format, decimal: str = ".", epoch: int | None = None, leading_zero: bool = False
) -> str:
    """The value in a field of the format's width; asterisks where it does not fit.

    NaN is a period; `epoch` is the first year that two digits may mean, 69 years ago where none is given;
    `leading_zero` keeps the 0 of 0.5, as SPSS does after SET LEADZERO=YES.
    """
    kind = format.kind
    if isinstance(value, str):
        return value.encode().hex().upper() if kind == "AHEX" else value.ljust(format.width)
    if kind in NAMES:
        from analysis.syntax.formats.days import name_written

        return name_written(value, format)
    if math.isnan(value) or (kind in DATES and value <= 0):
        return _missing(format)
    if kind in DATES:
        from analysis.syntax.calendar_days import epoch_of
        from analysis.syntax.formats.days import date_written

        return date_written(value, format, epoch_of() if epoch is None else epoch, decimal)
    if kind in TIMES:
        from analysis.syntax.formats.clock import time_written

        return time_written(value, format, decimal)
    if kind == "N":
        return digits_only(value, format)
    return number_written(value, format, decimal, leading_zero)


def _missing(format: Format) -> str:
    """A period where the decimal point would stand; at the right end of a field without decimals."""
    behind = {"PCT": 2, "E": 5}.get(format.kind, 1)
    if format.kind == "N":
        return ".".rjust(format.width)
    place = max(0, format.width - format.decimals - behind)
    return (" " * place + ".").ljust(format.width)

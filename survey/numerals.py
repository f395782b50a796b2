"""Numbers as people type them."""

import re
import unicodedata
from collections.abc import Iterable

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


def has_decimal_commas(cells: Iterable[str]) -> bool:
    """Whether commas of a column stand before decimals: 50,3 among numbers without a point and without thousands."""
    plain = [unicodedata.normalize("NFKC", cell).strip() for cell in cells]
    filled = [cell for cell in plain if cell]
    decimal = [cell for cell in filled if _COMMA.fullmatch(cell)]
    whole = all(_COMMA.fullmatch(cell) or cell.lstrip("+-").isdigit() for cell in filled)
    return whole and any(not _GROUPED.fullmatch(cell) for cell in decimal)


def numeral(words: str) -> float | None:
    """The number in `words`, full-width digits and thousands in commas included; None for anything else."""
    plain = unicodedata.normalize("NFKC", words).strip()
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    return float(plain) if _PLAIN.fullmatch(plain) else None

"""Numbers as people type them."""

import re
import unicodedata

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


def numeral(words: str) -> float | None:
    """The number in `words`, full-width digits and thousands in commas included; None for anything else."""
    plain = unicodedata.normalize("NFKC", words).strip()
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    return float(plain) if _PLAIN.fullmatch(plain) else None

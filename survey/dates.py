"""Dates as people and platforms write them."""

import datetime
import re
import unicodedata

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")


def iso_date(words: str) -> str | None:
    """`2025/6/30`, `2025年6月30日` as `2025-06-30`; None for anything else, day-first dates included."""
    found = _YEAR_FIRST.fullmatch(unicodedata.normalize("NFKC", words).strip())
    if not found:
        return None
    try:
        return datetime.date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return None

"""Where something was found, in words."""

import re

from analysis.result import Place

_COLUMN = re.compile(r"(^|[ :])column (\d+)$")


def place_in(place: Place, language: str) -> str:
    """A place, its column in words of `language`."""
    return _COLUMN.sub(r"\1第 \2 列", str(place)) if language == "zh" else str(place)

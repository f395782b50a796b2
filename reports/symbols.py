"""Statistical symbols of a skin in place of those that phrases and chapters write: GB 3358 has its own."""

from collections.abc import Mapping
from typing import TypeVar

from instrument.records import replace
from reports.document import Inline, Run

SYMBOLS: Mapping[str, Mapping[str, str]] = {"apa": {}, "gb": {"M": "x\u0304", "SD": "s", "p": "P", "df": "ν"}}
"""What stands for a slanted symbol: of mean, deviation, probability and degrees of freedom."""

Part = TypeVar("Part", bound=Inline)


def symbol(part: Part, symbols: str) -> Part:
    """The run with the symbol that stands for its own; what is no slanted symbol as it is."""
    if not isinstance(part, Run) or not part.italic or part.expression:
        return part
    return replace(part, text=SYMBOLS[symbols].get(part.text, part.text))

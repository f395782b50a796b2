"""A file that holds a questionnaire, opened: its text, or its sheets."""

from collections.abc import Mapping
from dataclasses import field

from instrument.records import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Form:
    """What a reader of questionnaires gets: a workbook has sheets, any other file text."""

    file: str
    suffix: str  # ".xlsx", with the dot, in lower case
    text: str = ""
    sheets: Mapping[str, Rows] = field(default_factory=dict)  # name → rows of cells, '' where empty

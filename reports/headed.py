"""Columns headed by texts of two levels."""

from analysis.result import Message
from analysis.table import Column
from instrument.records import dataclass


@dataclass(frozen=True)
class Headed(Column):
    """A column headed by a text, below the wider heading that it stands under, or below several texts."""

    text: str = ""
    above: tuple[str, ...] = ()  # as they are printed, the widest first
    note: Message | None = None  # whose letter stands behind the text

"""Columns headed by texts of two levels."""

from dataclasses import dataclass

from analysis.table import Column


@dataclass(frozen=True)
class Headed(Column):
    """A column headed by a text, below the wider heading that it stands under."""

    text: str = ""

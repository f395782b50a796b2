"""A table of unrounded cells."""

from collections.abc import Mapping

from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Cell = float | int | str | None | Undefined
"""A number, a key or text, None where the table's shape has no cell, Undefined where a number cannot be computed."""


@dataclass(frozen=True)
class Column:
    """A vocabulary word, standing optionally under a heading that is data: a category, an item, a factor."""

    word: str
    under: str | None = None


def headed(*words: str) -> tuple[Column, ...]:
    """A column for each of `words`, none of them under a heading."""
    return tuple(Column(word) for word in words)


@dataclass(frozen=True)
class Table:
    """Rows of cells under columns; the first columns, of kind KEY, say what a row stands for."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: tuple[str, ...] = ()  # keys: the variable of a frequency table, the two of a crosstab
    notes: tuple[Message, ...] = ()

    def index(self, word: str, under: str | None = None) -> int:
        """The position of a column; raises `KeyError`."""
        try:
            return self.columns.index(Column(word, under))
        except ValueError:
            raise KeyError(word if under is None else f"{word} under {under}") from None

    def column(self, word: str, under: str | None = None) -> tuple[Cell, ...]:
        """The cells of a column, top to bottom; raises `KeyError`."""
        at = self.index(word, under)
        return tuple(row[at] for row in self.rows)

    def where(self, keys: Mapping[str, str]) -> tuple[tuple[Cell, ...], ...]:
        """The rows whose cells equal `keys` (word → key)."""
        at = {self.index(word): key for word, key in keys.items()}
        return tuple(row for row in self.rows if all(row[i] == key for i, key in at.items()))

    def cell(self, keys: Mapping[str, str], word: str, under: str | None = None) -> Cell:
        """The cell of the one row that `keys` names; raises `KeyError` where none or several fit."""
        rows = self.where(keys)
        if len(rows) != 1:
            raise KeyError(str(dict(keys)))
        return rows[0][self.index(word, under)]

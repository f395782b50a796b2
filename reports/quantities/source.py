"""Where the numbers of a chapter come from: one cell of one table, found by its keys."""

import math
from collections.abc import Iterable, Mapping, Sequence

from analysis.result import Fault, Message, Result, Results, nearest, quoted
from analysis.table import Cell, Table
from analysis.undefined import Undefined
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.amounts import spoken
from reports.document import Number
from reports.formatting import NO_BREAK, NOT_DEFINED, is_less, kind_of
from reports.ink import Ink
from reports.quantities.origin import Lines, Spot, origin
from reports.tokens import Quantity, Tokens

ABSENT = Message("the table has no such number")


@dataclass(frozen=True)
class Source:
    """The results behind one chapter."""

    results: Results
    ink: Ink
    tokens: Tokens

    def result(self, task: str) -> Result:
        """The result of a task; raises `Fault` that names the nearest."""
        found = self.results.results
        if task not in found:
            raise unknown("no task {found} in the results; possible: {possible}", task, found)
        return found[task]

    def task_of(self, procedure: str) -> Result:
        """The first result of a procedure; raises `Fault`."""
        for result in self.results.results.values():
            if result.procedure == procedure:
                return result
        procedures = [each.procedure for each in self.results.results.values()]
        raise unknown("no task of the procedure {found}; possible: {possible}", procedure, procedures)

    def cell(
        self,
        expression: str,
        result: Result,
        table: Table,
        keys: Mapping[str, str],
        word: str,
        under: str | None = None,
        kind: Kind | None = None,
    ) -> Quantity:
        """The number in the one row of `table` that `keys` names; undefined where known keys have no row or column.

        `kind` is that of the column unless given. Raises `Fault` that names the nearest key for an unknown one.
        """
        for name, wanted in keys.items():
            _check_known(wanted, [str(each) for each in table.column(name)], result)
        headings = [column.under or column.word for column in table.columns if column.word == word]
        _check_known(under or word, headings, result)
        rows = table.where(keys)
        if len(rows) > 1:
            raise Fault("{found} names several rows of the table", {"found": quoted(", ".join(keys.values()))})
        found = rows[0][table.index(word, under)] if rows and (under or word) in headings else Undefined(ABSENT)
        spot = Spot(result, table, word, keys, under)
        return self.quantity(expression, found, kind or kind_of(table.name, word), spot)

    def quantity(self, expression: str, cell: Cell, kind: Kind, spot: Spot | None = None) -> Quantity:
        """A cell as a quantity that knows its expression and where it comes from."""
        reason = None if is_number(cell) else ABSENT
        reason = cell.reason if isinstance(cell, Undefined) else reason
        value = amount(cell) if is_number(cell) else None
        text = NOT_DEFINED if value is None else self._printed(value, kind)
        return Quantity.of(value, Number(text, expression, self._origin(spot)), self.tokens, reason)

    def made(self, value: float, text: str, expression: str) -> Quantity:
        """A number that the chapter itself made, as it prints it."""
        return Quantity.of(value, Number(text, expression, self._origin(None)), self.tokens)

    def _origin(self, spot: Spot | None) -> Lines:
        """Of a number without a place in the results, that the chapter made it."""
        if spot is None:
            return ((self.ink.plain("origin_definition"), self.ink.plain("origin_chapter")),)
        return origin(spot, self.ink)

    def _printed(self, value: float, kind: Kind) -> str:
        text = self.ink.number(value, kind)
        if kind is Kind.PERCENT:
            return f"{text}%"
        if kind is Kind.PROBABILITY:
            sign, digits = ("<", text[1:]) if is_less(text) else ("=", text)
            return f"{NO_BREAK}{sign}{NO_BREAK}{digits}"
        return text


def _check_known(wanted: str, possible: Sequence[str], result: Result) -> None:
    """Raises `Fault` for a key that neither the table nor a label of the result has."""
    if wanted not in possible and wanted not in result.labels:
        raise unknown("no {found} in the table; possible: {possible}", wanted, possible)


def is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float)


def amount(cell: Cell) -> float:
    """A cell as a number, NaN where it is none."""
    return float(cell) if isinstance(cell, int | float) else math.nan


def expression(function: str, *given: object, **named: object) -> str:
    """The call as a chapter writes it, without what was left out."""
    last = max((at for at, each in enumerate(given) if each is not None), default=-1)
    words = [spoken(each) for each in given[: last + 1]]
    words += [f"{name}={spoken(each)}" for name, each in named.items() if each is not None]
    return f"{function}({', '.join(words)})"


def unknown(sentence: str, found: str, possible: Iterable[str]) -> Fault:
    """A fault about a name that is none of the possible ones."""
    return Fault(sentence, {"found": quoted(found), "possible": nearest(found, possible)})

"""Tables for others: no small count in them, and none that could be worked out from all of them together."""

from collections.abc import Callable, Sequence

from analysis.cases import Cases
from analysis.labels import labels_of
from analysis.result import Message, Result
from analysis.shared_counts import MISSING, Pair, categories, key_of, shared_counts
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable

TOTAL = "total"


def public_tables(
    tally: Tally, names: Sequence[str], pairs: Sequence[Pair], filters: Sequence[Pair], least: int
) -> Result:
    """A frequency table of each variable and a crosstab of each pair, unweighted, none telling a count below `least`.

    Respondents without a valid answer are a category, so that every table is of everybody and no two of them differ by
    a few. `filters` are questions with the one that decides who is asked them. A count left out is Undefined; a pair
    with which there would be too much to look at together is left out whole, with a note.
    """
    pairs = [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
    counted = shared_counts(tally, names, pairs, filters)
    hidden = counted.hidden(least)
    reason = Message(
        "a dash is a count below {least}, or one left out so that no such count can be worked out", {"least": least}
    )

    def cell(*key: str) -> Cell:
        return Undefined(reason) if hidden[key_of(*key)] else float(counted.counts[key_of(*key)])

    book = tally.codebook
    pairs = [pair for pair in pairs if pair not in counted.left_out]
    ones = [_frequencies(book.variable(name), cell) for name in names]
    twos = [_crosstab(book.variable(first), book.variable(second), cell) for first, second in pairs]
    n = 0 if hidden[()] else counted.counts[()]
    return Result(
        procedure="public_tables",
        options={"least": least},
        cases=Cases(float(n), float(n), n),
        tables=(*ones, *twos),
        labels=labels_of(book, dict.fromkeys([*names, *(name for pair in pairs for name in pair)])),
        name="public_tables",
        notes=tuple(_left_out(pair) for pair in counted.left_out),
    )


def _left_out(pair: Pair) -> Message:
    sentence = (
        "the table of {first} by {second} is left out: with it there would be too many tables to keep small counts "
        "from being worked out"
    )
    first, second = pair
    return Message(sentence, {"first": first, "second": second})


def _frequencies(variable: Variable, cell: Callable[..., Cell]) -> Table:
    rows = [(_printed(category), cell(category)) for category in categories(variable)]
    return Table("frequencies", (Column("category"), Column("count")), (*rows, (TOTAL, cell())), (variable.name,))


def _crosstab(row: Variable, column: Variable, cell: Callable[..., Cell]) -> Table:
    across = categories(column)
    body: list[tuple[Cell, ...]] = [
        (_printed(own), *(cell(own, other) for other in across), cell(own)) for own in categories(row)
    ]
    body.append((TOTAL, *(cell(other) for other in across), cell()))
    heads = (Column("category"), *(Column("count", _printed(other)) for other in across), Column("count", TOTAL))
    return Table("crosstab", heads, tuple(body), (row.name, column.name))


def _printed(category: str) -> str:
    """The key that a category is printed by."""
    return MISSING if category.endswith(f"={MISSING}") else category

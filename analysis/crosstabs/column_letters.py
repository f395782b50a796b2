"""Letters that say which columns differ in their shares of a row, in SPSS's two notations."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from analysis.tally import Numbers
from instrument.message import Fault, Message, Place, quoted
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.statistics.column_comparisons import Marks

Letters = Literal["none", "bonferroni", "unadjusted"]
WORDS = ("subset", "larger_than")
MOST_COLUMNS = 60


@dataclass(frozen=True)
class Lettered:
    """Of each row and column the letters of its subsets of alike columns, and of the columns with smaller shares."""

    cells: tuple[tuple[tuple[str | None, str | None], ...], ...]  # None where there is nothing to say
    left_out: bool  # some column was not compared in some row


def lettered(counts: Numbers, bases: Numbers, adjust: Letters, level: float) -> Lettered:
    """Letters of `counts`, shape (r, c), each a part of `bases`, shape (c,); `level` as .05.

    Raises `Fault` for more columns than letters can tell apart for a reader.
    """
    if len(bases) > MOST_COLUMNS:
        raise Fault(
            "letters compare up to {possible} columns, and there are {found}",
            {"found": len(bases), "possible": MOST_COLUMNS},
            Place(entry="letters"),
        )
    from analysis.statistics.column_comparisons import compare, marks

    found = [marks(compare(row, bases, adjust), len(bases), level) for row in counts]
    return Lettered(
        tuple(tuple(_cell(row, at) for at in range(len(bases))) for row in found),
        any(base > 0 and not compared for row in found for base, compared in zip(bases, row.compared, strict=True)),
    )


def notes(keys: Sequence[str], found: Sequence[Lettered], adjust: Letters, level: float) -> tuple[Message, ...]:
    """What the letters mean; `keys` are those of the columns."""
    said = [Message("({letter}) {category}", {"letter": letter(at), "category": key}) for at, key in enumerate(keys)]
    said += [
        Message(
            "columns that share a subset letter do not differ in their proportions at the {level} level",
            {"level": f"{level:g}"},
        ),
        Message("a column has the letter of each column whose proportion is significantly smaller"),
    ]
    if adjust == "bonferroni":
        said.append(Message("tests of two columns are adjusted for all pairs of a row (Bonferroni)"))
    if any(each.left_out for each in found):
        said.append(Message("a column whose proportion is 0 or 1 is not compared"))
    return tuple(said)


def significance_level(level: float) -> float:
    """`level` as a share, .05 for 5%; raises `Fault` for anything else."""
    if not 0 < level < 1:
        raise Fault(
            "{found} is not a level of significance; possible: a number between 0 and 1, such as 0.05",
            {"found": quoted(level)},
            Place(entry="level"),
        )
    return level


def letter(at: int) -> str:
    """A, B, … Z, AA, AB, …"""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _cell(found: "Marks", at: int) -> tuple[str | None, str | None]:
    subsets = ", ".join(letter(each).lower() for each in found.subsets[at])
    return subsets or None, " ".join(letter(each) for each in found.above[at]) or None

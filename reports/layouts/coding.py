"""The codes of open answers: how many answers have each, and how many are not coded.

`table('coding', 'coding', *agreements)`: the task coding, then tasks of kappa whose coefficient the note tells.
"""

from collections.abc import Iterator, Sequence

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, grid, header, row, stub_and_numbers
from reports.document import Grid, Run
from reports.ink import Ink
from reports.taking import take


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block for each question: its codes with their answers."""
    result = take(results[:1], "coding")[0]
    codes = result.table("codes")
    kappas = [each for each in results if each.procedure == "kappa"]
    return grid(
        ink.plain("coding_caption"),
        stub_and_numbers(0.56, 2),
        [header(ink.phrase("code"), ink.phrase("people"), ink.phrase("share"))],
        [line for name in dict.fromkeys(map(str, codes.column("variable"))) for line in _block(result, name, ink)],
        [
            ink.phrase("coding_note"),
            *(_told(result, line[0], line[1:], ink) for line in result.table("coding").rows),
            *(note for each in kappas for note in _agreement(each, ink)),
            *ink.reasons(codes),
        ],
    )


def _block(result: Result, name: str, ink: Ink) -> Iterator[Row]:
    yield banner(ink.label(result, name), 3)
    for _, code, count, percent in result.table("codes").where({"variable": name}):
        label = cell(ink.label(result, str(code)), indent=1)
        yield row(label, (ink.digits(count, Kind.COUNT), ink.digits(percent, Kind.PERCENT)))


def _told(result: Result, name: Cell, counts: Sequence[Cell], ink: Ink) -> tuple[Run, ...]:
    """How the answers to a question got their codes."""
    words = ("n", "by_hand", "by_keyword", "uncoded")
    digits = {word: ink.digits(count, Kind.COUNT) for word, count in zip(words, counts, strict=True)}
    return ink.phrase("coding_counts", {"name": ink.label(result, str(name)), **digits})


def _agreement(result: Result, ink: Ink) -> Iterator[tuple[Run, ...]]:
    """The unweighted kappa of two coders over the answers that both coded."""
    table = result.table("kappa")
    where = {"statistic": "unweighted"}
    for line in table.where(where):
        first, second = (ink.label(result, str(each)) for each in line[:2])
        kappa, n = line[table.index("coefficient")], line[table.index("n")]
        values = {
            "first": first,
            "second": second,
            "kappa": ink.digits(kappa, Kind.COEFFICIENT),
            "n": ink.digits(n, Kind.COUNT),
        }
        yield ink.phrase("coding_kappa", values)

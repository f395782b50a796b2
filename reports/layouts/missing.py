"""How many answers are missing of each variable, and whether they are missing at random.

`table('missing', task)`: a task of missing.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.vocabulary import Kind
from reports.cells import grid, header, row, stub_and_numbers
from reports.document import Grid, Run
from reports.ink import Ink
from reports.taking import take

WORDS = ("n", "mean", "sd", "missing", "missing_percent")
HEADS = ("variable", "answered", "mean", "sd", "missing_head", "missing_share")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per variable; Little's test and the number of patterns in the notes."""
    result = take(results, "missing")[0]
    table = result.table("univariate_missing")
    names = [str(name) for name in table.column("variable")]
    return grid(
        ink.plain("missing_caption", {"n": ink.digits(result.cases.total, Kind.COUNT)}),
        stub_and_numbers(0.4, len(WORDS)),
        [header(*(ink.phrase(word) for word in HEADS))],
        [row(ink.label(result, name), [ink.cell(table, {"variable": name}, word) for word in WORDS]) for name in names],
        [ink.sentences(_patterns(result, ink), *_little(result, ink)), *ink.reasons(result.table("mcar_test"))],
    )


def _patterns(result: Result, ink: Ink) -> tuple[Run, ...]:
    count = len(result.table("missing_patterns").rows)
    complete = ink.digits(result.cases.valid, Kind.COUNT)
    return ink.phrase("patterns_say", {"complete": complete, "count": ink.number(count, Kind.COUNT)})


def _little(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """Little's test, where it is defined."""
    table, where = result.table("mcar_test"), {"statistic": "little"}
    if not isinstance(table.cell(where, "p"), int | float):
        return []
    values = {word: ink.cell(table, where, word) for word in ("chi_square", "df")}
    return [ink.phrase("little_says", {**values, "p": ink.signed_p(table.cell(where, "p"))})]

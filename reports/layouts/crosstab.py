"""One variable against another: counts, per cent and adjusted residuals, with the test and Cramér's V below.

`table('crosstab', task)`: a task of crosstab; its first pair, over all layers. Per cent of rows, or of columns where
the task's `cells` leave `row_percent` out.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from reports.cells import Row, cell, centered, grid, header, stub_and_numbers
from reports.conventions import source_text
from reports.document import Grid, GridCell, Run
from reports.ink import Ink
from reports.limits import LIMITS
from reports.taking import take

LAYERS = ("layer", "second_layer", "third_layer")
MOST_APART = 4  # more levels leave no room for counts and per cents of their own
EXACT = ("fisher", "fisher_freeman_halton")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Residuals of 1.96 and more in size are bold."""
    result = take(results, "crosstab")[0]
    table = result.table("crosstab")
    levels = list(dict.fromkeys(str(column.under) for column in table.columns if column.under not in (None, "total")))
    words = _words(table, len(levels))
    categories = [str(line[table.index("category")]) for line in table.where(_over_all(table))]
    rows = [_row(result, table, category, levels, words, ink) for category in categories]
    name, by = (ink.label(result, key) for key in table.about[:2])
    total = [cell(ink.phrase("total"), rows=2)] if _has_counts(table) else []
    top = (cell(name, rows=2), *(centered(ink.label(result, each), len(words)) for each in levels), *total)
    residuals = [ink.phrase("residual_note", _limit(ink))] if "adjusted_residual" in words else []
    said = [*(ink.phrase(f"{share}_base") for share in _shares(table)), *residuals]
    return grid(
        ink.plain("crosstab_caption", {"rows": name, "columns": by}),
        stub_and_numbers(0.19, len(levels) * len(words) + len(total)),
        [top, header(*(ink.phrase(f"{word}_head") for _ in levels for word in words))],
        rows,
        [*_tests(result, ink), *([ink.sentences(*said)] if said else [])],
        rules=[len(rows) - 1],
    )


def _shares(table: Table) -> list[str]:
    """Per cent of rows, or of columns where rows have none; nothing where the task asked for neither."""
    held = {column.word for column in table.columns}
    found: list[str] = [word for word in ("row_percent", "column_percent") if word in held]
    return found[:1]


def _words(table: Table, levels: int) -> list[str]:
    """What stands under each level; counts and per cents in one column where levels are many."""
    held = {column.word for column in table.columns}
    counts = ["count", *_shares(table)]
    both = levels > MOST_APART and len(counts) > 1 and "count" in held
    first = ["count_and_share"] if both else [word for word in counts if word in held]
    return [*first, *(["adjusted_residual"] if "adjusted_residual" in held else [])]


def _has_counts(table: Table) -> bool:
    return any(column.word == "count" for column in table.columns)


def _over_all(table: Table) -> dict[str, str]:
    """The keys of the rows over all layers."""
    return {column.word: "total" for column in table.columns if column.word in LAYERS}


def _row(result: Result, table: Table, category: str, levels: Sequence[str], words: Sequence[str], ink: Ink) -> Row:
    label = ink.plain("total") if category == "total" else ink.label(result, category)
    cells = [_cell(table, category, word, level, ink) for level in levels for word in words]
    where = {**_over_all(table), "category": category}
    total = [cell(ink.cell(table, where, "count", "total"))] if _has_counts(table) else []
    return (cell(label), *cells, *total)


def _cell(table: Table, category: str, word: str, level: str, ink: Ink) -> GridCell:
    where = {**_over_all(table), "category": category}
    if word == "count_and_share":
        n, share = (ink.cell(table, where, each, level) for each in ("count", *_shares(table)))
        return cell(ink.plain("count_and_share", {"n": n, "share": share}))
    found = table.cell(where, word, level)
    if word == "adjusted_residual" and isinstance(found, int | float):
        return cell((Run(ink.number(found, Kind.STATISTIC), bold=abs(found) >= LIMITS[word].value),))
    return cell(ink.cell(table, where, word, level))


def _limit(ink: Ink) -> dict[str, str]:
    limit = LIMITS["adjusted_residual"]
    return {"value": ink.number(limit.value, Kind.STATISTIC), "source": source_text("adjusted_residual", ink)}


def _tests(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """Chi-square with Cramér's V, Fisher's exact test where there is one, and how many cells are thin."""
    table = result.table("chi_square")
    said = []
    for line in table.where(_over_all(table)):
        test, where = (
            str(line[table.index("statistic")]),
            {**_over_all(table), "statistic": str(line[table.index("statistic")])},
        )
        if test == "pearson":
            values = {"value": ink.cell(table, where, "value"), "df": ink.cell(table, where, "df")}
            said.append(ink.phrase("pearson_says", {**values, "p": ink.signed_p(table.cell(where, "p"))}))
        if test in EXACT:
            p = ink.signed_p(table.cell(where, "exact_p_two_sided"))
            said.append(ink.phrase("exact_says", {"p": p}))
    notes = [ink.say(note, result) for note in table.notes]
    return [*([ink.sentences(*said, *_strength(result, ink))] if said else []), *notes, *ink.reasons(table)]


def _strength(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """Cramér's V, where the task has asked for it."""
    for table in (each for each in result.tables if each.name == "symmetric_measures"):
        where = {**_over_all(table), "statistic": "cramer_v"}
        if table.where(where):
            return [ink.phrase("cramer_v_says", {"value": ink.cell(table, where, "coefficient")})]
    return []

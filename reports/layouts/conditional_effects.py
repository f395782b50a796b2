"""How an effect depends on a moderator: the product's test, then the effect at values of the moderator.

`table('conditional_effects', task)`: a task of moderation.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from reports.cells import Row, cell, grid, header, row
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Ink
from reports.points import point_label
from reports.taking import take

WORDS = ("effect", "se", "t", "p")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per value of the moderator; the test of the product and the region of significance in the notes."""
    result = take(results, "moderation")[0]
    table = result.table("conditional_effects")
    names = {name: ink.label(result, str(result.options[name])) for name in ("predictor", "dependent", "moderator")}
    heads = (ink.phrase("effect_word"), *(ink.phrase(word) for word in WORDS[1:]), ink.phrase("ci"))
    return grid(
        ink.plain("conditional_caption", names),
        (GridColumn(0.38, Align.LEFT), *([GridColumn(0.105, Align.DECIMAL)] * 4), GridColumn(0.2, Align.CENTER)),
        [header(ink.phrase("moderator_head"), *heads)],
        [_row(result, table, str(point), ink) for point in table.column("point")],
        [*_tests(result, ink), *ink.reasons(table)],
    )


def _row(result: Result, table: Table, point: str, ink: Ink) -> Row:
    where = {"point": point}
    label = point_label(result, point, table.cell(where, "moderator_value"), ink)
    return row(cell(label), (*(ink.cell(table, where, word) for word in WORDS), ink.interval(table, where)))


def _tests(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """The test of the product, and from where on the effect is significant."""
    table = result.table("interaction_test")
    where = {"term": str(table.rows[0][0])}
    values = {word: ink.cell(table, where, word) for word in ("r_squared_change", "f", "df1", "df2")}
    said = [ink.phrase("interaction_says", {**values, "p": ink.signed_p(table.cell(where, "p"))})]
    for region in (each for each in result.tables if each.name == "johnson_neyman"):
        bounds = [ink.cell(region, {"boundary": str(each)}, "moderator_value") for each in region.column("boundary")]
        known = [bound for bound in bounds if bound and bound != ink.plain("dash")]
        if known:
            said.append(ink.phrase("region_says", {"bounds": ink.plain("list").join(known)}))
    return said

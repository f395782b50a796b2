"""How much of an effect passes through mediators: total, direct and every indirect effect with its interval.

`table('indirect_effects', tasks…)`: tasks of mediation and moderated_mediation.
"""

from collections.abc import Iterator, Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import WORDS
from reports.cells import Row, banner, cell, grid, header, row
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Ink
from reports.points import point_label
from reports.taking import take

BOOTSTRAPPED = ("bootstrap_ci_low", "bootstrap_ci_high")
TOTAL = "total_indirect_effect"
HEADS = ("effect_head", "effect_word", "se", "ci")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """The effects of each task, under its path where there are several tasks."""
    found = take(results, "mediation", "moderated_mediation")
    heads = [*HEADS, *(["share_of_total"] if any(result.procedure == "mediation" for result in found) else [])]
    body = [line for result in found for line in _block(result, len(heads), len(found) > 1, ink)]
    reasons = [note for result in found for table in result.tables for note in _reasons(table, ink)]
    notes = [ink.say(note, result) for result in found for note in result.notes]
    return grid(
        ink.plain("indirect_caption"),
        _columns(len(heads)),
        [header(*(ink.phrase(word) for word in heads))],
        body,
        [ink.phrase("indirect_note"), *dict.fromkeys(notes), *dict.fromkeys(reasons)],
    )


def _columns(columns: int) -> tuple[GridColumn, ...]:
    numbers = [GridColumn(0.11, Align.DECIMAL)] * (columns - 2)
    stub = GridColumn(1 - 0.19 - sum(each.share for each in numbers), Align.LEFT)
    return (stub, *numbers[:2], GridColumn(0.19, Align.CENTER), *numbers[2:])


def _block(result: Result, columns: int, has_title: bool, ink: Ink) -> list[Row]:
    ends = {"first": _option(result, "predictor", ink), "last": _option(result, "dependent", ink)}
    lines = [*_whole(result, ink), *(_parts if result.procedure == "mediation" else _conditional)(result, ink)]
    padded = [(*line, *([cell()] * (columns - len(line)))) for line in lines]
    return [*([banner(ink.plain("leads_to", ends), columns)] if has_title else []), *padded]


def _option(result: Result, name: str, ink: Ink) -> str:
    return ink.label(result, str(result.options[name]))


def _whole(result: Result, ink: Ink) -> Iterator[Row]:
    """The total and the direct effect, with intervals of the t distribution."""
    table = result.table("total_and_direct_effects")
    for name in (str(each) for each in table.column("statistic")):
        where = {"statistic": name}
        cells = (*(ink.cell(table, where, word) for word in ("effect", "se")), ink.interval(table, where))
        yield row(ink.label(result, name), cells)


def _parts(result: Result, ink: Ink) -> Iterator[Row]:
    """Every indirect effect, numbered; their sum; their differences."""
    table = result.table("indirect_effects")
    paths = [str(each) for each in table.column("path") if each != TOTAL]
    for at, path in enumerate(paths, start=1):
        label = ink.plain("numbered_effect", {"number": at, "name": ink.label(result, path)})
        yield row(cell(label), (*_bootstrapped(table, {"path": path}, ink), _share(table, path, ink)))
    if len(paths) > 1:
        cells = (*_bootstrapped(table, {"path": TOTAL}, ink), _share(table, TOTAL, ink))
        yield row(ink.label(result, TOTAL), cells)
    for contrasts in (each for each in result.tables if each.name == "indirect_contrasts"):
        for line in contrasts.rows:
            first, second = (str(line[contrasts.index(word)]) for word in ("path", "other_path"))
            label = ink.plain("contrast", {"first": paths.index(first) + 1, "second": paths.index(second) + 1})
            yield row(label, _bootstrapped(contrasts, {"path": first, "other_path": second}, ink))


def _conditional(result: Result, ink: Ink) -> Iterator[Row]:
    """Indirect effects at values of the moderator, and how fast they change with it."""
    table, index = result.table("conditional_indirect_effects"), result.table("moderated_mediation_index")
    for path in dict.fromkeys(str(each) for each in table.column("path")):
        yield row(ink.label(result, path), ("", "", ""))
        for point in (str(line[table.index("point")]) for line in table.where({"path": path})):
            where = {"path": path, "point": point}
            label = point_label(result, point, table.cell(where, "moderator_value"), ink)
            yield row(cell(label, indent=1), _bootstrapped(table, where, ink))
        if index.where({"path": path}):
            yield row(cell(ink.plain("index_word"), indent=1), _bootstrapped(index, {"path": path}, ink))


def _bootstrapped(table: Table, where: dict[str, str], ink: Ink) -> tuple[str, str, str]:
    size = "index" if any(column.word == "index" for column in table.columns) else "effect"
    ends = ink.interval(table, where, *BOOTSTRAPPED)
    return ink.cell(table, where, size), ink.cell(table, where, "bootstrap_se"), ends


def _share(table: Table, path: str, ink: Ink) -> str:
    return ink.digits(table.cell({"path": path}, "percent_of_total"), WORDS["percent_of_total"])


def _reasons(table: Table, ink: Ink) -> tuple[tuple[Run, ...], ...]:
    printed = ("indirect_effects", "total_and_direct_effects", "conditional_indirect_effects")
    return ink.reasons(table) if table.name in printed else ()

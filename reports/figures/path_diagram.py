"""A model as a picture: a factor model with its loadings, a path model with its coefficients and stars.

`figure('path_diagram', task)`: a task of cfa, sem, mediation, moderation or moderated_mediation.
"""

from collections.abc import Sequence

from analysis.result import Result
from reports.cells import grid, header, row, stub_and_numbers
from reports.diagrams.measurement import draw_measurement
from reports.diagrams.models import equations, factors_of, structural
from reports.diagrams.paths import draw_paths
from reports.document import Grid, Picture, Run
from reports.ink import Impossible, Ink
from reports.svg import Drawing
from reports.taking import take

NOTHING = "no coefficient of the model is defined, so nothing can be drawn"
EQUATIONS = ("mediation", "moderation", "moderated_mediation")
Pairs = list[tuple[str, str]]
"""Label and coefficient of every path."""


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """Standardised coefficients where the task has them. Raises `Impossible` where none is defined."""
    result = take(results, "cfa", "sem", *EQUATIONS)[0]
    if result.procedure == "cfa":
        return _measured(result, ink)
    nodes, edges, is_standard = (structural if result.procedure == "sem" else equations)(result, ink)
    if not edges:
        raise Impossible(NOTHING)
    labels = {node.name: node.label for node in nodes}
    ends = [{"first": labels[edge.start], "last": labels[edge.end]} for edge in edges]
    pairs = [(ink.plain("leads_to", names), edge.text) for names, edge in zip(ends, edges, strict=True)]
    kind = "paths" if is_standard else "raw_paths"
    notes = _fit(result, ink) if result.procedure == "sem" else _total(result, ink)
    return _picture(kind, *draw_paths(nodes, edges), pairs, notes, ink)


def _measured(result: Result, ink: Ink) -> Picture:
    """The picture of a factor model."""
    factors, correlations = factors_of(result, ink)
    ends = [(factor.label, loading) for factor in factors for loading in factor.loadings]
    if not ends:
        raise Impossible(NOTHING)
    pairs = [(ink.plain("leads_to", {"first": name, "last": each.label}), each.text) for name, each in ends]
    return _picture("measurement", *draw_measurement(factors, correlations), pairs, _fit(result, ink), ink)


def _picture(
    kind: str, drawing: Drawing, height: float, pairs: Pairs, notes: Sequence[tuple[Run, ...]], ink: Ink
) -> Picture:
    told = ink.plain("list").join(ink.plain("path_says", {"path": path, "value": value}) for path, value in pairs)
    alternative = ink.plain(f"{kind}_finding", {"found": told})
    return Picture(
        id="",
        number="",
        caption=ink.plain(f"{kind}_caption"),
        svg=drawing.done(height, alternative),
        height=height,
        alternative=alternative,
        notes=(ink.phrase(f"{kind}_note"), *notes, ink.phrase("stars_note")),
        data=_data(pairs, ink),
    )


def _data(pairs: Pairs, ink: Ink) -> Grid:
    heads = header(ink.phrase("path"), ink.phrase("coefficient_word"))
    return grid("", stub_and_numbers(0.7, 1), [heads], [row(path, [value]) for path, value in pairs])


def _fit(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """How well the model fits, in one line."""
    chi_square, indices, where = result.table("model_fit"), result.table("fit_indices"), {"model": "hypothesized_model"}
    if not isinstance(indices.cell(where, "cfi"), int | float):
        return list(ink.reasons(indices))
    values = {word: ink.cell(chi_square, where, word) for word in ("chi_square", "df")}
    values |= {word: ink.cell(indices, where, word) for word in ("cfi", "rmsea", "srmr")}
    return [ink.phrase("fit_says", {**values, "p": ink.signed_p(chi_square.cell(where, "p"))})]


def _total(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """The total effect, where there is one beside the direct one."""
    for table in (each for each in result.tables if each.name == "total_and_direct_effects"):
        where = {"statistic": "total_effect"}
        if table.where(where):
            values = {"value": ink.cell(table, where, "effect"), "p": ink.signed_p(table.cell(where, "p"))}
            return [ink.phrase("total_says", values)]
    return []

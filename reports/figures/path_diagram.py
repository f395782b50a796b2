"""A model as a picture: a factor model with its loadings, a path model with its coefficients and stars.

`figure('path_diagram', task)`: a task of cfa, sem, mediation, moderation or moderated_mediation.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.vocabulary import Kind
from reports.cells import grid, header, row, stub_and_numbers
from reports.diagrams.graph import Edge, Node
from reports.diagrams.measurement import Factor, Loading, draw_measurement
from reports.diagrams.paths import draw_paths
from reports.document import Grid, Picture, Run
from reports.ink import Impossible, Ink
from reports.limits import LIMITS, marks
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
        drawing, height, pairs = _measured(result, ink)
        return _picture("measurement", drawing, height, pairs, [*_fit(result, ink)], ink)
    nodes, edges, is_standard = (_structural if result.procedure == "sem" else _equations)(result, ink)
    if not edges:
        raise Impossible(NOTHING)
    labels = {node.name: node.label for node in nodes}
    ends = [{"first": labels[edge.start], "last": labels[edge.end]} for edge in edges]
    pairs = [(ink.plain("leads_to", names), edge.text) for names, edge in zip(ends, edges, strict=True)]
    kind = "paths" if is_standard else "raw_paths"
    notes = _fit(result, ink) if result.procedure == "sem" else _total(result, ink)
    return _picture(kind, *draw_paths(nodes, edges), pairs, notes, ink)


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


def _measured(result: Result, ink: Ink) -> tuple[Drawing, float, Pairs]:
    table = result.table("factor_loadings")
    names = list(dict.fromkeys(str(each) for each in table.column("factor")))
    factors, pairs = [], []
    for name in names:
        loadings = []
        for line in table.where({"factor": name}):
            item, beta = str(line[table.index("item")]), line[table.index("beta")]
            if isinstance(beta, int | float):
                loadings.append(Loading(ink.label(result, item), ink.number(beta, Kind.COEFFICIENT)))
        factors.append(Factor(ink.label(result, name), tuple(loadings)))
        ends = [{"first": factors[-1].label, "last": loading.label} for loading in loadings]
        pairs += [(ink.plain("leads_to", each), held.text) for each, held in zip(ends, loadings, strict=True)]
    if not pairs:
        raise Impossible(NOTHING)
    return *draw_measurement(factors, _correlations(result, names, ink)), pairs


def _correlations(result: Result, names: Sequence[str], ink: Ink) -> dict[tuple[int, int], str]:
    table = result.table("factor_covariances")
    found = {}
    for line in table.rows:
        first, second = sorted(names.index(str(each)) for each in line[:2])
        beta = line[table.index("beta")]
        if first != second and isinstance(beta, int | float):
            p = marks(line[table.index("p")])
            found[first, second] = ink.number(beta, Kind.COEFFICIENT) + p
    return found


def _structural(result: Result, ink: Ink) -> tuple[list[Node], list[Edge], bool]:
    """The latent and observed variables of the regressions; outcomes with their R²."""
    table, shares = result.table("regressions"), result.table("variances")
    latent = {str(name) for each in result.tables if each.name == "factor_loadings" for name in each.column("factor")}
    names: list[str] = []
    edges = []
    for line in table.rows:
        end, start = str(line[0]), str(line[1])
        names += [start, end]
        edges += _edge(start, end, line[table.index("beta")], line[table.index("p")], ink)
    outcomes = {str(line[0]) for line in table.rows}
    nodes = []
    for name in dict.fromkeys(names):
        share = ink.cell(shares, {"variable": name}, "r_squared") if name in outcomes else ""
        nodes.append(Node(name, ink.label(result, name), name in latent, _explained(share, ink)))
    return nodes, edges, True


def _equations(result: Result, ink: Ink) -> tuple[list[Node], list[Edge], bool]:
    """Predictor, mediators, moderator and their products; covariates and the equation of the total effect left out."""
    table, summary = result.table("path_coefficients"), result.table("path_summary")
    models = _first_of_each(summary)
    focal = [str(result.options[name]) for name in ("predictor", "moderator") if result.options.get(name)]
    focal += [str(each) for each in result.options.get("mediators", ())]
    rows = [line for line in table.rows if line[0] in models and _is_focal(str(line[table.index("term")]), focal)]
    betas = [line[table.index("beta")] for line in rows] if _has(table, "beta") else [None]
    word = "beta" if all(isinstance(each, int | float) for each in betas) else "b"
    edges: list[Edge] = []
    ends: dict[str, str] = {}
    for line in rows:
        start, end = str(line[table.index("term")]), str(line[table.index("dependent")])
        edges += _edge(start, end, line[table.index(word)], line[table.index("p")], ink)
        ends |= {start: "", end: ""}
    for model in models:
        name = str(summary.cell({"model": model}, "dependent"))
        ends[name] = _explained(ink.cell(summary, {"model": model}, "r_squared"), ink)
    return [Node(name, ink.label(result, name), False, below) for name, below in ends.items()], edges, word == "beta"


def _first_of_each(summary: Table) -> list[str]:
    """The first equation of each outcome: a second one is that of the total effect."""
    first: dict[Cell, str] = {}
    for line in summary.rows:
        first.setdefault(line[summary.index("dependent")], str(line[0]))
    return list(first.values())


def _is_focal(term: str, focal: Sequence[str]) -> bool:
    return all(part.partition("=")[0] in focal for part in term.split("*"))


def _has(table: Table, word: str) -> bool:
    return any(column.word == word for column in table.columns)


def _edge(start: str, end: str, size: Cell, p: Cell, ink: Ink) -> list[Edge]:
    """The path, where its coefficient is defined."""
    if not isinstance(size, int | float):
        return []
    below = isinstance(p, int | float) and p < LIMITS["p"].value
    return [Edge(start, end, ink.number(size, Kind.COEFFICIENT) + marks(p), below, size < 0)]


def _explained(share: str, ink: Ink) -> str:
    return ink.plain("r_squared_says", {"value": share}) if share else ""


def _total(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """The total effect, where there is one beside the direct one."""
    for table in (each for each in result.tables if each.name == "total_and_direct_effects"):
        where = {"statistic": "total_effect"}
        if table.where(where):
            values = {"value": ink.cell(table, where, "effect"), "p": ink.signed_p(table.cell(where, "p"))}
            return [ink.phrase("total_says", values)]
    return []

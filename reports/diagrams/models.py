"""Results as models to draw: factors with their loadings, variables with the paths between them."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.vocabulary import Kind
from reports.diagrams.graph import Edge, Node
from reports.diagrams.measurement import Factor, Loading
from reports.ink import Ink
from reports.limits import LIMITS, marks

Graph = tuple[list[Node], list[Edge], bool]
"""Variables, the paths between them, and whether their coefficients are standardised."""


def factors_of(result: Result, ink: Ink) -> tuple[list[Factor], dict[tuple[int, int], str]]:
    """The factors of a cfa with the items whose loading is defined, and their correlations by position."""
    table = result.table("factor_loadings")
    names = list(dict.fromkeys(str(each) for each in table.column("factor")))
    factors = []
    for name in names:
        cells = [(str(line[table.index("item")]), line[table.index("beta")]) for line in table.where({"factor": name})]
        loadings = [
            Loading(ink.label(result, item), ink.number(beta, Kind.COEFFICIENT))
            for item, beta in cells
            if isinstance(beta, int | float)
        ]
        factors.append(Factor(ink.label(result, name), tuple(loadings)))
    return factors, _correlations(result, names, ink)


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


def structural(result: Result, ink: Ink) -> Graph:
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


def equations(result: Result, ink: Ink) -> Graph:
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

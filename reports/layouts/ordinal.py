"""Ordinal regressions side by side: B with stars, its error and interval, then thresholds and what each model fits.

`table('ordinal', tasks…)`: tasks of ordinal on the same answers, the simplest first.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, centered, grid, row
from reports.conventions import stars_note
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Ink
from reports.limits import marks
from reports.partings import partings
from reports.taking import take

WORDS = ("b", "se", "ci")
PARTS = ("location", "threshold")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Slopes by variable, then thresholds, then fit; a reference category has no row."""
    models = take(results, "ordinal")
    body = [line for part in PARTS for name in _variables(models, part) for line in _rows(models, part, name, ink)]
    heads = [ink.plain("model", {"number": at}) for at in range(1, len(models) + 1)]
    top = (cell(ink.phrase("predictor"), rows=2), *(centered(head, len(WORDS)) for head in heads))
    lower = tuple(cell(ink.phrase(word)) for _ in models for word in WORDS)
    dependent = ink.label(models[0], str(models[0].options["dependent"]))
    share = 0.72 / len(models) / 4
    block = [GridColumn(share, Align.DECIMAL), GridColumn(share, Align.DECIMAL), GridColumn(2 * share, Align.CENTER)]
    return grid(
        ink.plain("ordinal_caption", {"dependent": dependent}),
        (GridColumn(0.28, Align.LEFT), *(block * len(models))),
        [top, lower] if len(models) > 1 else [(cell(ink.phrase("predictor")), *lower)],
        [*body, *_fits(models, ink)],
        [*_notes(models, ink), *stars_note(body, ink)],
        rules=[len(body)],
    )


def _terms(result: Result, part: str) -> list[str]:
    """The terms that are estimated: a reference category has no error."""
    table = result.table("parameters")
    term, se = table.index("term"), table.index("se")
    return [str(line[term]) for line in table.where({"part": part}) if line[se] is not None]


def _variables(models: Sequence[Result], part: str) -> list[str]:
    return list(dict.fromkeys(term.partition("=")[0] for result in models for term in _terms(result, part)))


def _rows(models: Sequence[Result], part: str, name: str, ink: Ink) -> list[Row]:
    """One row for a number or the only level of a variable; a heading and a row for each of several levels."""
    every = dict.fromkeys(term for result in models for term in _terms(result, part))
    terms = [term for term in every if term.partition("=")[0] == name]
    result = next(each for each in models if terms[0] in _terms(each, part))
    cells = {term: [text for each in models for text in _cells(each, part, term, ink)] for term in terms}
    if part == "threshold":
        title = ink.plain("thresholds_of", {"name": ink.label(result, name)})
    elif terms == [name]:
        return [row(ink.label(result, name), cells[name])]
    elif len(terms) == 1:
        values = {"variable": ink.label(result, name), "level": ink.label(result, terms[0])}
        return [row(ink.plain("level_of", values), cells[terms[0]])]
    else:
        title = ink.label(result, name)
    rows = [row(cell(ink.label(result, term), indent=1), cells[term]) for term in terms]
    return [banner(title, 1 + len(WORDS) * len(models)), *rows]


def _cells(result: Result, part: str, term: str, ink: Ink) -> list[str]:
    table, where = result.table("parameters"), {"part": part, "term": term}
    if term not in _terms(result, part):
        return [""] * len(WORDS)
    stars = marks(table.cell(where, "p")) if part == "location" else ""
    return [ink.cell(table, where, "b") + stars, ink.cell(table, where, "se"), ink.interval(table, where)]


def _fits(models: Sequence[Result], ink: Ink) -> list[Row]:
    """Rows on whole models, each cell as wide as its model."""
    found: list[tuple[str, list[str]]] = [("deviance", [_fitted(result, "deviance_kernel", ink) for result in models])]
    found.append(("model_chi_square", [_fitted(result, "chi_square", ink) for result in models]))
    for name in ("cox_snell", "nagelkerke"):
        found.append((name, [_pseudo(result, name, ink) for result in models]))
    lines = [
        ink.digits(result.table("parallel_lines").cell({"model": "general"}, "p"), Kind.PROBABILITY)
        for result in models
    ]
    found += [("parallel_p", lines), ("base_n", [ink.digits(each.cases.valid, Kind.COUNT) for each in models])]
    return [(cell(ink.phrase(name)), *(centered(text, len(WORDS)) for text in texts)) for name, texts in found]


def _fitted(result: Result, word: str, ink: Ink) -> str:
    table, where = result.table("model_fitting"), {"model": "final"}
    p: Cell = table.cell(where, "p") if word == "chi_square" else None
    return ink.cell(table, where, word) + marks(p)


def _pseudo(result: Result, name: str, ink: Ink) -> str:
    return ink.cell(result.table("pseudo_r_squared"), {"statistic": name}, "pseudo_r_squared")


def _notes(models: Sequence[Result], ink: Ink) -> list[tuple[Run, ...]]:
    """The link and what a positive slope means, the reference categories, then what the procedure remarks."""
    result = models[-1]
    references = [(note, each) for each in models for note in each.notes if set(note.values) == {"variable", "level"}]
    named = dict.fromkeys(
        ink.plain("reference", {name: ink.label(each, str(value)) for name, value in note.values.items()})
        for note, each in references
    )
    found = [ink.phrase("ordinal_note", {"link": ink.plain(f"{result.options.get('link', 'logit')}_link")})]
    found += [ink.phrase("references_note", {"found": ink.plain("list").join(named)})] if named else []
    others = [
        ink.say(note, each) for each in models for note in each.notes if set(note.values) != {"variable", "level"}
    ]
    parted = partings([result], ["parameters"], ink)
    return [*found, *dict.fromkeys(others), *parted, *ink.reasons(result.table("parameters"))]

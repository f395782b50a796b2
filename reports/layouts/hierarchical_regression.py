"""Models of a hierarchical regression side by side: coefficients, then what each model fits and adds."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, centered, grid, row, stub_and_numbers
from reports.conventions import stars_note
from reports.document import Grid, GridCell, Run
from reports.ink import Ink
from reports.limits import stars

WORDS = ("b", "se", "beta")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """B with stars, its standard error and beta of every model, in the order in which terms entered."""
    result = results[0]
    table, summary = result.table("coefficients"), result.table("model_summary")
    models = [str(model) for model in summary.column("model")]
    terms = [str(term) for term in dict.fromkeys(table.column("term")) if term != "constant"]
    body = [line for name in _variables(terms) for line in _rows(result, name, terms, models, ink)]
    body.append(row(ink.phrase("constant"), _cells(table, "constant", models, ink)))
    fits = _fits(result, models, ink)
    dependent = ink.label(result, str(result.options.get("dependent", "")))
    top = (cell(ink.phrase("predictor"), rows=2), *(centered(_model(model, ink), len(WORDS)) for model in models))
    return grid(
        ink.plain("regression_caption", {"dependent": dependent}),
        stub_and_numbers(0.26, len(WORDS) * len(models)),
        [top, tuple(cell(ink.phrase(word)) for _ in models for word in WORDS)],
        [*body, *fits],
        [*_notes(result, dependent, ink), *ink.reasons(summary), *stars_note(body, ink)],
        rules=[len(body)],
    )


def _model(model: str, ink: Ink) -> str:
    return ink.plain("model", {"number": model.rpartition("=")[2]})


def _variables(terms: Sequence[str]) -> list[str]:
    """The variables of terms, each once; a level belongs to its variable."""
    return list(dict.fromkeys(term.partition("=")[0] for term in terms))


def _rows(result: Result, name: str, terms: Sequence[str], models: Sequence[str], ink: Ink) -> list[Row]:
    """One row for a variable or its only dummy; a heading and a row for each of several."""
    table = result.table("coefficients")
    levels = [term for term in terms if term.partition("=")[0] == name]
    if levels == [name]:
        return [row(ink.label(result, name), _cells(table, name, models, ink))]
    if len(levels) == 1:
        words = {"variable": ink.label(result, name), "level": ink.label(result, levels[0])}
        return [row(ink.plain("level_of", words), _cells(table, levels[0], models, ink))]
    rows = [row(cell(ink.label(result, level), indent=1), _cells(table, level, models, ink)) for level in levels]
    return [banner(ink.label(result, name), 1 + len(WORDS) * len(models)), *rows]


def _cells(table: Table, term: str, models: Sequence[str], ink: Ink) -> list[str]:
    return [text for model in models for text in _coefficient(table, term, model, ink)]


def _coefficient(table: Table, term: str, model: str, ink: Ink) -> tuple[str, ...]:
    where = {"model": model, "term": term}
    if not table.where(where):
        return ("",) * len(WORDS)
    p = table.cell(where, "p")
    b, se, beta = (ink.cell(table, where, word) for word in WORDS)
    return b + _marks(p), se, beta


def _marks(p: Cell) -> str:
    return stars(p) if isinstance(p, int | float) else ""


def _fits(result: Result, models: Sequence[str], ink: Ink) -> list[Row]:
    """Rows on whole models, each cell as wide as its model."""
    summary, anova = result.table("model_summary"), result.table("anova")
    found: list[tuple[str, list[str]]] = [
        (word, [ink.cell(summary, {"model": model}, word) for model in models])
        for word in ("r_squared", "adjusted_r_squared")
    ]
    gains = [ink.cell(summary, {"model": model}, "r_squared_change") for model in models]
    gained = [_marks(summary.cell({"model": model}, "p_change")) for model in models]
    whole = [{"model": model, "source": "regression"} for model in models]
    fs = [ink.cell(anova, where, "f") + _marks(anova.cell(where, "p")) for where in whole]
    found += [
        ("r_squared_change", [gain + marks for gain, marks in zip(gains, gained, strict=True)]),
        ("f", fs),
        ("max_vif", [_max_vif(result.table("coefficients"), model, ink) for model in models]),
        ("base_n", [ink.digits(result.cases.valid, Kind.COUNT)] * len(models)),
    ]
    return [(cell(ink.phrase(name)), *(_wide(text) for text in texts)) for name, texts in found]


def _wide(text: str) -> GridCell:
    return centered(text, len(WORDS))


def _max_vif(table: Table, model: str, ink: Ink) -> str:
    at = table.index("vif")
    found = [line[at] for line in table.where({"model": model})]
    numbers = [each for each in found if isinstance(each, int | float)]
    return ink.number(max(numbers), Kind.STATISTIC) if numbers else ink.plain("dash")


def _notes(result: Result, dependent: str, ink: Ink) -> list[tuple[Run, ...]]:
    """The method and the reference category of each dummy; then what the procedure itself remarks."""
    references = [
        ink.plain("reference", {name: ink.label(result, str(value)) for name, value in note.values.items()})
        for note in result.notes
        if set(note.values) == {"variable", "level"}
    ]
    others = [note for note in result.notes if set(note.values) != {"variable", "level"}]
    found = [ink.phrase("regression_note", {"dependent": dependent})]
    found += [ink.phrase("references_note", {"found": ink.plain("list").join(references)})] if references else []
    return [*found, *(ink.say(note, result) for note in others)]

"""The paths of a model, outcome by outcome: B with its error, beta, test and interval, R² beside each outcome.

`table('paths', tasks…)`: tasks of sem; or of mediation, moderation and moderated_mediation. Constants are left out.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from instrument.records import dataclass
from reports.cells import Row, banner, cell, grid, header, row
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Ink
from reports.taking import take

EQUATIONS = ("mediation", "moderation", "moderated_mediation")


@dataclass(frozen=True)
class Outcome:
    """What leads to one outcome."""

    result: Result
    label: str
    r_squared: str
    table: Table
    rows: tuple[tuple[str, dict[str, str]], ...]  # label of the predictor, keys of its row


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block for each outcome, a row for each path that leads to it."""
    is_sem = results[0].procedure == "sem"
    models = take(results, *(("sem",) if is_sem else EQUATIONS))
    outcomes = [each for result in models for each in (_structural if is_sem else _equations)(result, ink)]
    beta = ["beta"] if any(_has(outcome.table, "beta") for outcome in outcomes) else []
    words = ["b", "se", *beta, "z" if is_sem else "t", "p"]
    body = [line for outcome in outcomes for line in _block(outcome, words, ink)]
    reasons = [note for outcome in outcomes for note in ink.reasons(outcome.table)]
    return grid(
        ink.plain("paths_caption"),
        _columns(len(words)),
        [header(ink.phrase("path"), *(ink.phrase(word) for word in words), ink.phrase("ci"))],
        body,
        [_note(models, is_sem, bool(beta), ink), *dict.fromkeys(reasons)],
    )


def _columns(numbers: int) -> tuple[GridColumn, ...]:
    share = (1 - 0.34 - 0.19) / numbers
    return (
        GridColumn(0.34, Align.LEFT),
        *([GridColumn(share, Align.DECIMAL)] * numbers),
        GridColumn(0.19, Align.CENTER),
    )


def _has(table: Table, word: str) -> bool:
    return any(column.word == word for column in table.columns)


def _structural(result: Result, ink: Ink) -> list[Outcome]:
    """The regressions of a structural model, then the effects that its text defines."""
    table, found = result.table("regressions"), []
    for name in dict.fromkeys(str(each) for each in table.column("variable")):
        lines = table.where({"variable": name})
        keys = [str(line[table.index("predictor")]) for line in lines]
        rows = tuple((ink.label(result, key), {"variable": name, "predictor": key}) for key in keys)
        share = ink.cell(result.table("variances"), {"variable": name}, "r_squared")
        found.append(Outcome(result, ink.label(result, name), share, table, rows))
    for defined in (each for each in result.tables if each.name == "defined_effects"):
        terms = [str(each) for each in defined.column("term")]
        rows = tuple((ink.label(result, term), {"term": term}) for term in terms)
        found.append(Outcome(result, ink.plain("defined_effects"), "", defined, rows))
    return found


def _equations(result: Result, ink: Ink) -> list[Outcome]:
    """The equations of a mediation or moderation; one more of the same outcome is that of the total effect."""
    table, summary = result.table("path_coefficients"), result.table("path_summary")
    found, seen = [], set()
    for model in (str(each) for each in summary.column("model")):
        name = str(summary.cell({"model": model}, "dependent"))
        label = ink.label(result, name)
        label = ink.plain("without_mediators", {"name": label}) if name in seen else label
        terms = [str(line[table.index("term")]) for line in table.where({"model": model})]
        rows = tuple((_term(result, term, ink), {"model": model, "term": term}) for term in terms if term != "constant")
        found.append(Outcome(result, label, ink.cell(summary, {"model": model}, "r_squared"), table, rows))
        seen.add(name)
    return found


def _term(result: Result, term: str, ink: Ink) -> str:
    variable, equals, _ = term.partition("=")
    if not equals:
        return ink.label(result, term)
    return ink.plain("level_of", {"variable": ink.label(result, variable), "level": ink.label(result, term)})


def _block(outcome: Outcome, words: Sequence[str], ink: Ink) -> list[Row]:
    name = outcome.label
    title = ink.phrase("outcome", {"name": name, "share": outcome.r_squared}) if outcome.r_squared else (Run(name),)
    rows = [banner(title, 2 + len(words))]
    for label, where in outcome.rows:
        cells = [ink.cell(outcome.table, where, word) if _has(outcome.table, word) else "" for word in words]
        rows.append(row(cell(label, indent=1), (*cells, ink.interval(outcome.table, where))))
    return rows


def _note(models: Sequence[Result], is_sem: bool, beta: bool, ink: Ink) -> tuple[Run, ...]:
    """How it was estimated, with which errors; whether what is multiplied was centred."""
    centred = any(result.options.get("center") for result in models)
    said = [ink.phrase("sem_note" if is_sem else "equations_note"), *([ink.phrase("beta_means")] if beta else [])]
    kinds = dict.fromkeys(str(result.options.get("errors", "classical")) for result in models)
    said += [ink.phrase("robust_note", {"kind": kind.upper()}) for kind in kinds if kind != "classical"]
    return ink.sentences(*said, *([ink.phrase("centred_note")] if centred else []))

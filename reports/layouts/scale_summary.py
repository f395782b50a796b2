"""Scales side by side: items, mean, standard deviation, alpha with its interval, omega, CR and AVE.

`table('scale_summary', tasks…)`: tasks of scales, reliability, descriptives and cfa; each adds its columns. Where
several know the same of a scale, reliability goes before scales, descriptives before both, and cfa before scales.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.undefined import Undefined
from analysis.vocabulary import Kind
from reports.cells import cell, grid, header, row
from reports.conventions import limits_note
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Ink
from reports.taking import take

Facts = dict[str, str]
"""Heading → text, of one scale."""

HEADS = {
    "items": "items",
    "base": "people",
    "mean": "mean",
    "sd": "sd",
    "alpha": "alpha_letter",
    "interval": "interval",
    "omega": "omega",
    "composite_reliability": "composite_reliability",
    "ave": "ave",
}
ORDER = ("scales", "reliability", "descriptives", "cfa")
SHOWN = {"alpha": "alpha", "cr": "composite_reliability", "ave": "ave"}
"""Limit → the heading that shows it."""
ESTIMATES = ("mean", "sd", "alpha", "omega", "composite_reliability", "ave")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per scale, in the order in which the tasks name them; only columns of which something is known."""
    found: dict[str, Facts] = {}
    names: dict[str, str] = {}
    for result in sorted(take(results, *ORDER), key=lambda each: ORDER.index(each.procedure)):
        for scale, facts in READ[result.procedure](result, ink).items():
            if scale in found or result.procedure != "descriptives":
                found.setdefault(scale, {}).update(facts)
                names.setdefault(scale, ink.label(result, scale))
    words = [word for word in HEADS if any(word in facts for facts in found.values())]
    return grid(
        ink.plain(_caption(words)),
        _columns(words),
        [header(ink.phrase("scale"), *(ink.phrase(HEADS[word]) for word in words))],
        [row(cell(names[scale]), (facts.get(word, "") for word in words)) for scale, facts in found.items()],
        [*_notes(results, words, ink), *_reasons(results, ink)],
    )


def _caption(words: Sequence[str]) -> str:
    """The phrase that says what the columns tell."""
    if "ave" in words:
        return "scale_summary_caption"
    return "described_scales_caption" if "mean" in words else "reliability_caption"


def _columns(words: Sequence[str]) -> tuple[GridColumn, ...]:
    wide = 0.17 if "interval" in words else 0.0
    share = (1 - 0.22 - wide) / (len(words) - bool(wide))
    numbers = (GridColumn(wide, Align.CENTER) if word == "interval" else _number(share) for word in words)
    return (GridColumn(0.22, Align.LEFT), *numbers)


def _number(share: float) -> GridColumn:
    return GridColumn(share, Align.DECIMAL)


def _of_scales(result: Result, ink: Ink) -> dict[str, Facts]:
    table = result.table("scale_summary")
    found: dict[str, Facts] = {}
    for line in table.rows:
        where = {"scale": str(line[0])}
        found[str(line[0])] = {
            "items": ink.cell(table, where, "n_items"),
            "base": ink.cell(table, where, "n"),
            "interval": ink.interval(table, where, "alpha_ci_low", "alpha_ci_high"),
            **{word: ink.cell(table, where, word) for word in ESTIMATES},
        }
    return found


def _of_reliability(result: Result, ink: Ink) -> dict[str, Facts]:
    table = result.table("reliability")
    where = {"scale": str(table.rows[0][0])}
    facts = {
        "items": ink.cell(table, where, "n_items"),
        "base": ink.digits(result.cases.valid, Kind.COUNT),
        "alpha": ink.cell(table, where, "alpha"),
        "interval": ink.interval(table, where, "alpha_ci_low", "alpha_ci_high"),
    }
    for omegas in (each for each in result.tables if each.name == "omegas"):
        facts["omega"] = ink.cell(omegas, {"statistic": "omega_total"}, "coefficient")
    return {where["scale"]: facts}


def _of_descriptives(result: Result, ink: Ink) -> dict[str, Facts]:
    return _rows(result.table("descriptive_statistics"), "variable", ("mean", "sd"), ink)


def _of_factors(result: Result, ink: Ink) -> dict[str, Facts]:
    return _rows(result.table("convergent_validity"), "factor", ("composite_reliability", "ave"), ink)


READ = {"scales": _of_scales, "reliability": _of_reliability, "descriptives": _of_descriptives, "cfa": _of_factors}


def _rows(table: Table, stub: str, words: Sequence[str], ink: Ink) -> dict[str, Facts]:
    names = [str(each) for each in table.column(stub)]
    return {name: {word: ink.cell(table, {stub: name}, word) for word in words} for name in names}


def _notes(results: Sequence[Result], words: Sequence[str], ink: Ink) -> list[tuple[Run, ...]]:
    """What the columns are, where CR and AVE come from, and the conventional limits."""
    known = [word for word in ("mean", "alpha", "omega") if word in words]
    notes = [ink.phrase(f"{word}_means") for word in known]
    if "ave" in words:
        fitted = any(result.procedure == "cfa" for result in results)
        notes.append(ink.phrase("cr_of_model" if fitted else "cr_of_scales"))
    shown = [name for name, word in SHOWN.items() if word in words]
    return [*([ink.sentences(*notes)] if notes else []), *([limits_note(shown, ink)] if shown else [])]


def _reasons(results: Sequence[Result], ink: Ink) -> list[tuple[Run, ...]]:
    tables = ("scale_summary", "reliability", "convergent_validity")
    held = [table for result in results for table in result.tables if table.name in tables]
    held += [_first(table) for result in results for table in result.tables if table.name == "omegas"]
    return list(dict.fromkeys(note for table in held for note in ink.reasons(table)))


def _first(table: Table) -> Table:
    """Only the row of omegas that the layout prints can have a reason that concerns it."""
    rows = tuple(line for line in table.where({"statistic": "omega_total"}) if isinstance(line[1], Undefined))
    return Table(table.name, table.columns, rows)

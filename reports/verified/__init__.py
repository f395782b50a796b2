"""The page of verification: every number of the results beside those of other engines."""

import math
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.result import Result
from analysis.verification.verdicts import VERDICTS, Checked, CheckedResult, CheckedTable, Verification
from instrument.records import dataclass
from reports.formatting import MINUS, NOT_DEFINED
from reports.ink import Ink
from reports.wording import heading, key, phrase, title

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent
MORE = 2  # digits shown beyond those a report prints
MOST = 10  # decimals shown
WORDS = (
    "procedure",
    "cells_checked",
    *VERDICTS,
    "verified_lead",
    "verified_differing",
    "verified_row",
    "verified_column",
    "verified_ours",
    "verified_verdict",
    "light_dark",
    "total",
)


@dataclass(frozen=True)
class Line:
    """A cell as the page prints it."""

    where: str  # its result and table, where lines of several stand together
    row: str
    column: str
    ours: str
    theirs: tuple[str, ...]  # of each engine, '' where it has none
    verdict: str
    reason: str


@dataclass(frozen=True)
class Folded:
    """A table's lines under its title."""

    title: str
    lines: tuple[Line, ...]
    agreeing: int
    is_open: bool


def page(found: Verification, results: Mapping[str, Result], ink: Ink, study: str) -> bytes:
    """The bytes of the page, which needs no network; tables with a difference stand open, all others folded."""
    words = {word: phrase(word, ink.language) for word in WORDS}
    totals = [(_procedure(name, ink), found.counts(name)) for name in found.procedures]
    differing = [_line(*each, results, found, ink) for each in found.differing]
    sections = [
        (each.name, _procedure(each.procedure, ink), _silent(each, ink), _tables(each, results, found, ink))
        for each in found.checked
    ]
    printed = _template().render(
        language=ink.language,
        study=study,
        simulated=ink.plain("simulated_mark") if ink.simulated else "",
        words=words,
        verdicts=VERDICTS,
        engines=found.engines,
        account=phrase("verified_all", ink.language, {"share": share(found), "engines": " · ".join(found.engines)}),
        absent=phrase("verified_absent", ink.language, {"engines": ", ".join(found.absent)}) if found.absent else "",
        totals=totals,
        whole=found.counts(),
        differing=differing,
        sections=[each for each in sections if each[3]],
    )
    return printed.encode()


def share(found: Verification) -> str:
    """Cells that an engine has a number for, in percent of all, cut and not rounded."""
    counts = found.counts()
    whole = sum(counts.values())
    return f"{math.floor(1000 * (whole - counts['unanswered']) / whole) / 10:.1f}" if whole else NOT_DEFINED


def _procedure(name: str, ink: Ink) -> str:
    return key(name, {}, ink.language, "verification")


def _silent(found: CheckedResult, ink: Ink) -> list[str]:
    return [f"{engine}: {why.get(ink.language, '')}" for engine, why in found.silent.items()]


def _tables(found: CheckedResult, results: Mapping[str, Result], all_: Verification, ink: Ink) -> list[Folded]:
    return [_folded(found, table, results, all_, ink) for table in found.tables]


def _folded(
    found: CheckedResult, table: CheckedTable, results: Mapping[str, Result], all_: Verification, ink: Ink
) -> Folded:
    lines = tuple(_line(found, table, cell, results, all_, ink) for cell in table.cells)
    agreeing = sum(cell.verdict == "agrees" for cell in table.cells)
    labels = results[found.name].labels
    about = tuple(key(name, labels, ink.language, table.name) for name in table.about)
    is_open = any(cell.verdict == "differs" for cell in table.cells)
    return Folded(title(table.name, about, ink.language), lines, agreeing, is_open)


def _line(
    found: CheckedResult,
    table: CheckedTable,
    cell: Checked,
    results: Mapping[str, Result],
    all_: Verification,
    ink: Ink,
) -> Line:
    labels = results[found.name].labels
    theirs = (cell.theirs.get(engine, "") for engine in all_.engines)
    return Line(
        where=f"{found.name} · {title(table.name, table.about, ink.language)}",
        row=" · ".join(key(name, labels, ink.language, table.name) for name in cell.keys if name),
        column=" · ".join(_headings(cell.column, table.name, labels, ink)),
        ours=shown(cell.ours, cell.unit),
        theirs=tuple(each if isinstance(each, str) else shown(each, cell.unit) for each in theirs),
        verdict=cell.verdict,
        reason=cell.reason.get(ink.language, ""),
    )


def _headings(column: str, table: str, labels: Mapping[str, Mapping[str, str]], ink: Ink) -> Iterator[str]:
    word, _, under = column.partition("@")
    if under:
        yield key(under, labels, ink.language, table)
    yield heading(word, ink.language, table)


def shown(value: float | None, unit: float) -> str:
    """A number with more digits than a report prints; a dash for none."""
    if value is None:
        return NOT_DEFINED
    if not math.isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value)).replace("-", MINUS)
    decimals = max(0, -math.floor(math.log10(unit) + 1e-9)) + MORE
    text = f"{value:.{decimals}f}" if decimals <= MOST else f"{value:.{MORE + 2}e}"
    return text.replace("-", MINUS)


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")

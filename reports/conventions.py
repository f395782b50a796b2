"""Notes on what is conventional: limits with their sources, and stars."""

import re
from collections.abc import Iterable, Sequence

from analysis.vocabulary import Kind
from reports.document import GridCell, Run
from reports.ink import Ink
from reports.limits import LIMITS

BETWEEN = re.compile(r", | & | et al\.")


def limits_note(names: Sequence[str], ink: Ink) -> tuple[Run, ...]:
    """`Usual limits: α ≥ .7, Nunnally & Bernstein (1994); …` for those names of `LIMITS`."""
    said = list(ink.phrase("limits_opening"))
    for at, name in enumerate(names):
        values = {"value": limit_text(name, ink), "source": source_text(name, ink)}
        said += [*([Run(ink.plain("semicolon"))] if at else []), *ink.phrase(f"{name}_limit", values)]
    return (*said, *ink.phrase("limits_closing"))


def stars_note(rows: Iterable[Sequence[GridCell]], ink: Ink) -> list[tuple[Run, ...]]:
    """What stars mean, where the rows of a grid carry any."""
    printed = any(run.text.endswith("*") for line in rows for cell in line for run in cell.content)
    return [ink.phrase("stars_note")] if printed else []


def limit_text(name: str, ink: Ink) -> str:
    """A limit as printed, with as many decimals as it has."""
    value = LIMITS[name].value
    return ink.number(value, Kind.COEFFICIENT, len(f"{value:g}".partition(".")[2]))


def source_text(name: str, ink: Ink) -> str:
    """Where a limit is from as the language cites it: `Fornell & Larcker (1981)`, `Fornell和Larcker（1981）`."""
    authors, _, year = LIMITS[name].source.partition(" (")
    first, *others = BETWEEN.split(authors)
    if others:
        word = "two_authors" if len(others) == 1 and others[0] else "more_authors"
        first = ink.plain(word, {"first": first, "second": others[0]})
    return ink.plain("cited_source", {"authors": first, "year": year.rstrip(")")})

"""Chapters and results as one document."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from analysis.result import Fault, Result, Results
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.apart import made_apart
from reports.blocks import Part
from reports.chapter import chapter_parts
from reports.document import Box, Claim, Document, Heading, Run
from reports.folding import lowered
from reports.ink import Ink
from reports.markup import clean
from reports.needs import needed
from reports.numbering import number_parts
from reports.references import claims
from reports.skins import Skin
from reports.wording import say


@dataclass(frozen=True)
class Composition:
    """A document, and what could not be made of it; the document stands even so."""

    document: Document
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()  # what a reader may stumble over
    unborne: tuple[Claim, ...] = ()  # claims that the data do not bear, with their places


def compose(
    results: Results,
    chapters: Sequence[Path],
    language: str,
    title: str,
    subtitle: str = "",
    project: str = "",
    folded: Collection[Path] = (),
    look: Skin | None = None,
) -> Composition:
    """The document of `chapters`, in their order, over `results`; those `folded` are sections of one chapter.

    A chapter that fails becomes a box that says what and why, and the others stand. The project's number, the wave and
    the number of valid cases are printed under the title. Where the results are simulated every page, table and figure
    says so.
    """
    ink = Ink(language, results.simulated, look=look)
    made = made_apart(chapters, partial(chapter_parts, results, ink))
    faults = [each for each in made if isinstance(each, Fault)]
    parts: list[Part | Box] = [Box(ink.phrase("simulated_box"))] if results.simulated else []
    parts += _in_form(chapters, made, folded, ink)
    numbered = number_parts(parts, ink, is_whole=not faults)
    document = Document(
        language=language,
        title=title,
        subtitle=subtitle,
        facts=_facts(results, ink, project),
        blocks=numbered.blocks,
        mark=ink.plain("simulated_mark") if results.simulated else "",
        contents_title=ink.plain("contents"),
        tables_title=ink.plain("tables"),
        figures_title=ink.plain("figures"),
        continued=ink.plain("continued", {"number": "{number}"}),
        unborne=ink.plain("unborne", {"text": "{text}"}),
        style=ink.skin.name,
        sources=tuple((chapter.name, hash_of(chapter)) for chapter in chapters),
    )
    unborne = tuple(claim for claim in claims(numbered.blocks) if not claim.is_borne)
    return Composition(document, (*faults, *numbered.faults), numbered.warnings, unborne)


def _in_form(
    chapters: Sequence[Path], made: Sequence[list[Part | Box] | Fault], folded: Collection[Path], ink: Ink
) -> Iterator[Part | Box]:
    """The parts of all chapters, a box for one that failed, under one heading those that are folded."""
    has_begun = False
    for chapter, outcome in zip(chapters, made, strict=True):
        own = [*_title(chapter), _failed(outcome, ink)] if isinstance(outcome, Fault) else outcome
        if chapter in folded and not has_begun:
            yield Heading(1, "", ink.phrase("results_chapter"), "")
            has_begun = True
        yield from lowered(own) if chapter in folded else own


def hash_of(chapter: Path) -> str:
    """The SHA-256 of a chapter's file; empty where it cannot be read."""
    try:
        return hashlib.sha256(chapter.read_bytes()).hexdigest()
    except OSError:
        return ""


def _failed(fault: Fault, ink: Ink) -> Box:
    """What stands in place of a chapter: what failed, why, and what it needs."""
    said = ink.plain("chapter_failed", {"reason": say(fault, ink.language)})
    return Box((Run(said + say(needed(fault), ink.language)),))


def _title(chapter: Path) -> list[Part | Box]:
    """The first heading of a chapter that failed, so that the chapters after it keep their numbers."""
    try:
        lines = chapter.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    titles = [clean(line[2:]).strip() for line in lines if line.startswith("# ") and "{" not in line]
    return [Heading(1, "", (Run(title),), "") for title in titles[:1]]


def _facts(results: Results, ink: Ink, project: str) -> tuple[tuple[str, str], ...]:
    valid = max((_cases(result) for result in results.results.values()), default=0.0)
    found = (("project", project), ("wave", results.wave), ("cases", ink.number(valid, Kind.COUNT) if valid else ""))
    return tuple((ink.plain(name), clean(words)) for name, words in found if words)


def _cases(result: Result) -> float:
    """How many cases the analysis had: the valid ones of the ledger, all of any other result."""
    return result.cases.valid if result.procedure == "returns" else result.cases.total

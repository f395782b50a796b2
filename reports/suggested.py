"""Suggested chapters: which of them the results carry, and how each reads as a chapter of plain sentences."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from analysis.result import Fault, Results
from reports import subjects
from reports.apart import made_apart
from reports.chapter import read_chapter
from reports.ink import Ink
from reports.quantities.source import Source
from reports.tokens import Tokens
from reports.written import written

FOLDER = Path(__file__).parent / "suggestions"
SUFFIX = ".md.j2"
NEEDS = re.compile(r"\{#\s*needs:\s*([^;#]*?)\s*(;\s*anew\s*)?#\}")
ORDER = re.compile(r"^[0-9A-Za-z]{1,2}-")


def suggestions(language: str) -> list[Path]:
    """Every suggested chapter, in its order."""
    return sorted((FOLDER / language).glob(f"*{SUFFIX}"))


def topic(chapter: Path) -> str:
    """What a chapter is about: its name without its number; 'quality' of 04-quality.md.j2."""
    return ORDER.sub("", chapter.name.removesuffix(SUFFIX))


def needs(suggestion: Path) -> str:
    """What a suggestion's first line says that it needs: `reliability|factor`; nothing where it says none."""
    found = _first(suggestion)
    return found[1] if found else ""


def is_made_anew(suggestion: Path) -> bool:
    """Whether a suggestion is of what no sentence can keep, such as hashes of files: `{# needs: returns; anew #}`."""
    found = _first(suggestion)
    return bool(found and found[2])


def is_carried(needed: str, results: Results) -> bool:
    """Whether the results hold what a suggestion needs.

    `a, b` needs both, `a|b` one of them; each is a task, a procedure, a procedure given an option
    (`multiple_response.by`), or a question of chapters that lists tasks (`profiles`).
    """
    return all(
        any(_holds(word.strip(), results) for word in part.split("|")) for part in needed.split(",") if part.strip()
    )


def drafts(results: Results, language: str, chapters: Sequence[Path]) -> list[str | Fault]:
    """Each suggestion as the source of a chapter.

    What the template decides is decided by these results; numbers stay expressions and claims stay claims.
    """
    return made_apart(chapters, partial(draft, results, Ink(language, results.simulated)))


def draft(results: Results, ink: Ink, suggestion: Path) -> str:
    """One suggestion as the source of a chapter."""
    return written(read_chapter(results, ink, suggestion)[0])


def _first(suggestion: Path) -> re.Match[str] | None:
    return NEEDS.search(suggestion.read_text(encoding="utf-8").partition("\n")[0])


def _holds(word: str, results: Results) -> bool:
    procedure, _, option = word.partition(".")
    listing = subjects.functions(Source(results, Ink("en"), Tokens())).get(word)
    if listing is not None:
        return bool(listing())
    return word in results.results or any(
        each.procedure == procedure and (not option or each.options.get(option) is not None)
        for each in results.results.values()
    )

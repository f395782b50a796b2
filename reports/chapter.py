"""One chapter over results as parts, not yet numbered."""

import re
from collections.abc import Mapping
from pathlib import Path

from analysis.result import Fault, Message, Place, Results
from instrument.records import replace
from reports.blocks import Part, read_blocks
from reports.document import Box, Heading, Run
from reports.ink import Ink
from reports.quantities.source import Source
from reports.requests import Requests
from reports.template import render
from reports.tokens import Tokens
from reports.wording import say

APPENDIX = re.compile("[A-Z]-")
"""How the name of an appendix's file begins: A-topline.md.j2."""


def chapter_parts(results: Results, ink: Ink, chapter: Path) -> list[Part | Box]:
    """The parts of one chapter, after a box about the undefined numbers that its sentences lean on."""
    parts, missed = read_chapter(results, ink, chapter)
    boxes = [Box((Run(_missed(ink, missed)),))] if missed else []
    return [*parts[:1], *boxes, *parts[1:]]


def read_chapter(results: Results, ink: Ink, chapter: Path) -> tuple[tuple[Part, ...], Mapping[str, Message]]:
    """The parts of one chapter, and the undefined numbers that its sentences lean on, each with the reason.

    Raises `Fault` with its place for whatever keeps the chapter from being made.
    """
    tokens = Tokens()
    text = render(chapter, Requests(Source(results, ink, tokens), chapter).names(), tokens)
    try:
        parts = read_blocks(text, tokens)
    except Fault as fault:
        raise fault.at(Place(str(chapter))) from None
    if APPENDIX.match(chapter.name):
        parts = tuple(replace(part, is_appendix=True) if isinstance(part, Heading) else part for part in parts)
    return parts, tokens.missed


def _missed(ink: Ink, missed: Mapping[str, Message]) -> str:
    """The undefined numbers that the chapter's sentences lean on, by reason."""
    by_reason: dict[str, list[str]] = {}
    for expression, why in missed.items():
        by_reason.setdefault(say(why, ink.language), []).append(expression)
    listed = [
        ink.plain("because", {"expressions": ink.plain("list").join(expressions), "reason": reason})
        for reason, expressions in by_reason.items()
    ]
    return ink.plain("number_missing", {"found": ink.plain("semicolon").join(listed)})

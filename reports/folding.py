"""The short form of a report: several chapters as sections of one."""

from collections.abc import Iterable

from instrument.records import replace
from reports.blocks import DEEPEST, Part
from reports.document import Box, Heading, Inline, Paragraph, Run


def lowered(parts: Iterable[Part | Box]) -> list[Part | Box]:
    """The parts with their headings one level down; the deepest become paragraphs in bold."""
    return [_lowered(part) if isinstance(part, Heading) else part for part in parts]


def _lowered(heading: Heading) -> Heading | Paragraph:
    if heading.level < DEEPEST:
        return replace(heading, level=heading.level + 1)
    return Paragraph(tuple(_bold(each) for each in heading.content), heading.place)


def _bold(inline: Inline) -> Inline:
    return replace(inline, bold=True) if isinstance(inline, Run) else inline

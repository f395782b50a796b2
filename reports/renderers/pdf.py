"""The report as PDF."""

from reports import glyphs
from reports.document import Document
from reports.typesetting import pages


def render(document: Document) -> bytes:
    """The bytes of a tagged PDF with an embedded typeface; the same document gives the same bytes.

    Raises `Fault` for a character that the typeface lacks.
    """
    glyphs.check(document)
    return pages.pdf(document)

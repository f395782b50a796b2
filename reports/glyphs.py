"""The refusal of characters that the embedded typeface lacks: an error, not a blank."""

import unicodedata
from collections.abc import Iterable, Iterator

from analysis.result import Fault, Place, quoted
from reports.document import Block, Box, Document, Grid, Heading, Inline, Listing, Paragraph, Picture
from reports.drawing import texts_of
from reports.typeface import FAMILY, characters

NEIGHBOURS = 20  # characters of context that a fault shows on either side


def check(document: Document) -> None:
    """Nothing where every character of the document and of its figures has a glyph.

    Raises `Fault` naming the first character that has none, and where it stands.
    """
    check_texts(_texts(document))


def check_texts(texts: Iterable[tuple[str, str]]) -> None:
    """The same of texts, each with where it stands."""
    for entry, text in texts:
        if not characters().issuperset(text):
            _refuse(entry, text)


def _refuse(entry: str, text: str) -> None:
    for character in text:
        if character in characters() or _is_without_ink(character):
            continue
        raise Fault(
            "the font {font} has no glyph for {character} ({code}), which stands in {text}",
            {
                "font": FAMILY,
                "character": quoted(character),
                "code": f"U+{ord(character):04X}",
                "text": quoted(_around(text, character)),
            },
            Place(entry=entry),
        )


def _is_without_ink(character: str) -> bool:
    """Line breaks, joiners, direction marks and variation selectors: nothing is lost where they have no glyph."""
    return character == "\n" or unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _around(text: str, character: str) -> str:
    at = text.index(character)
    return text[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Pairs of where a text stands (a heading, a table's number) and the text."""
    yield document.title, document.title + document.subtitle + document.mark
    for fact in document.facts:
        yield document.title, "".join(fact)
    yield document.title, document.contents_title + document.tables_title + document.figures_title + document.continued
    yield document.title, document.unborne
    entry = document.title
    for block in document.blocks:
        if isinstance(block, Heading):
            entry = block.number + _joined(block.content)
        for text in _texts_of_block(block):
            yield (block.number if isinstance(block, Grid | Picture) else entry), text


def _texts_of_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.number + _joined(block.content)
        case Paragraph() | Box():
            yield _joined(block.content)
        case Listing():
            yield from map(_joined, block.items)
        case Grid():
            yield block.number + block.caption
            yield from (_joined(cell.content) for row in (*block.header, *block.body) for cell in row)
            yield from map(_joined, block.notes)
        case Picture():
            yield block.number + block.caption
            yield from texts_of(block.svg)
            yield from map(_joined, block.notes)


def _joined(content: Iterable[Inline]) -> str:
    return "".join(inline.text for inline in content)

"""The blocks of a document as paragraphs and tables of Word."""

from collections.abc import Iterable, Iterator

from reports.document import Block, Box, Grid, Heading, Listing, Paragraph, Picture, Run
from reports.renderers.docx.controls import around
from reports.renderers.docx.fields import bookmarked, field, sequence
from reports.renderers.docx.manuscript import Manuscript
from reports.renderers.docx.ooxml import Element, properties, w
from reports.renderers.docx.pictures import figure
from reports.renderers.docx.runs import runs
from reports.renderers.docx.styles import indent
from reports.renderers.docx.tables import table
from reports.renderers.docx.words import inlines, remembered

POINTS = 1  # the numbering of lists without numbers


def body(script: Manuscript) -> Iterator[Element]:
    """Every block, in order."""
    for at, block in enumerate(script.document.blocks):
        yield from _block(script, at, block)


def styled(style: str, content: Iterable[Element], *looks: Element | None) -> Element:
    """A paragraph of a style."""
    return w("p", properties("w:pPr", w("pStyle", {"val": style}), *looks), *content)


def caption_gap(script: Manuscript) -> str:
    """What stands between a caption's number and its words."""
    return "\u3000" if script.chinese else "  "


def _block(script: Manuscript, at: int, block: Block) -> Iterator[Element]:
    match block:
        case Heading():
            said = [*runs(Run(words), script.chinese)] if (words := script.outline.words(block)) else []
            shown = bookmarked(script.anchors[block.id], [*said, *inlines(script, block.content, (at, 0))])
            starts = w("pageBreakBefore") if block.is_appendix and block.level == 1 else None
            look = script.outline.look(block)
            yield styled(f"Heading{block.level}", remembered(script, (at, 0), shown), starts, look)
        case Paragraph():
            yield styled("BodyText", remembered(script, (at, 0), inlines(script, block.content, (at, 0))))
        case Box():
            yield styled("Warning" if block.is_warning else "Callout", inlines(script, block.content, (at, 0)))
        case Listing():
            yield from _listing(script, at, block)
        case Grid():
            yield from _piece(script, at, _grid(script, at, block))
        case Picture():
            yield from _piece(script, at, _picture(script, at, block))


def _piece(script: Manuscript, at: int, made: Iterable[Element]) -> Iterator[Element]:
    """A table or figure in its control, with a little room below."""
    number, trace = script.traces[at,]
    yield around(trace, number, made)
    yield styled("AfterTable", ())


def _grid(script: Manuscript, at: int, grid: Grid) -> Iterator[Element]:
    yield _caption(script, at, grid, keeps=True)
    if grid.header or grid.body:  # Word takes a table without rows for damage
        yield table(grid, script.chinese)
    yield from notes(grid, script.chinese)


def _picture(script: Manuscript, at: int, picture: Picture) -> Iterator[Element]:
    caption = _caption(script, at, picture, keeps=script.document.is_stacked or bool(picture.notes))
    shown = figure(picture, at + 1, *script.images[picture.id])
    yield from (caption, shown) if script.document.is_stacked else (shown, caption)
    yield from notes(picture, script.chinese)


def _listing(script: Manuscript, at: int, listing: Listing) -> Iterator[Element]:
    for item, content in enumerate(listing.items):
        number = w("numPr", w("ilvl", {"val": 0}), w("numId", {"val": script.lists.get(at, POINTS)}))
        path = (at, item)
        yield styled("ListParagraph", remembered(script, path, inlines(script, content, path)), number)


def _caption(script: Manuscript, at: int, block: Grid | Picture, keeps: bool) -> Element:
    """Number, gap, words; the number is a bookmark around a counting field, which references point to."""
    stacked = script.document.is_stacked
    bold = stacked or not script.chinese
    parts = script.numbers.get(block.id)
    if parts is None:
        shown = list(runs(Run(block.number, bold=bold), script.chinese))
    else:
        before = runs(Run(parts.label + parts.chapter, bold=bold), script.chinese)
        shown = [*before, *field(sequence(parts), runs(Run(parts.count, bold=bold), script.chinese), bold)]
    for name in (block.id, *(block.names if isinstance(block, Grid) else ())):
        shown = bookmarked(script.anchors[name], shown)
    gap = "\n" if stacked else caption_gap(script)
    words = [Run(gap + block.caption, italic=stacked, bold=bold and not stacked)]
    words += [Run(block.mark, superscript=True)] if isinstance(block, Grid) and block.mark else []
    content = [*shown, *(made for each in words for made in runs(each, script.chinese))]
    return styled("Caption", remembered(script, (at,), content), w("keepNext") if keeps else None, w("keepLines"))


def notes(block: Grid | Picture, chinese: bool) -> Iterator[Element]:
    """The notes below a table or figure, a paragraph each."""
    for at, note in enumerate(block.notes):
        hanging = indent(9, left=2, hanging=2) if chinese and at == 0 else None
        if isinstance(block, Grid) and block.is_pivot:  # each begins with its own letter
            hanging = w("ind", {"leftChars": 0, "left": 0})
        content = [made for run in note for made in runs(run, chinese)]
        above = w("spacing", {"before": 60}) if at == 0 else None
        keeps = w("keepNext") if at < len(block.notes) - 1 else None
        yield styled("TableNote", content, keeps, w("keepLines"), above, hanging)

"""The blocks of a document as paragraphs and tables of Word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.document import (
    Block,
    Box,
    Claim,
    Document,
    Grid,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Picture,
    Reference,
    Run,
)
from reports.renderers.docx.fields import Anchor, Numbered, bookmarked, field, sequence
from reports.renderers.docx.ooxml import Element, properties, w
from reports.renderers.docx.pictures import figure
from reports.renderers.docx.runs import plain, reddened, runs
from reports.renderers.docx.styles import indent
from reports.renderers.docx.tables import table

POINTS = 1  # the numbering of lists without numbers


@dataclass(frozen=True)
class Manuscript:
    """A document with the names that its Word file gives to its parts."""

    document: Document
    anchors: dict[str, Anchor]  # block id → bookmark
    numbers: dict[str, Numbered]
    images: dict[str, tuple[str, str]]  # picture id → relationships to its PNG and its SVG
    lists: dict[int, int]  # position of an ordered listing among the blocks → its numbering

    @property
    def chinese(self) -> bool:
        return self.document.language == "zh"


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
            content = [*runs(Run(block.prefix), script.chinese), *_inlines(script, block.content)]
            yield styled(f"Heading{block.level}", bookmarked(script.anchors[block.id], content))
        case Paragraph():
            yield styled("BodyText", _inlines(script, block.content))
        case Box():
            yield styled("Warning" if block.is_warning else "Callout", _inlines(script, block.content))
        case Listing():
            yield from _listing(script, at, block)
        case Grid():
            yield _caption(script, block, keeps=True)
            if block.header or block.body:  # Word takes a table without rows for damage
                yield table(block, script.chinese)
            yield from _notes(script, block)
            yield styled("AfterTable", ())
        case Picture():
            yield figure(block, at + 1, *script.images[block.id])
            yield _caption(script, block, keeps=bool(block.notes))
            yield from _notes(script, block)
            yield styled("AfterTable", ())


def _inlines(script: Manuscript, content: Iterable[Inline]) -> Iterator[Element]:
    for inline in content:
        if isinstance(inline, Reference) and inline.target in script.anchors:
            yield from field(rf"REF {script.anchors[inline.target].name} \h", [plain(inline.text)])
        elif isinstance(inline, Claim):
            yield from _claim(script, inline)
        elif isinstance(inline, Run):
            yield from runs(inline, script.chinese)
        else:
            yield from runs(Run(inline.text), script.chinese)


def _claim(script: Manuscript, claim: Claim) -> Iterator[Element]:
    """The words of a claim; between red marks where the data do not bear them."""
    words = list(_inlines(script, claim.content))
    if claim.is_borne:
        yield from words
        return
    before, after = (runs(Run(mark), script.chinese) for mark in script.document.unborne.split("{text}"))
    yield from (reddened(each) for each in (*before, *words, *after))


def _listing(script: Manuscript, at: int, listing: Listing) -> Iterator[Element]:
    for item in listing.items:
        number = w("numPr", w("ilvl", {"val": 0}), w("numId", {"val": script.lists.get(at, POINTS)}))
        yield styled("ListParagraph", _inlines(script, item), number)


def _caption(script: Manuscript, block: Grid | Picture, keeps: bool) -> Element:
    """Number, gap, words; the number is a bookmark around a counting field, which references point to."""
    bold = not script.chinese
    parts = script.numbers.get(block.id)
    if parts is None:
        shown = list(runs(Run(block.number, bold=bold), script.chinese))
    else:
        before = runs(Run(parts.label + parts.chapter, bold=bold), script.chinese)
        shown = [*before, *field(sequence(parts), runs(Run(parts.count, bold=bold), script.chinese), bold)]
    words = Run(caption_gap(script) + block.caption, italic=bold)
    content = [*bookmarked(script.anchors[block.id], shown), *runs(words, script.chinese)]
    return styled("Caption", content, w("keepNext") if keeps else None, w("keepLines"))


def _notes(script: Manuscript, block: Grid | Picture) -> Iterator[Element]:
    for at, note in enumerate(block.notes):
        hanging = indent(9, left=2, hanging=2) if script.chinese and at == 0 else None
        content = [made for run in note for made in runs(run, script.chinese)]
        above = w("spacing", {"before": 60}) if at == 0 else None
        keeps = w("keepNext") if at < len(block.notes) - 1 else None
        yield styled("TableNote", content, keeps, w("keepLines"), above, hanging)

"""References of a document to its tables and figures, and the claims that may hold them."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.result import Fault, Place, nearest, quoted
from instrument.records import replace
from reports.document import Block, Box, Claim, Heading, Inline, Listing, Number, Paragraph, Reference, Run
from reports.ink import Ink
from reports.symbols import symbol


class Range(str):
    """The numbers of several tables: 表4-1～表4-3."""


def claims(blocks: Sequence[Block]) -> Iterator[Claim]:
    """The claims of headings, paragraphs and points, in their order."""
    for block in blocks:
        yield from (each for content in _contents(block) for each in content if isinstance(each, Claim))


def mentions(block: Block) -> list[Reference]:
    """The references of a block, those within claims too."""
    flat = (part for content in _contents(block) for each in content for part in _parts(each))
    return [each for each in flat if isinstance(each, Reference)]


def broken(block: Block, numbers: Mapping[str, str]) -> list[Fault]:
    """A fault for every reference of a block to what has no number."""
    return [
        Fault(
            "no table or figure {found}; possible: {possible}",
            {"found": quoted(each.target), "possible": nearest(each.target, numbers)},
            _place(each.text),
        )
        for each in mentions(block)
        if each.target not in numbers
    ]


def named(block: Block, numbers: Mapping[str, str], ink: Ink) -> Block:
    """The block in the symbols of the skin, with every reference as the number of what it names, or as words that say
    it is missing."""

    def resolve(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(claimed(each) if isinstance(each, Claim) else one(each) for each in content)

    def claimed(claim: Claim) -> Claim:
        return replace(claim, content=tuple(one(each) for each in claim.content))

    def one(each: Run | Number | Reference) -> Run | Number | Reference:
        if not isinstance(each, Reference):
            return symbol(each, ink.skin.symbols)
        if each.target in numbers:
            found = numbers[each.target]
            return replace(each, text=str(found), is_range=isinstance(found, Range))
        return Run(ink.plain("reference_missing", {"target": each.target}))

    if isinstance(block, Listing):
        return replace(block, items=tuple(resolve(item) for item in block.items))
    if isinstance(block, Heading | Paragraph | Box):
        return replace(block, content=resolve(block.content))
    return block


def _contents(block: Block) -> tuple[tuple[Inline, ...], ...]:
    if isinstance(block, Listing):
        return block.items
    return (block.content,) if isinstance(block, Heading | Paragraph | Box) else ()


def _parts(inline: Inline) -> tuple[Inline, ...]:
    return inline.content if isinstance(inline, Claim) else (inline,)


def _place(text: str) -> Place:
    """The place that an unresolved reference carries as its text: file:line."""
    file, _, line = text.rpartition(":")
    return Place(file, int(line)) if file and line.isdigit() else Place(text)

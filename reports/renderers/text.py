"""The report, or one result, as text for a terminal."""

from collections.abc import Iterator, Sequence

from reports.boxes import boxes
from reports.columns import padded, shown, width
from reports.document import Block, Box, Document, Grid, Heading, Inline, Listing, Paragraph, Picture


def render(document: Document) -> bytes:
    """The document as lines of UTF-8: tables in boxes, figures by their finding in words."""
    lines = [*_front(document)]
    for block in document.blocks:
        lines += ["", *_block(block)]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _front(document: Document) -> Iterator[str]:
    title = document.title if document.has_front else ""
    yield from (shown(text) for text in (document.mark, title, document.subtitle) if text)
    colon = "：" if document.language == "zh" else ": "
    yield from (shown(f"{name}{colon}{value}") for name, value in document.facts)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            text = block.prefix + _joined(block.content)
            yield text
            yield ("=" if block.level == 1 else "-") * width(text)
        case Paragraph():
            yield _joined(block.content)
        case Box():
            yield f"[!] {_joined(block.content)}" if block.is_warning else _joined(block.content)
        case Listing():
            for at, item in enumerate(block.items, start=1):
                yield f"{f'{at}.' if block.ordered else '-'} {_joined(item)}"
        case Grid():
            panels = boxes(block)
            yield padded(_titled(block), len(panels[0][0]), "center").rstrip()
            yield from panels[0]
            for further in panels[1:]:
                yield from ("", *further)
            yield from (_joined(note) for note in block.notes)
        case Picture():
            yield _titled(block)
            yield from block.plain or (shown(block.alternative),)
            yield from (_joined(note) for note in block.notes)


def _titled(block: Grid | Picture) -> str:
    mark = f" ({block.mark})" if isinstance(block, Grid) and block.mark else ""
    return shown("  ".join(part for part in (block.number, block.caption) if part) + mark)


def _joined(content: Sequence[Inline]) -> str:
    return shown("".join(inline.text for inline in content)).replace("\n", " ")

"""Content controls around what the study fills in, each with a bookmark that programs keep which drop the control."""

from collections.abc import Iterable, Iterator

from reports.renderers.docx.ooxml import Element, w
from reports.traces import Sort, Trace

LONGEST = 64  # characters of a control's title: Word calls a file damaged whose title is longer
FIRST_BOOKMARK = 1_000_000  # beyond the bookmarks of headings and captions
FIRST_CONTROL = 2_000_000


def controlled(trace: Trace, number: int, content: Iterable[Element]) -> Element:
    """Runs in a control of their own; that of a number is locked. `number`: its place among the traces."""
    lock = w("lock", {"val": "contentLocked"}) if trace.sort is Sort.NUMBER else None
    return _control(trace, number, bookmarked(trace, number, content), lock)


def around(trace: Trace, number: int, blocks: Iterable[Element]) -> Element:
    """Paragraphs and tables in a control.

    As a building block and no rich text: LibreOffice 7.4 prints the instructions of fields that stand in rich text.
    Its bookmark stands in the caption, because LibreOffice does not close one that spans a table.
    """
    block = w("docPartObj", w("docPartGallery", {"val": "Quick Parts"}))
    return _control(trace, number, blocks, block)


def bookmarked(trace: Trace, number: int, content: Iterable[Element]) -> Iterator[Element]:
    """`content` between the two ends of the trace's bookmark."""
    own = {"id": FIRST_BOOKMARK + number}
    yield w("bookmarkStart", own | {"name": trace.name})
    yield from content
    yield w("bookmarkEnd", own)


def _control(trace: Trace, number: int, content: Iterable[Element], last: Element | None) -> Element:
    title = trace.expression if len(trace.expression) <= LONGEST else trace.expression[: LONGEST - 1] + "…"
    return w(
        "sdt",
        w(
            "sdtPr",
            w("alias", {"val": title}),
            w("tag", {"val": trace.name}),
            w("id", {"val": FIRST_CONTROL + number}),
            last,
        ),
        w("sdtContent", *content),
    )

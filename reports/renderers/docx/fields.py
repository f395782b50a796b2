"""Fields with what they show until Word reckons them anew, and the bookmarks they point to."""

import hashlib
import re
from collections.abc import Iterable

from instrument.records import dataclass
from reports.document import Block, Document, Grid, Heading, Picture
from reports.renderers.docx.ooxml import Element, properties, w

FURTHER = 500_000  # the numbers of bookmarks by which further names find a table
NUMBER = re.compile(r"([^\W\d_]+?)(\s*(?:\S*\D)?)(\d+)")


@dataclass(frozen=True)
class Anchor:
    """A heading or caption as the rest of the file points to it."""

    id: int
    name: str


@dataclass(frozen=True)
class Numbered:
    """A caption's number in parts: `表`, `4-`, `1`, and whether the count starts anew."""

    label: str
    chapter: str
    count: str
    starts: bool


def anchors(document: Document) -> dict[str, Anchor]:
    """Block id → its bookmark, of a name that the id alone decides: an edited file is read by it."""
    found = {}
    for at, block in enumerate(document.blocks):
        if isinstance(block, Heading | Grid | Picture):
            found[block.id] = Anchor(at, bookmark_name(block.id, isinstance(block, Heading)))
    others = [name for block in document.blocks if isinstance(block, Grid) for name in block.names]
    return found | {name: Anchor(FURTHER + at, bookmark_name(name)) for at, name in enumerate(others)}


def bookmark_name(id_: str, is_heading: bool = False) -> str:
    """The name that Word itself would give: an underline, what it is for, and nine digits."""
    digits = int(hashlib.sha256(id_.encode()).hexdigest(), 16) % 10**9
    return f"_{'Toc' if is_heading else 'Ref'}{digits:09d}"


def numbered(document: Document) -> dict[str, Numbered]:
    """Block id → the parts of its caption's number; without those whose number does not end in digits."""
    found: dict[str, Numbered] = {}
    last: dict[str, int] = {}
    for block in document.blocks:
        match = _number(block)
        if match is None or not isinstance(block, Grid | Picture):
            continue
        label, chapter, count = match.groups()
        found[block.id] = Numbered(label, chapter, count, int(count) != last.get(label, 0) + 1)
        last[label] = int(count)
    return found


def field(instruction: str, shown: Iterable[Element], is_bold: bool = False) -> list[Element]:
    """The runs of a field; LibreOffice prints its value as the last of its marks looks, Word as `shown` does."""

    def run(content: Element) -> Element:
        return w("r", properties("w:rPr", w("b"), w("bCs")) if is_bold else None, content)

    return [
        run(w("fldChar", {"fldCharType": "begin"})),
        run(w("instrText", f" {instruction} ")),
        run(w("fldChar", {"fldCharType": "separate"})),
        *shown,
        run(w("fldChar", {"fldCharType": "end"})),
    ]


def bookmarked(anchor: Anchor, content: Iterable[Element]) -> list[Element]:
    """`content` between the two ends of a bookmark."""
    number = {"id": anchor.id}
    return [w("bookmarkStart", number | {"name": anchor.name}), *content, w("bookmarkEnd", number)]


def sequence(parts: Numbered) -> str:
    """The field that counts captions of a label; the chapter's digit is text before it.

    LibreOffice prints a hidden SEQ field and does not restart by heading: `\\r` restarts it in both.
    """
    return rf"SEQ {parts.label} \* ARABIC" + (rf" \r {parts.count}" if parts.starts else "")


def _number(block: Block) -> re.Match[str] | None:
    return NUMBER.fullmatch(block.number) if isinstance(block, Grid | Picture) else None

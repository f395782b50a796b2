"""What a report held when it was written: kept inside the Word file, so that an edited one can be told from it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, astuple
from typing import Any

from instrument.records import dataclass
from reports.document import Block, Claim, Document, Grid, Heading, Inline, Lines, Picture, Reference
from reports.traces import FACTS, Path, Sort, Trace, expression_of, texts, traces

FORMAT = 1


@dataclass(frozen=True)
class Printed:
    """A number, words, a claim, a table or a figure as printed."""

    sort: str
    expression: str
    text: str  # of a table or figure its caption
    is_borne: bool = True  # of a claim
    notes: tuple[str, ...] = ()  # of a table or figure
    digest: str = ""  # of the cells or the drawing
    id: str = ""  # of a table or figure, by which references name it


@dataclass(frozen=True)
class Written:
    """A text or piece of a chapter, in the order of the document."""

    name: str
    place: Lines | None
    asked: tuple[str, ...] = ()  # names of what stands in it, claims before what stands in them; ids of references
    prefix: str = ""  # the number before a heading


@dataclass(frozen=True)
class Record:
    """All that a report remembers."""

    title: str
    language: str
    unborne: str
    mark: str  # that the data are simulated
    chapters: Mapping[str, str]  # file → SHA-256
    printed: Mapping[str, Printed]  # name → as printed
    written: tuple[Written, ...]


def record(document: Document) -> Record:
    """What `document` holds; equal documents of equal chapters have equal records."""
    found = traces(document)
    return Record(
        document.title,
        document.language,
        document.unborne,
        document.mark,
        dict(document.sources),
        {trace.name: _printed(document, trace) for trace in found.values() if trace.sort is not Sort.TEXT},
        tuple(_written(document, found)),
    )


def to_json(kept: Record) -> str:
    """The record as text, one line."""
    return json.dumps({"format": FORMAT, **asdict(kept)}, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Record:
    """The record; raises `ValueError`, `KeyError` or `TypeError` for a text that is none."""
    data: dict[str, Any] = json.loads(text)
    if data["format"] != FORMAT:
        raise ValueError("another format")
    printed = {str(name): _read_printed(each) for name, each in data["printed"].items()}
    chapters = {str(file): str(digest) for file, digest in data["chapters"].items()}
    title, language, unborne, mark = (str(data[key]) for key in ("title", "language", "unborne", "mark"))
    return Record(title, language, unborne, mark, chapters, printed, tuple(map(_read_written, data["written"])))


def title_of(block: Grid | Picture) -> str:
    """The caption with the letters behind it."""
    return block.caption + (block.mark if isinstance(block, Grid) else "")


def notes_of(block: Grid | Picture) -> tuple[str, ...]:
    """The notes as text."""
    return tuple("".join(run.text for run in note) for note in block.notes)


def digest_of(block: Grid | Picture) -> str:
    """Changes where what is printed changes: cells and their look, or the drawing and its words."""
    shown = (block.svg, block.alternative) if isinstance(block, Picture) else (
        tuple(map(astuple, block.columns)),
        [[astuple(cell) for cell in row] for row in (*block.header, *block.body)],
        block.rules,
    )  # fmt: skip
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def inline_at(block: Block, path: Path) -> Inline:
    """The inline that a trace's path leads to."""
    _, item, at, *inner = path
    found = texts(block)[item][at]
    return found.content[inner[0]] if isinstance(found, Claim) and inner else found


def _read_printed(data: Mapping[str, Any]) -> Printed:
    sort, expression, text, digest, id_ = (str(data[key]) for key in ("sort", "expression", "text", "digest", "id"))
    return Printed(sort, expression, text, bool(data["is_borne"]), tuple(map(str, data["notes"])), digest, id_)


def _read_written(data: Mapping[str, Any]) -> Written:
    found = data["place"]
    place = Lines(str(found["file"]), int(found["first"]), int(found["last"])) if found else None
    return Written(str(data["name"]), place, tuple(map(str, data["asked"])), str(data["prefix"]))


def _printed(document: Document, trace: Trace) -> Printed:
    if trace.path[0] == FACTS:
        return Printed(trace.sort, trace.expression, trace.text)
    block = document.blocks[trace.path[0]]
    if isinstance(block, Grid | Picture):
        title, digest = title_of(block), digest_of(block)
        return Printed(trace.sort, trace.expression, title, True, notes_of(block), digest, block.id)
    inline = inline_at(block, trace.path)
    return Printed(trace.sort, trace.expression, trace.text, not isinstance(inline, Claim) or inline.is_borne)


def _written(document: Document, found: Mapping[Path, Trace]) -> Iterator[Written]:
    for at, block in enumerate(document.blocks):
        if isinstance(block, Grid | Picture):
            yield Written(found[at,].name, block.place)
        for item, content in enumerate(texts(block)):
            place = getattr(block, "place", None)
            prefix = block.prefix if isinstance(block, Heading) else ""
            yield Written(found[at, item].name, place, tuple(_asked(content, (at, item), found)), prefix)


def _asked(content: tuple[Inline, ...], path: Path, found: Mapping[Path, Trace]) -> Iterator[str]:
    for at, inline in enumerate(content):
        if isinstance(inline, Reference):
            yield inline.target
        elif isinstance(inline, Claim):
            yield found[*path, at].name
            yield from _asked(inline.content, (*path, at), found)
        elif expression_of(inline):
            yield found[*path, at].name

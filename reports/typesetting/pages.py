"""A document set as pages by a fixed typst source, to which it is data and never markup."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from instrument.records import replace
from reports.document import Align, Block, Document, Grid, Heading, Picture
from reports.drawing import share_of_width, typeset
from reports.fitting import fit
from reports.pivot import COLOURS
from reports.placing import Placed, place_body, place_header, split
from reports.typesetting import engine
from reports.typesetting.filling import LONG, Measures, fill

SOURCE = Path(__file__).parent / "report.typ"


def pdf(document: Document) -> bytes:
    """A tagged PDF without a clock: the same document gives the same bytes."""
    return engine.pdf(SOURCE.read_bytes(), _filled(document))


@lru_cache(maxsize=4)
def page_numbers(document: Document) -> Mapping[str, int]:
    """Block id → the page it starts on, for headings, grids and pictures."""
    found: Mapping[str, int] = engine.metadata(SOURCE.read_bytes(), _data(document), "pages")
    return found


@lru_cache(maxsize=4)
def page_count(document: Document) -> int:
    """How many pages the PDF has."""
    found: int = engine.metadata(SOURCE.read_bytes(), _filled(document), "count")
    return found


@lru_cache(maxsize=4)
def _data(document: Document) -> Any:
    long = {block.id for block in document.blocks if isinstance(block, Grid) and len(block.body) > LONG}
    return _as_run(as_data(replace(document, blocks=tuple(_nested(document.blocks)))), long)


@lru_cache(maxsize=4)
def _filled(document: Document) -> Any:
    """The document as data in the order that fills its pages."""
    measures = engine.metadata(SOURCE.read_bytes(), _data(document) | {"measuring": True}, "measures")
    filling = fill(document.blocks, Measures(**measures))
    return _as_run(as_data(replace(document, blocks=tuple(_nested(filling.blocks)))), filling.running)


def _as_run(data: Any, running: Container[str]) -> Any:
    """The data with the colours of SPSS's tables; the tables in `running` may run on to another page."""
    data["pivots"] = {name: f"#{colour}" for name, colour in COLOURS.items()}
    for block in data["blocks"]:
        if block["kind"] == "grid":
            block["running"] = block["id"] in running
    return data


def _nested(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a heading that skips a level raised below the one before it, as tagged PDF asks."""
    depth = 0
    for block in blocks:
        if isinstance(block, Heading):
            depth = min(block.level, depth + 1)
            yield replace(block, level=depth)
        else:
            yield block


def as_data(part: Any) -> Any:
    """A document or a part of it as plain data; each part names its kind, each cell where it stands."""
    if isinstance(part, Grid):
        cells = {"header": _placed(place_header(part)), "body": _placed(place_body(part))}
        return _fields(part) | cells | {"fit": as_data(fit(part)), "stubs": part.stubs}
    if isinstance(part, Heading):
        return _fields(part) | {"prefix": part.prefix}
    if isinstance(part, Picture):
        return _fields(part) | {"svg": typeset(part.svg), "share": share_of_width(part.height)}
    if is_dataclass(part):
        return _fields(part)
    return [as_data(each) for each in part] if isinstance(part, tuple) else part


def _fields(part: Any) -> dict[str, Any]:
    named = {field.name: as_data(getattr(part, field.name)) for field in fields(part) if field.compare}
    return {"kind": type(part).__name__.lower()} | named


def _placed(rows: Sequence[Sequence[Placed]]) -> list[list[dict[str, Any]]]:
    return [[_cell(each) for each in row] for row in rows]


def _cell(placed: Placed) -> dict[str, Any]:
    halves = split(placed.cell.content) if placed.align is Align.DECIMAL else None
    place = {"x": placed.x, "y": placed.y, "align": placed.align, "halves": as_data(halves)}
    return _fields(placed.cell) | place

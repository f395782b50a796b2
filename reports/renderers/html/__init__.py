"""The report as one web page that needs no network."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reports import glyphs, palette, pivot
from reports.document import Align, Block, Document, Grid, Heading, Picture, Run
from reports.faces import is_apostrophe
from reports.fitting import fit
from reports.placing import place_body, place_header, split
from reports.renderers.html.drawings import drawn
from reports.wording import phrase

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent
WORDS = (
    "skip",
    "light_dark",
    "copy_word",
    "copy_excel",
    "copied",
    "data_table",
    "origin_expression",
    "origin_condition",
)


def render(document: Document) -> bytes:
    """The bytes of the page; the same document gives the same bytes.

    Raises `Fault` for a character that the embedded typeface lacks: the formats of one report stand or fall together.
    """
    glyphs.check(document)
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    return (
        _template()
        .render(
            document=document,
            blocks=[(type(block).__name__, block) for block in document.blocks],
            headings=headings,
            # The title is h1, and no rank may be passed over below it: pages of jobs have no chapters.
            rank=2 - min((block.level for block in headings), default=1),
            grids=[block for block in document.blocks if isinstance(block, Grid)],
            pictures=[block for block in document.blocks if isinstance(block, Picture)],
            known={name for block in document.blocks for name in _names(block)},
            label={word: phrase(word, document.language) for word in WORDS},
            unborne=document.unborne.partition("{text}")[::2],
        )
        .encode()
    )


def _names(block: Block) -> tuple[str, ...]:
    """The ids by which references find a block."""
    if isinstance(block, Grid):
        return (block.id, *block.names)
    return (block.id,) if isinstance(block, Heading | Picture) else ()


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"kind": _kind, "latin": latin_pieces, "lines": str.splitlines, "css": _escaped}
    environment.globals |= {
        "place_header": place_header,
        "place_body": place_body,
        "split": split,
        "drawn": drawn,
        "halves": halves,
        "fit": fit,
        "DECIMAL": Align.DECIMAL,
        "palette": list(palette.DARK.items()),
        "pivots": pivot.COLOURS,
        "dark_pivots": pivot.DARK,
    }
    return environment.get_template("page.html.j2")


def latin_pieces(text: str) -> list[tuple[bool, str]]:
    """A text cut where an apostrophe must keep the Latin face."""
    marks = [is_apostrophe(text, at) for at in range(len(text))]
    groups = [(mark, [at for at, _ in group]) for mark, group in groupby(enumerate(marks), key=lambda each: each[1])]
    return [(mark, text[places[0] : places[-1] + 1]) for mark, places in groups]


def halves(grid: Grid) -> Sequence[tuple[float, float]]:
    """For each column how wide, in digits, its numbers are on either side of the decimal mark."""
    widest = [(0.0, 0.0)] * len(grid.columns)
    for row in place_body(grid):
        for placed in row:
            found = split(placed.cell.content) if placed.align is Align.DECIMAL else None
            if found:
                left, right = widest[placed.x]
                widest[placed.x] = (max(left, _digits(found[0])), max(right, _digits(found[1])))
    return widest


def _digits(content: Sequence[Run]) -> float:
    narrow: Mapping[str, float] = {".": 0.5, ",": 0.5, "\u00a0": 0.5, " ": 0.5, "(": 0.7, ")": 0.7}
    return round(sum(narrow.get(each, 1.0) for run in content for each in run.text), 2)


def _escaped(text: str) -> str:
    """A text inside the quotation marks of a style sheet."""
    return "".join(f"\\{ord(character):06x}" for character in text)


def _kind(part: object) -> str:
    return type(part).__name__

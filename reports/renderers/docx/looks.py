"""How each style of paragraph looks, in a Chinese report and in an English one."""

from instrument.records import dataclass

LATIN = "Times New Roman"
SONG_TITLE, HEI, KAI, FANG, SONG = "方正小标宋简体", "方正黑体_GBK", "方正楷体_GBK", "方正仿宋_GBK", "宋体"
WARNING = "B5521B"
RED = "C00000"  # of words that the data do not bear


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes and distances in points, indents in characters."""

    id: str
    name: str
    size: float
    line: float = 0  # exactly so high; 0: as high as what stands in it
    east: str = FANG
    latin: str = LATIN
    bold: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    hanging: float = 0
    tight: float = 0  # points taken from between characters
    outline: int | None = None
    keep: bool = False
    based: str = "Normal"
    tab: str = ""  # a tab at the right margin, with this leader
    bar: str = ""  # a bar at the left, in this colour
    colour: str = ""


CHINESE = (
    Style("BodyText", "Body Text", 16, 28, align="both", first=2, tight=0.25),
    Style("Title", "Title", 22, 36, SONG_TITLE, align="center", before=24, after=8),
    Style("Subtitle", "Subtitle", 16, 28, KAI, align="center", after=8),
    Style("Facts", "Facts", 14, 22, align="center"),
    Style("Heading1", "heading 1", 16, 28, HEI, first=2, outline=0, keep=True),
    Style("Heading2", "heading 2", 16, 28, KAI, first=2, outline=1, keep=True),
    Style("Heading3", "heading 3", 16, 28, FANG, bold=True, first=2, outline=2, keep=True),
    Style("ContentsHeading", "Contents Heading", 16, 28, HEI, align="center", before=14, after=6, keep=True),
    Style("TOC1", "toc 1", 12, 20, HEI, tab="dot"),
    Style("TOC2", "toc 2", 12, 20, left=1, tab="dot"),
    Style("TOC3", "toc 3", 12, 20, left=2, tab="dot"),
    Style("TableofFigures", "table of figures", 12, 20, left=5, hanging=5, tab="dot"),
    Style("Caption", "caption", 12, 18, HEI, align="center", before=8, after=4),
    Style("Figure", "Figure", 10.5, 0, align="center", before=8, keep=True),
    Style("TableText", "Table Text", 10.5, 15, before=1.5, after=1.5),
    Style("TableHead", "Table Head", 10.5, 15, align="center", before=1.5, after=1.5, keep=True),
    Style("TableNote", "Table Note", 9, 13, align="both", left=2),
    Style("AfterTable", "After Table", 4, 8),
    Style("Callout", "Callout", 14, 24, KAI, align="both", left=0.6, before=4, after=4, bar="7F7F7F"),
    Style("Warning", "Warning", 14, 24, HEI, based="Callout", left=0.6, bar=WARNING, colour=WARNING),
    Style("ListParagraph", "List Paragraph", 16, 28, align="both", tight=0.25),
    Style("Header", "header", 10.5, 15, HEI, align="center", colour=WARNING),
    Style("Footer", "footer", 14, 18, SONG, latin=SONG),
)

ENGLISH = (
    Style("BodyText", "Body Text", 12, 20, align="both", first=2),
    Style("Title", "Title", 20, 28, bold=True, align="center", before=24, after=8),
    Style("Subtitle", "Subtitle", 14, 20, align="center", after=8),
    Style("Facts", "Facts", 11, 17, align="center"),
    Style("Heading1", "heading 1", 15, 22, bold=True, before=14, after=6, outline=0, keep=True),
    Style("Heading2", "heading 2", 13, 20, bold=True, before=10, after=4, outline=1, keep=True),
    Style("Heading3", "heading 3", 12, 20, bold=True, before=6, after=2, outline=2, keep=True),
    Style("ContentsHeading", "Contents Heading", 12, 20, bold=True, align="center", before=14, after=6, keep=True),
    Style("TOC1", "toc 1", 11, 18, bold=True, tab="dot"),
    Style("TOC2", "toc 2", 11, 18, left=1, tab="dot"),
    Style("TOC3", "toc 3", 11, 18, left=2, tab="dot"),
    Style("TableofFigures", "table of figures", 11, 18, left=5, hanging=5, tab="dot"),
    Style("Caption", "caption", 11, 15, align="center", before=8, after=4),
    Style("Figure", "Figure", 10.5, 0, align="center", before=8, keep=True),
    Style("TableText", "Table Text", 10.5, 15, before=1.5, after=1.5),
    Style("TableHead", "Table Head", 10.5, 15, align="center", before=1.5, after=1.5, keep=True),
    Style("TableNote", "Table Note", 9, 13, align="both"),
    Style("AfterTable", "After Table", 4, 8),
    Style("Callout", "Callout", 11, 17, align="both", left=0.6, before=4, after=4, bar="7F7F7F"),
    Style("Warning", "Warning", 11, 17, based="Callout", left=0.6, bold=True, bar=WARNING, colour=WARNING),
    Style("ListParagraph", "List Paragraph", 12, 20, align="both"),
    Style("Header", "header", 10, 14, align="center", colour=WARNING),
    Style("Footer", "footer", 11, 14),
)

STACKED = {
    True: Style("Caption", "caption", 12, 18, KAI, before=8, after=4),
    False: Style("Caption", "caption", 11, 16, before=8, after=4),
}
"""Captions whose number stands on a line of its own: Chinese titles in 楷体 where English ones are slanted."""


def style_of(id_: str, chinese: bool) -> Style:
    """The paragraph style of that id."""
    return next(each for each in (CHINESE if chinese else ENGLISH) if each.id == id_)

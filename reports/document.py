"""A report before it is a file: headings, paragraphs, grids and pictures, every word and digit already decided."""

from dataclasses import field
from enum import StrEnum

from instrument.records import dataclass

LINE = ":line:"
"""What parts the id of a job's table from the line of its command."""


@dataclass(frozen=True)
class Lines:
    """Where a block stands in a chapter: the first and the last line, from 1."""

    file: str  # 03-sample.md.j2
    first: int
    last: int


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    italic: bool = False
    bold: bool = False
    superscript: bool = False
    subscript: bool = False
    expression: str = ""  # of words from data, as the chapter has it: label('q8')

    def __init__(
        self,
        text: str,
        italic: bool = False,
        bold: bool = False,
        superscript: bool = False,
        subscript: bool = False,
        expression: str = "",
    ) -> None:
        # A report has a run for every cell, nearly all of them in no style: what is usual stays with the class.
        values = self.__dict__
        values["text"] = text
        if italic or bold or superscript or subscript or expression:
            values.update(italic=italic, bold=bold, superscript=superscript, subscript=subscript, expression=expression)


@dataclass(frozen=True)
class Number:
    """A number in prose, with the expression that it is the value of."""

    text: str
    expression: str  # as the chapter has it: alpha('policy')
    origin: tuple[tuple[str, str], ...] = ()  # where it comes from: what a line says, its words


@dataclass(frozen=True)
class Reference:
    """A mention of a grid or picture: `表4-1`."""

    target: str  # the id of the block: "table:profile"
    text: str
    is_range: bool = field(default=False, compare=False)  # names several tables, of which the target is the first

    @property
    def expression(self) -> str:
        """As a chapter has it: ref('table:profile')."""
        return f"ref({self.target!r})"


@dataclass(frozen=True)
class Claim:
    """Words that the data bear or not: printed in red with a mark where they do not."""

    content: "tuple[Run | Number | Reference, ...]"
    condition: str  # as the chapter has it: p('main', 'enclave') < .05
    is_borne: bool
    place: str = field(default="", compare=False, repr=False)  # the line of the chapter: 03-quality.md.j2:12

    @property
    def text(self) -> str:
        """The words, without the mark."""
        return "".join(each.text for each in self.content)


Inline = Run | Number | Reference | Claim


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    DECIMAL = "decimal"  # aligned by the decimal mark, or by the last digit of whole numbers


@dataclass(frozen=True)
class Heading:
    """The title of a part of the report."""

    level: int  # 1 to 4
    number: str  # as printed, "一、", "（一）", "1.", "附录A"
    content: tuple[Inline, ...]
    id: str
    place: Lines | None = field(default=None, compare=False, repr=False)
    is_appendix: bool = False  # numbered by letters

    @property
    def prefix(self) -> str:
        """The number with the gap behind it; a Chinese mark brings its own."""
        wide = self.is_appendix and not self.number.isascii()
        if wide and self.level == 1:
            return f"{self.number}\u3000"
        return f"{self.number} " if self.number and self.number[-1].isascii() else self.number


@dataclass(frozen=True)
class Paragraph:
    """A stretch of text that stands by itself."""

    content: tuple[Inline, ...]
    place: Lines | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Listing:
    """Several points, numbered or not."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False
    place: Lines | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Box:
    """A sentence set apart: the data are simulated, a chapter could not be made."""

    content: tuple[Inline, ...]
    is_warning: bool = True


@dataclass(frozen=True)
class GridColumn:
    """How a column stands: share of the width, 0 for as much as its cells need; alignment of its body cells."""

    share: float
    align: Align


@dataclass(frozen=True)
class GridCell:
    """One cell; a spanning cell is followed by no cells for the columns and rows it covers."""

    content: tuple[Run, ...]
    columns: int = 1
    rows: int = 1
    indent: int = 0  # in characters
    bold: bool = False
    align: Align | None = None  # other than its column's

    def __init__(
        self,
        content: tuple[Run, ...],
        columns: int = 1,
        rows: int = 1,
        indent: int = 0,
        bold: bool = False,
        align: Align | None = None,
    ) -> None:
        values = self.__dict__
        values["content"] = content
        if indent or bold or align is not None or columns != 1 or rows != 1:
            values.update(columns=columns, rows=rows, indent=indent, bold=bold, align=align)


@dataclass(frozen=True)
class Grid:
    """A table as printed: caption above, header with levels, body, notes below (三线表)."""

    id: str
    number: str  # "表4-1"
    caption: str
    columns: tuple[GridColumn, ...]
    header: tuple[tuple[GridCell, ...], ...]
    body: tuple[tuple[GridCell, ...], ...]
    notes: tuple[tuple[Run, ...], ...] = ()
    rules: tuple[int, ...] = ()  # body rows above which a thin rule stands
    is_pivot: bool = False  # looks as SPSS shows tables, and not 三线表
    mark: str = ""  # raised behind the caption: the letters of the notes about the whole table
    names: tuple[str, ...] = ()  # further ids by which references find it

    @property
    def stubs(self) -> int:
        """How many columns at the left hold labels: those before the first number, or one."""
        words = [column.align is Align.LEFT for column in self.columns]
        return words.index(False) if False in words else 1

    expression: str = ""  # as the chapter has it: table('profile', 'sample')
    place: Lines | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Picture:
    """A figure as SVG of 720 units' width: caption below, its finding in words, its data as a grid."""

    id: str
    number: str  # "图4-1"
    caption: str
    svg: str
    height: float  # in units of the 720 wide drawing
    alternative: str
    notes: tuple[tuple[Run, ...], ...] = ()
    data: Grid | None = None
    plain: tuple[str, ...] = field(default=(), compare=False)  # the figure as lines of a terminal, where it is text
    expression: str = ""  # as the chapter has it: figure('scree', 'validity')
    place: Lines | None = field(default=None, compare=False, repr=False)


Block = Heading | Paragraph | Listing | Box | Grid | Picture


@dataclass(frozen=True)
class Document:
    """A whole report."""

    language: str  # "zh" or "en"
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]  # printed under the title: project number, wave, cases
    blocks: tuple[Block, ...]
    mark: str = ""  # printed on every page: simulated data
    contents_title: str = ""
    tables_title: str = ""
    figures_title: str = ""
    continued: str = "{number}"  # printed above a table that runs on to another page: 续表4-1
    unborne: str = "{text}"  # how words are printed that the data do not bear
    style: str = "gb"  # or apa, spss-zh, spss-en
    sources: tuple[tuple[str, str], ...] = field(default=(), compare=False)  # chapter → SHA-256 of its file

    @property
    def has_front(self) -> bool:
        """Whether a page with the title stands first; the output of a job has none."""
        return not self.style.startswith("spss") or bool(self.subtitle or self.facts or self.contents_title)

    @property
    def is_stacked(self) -> bool:
        """Whether a caption stands above, its number on a line of its own."""
        return self.style == "apa"

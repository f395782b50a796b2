"""The parts of a workbook (.xlsx), written row by row: a text is held once, and no cell is a formula.

Source: ECMA-376, part 1, 18.3 (worksheets), 18.4 (shared strings), 22.9.2.19 (escapes in texts).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import isfinite

Cell = str | int | float | None
LONGEST_CELL = 32_767
AT_ONCE = 2_000  # rows
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SPACED = re.compile(r"^\s|\s$|\n")


class Texts:
    """Every text of a workbook once, with its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text as a cell can hold it."""
        return self.numbers.setdefault(text, len(self.numbers))

    def part(self) -> Iterator[bytes]:
        """The part that holds them, in the order of their numbers."""
        from xml.sax.saxutils import escape  # brings a client of the web with it, which reading a file does without

        yield f'{HEAD}<sst xmlns="{MAIN}" uniqueCount="{len(self.numbers)}">'.encode()
        for text in self.numbers:
            held = fitting(text)
            space = ' xml:space="preserve"' if _SPACED.search(held) else ""
            words = escape(_ESCAPED.sub("_x005F_", held), {"\r": "&#13;"})
            yield f"<si><t{space}>{words}</t></si>".encode()
        yield b"</sst>"


def fitting(text: str) -> str:
    """A text a cell can hold: control characters are spaces, and a text too long for a cell says that it is cut."""
    held = _ILLEGAL.sub(" ", text)
    return held if len(held) <= LONGEST_CELL else held[: LONGEST_CELL - 1] + "…"


def sheet_part(rows: Iterable[Sequence[Cell]], texts: Texts) -> Iterator[bytes]:
    """The part of one sheet; nothing stands for the empty text and None."""
    yield f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    letters: list[str] = []
    numbered = enumerate(rows, 1)
    while some := list(islice(numbered, AT_ONCE)):
        lines = []
        for line, row in some:
            while len(letters) < len(row):
                letters.append(_letters(len(letters)))
            cells = "".join([_cell(f"{at}{line}", each, texts) for at, each in zip(letters, row, strict=False)])
            lines.append(f'<row r="{line}">{cells}</row>')
        yield "".join(lines).encode()
    yield b"</sheetData></worksheet>"


def _cell(place: str, value: Cell, texts: Texts) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str) or not isfinite(value):
        return f'<c r="{place}" t="s"><v>{texts.number(str(value))}</v></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def _letters(at: int) -> str:
    """The name of a column: A for 0, Z for 25, AA for 26."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(65 + rest) + found
    return found


def fixed_parts(names: Sequence[str]) -> Mapping[str, str]:
    """What says which sheets there are, by the path of the part."""
    from xml.sax.saxutils import quoteattr

    parts = {"styles": "styles.xml", "sharedStrings": "sharedStrings.xml"}
    sheets = [f"worksheets/sheet{at}.xml" for at in range(1, len(names) + 1)]
    overrides = "".join(
        f'<Override PartName="/xl/{path}" ContentType="{TYPES}.{kind}+xml"/>'
        for path, kind in [("workbook.xml", "sheet.main"), *((path, kind) for kind, path in parts.items())]
    ) + "".join(f'<Override PartName="/xl/{path}" ContentType="{TYPES}.worksheet+xml"/>' for path in sheets)
    package = "http://schemas.openxmlformats.org/package/2006"
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1)
    )
    targets = [*((path, "worksheet") for path in sheets), *((path, kind) for kind, path in parts.items())]
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATED}/{kind}" Target="{path}"/>'
        for at, (path, kind) in enumerate(targets, 1)
    )
    plain = '<fills count="2"><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    styles = f"<fonts><font/></fonts>{plain}<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    named = '<cellXfs><xf/></cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    root = f'<Relationship Id="rId1" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/>'
    held = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{rels}{xml}{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{root}</Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}{named}</styleSheet>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>{listed}</sheets></workbook>',
    }
    return {path: HEAD + content for path, content in held.items()}

"""The styles of the Word file: a person may restyle them there, and nothing but their names is used elsewhere."""

from reports.renderers.docx.looks import CHINESE, ENGLISH, FANG, LATIN, STACKED, Style, style_of
from reports.renderers.docx.ooxml import Attributes, Element, element, properties, w
from reports.renderers.docx.pivot import STYLES as PIVOT
from reports.renderers.docx.pivot import pivot_table

WIDTH = 8844  # of the text, in twentieths of a point: 156 mm
THICK, THIN, HAIR = 1.5, 0.75, 0.5  # rules of tables, in points
CHAPTERS = 2  # the list that numbers headings
BUILT_IN = {"BodyText", "Title", "Subtitle", "ListParagraph"}  # and those whose names begin in lower case


def styles(chinese: bool, also: tuple[Style, ...] = (), skin: str = "gb") -> Element:
    """The part `word/styles.xml`; with the styles of pages that stand before the report, and those of a skin."""
    is_pivot = skin.startswith("spss")
    captions = (STACKED[chinese],) if skin == "apa" else ()
    known = (*(CHINESE if chinese else ENGLISH), *captions, *also, *(PIVOT if is_pivot else ()))
    looks = tuple({each.id: each for each in known}.values())  # the later one of an id
    normal = next(style for style in looks if style.id == "BodyText").size
    return w(
        "styles",
        _defaults(normal),
        w(
            "style",
            {"type": "paragraph", "default": "1", "styleId": "Normal"},
            w("name", {"val": "Normal"}),
            w("qFormat"),
            properties("w:rPr", fonts(LATIN, FANG), *_size(normal)),
        ),
        w(
            "style",
            {"type": "character", "default": "1", "styleId": "DefaultParagraphFont"},
            w("name", {"val": "Default Paragraph Font"}),
            w("uiPriority", {"val": 1}),
            w("semiHidden"),
        ),
        _table_normal(),
        *(_paragraph_style(style) for style in looks),
        _three_lines(),
        pivot_table() if is_pivot else None,
    )


def fonts(latin: str, east: str) -> Element:
    return w("rFonts", {"ascii": latin, "hAnsi": latin, "eastAsia": east, "cs": latin})


def _defaults(size: float) -> Element:
    language = w("lang", {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"})
    run = properties("w:rPr", fonts(LATIN, FANG), *_size(size), language)
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _size(points: float) -> tuple[Element, Element]:
    halves = {"val": round(points * 2)}
    return w("sz", halves), w("szCs", halves)


def _paragraph_style(style: Style) -> Element:
    heading = style.outline is not None
    return w(
        "style",
        {"type": "paragraph", "styleId": style.id}
        | ({} if style.name[0].islower() or style.id in BUILT_IN else {"customStyle": "1"}),
        w("name", {"val": style.name}),
        w("basedOn", {"val": style.based}),
        w("next", {"val": "BodyText"}) if heading else None,
        w("qFormat") if heading or style.id in {"BodyText", "Title", "Caption"} else None,
        _paragraph(style),
        properties(
            "w:rPr",
            fonts(style.latin, style.east),
            *((w("b"), w("bCs")) if style.bold else ()),
            w("color", {"val": style.colour}) if style.colour else None,
            w("spacing", {"val": round(-20 * style.tight)}) if style.tight else None,
            *_size(style.size),
        ),
    )


def _paragraph(style: Style) -> Element | None:
    line = (20 * style.line, "exact") if style.line else (240, "auto")
    spacing: Attributes = {"before": round(20 * style.before), "after": round(20 * style.after)}
    spacing |= {"line": round(line[0]), "lineRule": line[1]}
    bar: Attributes = {"val": "single", "sz": 18, "space": 8, "color": style.bar}
    heading = style.outline is not None
    return properties(
        "w:pPr",
        *((w("keepNext"), w("keepLines")) if style.keep else ()),
        w("numPr", w("ilvl", {"val": style.outline or 0}), w("numId", {"val": CHAPTERS})) if heading else None,
        w("pBdr", w("left", bar)) if style.bar else None,
        w("tabs", w("tab", {"val": "right", "leader": style.tab, "pos": WIDTH})) if style.tab else None,
        w("spacing", spacing),
        indent(style.size, style.first, style.left, style.hanging),
        w("jc", {"val": style.align}),
        w("outlineLvl", {"val": style.outline or 0}) if heading else None,
    )


def heading_indent(level: int, chinese: bool) -> Element:
    """That of a heading's style: what numbers it has to say it again, or Word would indent it as a list."""
    look = style_of(f"Heading{level}", chinese)
    own = indent(look.size, look.first)
    return w("ind", {"left": 0, "firstLine": 0}) if own is None else own


def indent(size: float, first: float = 0, left: float = 0, hanging: float = 0) -> Element | None:
    """Indents in characters of `size` points, said twice: LibreOffice reads only the points."""
    sides = {"firstLine": first, "left": left, "hanging": hanging}
    found: dict[str, int] = {}
    for side, characters in sides.items():
        if characters:
            found[f"{side}Chars"] = round(100 * characters)
            found[side] = round(20 * size * characters)
    return w("ind", found) if found else None


def border(side: str, points: float) -> Element:
    return w(side, {"val": "single", "sz": round(8 * points), "space": 0, "color": "000000"})


def _table_normal() -> Element:
    return w(
        "style",
        {"type": "table", "default": "1", "styleId": "TableNormal"},
        w("name", {"val": "Normal Table"}),
        w("uiPriority", {"val": 99}),
        w("semiHidden"),
        w("tblPr", w("tblInd", {"w": 0, "type": "dxa"}), _margins()),
    )


def _three_lines() -> Element:
    """The top and bottom line, and the rule under a header of one row: a person's own table needs no more.

    The tables of a report say their rules again, cell by cell, for a header of two levels needs its own.
    """
    under = w("tcBorders", border("bottom", THIN))
    return w(
        "style",
        {"type": "table", "customStyle": "1", "styleId": "ThreeLineTable"},
        w("name", {"val": "三线表"}),
        w("basedOn", {"val": "TableNormal"}),
        w("qFormat"),
        w("tblPr", w("tblBorders", border("top", THICK), border("bottom", THICK)), _margins()),
        w("tblStylePr", {"type": "firstRow"}, w("trPr", w("tblHeader")), w("tcPr", under)),
    )


def _margins() -> Element:
    sides = (("top", 0), ("left", 80), ("bottom", 0), ("right", 80))
    return w("tblCellMar", *(element(f"w:{side}", {"w": width, "type": "dxa"}) for side, width in sides))

"""What stands around the text of the Word file: settings, fonts, numbering, headers and footers."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from reports.document import Document
from reports.renderers.docx.fields import field
from reports.renderers.docx.looks import FANG, HEI, KAI, LATIN, SONG, SONG_TITLE
from reports.renderers.docx.ooxml import Element, element, properties, w
from reports.renderers.docx.outline import APPENDICES
from reports.renderers.docx.runs import plain
from reports.renderers.docx.styles import CHAPTERS

# What a machine without the named faces may use: other names of the same face, then what Windows and macOS ship.
OTHER_NAMES = {
    SONG_TITLE: "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,宋体",
    HEI: "FZHei-B01,方正黑体简体,黑体,SimHei",
    KAI: "FZKai-Z03,方正楷体简体,楷体,KaiTi",
    FANG: "FZFangSong-Z02,方正仿宋简体,仿宋,FangSong",
    SONG: "SimSun",
}
BULLETS, NUMBERS = 0, 1  # the two kinds of lists, beside those of headings
FIRST_LIST = 4  # the number of the first list of numbers


def settings() -> Element:
    """Two-sided pages, no compatibility with older Word."""
    address: dict[str, str | int] = {
        "uri": "http://schemas.microsoft.com/office/word",
        "name": "compatibilityMode",
        "val": 15,
    }
    return w(
        "settings",
        w("zoom", {"percent": 100}),
        w("mirrorMargins"),
        w("defaultTabStop", {"val": 420}),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", {"val": "compressPunctuation"}),
        w("compat", w("compatSetting", address)),
        w("themeFontLang", {"val": "en-US", "eastAsia": "zh-CN"}),
        w("decimalSymbol", {"val": "."}),
        w("listSeparator", {"val": ","}),
    )


def font_table() -> Element:
    """The fonts that the styles name; they are never shipped."""
    latin = w("font", {"name": LATIN}, w("charset", {"val": "00"}), w("family", {"val": "roman"}))
    return w("fonts", latin, *(_font(name, others) for name, others in OTHER_NAMES.items()))


def _font(name: str, others: str) -> Element:
    return w(
        "font",
        {"name": name},
        w("altName", {"val": others}),
        w("charset", {"val": "86"}),
        w("family", {"val": "auto"}),
        w("pitch", {"val": "variable"}),
    )


def numbering(lists: int, ems: int, headings: Iterable[Element]) -> Element:
    """Lists of points, of numbers and of `headings`; each of the `lists` of numbers has its own count.

    `ems`: the width of a character in twentieths of a point.
    """
    bullet = _level("bullet", "●", ems, properties("w:rPr", w("rFonts", {"hint": "eastAsia"}), w("sz", {"val": 16})))
    number = _level("decimal", "%1.", ems, None)
    kinds = [
        w("abstractNum", {"abstractNumId": kind}, w("multiLevelType", {"val": "singleLevel"}), level)
        for kind, level in ((BULLETS, bullet), (NUMBERS, number))
    ]
    kinds += headings
    again = [
        w(
            "num",
            {"numId": at},
            w("abstractNumId", {"val": NUMBERS}),
            w("lvlOverride", {"ilvl": 0}, w("startOverride", {"val": 1})),
        )
        for at in range(FIRST_LIST, lists + FIRST_LIST)
    ]
    first = ((1, BULLETS), (CHAPTERS, CHAPTERS), (APPENDICES, APPENDICES))
    once = [w("num", {"numId": at}, w("abstractNumId", {"val": kind})) for at, kind in first]
    return w("numbering", *kinds, *once, *again)


def _level(kind: str, text: str, ems: int, look: Element | None) -> Element:
    return w(
        "lvl",
        {"ilvl": 0},
        w("start", {"val": 1}),
        w("numFmt", {"val": kind}),
        w("lvlText", {"val": text}),
        w("lvlJc", {"val": "left"}),
        properties("w:pPr", w("ind", {"left": round(3.5 * ems), "hanging": round(1.5 * ems)})),
        look,
    )


def header(document: Document) -> Element:
    """The mark of the document on every page."""
    content = [plain(document.mark)] if document.mark else []
    return w("hdr", w("p", properties("w:pPr", w("pStyle", {"val": "Header"})), *content))


def footer(document: Document, is_even: bool) -> Element:
    """The page's number at the outer edge, one character in."""
    dashes = ("— ", " —") if document.language == "zh" else ("", "")
    shown = [plain(dashes[0])] if dashes[0] else []
    shown += field("PAGE", [plain("1")])
    shown += [plain(dashes[1])] if dashes[1] else []
    side, indent = (
        ("left", {"leftChars": 100, "left": 280}) if is_even else ("right", {"rightChars": 100, "right": 280})
    )
    look = properties("w:pPr", w("pStyle", {"val": "Footer"}), w("ind", indent), w("jc", {"val": side}))
    return w("ftr", w("p", look, *shown))


def section(follows: bool = False) -> Element:
    """A4 with the margins of an official document; no character grid, which LibreOffice spaces every line by.

    Where other pages go before, it begins on an odd page and counts from 1.
    """
    references = [
        element(f"w:{what}Reference", {"w:type": kind, "r:id": f"rId{name}"})
        for what, kind, name in (
            ("header", "default", "Header1"),
            ("header", "even", "Header2"),
            ("footer", "default", "Footer1"),
            ("footer", "even", "Footer2"),
        )
    ]
    margins = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588, "header": 1247, "footer": 1304, "gutter": 0}
    begins, counts = (w("type", {"val": "oddPage"}), w("pgNumType", {"start": 1})) if follows else (None, None)
    return w("sectPr", *references, begins, w("pgSz", {"w": 11906, "h": 16838}), w("pgMar", margins), counts)


def core_properties(document: Document) -> bytes:
    """Title and language; no author and no clock."""
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    language = "zh-CN" if document.language == "zh" else "en-US"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {spaces}>'
        f"<dc:title>{escape(document.title)}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    ).encode()

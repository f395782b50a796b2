"""Elements of WordprocessingML, written as they nest."""

from collections.abc import Mapping

from lxml import etree

Element = etree._Element
Attributes = dict[str, str | int]
Content = Element | Mapping[str, str | int] | str | None

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# The schema is a sequence: Word calls a file damaged whose properties stand in another order.
ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku overflowPunct"
    " autoSpaceDE autoSpaceDN spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs noProof color spacing sz szCs vertAlign lang",
    "w:tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
}


def w(name: str, *content: Content) -> Element:
    """An element `w:name`: mappings are its attributes (in the same namespace), the rest its children and text."""
    return element(f"w:{name}", *content)


def element(name: str, *content: Content) -> Element:
    """An element `prefix:name`; attributes without a prefix belong to `w:` within it and to nothing elsewhere."""
    made = etree.Element(_name(name), nsmap=SPACES)
    for part in content:
        if isinstance(part, Mapping):
            for key, value in part.items():
                made.set(_attribute(key, name), str(value))
        elif isinstance(part, str):
            made.text = part
            if part != part.strip():
                made.set(XML_SPACE, "preserve")
        elif part is not None:
            made.append(part)
    return made


def properties(name: str, *parts: Element | None) -> Element | None:
    """`w:pPr`, `w:rPr` or `w:tcPr` with its parts in the order of the schema; None where there are none."""
    order = ORDER[name].split()
    kept = [part for part in parts if part is not None]
    kept.sort(key=lambda part: order.index(etree.QName(part).localname))
    return element(name, *kept) if kept else None


def serialised(part: Element) -> bytes:
    """A whole part of the package."""
    etree.cleanup_namespaces(part, keep_ns_prefixes=["w", "r"])
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _attribute(key: str, name: str) -> str:
    if ":" in key:
        return _name(key)
    return _name(f"w:{key}") if name.startswith("w:") else key

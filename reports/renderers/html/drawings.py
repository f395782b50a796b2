"""A figure's SVG as nested parts that a template can print, with nothing in them but shapes and words."""

from lxml import etree

from instrument.records import dataclass
from reports.drawing import parsed

SHAPES = {"rect", "line", "circle", "ellipse", "path", "polyline", "polygon", "text", "tspan"}
TAGS = frozenset({"svg", "g", "defs", "clipPath", "title", "desc"} | SHAPES)
NEVER = ("on", "xmlns", "href", "{", "class", "style", "font-family", "role", "aria-")


@dataclass(frozen=True)
class Shape:
    """An element: its name, its attributes, the text before its first part, its parts, the text after it."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    parts: tuple["Shape", ...]
    tail: str


def drawn(svg: str, name: str) -> Shape:
    """The drawing, its ids made its own by `name`; elements and attributes that are not of a drawing are left out."""
    return _shape(parsed(svg), name)


def _shape(element: etree._Element, name: str) -> Shape:
    parts = [_shape(part, name) for part in element if _tag(part) in TAGS]
    return Shape(_tag(element), _attributes(element, name), element.text or "", tuple(parts), element.tail or "")


def _attributes(element: etree._Element, name: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (key, _own(key, value, name))
        for key, value in ((str(key), str(value)) for key, value in element.attrib.items())
        if not key.startswith(NEVER)
    )


def _own(key: str, value: str, name: str) -> str:
    if key == "id":
        return f"{name}-{value}"
    return value.replace("url(#", f"url(#{name}-")


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""

"""A figure's SVG: read, dressed for typesetting, and turned into pixels."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from reports.typeface import FAMILY
from reports.typesetting.engine import png

UNITS = 720  # the width of every drawing
MILLIMETRES = 154  # its width on paper
TALLEST = 205  # millimetres: of the text's 225, less caption and notes
DOTS_PER_INCH = 300

NAMESPACE = "http://www.w3.org/2000/svg"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_PAGES = b"""#set page(width: 154mm, height: auto, margin: 0pt)
#for (at, drawing) in json(bytes(sys.inputs.data)).enumerate() {
  if at > 0 { pagebreak() }
  image(bytes(drawing), format: "svg", width: 100%)
}"""


def share_of_width(height: float) -> float:
    """How wide a drawing of that height stands on paper, as a share of the usual: less where no page would hold it."""
    return min(1.0, TALLEST * UNITS / (MILLIMETRES * height))


def parsed(svg: str) -> etree._Element:
    """The root of a drawing."""
    return etree.fromstring(svg.encode(), _PARSER)


def texts_of(svg: str) -> Iterator[str]:
    """Every text that the drawing prints."""
    for element in parsed(svg).iter(f"{{{NAMESPACE}}}text"):
        yield "".join(str(part) for part in element.itertext())


@lru_cache(maxsize=64)
def typeset(svg: str) -> str:
    """The drawing with its weights spelt out for typst.

    The SVG engine in typst leaves a variable font at its default instance, which is Thin,
    unless `font-variation-settings` names the weight.
    """
    root = parsed(svg)
    root.set("font-family", FAMILY)
    for element in root.iter(etree.Element):
        weight = element.get("font-weight") or ("400" if element is root else None)
        if weight is not None:
            number = {"normal": "400", "bold": "700"}.get(weight, weight)
            element.set("style", f"{element.get('style') or ''};font-variation-settings:'wght' {number}".lstrip(";"))
    return etree.tostring(root, encoding="unicode")


@lru_cache(maxsize=8)
def pixels(svgs: tuple[str, ...]) -> tuple[bytes, ...]:
    """The drawings as PNG files, 154 mm wide at 300 dots per inch, in the order given."""
    return png(_PAGES, [typeset(svg) for svg in svgs], DOTS_PER_INCH) if svgs else ()

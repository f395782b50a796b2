"""Figures in the Word file: a PNG that every program shows, with the SVG that Word draws sharper."""

from reports.document import Picture
from reports.drawing import MILLIMETRES, UNITS, share_of_width
from reports.renderers.docx.ooxml import Element, element, properties, w

EMU = 36000  # English metric units in a millimetre
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def figure(picture: Picture, number: int, png: str, svg: str) -> Element:
    """The paragraph that holds the figure; `png` and `svg` are ids of relationships, `number` its own from 1."""
    height, scale = MILLIMETRES * picture.height / UNITS, share_of_width(picture.height)
    extent = {"cx": round(EMU * MILLIMETRES * scale), "cy": round(EMU * height * scale)}
    named: dict[str, str | int] = {"id": number, "name": picture.number, "descr": picture.alternative}
    inline = element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", extent),
        element("wp:docPr", named),
        element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", {"noChangeAspect": 1})),
        element("a:graphic", element("a:graphicData", {"uri": PICTURE}, _picture(named, extent, png, svg))),
    )
    look = properties("w:pPr", w("pStyle", {"val": "Figure"}))
    return w("p", look, w("r", w("drawing", inline)))


PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def _picture(named: dict[str, str | int], extent: dict[str, int], png: str, svg: str) -> Element:
    drawn = element("a:ext", {"uri": SVG_EXTENSION}, element("asvg:svgBlip", {"r:embed": svg}))
    return element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", named), element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            element("a:blip", {"r:embed": png}, element("a:extLst", drawn)),
            element("a:stretch", element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", {"x": 0, "y": 0}), element("a:ext", extent)),
            element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
        ),
    )

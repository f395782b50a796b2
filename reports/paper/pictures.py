"""The code of a form's number as a picture of Word."""

from reports.renderers.docx.ooxml import Element, element, w
from reports.renderers.docx.pictures import EMU, PICTURE

SIDE = 22  # millimetres


def code_picture(relation: str, number: int, alternative: str) -> list[Element]:
    """The run that holds the picture behind `relation`; `number` its own from 1."""
    extent = {"cx": EMU * SIDE, "cy": EMU * SIDE}
    named: dict[str, str | int] = {"id": number, "name": f"code {number}", "descr": alternative}
    pic = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", named), element("pic:cNvPicPr")),
        element("pic:blipFill", element("a:blip", {"r:embed": relation}), element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", {"x": 0, "y": 0}), element("a:ext", extent)),
            element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
        ),
    )
    inline = element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", extent),
        element("wp:docPr", named),
        element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", {"noChangeAspect": 1})),
        element("a:graphic", element("a:graphicData", {"uri": PICTURE}, pic)),
    )
    return [w("r", w("drawing", inline))]

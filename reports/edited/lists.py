"""Whether a paragraph of an edited file is a point of a list, and of which kind."""

from collections.abc import Mapping

from instrument.records import dataclass
from reports.edited.opening import Package, W
from reports.renderers.docx.ooxml import Element


@dataclass(frozen=True)
class Lists:
    """The lists of one file."""

    formats: Mapping[str, str]  # number of a list → how its first level counts

    def is_ordered(self, paragraph: Element, style: str) -> bool | None:
        """Whether the point is numbered; None for a paragraph of no list."""
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is None or number.get(f"{W}val") == "0":
            return {"list bullet": False, "list number": True}.get(style)
        return self.formats.get(number.get(f"{W}val", "")) != "bullet"


def lists(package: Package) -> Lists:
    """What the file says of its lists."""
    part = package.main.rpartition("/")[0] + "/numbering.xml"
    if part not in package.parts:
        return Lists({})
    root = package.xml(part)
    kinds = {each.get(f"{W}abstractNumId"): _value(each, f"{W}lvl/{W}numFmt") for each in root.iter(f"{W}abstractNum")}
    numbers = root.iter(f"{W}num")
    return Lists({each.get(f"{W}numId", ""): kinds.get(_value(each, f"{W}abstractNumId"), "") for each in numbers})


def _value(parent: Element, path: str) -> str:
    found = parent.find(path)
    return "" if found is None else found.get(f"{W}val", "")

"""The styles of an edited file by their names: programs rename what they call a style in the text."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from lxml import etree

from instrument.records import dataclass
from reports.edited.opening import Package, W
from reports.renderers.docx.ooxml import Element
from reports.renderers.docx.styles import styles

NAMED = (f"{W}pStyle", f"{W}tblStyle", f"{W}rStyle")


@dataclass
class Looks:
    """What the styles of a file are called there, and the further ones it needs."""

    names: Mapping[str, str]  # id in the file → name
    ours: Mapping[str, Element]  # id in our files → style
    properties: Mapping[str, frozenset[str]] = field(default_factory=dict)  # id of a character style → b, i
    added: dict[str, Element] = field(default_factory=dict)

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style, in lower case; empty where it has none."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else self.names.get(style.get(f"{W}val", ""), "")

    def styled(self, name: str) -> frozenset[str]:
        """The character styles that are bold (`b`) or slanted (`i`)."""
        return frozenset(id_ for id_, held in self.properties.items() if name in held)

    def adapt(self, made: Iterable[Element]) -> None:
        """Call the styles of what we made as the file calls them; those it lacks are added."""
        ids = {name: id_ for id_, name in self.names.items()}
        for element in made:
            for each in element.iter(*NAMED):
                style = self.ours[each.get(f"{W}val", "")]
                name = _name(style)
                if name in ids:
                    each.set(f"{W}val", ids[name])
                else:
                    self.added[style.get(f"{W}styleId", "")] = style

    def written(self, content: bytes) -> bytes:
        """The part of styles with those added before its end."""
        more = b"".join(etree.tostring(style) for style in self.added.values())
        start, end, rest = content.rpartition(b"</w:styles>")
        return start + more + end + rest if end else content


def looks(package: Package, chinese: bool) -> Looks:
    """The styles of the file."""
    part = package.main.rpartition("/")[0] + "/styles.xml"
    found = list(package.xml(part).iter(f"{W}style")) if part in package.parts else []
    names = {each.get(f"{W}styleId", ""): _name(each) for each in found}
    ours = {each.get(f"{W}styleId", ""): each for each in styles(chinese, skin="spss").iter(f"{W}style")}
    held = {each.get(f"{W}styleId", ""): _held(each) for each in found if each.get(f"{W}type") == "character"}
    return Looks(names, ours, held)


def _held(style: Element) -> frozenset[str]:
    return frozenset(name for name in ("b", "i") if style.find(f"{W}rPr/{W}{name}") is not None)


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val", "").lower()

"""The pictures of an edited file: new drawings in, and out with those that nothing shows any more."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import field
from posixpath import normpath

from lxml import etree

from instrument.records import dataclass
from reports.document import Picture
from reports.drawing import UNITS, pixels
from reports.edited.opening import Package
from reports.renderers.docx.ooxml import SPACES, Element
from reports.renderers.docx.package import OFFICE, RELATIONSHIPS

EMBED = f"{{{SPACES['r']}}}embed"
BLIP, SVG_BLIP = f"{{{SPACES['a']}}}blip", f"{{{SPACES['asvg']}}}svgBlip"
DESCRIBED = (f"{{{SPACES['wp']}}}docPr", f"{{{SPACES['pic']}}}cNvPr")
EXTENTS = (f"{{{SPACES['wp']}}}extent", f"{{{SPACES['a']}}}ext")
TYPES = {"png": "image/png", "svg": "image/svg+xml"}


@dataclass
class Media:
    """Drawings that go into a file."""

    added: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # relationship → name of the part, its content

    def put(self, content: bytes, suffix: str) -> str:
        """The relationship to a new part, named after what it holds."""
        digest = hashlib.sha256(content).hexdigest()[:16]
        self.added[f"rIdCv{digest}"] = (f"media/cv{digest}.{suffix}", content)
        return f"rIdCv{digest}"


def redraw(drawing: Element, picture: Picture, media: Media) -> None:
    """Another picture in the same frame, as wide as a person left it."""
    (png,) = pixels((picture.svg,))
    for blip in drawing.iter(BLIP):
        blip.set(EMBED, media.put(png, "png"))
    for blip in drawing.iter(SVG_BLIP):
        blip.set(EMBED, media.put(picture.svg.encode(), "svg"))
    for named in drawing.iter(*DESCRIBED):
        named.set("descr", picture.alternative)
    for extent in drawing.iter(*EXTENTS):
        if extent.get("cx", "").isdigit():
            extent.set("cy", str(round(int(extent.get("cx", "0")) * picture.height / UNITS)))


def with_media(package: Package, media: Media, body: Element) -> Package:
    """The package with new parts, the relationships to them, and without parts that only old pictures had."""
    folder = package.main.rpartition("/")[0]
    used = {str(value) for each in body.iter() for key, value in each.attrib.items() if SPACES["r"] in str(key)}
    root = package.xml(package.relationships)
    dropped = [each for each in root.iter(f"{{{RELATIONSHIPS}}}Relationship") if _is_idle(each, used)]
    for each in dropped:
        root.remove(each)
    kept = {normpath(f"{folder}/{each.get('Target')}") for each in root}
    for name, (target, _) in media.added.items():
        kind = {"Id": name, "Type": f"{OFFICE}/image", "Target": target}
        root.append(root.makeelement(f"{{{RELATIONSHIPS}}}Relationship", kind))
    gone = {normpath(f"{folder}/{each.get('Target')}") for each in dropped} - kept - set(_elsewhere(package))
    parts = {name: content for name, content in package.parts.items() if name not in gone}
    parts |= {f"{folder}/{target}": content for target, content in media.added.values()}
    parts[package.relationships] = written(root)
    parts["[Content_Types].xml"] = _typed(package.parts["[Content_Types].xml"])
    return Package(package.file, parts, package.main)


def _is_idle(relationship: Element, used: set[str]) -> bool:
    is_image = relationship.get("Type") == f"{OFFICE}/image" and relationship.get("TargetMode") != "External"
    return is_image and relationship.get("Id") not in used


def _elsewhere(package: Package) -> Iterator[str]:
    """Parts that headers, notes or comments refer to."""
    for name in package.parts:
        if name.endswith(".rels") and name != package.relationships:
            folder = name.partition("/_rels/")[0]
            yield from (normpath(f"{folder}/{each.get('Target')}") for each in package.xml(name))


def written(root: Element) -> bytes:
    """A changed part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _typed(content: bytes) -> bytes:
    """The content types, with those of our pictures."""
    known = {found.lower() for found in re.findall(rb'Extension="([^"]+)"', content)}
    needed = {suffix: type_ for suffix, type_ in TYPES.items() if suffix.encode() not in known}
    more = "".join(f'<Default Extension="{suffix}" ContentType="{type_}"/>' for suffix, type_ in needed.items())
    return re.sub(rb"(<Types\b[^>]*>)", lambda found: found[1] + more.encode(), content, count=1)

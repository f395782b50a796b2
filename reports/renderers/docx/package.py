"""The parts of a Word file in their zip, with fixed times and a fixed order."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from instrument.records import dataclass
from reports.archive import zipped
from reports.renderers.docx.ooxml import Element, serialised

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RECORD = "urn:canvass:report"  # the namespace of the record, by which it is found again
STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
STORE = (
    f'{DECLARATION}<ds:datastoreItem ds:itemID="{{6C1D0F5A-5B0B-4E38-9C5B-CA5A55000001}}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{RECORD}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()  # Word and LibreOffice keep a part that says what it is
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True)
class Part:
    """A part of the package, in the folder `word`."""

    name: str  # styles.xml, media/image1.png
    kind: str  # the last word of its relationship: styles, image
    content: bytes
    type: str = ""  # its content type, where the suffix does not say it

    @property
    def id(self) -> str:
        """The id of the relationship from the document to this part."""
        return "rId" + "".join(each for each in self.name.rpartition(".")[0].title() if each.isalnum())


def xml_part(name: str, kind: str, content: Element) -> Part:
    """A part of WordprocessingML."""
    return Part(name, kind, serialised(content), f"{WORD}.{kind}+xml")


def packed(document: bytes, parts: tuple[Part, ...], properties: bytes, record: str = "") -> bytes:
    """The file: `document.xml`, the parts it refers to, the properties, and the record of what was written, if any."""
    types = {"/word/document.xml": f"{WORD}.document.main+xml", "/docProps/core.xml": CORE_TYPE}
    types |= {"/customXml/itemProps1.xml": STORE_TYPE} if record else {}
    types |= {f"/word/{part.name}": part.type for part in parts if part.type}
    files = {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relationships(
            {"rId1": (f"{OFFICE}/officeDocument", "word/document.xml"), "rId2": (CORE, "docProps/core.xml")}
        ),
        "docProps/core.xml": properties,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            {part.id: (f"{OFFICE}/{part.kind}", part.name) for part in parts}
            | ({"rIdRecord": (f"{OFFICE}/customXml", "../customXml/item1.xml")} if record else {})
        ),
    }
    store = {
        "customXml/item1.xml": recorded(record),
        "customXml/itemProps1.xml": STORE,
        "customXml/_rels/item1.xml.rels": _relationships({"rId1": (f"{OFFICE}/customXmlProps", "itemProps1.xml")}),
    }
    return zipped(files | (store if record else {}) | {f"word/{part.name}": part.content for part in parts})


def recorded(record: str) -> bytes:
    """The record as the part that holds it."""
    return f'{DECLARATION}<report xmlns="{RECORD}">{escape(record)}</report>'.encode()


def _content_types(types: Mapping[str, str]) -> bytes:
    suffixes = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "svg": "image/svg+xml",
    }
    defaults = "".join(f'<Default Extension="{suffix}" ContentType="{type_}"/>' for suffix, type_ in suffixes.items())
    overrides = "".join(f'<Override PartName="{name}" ContentType="{type_}"/>' for name, type_ in types.items())
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{DECLARATION}<Types xmlns="{space}">{defaults}{overrides}</Types>'.encode()


def _relationships(targets: Mapping[str, tuple[str, str]]) -> bytes:
    each = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{to}"/>' for id_, (kind, to) in targets.items())
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{each}</Relationships>'.encode()

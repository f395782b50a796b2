"""The parts of a Word file that may come from anywhere: bounded, without entities, network or document types."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from lxml import etree

from analysis.result import Fault, Place, quoted
from instrument.records import dataclass, replace
from reports.archive import EPOCH
from reports.record import Record, from_json
from reports.renderers.docx.ooxml import SPACES, Element
from reports.renderers.docx.package import OFFICE, RECORD, RELATIONSHIPS

MOST_PARTS = 2_000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
SMALL_PART = 1_000_000
CHUNK = 1 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
W = f"{{{SPACES['w']}}}"


@dataclass(frozen=True)
class Package:
    """The parts of a Word file by their names, in their order."""

    file: str
    parts: Mapping[str, bytes]
    main: str  # word/document.xml

    def xml(self, name: str) -> Element:
        """A part as a tree; raises `Fault`."""
        return parsed(self.parts[name], name, self.file)

    @property
    def relationships(self) -> str:
        """The part that says what the main part refers to."""
        path = PurePosixPath(self.main)
        return str(path.parent / "_rels" / f"{path.name}.rels")

    def with_parts(self, changed: Mapping[str, bytes]) -> "Package":
        """The package with other or further parts."""
        return replace(self, parts={**self.parts, **changed})

    def packed(self) -> bytes:
        """The file, without a clock."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
                entry.create_system = 0
                archive.writestr(entry, content)
        return held.getvalue()


def open_package(content: bytes, file: str) -> Package:
    """The parts of a Word file; raises `Fault` for anything else, and for what unpacks beyond bounds."""
    if content.startswith(OLE):
        raise Fault(
            "the file is locked by a password or is an old .doc; possible: a .docx without a password",
            place=Place(file),
        )
    if not content.startswith(b"PK"):
        raise Fault("the file is no Word file; possible: the .docx as it was saved", place=Place(file))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _parts(archive, file)
    except BROKEN:
        sentence = "the file is damaged or ends early; possible: the .docx as it was saved"
        raise Fault(sentence, place=Place(file)) from None
    return Package(file, parts, _main(parts, file))


def record_part(package: Package) -> str | None:
    """The name of the part with the record of what was written."""
    for name, content in package.parts.items():
        is_ours = name.startswith("customXml/") and name.endswith(".xml") and RECORD.encode() in content
        if is_ours and package.xml(name).tag == f"{{{RECORD}}}report":
            return name
    return None


def read_record(package: Package) -> Record | None:
    """What the report held when it was written; None where the file does not say it."""
    name = record_part(package)
    try:
        return None if name is None else from_json(package.xml(name).text or "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def parsed(content: bytes, name: str, file: str) -> Element:
    """XML as a tree: entities stay unresolved, nothing is fetched, and a document type is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    about = {"part": quoted(name)}
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise Fault("part {part} of the file is damaged", about, Place(file)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Fault("part {part} of the file declares a document type, which Word never writes", about, Place(file))
    return root


def _parts(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        values = {"found": len(entries), "most": MOST_PARTS}
        raise Fault("the file has {found} parts; possible: at most {most}", values, Place(file))
    found: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        if ".." in PurePosixPath(entry.filename).parts or entry.filename.startswith("/"):
            raise Fault("part {part} of the file is damaged", {"part": quoted(entry.filename)}, Place(file))
        found[entry.filename] = _read(archive, entry, total, file)
        total += len(found[entry.filename])
    return found


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, before: int, file: str) -> bytes:
    """The bytes of one part, read no further than the bounds, whatever the archive says of its size."""
    held: list[bytes] = []
    size = 0
    with archive.open(entry) as stream:
        while fresh := stream.read(CHUNK):
            held.append(fresh)
            size += len(fresh)
            if before + size > MOST_BYTES or (size > SMALL_PART and size > MOST_RATIO * max(entry.compress_size, 1)):
                raise Fault("the file unpacks to far more than its size", place=Place(file))
    return b"".join(held)


def _main(parts: Mapping[str, bytes], file: str) -> str:
    """The name of the part that holds the text."""
    if "_rels/.rels" in parts:
        for each in parsed(parts["_rels/.rels"], "_rels/.rels", file).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            name = re.sub("^/", "", each.get("Target", ""))
            if each.get("Type") == f"{OFFICE}/officeDocument" and name in parts and name.startswith("word/"):
                return name
    raise Fault("the file is no Word file; possible: the .docx as it was saved", place=Place(file))

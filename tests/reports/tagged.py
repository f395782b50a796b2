"""The structure tree of a tagged PDF, as a reader for the blind walks it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


@dataclass(frozen=True)
class Tag:
    """An element of the tree: its name, its words for the blind, its attributes, what stands in it."""

    name: str
    alternative: str
    attributes: dict[str, object]
    parts: tuple["Tag", ...]
    marks: int  # pieces of the page's content directly in it

    def all(self, *names: str) -> Iterator["Tag"]:
        """Every element of those names below this one, in reading order."""
        for part in self.parts:
            if part.name in names:
                yield part
            yield from part.all(*names)


def tree(reader: PdfReader) -> Tag:
    """The whole tree."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return _tag(root)


def _tag(node: DictionaryObject) -> Tag:
    kids = node.get("/K", ArrayObject())
    kids = kids if isinstance(kids, ArrayObject) else ArrayObject([kids])
    found = [each.get_object() for each in kids]
    elements = [each for each in found if isinstance(each, DictionaryObject) and "/S" in each]
    attributes = node.get("/A", DictionaryObject()).get_object()
    listed = attributes if isinstance(attributes, ArrayObject) else [attributes]
    merged = {key: value for each in listed for key, value in each.get_object().items()}
    parts = tuple(_tag(each) for each in elements)
    return Tag(str(node.get("/S", "")), str(node.get("/Alt", "")), merged, parts, len(found) - len(elements))

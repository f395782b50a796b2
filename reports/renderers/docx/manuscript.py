"""A document with what its Word file calls its parts."""

from instrument.records import dataclass
from reports.document import Document
from reports.renderers.docx.fields import Anchor, Numbered
from reports.renderers.docx.outline import Outline
from reports.traces import Path, Trace


@dataclass(frozen=True)
class Manuscript:
    """A document with the names that its Word file gives to its parts."""

    document: Document
    anchors: dict[str, Anchor]  # block id → bookmark
    numbers: dict[str, Numbered]
    images: dict[str, tuple[str, str]]  # picture id → relationships to its PNG and its SVG
    outline: Outline  # numbers of headings
    lists: dict[int, int]  # position of an ordered listing among the blocks → its numbering
    traces: dict[Path, tuple[int, Trace]]  # where it stands → its number, and what the study put there

    @property
    def chinese(self) -> bool:
        return self.document.language == "zh"

"""Pages that stand before a report in its Word file."""

from instrument.records import dataclass
from reports.renderers.docx.looks import Style
from reports.renderers.docx.ooxml import Element, w


@dataclass(frozen=True)
class Ahead:
    """Paragraphs and tables, the section they stand in, and the styles they name."""

    content: tuple[Element, ...]
    section: Element
    styles: tuple[Style, ...]

    @property
    def blocks(self) -> tuple[Element, ...]:
        """The content with a last paragraph that ends the section."""
        return (*self.content, w("p", w("pPr", w("pStyle", {"val": "AfterTable"}), self.section)))

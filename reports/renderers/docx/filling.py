"""How far the lines at the front fill their page, as every program counts them: each line is of an exact height."""

import math

from instrument.records import dataclass
from reports.document import Document, Run
from reports.fitting import WIDTH, ems
from reports.renderers.docx.looks import style_of

HEIGHT = 637.8  # of the text of a page, in points
ENTRIES = 3  # how many a title wants below it; one more than it needs, for the width of a text is about right


@dataclass
class Filling:
    """The points of the last page that are taken."""

    chinese: bool
    used: float = 0.0

    def add(self, style_id: str, text: str) -> None:
        """One more paragraph, whose lines may go on to the next page."""
        for line in self._lines(style_id, text):
            self.used = self.used + line if self.used + line <= HEIGHT else line

    def strands(self, title: str, text: str, entry: str) -> bool:
        """Whether a paragraph of the style `title` would stand at the page's end without paragraphs of style `entry`.

        LibreOffice, which makes a list of its own from a contents field, does not keep the title with it.
        """
        needed = sum(self._lines(title, text)) + ENTRIES * style_of(entry, self.chinese).line
        return self.used + needed > HEIGHT

    def _lines(self, style_id: str, text: str) -> list[float]:
        """The height of each line, with the room before and after the paragraph."""
        look = style_of(style_id, self.chinese)
        room = WIDTH - look.size * look.left
        lines = [look.line] * max(1, math.ceil(look.size * ems((Run(text),)) / room))
        lines[0] += look.before
        lines[-1] += look.after
        return lines


def titled(document: Document) -> Filling:
    """The first page with the title, the subtitle and the facts of `document`."""
    filling = Filling(document.language == "zh")
    filling.add("Title", document.title)
    if document.subtitle:
        filling.add("Subtitle", document.subtitle)
    for name, value in document.facts:
        filling.add("Facts", f"{name}：{value}")
    return filling

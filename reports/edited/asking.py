"""Single expressions asked of the study: sentences that no chapter writes any more keep their numbers up to date."""

import re
import tempfile
from functools import partial
from pathlib import Path

from analysis.result import Fault, Results
from instrument.records import dataclass
from reports.apart import made_apart
from reports.chapter import chapter_parts
from reports.document import Paragraph
from reports.ink import Ink
from reports.skins import skin

CALL = re.compile(r"[a-z_]+\(.*\)")
TEMPLATE = re.compile(r"\{[{%#]|[}%#]\}")


@dataclass(frozen=True)
class Asking:
    """Answers expressions from results, in the bounds of a chapter."""

    results: Results
    language: str
    style: str = ""  # of the report; empty: the language's usual one

    def __call__(self, expression: str) -> str | None:
        """The text of an expression today; None where it is no question, or one without an answer."""
        if not CALL.fullmatch(expression) or TEMPLATE.search(expression):
            return None
        with tempfile.TemporaryDirectory() as folder:
            chapter = Path(folder) / "asked.md.j2"
            chapter.write_text(f"{{{{ {expression} }}}}", encoding="utf-8")
            ink = Ink(self.language, look=skin(self.style, language=self.language))
            (made,) = made_apart([chapter], partial(chapter_parts, self.results, ink))
        if isinstance(made, Fault) or not made or not isinstance(made[0], Paragraph):
            return None
        return "".join(inline.text for inline in made[0].content)

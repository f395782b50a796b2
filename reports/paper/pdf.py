"""Forms as PDF, ready for the printer."""

from pathlib import Path
from typing import Any

from reports import glyphs
from reports.paper.codes import as_svg
from reports.paper.handout import Handout
from reports.typesetting import engine
from reports.typesetting.pages import as_data

SOURCE = Path(__file__).parent / "paper.typ"


def render(handout: Handout) -> bytes:
    """A tagged PDF with every copy; each begins on a front side. The same handout gives the same bytes.

    Raises `Fault` for a character that the typeface lacks.
    """
    glyphs.check_texts(handout.texts())
    return engine.pdf(SOURCE.read_bytes(), {"form": _data(handout)})


def _data(handout: Handout) -> Any:
    data = as_data(handout)
    for copy in data["copies"]:
        copy["svg"] = as_svg(copy["code"]) if copy["code"] else ""
    for ask in [ask for part in data["parts"] for ask in part["asks"]] + data["apart"]:
        ask["stem"] = f"{ask['number']}. {ask['text']}" if ask["number"] else ask["text"]
    return data

"""Which line of which chapter something comes from."""

import inspect
import traceback
from pathlib import Path

from jinja2 import Template

from analysis.result import Place


def asking(chapter: Path | None = None) -> Place:
    """The line of the chapter, or of a file it includes, that asks for something now."""
    frame = inspect.currentframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            return Place(str(template.filename), template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return Place(str(chapter or ""))


def failing(chapter: Path, error: BaseException) -> Place:
    """The innermost line of a chapter, or of a file beside it, that led to `error`."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).parent == chapter.parent]
    return Place(inside[-1].filename, inside[-1].lineno) if inside else Place(str(chapter))

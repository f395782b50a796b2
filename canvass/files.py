"""The files that a report is written as."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.keeping import write_report
from canvass.refusals import writing
from canvass.study import Study

if TYPE_CHECKING:
    from reports.document import Document
    from reports.forms.closing import Closing

Made = Callable[[], bytes]


def files(study: Study, document: "Document", formats: Sequence[str], as_booklet: bool) -> Iterator[tuple[str, Made]]:
    """Name and bytes of each file: the report in its formats, as a booklet, and with the closing form before it."""
    for suffix in formats:
        yield f"report.{suffix}", partial(_rendered, document, suffix)
    if as_booklet:
        yield "report-booklet.pdf", partial(_booklet, document)
    if study.closing is not None and "docx" in formats:
        yield "closing-form.docx", partial(_form, study.closing)
        yield "report-with-form.docx", partial(_with_form, study.closing, document)


def write_file(path: Path, made: Made) -> None:
    """Writes the file; raises `Fault` where it cannot be made or written, or was edited since it was written."""
    content = made()
    with writing(path):
        write_report(path, content)


def _rendered(document: "Document", suffix: str) -> bytes:
    made: bytes = import_module(f"reports.renderers.{suffix}").render(document)
    return made


def _booklet(document: "Document") -> bytes:
    from reports.typesetting.booklet import booklet

    return booklet(document)


def _form(closing: "Closing") -> bytes:
    from reports.forms.files import closing_form

    return closing_form(closing)


def _with_form(closing: "Closing", document: "Document") -> bytes:
    from reports.forms.files import report_with_form

    return report_with_form(closing, document)

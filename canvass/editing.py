"""Today's numbers, tables and figures into a report that was edited in Word."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.refusals import writing
from instrument.message import Fault, Message, Place, Scalar, quoted
from survey.files.whole import write_whole

if TYPE_CHECKING:
    from analysis.result import Results
    from reports.document import Document
    from reports.edited.changes import Changes
    from reports.edited.opening import Package

Values = dict[str, Scalar]
SHOWN = 12  # changed numbers on the screen; all are in the list


def refresh(file: Path, output: Path | None, results: "Results", document: "Document") -> Iterator[Message]:
    """Writes the file with today's numbers beside it, or to `output`, and the list of changes; yields what was done.

    Raises `Fault` for a file that is none of this study's, and where `output` stands already.
    """
    from reports.edited.asking import Asking
    from reports.edited.listing import listing, summary
    from reports.edited.refreshing import refresh as refreshed

    target = _free(file) if output is None else _checked(output)
    content, changes = refreshed(opened(file), document, Asking(results, document.language, document.style))
    with writing(target):
        write_whole(target, content)
    beside = _list_of(target)
    with writing(beside):
        write_whole(beside, listing(changes, file.name, document.language).encode())
    yield summary(changes)
    yield from _told(changes)
    values: Values = {"file": str(target), "list": beside.name}
    yield Message("{file}: written; every change with its sentence is in {list}", values)


def _told(changes: "Changes") -> Iterator[Message]:
    """The first changed numbers, the sentences that fell, and what was left."""
    for change in changes.numbers[:SHOWN]:
        values: Values = {"expression": change.expression, "old": change.old, "new": change.new}
        yield Message("  {expression}: {old} → {new}", values)
    for text in changes.fallen:
        yield Message("  the data no longer bear: {text}", {"text": text})
    if changes.otherwise:
        count = {"count": len(changes.otherwise)}
        yield Message("{count} paragraphs the chapters would word otherwise today; they are in the list", count)
    yield from changes.left


def opened(file: Path) -> "Package":
    """The parts of an edited file; raises `Fault`."""
    from reports.edited.opening import open_package

    try:
        content = file.read_bytes()
    except OSError as error:
        reason = str(error.strerror)
        raise Fault("this file cannot be read: {reason}", {"reason": reason}, Place(str(file))) from None
    return open_package(content, str(file))


def _free(file: Path) -> Path:
    """A name beside the file that nothing has: report-refreshed.docx, report-refreshed-2.docx."""
    at = 1
    while True:
        target = file.with_name(f"{file.stem}-refreshed{'' if at == 1 else f'-{at}'}.docx")
        if not target.exists() and not _list_of(target).exists():
            return target
        at += 1


def _checked(output: Path) -> Path:
    """The file to write; raises `Fault` where it stands already, or its list of changes does, or it is no .docx."""
    if output.suffix != ".docx":
        values: Values = {"found": quoted(output.suffix), "possible": ".docx"}
        raise Fault("a file ending in {found} is not written; possible: {possible}", values, Place(str(output)))
    for each in (output, _list_of(output)):
        if each.exists():
            raise Fault("this file is there already; possible: another name", place=Place(str(each)))
    return output


def _list_of(target: Path) -> Path:
    return target.with_name(f"{target.stem}-changes.md")

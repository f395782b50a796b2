"""Reports that were edited in Word: new numbers into them, their words back into the chapters."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.making import writing
from instrument.message import Fault, Message, Place, Scalar, quoted
from survey.files.writing import write_whole

if TYPE_CHECKING:
    from analysis.result import Results
    from canvass.study import Study
    from reports.document import Document
    from reports.edited.changes import Changes
    from reports.edited.opening import Package
    from reports.edited.pulling import Pulled

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
    content, changes = refreshed(opened(file), document, Asking(results, document.language))
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


def pull(file: Path, study: "Study", today: Callable[[], "Document"]) -> Iterator[Message | Fault]:
    """Writes the words of an edited file into the chapters; yields what was done, and the faults of single chapters.

    A chapter whose words stand as they are is left byte for byte. `today`: the report as it would be written now, asked
    for where a program has dropped what the file said of itself. Raises `Fault` for a file that is none of this
    study's.
    """
    from reports.chapters import hash_of
    from reports.edited.opening import read_record
    from reports.edited.pulling import pull as pulled
    from reports.record import record

    package = opened(file)
    kept = read_record(package) or record(today())
    paths = _chapters(study)
    texts = {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
    found, left = pulled(package, kept, texts, {name: hash_of(path) for name, path in paths.items()})
    for chapter in found:
        if chapter.text is not None:
            yield from _put(study.chapters / study.language / chapter.file, chapter)
    unchanged = sum(chapter.text is None for chapter in found)
    counts: Values = {"count": unchanged, "total": len(found)}
    yield Message("{count} of {total} chapters stand word for word as they did", counts)
    yield from left


def _chapters(study: "Study") -> dict[str, Path]:
    """The chapters by the names of their files: the study's own, and the suggested ones that it has no file for."""
    from canvass.chapters import own_chapters
    from reports.suggested import suggestions, topic

    own = {path.name: path for path in own_chapters(study)}
    topics = {topic(path) for path in own.values()}
    return {path.name: path for path in suggestions(study.language) if topic(path) not in topics} | own


def _put(target: Path, chapter: "Pulled") -> Iterator[Message | Fault]:
    """Writes a chapter in place, or beside where its lines cannot hold the changes."""
    if chapter.lines is None and not chapter.is_moved_on:
        with writing(target):
            write_whole(target, (chapter.text or "").encode())
        yield Message("{file}: the changed words are in their lines", {"file": str(target)})
        return
    beside = target.with_name(f"{target.name}.new")
    content = (chapter.text or "").encode()
    if beside.exists() and beside.read_bytes() != content:
        yield Fault("this file is there already; possible: to move it away", place=Place(str(beside)))
        return
    with writing(beside):
        write_whole(beside, content)
    if chapter.is_moved_on:
        yield Message(
            "{file}: the chapter was changed since the report was written; what the report says is in {new}",
            {"file": str(target), "new": beside.name},
        )
        return
    first, last = chapter.lines or (0, 0)
    values: Values = {"file": str(target), "first": first, "last": last, "new": beside.name}
    yield Message(
        "{file}:{first}: conditions, loops or macros make lines {first} to {last}, so that the changes cannot be put "
        "there; the chapter in plain sentences is in {new}",
        values,
    )

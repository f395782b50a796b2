"""The words of a report that was edited in Word, back into the chapters."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.editing import Values, opened
from canvass.refusals import writing
from instrument.message import Fault, Message, Place
from survey.files.whole import write_whole

if TYPE_CHECKING:
    from canvass.study import Study
    from reports.document import Document
    from reports.edited.pulling import Pulled


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
    texts = {name: _text(path) for name, path in paths.items()}
    found, left = pulled(package, kept, texts, {name: hash_of(path) for name, path in paths.items()})
    for chapter in found:
        if chapter.text is not None:
            content = _bytes(chapter.text, paths.get(chapter.file))
            yield from _put(study.chapters / study.language / chapter.file, chapter, content)
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


def _text(chapter: Path) -> str:
    try:
        return chapter.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Fault("this is not UTF-8; save the file as UTF-8", place=Place(str(chapter))) from None


def _bytes(text: str, chapter: Path | None) -> bytes:
    """The text with ends of lines as the chapter has them."""
    is_windows = chapter is not None and b"\r\n" in chapter.read_bytes()
    return (text.replace("\n", "\r\n") if is_windows else text).encode()


def _put(target: Path, chapter: "Pulled", content: bytes) -> Iterator[Message | Fault]:
    """Writes a chapter in place, or beside where its lines cannot hold the changes."""
    if chapter.lines is None and not chapter.is_moved_on:
        with writing(target):
            write_whole(target, content)
        yield Message("{file}: the changed words are in their lines", {"file": str(target)})
        return
    beside = target.with_name(f"{target.name}.new")
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

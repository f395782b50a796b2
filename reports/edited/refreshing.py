"""An edited file with today's numbers, tables and figures, and everything else as a person left it."""

from collections.abc import Mapping, Sequence

from analysis.result import Fault, Message, Place, quoted
from instrument.records import replace
from reports.document import Document
from reports.edited.anchors import Found, anchors
from reports.edited.answers import Answers, Asked
from reports.edited.changes import Changes
from reports.edited.claims import marks, refresh_claims
from reports.edited.counting import recount
from reports.edited.entries import refresh_entries
from reports.edited.looks import Looks, looks
from reports.edited.media import Media, with_media, written
from reports.edited.numbers import refresh_numbers
from reports.edited.opening import Package, read_record, record_part
from reports.edited.pieces import Pieces
from reports.edited.untangling import untangle
from reports.record import Printed, record, to_json
from reports.renderers.docx.package import recorded
from reports.traces import NAME, Sort, traces


def refresh(package: Package, document: Document, asked: Asked) -> tuple[bytes, Changes]:
    """The refreshed file and the account of it; `document` is composed from the study today.

    Raises `Fault` for a file that holds nothing of the study.
    """
    answers = Answers(document, asked, read_record(package))
    chinese = document.language == "zh"
    root = package.xml(package.main)
    untangle(root)
    found = anchors(root)
    _check_study(package, answers, found)
    changes, media, styles = Changes(), Media(), looks(package, chinese)
    _compare_marks(answers, changes)
    Pieces(answers, styles, media, changes).refresh(_of(found, Sort.PIECE), root[0])
    recount(root[0])
    refresh_entries(root[0], chinese)
    refresh_numbers(_of(found, Sort.NUMBER), answers, changes)
    refresh_claims(_of(found, Sort.CLAIM), answers, changes)
    _compare_words(_of(found, Sort.TEXT), answers, changes)
    made = _with_styles(package, styles).with_parts({package.main: written(root)})
    made = with_media(made, media, root)
    return _with_record(made, answers, found, changes).packed(), changes


def _of(found: Sequence[Found], sort: Sort) -> list[Found]:
    return [each for each in found if each.sort is sort]


def _check_study(package: Package, answers: Answers, found: Sequence[Found]) -> None:
    """Raises `Fault` unless the file was written from this study: by its title, or by most of what it asks for."""
    numbers = _of(found, Sort.NUMBER)
    known = sum(answers.text(each.name) is not None for each in numbers)
    if not found:
        raise Fault("the file holds nothing that a study has put there", place=Place(package.file))
    if answers.record is not None and answers.record.language != answers.document.language:
        languages = {"found": answers.record.language, "language": answers.document.language}
        raise Fault("the file is written in {found}, the study in {language}", languages, Place(package.file))
    title = None if answers.record is None else answers.record.title
    if title != answers.document.title and known * 2 < len(numbers):
        raise Fault(
            "the file belongs to another study, {title}",
            {"title": quoted(title or "?")},
            Place(package.file),
        )


def _compare_marks(answers: Answers, changes: Changes) -> None:
    """Whether the data are simulated stands on every page, and only a new report says it anew."""
    then, now = "" if answers.record is None else answers.record.mark, answers.document.mark
    if answers.record is not None and then != now:
        sentence = "the pages were marked {then} and are to be marked {now}; change headers and the box at the start"
        changes.left.append(Message(sentence, {"then": quoted(then), "now": quoted(now)}))


def _compare_words(found: Sequence[Found], answers: Answers, changes: Changes) -> None:
    """Paragraphs whose words the chapters choose by the data, and choose otherwise today."""
    today = {NAME.sub(r"\1", trace.name) for trace in traces(answers.document).values()}
    for each in found:
        if each.text and NAME.sub(r"\1", each.name) not in today:
            changes.otherwise.append(each.text)


def _with_styles(package: Package, styles: Looks) -> Package:
    part = package.main.rpartition("/")[0] + "/styles.xml"
    return package.with_parts({part: styles.written(package.parts[part])}) if styles.added else package


def _with_record(package: Package, answers: Answers, found: Sequence[Found], changes: Changes) -> Package:
    """The package with the record of what it holds now, by which the next refresh tells what a person changes."""
    part = record_part(package)
    if answers.record is None or part is None:
        return package
    before, after = marks(answers)
    today = record(answers.document).printed
    printed = dict(answers.record.printed)
    for each in found:
        if each.name in printed and each.name not in changes.kept:
            printed[each.name] = _printed(printed[each.name], each, today, (before, after))
    return package.with_parts({part: recorded(to_json(replace(answers.record, printed=printed)))})


def _printed(old: Printed, found: Found, today: Mapping[str, Printed], edges: tuple[str, str]) -> Printed:
    if found.sort is Sort.PIECE:
        return today.get(found.name, old)
    is_marked = bool(edges[0]) and found.text.startswith(edges[0])
    return replace(old, text=found.text, is_borne=not is_marked)

"""The words of an edited file back as chapters: in their lines where these are plain, else as a chapter anew."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.result import Fault, Message, Place
from instrument.records import dataclass, replace
from reports.document import Heading, Listing, Paragraph
from reports.edited.looks import looks
from reports.edited.opening import Package
from reports.edited.placing import Placing
from reports.edited.sources import Chapter
from reports.edited.standing import Standing, Unplaceable
from reports.edited.texts import Item, Texts
from reports.record import Record, Written
from reports.tokens import Piece
from reports.written import written


@dataclass(frozen=True)
class Pulled:
    """What becomes of one chapter; `text` is None where its words stand as they are."""

    file: str
    text: str | None
    lines: tuple[int, int] | None = None  # those that make it impossible to put the changes in place
    is_moved_on: bool = False  # whether the chapter was changed since the report was written


def pull(
    package: Package, record: Record, chapters: Mapping[str, str], hashes: Mapping[str, str]
) -> tuple[list[Pulled], list[Message]]:
    """Every chapter of the file as it is to stand, and what chapters cannot hold.

    `record`: what the file held when it was written; `chapters`: file → its text today; `hashes`: file → its SHA-256
    today. Raises `Fault` for a file with nothing of the study in it, and one whose chapters are another's.
    """
    if not set(record.chapters) & set(chapters):
        raise Fault("no chapter of the file is a chapter of this study", place=Place(package.file))
    left: list[Message] = []
    reader = Texts(package, record, looks(package, record.language == "zh"), left)
    items = reader.items(package.xml(package.main)[0])
    if not items:
        raise Fault("the file holds nothing that a study has put there", place=Place(package.file))
    found = list(_pulled(record, items, chapters, hashes))
    return found, left


def _pulled(
    record: Record, items: Sequence[Item], chapters: Mapping[str, str], hashes: Mapping[str, str]
) -> Iterator[Pulled]:
    by_file = _by_file(record, items)
    for file, own in by_file.items():
        base = [each for each in record.written if each.place is not None and each.place.file == file]
        placing = Placing(Standing(Chapter(chapters.get(file, "")), base, record.printed), own)
        if placing.is_unchanged():
            yield Pulled(file, None)
        elif file not in chapters or hashes[file] != record.chapters.get(file):
            yield Pulled(file, written(_parts_of(own)), is_moved_on=True)
        else:
            yield _placed(file, placing)


def _placed(file: str, placing: Placing) -> Pulled:
    try:
        return Pulled(file, placing.text())
    except Unplaceable as fault:
        return Pulled(file, written(_parts_of(placing.items)), fault.span)


def _parts_of(items: Sequence[Item]) -> list[Heading | Paragraph | Listing | Piece]:
    """Items as parts of a chapter: neighbouring points are one list."""
    found: list[Heading | Paragraph | Listing | Piece] = []
    for item in items:
        last, part = found[-1] if found else None, item.part
        if isinstance(last, Listing) and isinstance(part, Listing) and last.ordered == part.ordered:
            found[-1] = replace(last, items=(*last.items, *part.items))
        else:
            found.append(part)
    return found


def _by_file(record: Record, items: Sequence[Item]) -> Mapping[str, list[Item]]:
    """The items of each chapter: from its first heading, or what else stands of it first, to the next chapter."""
    files = {each.name: each.place.file for each in record.written if each.place is not None}
    order = list(dict.fromkeys(files.values()))
    starts: dict[str, int] = {}
    titles = _titles(record.written)
    begun: set[str] = set()  # chapters that begin by their title
    for at, item in enumerate(items):
        file = files.get(item.name)
        if file is not None and file not in begun and (file not in starts or item.name in titles):
            starts[file] = at
            begun |= {file} if item.name in titles else set()
    bounds = sorted((at, file) for file, at in starts.items())
    found: dict[str, list[Item]] = {file: [] for file in order}
    for (start, file), end in zip(bounds, [*(at for at, _ in bounds[1:]), len(items)], strict=True):
        found[file] = list(items[0 if start == bounds[0][0] else start : end])
    return found


def _titles(entries: Sequence[Written]) -> frozenset[str]:
    """The first text of each chapter."""
    first: dict[str, str] = {}
    for each in entries:
        if each.place is not None:
            first.setdefault(each.place.file, each.name)
    return frozenset(first.values())

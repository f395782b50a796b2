"""rejected.xlsx: every case set aside, as it was given, with the rule and the evidence."""

from collections.abc import Callable, Sequence
from pathlib import Path

from instrument.message import Message
from survey.files.writing import write_workbook
from survey.reading import Rejected

HEADINGS = ("file", "id", "rule", "evidence")


def write_rejected(rejected: Sequence[Rejected], path: Path, say: Callable[[Message], str] = str) -> None:
    """Writes the cases to `path`; files with different columns get sheets of their own. `say` words the evidence."""
    by_headers: dict[tuple[str, ...], list[Rejected]] = {}
    for each in rejected:
        by_headers.setdefault(each.given.headers, []).append(each)
    if not by_headers:
        by_headers[()] = []
    sheets = {
        f"rejected{number if number > 1 else ''}": [(*HEADINGS, *headers), *(_row(each, say) for each in held)]
        for number, (headers, held) in enumerate(by_headers.items(), 1)
    }
    write_workbook(path, sheets)


def _row(rejected: Rejected, say: Callable[[Message], str]) -> tuple[str, ...]:
    exclusion, given = rejected.exclusion, rejected.given
    return (given.file, exclusion.id, exclusion.rule, say(exclusion.evidence), *given.cells)

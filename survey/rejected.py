"""rejected.xlsx: every case set aside, as it was given, with the rule and the evidence."""

from collections.abc import Callable, Sequence
from pathlib import Path

from instrument.message import Message
from survey.files.writing import write_workbook
from survey.reading import Rejected

HEADINGS = ("file", "id", "rule", "evidence")


def write_rejected(
    rejected: Sequence[Rejected],
    path: Path,
    say: Callable[[Message], str] = str,
    marked: Sequence[Rejected] = (),
    name: Callable[[str], str] = str,
) -> None:
    """Writes the cases to `path`, and on sheets of their own those only `marked`.

    `say` words the evidence, `name` the rules.

    Files with different columns get sheets of their own.
    """

    def row(each: Rejected) -> tuple[str, ...]:
        exclusion, given = each.exclusion, each.given
        return (given.file, exclusion.id, name(exclusion.rule), say(exclusion.evidence), *given.cells)

    write_workbook(path, {**_sheets("rejected", rejected, row), **(_sheets("flagged", marked, row) if marked else {})})


def _sheets(
    name: str, cases: Sequence[Rejected], row: Callable[[Rejected], tuple[str, ...]]
) -> dict[str, list[tuple[str, ...]]]:
    by_headers: dict[tuple[str, ...], list[Rejected]] = {}
    for each in cases:
        by_headers.setdefault(each.given.headers, []).append(each)
    if not by_headers:
        by_headers[()] = []
    return {
        f"{name}{number if number > 1 else ''}": [(*HEADINGS, *headers), *map(row, held)]
        for number, (headers, held) in enumerate(by_headers.items(), 1)
    }

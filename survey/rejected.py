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
) -> None:
    """Writes the cases to `path`, and on sheets of their own those only `marked`; `say` words the evidence.

    Files with different columns get sheets of their own.
    """
    write_workbook(path, {**_sheets("rejected", rejected, say), **(_sheets("flagged", marked, say) if marked else {})})


def _sheets(name: str, cases: Sequence[Rejected], say: Callable[[Message], str]) -> dict[str, list[tuple[str, ...]]]:
    by_headers: dict[tuple[str, ...], list[Rejected]] = {}
    for each in cases:
        by_headers.setdefault(each.given.headers, []).append(each)
    if not by_headers:
        by_headers[()] = []
    return {
        f"{name}{number if number > 1 else ''}": [(*HEADINGS, *headers), *(_row(each, say) for each in held)]
        for number, (headers, held) in enumerate(by_headers.items(), 1)
    }


def _row(rejected: Rejected, say: Callable[[Message], str]) -> tuple[str, ...]:
    exclusion, given = rejected.exclusion, rejected.given
    return (given.file, exclusion.id, exclusion.rule, say(exclusion.evidence), *given.cells)

"""The end of what OMS began: its tables go to their file, and out of the output where that was asked."""

from collections.abc import Sequence

from analysis.syntax.captured_data import Captured, as_cases, in_one_case, turned
from analysis.syntax.captures import Capture
from analysis.syntax.datasets import Open
from analysis.syntax.items import Item, Printed, Problem
from analysis.syntax.job import Job
from analysis.syntax.saving import put, save
from instrument.message import Fault, Place
from instrument.records import replace


def end_capture(job: Job, capture: Capture) -> None:
    """Writes what a capture took since it began; raises `Fault` where the file cannot be written."""
    job.captures.remove(capture)
    if job.press is None:
        raise Fault("this command is not available here")
    taken: list[Item] = []
    for at in range(capture.begun, len(job.items)):
        own, left = _parted(job, capture, job.items[at])
        if own is not None:
            taken.append(own)
            if not capture.is_shown:
                job.hidden[at] = left
    if capture.suffix == "sav" or capture.dataset:
        _keep(job, capture, _arranged(job.press().tables(taken), capture.sequence))
    elif capture.target is not None and capture.suffix == "xml":
        from analysis.syntax.output_xml import as_xml

        put(as_xml(job.press().tables(taken)), capture.target)
    elif capture.target is not None:
        put(job.press().render(taken, capture.suffix), capture.target)


def _arranged(tables: Sequence[Captured], sequence: str) -> list[Captured]:
    if sequence == "R":
        return [turned(each) for each in tables]
    return [in_one_case(each, rows_first=sequence == "RC") for each in tables] if sequence else list(tables)


def _keep(job: Job, capture: Capture, tables: Sequence[Captured]) -> None:
    """Tables as the cases of a data file, or of a dataset."""
    cases = as_cases(tables, capture.numbered)
    if capture.dataset:
        job.datasets.keep(Open(capture.dataset, cases))
    elif capture.target is not None:
        save(cases, capture.target)


def close_captures(job: Job) -> None:
    """Ends what OMS began and no OMSEND ended; what cannot be written is told."""
    for each in list(job.captures):
        try:
            end_capture(job, each)
        except Fault as fault:
            job.items.append(Problem(fault.message, Place(entry="OMS")))


def _parted(job: Job, capture: Capture, item: Item) -> tuple[Item | None, Item | None]:
    """What a capture takes of an item, and what it leaves; a problem stays in the output in any case."""
    if not isinstance(item, Printed):
        taken_whole = item if capture.takes_rest else None
        return taken_whole, item if taken_whole is None or isinstance(item, Problem) else None
    if job.press is None:
        return None, item
    taken, left = capture.tables(item.command, item.result, job.press())
    return (
        None if taken is None else replace(item, result=taken),
        None if left is None else replace(item, result=left),
    )

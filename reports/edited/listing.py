"""The list of what a refresh has changed, to be read with a pencil in hand."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from analysis.result import Message
from reports.edited.changes import Change, Changes
from reports.wording import say

MARKUP = {ord(mark): f"\\{mark}" for mark in "\\`*_{}[]<>#|"}


def listing(changes: Changes, file: str, language: str) -> str:
    """The list as Markdown: by sentence every number that changed, then claims, tables, and what was left."""
    return "\n".join(_lines(changes, file, language)) + "\n"


def summary(changes: Changes) -> Message:
    """The counts in one sentence."""
    return Message(
        "{changed} numbers changed and {same} are as before; {tables} tables and {figures} figures replaced",
        {
            "changed": len(changes.numbers),
            "same": changes.same,
            "tables": len(changes.tables),
            "figures": len(changes.figures),
        },
    )


def _lines(changes: Changes, file: str, language: str) -> Iterator[str]:
    yield "# " + say(Message("what changed in {file}", {"file": file.translate(MARKUP)}), language)
    yield ""
    yield say(summary(changes), language)
    yield from _part(Message("sentences that the data no longer bear"), map(_escaped, changes.fallen), language)
    yield from _part(Message("sentences that the data bear again"), map(_escaped, changes.risen), language)
    yield from _part(
        Message("paragraphs that the chapters word otherwise today"), map(_escaped, changes.otherwise), language
    )
    yield from _part(Message("numbers that changed, by sentence"), _numbers(changes.numbers), language)
    yield from _part(Message("tables and figures replaced"), map(_escaped, changes.tables + changes.figures), language)
    left = (_escaped(say(each, language)) for each in changes.left)
    yield from _part(Message("left as they were"), left, language)


def _part(title: Message, points: Iterator[str], language: str) -> Iterator[str]:
    found = [f"- {point}" for point in points]
    if found:
        yield from ("", f"## {say(title, language)}", "", *found)


def _numbers(changes: Sequence[Change]) -> Iterator[str]:
    for sentence, group in groupby(changes, key=lambda change: change.sentence):
        lines = [f"  - `{each.expression}`: {_escaped(each.old)} → **{_escaped(each.new)}**" for each in group]
        yield "\n".join([_escaped(sentence), *lines])


def _escaped(text: str) -> str:
    return text.strip().replace("\n", " ").translate(MARKUP)

"""Numbers of an edited file, and words from data, as the study says them today."""

from collections.abc import Iterable

from analysis.result import Message, quoted
from reports.edited.anchors import Found, is_gone
from reports.edited.answers import Answers
from reports.edited.changes import Change, Changes, sentence_of
from reports.edited.runs import reword


def refresh_numbers(found: Iterable[Found], answers: Answers, changes: Changes) -> None:
    """Puts today's text in place of each number that reads otherwise; what a person has changed is left."""
    made: list[tuple[Found, str, str]] = []
    for each in found:
        if not each.text or is_gone(each.first):
            continue
        new = answers.text(each.name)
        kept = _why_kept(each, new, answers)
        if kept is not None:
            changes.leave(each.name, kept)
        elif new is None or new == each.text:
            changes.same += 1
        else:
            old = each.text
            reword(each.runs(), new, answers.document.language == "zh")
            made.append((each, old, new))
    # Only now does every sentence read as it will.
    changes.numbers += [Change(_expression(each, answers), old, new, sentence_of(each)) for each, old, new in made]


def _why_kept(found: Found, new: str | None, answers: Answers) -> Message | None:
    """Why a number is not replaced, though it should; None where it may be, or need not."""
    expression, text = _expression(found, answers), quoted(found.text)
    if new is None:
        return Message(
            "{expression} is not asked for in the study; {text} is left", {"expression": expression, "text": text}
        )
    if new == found.text:
        return None
    values = {"expression": expression, "text": text, "new": quoted(new)}
    if found.is_tracked:
        return Message("{expression} stands in a tracked change and is left at {text}; it is {new} now", values)
    printed = answers.printed(found.name)
    if printed is not None and printed.text != found.text:
        return Message("{expression} was changed by hand and is left at {text}; it is {new} now", values)
    return None


def _expression(found: Found, answers: Answers) -> str:
    printed = answers.printed(found.name)
    return found.name if printed is None else printed.expression

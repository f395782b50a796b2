"""Claims of an edited file, marked in red as long as the data do not bear them."""

from collections.abc import Iterable

from analysis.result import Message, quoted
from reports.document import Claim, Run
from reports.edited.anchors import Found, is_gone
from reports.edited.answers import Answers
from reports.edited.changes import Changes
from reports.edited.opening import W
from reports.edited.runs import cut_end, cut_start, redden, whiten
from reports.renderers.docx.ooxml import Element
from reports.renderers.docx.runs import reddened
from reports.renderers.docx.runs import runs as made_runs


def refresh_claims(found: Iterable[Found], answers: Answers, changes: Changes) -> None:
    """Marks the claims that the data do not bear any more and takes the marks from those they bear again."""
    for each in found:
        if not each.text or is_gone(each.first):
            continue
        claim = answers.claim(each.name)
        before, after = marks(answers)
        is_marked = _is_marked(each, before, after)
        if claim is None:
            changes.leave(each.name, _unknown(each, answers))
        elif is_marked == claim.is_borne:
            _turn(each, claim, answers, changes)


def marks(answers: Answers) -> tuple[str, str]:
    """What stands before and behind words that the data do not bear."""
    before, _, after = answers.document.unborne.partition("{text}")
    return before, after


def _turn(found: Found, claim: Claim, answers: Answers, changes: Changes) -> None:
    """From borne to not borne, or back."""
    before, after = marks(answers)
    if found.is_tracked:
        sentence = "the sentence {text} waits in tracked changes and is not marked anew; its claim is {condition}"
        changes.leave(found.name, Message(sentence, {"text": quoted(found.text), "condition": claim.condition}))
        return
    if claim.is_borne:
        cut_start(found.runs(), before)
        cut_end(found.runs(), after)
        for run in found.runs():
            whiten(run)
        changes.risen.append(found.text)
        return
    changes.fallen.append(found.text)
    for run in found.runs():
        redden(run)
    _enclose(found, before, after, answers.document.language == "zh")


def _enclose(found: Found, before: str, after: str, chinese: bool) -> None:
    """The marks at either end, within the bookmark where there is one: it is what other programs keep."""
    starts = [reddened(run) for run in made_runs(Run(before), chinese)]
    ends = [reddened(run) for run in made_runs(Run(after), chinese)]
    edges = _edges(found)
    if edges is None:
        found.first[:0] = starts
        found.first.extend(ends)
        return
    for run in reversed(starts):
        edges[0].addnext(run)
    for run in ends:
        edges[1].addprevious(run)


def _edges(found: Found) -> tuple[Element, Element] | None:
    """The two ends of the bookmark; None in a control that has lost it."""
    if found.last is not None:
        return found.first, found.last
    ends = {each.get(f"{W}id"): each for each in found.first.findall(f"{W}bookmarkEnd")}
    for start in found.first.findall(f"{W}bookmarkStart"):
        if start.get(f"{W}name") == found.name and start.get(f"{W}id") in ends:
            return start, ends[start.get(f"{W}id")]
    return None


def _is_marked(found: Found, before: str, after: str) -> bool:
    return bool(before + after) and found.text.startswith(before) and found.text.endswith(after)


def _unknown(found: Found, answers: Answers) -> Message:
    printed = answers.printed(found.name)
    condition = found.name if printed is None else printed.expression
    return Message(
        "the claim {condition} is no longer in the study; {text} is left",
        {"condition": condition, "text": quoted(found.text)},
    )

"""`canvass lint`: what a methodologist would ask about a questionnaire, and what its author answered."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.asking import open_study, study_option
from canvass.speaking import Session, click, words
from instrument.message import Fault, Message, Scalar
from reports.wording import say

if TYPE_CHECKING:
    from instrument.linting import Remark


@click.command(help=words("Review the questionnaire: what a methodologist would ask about before it goes out."))
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@study_option
def command(file: Path | None, folder: Path) -> None:
    from instrument.linting import review
    from instrument.loading import load_for_review

    remarks = review(load_for_review(open_study(folder, None)[0].questionnaire if file is None else file))
    remaining = [remark for remark in remarks if not remark.answer]
    answered = [remark for remark in remarks if remark.answer]
    if remaining:
        _tell("open ({count}):", {"count": len(remaining)})
    for remark in remaining:
        _remark(remark, remaining)
        _tell("  to keep it as it is, there: lint: {{{rule}: reason}}", {"rule": remark.rule})
    if answered:
        _tell("answered in the file ({count}):", {"count": len(answered)})
    for remark in answered:
        _remark(remark, answered)
        _tell("  answer: {answer}", {"answer": remark.answer})
    if remaining:
        sys.exit(1)
    _tell("no remark is open; answered: {count}", {"count": len(answered)})


def _remark(remark: "Remark", listed: "list[Remark]") -> None:
    """The remark with its place; why the rule raises it, the first time that it does."""
    from instrument.linting_rules import REASONS

    click.echo(say(Fault(remark.message.sentence, remark.message.values, remark.place), Session.language))
    if remark is next(each for each in listed if each.rule == remark.rule):
        _tell("  why: {reason}", {"reason": say(REASONS[remark.rule], Session.language)})


def _tell(sentence: str, values: dict[str, Scalar]) -> None:
    click.echo(say(Message(sentence, values), Session.language))

"""The account of the forms and of what is wrong with answers, as lines for a terminal."""

from collections.abc import Iterator, Sequence

from analysis.returns import returns
from canvass.making import printed, rule_name
from canvass.open_answers import told as told_of_codes
from instrument.message import Fault, Message, Place, Scalar
from reports.wording import say
from survey.batch import Issue
from survey.reading import Reading

FIRST = 20
"""How many issues of a rule are printed unless all are asked for."""

RULES = {
    "issued": Message("the number of forms"),
    "required": Message("required questions without an answer"),
    "not_asked": Message("questions that were skipped and should have been asked"),
    "not_to_be_asked": Message("answers to questions that were not to be asked"),
    "range": Message("numbers outside their range"),
    "exclusive": Message("options that stand alone, ticked with others"),
    "ticks": Message("too few or too many ticks"),
    "rank": Message("ranks given twice"),
    "not_a_number": Message("typed words that are no number"),
    "not_a_date": Message("typed words that are no date"),
    "typed_words": Message("typed words without a column"),
    "ambiguous": Message("typed words that can be read in two ways"),
    "left_out": Message("rows that are no answers"),
}


def account(reading: Reading, language: str, everything: bool) -> Iterator[str]:
    """The ledger, how many issues each rule has, then the first issues of each rule, or every one."""
    yield printed(returns(reading.responses.ledger), language)
    yield from (say(message, language) for message in told_of_codes(reading))
    yield from _marked(reading, language, everything)
    by_rule: dict[str, list[Issue]] = {}
    for issue in reading.issues:
        by_rule.setdefault(issue.rule, []).append(issue)
    if not by_rule:
        yield say(Message("every answer is as the questionnaire wants it"), language)
        return
    yield say(Message("{count} issues:", {"count": len(reading.issues)}), language)
    for rule, issues in by_rule.items():
        yield f"{len(issues):>7}  {_words(rule, language)}"
    for rule, issues in by_rule.items():
        yield ""
        yield from _listed(rule, issues, language, len(issues) if everything else FIRST)


def _marked(reading: Reading, language: str, everything: bool) -> Iterator[str]:
    """The cases that count though a rule speaks against them, the first of each rule or every one."""
    ledger = reading.responses.ledger
    for name in dict.fromkeys(case.rule for case in ledger.flags):
        cases = [Issue(case.id, case.rule, "", case.evidence) for case in ledger.flags if case.rule == name]
        values: dict[str, Scalar] = {"rule": rule_name(ledger.rule(name), language), "count": len(cases)}
        yield say(Message("marked, and kept: {rule} ({count}):", values), language)
        yield from _first(cases, language, len(cases) if everything else FIRST)


def _listed(rule: str, issues: Sequence[Issue], language: str, most: int) -> Iterator[str]:
    yield say(Message("{rule} ({count}):", {"rule": _words(rule, language), "count": len(issues)}), language)
    yield from _first(issues, language, most)


def _first(issues: Sequence[Issue], language: str, most: int) -> Iterator[str]:
    for issue in issues[:most]:
        yield f"  {told(issue, language)}"
    if len(issues) > most:
        yield say(Message("  and {count} more; check --all prints every one", {"count": len(issues) - most}), language)


def told(issue: Issue, language: str) -> str:
    """An issue as one sentence with the case and the question it is about."""
    place = Place(entry=": ".join(part for part in (issue.id, issue.variable) if part))
    return say(Fault(issue.message.sentence, issue.message.values, place), language)


def _words(rule: str, language: str) -> str:
    return say(RULES.get(rule, Message(rule)), language)

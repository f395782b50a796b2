"""Whether the rules of a questionnaire name what it has."""

from instrument.conditions import check_terms
from instrument.message import Fault, nearest, quoted
from instrument.model import Instrument, Kind
from instrument.rules import Rule


def check_rules(instrument: Instrument) -> None:
    """Raises `Fault` where a rule names a question or code that the questionnaire lacks."""
    known = instrument.by_answer
    for rule in instrument.screening.rules:
        rated = [name for name, question in known.items() if question.kind in {Kind.SCALE, Kind.MATRIX, Kind.SINGLE}]
        for name in rule.items:
            if name not in rated:
                raise Fault(
                    "{found} is no scale, matrix or row of one; possible: {possible}",
                    {"found": quoted(name), "possible": nearest(name, rated)},
                    rule.place,
                )
        if rule.never is not None:
            check_terms(rule.never, instrument)
        if rule.question:
            _check_passing(rule, instrument)


def _check_passing(rule: Rule, instrument: Instrument) -> None:
    coded = {
        name: [option.code for option in question.options]
        for name, question in instrument.by_answer.items()
        if question.kind in {Kind.SCALE, Kind.SINGLE} or name != question.id
    }
    if rule.question not in coded:
        raise Fault(
            "{found} is no question with one answer; possible: {possible}",
            {"found": quoted(rule.question), "possible": nearest(rule.question, coded)},
            rule.place,
        )
    for code in rule.passing:
        if code not in coded[rule.question]:
            raise Fault(
                "{name} has no option with code {found}; possible: {possible}",
                {
                    "name": quoted(rule.question),
                    "found": f"{code:g}",
                    "possible": nearest(f"{code:g}", map(str, coded[rule.question])),
                },
                rule.place,
            )

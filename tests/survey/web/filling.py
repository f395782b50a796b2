"""Respondents who fill in any questionnaire by chance, and follow its rules."""

from instrument.conditions import holds
from instrument.kinds import member, other
from instrument.model import Kind


def filled(instrument, chance):
    """The fields of one form that may be stored."""
    fields, answers = {}, {}
    for question in instrument.questions:
        if question.ask_if is not None and holds(question.ask_if, answers) is not True:
            continue
        if not question.required and chance.random() < 0.3:
            continue
        given, answer = FILL[question.kind](question, chance)
        fields |= given
        answers |= answer
    return fields


def _single(question, chance):
    option = chance.choice(question.options)
    return {question.id: str(option.code), **_blank(question, [option])}, {question.id: option.code}


def _matrix(question, chance):
    codes = {row.id: chance.choice(question.options).code for row in question.rows}
    return {name: str(code) for name, code in codes.items()}, codes


def _multiple(question, chance):
    usual = [option for option in question.options if not option.exclusive]
    least, most = int(question.least or 1), int(question.most or len(usual))
    chosen = chance.sample(usual, chance.randint(least, min(most, len(usual))))
    fields = {member(question, option): "1" for option in chosen} | _blank(question, chosen)
    return fields, {question.id: {option.code for option in chosen}}


def _ranking(question, chance):
    last = int(question.most or len(question.options))
    chosen = chance.sample(list(question.options), last)
    return {member(question, option): str(rank) for rank, option in enumerate(chosen, start=1)}, {}


def _number(question, chance):
    value = chance.randint(int(question.least), int(min(question.most, question.least + 60)))
    return {question.id: str(value)}, {question.id: value}


def _text(question, chance):
    return {question.id: chance.choice(["很好", "没有意见", "希望政策更透明 & 及时"])}, {}


def _date(question, chance):
    return {question.id: f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"}, {}


def _blank(question, chosen):
    return {other(question, option): "其他情况" for option in chosen if option.other}


FILL = {
    Kind.SINGLE: _single,
    Kind.SCALE: _single,
    Kind.MATRIX: _matrix,
    Kind.MULTIPLE: _multiple,
    Kind.RANKING: _ranking,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
    Kind.DATE: _date,
}

"""Forms as simulated respondents fill them in: random answers that obey the questionnaire."""

from instrument.conditions import holds
from instrument.kinds import member
from instrument.model import Kind


def filled(instrument, chance):
    """Field → text, every question that is asked answered."""
    fields, answers = {}, {}
    for question in instrument.questions:
        if question.identifying or (question.ask_if is not None and holds(question.ask_if, answers) is not True):
            continue
        for name, text, answer in _given(question, chance):
            fields[name] = text
            answers.update(answer)
    return fields


def _given(question, chance):
    codes = [option.code for option in question.options]
    match question.kind:
        case Kind.SINGLE | Kind.SCALE:
            code = chance.choice(codes)
            yield question.id, str(code), {question.id: code}
        case Kind.MATRIX:
            for row in question.rows:
                code = chance.choice(codes)
                yield row.id, str(code), {row.id: code}
        case Kind.MULTIPLE:
            alone = {option.code for option in question.options if option.exclusive}
            free = [option for option in question.options if option.code not in alone]
            ticked = chance.sample(free, chance.randint(int(question.least or 1), int(question.most or len(free))))
            for option in ticked:
                yield member(question, option), "1", {question.id: [each.code for each in ticked]}
        case Kind.RANKING:
            ranked = chance.sample(question.options, int(question.most or len(codes)))
            for rank, option in enumerate(ranked, 1):
                yield member(question, option), str(rank), {}
        case Kind.NUMBER:
            number = chance.randint(int(question.least), int(question.most))
            yield question.id, str(number), {question.id: number}
        case Kind.DATE:
            yield question.id, "2026-06-30", {}
        case Kind.TEXT:
            yield question.id, chance.choice(["很好", "没有", "更多培训"]), {}

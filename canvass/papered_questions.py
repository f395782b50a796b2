"""One question as it stands on paper: its wording, whom it is asked of, its boxes and where answers lead."""

from collections.abc import Iterator, Sequence

from instrument.conditions import in_words
from instrument.jumps import Jump
from instrument.message import Message
from instrument.model import Instrument, Kind, Option, Question
from reports.paper.fitting import across
from reports.paper.handout import Answer, Ask, Choice, Choices, Line, Matrix, Office, Ranks
from reports.wording import say

MOST_DIGITS = 12
ROWS_OF_TEXT = 3


def asked(question: Question, instrument: Instrument, language: str, leading: Sequence[Jump] = ()) -> Ask:
    """The question with everything a respondent and the office need to read."""
    return Ask(
        number=question.number,
        text=question.text[language],
        answer=_answer(question, language),
        before=tuple(_before(question, instrument, language)),
        after=tuple(_told(jump, question, language) for jump in leading),
        office=_office(question),
    )


def width(question: Question) -> int:
    """How many digits a code of the question has on paper and on the keyboard."""
    return max((len(str(option.code)) for option in question.options), default=1)


def _choices(question: Question, language: str) -> tuple[Choice, ...]:
    wide = width(question)
    return tuple(Choice(f"{each.code:0{wide}d}", each.text[language], each.other) for each in question.options)


def _answer(question: Question, language: str) -> Answer:
    if question.kind is Kind.TEXT:
        return Line(rows=ROWS_OF_TEXT)
    if question.kind is Kind.DATE:
        return Line(say(Message("year ＿＿＿＿ month ＿＿ day ＿＿"), language))
    if question.kind is Kind.NUMBER:
        return Line("＿" * _digits(question) + (" . " + "＿" * question.decimals if question.decimals else ""))
    choices = _choices(question, language)
    if question.kind is Kind.MATRIX:
        return Matrix(choices, tuple(row.text[language] for row in question.rows))
    if question.kind is Kind.RANKING:
        return Ranks(choices, across(choices))
    return Choices(choices, across(choices))


def _office(question: Question) -> tuple[Office, ...]:
    if question.kind is Kind.MATRIX:
        return tuple(Office(row.id, width(question)) for row in question.rows)
    if question.kind is Kind.MULTIPLE:
        most = int(question.most or len(question.options))
        return (Office(question.id, most * width(question)),)
    if question.kind is Kind.RANKING:
        return (Office(question.id, len(question.options) * len(str(int(question.most or len(question.options))))),)
    if question.kind is Kind.NUMBER:
        return (Office(question.id, _digits(question) + question.decimals),)
    if question.kind is Kind.TEXT:
        return ()
    return (Office(question.id, 8 if question.kind is Kind.DATE else width(question)),)


def _digits(question: Question) -> int:
    ends = [end for end in (question.least, question.most) if end is not None]
    return min(MOST_DIGITS, max((len(str(int(abs(end)))) for end in ends), default=MOST_DIGITS))


def _before(question: Question, instrument: Instrument, language: str) -> Iterator[str]:
    if question.ask_if is not None:
        condition = in_words(question.ask_if, instrument, language, lambda message: say(message, language))
        yield say(Message("Answer only if {condition}.", {"condition": condition}), language)
    if question.hint.get(language):
        yield question.hint[language]
    for message in _hints(question):
        yield say(message, language)
    alone = [option for option in question.options if option.exclusive]
    if alone:
        yield say(Message("Nothing else goes with {answers}.", {"answers": _quoted(alone, language)}), language)


def _hints(question: Question) -> Iterator[Message]:
    least, most = question.least, question.most
    if question.kind is Kind.MULTIPLE:
        if most is not None:
            yield Message("Tick at most {most}.", {"most": int(most)})
        elif least is None or least <= 1:
            yield Message("Tick all that apply.")
        if least is not None and least > 1:
            yield Message("Tick at least {least}.", {"least": int(least)})
    if question.kind is Kind.RANKING:
        last = int(most or len(question.options))
        yield Message("Write the rank on the line, from 1 for the first to {last}.", {"last": last})
    if question.kind is Kind.NUMBER and least is not None and most is not None:
        yield Message("A number from {least} to {most}.", {"least": f"{least:g}", "most": f"{most:g}"})
    if question.kind is Kind.MATRIX:
        yield Message("Tick one box in every line.")


def _told(jump: Jump, question: Question, language: str) -> str:
    by_code = {option.code: option for option in question.options}
    chosen = _quoted([by_code[code] for code in jump.codes], language)
    if jump.target is None:
        return say(Message("If {answers}: the form ends here for you.", {"answers": chosen}), language)
    if jump.target.number:
        values = {"answers": chosen, "number": jump.target.number}
        return say(Message("If {answers}: go to question {number}.", values), language)
    values = {"answers": chosen, "question": jump.target.text[language]}
    return say(Message("If {answers}: go to the question “{question}”.", values), language)


def _quoted(options: Sequence[Option], language: str) -> str:
    words = [f"“{option.text[language]}”" for option in options]
    if language == "zh":
        return "".join(words)
    return (
        words[0]
        if len(words) == 1
        else say(Message("{first} or {second}", {"first": ", ".join(words[:-1]), "second": words[-1]}), language)
    )

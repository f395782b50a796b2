"""Answers to a whole questionnaire, drawn at random in its order, skip logic included."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from instrument.conditions import names
from instrument.kinds import member, other
from instrument.measure import Measure
from instrument.model import Instrument, Kind, Option, Question
from survey.responses import Column
from survey.simulation.drawn import Drawn, leaning, shifts
from survey.simulation.factors import Numbers, draw_factors, draw_item, loadings, smallest_scales
from survey.skips import asked

OPENS_MORE = 0.62  # of respondents choose the option that opens a further question
SHARE_OF_OTHER = 0.04
SHARE_OF_DONT_KNOW = 0.06
SHARE_OF_EXCLUSIVE = 0.05
EMPTY = 0.012  # of answers are left out
EMPTY_CHARACTERISTIC = 0.004


def draw_answers(instrument: Instrument, n: int, random: np.random.Generator) -> dict[str, Column]:
    """Variable → codes or texts, shape (n,), in the order of the questionnaire."""
    drawn = Drawn(instrument, n, random)
    for question in instrument.questions:
        answers = DRAW[question.kind](drawn, question)
        _skip_and_leave_out(drawn, question, answers)
        drawn.columns.update(answers)
    return drawn.columns


def _skip_and_leave_out(drawn: Drawn, question: Question, answers: dict[str, Column]) -> None:
    """Puts the codes for not asked and unanswered in place of answers; blanks beside options follow their option."""
    missing = drawn.instrument.missing
    held = asked(question, drawn.columns, drawn.instrument)
    not_asked = np.zeros(drawn.n, dtype=bool) if held is None else held != 1
    share = EMPTY_CHARACTERISTIC if question.characteristic else EMPTY
    empty = drawn.random.random(drawn.n) < share
    for column in answers.values():
        if column.dtype == object:
            column[not_asked | empty] = ""
        else:
            column[empty] = missing.unanswered
            column[not_asked] = missing.not_asked
    for option in question.options:
        if option.other:
            own = answers.get(member(question, option))
            chosen = answers[question.id] == option.code if own is None else own == 1
            answers[other(question, option)] = _typed(drawn, chosen)


def _typed(drawn: Drawn, chosen: NDArray[np.bool_]) -> Column:
    words = np.full(drawn.n, "", dtype=object)
    for number, row in enumerate(np.flatnonzero(chosen), 1):
        words[row] = f"模拟填写{number}"
    return words


def _draw_choice(drawn: Drawn, question: Question) -> dict[str, Column]:
    if question.id in loadings(drawn.instrument) or question.kind is Kind.SCALE:
        return {question.id: _draw_rating(drawn, question, question.id)}
    codes = np.array([option.code for option in question.options], dtype=float)
    return {question.id: drawn.random.choice(codes, size=drawn.n, p=_shares(drawn, question))}


def _draw_matrix(drawn: Drawn, question: Question) -> dict[str, Column]:
    return {row.id: _draw_rating(drawn, question, row.id) for row in question.rows}


def _draw_rating(drawn: Drawn, question: Question, name: str) -> Numbers:
    """A rating by its factor; a rating in no scale follows the mean of all factors."""
    if drawn.factors is None:
        count = max(len(smallest_scales(drawn.instrument)), 1)
        drawn.factors = draw_factors(count, shifts(drawn, count), drawn.random)
    at, loading = loadings(drawn.instrument).get(name, (-1, 0.6))
    factor = drawn.factors.mean(axis=1) if at < 0 else drawn.factors[:, at]
    codes = tuple(option.code for option in question.options if not option.dont_know)
    return draw_item(factor, loading, codes, drawn.random)


def _shares(drawn: Drawn, question: Question) -> Numbers:
    """How likely each option of a single choice is; the shares add up to 1."""
    options, count = question.options, len(question.options)
    if question.measure is Measure.NOMINAL:
        weights = drawn.random.uniform(0.7, 1.3, count)
    else:
        weights = np.exp(-(((np.arange(count) - 0.45 * (count - 1)) / (0.32 * count)) ** 2))
    weights /= weights.sum()
    opens = [at for at, option in enumerate(options) if _opens_more(drawn.instrument, question, option)]
    for at in opens[:1]:
        weights = _with_share(weights, at, OPENS_MORE)
    for at, option in enumerate(options):
        if option.other or option.dont_know:
            weights = _with_share(weights, at, SHARE_OF_OTHER if option.other else SHARE_OF_DONT_KNOW)
    return weights


def _opens_more(instrument: Instrument, question: Question, option: Option) -> bool:
    """Whether exactly this answer leads to a further question."""
    return any(
        each.ask_if is not None
        and question.id in names(each.ask_if)
        and each.ask_if.source.replace(" ", "") == f"{question.id}=={option.code}"
        for each in instrument.questions
    )


def _with_share(weights: Numbers, at: int, share: float) -> Numbers:
    rest = np.delete(weights, at)
    return np.insert(rest / rest.sum() * (1 - share), at, share)


def _draw_multiple(drawn: Drawn, question: Question) -> dict[str, Column]:
    """Ticks that lean on the first factor and on one characteristic; at least one, an exclusive one alone."""
    ticks = {}
    for option in question.options:
        share = SHARE_OF_OTHER * 2 if option.other else drawn.random.uniform(0.3, 0.6)
        leans = leaning(drawn)
        odds = share / (1 - share) * np.exp(leans if not option.other else 0.0)
        ticks[option.code] = drawn.random.random(drawn.n) < odds / (1 + odds)
    plain = [option.code for option in question.options if not option.exclusive]
    for option in question.options:
        if option.exclusive:
            ticks[option.code] = drawn.random.random(drawn.n) < SHARE_OF_EXCLUSIVE
            for code in plain:
                ticks[code] &= ~ticks[option.code]
    _tick_enough(drawn, question, ticks, plain)
    return {member(question, option): ticks[option.code].astype(float) for option in question.options}


def _tick_enough(drawn: Drawn, question: Question, ticks: dict[int, NDArray[np.bool_]], plain: list[int]) -> None:
    """Adds and takes away ticks until every respondent has a number of them that the question allows."""
    least, most = int(question.least or 1), int(question.most or len(question.options))
    alone = np.zeros(drawn.n, dtype=bool)
    for code, column in ticks.items():
        if code not in plain:
            alone |= column
    for row in np.flatnonzero(~alone):
        order = drawn.random.permutation(plain)
        ticked = [code for code in order if ticks[int(code)][row]]
        for code in ticked[most:]:
            ticks[int(code)][row] = False
        for code in [code for code in order if code not in ticked][: max(least - len(ticked), 0)]:
            ticks[int(code)][row] = True


def _draw_ranking(drawn: Drawn, question: Question) -> dict[str, Column]:
    most = int(question.most or len(question.options))
    ranks = np.argsort(drawn.random.random((drawn.n, len(question.options))), axis=1) + 1.0
    ranks[ranks > most] = drawn.instrument.missing.unanswered
    return {member(question, option): ranks[:, at] for at, option in enumerate(question.options)}


def _draw_number(drawn: Drawn, question: Question) -> dict[str, Column]:
    low, high = question.least or 0.0, question.most or 100.0
    return {question.id: np.round(low + (high - low) * drawn.random.beta(2, 4, drawn.n), question.decimals)}


def _draw_text(drawn: Drawn, question: Question) -> dict[str, Column]:
    words = np.full(drawn.n, "", dtype=object)
    for number, row in enumerate(np.flatnonzero(drawn.random.random(drawn.n) < 0.3), 1):
        words[row] = f"模拟意见{number}"
    return {question.id: words}


def _draw_date(drawn: Drawn, question: Question) -> dict[str, Column]:
    days = np.datetime64("2025-01-01") + drawn.random.integers(0, 365, drawn.n)
    return {question.id: np.array([str(day) for day in days], dtype=object)}


DRAW: Mapping[Kind, Callable[[Drawn, Question], dict[str, Column]]] = {
    Kind.SINGLE: _draw_choice,
    Kind.SCALE: _draw_choice,
    Kind.MATRIX: _draw_matrix,
    Kind.MULTIPLE: _draw_multiple,
    Kind.RANKING: _draw_ranking,
    Kind.NUMBER: _draw_number,
    Kind.TEXT: _draw_text,
    Kind.DATE: _draw_date,
}

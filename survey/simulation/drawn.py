"""The answers drawn so far, and how those about the respondents move those that follow."""

from dataclasses import field

import numpy as np

from instrument.measure import Measure
from instrument.model import Instrument
from instrument.records import dataclass
from survey.responses import Column
from survey.simulation.factors import Numbers

# How far the characteristics, in turn, move the factors: the first not at all, so that some differences are nil.
EFFECTS = (0.0, 0.10, 0.30, 0.40, 0.10, 0.20)


@dataclass
class Drawn:
    """The answers drawn so far."""

    instrument: Instrument
    n: int
    random: np.random.Generator
    columns: dict[str, Column] = field(default_factory=dict)
    factors: Numbers | None = None


def shifts(drawn: Drawn, count: int) -> Numbers:
    """How the characteristics answered so far move each respondent's factors, shape (n, count)."""
    moved = np.zeros((drawn.n, count))
    known = [each for each in drawn.instrument.questions if each.characteristic and each.id in drawn.columns]
    for at, question in enumerate(known):
        size = EFFECTS[at % len(EFFECTS)]
        effects = drawn.random.normal(0.0, size, (len(question.options), count))
        if question.measure is not Measure.NOMINAL:
            effects.sort(axis=0)
        effects -= effects.mean(axis=0)
        for option, effect in zip(question.options, effects, strict=True):
            moved[drawn.columns[question.id] == option.code] += effect
    return moved


def leaning(drawn: Drawn) -> Numbers:
    """How each respondent leans to an option by all characteristics, on the scale of log odds."""
    known = [each for each in drawn.instrument.questions if each.characteristic and each.id in drawn.columns]
    leans = np.zeros(drawn.n)
    for at, question in enumerate(known):
        size = 1.5 * EFFECTS[at % len(EFFECTS)]
        effects = drawn.random.normal(0.0, size, len(question.options))
        for option, effect in zip(question.options, effects, strict=True):
            leans[drawn.columns[question.id] == option.code] += effect
    return leans

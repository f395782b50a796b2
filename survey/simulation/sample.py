"""A simulated sample as it comes back: answers with times, some given in haste, some without reading, one twice."""

from collections.abc import Mapping

import numpy as np

from instrument.model import Instrument
from instrument.rated_items import likert_block
from instrument.records import dataclass
from survey.responses import Column
from survey.simulation.answers import draw_answers
from survey.simulation.factors import Numbers

SPEEDERS = 0.0175  # of the returned forms
STRAIGHT_LINERS = 0.0075
MEDIAN_SECONDS = 236
SPREAD_OF_SECONDS = 0.35  # of the logarithm
FASTEST_HONEST = 0.55  # of the median, so that the speeders are those we made


@dataclass(frozen=True)
class Sample:
    """Simulated answers: variable → codes or texts, shape (n,), and the seconds each form took, shape (n,)."""

    columns: Mapping[str, Column]
    seconds: Numbers


def simulate(instrument: Instrument, seed: int, n: int = 400) -> Sample:
    """A sample of `n` returned forms; the same seed gives the same sample.

    Ratings come from correlated factors, one for each scale, that differ between groups of respondents; questions are
    skipped by their conditions; a few answers are left out, a few forms are filled in too fast or with one rating
    throughout, and one repeats an earlier form.
    """
    random = np.random.default_rng(seed)
    columns = draw_answers(instrument, n, random)
    seconds = MEDIAN_SECONDS * np.exp(SPREAD_OF_SECONDS * random.standard_normal(n))
    seconds = np.round(np.maximum(seconds, FASTEST_HONEST * MEDIAN_SECONDS))
    _bend_straight_lines(columns, instrument, random)
    speeders, liners, copies = np.split(
        random.permutation(n), [round(n * SPEEDERS), round(n * (SPEEDERS + STRAIGHT_LINERS))]
    )
    seconds[speeders] = random.integers(19, 60, len(speeders))
    for name, codes in rating_codes(instrument).items():
        columns[name][liners] = codes[-2]
    if n > 1:
        first, second = sorted(copies[:2])
        for column in columns.values():
            column[second] = column[first]
    return Sample(columns, seconds)


def rating_codes(instrument: Instrument) -> dict[str, tuple[int, ...]]:
    """Rating item → its codes from low to high."""
    block = set(likert_block(instrument))
    return {
        name: tuple(sorted(option.code for option in question.options if not option.dont_know))
        for question in instrument.questions
        for name in (question.id, *(row.id for row in question.rows))
        if name in block
    }


def _bend_straight_lines(columns: Mapping[str, Column], instrument: Instrument, random: np.random.Generator) -> None:
    """Moves one rating by a step for everybody who gave the same to all by chance."""
    codes = rating_codes(instrument)
    if len(codes) < instrument.screening.straight_line_items:
        return
    names = list(codes)
    answers = np.column_stack([columns[name] for name in names])
    for row in np.flatnonzero((answers == answers[:, :1]).all(axis=1)):
        name = names[random.integers(len(names))]
        place = codes[name].index(int(columns[name][row]))
        columns[name][row] = codes[name][place - 1 if place else 1]

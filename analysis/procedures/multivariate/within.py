"""Tables of effects within subjects, one measure at a time."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.effects import POWER, TEST
from analysis.procedures.multivariate.design import Design, Hypothesis
from analysis.statistics.description import Statistic
from analysis.statistics.linear_hypotheses import EffectTest, f_test
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from analysis.statistics.sphericity import Sphericity, sphericity
from analysis.statistics.within_designs import effect_contrasts, orthonormal
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

SPHERICITY = ("mauchly_w", "chi_square", "df", "p", "greenhouse_geisser", "huynh_feldt", "lower_bound")
CORRECTIONS = ("sphericity_assumed", "greenhouse_geisser", "huynh_feldt", "lower_bound")


def sphericity_tests(design: Design) -> Table:
    """Mauchly's Test of Sphericity, and the factors for degrees of freedom, of every effect."""
    heads = (Column("source"), Column("measure"), *(Column(word) for word in SPHERICITY))
    rows: list[tuple[Cell, ...]] = []
    for own in design.tested:
        for measure, name in enumerate(design.measures):
            found = _sphericity(design, own, measure)
            rows.append((design.key(own), name, *(getattr(found, word) for word in SPHERICITY)))
    return Table("sphericity_tests", heads, tuple(rows))


def _sphericity(design: Design, own: tuple[int, ...], measure: int) -> Sphericity:
    joint = design.joint
    if isinstance(joint, Undefined):
        return Sphericity(joint, joint, 0.0, joint, joint, joint, 1.0)
    contrasts = _columns(design, measure, orthonormal(design.within, own))
    n = joint.like.n if joint.like.cases is None else joint.like.cases
    return sphericity(joint.error(contrasts), joint.like.df, n)


def _columns(design: Design, measure: int, rows: Numbers) -> Numbers:
    return np.column_stack([design.of_measure(measure, row) for row in rows])


def within_subjects(design: Design) -> Table:
    """Tests of Within-Subjects Effects, each with the corrections of its degrees of freedom; errors behind effects."""
    words = (*TEST, *(POWER if design.power else ()))
    rows: list[tuple[Cell, ...]] = []
    for own in design.tested:
        for source, found in (*_sources(design, own), (_error(design, own), None)):
            for measure, name in enumerate(design.measures):
                spheric, contrasts = _sphericity(design, own, measure), orthonormal(design.within, own)
                for word in CORRECTIONS:
                    factor: Statistic = 1.0 if word == "sphericity_assumed" else getattr(spheric, word)
                    cells = _cells(design, found, _columns(design, measure, contrasts), factor, words)
                    rows.append((source, name, word, *cells))
    heads = (Column("source"), Column("measure"), Column("correction"), *(Column(word) for word in words))
    return Table("within_subjects_effects", heads, tuple(rows))


def within_contrasts(design: Design) -> Table:
    """Tests of Within-Subjects Contrasts: every contrast of an effect by itself."""
    words = (*TEST, *(POWER if design.power else ()))
    rows: list[tuple[Cell, ...]] = []
    for own in design.tested:
        contrasts = effect_contrasts(design.within, own)
        for source, found in (*_sources(design, own), (_error(design, own), None)):
            for measure, name in enumerate(design.measures):
                for numbers, row in zip(_numbers(design, own), contrasts, strict=True):
                    weights = _columns(design, measure, row[None, :])
                    rows.append((source, name, *numbers, *_cells(design, found, weights, 1.0, words)))
    named = (Column("group", name) for name in design.names)
    heads = (Column("source"), Column("measure"), *named, *(Column(word) for word in words))
    return Table("within_subjects_contrasts", heads, tuple(rows))


def _numbers(design: Design, own: tuple[int, ...]) -> Iterator[tuple[str | None, ...]]:
    """The number of each factor's contrast, nothing for factors that are not in the effect."""
    counts = [range(1, factor.levels) if at in own else (0,) for at, factor in enumerate(design.within)]
    for numbers in product(*counts):
        yield tuple(f"contrast={number}" if number else None for number in numbers)


def _sources(design: Design, own: tuple[int, ...]) -> Iterator[tuple[str, Hypothesis]]:
    for effect, found in zip(design.model.effects, design.hypotheses, strict=True):
        yield design.key(own, effect), found


def _error(design: Design, own: tuple[int, ...]) -> str:
    return f"error({design.key(own)})"


def _cells(
    design: Design, found: Hypothesis | None, contrasts: Numbers, factor: Statistic, words: tuple[str, ...]
) -> list[Cell]:
    """Those of an effect, or of the error where there is none, with degrees of freedom times `factor`."""
    joint = design.joint
    wrong = next((each for each in (joint, found, factor) if isinstance(each, Undefined)), None)
    if isinstance(joint, Undefined) or isinstance(factor, Undefined) or isinstance(found, Undefined):
        return [wrong] * len(words)
    error = float(np.trace(joint.error(contrasts)))
    df_error = joint.like.df * contrasts.shape[1] * factor
    if found is None:
        mean_square: Cell = error / df_error if df_error > 0 else FEW_CASES
        return [error, df_error, mean_square, *[None] * (len(words) - 3)]
    products, df = found
    squares = float(np.trace(contrasts.T @ products @ contrasts))
    test = _tested(squares, df * contrasts.shape[1] * factor, error, df_error, design.confidence)
    return [getattr(test, word) for word in words]


def _tested(squares: float, df: float, error: float, df_error: float, confidence: float) -> EffectTest:
    if df > 0 and (df_error <= 0 or error <= 0):
        wrong = FEW_CASES if df_error <= 0 else PERFECT_FIT
        return EffectTest(squares, df, squares / df, wrong, wrong, wrong, wrong, wrong)
    return f_test(squares, df, error, df_error, confidence)

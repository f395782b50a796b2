"""Tables of tests that are of several dependent variables, or contrasts of them, at once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.multivariate.design import Design, Hypothesis
from analysis.statistics.multivariate_tests import MultivariateTest, four_tests, refused
from analysis.statistics.within_designs import orthonormal
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

VALUES = ("value", "f", "hypothesis_df", "error_df", "p", "partial_eta_squared")
POWER = ("noncentrality", "observed_power")


def multivariate_tests(design: Design) -> Table:
    """Multivariate Tests of the effects between subjects, where there are several measures, and of those within."""
    words = (*VALUES, *(POWER if design.power else ()))
    rows = [
        (part, key, *cells)
        for part, key, found, contrasts in _hypotheses(design)
        for cells in test_rows(_tested(design, found, contrasts), words)
    ]
    heads = (Column("part"), Column("source"), *test_columns(words))
    return Table("multivariate_tests", heads, tuple(rows))


def test_columns(words: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(word) for word in ("statistic", "distribution", *words))


def test_rows(found: dict[str, MultivariateTest], words: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    """A row for each of the four tests."""
    for name, test in found.items():
        yield (name, test.distribution, *(getattr(test, word) for word in words))


def _hypotheses(design: Design) -> Iterator[tuple[str, str, Hypothesis, Numbers]]:
    effects = list(zip(design.model.effects, design.hypotheses, strict=True))
    if len(design.measures) > 1:
        for effect, found in effects:
            yield "between_subjects", design.model.key(effect), found, design.of_all(design.average)
    for own in design.tested:
        contrasts = design.of_all(orthonormal(design.within, own))
        for effect, found in effects:
            yield "within_subjects", design.key(own, effect), found, contrasts


def _tested(design: Design, found: Hypothesis, contrasts: Numbers) -> dict[str, MultivariateTest]:
    joint = design.joint
    if isinstance(joint, Undefined):
        return refused(joint)
    if isinstance(found, Undefined):
        return refused(found)
    products, df = found
    turned = contrasts.T @ products @ contrasts
    error = joint.error(contrasts)
    return four_tests(turned, error, float(df), joint.like.df, design.confidence)


def averaged_tests(design: Design) -> Table:
    """The same of effects within subjects by the sums of their contrasts, of several measures at once."""
    words = (*VALUES, *(POWER if design.power else ()))
    rows: list[tuple[Cell, ...]] = []
    for own in design.tested:
        contrasts = orthonormal(design.within, own)
        for effect, found in zip(design.model.effects, design.hypotheses, strict=True):
            tests = _averaged(design, found, contrasts)
            rows += [(design.key(own, effect), *cells) for cells in test_rows(tests, words)]
    return Table("averaged_multivariate_tests", (Column("source"), *test_columns(words)), tuple(rows))


def _averaged(design: Design, found: Hypothesis, contrasts: Numbers) -> dict[str, MultivariateTest]:
    joint = design.joint
    if isinstance(joint, Undefined) or isinstance(found, Undefined):
        return _tested(design, found, design.of_all(contrasts))
    products, df = found
    each = [design.of_all(row[None, :]) for row in contrasts]
    turned = np.asarray(sum(one.T @ products @ one for one in each))
    error = np.asarray(sum(joint.error(one) for one in each))
    count = float(len(each))
    return four_tests(turned, error, df * count, joint.like.df * count, design.confidence)


def simple_effects(design: Design, between: Numbers, contrasts: Numbers) -> dict[str, MultivariateTest]:
    """The tests that functions of the parameters, shape (df, columns), are 0 in all of `contrasts`, shape (p, r)."""
    joint = design.joint
    if isinstance(joint, Undefined):
        return _tested(design, joint, contrasts)
    found: Hypothesis = (joint.products(between) if len(between) else np.zeros_like(joint.residual)), len(between)
    return _tested(design, found, contrasts)

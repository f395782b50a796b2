"""Tables of tests that levels compared do not differ at all."""

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.mean_comparisons import POWER, TEST, test_rows
from analysis.procedures.multivariate.design import Design
from analysis.procedures.multivariate.joint_tests import VALUES, simple_effects, test_columns
from analysis.procedures.multivariate.joint_tests import test_rows as joint_rows
from analysis.procedures.multivariate.means import Mean, Term, families
from analysis.statistics.joint_hypotheses import hypothesis, independent
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]


def univariate_tests(design: Design, term: Term) -> Table:
    """Univariate Tests of levels between subjects, within those of the other factors."""
    others = [name for name in term.names if name != term.compared]
    words = (*TEST, *(POWER if design.power else ()))
    stubs = (Column(design.word), *(Column("group", each) for each in others), Column("source"))
    heads, about = (*stubs, *(Column(word) for word in words)), (term.compared, *others)
    if isinstance(design.joint, Undefined):
        return Table("univariate_tests", heads, (), about, (design.joint.reason,))
    rows: list[tuple[Cell, ...]] = []
    for measure, name in enumerate(design.measures):
        for keys, means in families(design, term):
            rows += [(name, *keys.values(), *row) for row in _tested(design, measure, means, words)]
    return Table("univariate_tests", heads, tuple(rows), about)


def _tested(design: Design, measure: int, means: list[Mean], words: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    fitted = design.fitted(design.of_measure(measure, means[0].weights))
    if isinstance(fitted, Undefined):
        return [(word, *[fitted] * len(words)) for word in ("contrast", "error")]
    functions = np.array([mean.function for mean in means])
    known = functions[fitted.basis.estimates(functions)]
    return test_rows(fitted, hypothesis(fitted, known[:-1] - known[1:], design.confidence), words)


def joint_tests(design: Design, term: Term) -> Table:
    """Multivariate Tests of levels within subjects, or of those between subjects in several measures."""
    others = [name for name in term.names if name != term.compared]
    words = (*VALUES, *(POWER if design.power else ()))
    heads = (*(Column("group", each) for each in others), *test_columns(words))
    about = (term.compared, *others)
    if isinstance(design.joint, Undefined):
        return Table("marginal_multivariate_tests", heads, (), about, (design.joint.reason,))
    rows: list[tuple[Cell, ...]] = []
    for keys, means in families(design, term):
        tests = simple_effects(design, *_hypothesis(design, term, means))
        rows += [(*keys.values(), *row) for row in joint_rows(tests, words)]
    return Table("marginal_multivariate_tests", heads, tuple(rows), about)


def _hypothesis(design: Design, term: Term, means: list[Mean]) -> tuple[Numbers, Numbers]:
    """The functions of parameters, shape (df, columns), and the contrasts of variables, shape (p, r)."""
    functions, weights = np.array([mean.function for mean in means]), np.array([mean.weights for mean in means])
    if term.compared in design.names:
        chosen, contrasts = functions[:1], design.of_all(weights[:-1] - weights[1:])
    else:
        chosen, contrasts = functions[:-1] - functions[1:], design.of_all(weights[:1])
    if isinstance(design.joint, Undefined):
        return chosen, contrasts
    return independent(design.joint.like, chosen), contrasts

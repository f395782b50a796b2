"""Tables of contrasts, and of comparisons of observed means, measure by measure."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.confidence import between_0_and_1
from analysis.general_linear.hypotheses import (
    contrast_functions,
    contrast_tables,
    hypothesis_functions,
    hypothesis_tables,
)
from analysis.general_linear.model import FactorialModel, with_answers
from analysis.general_linear.observed_means import post_hoc
from analysis.group_comparisons import Asked
from analysis.procedures.multivariate.cells import stacked
from analysis.procedures.multivariate.design import Design
from analysis.procedures.multivariate.joint_tests import POWER, VALUES, simple_effects, test_columns, test_rows
from analysis.statistics.joint_hypotheses import independent
from analysis.table import Table
from analysis.undefined import Undefined
from instrument.records import replace

if TYPE_CHECKING:
    from analysis.procedures.multivariate import Options


def contrasts(design: Design, options: "Options") -> list[Table]:
    """Contrast Results and their univariate tests, of the average of repeated measures or of each variable."""
    found = [_contrasts(design.combined(at, design.mean), options) for at in range(len(design.measures))]
    tables = [stacked(own[0].name, design.measures, list(own), design.word) for own in zip(*found, strict=True)]
    return [*tables, *_joint(design, options)] if len(design.measures) > 1 else tables


def _joint(design: Design, options: "Options") -> Iterator[Table]:
    """The tests of contrasts in all measures at once."""
    words = (*VALUES, *(POWER if options.power else ()))
    for about, functions in (
        *contrast_functions(design.model, options.contrasts),
        *hypothesis_functions(design.model, options.hypotheses),
    ):
        wrong = next((each for each in (functions, design.joint) if isinstance(each, Undefined)), None)
        if isinstance(functions, Undefined) or isinstance(design.joint, Undefined):
            notes = () if wrong is None else (wrong.reason,)
            yield Table("contrast_multivariate_test", test_columns(words), (), about, notes)
            continue
        kept = independent(design.joint.like, functions)
        tests = simple_effects(design, kept, design.of_all(design.mean[None, :]))
        yield Table("contrast_multivariate_test", test_columns(words), tuple(test_rows(tests, words)), about)


def _contrasts(model: FactorialModel, options: "Options") -> list[Table]:
    power, confidence = options.power, options.confidence
    return [
        *contrast_tables(model, options.contrasts, power, confidence),
        *hypothesis_tables(model, options.hypotheses, power, confidence),
    ]


def observed(design: Design, options: "Options") -> list[Table]:
    """Multiple Comparisons and Homogeneous Subsets of every factor named, in every measure."""
    certain = options.confidence if options.posthoc_confidence is None else options.posthoc_confidence
    asked = Asked(options.posthoc, between_0_and_1(certain), options.control, options.error_ratio)
    tables: list[Table] = []
    for factor in options.posthoc_factors:
        of_measures = [
            post_hoc(_averaged(design, at), [options.factors.index(factor)], name, asked)
            for at, name in enumerate(design.measures)
        ]
        tables += _together(of_measures)
    return tables


def _averaged(design: Design, measure: int) -> FactorialModel:
    """The model of the average of a measure's variables, with its own cells."""
    size = len(design.mean)
    own = design.models[measure * size : (measure + 1) * size]
    if size == 1:
        return own[0]
    values = np.array([model.cells.groups.values + model.cells.groups.origin for model in own]).mean(axis=0)
    return replace(with_answers(design.model, values), fitted=design.fitted(design.of_measure(measure, design.mean)))


def _together(of_measures: Sequence[Sequence[Table]]) -> list[Table]:
    """The pairs of all measures in one table; subsets are a table each."""
    pairs = [table for tables in of_measures for table in tables if table.name == "multiple_comparisons"]
    others = [table for tables in of_measures for table in tables if table.name != "multiple_comparisons"]
    if not pairs:
        return others
    rows = tuple(row for table in pairs for row in table.rows)
    refused = [note for table in pairs if not table.rows for note in table.notes]
    last = [note for table in pairs if table.rows for note in table.notes][-2:]
    # The error that SPSS names is that of the last variable.
    return [replace(pairs[0], rows=rows, notes=(*refused, *last)), *others]

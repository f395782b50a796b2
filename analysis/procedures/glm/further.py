"""The tables that few ask for, whose files are read only then."""

from typing import TYPE_CHECKING

from analysis.confidence import between_0_and_1
from analysis.general_linear.model import FactorialModel
from analysis.table import Table

if TYPE_CHECKING:
    from analysis.procedures.glm import Options


def mixed(model: FactorialModel, options: "Options") -> list[Table]:
    from analysis.general_linear.random_effects import mixed_tables

    return mixed_tables(model, [options.factors.index(each) for each in options.random])


def hypotheses(model: FactorialModel, options: "Options") -> list[Table]:
    from analysis.general_linear.hypotheses import contrast_tables, hypothesis_tables

    power, confidence = options.power, options.confidence
    return [
        *contrast_tables(model, options.contrasts, power, confidence),
        *hypothesis_tables(model, options.hypotheses, power, confidence),
    ]


def comparisons(model: FactorialModel, options: "Options") -> list[Table]:
    from analysis.general_linear.observed_means import post_hoc
    from analysis.group_comparisons import Asked

    certain = options.confidence if options.posthoc_confidence is None else options.posthoc_confidence
    asked = Asked(options.posthoc, between_0_and_1(certain), options.control, options.error_ratio)
    factors = [options.factors.index(each) for each in options.posthoc_factors]
    return post_hoc(model, factors, options.dependent.name, asked)

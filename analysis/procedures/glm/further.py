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
        *error_terms(model, options),
    ]


def error_terms(model: FactorialModel, options: "Options") -> list[Table]:
    if not options.error_terms:
        return []
    from analysis.general_linear.error_terms import error_term_tables

    asked = options.error_terms, options.sums_of_squares, options.power, options.confidence
    return list(error_term_tables(model, *asked))


def robust(model: FactorialModel, options: "Options") -> list[Table]:
    from analysis.general_linear.uneven_errors import robust_parameters

    return [] if options.robust == "none" else [robust_parameters(model, options.robust, options.confidence)]


def spread(model: FactorialModel, options: "Options") -> list[Table]:
    from analysis.general_linear.uneven_errors import tests_of_spread

    return tests_of_spread(model, options.spread)


def comparisons(model: FactorialModel, options: "Options") -> list[Table]:
    from analysis.general_linear.observed_means import post_hoc
    from analysis.group_comparisons import Asked

    certain = options.confidence if options.posthoc_confidence is None else options.posthoc_confidence
    asked = Asked(options.posthoc, between_0_and_1(certain), options.control, options.error_ratio)
    factors = [options.factors.index(each) for each in options.posthoc_factors]
    return post_hoc(model, factors, options.dependent.name, asked)

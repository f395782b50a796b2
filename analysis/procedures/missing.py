"""Missing answers: where they are, whether they are random, and estimates that take them into account."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.dialect import Dialect
from analysis.labels import labels_of
from analysis.levels import bare_labels
from analysis.missingness.completing import (
    Completed,
    Drawing,
    PooledModel,
    coded,
    completed,
    completed_rows,
    is_category,
    pooled_mean,
    pooled_model,
)
from analysis.missingness.freedom import of_coefficients, of_means
from analysis.missingness.incomplete import likelihood_tables, normal_of, pattern_table, seen_of, univariate_table
from analysis.options import plain
from analysis.result import Fault, Labels, Message, Place, Result, quoted
from analysis.statistics.pooling import Pooled
from analysis.table import Cell, Table, headed
from analysis.tally import Numbers, Patterns, Tally
from instrument.codebook import Variable
from instrument.measure import Measure
from instrument.records import dataclass

POOLED = ("t", "df", "p", "ci_low", "ci_high", "fraction_missing", "relative_increase", "relative_efficiency")


@dataclass(frozen=True)
class Options:
    """`variables` to look at; `dependent` and `predictors` of a regression on the completed data are among them.

    Variables listed in `categorical`, and any of two codes, are drawn by a logit, others by predictive mean matching.
    Those listed enter the equation as columns of 0 and 1, and have no mean if they have more than two codes.
    `imputations` data sets are completed in `rounds` rounds each, from `seed`; 0 for none. Degrees of freedom are
    Rubin's own in the `dialect` spss, in the other Barnard and Rubin's.
    """

    variables: tuple[Variable, ...]
    categorical: tuple[Category, ...] = ()
    imputations: int = 5
    rounds: int = 10
    seed: int = 2_000_000
    dependent: Variable | None = None
    predictors: tuple[Variable, ...] = ()
    reference: Literal["first", "last"] = "first"
    confidence: float = 0.95
    dialect: Dialect = "recommended"

    @property
    def everything(self) -> tuple[Variable, ...]:
        first = () if self.dependent is None else (self.dependent,)
        return tuple({each.name: each for each in (*self.variables, *first, *self.predictors)}.values())


def run(tally: Tally, options: Options) -> Result:
    """Patterns, Little's test, the EM estimates (MVA of SPSS), and pooled estimates (MULTIPLE IMPUTATION)."""
    _check(options)
    variables = options.everything
    names = [variable.name for variable in variables]
    patterns = tally.patterns(names)
    kinds = {each.name: is_category(each, options.categorical, seen_of(patterns, each.name)) for each in variables}
    normal = normal_of(patterns, [name for name in names if not _unordered(name, kinds, patterns)])
    tables = [univariate_table(patterns), pattern_table(patterns), *likelihood_tables(normal)]
    found, fitted = None, None
    if options.imputations:
        found = completed(tally, variables, _drawing(options))
        tables += [_models(patterns, kinds), _pooled_means(found, normal.names, options)]
    if found is not None and options.dependent is not None:
        names = [options.dependent.name, *(each.name for each in options.predictors)]
        design = coded(found, options.predictors, options.categorical, options.reference)
        fitted = pooled_model(found, names, design, options.confidence, options.dialect == "recommended")
        tables.append(_pooled_coefficients(fitted, options.dialect))
    return Result(
        procedure="missing",
        options=plain(options),
        cases=patterns.cases,
        tables=tuple(tables),
        notes=_notes(patterns, options, fitted, [name for name in patterns.names if name not in normal.names]),
        labels=_labels(tally, options, patterns),
    )


def copies(tally: Tally, options: Options) -> tuple[Mapping[str, Numbers], ...]:
    """The completed columns of each imputation, shape (n,), in the order of the file.

    Raises `Fault` where cases are weighted, for then a row may stand for several, or where nothing is to be completed.
    """
    _check(options)
    if tally.weight is not None:
        raise Fault(
            "completed answers are saved without a weight; possible: the data without one", place=Place(entry="weight")
        )
    found = completed_rows(tally, options.everything, _drawing(options)) if options.imputations else ()
    if not found:
        raise Fault("no answers are completed; possible: 2 imputations or more, of variables that somebody answers")
    return found


def _drawing(options: Options) -> Drawing:
    return Drawing(options.categorical, options.imputations, options.rounds, options.seed)


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    limits = (
        ("imputations", options.imputations, 1000),
        ("rounds", options.rounds, 1000),
        ("seed", options.seed, 2**63),
    )
    for entry, number, most in limits:
        if not 0 <= number < most or (entry, number) in (("imputations", 1), ("rounds", 0)):
            least = 1 if entry == "rounds" else 0
            sentence = "{found} is not possible; possible: a whole number from {least} to {most}, and not 1 imputation"
            raise Fault(sentence, {"found": quoted(number), "least": least, "most": most - 1}, Place(entry=entry))
    if (options.dependent is None) != (not options.predictors):
        lacking = "dependent" if options.dependent is None else "predictors"
        raise Fault("option {found} is missing", {"found": quoted(lacking)})
    names = [variable.name for variable in options.predictors]
    for at, name in enumerate(names):
        if name in names[:at] or (options.dependent is not None and name == options.dependent.name):
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="predictors"))


def _unordered(name: str, kinds: dict[str, bool], patterns: Patterns) -> bool:
    """More than two categories: two have a mean, the share of one of them."""
    return kinds[name] and len(np.unique(seen_of(patterns, name))) > 2


def _models(patterns: Patterns, kinds: dict[str, bool]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for at, name in enumerate(patterns.names):
        lost = patterns.missing[:, at]
        method = "logit" if kinds[name] else "predictive_mean_matching"
        if lost.any() and not lost.all():
            rows.append((name, method, float(patterns.weights[lost].sum())))
    return Table("imputation_models", headed("variable", "method", "missing"), tuple(rows))


def _pooled_means(found: Completed, names: Sequence[str], options: Options) -> Table:
    limited = options.dialect == "recommended"
    means = {name: pooled_mean(found, name, options.confidence, limited) for name in names}
    rows = tuple((name, told.estimate, told.se, *_cells(told)[3:]) for name, told in means.items())
    notes = of_means(means, options.confidence, options.dialect)
    return Table("pooled_means", headed("variable", "mean", "se_mean", *POOLED[3:]), rows, notes=notes)


def _pooled_coefficients(fitted: PooledModel, dialect: Dialect) -> Table:
    rows = tuple(
        (term, told.estimate, told.se, *_cells(told))
        for term, told in zip(fitted.terms, fitted.coefficients, strict=True)
    )
    notes = of_coefficients(dict(zip(fitted.terms, fitted.coefficients, strict=True)), dialect)
    return Table("pooled_coefficients", headed("term", "b", "se", *POOLED), rows, notes=notes)


def _cells(told: Pooled) -> tuple[Cell, ...]:
    return tuple(getattr(told, word) for word in POOLED)


def _notes(
    patterns: Patterns, options: Options, fitted: PooledModel | None, unordered: Sequence[str]
) -> tuple[Message, ...]:
    notes = []
    for name in unordered:
        sentence = "{variable} is not among the means: its codes have no order, or nobody answers it."
        notes.append(Message(sentence, {"variable": name}))
    for variable in options.everything:
        if variable.measure is Measure.NOMINAL and variable.name in _numbers(patterns, options):
            sentence = "{variable} is nominal; its codes are taken as numbers, unless it is listed in categorical."
            notes.append(Message(sentence, {"variable": variable.name}))
    if options.imputations and patterns.missing.any():
        values = {"imputations": options.imputations, "rounds": options.rounds, "seed": options.seed}
        sentence = "Pooled over {imputations} imputations of {rounds} rounds by chained equations, seed {seed}."
        notes.append(Message(sentence, values))
    if fitted is not None:
        for name, level in fitted.references.items():
            notes.append(Message("{variable}: the reference category is {level}.", {"variable": name, "level": level}))
        for term in fitted.refused:
            sentence = "{term} is left out: it is constant, or the other predictors account for it."
            notes.append(Message(sentence, {"term": term}))
    return tuple(notes)


def _numbers(patterns: Patterns, options: Options) -> list[str]:
    """Variables with levels, more than two of them in use, that are not listed as categories."""
    return [
        each.name
        for each in options.everything
        if each.valid_levels and each not in options.categorical and len(np.unique(seen_of(patterns, each.name))) > 2
    ]


def _labels(tally: Tally, options: Options, patterns: Patterns) -> Labels:
    bare: dict[str, dict[str, str]] = {}
    for variable in options.predictors:
        if variable in options.categorical:
            shown = np.unique(seen_of(patterns, variable.name))
            bare |= {key: dict(text) for key, text in bare_labels(variable, shown).items()}
    return {**bare, **labels_of(tally.codebook, patterns.names)}

"""Means, percentages, totals, differences and regression of a sample with strata, clusters and weights."""

import math
from typing import Literal

import numpy as np

from analysis.cases import Cases
from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.design import Design, design_of
from analysis.labels import labels_of
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.result import Fault, Labels, Message, Place, Result, quoted
from analysis.samples.margins import Margins
from analysis.samples.sampled_estimates import Work, differences, means, proportions, totals
from analysis.samples.sampled_regression import Model, coefficient_table, model
from analysis.samples.sampling import DesignVariables, Lonely, margin_names, sampled
from analysis.statistics.linearization import freedom
from analysis.table import Table, headed
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """`means`, `proportions` and `totals` of variables, means also in each of the `groups` with their differences,
    and the regression of `dependent` on `predictors`, those listed in `categorical` as columns of 0 and 1.

    `sampling_weight` is what a case stands for in the population, `strata` and `clusters` where it was drawn;
    `population` is how many clusters (cases where there are no clusters) its stratum has, or the share drawn of them.
    `margins` rake the sampling weights, and standard errors take that into account.
    `lonely` says what a stratum of one cluster gives: a refusal, no variance, or its distance from the mean of all.
    """

    means: tuple[Variable, ...] = ()
    proportions: tuple[Category, ...] = ()
    totals: tuple[Variable, ...] = ()
    groups: Category | None = None
    dependent: Variable | None = None
    predictors: tuple[Variable, ...] = ()
    categorical: tuple[Category, ...] = ()
    reference: Literal["first", "last"] = "first"
    sampling_weight: Variable | None = None
    strata: Category | None = None
    clusters: Category | None = None
    population: Variable | None = None
    lonely: Lonely = "refuse"
    margins: Margins | None = None
    confidence: float = 0.95

    @property
    def asked(self) -> list[str]:
        """What estimates are made of."""
        single = [each for each in (self.groups, self.dependent) if each is not None]
        return [each.name for each in (*self.means, *self.proportions, *self.totals, *single, *self.predictors)]

    @property
    def variables(self) -> DesignVariables:
        """What holds the design."""
        parts = (self.sampling_weight, self.strata, self.clusters, self.population)
        return DesignVariables(*parts, self.lonely, self.margins)

    @property
    def equation(self) -> list[str]:
        """The dependent variable and its predictors."""
        first = [] if self.dependent is None else [self.dependent]
        return [each.name for each in (*first, *self.predictors)]


def run(tally: Tally, options: Options) -> Result:
    """Every estimate with its standard error under frequency weights, as SPSS prints it, and by the sampling design.

    The design-based variance is Taylor's linearisation with first-stage clusters (R survey's svymean, svytotal,
    svyglm; CSDESCRIPTIVES of SPSS); cases without an answer stay in the design.
    """
    _check(options)
    work = Work(sampled(tally, options.variables, options.asked), options.confidence)
    everything = tally.patterns(list(dict.fromkeys([*options.asked, *options.variables.names])))
    complete = work.sample.patterns.take(work.answered(*options.equation))
    coded = design_of([options.predictors], options.categorical, complete, options.reference)
    found = None if options.dependent is None else model(work, options.equation, coded)
    patterns = work.sample.patterns
    return Result(
        procedure="design",
        options=plain(options),
        cases=Cases(float(everything.weights.sum()), float(patterns.weights.sum()), int(patterns.counts.sum())),
        tables=_tables(work, options, found),
        notes=_notes(tally, options, coded, found),
        labels=_labels(tally, work, options),
    )


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    if not (options.means or options.proportions or options.totals or options.dependent):
        sentence = "nothing is asked of the sample; possible: {possible}"
        raise Fault(sentence, {"possible": "means, proportions, totals, dependent"})
    if options.groups is not None and not options.means:
        raise Fault("option {found} is missing", {"found": quoted("means")}, Place(entry="groups"))
    if (options.dependent is None) != (not options.predictors):
        lacking = "dependent" if options.dependent is None else "predictors"
        raise Fault("option {found} is missing", {"found": quoted(lacking)})
    names = [variable.name for variable in options.predictors]
    for at, name in enumerate(names):
        if name in names[:at] or (options.dependent is not None and name == options.dependent.name):
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="predictors"))
    for variable in options.categorical:
        if variable.name not in names:
            values = {"found": quoted(variable.name), "possible": ", ".join(names) or "predictors"}
            raise Fault("{found} is no predictor; possible: {possible}", values, Place(entry="categorical"))


def _tables(work: Work, options: Options, found: Model | None) -> tuple[Table, ...]:
    tables = [_sample(work)]
    if options.means:
        tables.append(means(work, options.means, options.groups))
    if options.groups is not None:
        tables.append(differences(work, options.means, options.groups))
    if options.proportions:
        tables.append(proportions(work, options.proportions))
    if options.totals:
        tables.append(totals(work, options.totals))
    if found is not None:
        tables.append(coefficient_table(work, found))
    return tuple(tables)


def _sample(work: Work) -> Table:
    design, everyone = work.sample.design, np.ones(len(work.sample.design.weights), dtype=bool)
    clusters = math.fsum(design.counts) if design.clusters is None else float(len(np.unique(design.clusters)))
    rows = (
        ("cases", math.fsum(design.counts)),
        ("sum_of_weights", math.fsum(design.mass)),
        ("strata", float(len(np.unique(design.strata)))),
        ("clusters", clusters),
        ("design_df", max(freedom(design, everyone), 0.0)),
    )
    return Table("sample_design", headed("statistic", "count"), rows)


def _notes(tally: Tally, options: Options, coded: Design, found: Model | None) -> tuple[Message, ...]:
    notes = []
    weight = tally.weight
    if weight is not None and (options.sampling_weight is None or options.sampling_weight.name != weight.name):
        sentence = "{variable} counts cases here; a weight of sampling is named by sampling_weight."
        notes.append(Message(sentence, {"variable": weight.name}))
    if found is not None:
        for name, level in coded.references.items():
            notes.append(Message("{variable}: the reference category is {level}.", {"variable": name, "level": level}))
        for term in found.refused:
            sentence = "{term} is left out: it is constant, or the other predictors account for it."
            notes.append(Message(sentence, {"term": term.key}))
    return tuple(notes)


def _labels(tally: Tally, work: Work, options: Options) -> Labels:
    coded = [*options.proportions, *options.categorical, *([] if options.groups is None else [options.groups])]
    labels: dict[str, dict[str, str]] = {}
    for variable in coded:
        shown = work.column(variable.name)[work.answered(variable.name)]
        labels |= {key: dict(text) for key, text in bare_labels(variable, np.unique(shown)).items()}
    return {**labels, **labels_of(tally.codebook, dict.fromkeys([*options.asked, *margin_names(options.margins)]))}

"""UNIANOVA: a dependent variable by factors and covariates."""

from collections.abc import Iterable
from typing import Any

from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.modelling import Model
from analysis.syntax.reader import Reader
from analysis.syntax.univariate.asked import SPREAD
from analysis.syntax.univariate.means import ADJUSTED
from analysis.syntax.univariate.reading import requests
from analysis.syntax.univariate.writing import contrasts_written, error_terms_written, post_hoc_written
from analysis.task import Task

PROCEDURES = ("glm",)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """UNIANOVA y BY a b WITH c /METHOD=SSTYPE(3) /INTERCEPT /REGWGT /RANDOM=b /CONTRAST(a)=SIMPLE(1) /LMATRIX
    /KMATRIX=1 /TEST=a VS b + .5*a*b DF(3) /ROBUST=HC3 /POSTHOC=a(TUKEY) /EMMEANS=TABLES(a*b) COMPARE(a)
    ADJ(BONFERRONI) WITH(c=3) /SAVE /PRINT=DESCRIPTIVE HOMOGENEITY PARAMETER ETASQ OPOWER LOF WHITE BP MBP F
    /CRITERIA=ALPHA(.05) /DESIGN=a b a*b b(a) /PLOT=SPREADLEVEL RESIDUALS PROFILE(a*b)."""
    return requests(reader, job)


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    lines = [f"UNIANOVA {Model.written(options)}", f"/METHOD=SSTYPE({options.sums_of_squares})"]
    lines += [] if options.intercept else ["/INTERCEPT=EXCLUDE"]
    lines += [f"/REGWGT={options.error_weight.name}"] if options.error_weight is not None else []
    lines += [f"/RANDOM={' '.join(factor.name for factor in options.random)}"] if options.random else []
    lines += contrasts_written(options)
    lines += error_terms_written(options)
    lines += post_hoc_written(options)
    lines += [f"/ROBUST={options.robust.upper()}"] if options.robust != "none" else []
    lines += ["/EMMEANS=TABLES(OVERALL)"] if options.overall else []
    lines += _means(options)
    more = f"{'LOF ' if options.lack_of_fit else ''}{'OPOWER ' if options.power else ''}"
    more += "".join(f"{word} " for word, ours in SPREAD.items() if ours in options.spread)
    lines.append(f"/PRINT=ETASQ {more}DESCRIPTIVE {'' if options.error_weight else 'HOMOGENEITY '}PARAMETER")
    lines.append(f"/CRITERIA=ALPHA({1 - options.confidence:g})")
    terms = ["*".join(variable.name for variable in term) for term in options.design]
    return [*lines, f"/DESIGN={' '.join(terms)}"] if terms else lines


def _means(options: Any) -> list[str]:
    """The means of each term; of one that is left out, of every factor."""
    adjusted, lines = {ours: theirs for theirs, ours in ADJUSTED.items()}, []
    for place, term in enumerate(options.means or ([] if options.overall else [(each,) for each in options.factors])):
        own = options.adjustments[place] if place < len(options.adjustments) else options.comparisons
        at = options.means_at[place] if place < len(options.means_at) else ()
        given = f" WITH({' '.join(at)})" if at else ""
        names = "*".join(variable.name for variable in term)
        lines.append(f"/EMMEANS=TABLES({names}){given} COMPARE({term[0].name}) ADJ({adjusted[own]})")
    return lines

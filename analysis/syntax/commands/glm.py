"""GLM: several dependent variables, or one measured repeatedly, by factors and covariates; of one, as UNIANOVA."""

from collections.abc import Iterable
from typing import Any

from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.repeated.asked import MATRICES
from analysis.syntax.repeated.reading import is_of_several, requests
from analysis.syntax.univariate import reading as univariate
from analysis.syntax.univariate.writing import contrasts_written, post_hoc_written
from analysis.task import Task

PROCEDURES = ("multivariate",)
ADJUSTED = {"lsd": "LSD", "bonferroni": "BONFERRONI", "sidak": "SIDAK"}


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """GLM y1 y2 y3 BY a WITH c /WSFACTOR=time 3 POLYNOMIAL /MEASURE=score /METHOD=SSTYPE(3) /INTERCEPT /REGWGT
    /CONTRAST(a)=SIMPLE(1) /LMATRIX /POSTHOC=a(TUKEY) /EMMEANS=TABLES(a*time) COMPARE(time) ADJ(BONFERRONI) WITH(c=3)
    /PRINT=DESCRIPTIVE ETASQ OPOWER HOMOGENEITY PARAMETER RSSCP TEST(SSCP MMATRIX)
    /CRITERIA=ALPHA(.05) /WSDESIGN=time /DESIGN=a
    /SAVE=PRED /PLOT=SPREADLEVEL RESIDUALS PROFILE(time*a)."""
    return requests(reader, job) if is_of_several(reader, job) else univariate.requests(reader, job)


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    lines = [f"GLM {_model(options)}"]
    lines += [f"/WSFACTOR={' '.join(map(_factor, options.within))}"] if options.within else []
    lines += [f"/MEASURE={' '.join(options.measures)}"] if options.measures else []
    lines.append(f"/METHOD=SSTYPE({options.sums_of_squares})")
    lines += [] if options.intercept else ["/INTERCEPT=EXCLUDE"]
    lines += [f"/REGWGT={options.error_weight.name}"] if options.error_weight is not None else []
    lines += contrasts_written(options)
    lines += post_hoc_written(options)
    lines += ["/EMMEANS=TABLES(OVERALL)"] if options.overall else []
    lines += _means(options)
    more = f"{'OPOWER ' if options.power else ''}{'RSSCP ' if options.residuals else ''}"
    more += "".join(f"TEST({word}) " for word, ours in MATRICES.items() if ours in options.matrices)
    homogeneous = "HOMOGENEITY " if options.factors and not options.error_weight else ""
    lines.append(f"/PRINT=ETASQ {more}DESCRIPTIVE {homogeneous}PARAMETER")
    lines.append(f"/CRITERIA=ALPHA({1 - options.confidence:g})")
    if options.within_design:
        lines.append(f"/WSDESIGN={' '.join('*'.join(term) for term in options.within_design)}")
    terms = ["*".join(variable.name for variable in term) for term in options.design]
    return [*lines, f"/DESIGN={' '.join(terms)}"] if terms else lines


def _model(options: Any) -> str:
    found = " ".join(each.name for each in options.dependents)
    for word, part in (("BY", options.factors), ("WITH", options.covariates)):
        found += f" {word} {' '.join(each.name for each in part)}" if part else ""
    return found


def _factor(words: tuple[str, ...]) -> str:
    name, levels, *rest = words
    type_, *numbers = rest or ["polynomial"]
    return f"{name} {levels} {type_.upper()}" + (f"({' '.join(numbers)})" if numbers else "")


def _means(options: Any) -> list[str]:
    """The means of each term; of one that is left out, of every factor."""
    own = [(each.name,) for each in options.factors] + [(words[0],) for words in options.within]
    lines = []
    for place, term in enumerate(options.means or ([] if options.overall else own)):
        adjustment = options.adjustments[place] if place < len(options.adjustments) else options.comparisons
        at = options.means_at[place] if place < len(options.means_at) else ()
        given = f" WITH({' '.join(at)})" if at else ""
        lines.append(f"/EMMEANS=TABLES({'*'.join(term)}){given} COMPARE({term[0]}) ADJ({ADJUSTED[adjustment]})")
    return lines

"""REGRESSION: linear regression, whole or in blocks and steps."""

from collections.abc import Iterable, Sequence
from typing import Any

from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader, means
from analysis.task import Task
from instrument.codebook import Variable

PROCEDURES = ("regression",)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """REGRESSION [MATRIX=IN(*) OUT('m.sav')] [/VARIABLES] [/DESCRIPTIVES] [/SELECT=x EQ 1] [/MISSING] [/REGWGT=w]
    [/STATISTICS] [/CRITERIA] [/ORIGIN] /DEPENDENT y /METHOD={ENTER, STEPWISE, FORWARD, BACKWARD, REMOVE} a b
    [/METHOD=TEST(a b)(c)] [/METHOD=…] [/RESIDUALS DURBIN OUTLIERS(ZRESID COOK) ID(x) HISTOGRAM(ZRESID)
    NORMPROB(ZRESID) POOLED] [/CASEWISE=PLOT(ZRESID) OUTLIERS(3) ALL DEPENDENT PRED RESID] [/SAVE=PRED(x) RESID ZPRED …
    MCIN ICIN FITS] [/SCATTERPLOT=(*ZRESID,*ZPRED)] [/PARTIALPLOT ALL] [/OUTFILE=COVB('b.sav') CORB('c.sav')]
    [/DEPENDENT z …].
    """
    from copy import copy

    from analysis.syntax.regressing.asked import Asked
    from analysis.syntax.regressing.reading import ABSENT, KNOWN, read_part
    from analysis.syntax.regressing.requests import requests

    asked, view = Asked(), job
    if not any(means(token.text, "MATRIX") for token in reader.tokens[:2]):  # which may bring data of its own
        job.need_data(reader)
    for word, part in parts(reader, KNOWN, "VARIABLES", ABSENT):
        read_part(word, part, view, asked)
        if word == "MATRIX" and asked.matrix_in is not None:
            from analysis.syntax.regressing.matrices import matrix_active

            view = copy(job)
            view.active = matrix_active(asked.matrix_in, job)
    view.need_data(reader)
    if not asked.equations:
        raise reader.fault("{found} is missing", {"found": "/DEPENDENT"})
    yield from requests(reader, view, asked)


def write(task: Task) -> list[str] | None:
    """The command of a task; categories become columns of 0 and 1 before it.

    None where these come and go together, which REGRESSION cannot do.
    """
    options = task.options
    if options.categorical and set(options.method) != {"enter"}:
        return None
    if options.subsets and set(options.method) != {"enter"}:
        return None
    columns = {variable.name: _columns(variable, options.reference) for variable in options.categorical}
    lines = [f"COMPUTE {new}=({name}={code:g})." for name, made in columns.items() for new, code in made.items()]
    statistics = ["COEFF", "OUTS", "R", "ANOVA", "CHANGE", "ZPP", f"CI({100 * options.confidence:g})"]
    statistics += ["COLLIN", "TOL"] if "collinearity" in options.statistics else []
    further = {"covariances": "BCOV", "selection": "SELECTION", "beta_errors": "SES"}
    statistics += [keyword for word, keyword in further.items() if word in options.statistics]
    lines += ["REGRESSION", f"/STATISTICS {' '.join(statistics)}"]
    lines.append(f"/CRITERIA={_criteria(options)} TOLERANCE({options.tolerance:g})")
    lines += _whole(options)
    lines.append(f"/DEPENDENT {options.dependent.name}")
    for method, block in zip(_methods(options), options.blocks, strict=True):
        names = [new for variable in block for new in columns.get(variable.name, (variable.name,))]
        lines.append(f"/METHOD={method.upper()} {' '.join(names)}")
    if options.subsets:
        lines.append(f"/METHOD=TEST {' '.join(f'({_names(subset)})' for subset in options.subsets)}")
    return [*lines, *_of_cases(options)]


def _criteria(options: Any) -> str:
    if options.f_in is None:
        found = f"PIN({options.p_in:g}) POUT({options.p_out:g})"
    else:
        found = f"FIN({options.f_in:g}) FOUT({2.71 if options.f_out is None else options.f_out:g})"
    return found if options.most_steps is None else f"{found} MAXSTEPS({options.most_steps})"


def _whole(options: Any) -> list[str]:
    """What holds for the whole command."""
    lines = [] if options.constant else ["/ORIGIN"]
    lines += [f"/REGWGT={options.error_weights.name}"] if options.error_weights else []
    lines += [f"/SELECT={options.selected.name} EQ 1"] if options.selected else []
    return [*lines, "/MISSING PAIRWISE"] if options.missing == "pairwise" else lines


def _of_cases(options: Any) -> list[str]:
    """What is asked of single cases."""
    from analysis.syntax.regressing.temporaries import TEMPORARIES

    keywords = {each.word: keyword for keyword, each in TEMPORARIES.items()}
    outliers = f" OUTLIERS({' '.join(keywords[word] for word in options.outliers)})" if options.outliers else ""
    identity = f" ID({options.identity.name})" if options.identity else ""
    asked = "residuals" in options.statistics or outliers or identity
    pooled = " POOLED" if options.pooled else ""
    lines = [f"/RESIDUALS DURBIN{pooled}{outliers}{identity}"] if asked else []
    if options.casewise is not None:
        far = f"OUTLIERS({options.casewise:g})" if options.casewise else "ALL"
        listed = " ".join(keywords[word] for word in options.listed)
        lines.append(f"/CASEWISE PLOT({keywords[options.casewise_by]}) {far} DEPENDENT {listed}")
    return lines


def _names(variables: Iterable[Variable]) -> str:
    return " ".join(variable.name for variable in variables)


def _columns(variable: Variable, reference: str) -> dict[str, float]:
    """Name of a column → the code for which it is 1, for all codes but the reference."""
    codes = sorted(level.code for level in variable.valid_levels)
    kept = codes[1:] if reference == "first" else codes[:-1]
    return {f"{variable.name}_{code:g}".replace(".", "_").replace("-", "m"): code for code in kept}


def _methods(options: Any) -> Sequence[str]:
    return options.method if len(options.method) == len(options.blocks) else [options.method[0]] * len(options.blocks)

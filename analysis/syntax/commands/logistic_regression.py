"""LOGISTIC REGRESSION: the odds of the higher of two answers."""

from collections.abc import Iterable
from typing import Any

from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.task import Task

PROCEDURES = ("logistic",)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """LOGISTIC REGRESSION [VARIABLES] y [WITH a b] /METHOD={ENTER, FSTEP, BSTEP}({COND, LR, WALD}) a b a*b [/METHOD=…]
    [/CATEGORICAL a] [/CONTRAST(a)=INDICATOR(1)]: SIMPLE DEVIATION HELMERT DIFFERENCE REPEATED POLYNOMIAL SPECIAL
    [/SELECT=x EQ 1] [/ORIGIN] [/PRINT=DEFAULT SUMMARY GOODFIT CI(95) CORR ITER(1) ALL] [/CRITERIA=PIN POUT CUT]
    [/CASEWISE=OUTLIER(2) …] [/ID x] [/SAVE=PRED PGROUP RESID LRESID SRESID ZRESID DEV LEVER COOK DFBETA] [/MISSING]
    [/EXTERNAL].
    """
    from analysis.syntax.logistic.asked import Asked
    from analysis.syntax.logistic.reading import ABSENT, READ
    from analysis.syntax.logistic.requests import requests

    job.need_data(reader)
    asked = Asked()
    for word, part in parts(reader, tuple(READ), "VARIABLES", ABSENT):
        READ[word](part, job, asked)
    if not asked.dependent:
        raise reader.fault("no dependent variable is named")
    yield from requests(reader, job, asked)


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    removals = {"likelihood_ratio": "LR", "conditional": "COND", "wald": "WALD"}
    removal = removals[options.removal]
    methods = {"enter": "ENTER", "forward": f"FSTEP({removal})", "backward": f"BSTEP({removal})"}
    lines = [f"LOGISTIC REGRESSION VARIABLES {options.dependent.name}"]
    for at, block in enumerate(options.every_block):
        products = ["*".join(each.variables) for each in options.interactions if each.block == at + 1]
        terms = " ".join([*(variable.name for variable in block), *products])
        lines.append(f"/METHOD={methods[options.method_of(at)]} {terms}")
    if options.categorical:
        lines.append(f"/CATEGORICAL={' '.join(variable.name for variable in options.categorical)}")
        lines += [
            f"/CONTRAST ({variable.name})={_contrast(options, variable.name)}" for variable in options.categorical
        ]
    lines += [] if options.constant else ["/ORIGIN"]
    lines += [f"/SELECT={options.selected.name} EQ 1"] if options.selected else []
    further = {"correlations": " CORR", "iterations": " ITER(1)"}
    printed = "".join(word for each, word in further.items() if each in options.statistics)
    lines.append(f"/PRINT=GOODFIT CI({100 * options.confidence:g}){printed}")
    return [*lines, f"/CRITERIA=PIN({options.p_in:g}) POUT({options.p_out:g}) ITERATE(20) CUT({options.cut:g})"]


def _contrast(options: Any, name: str) -> str:
    """How the levels of a variable become columns."""
    own = next((each for each in options.contrasts if each.variable == name), None)
    if own is None:
        return "INDICATOR(1)" if options.reference == "first" else "INDICATOR"
    given = [*own.weights] or ([] if own.reference == "last" else [1 if own.reference == "first" else own.reference])
    return f"{own.kind.upper()}({' '.join(f'{each:g}' for each in given)})" if given else own.kind.upper()

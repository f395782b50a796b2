"""The tests that NPAR TESTS names, with the variables and numbers of each."""

from collections.abc import Callable
from typing import Any

from analysis.syntax.job import Job
from analysis.syntax.npar_asked import Asked
from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader

MATCHED = {"FRIEDMAN": "friedman", "KENDALL": "kendall_w", "COCHRAN": "cochran_q"}
PAIRED = {"WILCOXON": "wilcoxon", "SIGN": "sign", "MCNEMAR": "mcnemar"}
GROUPED = {
    "M-W": "mann_whitney",
    "MANN-WHITNEY": "mann_whitney",
    "K-W": "kruskal_wallis",
    "KRUSKAL-WALLIS": "kruskal_wallis",
    "J-T": "jonckheere",
    "JONCKHEERE-TERPSTRA": "jonckheere",
    "MEDIAN": "median",
    "K-S": "kolmogorov_smirnov",
    "KOLMOGOROV-SMIRNOV": "kolmogorov_smirnov",
}
FURTHER = {"W-W": "wald_wolfowitz", "WALD-WOLFOWITZ": "wald_wolfowitz", "MOSES": "moses", "MH": "homogeneity"}
"""Tests that no plan has."""
OF_TWO = ("mann_whitney", "kolmogorov_smirnov", *FURTHER.values())


def read_test(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """The test of a subcommand, added to those asked; MH, W-W and MOSES are tests that no plan has."""
    if word in MATCHED:
        part.sign("=")
        asked.tests.append({"test": MATCHED[word], "variables": list(part.variables(job.active))})
    elif word in PAIRED:
        part.sign("=")
        asked.tests.append({"test": PAIRED[word], "pairs": _pairs(part, job)})
    elif word == "MH":
        part.sign("=")
        asked.tests.append({"test": FURTHER[word], "pairs": _pairs(part, job), "word": word})
    elif word in GROUPED or word in FURTHER:
        _read_grouped(word, part, job, asked)
    else:
        ALONE[word](part, job, asked)


def _pairs(part: Reader, job: Job) -> list[list[str]]:
    first = part.variables(job.active)
    if not part.take("WITH"):
        return [[a, b] for at, a in enumerate(first) for b in first[at + 1 :]]
    second = part.variables(job.active)
    if part.sign("("):
        part.need("PAIRED")
        part.need_sign(")")
        return [list(pair) for pair in zip(first, second, strict=False)]
    return [[a, b] for a in first for b in second]


def _read_grouped(word: str, part: Reader, job: Job, asked: Asked) -> None:
    if word in ("K-S", "KOLMOGOROV-SMIRNOV") and part.at_sign("("):
        asked.tests.append(_one_sample(part, job))
        return
    cut = in_parentheses(part, Reader.number) if part.at_sign("(") else None
    part.sign("=")
    variables = list(part.variables(job.active))
    part.need("BY")
    test = GROUPED.get(word) or FURTHER[word]
    given: dict[str, Any] = {"test": test, "variables": variables, "groups": part.variable(job.active)}
    if part.at_sign("("):
        values = in_parentheses(part, numbers)
        two = test in OF_TWO or (test == "median" and values[0] > values[-1])
        given["values"] = values if two else _between(values, job, given["groups"])
    elif test in FURTHER.values():
        raise part.expected("(")
    if word in FURTHER:
        given |= {"word": word, **({"trimmed": int(cut)} if cut is not None else {})}
    elif cut is not None:
        given["cut_value"] = cut
    asked.tests.append(given)


def _between(values: list[float], job: Job, groups: str) -> list[float]:
    """The codes of the groups from the first to the last number named."""
    column, described = job.active.columns[groups], job.active.fields[groups]
    low, high = min(values), max(values)
    return sorted({float(each) for each in column[~described.is_missing(column)] if low <= each <= high})


def _one_sample(part: Reader, job: Job) -> dict[str, Any]:
    """K-S(UNIFORM 0 1)=a b: a distribution with its parameters, those of the sample where none stand."""
    part.need_sign("(")
    kind = part.need("NORMAL", "UNIFORM", "POISSON", "EXPONENTIAL").lower()
    part.sign(",")
    given = numbers(part)
    part.need_sign(")")
    part.sign("=")
    found: dict[str, Any] = {"test": "kolmogorov_smirnov", "variables": list(part.variables(job.active))}
    found |= {"distribution": kind} if kind != "normal" else {}
    return found | ({"parameters": given} if given else {})


def _read_chi_square(part: Reader, job: Job, asked: Asked) -> None:
    part.sign("=")
    variables = list(part.variables(job.active))
    given: dict[str, Any] = {"test": "chi_square", "variables": variables}
    if part.at_sign("("):
        low, high = in_parentheses(part, numbers)[:2]
        given["values"] = [float(each) for each in range(int(low), int(high) + 1)]
        asked.whole += variables
    asked.tests.append(given)


def _read_binomial(part: Reader, job: Job, asked: Asked) -> None:
    proportion = in_parentheses(part, Reader.number) if part.at_sign("(") else 0.5
    part.sign("=")
    given: dict[str, Any] = {
        "test": "binomial",
        "variables": list(part.variables(job.active)),
        "proportion": proportion,
    }
    if part.at_sign("("):
        values = in_parentheses(part, lambda inner: numbers(inner) or [inner.number()])
        given |= {"values": values} if len(values) == 2 else {"cut_value": values[0]}
    asked.tests.append(given)


def _read_runs(part: Reader, job: Job, asked: Asked) -> None:
    given: dict[str, Any] = {"test": "runs"}
    if part.sign("("):
        word = part.take("MEAN", "MEDIAN", "MODE")
        given |= {"cut": word.lower()} if word else {"cut_value": part.number()}
        part.need_sign(")")
    part.sign("=")
    asked.tests.append({**given, "variables": list(part.variables(job.active))})


ALONE: dict[str, Callable[[Reader, Job, Asked], None]] = {
    "CHISQUARE": _read_chi_square,
    "BINOMIAL": _read_binomial,
    "RUNS": _read_runs,
}

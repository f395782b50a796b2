"""The tests that NPTESTS names, with the words in their parentheses."""

from collections.abc import Sequence
from dataclasses import field
from typing import Any

from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

INDEPENDENT = {
    "MANN_WHITNEY": "mann_whitney",
    "KRUSKAL_WALLIS": "kruskal_wallis",
    "MEDIAN": "median",
    "JONCKHEERE_TERPSTRA": "jonckheere",
    "KOLMOGOROV_SMIRNOV": "kolmogorov_smirnov",
}
RELATED = {
    "WILCOXON": "wilcoxon",
    "SIGN": "sign",
    "MCNEMAR": "mcnemar",
    "FRIEDMAN": "friedman",
    "KENDALL": "kendall_w",
    "COCHRAN": "cochran_q",
    "MARGINAL_HOMOGENEITY": "homogeneity",
}
ONE_SAMPLE = {
    "CHISQUARE": "chi_square",
    "BINOMIAL": "binomial",
    "KOLMOGOROV_SMIRNOV": "kolmogorov_smirnov",
    "RUNS": "runs",
    "WILCOXON": "one_wilcoxon",
}
INTERVALS = {"CLOPPERPEARSON": "clopper_pearson", "JEFFREYS": "jeffreys", "LIKELIHOOD": "likelihood_ratio"}
DISTRIBUTIONS = {"NORMAL": ("MEAN", "SD"), "UNIFORM": ("MIN", "MAX"), "EXPONENTIAL": ("MEAN",), "POISSON": ("MEAN",)}


@dataclass
class Asked:
    """A subcommand: its fields, its group, and its tests with what they were told."""

    kind: str
    fields: tuple[str, ...] = ()
    group: str = ""
    tests: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


def read_test(part: Reader, word: str, asked: Asked) -> None:
    """KRUSKAL_WALLIS(COMPARE=PAIRWISE), BINOMIAL(TESTVALUE=0.5 …), CHISQUARE(EXPECTED=EQUAL); raises `Fault`."""
    told: dict[str, Any] = {}
    several: list[dict[str, Any]] = []
    if part.sign("("):
        while not part.sign(")"):
            _read_word(part, word, told, several)
    for each in several or [{}]:
        asked.tests.append((word, {**told, **each}))


def _read_word(part: Reader, test: str, told: dict[str, Any], several: list[dict[str, Any]]) -> None:
    word = part.name().upper()
    part.sign("=")
    match word:
        case "COMPARE":
            told["COMPARE"] = part.need("PAIRWISE", "STEPWISE", "NONE")
            if told["COMPARE"] == "STEPWISE":
                part.tell(Message("{found} is not available and was left out", {"found": "STEPWISE"}))
        case "TESTVALUE":
            if not part.take("SAMPLE"):
                told |= _tested(test, part.number())
        case "EXPECTED":
            if not part.take("EQUAL"):
                part.need("CUSTOM")
                told |= in_parentheses(part, _custom)
        case _:
            _read_further(part, word, told, several)


def _tested(test: str, value: float) -> dict[str, Any]:
    """What TESTVALUE says: a share, the median of one sample, or where a variable is cut."""
    if test == "WILCOXON":
        return {"TESTED": value}
    return {"proportion": value} if test == "BINOMIAL" else {"cut_value": value}


def _read_further(part: Reader, word: str, told: dict[str, Any], several: list[dict[str, Any]]) -> None:
    match word:
        case "SUCCESSCATEGORICAL" | "GROUPCATEGORICAL":
            if not part.take("FIRST", "SAMPLE"):
                part.need("LIST")
                codes = in_parentheses(part, numbers)
                if word == "SUCCESSCATEGORICAL":
                    told["LISTED"] = codes
                else:
                    part.tell(Message("{found} is not available and was left out", {"found": listed(codes)}))
        case "SUCCESSCONTINUOUS" | "GROUPCONTINUOUS":
            part.need("CUTPOINT")
            _read_cut(part, told)
        case _ if word in DISTRIBUTIONS:
            several.append({"distribution": word.lower(), **_parameters(part, DISTRIBUTIONS[word])})
        case "SUCCESS":
            if not part.take("FIRST"):
                told["SUCCESS"] = in_parentheses(part, Reader.number) if part.take("LIST") else part.number()
        case _ if word in INTERVALS:
            told["INTERVALS"] = (*told.get("INTERVALS", ()), INTERVALS[word])
        case "NSAMPLES" | "MC_CILEVEL":
            told[word] = part.number()
        case "ORDER":
            told["ORDER"] = part.need("ASCENDING", "DESCENDING")
        case _:
            part.tell(Message("{found} is not available and was left out", {"found": word}))


def listed(codes: Sequence[float]) -> str:
    """How a list of codes is written."""
    return f"LIST({' '.join(f'{code:g}' for code in codes)})"


def _custom(part: Reader) -> dict[str, Any]:
    """FREQUENCIES=1 2 3 CATEGORIES=1 2 3."""
    found: dict[str, Any] = {}
    while part.at_word():
        key = part.need("FREQUENCIES", "CATEGORIES")
        part.sign("=")
        found["expected" if key == "FREQUENCIES" else "values"] = numbers(part)
    return found


def _read_cut(part: Reader, told: dict[str, Any]) -> None:
    part.need_sign("(")
    word = part.take("MIDPOINT", "SAMPLEMEDIAN", "SAMPLEMEAN")
    if word == "SAMPLEMEAN":
        told["cut"] = "mean"
    elif not word:
        told["cut_value"] = part.number()
    part.need_sign(")")


def _simulation(part: Reader) -> dict[str, Any]:
    part.need("SIMULATION")
    part.sign("=")
    return {"SIMULATION": part.need("TRUE", "FALSE") == "TRUE"}


def _parameters(part: Reader, names: tuple[str, ...]) -> dict[str, Any]:
    """SAMPLE(SIMULATION=TRUE), or CUSTOM(MEAN=1 SD=2)."""
    if part.take("SAMPLE"):
        return in_parentheses(part, _simulation) if part.at_sign("(") else {}
    part.need("CUSTOM")
    part.need_sign("(")
    found = {}
    while not part.sign(")"):
        key = part.need(*names)
        part.sign("=")
        found[key] = part.number()
    return {"parameters": [found[name] for name in names if name in found]}

"""The names of SPSS's commands, whole or abbreviated."""

from collections.abc import Sequence
from functools import cache

from analysis.syntax import commands
from analysis.syntax.tokens import Token
from instrument.modules import module_names
from instrument.records import dataclass

HYPHENATED = ("T-TEST", "2SLS")
SHORTEST = 3  # letters of an abbreviation
REFUSED = ("HOST", "SCRIPT", "BEGIN PROGRAM", "CD", "ERASE", "PERMISSIONS", "EXTENSION")
"""What would leave the data and the job's folder."""
_OTHERS = """
DEFINE, MATRIX, BEGIN GPL, BEGIN EXPR, GGRAPH, GRAPH, IGRAPH, XGRAPH, CHART, AIM, ALSCAL, ANACOR, APPLY DICTIONARY, ACF,
ADD DOCUMENT, ARIMA, BAYES ANOVA, BAYES CORRELATION, BAYES LOGLINEAR, BAYES ONESAMPLE, BAYES REGRESSION, BOOTSTRAP,
CACHE, CASEPLOT, CASESTOVARS, CATPCA, CATREG, CCF, CLEAR TRANSFORMATIONS, CLUSTER, CODEBOOK, COMPARE DATASETS,
CONJOINT, CORRESPONDENCE, COXREG, CREATE, CSCOXREG, CSDESCRIPTIVES, CSGLM, CSLOGISTIC, CSORDINAL, CSPLAN, CSSELECT,
CSTABULATE, CTABLES, CURVEFIT, DATASET ACTIVATE, DATASET CLOSE, DATASET COPY, DATASET DECLARE, DATASET DISPLAY, DATASET
NAME, DATE, DATAFILE ATTRIBUTE, DEBUG, DETECTANOMALY, DISCRIMINANT, DISPLAY, DISPLAY MACROS, DMCLUSTER, DMLOGISTIC,
DMROC, DMTABLES, DMTREE, DOCUMENT, DROP DOCUMENTS, END CASE, END FILE, END FILE TYPE, END INPUT PROGRAM, EXAMINE,
EXPORT, FILE HANDLE, FILE TYPE, FIT, FLIP, GENLIN, GENLINMIXED, GENLOG, GET CAPTURE, GET SAS, GET STATA, GET TRANSLATE,
GLM, HILOGLINEAR, HOMALS, IMPORT, INFO, INPUT PROGRAM, KEYED DATA LIST, KM, KNN, LOGLINEAR, MANOVA, MATRIX DATA,
MCONVERT, MIXED, MLP, MODEL CLOSE, MODEL HANDLE, MODEL LIST, MODEL NAME, MULTIPLE CORRESPONDENCE, MULTIPLE IMPUTATION,
MVA, NAIVEBAYES, NEW FILE, NLR, CNLR, NPTESTS, OMS, OMSEND, OMSINFO, OMSLOG, OPTIMAL BINNING, ORTHOPLAN, OUTPUT
ACTIVATE, OUTPUT CLOSE, OUTPUT DISPLAY, OUTPUT EXPORT, OUTPUT MODIFY, OUTPUT NAME, OUTPUT NEW, OUTPUT OPEN, OUTPUT SAVE,
OVERALS, PACF, PLANCARDS, PLS, POINT, POWER, PPLOT, PREDICT, PREFSCAL, PRESERVE, PRINT, PRINT EJECT, PRINT SPACE,
PRINCALS, PROBIT, PROCEDURE OUTPUT, PROXIMITIES, PROXSCAL, QUANTILE REGRESSION, QUICK CLUSTER, RATIO STATISTICS, RBF,
READ MODEL, RECORD TYPE, REFORMAT, REPEATING DATA, REPORT, REREAD, RESTORE, RMV, ROC, SAVE DATA COLLECTION, SAVE MODEL,
SAVE TRANSLATE, SEASON, SHOW, SIMPLAN, SIMPREP, SIMRUN, SORT VARIABLES, SPATIAL ASSOCIATION, SPCHART, SPECTRA, STAR
JOIN, SUMMARIZE, SURVIVAL, SYSFILE INFO, TCM, TDISPLAY, TIME SERIES, TREE, TSAPPLY, TSET, TSMODEL, TSPLOT, TWOSTEP
CLUSTER, UPDATE, VALIDATEDATA, VARCOMP, VARIABLE ALIGNMENT, VARIABLE ATTRIBUTE, VARIABLE ROLE, VARIABLE WIDTH,
VARSTOCASES, VERIFY, WLS, WEIGHTED KAPPA, WRITE, XSAVE, 2SLS, PROPORTIONS, META BINARY, META CONTINUOUS, META ES BINARY,
META ES CONTINUOUS, META REGRESSION, KERNEL RIDGE, LINEAR_ELASTIC_NET, LINEAR_LASSO, LINEAR_RIDGE, SURVREG AFT,
SURVREG RECURRENT, POWER MEANS ONESAMPLE, POWER MEANS INDEPENDENT, POWER MEANS RELATED
"""
WITHOUT_EFFECT = (
    "OUTPUT ACTIVATE", "OUTPUT CLOSE", "OUTPUT DISPLAY", "OUTPUT EXPORT", "OUTPUT MODIFY", "OUTPUT NAME", "OUTPUT NEW",
    "OUTPUT OPEN", "OUTPUT SAVE", "OMSINFO", "OMSLOG", "PROCEDURE OUTPUT",
)  # fmt: skip
"""Commands for windows of output, which a job that prints one document does not have."""
OTHERS = (*REFUSED, *WITHOUT_EFFECT, *(" ".join(each.split()) for each in _OTHERS.split(",")))
"""Commands of SPSS that are known by name alone; one that has a file in `commands` is taken from there."""
ALIASES = {
    "PEARSON CORRELATIONS": "CORRELATIONS",
    "PEARSON CORR": "CORRELATIONS",
    "NPAR TEST": "NPAR TESTS",
    "SORT": "SORT CASES",
    "VAR LABELS": "VARIABLE LABELS",
    "FORMAT": "FORMATS",
    "DATAFILE ATTRIBUTES": "DATAFILE ATTRIBUTE",
    "VARIABLE ATTRIBUTES": "VARIABLE ATTRIBUTE",
    "RENAME VARIABLE": "RENAME VARIABLES",
    "DELETE VARIABLE": "DELETE VARIABLES",
    "MISSING VALUE": "MISSING VALUES",
    "MULTIPLE RESPONSE": "MULT RESPONSE",
    "NONPARAMETRIC CORR": "NONPAR CORR",
    "SPLIT": "SPLIT FILE",
    "VARIABLE LABEL": "VARIABLE LABELS",
    "VALUE LABEL": "VALUE LABELS",
    "CONDESCRIPTIVE": "DESCRIPTIVES",
    "INCLUDE FILE": "INCLUDE",
    "USE ALL": "USE",
}


@dataclass(frozen=True)
class Named:
    """A command with how many tokens its name takes, and the last of them."""

    name: str
    length: int
    last: Token
    is_whole: bool  # spelled whole


@cache
def available() -> tuple[str, ...]:
    """The commands that have a file, as SPSS writes them."""
    hyphenated = {each.replace("-", " "): each for each in HYPHENATED}
    return tuple(sorted(hyphenated.get(name, name) for name in _modules()))


@cache
def _modules() -> dict[str, str]:
    """The name of every command that has a file, without hyphens, with that file."""
    return {file.strip("_").replace("_", " ").upper(): file for file in module_names(commands.__path__)}


def module_of(name: str) -> str:
    """The file of a command that is available."""
    return _modules()[name.replace("-", " ")]


@cache
def _spellings() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Every name with its parts, those that are available first, by the letters that no abbreviation leaves out."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in dict.fromkeys([*available(), *ALIASES, *OTHERS]):
        parts = tuple(name.replace("-", " - ").split())
        found.setdefault(parts[0][:SHORTEST], []).append((name, parts))
    return found


def named(found: Sequence[Token]) -> Named | None:
    """The command that the first tokens name: the longest name, a whole spelling before an abbreviated one."""
    best: tuple[int, bool, bool] = (0, False, False)
    answer = None
    for name, parts in _spellings().get(found[0].text.upper()[:SHORTEST], ()) if found else ():
        if len(found) < len(parts):
            continue
        pairs = list(zip(found, parts, strict=False))
        if not all(_means(token, part) for token, part in pairs):
            continue
        whole = all(token.text.upper() == part for token, part in pairs)
        rank = (len(parts), whole, name in available())
        if rank > best:
            best = rank
            answer = Named(ALIASES.get(name, name), len(parts), found[len(parts) - 1], whole)
    return answer


def _means(token: Token, part: str) -> bool:
    written = token.text.upper()
    return written == part or (token.kind == "word" and len(written) >= SHORTEST and part.startswith(written))

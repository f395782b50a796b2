"""FACTOR: components or factors of items, rotated."""

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any

from analysis.charts import Chart
from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.arranging import changed, only
from analysis.syntax.factored import METHODS, save_scores, with_significance
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import in_parentheses, numbers, of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.table import Cell, Table
from analysis.tally import Tally
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("factor",)
EXTRACTIONS = {
    "PC": "principal_components",
    "PA1": "principal_components",
    "PAF": "principal_axis",
    "PA2": "principal_axis",
    "ML": "maximum_likelihood",
    "ULS": "unweighted_least_squares",
}
ROTATIONS = {
    "VARIMAX": "varimax",
    "EQUAMAX": "equamax",
    "QUARTIMAX": "quartimax",
    "OBLIMIN": "oblimin",
    "PROMAX": "promax",
    "NOROTATE": "none",
}
PRINTED = {
    "UNIVARIATE": ("descriptive_statistics",),
    "CORRELATION": ("correlations",),
    "SIG": ("correlations",),
    "DET": ("correlations",),
    "KMO": ("kmo_bartlett",),
    "AIC": ("anti_image_covariance", "anti_image_correlation"),
    "INITIAL": ("communalities", "variance_explained"),
    "EXTRACTION": ("communalities", "variance_explained", "loadings", "goodness_of_fit"),
    "REPR": ("reproduced_correlations", "residual_correlations"),
    "ROTATION": ("rotated_loadings", "pattern", "structure", "transformation", "factor_correlations"),
    "FSCORE": ("score_coefficients", "score_covariances"),
}
NOT_PRINTED = ("INV", "COVARIANCE")
ORDER = (
    "descriptive_statistics",
    "correlations",
    "kmo_bartlett",
    "anti_image_covariance",
    "anti_image_correlation",
    "communalities",
    "variance_explained",
    "loadings",
    "goodness_of_fit",
    "reproduced_correlations",
    "residual_correlations",
    "rotated_loadings",
    "pattern",
    "structure",
    "transformation",
    "factor_correlations",
    "score_coefficients",
    "score_covariances",
)
LOADINGS = ("loadings", "rotated_loadings", "pattern", "structure")
KNOWN = ("VARIABLES", "ANALYSIS", "PRINT", "FORMAT", "CRITERIA", "EXTRACTION", "ROTATION", "MISSING", "METHOD", "SAVE",
         "PLOT")  # fmt: skip


@dataclass
class _Asked:
    variables: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    printed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    saved: list[tuple[str, int | None, str]] = field(default_factory=list)
    sort: bool = False
    blank: float = 0.0
    rotation: str | None = None
    others: dict[str, Any] = field(default_factory=dict)
    plots: list[str] = field(default_factory=list)
    planes: list[tuple[int, int]] = field(default_factory=list)  # of factors whose loadings are drawn


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """FACTOR /VARIABLES /ANALYSIS /PRINT /FORMAT SORT BLANK(n) /CRITERIA /EXTRACTION /ROTATION /SAVE."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES", ("MATRIX", "DIAGONAL", "SELECT")):
        _read_part(word, part, job, asked)
    printed = set(asked.printed)
    statistics = [*(["anti_image"] if "AIC" in printed else []), *(["reproduced"] if "REPR" in printed else [])]
    given: dict[str, Any] = {
        "items": list(asked.items or asked.variables),
        "rotation": asked.rotation or "varimax",
        **({"statistics": statistics} if statistics else {}),
        **(
            {"scores": asked.saved[0][0] if asked.saved else "regression"} if asked.saved or "FSCORE" in printed else {}
        ),
        **asked.others,
    }
    active = treated(job.active, given["items"], set(asked.missing) & {"INCLUDE"})
    draw = (lambda tally, result: _drawn(tally, result, asked)) if asked.plots else None
    request = job.request("factor", given, lambda result: _arranged(result, asked), active, draw)
    yield request
    if asked.saved:
        found = request.task.run(job.tally(active=active))
        for method, most, stem in asked.saved:
            save_scores(job, active, found, method, most, stem)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables = of_numbers(part, job.active, part.variables(job.active))
        case "ANALYSIS":
            asked.items = asked.variables if part.is_all() and part.next() else part.variables(job.active)
        case "PRINT":
            found = words(part, (*PRINTED, *NOT_PRINTED, "ALL", "DEFAULT"))
            asked.printed += PRINTED if "ALL" in found else [each for each in found if each not in NOT_PRINTED]
            for each in sorted({*found} & {*NOT_PRINTED}):
                part.tell(Message("{found} is not available and was left out", {"found": each}))
        case "FORMAT":
            _read_format(part, asked)
        case "CRITERIA":
            _read_criteria(part, asked)
        case "EXTRACTION":
            method = words(part, tuple(EXTRACTIONS))
            asked.others |= {"extraction": EXTRACTIONS[method[0]]} if method else {}
        case "ROTATION":
            _read_rotation(part, asked)
        case "MISSING":
            asked.missing += words(part, ("LISTWISE", "INCLUDE"))
        case "SAVE":
            _read_saved(part, asked)
        case "PLOT":
            _read_plots(part, asked)
        case _:
            words(part, ("CORRELATION",))


def _read_saved(part: Reader, asked: _Asked) -> None:
    """REG(ALL stem): scores of that method for all factors, or so many of them."""
    while not part.done:
        method = METHODS[part.need(*METHODS)]
        part.need_sign("(")
        most = None if part.take("ALL") else part.integer()
        part.sign(",")
        stem = "" if part.at_sign(")") else part.name()
        part.need_sign(")")
        if asked.saved and method != asked.saved[0][0]:
            part.skip(tuple(METHODS)[:1])
            return
        asked.saved.append((method, most, stem))


def _read_format(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.take("SORT", "BLANK", "DEFAULT")
        if word == "SORT":
            asked.sort = True
        elif word == "BLANK":
            asked.blank = in_parentheses(part, Reader.number)
        elif not word:
            part.skip(("SORT", "BLANK"))


def _read_criteria(part: Reader, asked: _Asked) -> None:
    options = {"MINEIGEN": "least_eigenvalue", "KAPPA": "kappa", "DELTA": "delta"}
    while not part.done:
        word = part.take("FACTORS", *options, "ITERATE", "ECONVERGE", "RCONVERGE", "KAISER", "NOKAISER", "DEFAULT")
        if word == "FACTORS":
            asked.others["factors"] = int(in_parentheses(part, Reader.number))
        elif word in options:
            asked.others[options[word]] = in_parentheses(part, Reader.number)
        elif word in ("ITERATE", "ECONVERGE", "RCONVERGE"):
            in_parentheses(part, Reader.number)
        elif word not in ("KAISER", "DEFAULT"):
            part.skip(("FACTORS", *options))


def _read_plots(part: Reader, asked: _Asked) -> None:
    """EIGEN, ROTATION, ROTATION(1 2)(1 3)."""
    while not part.done:
        word = part.take("EIGEN", "ROTATION")
        if not word:
            part.skip(("EIGEN", "ROTATION"))
            return
        asked.plots.append(word)
        while word == "ROTATION" and part.at_sign("("):
            pair = [int(each) for each in in_parentheses(part, numbers)]
            asked.planes += [(pair[0], pair[1])] if len(pair) == 2 else []


def _drawn(tally: Tally, result: Result, asked: _Asked) -> list[Chart]:
    from analysis.syntax.charting.factors import loadings, scree

    found = scree(result) if "EIGEN" in asked.plots else []
    return found + (loadings(tally, result, asked.planes) if "ROTATION" in asked.plots else [])


def _read_rotation(part: Reader, asked: _Asked) -> None:
    method = part.take(*ROTATIONS)
    if not method:
        part.skip(tuple(ROTATIONS))
        return
    asked.rotation = ROTATIONS[method]
    if part.at_sign("("):
        number = in_parentheses(part, Reader.number)
        asked.others["kappa" if method == "PROMAX" else "delta"] = number


def _arranged(result: Result, asked: _Asked) -> Result:
    printed = [each for each in asked.printed if each != "DEFAULT"] or ["INITIAL", "EXTRACTION", "ROTATION"]
    if "DEFAULT" in asked.printed:
        printed += ["INITIAL", "EXTRACTION", "ROTATION"]
    wanted = {name for each in printed for name in PRINTED[each]}
    found = only(result, *(name for name in ORDER if name in wanted))
    found = changed(found, "correlations", lambda table: table if "DET" in printed else replace(table, notes=()))
    found = with_significance(found) if "SIG" in printed else found
    for name in LOADINGS:
        found = changed(found, name, lambda table: _shown(table, asked))
    return found


def _shown(table: Table, asked: _Asked) -> Table:
    """Loadings sorted by the factor they load most on, those below the limit left blank."""
    rows = sorted(table.rows, key=_rank) if asked.sort else list(table.rows)
    if asked.blank:
        rows = [
            tuple(None if at and _size(cell) < asked.blank else cell for at, cell in enumerate(row)) for row in rows
        ]
    return replace(table, rows=tuple(rows))


def _rank(row: tuple[Cell, ...]) -> tuple[int, float]:
    sizes = [_size(cell) for cell in row[1:]]
    most = max(range(len(sizes)), key=lambda at: sizes[at])
    return most, -sizes[most]


def _size(cell: Cell) -> float:
    return abs(cell) if isinstance(cell, int | float) else 0.0


def write(task: Task) -> list[str] | None:
    """The command of a task; None where parallel analysis or rules of leaving items out decide, which SPSS has not."""
    options = task.options
    rules = (options.drop_communality, options.drop_loading, options.drop_cross_loading)
    if (options.number == "parallel" and options.factors is None) or any(rule is not None for rule in rules):
        return None
    names = " ".join(variable.name for variable in options.items.variables)
    extraction = {ours: theirs for theirs, ours in reversed(EXTRACTIONS.items())}
    rotation = {ours: theirs for theirs, ours in ROTATIONS.items()}[options.rotation]
    rotation += f"({options.kappa:g})" if rotation == "PROMAX" else ""
    rotation += f"({options.delta:g})" if rotation == "OBLIMIN" else ""
    criteria = f"FACTORS({options.factors})" if options.factors else f"MINEIGEN({options.least_eigenvalue:g})"
    printed = ["UNIVARIATE", "INITIAL", "CORRELATION", "DET", "KMO", "AIC", "EXTRACTION", "ROTATION"]
    printed += ["REPR"] if "reproduced" in options.statistics else []
    printed += ["FSCORE"] if options.scores else []
    return [
        f"FACTOR /VARIABLES {names}",
        "/MISSING LISTWISE",
        f"/ANALYSIS {names}",
        f"/PRINT {' '.join(printed)}",
        f"/CRITERIA {criteria} ITERATE(25)",
        f"/EXTRACTION {extraction.get(options.extraction, 'ULS')}",
        f"/ROTATION {rotation}",
        *(["/SAVE BART(ALL)"] if options.scores == "bartlett" else []),
    ]

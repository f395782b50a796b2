"""UNIANOVA: a dependent variable by crossed factors and covariates."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.charting.profiles import Profile, profile_charts, read_profiles
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.modelling import Model, model
from analysis.syntax.parts import in_parentheses, known_but_absent, parts, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("glm",)
KNOWN = ("MODEL", "METHOD", "INTERCEPT", "EMMEANS", "PRINT", "CRITERIA", "DESIGN", "MISSING", "PLOT")
OTHERS = ("SAVE", "CONTRAST", "POSTHOC", "RANDOM", "REGWGT", "TEST", "LMATRIX", "KMATRIX", "OUTFILE")
COMPARED = {"LSD": "lsd", "BONFERRONI": "bonferroni", "SIDAK": "sidak"}
PRINTED = ("DESCRIPTIVE", "HOMOGENEITY", "ETASQ", "OPOWER", "PARAMETER", "LOF", "GEF", "TEST", "RSSCP")

ABSENT = ("LOF", "GEF", "TEST", "RSSCP")


@dataclass
class _Asked:
    model: Model | None = None
    design: list[list[str]] = field(default_factory=list)
    means: list[list[str]] = field(default_factory=list)
    compared: bool = False
    printed: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    profiles: list[Profile] = field(default_factory=list)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """UNIANOVA y BY a b WITH c /METHOD=SSTYPE(3) /EMMEANS=TABLES(a) COMPARE ADJ(BONFERRONI) /PRINT /DESIGN=a b a*b."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(
        reader,
        KNOWN,
        "MODEL",
        OTHERS,
    ):
        _read_part(word, part, job, asked)
    if asked.model is None:
        raise reader.fault("no dependent variable is named")
    given = {**asked.model.given(), **asked.others}
    given |= {"design": asked.design} if asked.design else {}
    given |= {"means": asked.means} if asked.means else {}
    given |= {"power": True} if "OPOWER" in asked.printed else {}
    active = treated(job.active, asked.model.names, asked.missing)
    draw = profile_charts(job, active, given, asked.profiles) if asked.profiles else None
    return [job.request("glm", given, lambda result: _arranged(result, asked), active, draw)]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "MODEL":
            asked.model = model(part, job.active)
            if part.at_word():
                raise part.fault("several dependent variables are not available here; possible: a command for each")
        case "METHOD":
            part.need("SSTYPE")
            asked.others["sums_of_squares"] = str(int(in_parentheses(part, Reader.number)))
        case "INTERCEPT":
            words(part, ("INCLUDE",))
        case "EMMEANS":
            _read_means(part, job, asked)
        case "PRINT":
            asked.printed |= set(known_but_absent(part, words(part, PRINTED), ABSENT))
        case "CRITERIA":
            part.need("ALPHA")
            asked.others["confidence"] = 1 - in_parentheses(part, Reader.number)
        case "DESIGN":
            while not part.done:
                asked.design.append(_term(part, job))
                part.sign(",")
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case "PLOT":
            asked.profiles += read_profiles(part, job.active)
        case _:
            part.rest()


def _term(part: Reader, job: Job) -> list[str]:
    """a, or a*b, or a BY b."""
    found = [part.variable(job.active)]
    while part.sign("*") or part.take("BY"):
        found.append(part.variable(job.active))
    return found


def _read_means(part: Reader, job: Job, asked: _Asked) -> None:
    part.need("TABLES")
    part.need_sign("(")
    if part.take("OVERALL"):
        part.tell(Message("{found} is not available and was left out", {"found": "OVERALL"}))
        part.rest()
        return
    asked.means.append(_term(part, job))
    part.need_sign(")")
    while not part.done:
        word = part.take("COMPARE", "ADJ", "WITH")
        if word == "WITH":
            part.rest()
        elif word == "COMPARE":
            asked.compared = True
            if part.at_sign("("):
                in_parentheses(part, Reader.name)
        elif word == "ADJ":
            asked.others["comparisons"] = COMPARED[in_parentheses(part, lambda inner: inner.need(*COMPARED))]
        else:
            part.skip(("COMPARE", "ADJ"))


def _arranged(result: Result, asked: _Asked) -> Result:
    shown = ["between_subjects_factors"]
    shown += ["descriptive_statistics"] if "DESCRIPTIVE" in asked.printed else []
    shown += ["homogeneity"] if "HOMOGENEITY" in asked.printed else []
    shown += ["tests_of_effects", "model_summary"]
    shown += ["parameter_estimates"] if "PARAMETER" in asked.printed else []
    shown += ["estimated_means"] if asked.means else []
    shown += ["marginal_comparisons"] if asked.compared else []
    left = set() if "ETASQ" in asked.printed else {"partial_eta_squared"}
    left |= set() if "OPOWER" in asked.printed else {"noncentrality", "observed_power"}
    found = only(result, *shown)
    for name in ("tests_of_effects", "parameter_estimates"):
        found = changed(found, name, lambda table: without_columns(table, left))
    return found


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    adjusted = {ours: theirs for theirs, ours in COMPARED.items()}[options.comparisons]
    lines = [f"UNIANOVA {Model.written(options)}", f"/METHOD=SSTYPE({options.sums_of_squares})"]
    for term in options.means:
        names = "*".join(variable.name for variable in term)
        compare = f" COMPARE ADJ({adjusted})" if len(term) == 1 else ""
        lines.append(f"/EMMEANS=TABLES({names}){compare}")
    lines.append(f"/PRINT=ETASQ {'OPOWER ' if options.power else ''}DESCRIPTIVE HOMOGENEITY PARAMETER")
    lines.append(f"/CRITERIA=ALPHA({1 - options.confidence:g})")
    terms = ["*".join(variable.name for variable in term) for term in options.design]
    return [*lines, f"/DESIGN={' '.join(terms)}"] if terms else lines

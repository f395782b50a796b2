"""What NOMREG is asked for: its model, the steps to it, and what is printed and saved."""

from dataclasses import field
from typing import Any

from analysis.syntax.category_models import TOGETHER, printed, saved
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import Kept
from analysis.syntax.modelling import Model, effects, model
from analysis.syntax.parts import in_parentheses, known_but_absent, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass, replace

TABLES = {
    "CPS": "case_processing",
    "FIT": "goodness_of_fit",
    "MFI": "model_fitting",
    "PARAMETER": "parameters",
    "SUMMARY": "pseudo_r_squared",
    "LRT": "effect_tests",
    "CLASSTABLE": "classification",
}
ABSENT = ("ASSOCIATION",)
OTHERS = ("STEP", *TOGETHER, "CELLPROB", "IC", "KERNEL", "NONE", "HISTORY")
STEPS = {
    "FORWARD": "forward",
    "BACKWARD": "backward",
    "FSTEP": "forward_stepwise",
    "BSTEP": "backward_stepwise",
}


@dataclass
class Asked:
    """The model with its base, and what each subcommand said."""

    model: Model | None = None
    base: str | float = "last"
    printed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    saved: list[tuple[Kept, int]] = field(default_factory=list)
    limits: dict[str, float] = field(default_factory=dict)  # of steps
    every: int = 1  # iterations that HISTORY lists are so many apart


def read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """One subcommand, kept in `asked`; what SPSS has and we have not is told."""
    match word:
        case "MODEL":
            _read_model(part, job, asked)
        case "FULLFACTORIAL":
            asked.model = asked.model and asked.model.full_factorial()
        case "STEPWISE":
            _read_steps(part, asked)
        case "SAVE":
            asked.saved += saved(part)
        case "PRINT":
            found, asked.every = printed(part, (*TABLES, *OTHERS, *ABSENT))
            known_but_absent(part, found, ABSENT)
            asked.printed += found
        case "CRITERIA":
            _read_criteria(part, asked)
        case "SCALE":
            _read_scale(part, asked)
        case "SUBPOP":
            asked.others["subpopulations"] = list(part.variables(job.active))
        case "INTERCEPT":
            if part.take("EXCLUDE"):
                part.tell(Message("{found} is not available and was left out", {"found": "INTERCEPT=EXCLUDE"}))
            words(part, ("INCLUDE",))
        case _:
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))


def _read_scale(part: Reader, asked: Asked) -> None:
    """A number, DEVIANCE, or PEARSON."""
    if part.at_number():
        asked.others["dispersion_value"] = part.number()
        return
    word = part.take("DEVIANCE", "PEARSON")
    if not word:
        part.skip(("DEVIANCE", "PEARSON"))
    else:
        asked.others["dispersion"] = word.lower()


def _read_model(part: Reader, job: Job, asked: Asked) -> None:
    """The variables before the first slash, then the terms that MODEL names; those to step through are told."""
    if asked.model is None:
        asked.model = model(part, job.active)
        asked.base = asked.model.base
        return
    fixed = () if part.at_sign("|") or part.at(*STEPS) else effects(part, job.active)
    part.sign("|")
    method = part.take(*STEPS)
    if method:
        part.sign("=")
        stepped = effects(part, job.active)
        asked.model = replace(asked.model, terms=fixed, stepped=stepped, method=STEPS[method])
    elif fixed:
        named = {term[0] for term in fixed if len(term) == 1}
        every = len(named) == len(fixed) and named == {*asked.model.factors, *asked.model.covariates}
        # Those that the model leaves out still tell subpopulations apart, and a case that lacks one is left out.
        asked.model = asked.model.of(fixed) if every else replace(asked.model, terms=fixed)
    if not part.done:
        part.skip((*STEPS, "a*b"))


def _read_steps(part: Reader, asked: Asked) -> None:
    """Criteria, which dialogs paste with every model; what is not as usual is told."""
    usual = {"MINEFFECT": ("0",), "RULE": ("SINGLE",), "ENTRYMETHOD": ("LR",), "REMOVALMETHOD": ("LR",)}
    while not part.done:
        word = part.take("PIN", "POUT", *usual)
        if not word:
            part.skip(("PIN", "POUT", *usual))
            return
        place, value = part.place(), in_parentheses(part, lambda inner: inner.next())
        if word in ("PIN", "POUT"):
            asked.limits["p_in" if word == "PIN" else "p_out"] = float(str(value.value or 0))
        elif value.text.upper() not in usual[word]:
            part.tell(Message("{found} is not available and was left out", {"found": f"{word}({value.text})"}), place)
        part.sign(",")


def _read_criteria(part: Reader, asked: Asked) -> None:
    while not part.done:
        word = part.name().upper()
        number = in_parentheses(part, Reader.number) if part.at_sign("(") else 0.0
        if word.startswith("CIN"):
            asked.others["confidence"] = number / 100
        elif word == "DELTA" and number:
            part.tell(Message("{found} is not available and was left out", {"found": f"DELTA({number:g})"}))
        part.sign(",")

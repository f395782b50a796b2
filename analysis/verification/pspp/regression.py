"""REGRESSION of PSPP: blocks that are entered, each with those before it, on the cases that answer everything."""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.labels import level_key
from analysis.verification.pspp.printed import Cells, Printed, Question, numbers

SUMMARY = ("r", "r_squared", "adjusted_r_squared", "se_estimate")
ANOVA = ("sum_of_squares", "df", "mean_square", "f", "p")
COEFFICIENTS = ("b", "se", "beta", "t", "p", "ci_low", "ci_high", "tolerance", "vif")
SOURCES = {"Regression": "regression", "Residual": "residual", "Total": "total"}


def is_trusted(question: Question) -> bool:
    """Where nothing steps, and no predictor is made of the others: PSPP leaves none out."""
    if any(each in question.options for each in ("constant", "error_weights", "selected", "missing")):
        return False
    if set(question.options.get("method", ("enter",))) != {"enter"}:
        return False
    terms = _terms(question)
    complete = question.complete([question.options["dependent"], *(name for name, _ in terms.values())])
    columns = [np.ones(int(complete.sum()))]
    for name, code in terms.values():
        column = question.columns[name][complete]
        columns.append(column if code is None else (column == code).astype(float))
    return bool(np.linalg.matrix_rank(np.column_stack(columns)) == len(columns))


def syntax(question: Question) -> Iterator[str]:
    """One command for each model, categorical variables as columns of 0 and 1."""
    terms, dependent = _terms(question), question.options["dependent"]
    for term, (name, code) in terms.items():
        if code is not None:
            yield f"COMPUTE {term} = ({name} EQ {code!r})."
    names = dict.fromkeys([dependent, *(name for name, _ in terms.values())])
    for inside in _models(question):
        yield f"TEMPORARY.\nSELECT IF (NMISS({', '.join(names)}) = 0)."
        yield f"REGRESSION /VARIABLES={' '.join(inside)} /DEPENDENT={dependent}"
        yield f" /STATISTICS=COEFF R ANOVA CI({question.percent:g}) TOL."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """Summary, analysis of variance and coefficients of each model, numbered as they come."""
    terms, model = _terms(question), 0
    for each in printed:
        model += each.title.startswith("Model Summary")
        key = f"model={model}"
        if each.title.startswith("Model Summary"):
            yield from numbers("model_summary", (), (key,), SUMMARY, each.rows[1])
        elif each.title.startswith("ANOVA"):
            for source, *cells in each.rows[1:]:
                yield from numbers("anova", (), (key, SOURCES.get(source, source)), ANOVA, cells)
        elif each.title.startswith("Coefficients"):
            is_alone = len(each.rows) == 4  # one predictor: its tolerance is no number that means something
            for term, *cells in each.rows[2:]:
                is_constant = term == "(Constant)"
                words = (
                    (*COEFFICIENTS[:2], "", *COEFFICIENTS[3:7]) if is_constant else COEFFICIENTS[: 7 if is_alone else 9]
                )
                name, code = (term, None) if is_constant else terms.get(term, (term, None))
                told = "constant" if is_constant else name if code is None else level_key(name, code)
                yield from numbers("coefficients", (), (key, told), words, cells)


def _terms(question: Question) -> dict[str, tuple[str, float | None]]:
    """PSPP's name of each column → its variable, and the level that it is 1 for."""
    options = question.options
    names = list(dict.fromkeys(name for block in options["blocks"] for name in block))
    complete = question.complete([options["dependent"], *names])
    found: dict[str, tuple[str, float | None]] = {}
    for name in names:
        if name not in options.get("categorical", ()):
            found[name] = (name, None)
            continue
        codes = sorted(set(question.columns[name][complete].tolist()))
        codes = codes[:-1] if options.get("reference") == "last" else codes[1:]
        found |= {f"{name}_{at}": (name, code) for at, code in enumerate(codes)}
    return found


def _models(question: Question) -> Iterator[list[str]]:
    terms, inside = _terms(question), list[str]()
    for block in question.options["blocks"]:
        inside += [term for term, (name, _) in terms.items() if name in block and term not in inside]
        yield list(inside)

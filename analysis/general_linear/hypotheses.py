"""Tables of contrasts of a factor's levels, and of functions of the parameters that a plan writes out."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.marginal_means import functions
from analysis.general_linear.mean_comparisons import POWER, TEST, test_rows
from analysis.general_linear.model import FactorialModel, effect_of
from analysis.result import Fault, Message, Place, nearest, quoted
from analysis.statistics.distributions import p_t_two_sided, quantile_t
from analysis.statistics.factor_contrasts import TYPES, contrasts
from analysis.statistics.factorial import Effect
from analysis.statistics.joint_hypotheses import hypothesis
from analysis.statistics.linear_hypotheses import Estimate, LinearModel, estimate
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

Functions = tuple[tuple[str, ...], Numbers | Undefined]

RESULTS = ("contrast", "contrast_value", "se", "p", "ci_low", "ci_high")
NOT_TOLD = Undefined(Message("the cases cannot tell this contrast"))


def contrast_tables(
    model: FactorialModel, given: Sequence[Sequence[str]], power: bool, confidence: float
) -> Iterator[Table]:
    """Contrast Results and their test for every contrast: a factor, its type, and numbers of the type."""
    for about, wanted in contrast_functions(model, given):
        yield from _tables(model, about, wanted, power, confidence)


def contrast_functions(model: FactorialModel, given: Sequence[Sequence[str]]) -> Iterator[Functions]:
    """What each contrast is about, and its functions of the parameters, shape (df, columns); raises `Fault`."""
    for words in given:
        factor = _factor(model, words[0] if words else "")
        coefficients = _coefficients(words, model.cells.sizes[factor])
        about = (model.factors[factor].name, words[1])
        if isinstance(coefficients, Undefined):
            yield about, coefficients
        else:
            yield about, coefficients @ functions(model, Effect((factor,)))[1]


def hypothesis_tables(
    model: FactorialModel, given: Sequence[Sequence[str]], power: bool, confidence: float
) -> Iterator[Table]:
    """The same of custom hypotheses, each a list of effects and coefficients; `;` begins another row of it.

    Behind = stands what a row is said to be where that is not 0.
    """
    for words, (about, wanted) in zip(given, hypothesis_functions(model, given), strict=True):
        yield from _tables(model, about, wanted, power, confidence, _values(words))


def hypothesis_functions(model: FactorialModel, given: Sequence[Sequence[str]]) -> Iterator[Functions]:
    """What each hypothesis is about, and its functions of the parameters, shape (df, columns); raises `Fault`."""
    for number, words in enumerate(given, start=1):
        rows, row = [], list[str]()
        for word in (*words, ";"):
            if word == ";":
                rows.append(_row(model, row[: row.index("=")] if "=" in row else row))
                row = []
            else:
                row.append(word)
        wrong = next((each for each in rows if isinstance(each, Undefined)), None)
        yield (f"hypothesis={number}",), np.array(rows) if wrong is None else wrong


def _values(words: Sequence[str]) -> list[float]:
    """What each row of a hypothesis is said to be."""
    found, rows = [], " ".join(words).split(";")
    for row in rows:
        _, equals, value = row.partition("=")
        found.append(float(value) if equals else 0.0)
    return found


def _tables(
    model: FactorialModel,
    about: tuple[str, ...],
    wanted: Numbers | Undefined,
    power: bool,
    confidence: float,
    values: Sequence[float] = (),
) -> tuple[Table, Table]:
    if isinstance(wanted, Undefined):
        return _refused(about, power, wanted.reason)
    words, fitted = (*TEST, *(POWER if power else ())), model.fitted
    if isinstance(fitted, Undefined):
        return _refused(about, power, fitted.reason)
    rows: list[tuple[Cell, ...]] = []
    for number, (function, known) in enumerate(zip(wanted, fitted.basis.estimates(wanted), strict=True), start=1):
        key = f"contrast={number}"
        if not known:
            rows.append((key, *[NOT_TOLD] * (len(RESULTS) - 1 + any(values))))
            continue
        each = estimate(fitted, function, confidence)
        if any(values):
            rows.append((key, *_beside(fitted, each, values[number - 1], confidence)))
        else:
            rows.append((key, each.value, each.se, each.p, each.ci_low, each.ci_high))
    tested = test_rows(fitted, hypothesis(fitted, wanted, confidence, np.array(values) if any(values) else None), words)
    heads = (*RESULTS[:2], "hypothesized", *RESULTS[2:]) if any(values) else RESULTS
    return (
        Table("contrast_results", headed(*heads), tuple(rows), about),
        Table("contrast_test", headed("source", *words), tuple(tested), about),
    )


def _beside(fitted: LinearModel, each: Estimate, value: float, confidence: float) -> tuple[Cell, ...]:
    """An estimate beside what it is said to be: both, the error, p and the interval of their difference."""
    if isinstance(each.value, Undefined) or isinstance(each.se, Undefined) or each.se <= 0:
        return each.value, value, each.se, each.p, each.ci_low, each.ci_high
    gap, reach = each.value - value, quantile_t((1 + confidence) / 2, fitted.df) * each.se
    return each.value, value, each.se, p_t_two_sided(gap / each.se, fitted.df), gap - reach, gap + reach


def _refused(about: tuple[str, ...], power: bool, reason: Message) -> tuple[Table, Table]:
    heads = headed("source", *TEST, *(POWER if power else ()))
    notes = (reason,)
    return Table("contrast_results", headed(*RESULTS), (), about, notes), Table(
        "contrast_test", heads, (), about, notes
    )


def _factor(model: FactorialModel, name: str) -> int:
    names = [factor.name for factor in model.factors]
    if name not in names:
        sentence = "{found} is not possible; possible: {possible}"
        raise Fault(sentence, {"found": quoted(name), "possible": nearest(name, names)}, Place(entry="contrasts"))
    return names.index(name)


def _coefficients(words: Sequence[str], k: int) -> Numbers | Undefined:
    """Those of the levels that have cases; a reason where the numbers fit other levels. Raises `Fault`."""
    word = words[1] if len(words) > 1 else ""
    if word not in TYPES or any(_number(each) is None for each in words[2:]):
        sentence = "{found} is no contrast; possible: {possible}"
        possible = ", ".join(TYPES)
        raise Fault(sentence, {"found": quoted(" ".join(words)), "possible": possible}, Place(entry="contrasts"))
    try:
        if k < 2:
            raise ValueError(k)
        return contrasts(TYPES[TYPES.index(word)], k, [float(each) for each in words[2:]])
    except ValueError:
        given: dict[str, str | int | float] = {"found": " ".join(words), "count": k}
        return Undefined(Message("{found} does not fit the {count} levels that have cases", given))


def _row(model: FactorialModel, words: Sequence[str]) -> Numbers | Undefined:
    """The function of the parameters that `words` write: unit 1 -1 0 unit*sex 1 0 -1 0 0 0."""
    found, at = np.zeros(len(model.made)), None
    place = 0
    for word in words:
        if _number(word) is None:
            at, place = None if word == "all" else effect_at(model, word), 0
            continue
        own = [column for column, made in enumerate(model.made) if at is None or made.effect == at]
        if place >= len(own):
            given: dict[str, str | int | float] = {"found": " ".join(words), "count": len(own)}
            return Undefined(Message("{found} does not fit the {count} levels that have cases", given))
        found[own[place]] = _number(word) or 0.0
        place += 1
    return found


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def effect_at(model: FactorialModel, word: str) -> int:
    """The place of an effect of the model by its name; raises `Fault`."""
    every = {variable.name: variable for variable in (*model.factors, *model.covariates)}
    parts = [] if word == "intercept" else word.split("*")
    wanted = effect_of([every[part] for part in parts if part in every], model.factors, model.covariates)
    if wanted not in model.effects or any(part not in every for part in parts):
        keys = [model.key(effect) for effect in model.effects]
        sentence = "{found} is not possible; possible: {possible}"
        raise Fault(sentence, {"found": quoted(word), "possible": nearest(word, keys)}, Place(entry="hypotheses"))
    return model.effects.index(wanted)

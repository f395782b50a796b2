"""Tests of effects against an error that is named: other effects, or a mean square by itself."""

from collections.abc import Iterator, Sequence

from analysis.general_linear.effects import SumsOfSquares, squares_of
from analysis.general_linear.hypotheses import effect_at
from analysis.general_linear.mean_comparisons import POWER, TEST
from analysis.general_linear.model import FactorialModel
from analysis.result import Fault, Message, Place, quoted
from analysis.statistics.linear_hypotheses import LinearModel, f_test
from analysis.statistics.linear_model import PERFECT_FIT
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

TERMS = Message("{terms}")


def error_term_tables(
    model: FactorialModel, given: Sequence[Sequence[str]], type_: SumsOfSquares, power: bool, confidence: float
) -> Iterator[Table]:
    """Test Results of each of `given`: an effect, the error's degrees of freedom or `-`, then coefficients and effects
    in turn, or a mean square alone. Raises `Fault`.

    Degrees of freedom of several effects are Satterthwaite's. Source: IBM SPSS Statistics Algorithms, GLM, TEST;
    Satterthwaite (1946), Biometrics Bulletin 2(6).
    """
    words = (*TEST, *(POWER if power else ()))
    for number, each in enumerate(given, start=1):
        about, heads, fitted = (f"test={number}",), headed("source", *words), model.fitted
        if isinstance(fitted, Undefined):
            yield Table("contrast_test", heads, (), about, (fitted.reason,))
            continue
        squares, df = squares_of(model, fitted, effect_at(model, each[0]), type_)
        error, df_error, terms = _error(model, fitted, each, type_)
        blank: list[Cell] = [None] * (len(words) - 3)
        if error <= 0 or df_error <= 0:
            rows: tuple[tuple[Cell, ...], ...] = (("contrast", squares, df, *[PERFECT_FIT] * (len(words) - 2)),)
        else:
            found = f_test(squares, float(df), error * df_error, df_error, confidence)
            rows = (("contrast", *(getattr(found, word) for word in words)),)
        rows = (*rows, ("error", error * df_error, df_error, error, *blank))
        yield Table("contrast_test", heads, rows, about, (Message(TERMS.sentence, {"terms": terms}),))


def _error(
    model: FactorialModel, fitted: LinearModel, words: Sequence[str], type_: SumsOfSquares
) -> tuple[float, float, str]:
    """The mean square, its degrees of freedom, and how it is written."""
    _, given, *rest = words
    if len(rest) == 1 and given != "-":
        return float(rest[0]), float(given), rest[0]
    if len(rest) < 2 or len(rest) % 2:
        sentence = "{found} is no error term; possible: coefficients and effects"
        raise Fault(sentence, {"found": quoted(" ".join(rest))}, Place(entry="error_terms"))
    parts = []
    for coefficient, name in zip(rest[::2], rest[1::2], strict=True):
        squares, df = squares_of(model, fitted, effect_at(model, name), type_)
        parts.append(
            (float(coefficient), squares / df if df else 0.0, df, model.key(model.effects[effect_at(model, name)]))
        )
    mean = sum(coefficient * each for coefficient, each, _, _ in parts)
    below = sum((coefficient * each) ** 2 / df for coefficient, each, df, _ in parts if df)
    df_error = float(given) if given != "-" else (mean**2 / below if below > 0 else 0.0)
    return mean, df_error, " + ".join(_written(coefficient, name) for coefficient, _, _, name in parts)


def _written(coefficient: float, name: str) -> str:
    shown = f"MS({name.replace('*', ' * ')})"
    return shown if coefficient == 1 else f"{coefficient:g} {shown}".removeprefix("0")

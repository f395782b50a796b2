"""Tables of a factorial model some of whose factors are random."""

from collections.abc import Sequence

from analysis.general_linear.model import FactorialModel
from analysis.result import Message
from analysis.statistics.estimability import type_three
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.statistics.mixed_effects import MixedTest, Source, expectations, mixed_tests
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

WORDS = ("sum_of_squares", "df", "mean_square", "f", "p", "partial_eta_squared")
TERM = Message("The error term of {effect} is {term}.")


def mixed_tables(model: FactorialModel, random: Sequence[int]) -> list[Table]:
    """Each hypothesis with its error, by Type III sums of squares, and the expectations that errors follow from."""
    heads, fitted = headed("source", "part", *WORDS), model.fitted
    if isinstance(fitted, Undefined):
        return [Table("mixed_tests", heads, (), notes=(fitted.reason,))]
    sources = [_source(model, fitted, at, random) for at in range(len(model.effects))]
    rows: list[tuple[Cell, ...]] = []
    notes = []
    for effect, test in zip(model.effects, mixed_tests(fitted, sources), strict=True):
        rows += _rows(model.key(effect), test)
        if test.weights:
            notes.append(Message(TERM.sentence, {"effect": model.key(effect), "term": _term(model, test)}))
    return [Table("mixed_tests", heads, tuple(rows), notes=tuple(notes)), _expected(model, fitted, sources)]


def _source(model: FactorialModel, fitted: LinearModel, at: int, random: Sequence[int]) -> Source:
    functions = type_three(model.effects, model.made, fitted.basis, at)
    is_random = bool(set(model.effects[at].factors) & set(random))
    return Source(functions, tuple(_columns(model, at)) if is_random else ())


def _columns(model: FactorialModel, effect: int) -> list[int]:
    return [place for place, made in enumerate(model.made) if made.effect == effect]


def _rows(key: str, test: MixedTest) -> list[tuple[Cell, ...]]:
    mean_square: Cell = test.sum_of_squares / test.df if test.df else test.error
    if isinstance(test.error, Undefined) or isinstance(test.df_error, Undefined):
        reason = test.error
        error: tuple[Cell, ...] = (key, "error", reason, reason, reason, None, None, None)
        return [(key, "hypothesis", test.sum_of_squares, test.df, mean_square, reason, reason, reason), error]
    squares = test.error * test.df_error
    share = test.sum_of_squares / (test.sum_of_squares + squares)
    return [
        (key, "hypothesis", test.sum_of_squares, test.df, mean_square, test.f, test.p, share),
        (key, "error", squares, test.df_error, test.error, None, None, None),
    ]


def _term(model: FactorialModel, test: MixedTest) -> str:
    """1.5 MS(unit*sex) - 0.5 MS(Error)."""
    names = [*(model.key(effect) for effect in model.effects), "Error"]
    parts = [f"{weight:.3f} MS({names[place]})" for place, weight in test.weights.items()]
    return " + ".join(parts).replace("1.000 MS", "MS").replace("+ -", "- ")


def _expected(model: FactorialModel, fitted: LinearModel, sources: Sequence[Source]) -> Table:
    """Expected Mean Squares: how often each variance is in each, and the fixed effects that are in it too."""
    found = expectations(fitted, sources)
    random = [at for at, source in enumerate(sources) if source.columns]
    fixed = [at for at in range(len(sources)) if at not in random]
    columns = (
        Column("source"),
        *(Column("variance_component", model.key(model.effects[at])) for at in random),
        Column("variance_component", "error"),
        Column("quadratic_term"),
    )
    rows: list[tuple[Cell, ...]] = []
    for at, (effect, source) in enumerate(zip(model.effects, sources, strict=True)):
        inside = [other for other in fixed if abs(source.functions[:, _columns(model, other)]).max(initial=0.0) > 1e-9]
        term = ", ".join(model.key(model.effects[other]) for other in inside)
        rows.append((model.key(effect), *(float(found[at, other]) for other in random), 1.0, term or None))
    rows.append(("error", *([0.0] * len(random)), 1.0, None))
    return Table("expected_mean_squares", columns, tuple(rows))

"""LOGISTIC REGRESSION: one of two answers from predictors, entered block by block."""

from typing import Literal

from analysis.categorical.block_models import Model, gain, models_of
from analysis.categorical.estimates import ESTIMATE, ODDS, Estimates
from analysis.categorical.response import Response, response_of
from analysis.categorical.risk_tables import classification, hosmer_lemeshow, roc, undefined
from analysis.categorical.separations import complete, separated
from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.design import check_equation
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.result import Fault, Message, Place, Result, quoted
from analysis.statistics.description import NO_CASES
from analysis.statistics.logit import Logit
from analysis.statistics.logit_steps import Limits, removals, scores
from analysis.statistics.model_tests import pseudo_r_squared
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

SUMMARY = ("deviance", "cox_snell", "nagelkerke", "iterations")
TEST = ("chi_square", "df", "p")

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Options:
    """The higher answer of `dependent` from `blocks` of predictors; those in `categorical` as columns of 0 and 1.

    `forward` and `backward` step within each block by the likelihood ratio; a variable enters where the probability
    of its score is below `p_in` and leaves where that of its likelihood ratio is above `p_out`. A risk of `cut` or
    more predicts the higher answer.
    """

    dependent: Category
    blocks: tuple[tuple[Variable, ...], ...]
    categorical: tuple[Category, ...] = ()
    reference: Literal["first", "last"] = "last"
    method: Literal["enter", "forward", "backward"] = "enter"
    p_in: float = 0.05
    p_out: float = 0.10
    cut: float = 0.5
    confidence: float = 0.95


def run(tally: Tally, options: Options) -> Result:
    """The null model, every block's tests, fit, predictions and coefficients, on the cases that answer everything.

    Source: spss.md D38 and 2.1; Hosmer & Lemeshow (2000), Applied Logistic Regression.
    """
    _check(options)
    names = [options.dependent.name, *dict.fromkeys(each.name for block in options.blocks for each in block)]
    patterns = tally.patterns(names)
    response = response_of(options.dependent, options.blocks, options.categorical, patterns, options.reference)
    models = models_of(response, options.method, Limits(options.p_in, options.p_out))
    return Result(
        procedure="logistic",
        options=plain(options),
        cases=patterns.cases,
        tables=(_case_processing(patterns.cases.total, patterns.cases.valid), *_tables(response, models, options)),
        notes=_notes(response, models),
        labels={
            **bare_labels(options.dependent, response.answers),
            **response.levels,
            **labels_of(tally.codebook, names),
        },
    )


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    for entry in ("cut", "p_in", "p_out"):
        if not 0 < getattr(options, entry) < 1:
            sentence = "{found} is not possible; possible: a number between 0 and 1, such as {possible}"
            default = {"cut": 0.5, "p_in": 0.05, "p_out": 0.1}[entry]
            raise Fault(sentence, {"found": quoted(getattr(options, entry)), "possible": default}, Place(entry=entry))
    if options.p_in > options.p_out:
        sentence = "{found} is below {other}; possible: what leaves must be less probable than what enters"
        raise Fault(sentence, {"found": quoted("p_out"), "other": quoted("p_in")}, Place(entry="p_out"))
    predictors = [variable.name for block in options.blocks for variable in block]
    if not predictors:
        raise Fault("option {found} names no variable", {"found": quoted("blocks")})
    check_equation(options.dependent.name, predictors, options.categorical)


def _tables(response: Response, models: list[Model], options: Options) -> list[Table]:
    null = models[0].step.fitted
    if isinstance(null, Undefined):
        keys = [model.keys for model in models[1:]]
        tests = [("omnibus", TEST), ("model_summary", SUMMARY), ("hosmer_lemeshow", TEST), ("roc", ("auc",))]
        return [undefined(name, words, keys, null) for name, words in tests] + [_equation(response, models, options)]
    first, second = (level_key(options.dependent.name, code) for code in response.answers)
    levels = (first, second)
    fitted = [(each.keys, each.step.fitted) for each in models if isinstance(each.step.fitted, Logit)]
    return [
        Table("dependent_coding", headed("category", "coding"), ((first, 0), (second, 1))),
        *_codings(response),
        *([_steps(response, models)] if options.method != "enter" else []),
        _omnibus(models),
        _summary(models),
        *hosmer_lemeshow(fitted[1:], response.data, levels),
        classification(fitted, response.data, levels, options.cut),
        _equation(response, models, options),
        *([_removals(response, models)] if options.method != "enter" else []),
        _outside(response, models),
        roc(fitted[1:], response.data, options.confidence),
    ]


def _case_processing(total: float, valid: float) -> Table:
    parts = (("valid", valid), ("missing", total - valid), ("total", total))
    rows = tuple((part, count, 100 * count / total if total else NO_CASES) for part, count in parts)
    return Table("case_processing", headed("part", "count", "percent"), rows)


def _codings(response: Response) -> list[Table]:
    """The columns of 0 and 1 of every categorical variable, and how many gave each level."""
    tables = []
    for name, reference in response.design.references.items():
        at = {term.key: at for at, term in enumerate(response.design.terms) if term.variable == name}
        x, sizes = response.data.x[:, list(at.values())], response.data.sizes
        counts = {key: float(sizes @ x[:, position]) for position, key in enumerate(at)}
        rows: list[Row] = [(key, counts[key], *(int(key == other) for other in at)) for key in at]
        rows.append((reference, float(sizes.sum()) - sum(counts.values()), *[0] * len(at)))
        columns = (*headed("category", "count"), *(Column("coding", key) for key in at))
        tables.append(Table("categorical_codings", columns, tuple(rows), (name,)))
    return tables


def _steps(response: Response, models: list[Model]) -> Table:
    """What entered or left at each step."""
    rows: list[Row] = []
    for model in (each for each in models[1:] if each.step.moved):
        moved = response.variables(model.step.moved)
        method = "removed" if model.step.removed else "entered"
        rows.extend((*model.keys, name, method, *model.step_test.cells) for name in moved)
    return Table("step_summary", headed("block", "step", "variable", "method", *TEST), tuple(rows))


def _omnibus(models: list[Model]) -> Table:
    rows: list[Row] = []
    for model in models[1:]:
        whole = gain(models[0].step.fitted, model.step.fitted, len(model.step.entered))
        for test, found in (("step", model.step_test), ("block", model.block_test), ("model", whole)):
            rows.append((*model.keys, test, *found.cells))
    return Table("omnibus", headed("block", "step", "test", *TEST), tuple(rows))


def _summary(models: list[Model]) -> Table:
    rows: list[Row] = []
    for model in models[1:]:
        fitted = model.step.fitted
        if isinstance(fitted, Undefined):
            rows.append((*model.keys, *[fitted] * len(SUMMARY)))
            continue
        share = pseudo_r_squared(fitted.null_deviance, fitted.deviance, fitted.n)
        rows.append((*model.keys, fitted.deviance, share.cox_snell, share.nagelkerke, fitted.iterations))
    return Table("model_summary", headed("block", "step", *SUMMARY), tuple(rows))


def _equation(response: Response, models: list[Model], options: Options) -> Table:
    """Every term of every model, the constant last; above the levels of a variable the test of them all."""
    rows: list[Row] = []
    for model in models:
        step = model.step
        if isinstance(step.fitted, Undefined):
            keys = [*(response.keys(at) for at in step.entered), (None, "constant")]
            rows.extend((*model.keys, *key, *[step.fitted] * len(ESTIMATE + ODDS)) for key in keys if model.block)
            continue
        found = Estimates(step.fitted.coefficients, step.fitted.covariance, step.fitted.finite, options.confidence)
        for name, columns in response.variables(step.entered).items():
            places = [1 + step.entered.index(column) for column in columns]
            if len(places) > 1:
                rows.append((*model.keys, None, name, *found.together(places), None, None, None))
            for column, at in zip(columns, places, strict=True):
                rows.append((*model.keys, *response.keys(column), *found.tested(at), *found.odds(at)))
        rows.append((*model.keys, None, "constant", *found.tested(0), *found.odds(0, bounds=False)))
    return Table("equation", headed("block", "step", "variable", "term", *ESTIMATE, *ODDS), tuple(rows))


def _outside(response: Response, models: list[Model]) -> Table:
    """Score tests of what the next block brings, or of what stepping has left outside."""
    rows: list[Row] = []
    for at, model in enumerate(models):
        columns = _waiting(response, model, models[at + 1] if at + 1 < len(models) else None)
        groups = response.variables(columns)
        levels = [(column,) for held in groups.values() for column in held]
        found = scores(response.data, model.step, [*groups.values(), *levels, columns]) if columns else {}
        for name, held in groups.items() if found else ():
            if len(held) > 1:
                rows.append((*model.keys, None, name, *found[held].cells))
            rows.extend((*model.keys, *response.keys(column), *found[(column,)].cells) for column in held)
        if found:
            rows.append((*model.keys, None, "overall", *found[columns].cells))
    words = ("block", "step", "variable", "term", "score", "df", "p")
    return Table("not_in_equation", headed(*words), tuple(rows))


def _waiting(response: Response, model: Model, following: Model | None) -> tuple[int, ...]:
    """The columns of the block that the following model is of, or that stepping ends in, but for those in the model."""
    block = model.block if following is None else following.block
    return tuple(at for at in response.columns[block - 1] if at not in model.step.entered)


def _removals(response: Response, models: list[Model]) -> Table:
    """What each model would lose without one of its variables."""
    rows: list[Row] = []
    for model in models[1:]:
        groups = response.variables([at for at in model.step.entered if at in response.columns[model.block - 1]])
        tests = removals(response.data, model.step, tuple(groups.values()))
        rows.extend((*model.keys, name, *tests[held].cells) for name, held in groups.items() if held in tests)
    return Table("term_removal", headed("block", "step", "variable", *TEST), tuple(rows))


def _notes(response: Response, models: list[Model]) -> tuple[Message, ...]:
    fitted = [(model.step, model.step.fitted) for model in models if isinstance(model.step.fitted, Logit)]
    perfect = any(found.is_perfect for _, found in fitted)
    infinite = {
        column
        for step, found in fitted
        for place, column in enumerate(step.entered, start=1)
        if not found.is_perfect and not found.finite[place]
    }
    terms = [response.design.terms[at].key for at in sorted(infinite)]
    return (*response.notes, *(complete(response) if perfect else ()), *(separated(term) for term in terms))

"""The tables of the models of a logistic regression."""

from analysis.cases import Cases
from analysis.categorical.block_models import Model, gain
from analysis.categorical.coded_design import CodedDesign
from analysis.categorical.estimates import ESTIMATE, ODDS, Estimates
from analysis.categorical.response import Response
from analysis.categorical.risk_tables import classification, hosmer_lemeshow, roc, undefined
from analysis.labels import level_key
from analysis.procedures.logistic.further import further
from analysis.procedures.logistic.options import Options
from analysis.result import Message
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.logit import Logit
from analysis.statistics.logit_cases import history
from analysis.statistics.logit_steps import removals, scores
from analysis.statistics.model_tests import ChiSquare, pseudo_r_squared
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Patterns
from analysis.undefined import Undefined

SUMMARY = ("deviance", "cox_snell", "nagelkerke", "iterations")
TEST = ("chi_square", "df", "p")

CONDITIONAL = Message("Based on conditional parameter estimates")
Row = tuple[Cell, ...]


def tables_of(response: Response, models: list[Model], options: Options, patterns: Patterns) -> list[Table]:
    """The tables of every model, in SPSS's order."""
    null = models[0].step.fitted
    if isinstance(null, Undefined):
        keys = [model.keys for model in models[1:]]
        tests = [("omnibus", TEST), ("model_summary", SUMMARY), ("hosmer_lemeshow", TEST), ("roc", ("auc",))]
        return [undefined(name, words, keys, null) for name, words in tests] + [_equation(response, models, options)]
    first, second = (level_key(options.dependent.name, code) for code in response.answers)
    levels = (first, second)
    steps = set(options.method) != {"enter"}
    fitted = [(each.keys, each.step.fitted) for each in models if isinstance(each.step.fitted, Logit)]
    return [
        Table("dependent_coding", headed("category", "coding"), ((first, 0), (second, 1))),
        *(_codings(response) if not options.is_coded else _contrasts(response, options, patterns)),
        *([_steps(response, models)] if steps else []),
        _omnibus(models),
        _summary(response, models),
        *hosmer_lemeshow(fitted[1:], response.data, levels),
        classification(fitted, response.data, levels, options.cut),
        _equation(response, models, options),
        *([_removals(response, models, options)] if steps and options.removal != "wald" else []),
        _outside(response, models),
        roc(fitted[1:], response.data, options.confidence),
        *further(response, models, options),
    ]


def case_processing(cases: Cases, unselected: float | None) -> Table:
    """How many cases the models rest on; those not selected where some are."""
    total, valid = cases.total, cases.valid
    parts = [("valid", valid), ("missing", total - valid), ("total", total)]
    parts += [] if unselected is None else [("unselected", unselected)]
    whole = total + (unselected or 0.0)
    rows = tuple((part, count, 100 * count / whole if whole else NO_CASES) for part, count in parts)
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


def _contrasts(response: Response, options: Options, patterns: Patterns) -> list[Table]:
    """The columns of every categorical variable by its levels, and how many gave each."""
    design, complete, tables = response.design, patterns.listwise(), []
    for name, (codes, values) in design.tables.items() if isinstance(design, CodedDesign) else ():
        given = complete.column(name)
        counts = [float(complete.weights[given == code].sum()) for code in codes]
        rows: list[Row] = []
        for code, count, row in zip(codes, counts, values, strict=True):
            rows.append((level_key(name, code), count, *(float(each) for each in row)))
        heads = (Column("contrast_coefficient", f"coding={at + 1}") for at in range(values.shape[1]))
        tables.append(Table("categorical_codings", (*headed("category", "count"), *heads), tuple(rows), (name,)))
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


def _summary(response: Response, models: list[Model]) -> Table:
    rows: list[Row] = []
    for model in models[1:]:
        fitted = model.step.fitted
        if isinstance(fitted, Undefined):
            rows.append((*model.keys, *[fitted] * len(SUMMARY)))
            continue
        share = pseudo_r_squared(fitted.null_deviance, fitted.deviance, fitted.n)
        took = len(history(response.data.of(model.step.entered), fitted.constant))
        rows.append((*model.keys, fitted.deviance, share.cox_snell, share.nagelkerke, took))
    return Table("model_summary", headed("block", "step", *SUMMARY), tuple(rows))


def _equation(response: Response, models: list[Model], options: Options) -> Table:
    """Every term of every model, the constant last; above the levels of a variable the test of them all."""
    rows: list[Row] = []
    for model in models:
        step = model.step
        if isinstance(step.fitted, Undefined):
            keys = [response.keys(at) for at in step.entered]
            keys += [(None, "constant")] if options.constant else []
            rows.extend((*model.keys, *key, *[step.fitted] * len(ESTIMATE + ODDS)) for key in keys if model.block)
            continue
        found = Estimates(step.fitted.coefficients, step.fitted.covariance, step.fitted.finite, options.confidence)
        for name, columns in response.variables(step.entered).items():
            places = [1 + step.entered.index(column) for column in columns]
            if len(places) > 1:
                rows.append((*model.keys, None, name, *found.together(places), None, None, None))
            for column, at in zip(columns, places, strict=True):
                rows.append((*model.keys, *response.keys(column), *found.tested(at), *found.odds(at)))
        if options.constant:
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


def _removals(response: Response, models: list[Model], options: Options) -> Table:
    """What each model would lose without one of its variables."""
    rows: list[Row] = []
    for model in models[1:]:
        groups = response.variables([at for at in model.step.entered if at in response.columns[model.block - 1]])
        tests = removals(response.data, model.step, tuple(groups.values()), options.removal)
        for name, held in groups.items():
            if held in tests:
                rows.append((*model.keys, name, _log_likelihood(model, tests[held]), *tests[held].cells))
    notes = (CONDITIONAL,) if options.removal == "conditional" else ()
    words = ("block", "step", "variable", "log_likelihood", *TEST)
    return Table("term_removal", headed(*words), tuple(rows), notes=notes)


def _log_likelihood(model: Model, test: ChiSquare) -> Statistic:
    """Of the model without what is tested."""
    fitted = model.step.fitted
    if isinstance(fitted, Undefined):
        return fitted
    return test.value if isinstance(test.value, Undefined) else -(fitted.deviance + test.value) / 2

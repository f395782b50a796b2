"""LOGISTIC REGRESSION: one of two answers from predictors, entered block by block."""

from collections.abc import Mapping

from analysis.cases import Cases
from analysis.categorical.block_models import Model, models_of
from analysis.categorical.coded_design import CodedDesign, coded_design
from analysis.categorical.response import Coded, Response, response_of
from analysis.design import Design
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.procedures.logistic.options import Options, check
from analysis.procedures.logistic.tables import case_processing, tables_of
from analysis.result import Message, Result
from analysis.statistics.logit import Logit
from analysis.statistics.logit_steps import Limits
from analysis.tally import Numbers, Patterns, Tally

__all__ = ["Options", "per_row", "run"]


def run(tally: Tally, options: Options) -> Result:
    """The null model, every block's tests, fit, predictions and coefficients, on the cases that answer everything.

    Source: spss.md D38 and 2.1; Hosmer & Lemeshow (2000), Applied Logistic Regression.
    """
    check(options)
    patterns = _patterns(tally, options)
    response, models = _solved(patterns, options)
    tables, listed = tables_of(response, models, options, patterns), []
    if options.selected is not None and len(response.answers) == 2:
        from analysis.procedures.logistic.unselected import with_unselected

        tables = [
            with_unselected(each, tally, response, models, options) if each.name == "classification" else each
            for each in tables
        ]
    if options.casewise is not None:
        from analysis.procedures.logistic.cases import casewise

        listed = casewise(tally, response, models[-1], options)
    return Result(
        procedure="logistic",
        options=plain(options),
        cases=patterns.cases if options.selected is None else _of_file(tally, patterns),
        tables=(
            case_processing(*_counted(tally, patterns, options)),
            *tables,
            *listed,
        ),
        notes=_notes(response, models),
        labels={
            **bare_labels(options.dependent, response.answers),
            **response.levels,
            **_levels(response),
            **labels_of(tally.codebook, [*options.names, *([options.selected.name] if options.selected else [])]),
        },
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, Numbers]:
    """What the last model says of every row, (n,) each, NaN where it says nothing; nothing where none could be fitted.

    `predicted_group` is a code of the dependent variable, `beta_change=0` that of the first coefficient, and so on.
    """
    from analysis.procedures.logistic.cases import cases_of

    check(options)
    response, models = _solved(_patterns(tally, options), options)
    return cases_of(tally, response, models[-1], options)


def _patterns(tally: Tally, options: Options) -> Patterns:
    """Of the variables of the equation; those of selected cases."""
    if options.selected is None:
        return tally.patterns(options.names)
    every = tally.patterns(list(dict.fromkeys([*options.names, options.selected.name])))
    return every.take(every.column(options.selected.name) == 1).of(options.names)


def _of_file(tally: Tally, patterns: Patterns) -> Cases:
    """The selected cases that are analysed, of all."""
    return Cases(tally.patterns(list(patterns.names)).cases.total, patterns.cases.valid, patterns.cases.rows)


def _levels(response: Response) -> dict[str, dict[str, str]]:
    """Bare labels of the levels whose columns are contrasts."""
    design = response.design
    tables = design.tables if isinstance(design, CodedDesign) else {}
    return {level_key(name, code): {} for name, (codes, _) in tables.items() for code in codes}


def _counted(tally: Tally, patterns: Patterns, options: Options) -> tuple[Cases, float | None]:
    """The cases, and how many are not selected; None where all are."""
    unweighted = "unweighted" in options.statistics
    cases = patterns.cases
    if unweighted:
        cases = Cases(float(patterns.counts.sum()), float(cases.rows), cases.rows)
    if options.selected is None:
        return cases, None
    found = tally.patterns([options.selected.name])
    weights = found.counts.astype(float) if unweighted else found.weights
    return cases, float(weights[found.column(options.selected.name) != 1].sum())


def _solved(patterns: Patterns, options: Options) -> tuple[Response, list[Model]]:
    blocks = options.every_block

    def coded(complete: Patterns) -> Design:
        return coded_design(
            blocks, options.interactions, options.categorical, options.contrasts, complete, options.reference
        )

    made: Coded | None = coded if options.is_coded else None
    response = response_of(
        options.dependent, blocks, options.categorical, patterns, options.reference, made, not options.constant
    )
    methods = [options.method_of(at) for at in range(len(blocks))]
    return response, models_of(response, methods, Limits(options.p_in, options.p_out, options.removal))


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
    if not perfect and not terms:
        return tuple(response.notes)
    from analysis.categorical.separations import complete, separated

    return (*response.notes, *(complete(response) if perfect else ()), *(separated(term) for term in terms))

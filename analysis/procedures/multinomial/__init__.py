"""NOMREG: one of several answers without an order, from factors and covariates."""

from collections.abc import Mapping

from analysis.categorical.model_tables import case_processing
from analysis.categorical.response import Response
from analysis.categorical.separations import separated
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.procedures.multinomial.model import probabilities_of, solved
from analysis.procedures.multinomial.options import Options
from analysis.procedures.multinomial.tables import cell_tables, tables_of, with_subpopulations
from analysis.result import Message, Result
from analysis.statistics.multinomial_logit import MultinomialLogit
from analysis.table import Table
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined

__all__ = ["Options", "per_row", "run"]


def run(tally: Tally, options: Options) -> Result:
    """Model fit, goodness of fit, pseudo R squares, a test of each effect, parameters, classification.

    On complete cases. Source: spss.md 2.1 and 2.5; McFadden (1974).
    """
    asked = plain(options)
    options, walked = _walked(tally, options)
    names, patterns, response, base, fitted = solved(tally, options)
    return Result(
        procedure="multinomial",
        options=asked,
        cases=patterns.cases,
        tables=(
            with_subpopulations(
                case_processing(patterns.cases, response, options.dependent.name, options.factors), response
            ),
            *walked,
            *tables_of(response, fitted, base, options),
            *cell_tables(patterns, response, names, fitted, base, options),
        ),
        notes=_notes(response, fitted, base, options),
        labels={
            **bare_labels(options.dependent, response.answers),
            **response.levels,
            **{"*".join(variable.name for variable in term): {} for term in options.stepped if len(term) > 1},
            **labels_of(tally.codebook, names),
        },
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, Numbers]:
    """The probability of each answer, and the most probable one, of every row, (n,) each; nothing without a model."""
    from analysis.categorical.predictions import predictions

    options, _ = _walked(tally, options)
    names, _, response, base, fitted = solved(tally, options)
    if isinstance(fitted, Undefined):
        return {}
    return predictions(tally, response, names, probabilities_of(fitted, base))


def _walked(tally: Tally, options: Options) -> tuple[Options, list[Table]]:
    """The options with the terms that steps end in, and the table of the steps."""
    if not options.stepped:
        return options, []
    from analysis.categorical.effect_tables import walk

    return walk(tally, options, solved)


def _notes(
    response: Response, fitted: MultinomialLogit | Undefined, base: int, options: Options
) -> tuple[Message, ...]:
    if isinstance(fitted, Undefined):
        return response.notes
    level = level_key(options.dependent.name, response.answers[base])
    sentence = "{variable}: the reference category is {level}."
    against = Message(sentence, {"variable": options.dependent.name, "level": level})
    finite = [bool(column.all()) for column in fitted.finite[:, 1:].T]
    infinite = [at for at, is_finite in zip(response.entered, finite, strict=True) if not is_finite]
    return (against, *response.notes, *(separated(response.design.terms[at].key) for at in infinite))

"""FACTOR: the few dimensions behind many items."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.factor.options import OBLIQUE, TESTED, check
from analysis.procedures.factor.options import Options as Options
from analysis.procedures.factor.solving import Analysis
from analysis.procedures.factor.tables import (
    communalities,
    correlations,
    descriptives,
    fit,
    kmo_bartlett,
    sampling_adequacy,
    unrotated_loadings,
    variance_explained,
)
from analysis.procedures.factor.trail import deletion_trail, follow
from analysis.procedures.factor.turned import oblique, right_angled
from analysis.result import Fault, Result
from analysis.table import Table
from analysis.tally import Tally
from analysis.undefined import Undefined


def run(tally: Tally, options: Options) -> Result:
    """Adequacy, communalities, variance and loadings, on the cases that answer every item.

    Where rules for leaving items out are given, the tables are those of the last run, and a trail tells of the others.
    """
    check(options)
    names = tuple(variable.name for variable in options.items.variables)
    steps, notes = follow(tally, names, options)
    final = steps[-1].analysis
    return Result(
        procedure="factor",
        options=plain(options),
        cases=final.moments.cases,
        tables=(*([deletion_trail(steps)] if options.drops else []), *_tables(final)),
        notes=notes,
        labels=labels_of(tally.codebook, [*names, *([options.items.name] if options.items.name else [])]),
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, NDArray[np.float64]]:
    """`factor_1`, `factor_2`…: each row's scores, shape (n,), NaN where an item is not answered.

    Thomson's regression scores unless `scores` asks for Bartlett's (D34). Raises `Fault` where there are none.
    """
    check(options)
    steps, _ = follow(tally, tuple(variable.name for variable in options.items.variables), options)
    final = steps[-1].analysis
    weights = final.score_weights
    if isinstance(weights, Undefined):
        raise Fault("there are no factor scores: {reason}", {"reason": str(weights.reason)})
    values, missing, _ = tally.rows(final.names)
    standard = (values - final.moments.means) / np.sqrt(np.diag(final.moments.covariance))
    found: NDArray[np.float64] = np.where(missing, 0.0, standard) @ weights
    found[missing.any(axis=1)] = np.nan
    return {f"{options.key}_{at}": column for at, column in enumerate(found.T, start=1)}


def _tables(found: Analysis) -> list[Table]:
    options, asked = found.options, found.options.statistics
    scale = options.items.name or "all_items"
    tables = [
        descriptives(found.moments),
        kmo_bartlett(scale, found.correlation, found.moments.n),
        sampling_adequacy(list(found.names), found.correlation),
        correlations(found.moments, found.correlation),
        *_before_extraction(found, scale),
        communalities(found),
        variance_explained(found),
        unrotated_loadings(found),
    ]
    if options.extraction in TESTED:
        tables.append(fit(scale, found))
    if "reproduced" in asked:
        from analysis.procedures.factor.further import reproduced

        tables += reproduced(found)
    if options.rotation != "none":
        tables += oblique(found) if options.rotation in OBLIQUE else right_angled(found)
    if found.is_of_covariances:
        from analysis.procedures.factor.raw import raw_tables

        tables += raw_tables(found)
    if options.scores is None:
        return tables
    from analysis.procedures.factor.further import scores

    return tables + scores(found)


def _before_extraction(found: Analysis, scale: str) -> list[Table]:
    """What was asked for of the matrix itself, and of its eigenvalues."""
    asked = found.options.statistics
    if {"anti_image", "harman"}.isdisjoint(asked) and found.parallel is None:
        return []
    from analysis.procedures.factor.further import anti_images, harman, parallel

    return [
        *(anti_images(found) if "anti_image" in asked else []),
        *([harman(scale, found)] if "harman" in asked else []),
        *([parallel(found)] if found.parallel is not None else []),
    ]

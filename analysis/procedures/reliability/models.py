"""The models of reliability beside alpha: halves, Guttman's bounds, omega, ordinal alpha, intraclass correlations."""

from collections.abc import Callable, Sequence

import numpy as np

from analysis.procedures.reliability.options import Options
from analysis.result import Message
from analysis.statistics.description import Statistic
from analysis.statistics.distinct import distinct
from analysis.statistics.factoring import SMALLEST_UNIQUENESS
from analysis.statistics.intraclass import Intraclass, absolute_agreement, consistency, mean_squares, one_way
from analysis.statistics.intraclass_tests import against
from analysis.statistics.inversion import SMALLEST_EIGENVALUE
from analysis.statistics.omega import General, general_factor, omega_total, one_factor
from analysis.statistics.polychoric_matrix import NoPair, polychoric_matrix
from analysis.statistics.reliability import FEW_ITEMS, standardized_alpha
from analysis.statistics.split_halves import guttman_bounds, split_halves
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Moments, Tally
from analysis.undefined import Undefined

PARTS = Message("The halves are {first} and {second}.")
ITEMS_OF_SPLIT = Message("Lambda 4 is of the halves {first} and {second}.")
ONE_FACTOR = Message("Omega total: one factor by maximum likelihood, McDonald (1999).")
BIFACTOR = Message(
    "Omega hierarchical: {count} group factors by minres and direct oblimin, Schmid-Leiman transformation, "
    "standardised items."
)
HEYWOOD = Message(
    "Heywood case: the unique variance of {items} fell to its lower bound of {bound}. The solution should be "
    "interpreted with caution."
)
POLYCHORIC = Message("Ordinal alpha: standardised alpha of polychoric correlations, Zumbo, Gadermann & Zeisser (2007).")
NOT_POSITIVE = Message("The matrix of polychoric correlations is not positive definite.")
NO_POLYCHORIC = Message("{item} and {other} have no polychoric correlation.")
CATEGORIES = 30
CONTINUOUS = Undefined(Message("an item has more than {most} different answers", {"most": CATEGORIES}))


def further_models(tally: Tally, names: Sequence[str], used: Moments, options: Options) -> list[Table]:
    """The tables of every model asked for; `used` are the items of `names` that vary, over complete cases."""
    scale, tables = options.items.name or "all_items", []
    for model in dict.fromkeys(options.models):
        if model == "split":
            tables.append(_split(used, options))
        if model == "guttman":
            tables.append(_guttman(used, options))
        if model == "omega":
            tables += _omegas(used, options)
        if model == "ordinal_alpha":
            tables.append(_ordinal(tally, names, used, scale))
        if model == "parallel":
            from analysis.procedures.reliability.parallel_tables import parallel_tables

            tables += parallel_tables(used)
        if model == "strictly_parallel":
            from analysis.procedures.reliability.parallel_tables import strictly_parallel_tables

            tables += strictly_parallel_tables(used)
        if model == "icc":
            tables.append(_intraclass(used, options))
    return tables


def _first(used: Moments, options: Options) -> int:
    """How many items the first half has (D23); one that does not vary may have left fewer."""
    k = len(used.names)
    return min(options.split or (k + 1) // 2, max(k - 1, 1))


def _halves(used: Moments, options: Options, note: Message) -> tuple[Message, ...]:
    first = _first(used, options)
    if len(used.names) < 2:
        return ()
    values = {"first": ", ".join(used.names[:first]), "second": ", ".join(used.names[first:])}
    return (Message(note.sentence, values),)


def _split(used: Moments, options: Options) -> Table:
    k, first = len(used.names), _first(used, options)
    found = split_halves(used.covariance, first)
    rows: list[tuple[Cell, ...]] = [
        ("first_half", _of_half(found.first_alpha, min(first, k), options), min(first, k)),
        ("second_half", _of_half(found.second_alpha, max(k - first, 0), options), max(k - first, 0)),
        ("correlation_between_forms", found.correlation, k),
        ("spearman_brown_equal", found.spearman_brown_equal, k),
        ("spearman_brown_unequal", found.spearman_brown_unequal, k),
        ("guttman_split_half", found.guttman, k),
    ]
    return Table(
        "split_half", headed("statistic", "coefficient", "n_items"), tuple(rows), notes=_halves(used, options, PARTS)
    )


def _of_half(alpha: Statistic, n: int, options: Options) -> Statistic:
    """Alpha of a half; SPSS prints 1 for a half of one item."""
    return 1.0 if n == 1 and alpha is FEW_ITEMS and options.dialect == "spss" else alpha


def _guttman(used: Moments, options: Options) -> Table:
    found = guttman_bounds(used.covariance, _first(used, options))
    rows = [(f"lambda={at}", each) for at, each in enumerate(found, start=1)]
    return Table("guttman", headed("lambda", "coefficient"), tuple(rows), notes=_halves(used, options, ITEMS_OF_SPLIT))


def _omegas(used: Moments, options: Options) -> list[Table]:
    single = one_factor(used.correlation)
    notes = [ONE_FACTOR]
    if isinstance(single, Undefined):
        raw: Statistic = single
        standardized: Statistic = single
    else:
        raw = omega_total(single.loadings, np.sqrt(np.diag(used.covariance)))
        standardized = omega_total(single.loadings, np.ones(len(used.names)))
        notes += _heywood(used.names, single.at_the_edge)
    usable = len(used.names) > 1 and bool(np.isfinite(used.correlation).all())
    reason = single if isinstance(single, Undefined) else FEW_ITEMS
    general = general_factor(used.correlation, options.group_factors) if usable else reason
    hierarchical, total = (
        (general, general) if isinstance(general, Undefined) else (general.hierarchical, general.total)
    )
    rows: list[tuple[Cell, ...]] = [
        ("omega_total", raw),
        ("omega_standardized", standardized),
        ("omega_hierarchical", hierarchical),
        ("omega_general_total", total),
    ]
    notes.append(Message(BIFACTOR.sentence, {"count": options.group_factors}))
    table = Table("omegas", headed("statistic", "coefficient"), tuple(rows), notes=tuple(notes))
    return [table] if isinstance(general, Undefined) else [table, _general(used.names, general)]


def _general(names: Sequence[str], found: General) -> Table:
    columns = [Column("loading", f"factor={at + 1}") for at in range(found.groups.shape[1])]
    rows: list[tuple[Cell, ...]] = [
        (name, float(general), *(float(each) for each in groups), float(1 - unique))
        for name, general, groups, unique in zip(names, found.general, found.groups, found.unique, strict=True)
    ]
    every = (Column("item"), Column("loading", "general_factor"), *columns, Column("extraction"))
    return Table("general_factor", every, tuple(rows), notes=tuple(_heywood(names, found.at_the_edge)))


def _heywood(names: Sequence[str], at_the_edge: Sequence[int]) -> list[Message]:
    if not at_the_edge:
        return []
    items = ", ".join(names[at] for at in at_the_edge)
    return [Message(HEYWOOD.sentence, {"items": items, "bound": SMALLEST_UNIQUENESS})]


def _ordinal(tally: Tally, names: Sequence[str], used: Moments, scale: str) -> Table:
    alpha, notes = _alpha_of_categories(tally, names, used)
    row: tuple[Cell, ...] = (scale, alpha, len(used.names))
    return Table("ordinal_alpha", headed("scale", "alpha_ordinal", "n_items"), (row,), notes=notes)


def _alpha_of_categories(tally: Tally, names: Sequence[str], used: Moments) -> tuple[Statistic, tuple[Message, ...]]:
    if len(used.names) < 2 or used.n <= 1:
        return standardized_alpha(used.correlation), ()
    complete = tally.patterns(names).listwise()
    values = np.column_stack([complete.column(name) for name in used.names])
    if max(len(distinct(column)) for column in values.T) > CATEGORIES:
        return CONTINUOUS, ()
    found = polychoric_matrix(values, complete.weights)
    if isinstance(found, NoPair):
        pair = {"item": used.names[found.first], "other": used.names[found.second]}
        return found.reason, (Message(NO_POLYCHORIC.sentence, pair),)
    positive = float(np.linalg.eigvalsh(found.matrix)[0]) >= SMALLEST_EIGENVALUE
    return standardized_alpha(found.matrix), (POLYCHORIC,) if positive else (POLYCHORIC, NOT_POSITIVE)


FORMS: tuple[tuple[str, str, Callable[..., Intraclass]], ...] = (
    ("one_way_random", "absolute_agreement", one_way),
    ("two_way_random", "consistency", consistency),
    ("two_way_random", "absolute_agreement", absolute_agreement),
    ("two_way_mixed", "consistency", consistency),
    ("two_way_mixed", "absolute_agreement", absolute_agreement),
)
INTRACLASS = ("icc", "ci_low", "ci_high", "f", "df1", "df2", "p")


def _intraclass(used: Moments, options: Options) -> Table:
    squares = mean_squares(used.means, used.covariance, used.n)
    rows: list[tuple[Cell, ...]] = []
    for model, kind, form in FORMS:
        for measure in ("single_measures", "average_measures"):
            if isinstance(squares, Undefined):
                rows.append((model, kind, measure, *([squares] * len(INTRACLASS))))
            else:
                average = measure == "average_measures"
                found = form(squares, average, options.confidence)
                found = against(found, squares, form is absolute_agreement, average, options.icc_test_value)
                rows.append((model, kind, measure, *(getattr(found, word) for word in INTRACLASS)))
    return Table("intraclass_correlation", headed("icc_model", "icc_type", "measure", *INTRACLASS), tuple(rows))

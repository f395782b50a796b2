"""Tables of the levels of items: covariances, analysis of variance between items, Hotelling's T-squared."""

from collections.abc import Sequence

from analysis.result import Message
from analysis.statistics.description import ONE_CASE
from analysis.statistics.repeated_items import (
    Squares,
    Test,
    additivity,
    concordance,
    f_test,
    hotelling,
    squares,
    within_people,
)
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Moments
from analysis.undefined import Undefined

GRAND_MEAN = Message("Grand Mean = {mean:.4f}")
CONCORDANCE = Message("Kendall's coefficient of concordance W = {w:.3b}.")
POWER = Message("Tukey's estimate of power to which observations must be raised to achieve additivity = {power:.3f}.")


def level_tables(used: Moments, asked: Sequence[str]) -> list[Table]:
    """The tables of `asked` for items that vary, over complete cases."""
    tables = [_covariances(used)] if "covariances" in asked else []
    variant = next((word for word in ("cochran", "friedman", "anova") if word in asked), "")
    if variant or "tukey" in asked:
        tables.append(_anova(used, variant or "anova", "tukey" in asked))
    return [*tables, _hotelling(used)] if "hotelling" in asked else tables


def _covariances(used: Moments) -> Table:
    columns = (Column("item"), *(Column("covariance", name) for name in used.names))
    rows = [
        (name, *(float(cell) if used.n > 1 else ONE_CASE for cell in line))
        for name, line in zip(used.names, used.covariance, strict=True)
    ]
    return Table("inter_item_covariance_matrix", columns, tuple(rows))


def _anova(used: Moments, variant: str, with_tukey: bool) -> Table:
    """Between people, and within people between items and the rest; F, Friedman's chi-square or Cochran's Q."""
    value = {"friedman": "friedman_chi_square", "cochran": "cochran_q"}.get(variant, "f")
    heads = headed("source", "sum_of_squares", "df", "mean_square", value, "p")
    found = squares(used.means, used.covariance, used.n)
    if isinstance(found, Undefined):
        return Table("items_anova", heads, (), notes=(found.reason,))
    test = f_test(found) if variant == "anova" else within_people(found)
    rows = [_row("between_people", found.people, found.n - 1), _row("between_items", found.items, test.df1, test)]
    notes = [Message(GRAND_MEAN.sentence, {"mean": found.grand_mean})]
    if with_tukey:
        more, note = _tukey(found, used)
        rows, notes = [*rows, *more], [*notes, *note]
    rows += [
        _row("residual", found.residual, found.df),
        _row("within_people", found.within, found.n * (found.k - 1)),
        _row("total", found.total, found.n * found.k - 1),
    ]
    if variant == "friedman" and isinstance(w := concordance(found), float):
        notes.append(Message(CONCORDANCE.sentence, {"w": w}))
    return Table("items_anova", heads, tuple(rows), notes=tuple(notes))


def _tukey(found: Squares, used: Moments) -> tuple[list[tuple[Cell, ...]], list[Message]]:
    parts = additivity(found, used.means, used.covariance)
    balance = parts.balance if isinstance(parts.balance, Undefined) else parts.balance / max(parts.df, 1.0)
    rows: list[tuple[Cell, ...]] = [
        ("nonadditivity", parts.nonadditivity, 1.0, parts.nonadditivity, parts.f, parts.p),
        ("balance", parts.balance, parts.df, balance, None, None),
    ]
    return rows, [Message(POWER.sentence, {"power": parts.power})] if isinstance(parts.power, float) else []


def _row(source: str, value: float, df: float, test: Test | None = None) -> tuple[Cell, ...]:
    mean_square: Cell = value / df if df > 0 else ONE_CASE
    return (source, value, df, mean_square, *((None, None) if test is None else (test.value, test.p)))


def _hotelling(used: Moments) -> Table:
    t, test = hotelling(used.means, used.covariance, used.n)
    row = ("hotelling", t, test.value, test.df1, test.df2, test.p)
    return Table("hotelling_test", headed("statistic", "hotelling_t", "f", "df1", "df2", "p"), (row,))

"""Tables of effects between subjects."""

from analysis.general_linear.effects import POWER, TEST, tests_of_effects
from analysis.procedures.multivariate.design import Design
from analysis.statistics.linear_hypotheses import EffectTest, tested
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined


def between_subjects(design: Design) -> Table:
    """Tests of Between-Subjects Effects: of every dependent variable, or of the averages of repeated measures."""
    words = (*TEST, *(POWER if design.power else ()))
    rows = _of_averages(design, words) if design.is_repeated else _of_variables(design)
    heads = (Column("source"), Column(design.word), *(Column(word) for word in words))
    return Table("between_subjects_effects", heads, tuple(rows))


def _of_variables(design: Design) -> list[tuple[Cell, ...]]:
    """The rows of every dependent variable's own table, source by source."""
    tables = [tests_of_effects(model, design.type_, design.power, design.confidence) for model in design.models]
    sources = [row[0] for row in max(tables, key=lambda table: len(table.rows)).rows]
    return [
        (source, name, *row[1:])
        for source in sources
        for name, own in zip(design.measures, tables, strict=True)
        for row in own.rows
        if row[0] == source
    ]


def _of_averages(design: Design, words: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for at, effect in enumerate(design.model.effects):
        for measure, name in enumerate(design.measures):
            found = _test(design, at, measure)
            rows.append((design.model.key(effect), name, *(getattr(found, word) for word in words)))
    for measure, name in enumerate(design.measures):
        fitted = design.fitted(design.of_measure(measure, design.average[0]))
        blank: list[Cell] = [None] * (len(words) - 3)
        if isinstance(fitted, Undefined):
            rows.append(("error", name, fitted, fitted, fitted, *blank))
        else:
            mean_square: Cell = fitted.residual / fitted.df if fitted.df > 0 else fitted.error
            rows.append(("error", name, fitted.residual, fitted.df, mean_square, *blank))
    return rows


def _test(design: Design, effect: int, measure: int) -> EffectTest:
    weights = design.of_measure(measure, design.average[0])
    fitted, found = design.fitted(weights), design.hypotheses[effect]
    if isinstance(fitted, Undefined):
        return EffectTest(*[fitted] * 8)
    if isinstance(found, Undefined):
        return EffectTest(*[found] * 8)
    products, df = found
    return tested(fitted, float(weights @ products @ weights), float(df), design.confidence)

"""Reliability and the dimensions of items."""

from analysis.result import Result
from analysis.vocabulary import Kind
from reports.factoring import loadings
from reports.formatting import kind_of
from reports.quantities.origin import Spot
from reports.quantities.source import Source, amount, expression, is_number, unknown
from reports.tokens import Quantity


def alpha(source: Source, scale: str) -> Quantity:
    """Cronbach's alpha of a scale, or of a task of reliability."""
    return _of_scale(source, expression("alpha", scale), scale, "alpha")


def alpha_low(source: Source, scale: str) -> Quantity:
    """The lower end of the 95 % interval of alpha."""
    return _of_scale(source, expression("alpha_low", scale), scale, "alpha_ci_low")


def alpha_high(source: Source, scale: str) -> Quantity:
    """The upper end of the 95 % interval of alpha."""
    return _of_scale(source, expression("alpha_high", scale), scale, "alpha_ci_high")


def citc(source: Source, scale: str, item: str) -> Quantity:
    """The correlation of an item with the rest of its scale."""
    result = _result(source, scale)
    said, table = expression("citc", scale, item), result.table("item_total")
    return source.cell(said, result, table, {"item": item}, "corrected_item_total")


def item_alpha_max(source: Source, scale: str) -> Quantity:
    """The largest alpha that leaving out one item would give."""
    result = _result(source, scale)
    table = result.table("item_total")
    found = [amount(each) for each in table.column("alpha_if_deleted") if is_number(each)]
    said = expression("item_alpha_max", scale)
    return source.quantity(said, max(found, default=None), Kind.COEFFICIENT, Spot(result, table, "alpha_if_deleted"))


def kmo(source: Source, task: str | None = None) -> Quantity:
    """The Kaiser–Meyer–Olkin measure of sampling adequacy."""
    return _of_sphericity(source, expression("kmo", task), task, "kmo")


def bartlett(source: Source, task: str | None = None) -> Quantity:
    """The chi-square of Bartlett's test of sphericity."""
    return _of_sphericity(source, expression("bartlett", task), task, "chi_square")


def factors(source: Source, task: str | None = None) -> Quantity:
    """How many components or factors were kept."""
    result = _factor(source, task)
    table = result.table("variance_explained")
    kept = sum(is_number(each) for each in table.column("eigenvalue", "extraction"))
    return source.quantity(expression("factors", task), float(kept), Kind.COUNT, Spot(result, table, "kept"))


def cumulative(source: Source, task: str | None = None) -> Quantity:
    """Per cent of the variance that the components or factors kept explain."""
    result = _factor(source, task)
    table = result.table("variance_explained")
    found = [amount(each) for each in table.column("cumulative_percent", "extraction") if is_number(each)]
    spot = Spot(result, table, "cumulative_percent")
    return source.quantity(expression("cumulative", task), max(found, default=None), Kind.PERCENT, spot)


def loading(source: Source, item: str, component: str, task: str | None = None) -> Quantity:
    """A rotated loading; of correlated factors that of the pattern."""
    result = _factor(source, task)
    said = expression("loading", item, component, task)
    return source.cell(said, result, loadings(result)[0], {"item": item}, "loading", component)


def _of_scale(source: Source, said: str, scale: str, word: str) -> Quantity:
    result = _result(source, scale)
    table = result.table("reliability")
    return source.cell(said, result, table, {"scale": str(table.rows[0][0])}, word)


def _result(source: Source, scale: str) -> Result:
    """The reliability of a scale, by the name of the scale or of the task."""
    found = {name: each for name, each in source.results.results.items() if each.procedure == "reliability"}
    found |= {str(each.table("reliability").rows[0][0]): each for each in found.values()}
    if scale not in found:
        raise unknown("no reliability of {found}; possible: {possible}", scale, found)
    return found[scale]


def _factor(source: Source, task: str | None) -> Result:
    return source.result(task) if task else source.task_of("factor")


def _of_sphericity(source: Source, said: str, task: str | None, word: str) -> Quantity:
    result = _factor(source, task)
    table = result.table("kmo_bartlett")
    return source.quantity(said, table.column(word)[0], kind_of(table.name, word), Spot(result, table, word))

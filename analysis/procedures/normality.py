"""EXAMINE's tests of normality: skewness and kurtosis, Kolmogorov-Smirnov with Lilliefors, Shapiro-Wilk."""

from collections.abc import Iterator

from analysis.categories import Category
from analysis.dialect import Dialect
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.lilliefors import reported
from analysis.options import plain
from analysis.result import Labels, Message, Result
from analysis.statistics.description import Statistic, describe
from analysis.statistics.kolmogorov import fit_to_normal
from analysis.statistics.shapiro import shapiro_wilk
from analysis.table import Cell, Column, Table
from analysis.tally import Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

LILLIEFORS = Message("Lilliefors Significance Correction")
SHAPE = ("skewness", "se_skewness", "z_skewness", "kurtosis", "se_kurtosis", "z_kurtosis")


@dataclass(frozen=True)
class Options:
    """`variables`, of all cases or of each group of `by`; the dialect `spss` prints no Lilliefors p above .200."""

    variables: tuple[Variable, ...]
    by: Category | None = None
    dialect: Dialect = "recommended"


@dataclass(frozen=True)
class Part:
    """One variable's valid answers, of all cases or of one group; `keys` are the stub cells."""

    keys: tuple[str, ...]
    patterns: Patterns


def run(tally: Tally, options: Options) -> Result:
    """Skewness and kurtosis with z, then Tests of Normality; each variable on its own valid cases."""
    names = [variable.name for variable in options.variables]
    parts = [part for name in names for part in _parts(tally, name, options.by)]
    by = () if options.by is None else (options.by.name,)
    return Result(
        procedure="normality",
        options=plain(options),
        cases=tally.patterns([*names, *by]).cases,
        tables=(_shape(parts, by), _tests(parts, by, options.dialect)),
        labels={**_bare(options.by, parts), **labels_of(tally.codebook, [*names, *by])},
    )


def _parts(tally: Tally, name: str, by: Variable | None) -> Iterator[Part]:
    if by is None:
        yield Part((name,), tally.patterns([name]).listwise())
        return
    both = tally.patterns([by.name, name]).listwise()
    codes = tally.patterns([by.name]).listwise().column(by.name)
    for code in codes.tolist():
        yield Part((name, level_key(by.name, code)), both.take(both.column(by.name) == code))


def _bare(by: Variable | None, parts: list[Part]) -> Labels:
    if by is None:
        return {}
    codes = {float(part.keys[1].partition("=")[2]) for part in parts}
    return bare_labels(by, codes)


def _shape(parts: list[Part], by: tuple[str, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for part in parts:
        found = describe(part.patterns.values[:, -1], part.patterns.weights)
        skewness = (found.skewness, found.se_skewness, _z(found.skewness, found.se_skewness))
        kurtosis = (found.kurtosis, found.se_kurtosis, _z(found.kurtosis, found.se_kurtosis))
        rows.append((*part.keys, found.n, found.mean, found.sd, *skewness, *kurtosis))
    return Table("shape", (*_stubs(by), *(Column(word) for word in ("n", "mean", "sd", *SHAPE))), tuple(rows), by)


def _z(value: Statistic, se: Statistic) -> Statistic:
    if isinstance(value, Undefined) or isinstance(se, Undefined):
        return value if isinstance(value, Undefined) else se
    return value / se


def _tests(parts: list[Part], by: tuple[str, ...], dialect: Dialect) -> Table:
    rows: list[tuple[Cell, ...]] = []
    notes = [LILLIEFORS]
    for part in parts:
        values, weights = part.patterns.values[:, -1], part.patterns.weights
        fit, shapiro = fit_to_normal(values, weights), shapiro_wilk(values, weights)
        p, said = reported(fit.p, dialect)
        notes += [note for note in said if note not in notes]
        rows.append((*part.keys, fit.distance.absolute, fit.n, p, shapiro.w, fit.n, shapiro.p))
    tested = [
        Column(word, under=test) for test in ("kolmogorov_smirnov", "shapiro_wilk") for word in ("value", "df", "p")
    ]
    return Table("tests_of_normality", (*_stubs(by), *tested), tuple(rows), by, tuple(notes))


def _stubs(by: tuple[str, ...]) -> tuple[Column, ...]:
    return (Column("variable"), Column("group")) if by else (Column("variable"),)

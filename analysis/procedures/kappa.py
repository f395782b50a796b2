"""WEIGHTED KAPPA: whether coders who sort the same cases agree beyond chance."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysis.categories import CODES_OF_WORDS, Category, same_words
from analysis.confidence import between_0_and_1
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels, in_order
from analysis.options import plain
from analysis.result import Fault, Message, Place, Result
from analysis.statistics.weighted_kappa import Kappa, agreement_weights, weighted_kappa
from analysis.table import Cell, Column, Table
from analysis.tally import Patterns, Tally
from instrument.codebook import Variable
from instrument.records import dataclass

POWERS = {"unweighted": 0, "linear_weights": 1, "quadratic_weights": 2}
MOST = 200  # categories
WORDS = tuple(field.name for field in fields(Kappa) if field.name != "kappa")


@dataclass(frozen=True)
class Options:
    """`variables`: what each coder gave, every two of them compared; `confidence` of the intervals."""

    variables: tuple[Category, ...]
    confidence: float = 0.95


def run(tally: Tally, options: Options) -> Result:
    """The table of each two coders and kappa, unweighted and with linear and quadratic weights.

    A category is one declared for both, or one that either gave. Cases count that both coded.
    Source: Cohen (1960), EPM 20(1); (1968), Psychological Bulletin 70(4); Fleiss, Cohen & Everitt (1969), 72(5).
    """
    confidence = between_0_and_1(options.confidence)
    coders = tuple({variable.name: variable for variable in options.variables}.values())
    if len(coders) < 2:
        raise Fault("kappa needs two variables or more", place=Place(entry="variables"))
    names = [coder.name for coder in coders]
    tables: list[Table] = []
    rows: list[tuple[Cell, ...]] = []
    labels: dict[str, Mapping[str, str]] = {}
    counts = set()
    for first, second in combinations(coders, 2):
        _refuse_other_words(first, second)
        patterns = tally.patterns((first.name, second.name)).listwise()
        codes = _categories(first, second, patterns)
        if len(codes) > MOST:
            raise Fault(
                "{row} and {column} have {found} categories; possible: up to {possible}",
                {"found": len(codes), "row": first.name, "column": second.name, "possible": MOST},
            )
        cells = _cells(patterns, codes)
        labels.update({**bare_labels(first, codes), **bare_labels(second, codes)})
        counts.add(len(codes))
        tables.append(_table(first, second, codes, cells))
        rows += _rows(first, second, cells, confidence)
    columns = [Column(word) for word in ("variable", "other_variable", "statistic", "coefficient", *WORDS, "n")]
    sentence = "Weights go by the places of categories, of which there are {count}."
    notes = tuple(Message(sentence, {"count": count}) for count in sorted(counts))
    return Result(
        procedure="kappa",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=(*tables, Table("kappa", tuple(columns), tuple(rows), notes=notes)),
        labels={**labels, **labels_of(tally.codebook, names)},
    )


def _refuse_other_words(first: Variable, second: Variable) -> None:
    """Raises `Fault` where codes stand for different words, and so cannot agree."""
    if first.of_words != second.of_words or (first.of_words and not same_words(first, second)):
        sentence = "codes of {row} and {column} stand for different words; possible: the same words in both, or numbers"
        raise Fault(sentence, {"row": first.name, "column": second.name}, Place(entry="variables"))


def _categories(first: Variable, second: Variable, patterns: Patterns) -> tuple[float, ...]:
    # Declared codes, not only observed ones: weights go by how many categories lie between two.
    given = {float(level.code) for level in first.valid_levels} & {float(level.code) for level in second.valid_levels}
    return in_order(first, given | {float(code) for code in patterns.values.ravel()})


def _cells(patterns: Patterns, codes: Sequence[float]) -> NDArray[np.float64]:
    cells, at = np.zeros((len(codes), len(codes))), {code: place for place, code in enumerate(codes)}
    for (row, column), weight in zip(patterns.values, patterns.weights, strict=True):
        cells[at[float(row)], at[float(column)]] += weight
    return cells


def _table(first: Variable, second: Variable, codes: Sequence[float], cells: NDArray[np.float64]) -> Table:
    columns = [Column("category"), *(Column("count", level_key(second.name, code)) for code in codes)]
    rows: list[tuple[Cell, ...]] = [
        (level_key(first.name, code), *(float(cell) for cell in line), float(line.sum()))
        for code, line in zip(codes, cells, strict=True)
    ]
    rows.append(("total", *(float(cell) for cell in cells.sum(axis=0)), float(cells.sum())))
    columns.append(Column("count", "total"))
    return Table("agreement", tuple(columns), tuple(rows), about=(first.name, second.name))


def _rows(first: Variable, second: Variable, cells: NDArray[np.float64], confidence: float) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for word, power in POWERS.items():
        if power and first.of_words and len(cells) > 2:
            rows.append((first.name, second.name, word, *[CODES_OF_WORDS] * (len(WORDS) + 1), float(cells.sum())))
            continue
        found = weighted_kappa(cells, agreement_weights(len(cells), power), confidence)
        numbers = (getattr(found, each) for each in WORDS)
        rows.append((first.name, second.name, word, found.kappa, *numbers, float(cells.sum())))
    return rows

"""Blocks of rated items as candidate scales, with items that run against the others as reversed."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.drafting.draft import DraftScale
from instrument.measure import Measure
from instrument.message import Message
from instrument.model import Kind, Option, ScaleItem
from instrument.records import dataclass
from survey.drafting.seen import Seen

FEWEST = 3
FEWEST_ROWS = 20
AGAINST = 0.2  # a correlation with the rest; nearer to zero an item does not run against the others
CHANCE = 2.5  # standard errors of a correlation of zero
_MARKED = re.compile(r".*\dR")  # formr's sign of a reversed item


@dataclass(frozen=True, eq=False)
class Item:
    """A rated variable."""

    name: str
    points: tuple[str, ...]
    codes: NDArray[np.float64]
    matrix: str  # the question it is a row of


def blocks(found: Sequence[Seen], language: str) -> tuple[DraftScale, ...]:
    """A candidate for every matrix of ratings, and for every run of three or more ratings with the same points."""
    scales: list[DraftScale] = []
    for run in _runs(found, language):
        if len(run) >= FEWEST:
            marked = [_MARKED.fullmatch(item.name) is not None for item in run]
            turned = marked if any(marked) and not all(marked) else [sign < 0 for sign in _signs(run)]
            items = tuple(ScaleItem(item.name, each) for item, each in zip(run, turned, strict=True))
            scales.append(_scale(run, items, len(scales) + 1, language, found))
    return tuple(scales)


def _scale(
    run: Sequence[Item], items: tuple[ScaleItem, ...], at: int, language: str, found: Sequence[Seen]
) -> DraftScale:
    names = {"first": run[0].name, "last": run[-1].name}
    said = [Message("a guess: items {first} to {last} stand together and share their points", names)]
    if len({item.points for item in run}) > 1:
        said = [
            Message(
                "a guess: items {first} to {last} stand together, though their points are worded differently", names
            )
        ]
    turned = [item.variable for item in items if item.reversed]
    if turned and all(map(_MARKED.fullmatch, turned)):
        said.append(Message("reversed, because their names end in R: {items}", {"items": ", ".join(turned)}))
    elif turned:
        said.append(Message("reversed, because they run against the others: {items}", {"items": ", ".join(turned)}))
    stem = next((each.question.text for each in found if each.question.id == run[0].matrix), None)
    words = f"{run[0].name}–{run[-1].name}"
    text = dict(stem) if stem is not None else {language: f"量表 {words}" if language == "zh" else f"Scale {words}"}
    return DraftScale(f"scale{at}", text, items, tuple(said))


def _runs(found: Sequence[Seen], language: str) -> Iterator[list[Item]]:
    run: list[Item] = []
    for each in found:
        question = each.question
        points = tuple(_words(question.options, language))
        if question.kind is Kind.MATRIX and question.measure is not Measure.NOMINAL:
            yield run
            run = []
            yield [
                Item(row.id, points, each.codes[place.at], question.id)
                for row, place in zip(question.rows, each.places, strict=True)
            ]
        elif question.kind is Kind.SCALE and not question.ask_if:
            item = Item(question.id, points, next(iter(each.codes.values())), "")
            if run and len(run[-1].points) != len(points):
                yield run
                run = []
            run.append(item)
        elif run:
            yield run
            run = []
    yield run


def _words(options: Sequence[Option], language: str) -> Iterator[str]:
    return (option.text[language] for option in options if not option.dont_know)


def _signs(run: Sequence[Item]) -> list[int]:
    """-1 for the items that run against the others, 1 for the rest.

    The sign of an item is its loading on what all share most, and counts where the item correlates with the rest, so
    turned, by more than chance would have it.
    """
    matrix = np.column_stack([item.codes for item in run])
    complete = matrix[~np.isnan(matrix).any(axis=1)]
    if len(complete) < FEWEST_ROWS or bool((complete.std(axis=0) == 0).any()):
        return [1] * len(run)
    scores = (complete - complete.mean(axis=0)) / complete.std(axis=0)
    loadings = np.linalg.eigh(np.corrcoef(scores, rowvar=False))[1][:, -1]
    turned = np.where(loadings < 0, -1, 1) * (1 if (loadings > 0).sum() * 2 >= len(loadings) else -1)
    limit = max(AGAINST, CHANCE / np.sqrt(len(complete)))
    rests = [
        np.corrcoef(scores[:, at], (scores * turned).sum(axis=1) - scores[:, at] * turned[at])[0, 1]
        for at in range(len(run))
    ]
    return [-1 if sign < 0 and rest < -limit else 1 for sign, rest in zip(turned, rests, strict=True)]

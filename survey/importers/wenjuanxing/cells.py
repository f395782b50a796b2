"""What a cell of an export says, by the questionnaire's own options."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from instrument.model import MissingCodes, Option
from survey.importers.wenjuanxing.conventions import (
    CLOSING,
    NOT_ASKED_NUMBER,
    NOT_ASKED_TEXT,
    OPENING,
    SEPARATOR,
    UNANSWERED_NUMBER,
    UNANSWERED_TEXT,
    Mode,
)
from survey.wording import by_label, fold, harmless

UNKNOWN = float("nan")
MOST_TYPED_SIGNS = 50  # in one cell; more is an attack and not an answer


@dataclass(frozen=True)
class Ticked:
    """One option a cell names, with what was typed behind it."""

    code: int
    typed: str = ""


@dataclass(frozen=True)
class Reading:
    """What one cell of text says: options in the order they stand, or a code that stands for no answer."""

    ticked: tuple[Ticked, ...] = ()
    missing: float | None = None
    certain: bool = True  # False when typed text can be read in two ways


def absent(cell: str, missing: MissingCodes, mode: Mode = Mode.NUMBER) -> float | None:
    """The code of a cell without an answer, NaN for an empty cell, None for an answer.

    A number export writes -2 and -3, and words where people type; a text export writes words only.
    """
    numeric = mode is Mode.NUMBER
    if cell in UNANSWERED_TEXT or (numeric and cell == UNANSWERED_NUMBER):
        return missing.unanswered
    if cell in NOT_ASKED_TEXT or (numeric and cell == NOT_ASKED_NUMBER):
        return missing.not_asked
    return UNKNOWN if not cell else None


def position_reader(options: tuple[Option, ...], missing: MissingCodes) -> Callable[[str], float | None]:
    """A function from a cell to a code: the platform numbers options as displayed, whatever their code."""
    codes = {str(place): float(option.code) for place, option in enumerate(options, 1)}

    def read(cell: str) -> float | None:
        cell = cell.strip()
        found = absent(cell, missing)
        return codes.get(cell) if found is None else found

    return read


def mark_reader(missing: MissingCodes, most: int = 1) -> Callable[[str], float | None]:
    """A function from a cell of an option's own column to 0 or 1, or to its rank up to `most`."""
    marks = {str(mark): float(mark) for mark in range(0 if most == 1 else 1, most + 1)}

    def read(cell: str) -> float | None:
        cell = cell.strip()
        found = absent(cell, missing)
        return marks.get(cell) if found is None else found

    return read


def label_reader(
    options: tuple[Option, ...], missing: MissingCodes, separator: str = ""
) -> Callable[[str], Reading | None]:
    """A function from a cell of labels to what it says; None for a label the questionnaire does not have.

    Raises `Fault` where two options read alike.
    """
    labelled = by_label(options)

    def read(cell: str) -> Reading | None:
        cell = cell.strip()
        found = absent(cell, missing, Mode.TEXT)
        if found is not None:
            return Reading(missing=found)
        if separator and cell.count(separator) > len(options) + MOST_TYPED_SIGNS:
            return None
        readings = list(_readings(cell, labelled, separator))
        in_order = [each for each in readings if _as_displayed(each, options)]
        chosen = in_order if separator == SEPARATOR and in_order else readings
        return Reading(chosen[0], certain=len(chosen) == 1) if chosen else None

    return read


def _readings(cell: str, labelled: Mapping[str, Option], separator: str) -> Iterator[tuple[Ticked, ...]]:
    """Every way to cut a cell into options: respondents may type the platform's own signs."""
    for cut, rest in _cuts(cell, separator):
        first = _piece(cut, labelled)
        if first is None:
            continue
        if rest is None:
            yield (first,)
            continue
        for others in _readings(rest, labelled, separator):
            if first.code not in {other.code for other in others}:
                yield (first, *others)


def _cuts(cell: str, separator: str) -> Iterator[tuple[str, str | None]]:
    """Pieces the cell may begin with, shortest first, each with what follows the separator (None: nothing)."""
    start = 0
    while separator and (at := cell.find(separator, start)) >= 0:
        yield cell[:at], cell[at + len(separator) :]
        start = at + len(separator)
    yield cell, None


def _piece(piece: str, labelled: Mapping[str, Option]) -> Ticked | None:
    """An option with what was typed behind it, or None."""
    plain = labelled.get(fold(piece))
    if plain is not None:
        return Ticked(plain.code)
    at = piece.find(OPENING)
    while at >= 0 and piece.endswith(CLOSING):
        option = labelled.get(fold(piece[:at]))
        if option is not None and option.other:
            typed = piece[at + 1 : -1].strip()
            return Ticked(option.code, "" if typed in UNANSWERED_TEXT else harmless(typed))
        at = piece.find(OPENING, at + 1)
    return None


def _as_displayed(ticked: tuple[Ticked, ...], options: tuple[Option, ...]) -> bool:
    order = {option.code: at for at, option in enumerate(options)}
    places = [order[each.code] for each in ticked]
    return places == sorted(places)

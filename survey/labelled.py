"""Cells that name options by words: one, or several joined, with what was typed behind them."""

from collections.abc import Callable, Iterator, Mapping

from instrument.model import Option
from instrument.records import dataclass
from survey.wording import fold, harmless

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


Piece = Callable[[str], Ticked | None]
"""A function from a piece of a cell to the option it names."""


def read_pieces(
    cell: str, piece: Piece, options: tuple[Option, ...], separator: str, displayed: bool
) -> Reading | None:
    """The options that a cell names, cut at `separator` wherever each piece is an option; None where none fits.

    Of several ways to cut, those in the order of the options go first where the platform keeps it (`displayed`).
    """
    if separator and cell.count(separator) > len(options) + MOST_TYPED_SIGNS:
        return None
    readings = list(_readings(cell, piece, separator))
    in_order = [each for each in readings if _as_displayed(each, options)]
    chosen = in_order if displayed and in_order else readings
    return Reading(chosen[0], certain=len(chosen) == 1) if chosen else None


def _readings(
    cell: str, piece: Piece, separator: str, used: frozenset[int] = frozenset()
) -> Iterator[tuple[Ticked, ...]]:
    """Every way to cut a cell into options, each once: respondents may type the platform's own signs.

    What is `used` before is known from the start, so that signs typed a hundred times do not multiply the ways.
    """
    for cut, rest in _cuts(cell, separator):
        first = piece(cut)
        if first is None or first.code in used:
            continue
        if rest is None:
            yield (first,)
            continue
        for others in _readings(rest, piece, separator, used | {first.code}):
            yield (first, *others)


def _cuts(cell: str, separator: str) -> Iterator[tuple[str, str | None]]:
    """Pieces the cell may begin with, shortest first, each with what follows the separator (None: nothing)."""
    start = 0
    while separator and (at := cell.find(separator, start)) >= 0:
        yield cell[:at], cell[at + len(separator) :]
        start = at + len(separator)
    yield cell, None


def labelled_piece(labelled: Mapping[str, Option], signs: tuple[str, str], empty: frozenset[str]) -> Piece:
    """Reads a label, with words typed within `signs` behind that of an option with a blank; `empty` are no words."""

    def read(piece: str) -> Ticked | None:
        plain = labelled.get(fold(piece))
        if plain is not None:
            return Ticked(plain.code)
        opening, closing = signs
        at = piece.find(opening) if opening else -1
        while at >= 0 and piece.endswith(closing):
            option = labelled.get(fold(piece[:at]))
            if option is not None and option.other:
                typed = piece[at + len(opening) : -len(closing)].strip()
                return Ticked(option.code, "" if typed in empty else harmless(typed))
            at = piece.find(opening, at + 1)
        return None

    return read


def _as_displayed(ticked: tuple[Ticked, ...], options: tuple[Option, ...]) -> bool:
    order = {option.code: at for at, option in enumerate(options)}
    places = [order[each.code] for each in ticked]
    return places == sorted(places)

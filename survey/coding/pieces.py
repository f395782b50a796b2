"""What one cell of a column of options says, by the questionnaire's options and the platform's signs."""

from collections.abc import Callable, Collection, Mapping, Sequence

from instrument.message import Fault, Place, quoted
from instrument.model import MissingCodes, Option
from survey.labelled import Piece, Reading, Ticked, labelled_piece, read_pieces
from survey.matching.slots import slug
from survey.numerals import numeral
from survey.platform import Cells
from survey.wording import by_label, fold, harmless, wordings

UNKNOWN = float("nan")
MOST_SIGNS_IN_LABEL = 10  # of the sign that joins options: a label may hold it itself

Cell = Callable[[str], Reading | None]
"""A function from a cell to what it says; None for a cell that says nothing known."""


def absent(cell: str, cells: Cells, missing: MissingCodes) -> float | None:
    """The code of a cell without an answer, NaN for an empty one, None for an answer."""
    if not cell:
        return UNKNOWN
    cell = cell.removesuffix(".0")  # -3.0, as programs for data write it
    if cell in cells.not_asked:
        return missing.not_asked
    return missing.unanswered if cell in cells.unanswered else None


def piece_reader(
    options: tuple[Option, ...],
    cells: Cells,
    labels: Mapping[str, str],
    answers: Mapping[str, int],
    pieces: Collection[str],
    place: Place,
) -> Piece:
    """A function from a piece to an option: by what was confirmed, the file's own label, a label, a code, a sign.

    Raises `Fault` where a piece is the label of one option and the code of another, and the column does not tell which.
    """
    labelled = by_label(options)
    by_words = labelled_piece(labelled, cells.typed_within, cells.unanswered)
    coded = {float(at if cells.by_place else option.code): option.code for at, option in enumerate(options, 1)}
    told = {code: labelled[fold(words)].code for code, words in labels.items() if fold(words) in labelled}

    def by_code(piece: str) -> Ticked | None:
        number = numeral(piece)
        code = None if number is None else coded.get(number)
        return None if code is None else Ticked(code)

    first, second = _readers(by_words, by_code, cells)
    if second is not _nothing:
        first, second = (by_code, by_words) if told else _order(by_words, by_code, pieces, place)

    def read(piece: str) -> Ticked | None:
        piece = piece.strip()
        code = answers.get(piece, told.get(piece))
        return Ticked(code) if code is not None else first(piece) or second(piece) or _signed(piece, options, cells)

    return read


def _readers(by_words: Piece, by_code: Piece, cells: Cells) -> tuple[Piece, Piece]:
    if cells.words_only:
        return by_words, _nothing
    return (by_code, _nothing) if cells.numbers_only else (by_words, by_code)


def _order(by_words: Piece, by_code: Piece, pieces: Collection[str], place: Place) -> tuple[Piece, Piece]:
    """Labels before codes, unless only codes read the whole column; of a torn column the other way reads nothing."""

    torn = [each for each in pieces if (one := by_words(each)) and (two := by_code(each)) and one.code != two.code]
    if not torn:
        return by_words, by_code
    words, codes = (all(read(each) for each in pieces) for read in (by_words, by_code))
    if words == codes:
        found = quoted(min(torn))
        raise Fault("{found} is the label of one level and the code of another", {"found": found}, place)
    return (by_words, _nothing) if words else (by_code, _nothing)


def _nothing(piece: str) -> None:
    return None


def _signed(piece: str, options: Sequence[Option], cells: Cells) -> Ticked | None:
    """A sign of the platform: for the option with a blank, or for words such as Yes."""
    blanks = [option for option in options if option.other]
    if piece in cells.other and len(blanks) == 1:
        return Ticked(blanks[0].code)
    words = {fold(each) for each in cells.synonyms.get(piece, ())}
    found = [option for option in options if words & {fold(each) for each in option.text.values()}]
    if cells.named and not found:
        found = [option for option in options if slug(piece) in map(slug, wordings(option.text))]
    return Ticked(found[0].code) if len(found) == 1 else None


def cell_reader(
    piece: Piece, options: tuple[Option, ...], cells: Cells, missing: MissingCodes, separators: Sequence[str]
) -> Cell:
    """A function from a cell to what it says; with `separators`, of several options."""
    blanks = [option for option in options if option.other]
    blank = blanks[0] if cells.typed_instead and len(blanks) == 1 else None

    def read(cell: str) -> Reading | None:
        cell = cell.strip()
        plain = piece(cell) if cell else None  # a label such as N/A goes before the platform's sign
        if plain is not None:
            return Reading((plain,))
        code = absent(cell, cells, missing)
        if code is not None:
            return Reading(missing=code)
        for sign in separators:
            held = cell.removesuffix(sign.strip() or sign)
            found = read_pieces(held, piece, options, sign, displayed=sign not in cells.ranked)
            if found is not None:
                return found
        if blank is None:
            return None
        return _with_typed(cell, piece, blank, next((sign for sign in separators if sign in cell), ""))

    return read


def _with_typed(cell: str, piece: Piece, blank: Option, sign: str) -> Reading:
    """Labels and, in one place between them, words of the respondent's own, which may hold the sign too."""
    parts = cell.removesuffix(sign.strip()).split(sign) if sign else [cell]
    ticked: list[Ticked] = []
    typed: list[str] = []
    runs, at, inside = 0, 0, False
    while at < len(parts):
        ends = range(min(len(parts), at + MOST_SIGNS_IN_LABEL), at, -1)
        end = next((end for end in ends if piece(sign.join(parts[at:end])) is not None), None)
        if end is None:
            runs += not inside
            typed.append(parts[at])
            at, inside = at + 1, True
            continue
        named = piece(sign.join(parts[at:end]))
        ticked += [named] if named is not None and named.code != blank.code else []
        at, inside = end, False
    words = harmless(sign.join(typed).strip())
    return Reading((*ticked, Ticked(blank.code, words)), certain=runs == 1)

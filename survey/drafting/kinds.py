"""Which kind of question columns hold, by their cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from instrument.drafting.draft import DraftQuestion
from instrument.drafting.options import options_of
from instrument.drafting.settling import as_rating
from instrument.drafting.words import DONT_KNOW, OTHER, PERSON, clean, is_characteristic, is_rating
from instrument.message import Message, quoted
from instrument.model import Kind, Measure, Option, Row
from survey.drafting.columns import Column, is_ticks, ticked
from survey.drafting.labels import (
    Labels,
    bare,
    common,
    is_categorical,
    is_numeric,
    ordered,
    pieces_of,
    points_of,
    separator_of,
)
from survey.drafting.seen import Place, Seen
from survey.drafting.structure import Part, Stem, single
from survey.numerals import numeral
from survey.platform import Cells
from survey.wording import fold

_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T].*)?|\d{1,2}/\d{1,2}/\d{2,4}(?: .*)?")
AMOUNT = re.compile(r"how[ _]many|number[ _]of|多少|几[个次人年天]|数量|次数|人数|年数", re.IGNORECASE)
ORDERS = {
    "unseen": Message("nobody chose some of the options: words in brackets, and at the end of a rating, are guesses"),
    "frequency": Message("the order of its options is that of their frequency, as the file tells none"),
}
FEWEST_ROWS = 5


@dataclass(frozen=True)
class Guide:
    """What is known besides the columns of one question."""

    cells: Cells
    language: str
    known: Mapping[int, Mapping[str, int]] = field(default_factory=dict)  # column → label → code
    tails: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)  # wording → options of the twin file


def seen(stem: Stem, id: str, guide: Guide) -> list[Seen]:
    """The question, or several where the columns under one stem do not belong together."""
    if stem.is_one:
        return [_one(stem, id, guide)]
    found = _ticks(stem, id, guide) or _ranks(stem, id, guide) or _matrix(stem, id, guide)
    if found is not None:
        return [found]
    alone = [_one(_alone(stem, part), _id(id, part, at), guide) for at, part in enumerate(stem.parts, 1)]
    return alone + [_one(single(part.column), f"{id}_typed{at}", guide) for at, part in enumerate(stem.typed, 1)]


def _id(id: str, part: Part, at: int) -> str:
    return f"{id}_{part.name}" if re.fullmatch(r"\w{1,20}", part.name, re.ASCII) else f"{id}_{at}"


def _alone(stem: Stem, part: Part) -> Stem:
    own = fold(part.words)
    words = part.words if not stem.words or fold(stem.words) in own or not own else f"{stem.words} – {part.words}"
    return Stem(stem.name, words, stem.number, (replace(part, words="", name=""),))


def _base(stem: Stem, id: str, kind: Kind, guide: Guide) -> DraftQuestion:
    words = clean(stem.words) or id
    return DraftQuestion(
        id=id,
        kind=kind,
        text={guide.language: words},
        number=stem.number,
        required=_is_full(stem),
        characteristic=kind is Kind.SINGLE and is_characteristic(words),
    )


def _is_full(stem: Stem) -> bool:
    """Whether everybody gave an answer to the question."""
    return len(stem.parts[0].column.cells) >= FEWEST_ROWS and not _masks([part.column for part in stem.parts])[0].any()


def _masks(columns: Sequence[Column]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where none of the columns holds an answer, and where a sign says that none was asked."""
    blank = np.all([column.blank for column in columns], axis=0)
    return blank, np.all([column.not_asked for column in columns], axis=0)


# One column


def _one(stem: Stem, id: str, guide: Guide) -> Seen:
    column = stem.parts[0].column
    for read in (_labelled, _joined, _dates, _numbers, _labels):
        found = read(stem, column, id, guide)
        if found is not None:
            return found
    return text_of(stem, id, guide)


def text_of(stem: Stem, id: str, guide: Guide) -> Seen:
    """A column as words that people typed."""
    column = stem.parts[0].column
    said = (Message("nobody answered it, so that its kind is unknown"),) if not column.answers else ()
    if column.answers and len(set(column.answers)) > 1:
        values = {"count": len(set(column.answers)), "n": len(column.answers)}
        said = (Message("it is taken for text: {count} different answers among {n}", values),)
    base = _base(stem, id, Kind.TEXT, guide)
    identifying = PERSON.search(base.text[guide.language]) is not None and len(base.text[guide.language]) <= 40
    told = (Message("it seems to tell who a person is, and is kept apart from the answers"),) if identifying else said
    return Seen(replace(base, identifying=identifying, guesses=told), (Place(column.at),), {}, {}, *_masks([column]))


def _labelled(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    """By the value labels of the file itself."""
    labels = {numeral(code): clean(label) for code, label in column.heading.labels.items()}
    kept = {int(code): label for code, label in labels.items() if code is not None and code == int(code) and label}
    held = {numeral(cell) for cell in set(column.answers)}
    if len(kept) < 2 or None in held:
        return None
    unlabelled = sorted(each for each in held if each is not None and each not in kept)
    whole = all(each == int(each) for each in unlabelled)
    if not whole or len(unlabelled) > max(3, len(kept)):
        return None
    codes = sorted({*kept, *map(int, unlabelled)})
    options = options_of([{guide.language: kept.get(code, str(code))} for code in codes], Kind.SINGLE, codes)
    points = unlabelled and {"codes": quoted(", ".join(f"{each:g}" for each in unlabelled))}
    said = (Message("codes {codes} have no label in the file", points),) if points else ()
    if len(kept) < len(codes) and len(codes) > 3 and len(kept) == 2:  # only the ends of a rating have words
        return _coded(replace(_base(stem, id, Kind.SCALE, guide), options=options, guesses=said), column, stem, guide)
    question = replace(_base(stem, id, Kind.SINGLE, guide), options=options, guesses=said)
    return _coded(as_rating(question, guide.language), column, stem, guide)


def _coded(question: DraftQuestion, column: Column, stem: Stem, guide: Guide) -> Seen:
    """A question of one column with the code of each cell."""
    codes = {fold(option.text[guide.language]): option.code for option in question.options}
    points = {float(option.code) for option in question.options}

    def code(cell: str) -> float:
        label = fold(bare(cell, guide.cells)[0])
        if label in codes:
            return float(codes[label])
        number = numeral(cell)
        return number if number is not None and number in points else float("nan")

    known = {cell: code(cell) for cell in set(column.cells)}
    values = np.array([known[cell] for cell in column.cells], dtype=float)
    typed = _typed_places(stem, question.options)
    options = tuple(
        replace(option, other=option.other or at in {each.index for each in typed})
        for at, option in enumerate(question.options)
    )
    places = (Place(column.at), *typed)
    return Seen(replace(question, options=options), places, {column.at: values}, {}, *_masks([column]))


def _typed_places(stem: Stem, options: Sequence[Option]) -> tuple[Place, ...]:
    """The option that each column of typed words stands beside: the one it names, the one called other, or the last."""
    found = []
    for part in stem.typed:
        labels = [fold(next(iter(option.text.values()))) for option in options]
        named = next((at for at, label in enumerate(labels) if label and label == fold(part.words)), None)
        called = next(
            (at for at, option in enumerate(options) if OTHER.match(next(iter(option.text.values())))), len(options) - 1
        )
        found.append(Place(part.column.at, "typed", called if named is None else named))
    kept = {place.index: place for place in reversed(found)}
    return tuple(kept.values()) if options else ()


def _joined(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    """Several options, or an order of them, in one cell."""
    for signs, kind in ((guide.cells.joined, Kind.MULTIPLE), (guide.cells.ranked, Kind.RANKING)):
        sign = separator_of({_stripped(cell, guide.cells) for cell in set(column.answers)}, signs)
        if sign:
            return _pieces(stem, column, id, guide, sign, kind)
    tail = guide.tails.get(fold(stem.words), ())
    return _pieces(stem, column, id, guide, "", Kind.MULTIPLE) if tail else None


def _stripped(cell: str, cells: Cells) -> str:
    """A cell without words typed within signs, wherever they stand."""
    opening, closing = cells.typed_within
    return re.sub(f"{re.escape(opening)}[^{re.escape(closing)}]*{re.escape(closing)}", "", cell) if opening else cell


def _pieces(stem: Stem, column: Column, id: str, guide: Guide, sign: str, kind: Kind) -> Seen:
    split = {cell: pieces_of(_stripped(cell, guide.cells), sign) for cell in set(column.cells)}
    answers = [piece for cell in column.answers for piece in split[cell]]
    known = dict(guide.tails.get(fold(stem.words), ()))
    labels = common(answers) if guide.cells.typed_instead else list(dict.fromkeys(answers))
    said: list[Message] = []
    if len(labels) > 2 * 30 or (guide.cells.typed_instead and len(labels) < len(set(answers))):
        said.append(Message("answers that stand once are taken for words typed beside “other”"))
    if set(labels) <= set(known) or (known and len(set(labels) - set(known)) == 0):
        found = ordered(labels, answers, known)
    else:
        found = ordered([label for label in labels if label], answers, {})
    options = options_of([{guide.language: label} for label in found.words], kind, found.codes)
    if guide.cells.typed_instead and len(labels) < len(set(answers)) and not any(option.other for option in options):
        options = (*options, Option(max(found.codes) + 1, {guide.language: _other(guide.language)}, other=True))
    typed_in = {
        bare(piece, guide.cells)[0]
        for cell in set(column.answers)
        for piece in (cell.split(sign) if sign else [cell])
        if bare(piece, guide.cells)[1]
    }
    options = tuple(
        replace(option, other=option.other or option.text[guide.language] in typed_in) for option in options
    )
    question = replace(_base(stem, id, kind, guide), options=options, guesses=(*said, *_of_order(found)))
    ticks = {
        at: np.array([option.text[guide.language] in split[cell] for cell in column.cells], dtype=bool)
        for at, option in enumerate(options)
    }
    return Seen(question, (Place(column.at), *_typed_places(stem, options)), {}, ticks, *_masks([column]))


def _other(language: str) -> str:
    return "其他" if language == "zh" else "Other"


def _of_order(labels: Labels) -> tuple[Message, ...]:
    return (ORDERS[labels.order],) if labels.order in ORDERS else ()


def _dates(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    held = set(column.answers)
    if not held or not all(_DATE.fullmatch(cell) for cell in held):
        return None
    return Seen(_base(stem, id, Kind.DATE, guide), (Place(column.at),), {}, {}, *_masks([column]))


def _numbers(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    if not column.answers or not is_numeric(column.answers):
        return None
    span = points_of(column.answers)
    if span is not None and not stem.typed and not AMOUNT.search(stem.words):
        least = 1 if guide.cells.by_place else min(span[0], 1)
        codes = list(range(least, span[1] + 1))
        if len(codes) >= 2:
            options = options_of([{guide.language: str(code)} for code in codes], Kind.SINGLE, codes)
            rated = is_rating([str(code) for code in codes]) and not guide.cells.by_place
            said = Message("its options are numbers without words: what they stand for is not in the file")
            kind = Kind.SCALE if rated and len(codes) >= 4 else Kind.SINGLE
            question = replace(_base(stem, id, kind, guide), options=options, guesses=(said,))
            return _coded(question, column, stem, guide)
    figures = [each for cell in set(column.answers) if (each := numeral(cell)) is not None]
    if len(figures) < 2 or any(abs(each) > 1e12 for each in figures):
        return None
    decimals = min(max(len(cell.partition(".")[2]) for cell in set(column.answers)), 6)
    said = Message("its bounds are the smallest and the largest answer")
    low, high = float(min(figures)), float(max(figures))
    question = replace(_base(stem, id, Kind.NUMBER, guide), least=low, most=high, decimals=decimals, guesses=(said,))
    known = {cell: numeral(cell) for cell in set(column.cells)}
    values = np.array([np.nan if known[cell] is None else known[cell] for cell in column.cells], dtype=float)
    return Seen(question, (Place(column.at),), {column.at: values}, {}, *_masks([column]))


def _labels(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    """Few labels again and again."""
    plain = [bare(cell, guide.cells)[0] for cell in column.answers]
    typed = {bare(cell, guide.cells)[0] for cell in set(column.answers) if bare(cell, guide.cells)[1]}
    known = guide.known.get(column.at, {})
    frequent = common(plain) if guide.cells.typed_instead else list(dict.fromkeys(plain))
    share = sum(cell in set(frequent) for cell in plain) / max(len(plain), 1)
    few = guide.cells.typed_instead and len(plain) >= 30 and len(frequent) <= 15 and share >= 0.85
    told = len(known) >= 2 and set(plain) <= set(known)
    if not (told or is_categorical(plain) or few):
        return None
    labels = ordered(frequent if few else dict.fromkeys(plain), plain, known if told else {})
    options = options_of([{guide.language: label} for label in labels.words], Kind.SINGLE, labels.codes)
    options = tuple(replace(option, other=option.other or option.text[guide.language] in typed) for option in options)
    said = _of_order(labels)
    if few and set(frequent) < set(plain) and not any(option.other for option in options):
        options = (*options, Option(max(labels.codes) + 1, {guide.language: _other(guide.language)}, other=True))
        said = (*said, Message("answers that stand once are taken for words typed beside “other”"))
    question = replace(_base(stem, id, Kind.SINGLE, guide), options=options, guesses=said)
    return _coded(as_rating(question, guide.language), column, stem, guide)


# Several columns


def _ticks(stem: Stem, id: str, guide: Guide) -> Seen | None:
    """A column for each option: multiple response, or a single choice where nobody ticked two."""
    columns = [part.column for part in stem.parts]
    held = [column for column in columns if column.answers]
    if not held or not all(
        is_ticks(part.column, guide.cells, [part.words, part.name]) for part in stem.parts if part.column.answers
    ):
        return None
    marks = [ticked(part.column, guide.cells, [part.words, part.name]) for part in stem.parts]
    times = np.sum(marks, axis=0)
    some = times > 0
    if len(columns) < 2 and stem.whole is None:
        return None
    answered = int(some.sum())
    worded = all(
        fold(part.words) in {fold(cell) for cell in set(part.column.answers)}
        for part in stem.parts
        if part.column.answers
    )
    alone = answered >= 10 and int((times > 1).sum()) == 0 and worded
    kind = Kind.SINGLE if alone else Kind.MULTIPLE
    codes = _codes([part.name for part in stem.parts])
    options = options_of([{guide.language: part.words or part.name} for part in stem.parts], kind, codes)
    typed = _typed_places(stem, options)
    marked = tuple(
        replace(option, other=option.other or at in {each.index for each in typed}) for at, option in enumerate(options)
    )
    said = (Message("its options have a column each, and nobody ticked two of them"),) if alone else ()
    question = as_rating(replace(_base(stem, id, kind, guide), options=marked, guesses=said), guide.language)
    places = tuple(Place(part.column.at, "option", at) for at, part in enumerate(stem.parts))
    whole = (Place(stem.whole.at),) if stem.whole is not None else ()
    return Seen(question, (*whole, *places, *typed), {}, dict(enumerate(marks)), *_masks(columns))


def _codes(names: Sequence[str]) -> list[int]:
    """The numbers in the platform's names of parts where each has its own, else 1, 2, …"""
    found = [re.fullmatch(r"(?:[A-Za-z_]+0*|0*)(\d{1,4})", name) for name in names]
    numbers = [int(each[1]) for each in found if each]
    return numbers if len(numbers) == len(names) == len(set(numbers)) else list(range(1, len(names) + 1))


def _ranks(stem: Stem, id: str, guide: Guide) -> Seen | None:
    """A column for each option with its place, or for each place with its option."""
    columns = [part.column for part in stem.parts]
    if len(columns) < 3 or not all(column.answers for column in columns):
        return None
    by_place = guide.cells.ranks_by_place and [part.name for part in stem.parts] == [
        str(at) for at in range(1, len(columns) + 1)
    ]
    rows = list(zip(*(column.cells for column in columns), strict=True))
    filled = [[cell for cell in row if cell] for row in rows]
    several = [row for row in filled if len(row) > 1]
    distinct = sum(len(set(row)) == len(row) for row in several)
    if not several or distinct < 0.9 * len(several):
        return None
    if by_place:
        answers = [cell for column in columns for cell in column.answers]
        labels = ordered(dict.fromkeys(answers), answers, {})
        options = options_of([{guide.language: label} for label in labels.words], Kind.RANKING)
        places = tuple(Place(part.column.at, "place", at) for at, part in enumerate(stem.parts, 1))
        question = replace(_base(stem, id, Kind.RANKING, guide), options=options, most=float(len(columns)))
        return Seen(question, places, {}, {}, *_masks(columns))
    spans = [points_of(column.answers) for column in columns]
    if any(span is None or span[0] < 1 or span[1] > len(columns) for span in spans):
        return None
    codes = _codes([part.name for part in stem.parts])
    options = options_of([{guide.language: part.words} for part in stem.parts], Kind.RANKING, codes)
    places = tuple(Place(part.column.at, "option", at) for at, part in enumerate(stem.parts))
    said = Message("it is taken for a ranking: the numbers of a row differ")
    return Seen(
        replace(_base(stem, id, Kind.RANKING, guide), options=options, guesses=(said,)),
        places,
        {},
        {},
        *_masks(columns),
    )


def _matrix(stem: Stem, id: str, guide: Guide) -> Seen | None:
    """Rows that share their options."""
    columns = [part.column for part in stem.parts]
    if len(columns) < 2 or not all(column.answers for column in columns) or stem.typed:
        return None
    answers = [bare(cell, guide.cells)[0] for column in columns for cell in column.answers]
    labelled = columns[0].heading.labels
    if labelled and all(column.heading.labels == labelled for column in columns):
        one = _labelled(stem, replace(columns[0], cells=tuple(answers)), id, guide)
    elif is_numeric(answers) and (span := points_of(answers)) is not None and span[1] >= 2:
        codes = list(range(1 if guide.cells.by_place else min(1, span[0]), span[1] + 1))
        said = Message("its options are numbers without words: what they stand for is not in the file")
        options = options_of([{guide.language: str(code)} for code in codes], Kind.MATRIX, codes)
        one = (
            _coded(
                replace(_base(stem, id, Kind.MATRIX, guide), options=options, guesses=(said,)),
                columns[0],
                replace(stem, typed=()),
                guide,
            )
            if len(codes) > 2
            else None
        )
    else:
        one = _same_labels(stem, columns, answers, id, guide)
    if one is None:
        return None
    question = one.question
    rows = tuple(
        Row(_id(id, part, at), {guide.language: part.words or part.name}) for at, part in enumerate(stem.parts, 1)
    )
    ordinal = question.kind is not Kind.SINGLE
    whole = replace(
        question, kind=Kind.MATRIX, rows=rows, characteristic=False, measure=None if ordinal else Measure.NOMINAL
    )
    held = {column.at: _coded(question, column, replace(stem, typed=()), guide).codes[column.at] for column in columns}
    places = tuple(Place(part.column.at, "row", at) for at, part in enumerate(stem.parts))
    return Seen(whole, places, held, {}, *_masks(columns))


def _same_labels(stem: Stem, columns: Sequence[Column], answers: Sequence[str], id: str, guide: Guide) -> Seen | None:
    """The rows' common labels, where rows share most of them."""
    if is_numeric(answers) or not is_categorical(answers):
        return None
    held = [set(column.answers) for column in columns]
    union = set().union(*held)
    rated = is_rating([word for word in ordered(union, answers, {}).words if not DONT_KNOW.match(word)])
    if not rated and sum(len(each) for each in held) < 0.6 * len(union) * len(held):
        return None
    known: dict[str, int] = {}
    for column in columns:
        known |= guide.known.get(column.at, {})
    labels = ordered(union, answers, known if union <= set(known) else {})
    options = options_of([{guide.language: label} for label in labels.words], Kind.SINGLE, labels.codes)
    question = replace(_base(stem, id, Kind.SINGLE, guide), options=options, guesses=_of_order(labels))
    return _coded(
        as_rating(replace(question, characteristic=False), guide.language), columns[0], replace(stem, typed=()), guide
    )

"""The kind of a question in one column, by its cells."""

import re
from collections import Counter

import numpy as np

from instrument.drafting.degrees import is_rating
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.words import OPEN, PERSON, clean
from instrument.message import Message, quoted
from instrument.model import Kind, Option
from instrument.records import replace
from survey.dates import iso_date, order_of
from survey.drafting.columns import Column
from survey.drafting.guide import Guide, base, coded, masks, of_order
from survey.drafting.joined import joined, other
from survey.drafting.labels import (
    FEW_ROWS,
    bare,
    common,
    is_categorical,
    is_few,
    is_numeric,
    ordered,
)
from survey.drafting.points import points, points_of, points_told
from survey.drafting.seen import Place, Seen
from survey.drafting.structure import Stem
from survey.numerals import has_decimal_commas, numeral
from survey.platform import Answered

# 1234.5 is no day: behind points a day has three figures.
_DATE = re.compile(
    r"\d{4}[-/年]\d{1,2}(?:[-/月]\d{1,2}日?)?(?:[ T].*)?|\d{4}\.\d{1,2}\.\d{1,2}(?: .*)?|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?: .*)?"
)
AMOUNT = re.compile(r"how[ _]many|number[ _]of|多少|几[个次人年天]|数量|次数|人数|年数", re.IGNORECASE)


def one(stem: Stem, id: str, guide: Guide) -> Seen:
    column = stem.parts[0].column
    readers = (_dates, _numbers) if _is_typed(stem, column, guide) else (labelled, joined, _dates, _numbers, _labels)
    for read in readers:
        found = read(stem, column, id, guide)
        if found is not None:
            return found
    return text_of(stem, id, guide)


def _is_typed(stem: Stem, column: Column, guide: Guide) -> bool:
    """Whether people answered in their own words: by the platform, by words among numbers, by what is asked."""
    if column.heading.answered is not Answered.UNTOLD or column.heading.labels or guide.known.get(column.at):
        return column.heading.answered is Answered.TYPED
    if guide.cells.numbers_only and not is_numeric(column.answers):
        return True
    return not stem.typed and OPEN.search(stem.words.strip()) is not None and not is_few(column.answers)


def text_of(stem: Stem, id: str, guide: Guide) -> Seen:
    """A column as words that people typed."""
    column = stem.parts[0].column
    said = (Message("nobody answered it, so that its kind is unknown"),) if not column.answers else ()
    if column.answers and len(set(column.answers)) > 1:
        values = {"count": len(set(column.answers)), "n": len(column.answers)}
        said = (Message("it is taken for text: {count} different answers among {n}", values),)
    plain = base(stem, id, Kind.TEXT, guide)
    identifying = PERSON.search(plain.text[guide.language]) is not None and len(plain.text[guide.language]) <= 40
    told = (Message("it seems to tell who a person is, and is kept apart from the answers"),) if identifying else said
    return Seen(replace(plain, identifying=identifying, guesses=told), (Place(column.at),), {}, {}, *masks([column]))


def labelled(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
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
    absent = {int(code) for each in column.heading.absent if (code := numeral(each)) is not None}
    options = tuple(replace(option, dont_know=option.dont_know or option.code in absent) for option in options)
    points = unlabelled and {"codes": quoted(", ".join(f"{each:g}" for each in unlabelled))}
    said = (Message("codes {codes} have no label in the file", points),) if points else ()
    if len(kept) < len(codes) and len(codes) > 3 and len(kept) == 2:  # only the ends of a rating have words
        return coded(replace(base(stem, id, Kind.SCALE, guide), options=options, guesses=said), column, stem, guide)
    question = replace(base(stem, id, Kind.SINGLE, guide), options=options, guesses=said)
    return coded(as_rating(question, guide.language), column, stem, guide)


def _dates(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    held = set(column.answers)
    order = order_of(held, guide.cells.dates)
    if not held or not all(_DATE.fullmatch(cell) and iso_date(cell, order) for cell in held):
        return None
    return Seen(base(stem, id, Kind.DATE, guide), (Place(column.at),), {}, {}, *masks([column]))


def _numbers(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    if has_decimal_commas(set(column.answers)):
        pointed = tuple(cell.replace(",", ".") for cell in column.cells)
        return _numbers(stem, replace(column, cells=pointed), id, guide)
    if not column.answers or not is_numeric(column.answers):
        return None
    told = points_told(stem.words, column.answers, guide.cells.by_place)
    if column.heading.answered is not Answered.TYPED and not AMOUNT.search(stem.words):
        options = _numbered(stem, column, id, guide, told)
        if options is not None:
            return options
    figures = [each for cell in set(column.answers) if (each := numeral(cell)) is not None]
    if len(figures) < 2 or any(abs(each) > 1e12 for each in figures):
        return None
    decimals = min(max(len(cell.partition(".")[2]) for cell in set(column.answers)), 6)
    said = Message("its bounds are the smallest and the largest answer")
    low, high = told or (min(figures), max(figures))
    bounded = replace(base(stem, id, Kind.NUMBER, guide), least=float(low), most=float(high), decimals=decimals)
    question = replace(bounded, guesses=() if told else (said,))
    known = {cell: numeral(cell) for cell in set(column.cells)}
    values = np.array([np.nan if known[cell] is None else known[cell] for cell in column.cells], dtype=float)
    return Seen(question, (Place(column.at),), {column.at: values}, {}, *masks([column]))


def _numbered(stem: Stem, column: Column, id: str, guide: Guide, told: tuple[int, int] | None) -> Seen | None:
    """Options that are numbers, the points of a rating where none of four or more lacks between them."""
    span = points_of(column.answers)
    if span is None or span[0] < guide.cells.by_place:  # no place is 0
        return None
    codes = points(span, told, guide.cells.by_place)
    held = sorted({int(each) for cell in set(column.answers) if (each := numeral(cell)) is not None})
    often = len(column.answers) >= FEW_ROWS and told is None and not guide.cells.by_place
    gapped = often and len(codes) >= 2 * len(held)  # 1, 2 and 9, which may be no answer
    codes = held if gapped else codes
    if len(codes) < 2:
        return None
    options = options_of([{guide.language: str(code)} for code in codes], Kind.SINGLE, codes)
    rated = is_rating([str(code) for code in codes]) and (told is not None or not guide.cells.by_place)
    said = Message("its options are numbers without words: what they stand for is not in the file")
    kind = Kind.SCALE if rated and len(codes) >= 4 and not stem.typed else Kind.SINGLE
    return coded(replace(base(stem, id, kind, guide), options=options, guesses=(said,)), column, stem, guide)


def _labels(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    """Few labels again and again."""
    parted = {cell: bare(cell, guide.cells) for cell in set(column.answers)}
    plain = [parted[cell][0] for cell in column.answers]
    typed = {label for label, words in parted.values() if words}
    known = guide.known.get(column.at, {})
    frequent = common(plain) if guide.cells.typed_instead else list(dict.fromkeys(plain))
    times = Counter(plain)
    share = sum(times[cell] for cell in set(frequent)) / max(len(plain), 1)
    few = guide.cells.typed_instead and len(plain) >= 30 and len(frequent) <= 15 and share >= 0.85
    told = len(known) >= 2 and set(plain) <= set(known)
    if not (told or is_categorical(plain) or few):
        return None
    labels = ordered(frequent if few else dict.fromkeys(plain), plain, known if told else {})
    said_of = {sign: other(guide.language) for sign in guide.cells.other if sign.startswith("-")}  # -oth-, no words
    options = options_of(
        [{guide.language: said_of.get(label, label)} for label in labels.words], Kind.SINGLE, labels.codes
    )
    options = tuple(replace(option, other=option.other or option.text[guide.language] in typed) for option in options)
    said = of_order(labels)
    if few and set(frequent) < set(plain) and not any(option.other for option in options):
        options = (*options, Option(max(labels.codes) + 1, {guide.language: other(guide.language)}, other=True))
        said = (*said, Message("answers that stand once are taken for words typed beside “other”"))
    question = replace(base(stem, id, Kind.SINGLE, guide), options=options, guesses=said)
    return coded(as_rating(question, guide.language), column, stem, guide)

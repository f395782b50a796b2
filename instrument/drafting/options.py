"""Options from labels, with the marks that their words give away."""

from collections.abc import Sequence

from instrument.drafting.degrees import is_rating
from instrument.drafting.words import BLANK, DONT_KNOW, NONE, OTHER, clean
from instrument.measure import Text
from instrument.model import Kind, Option
from instrument.records import replace


def options_of(labels: Sequence[Text], kind: Kind, codes: Sequence[int] = ()) -> tuple[Option, ...]:
    """An option for each label, coded 1, 2, … unless `codes` are given; a blank behind a label is cut off."""
    given = codes or range(1, len(labels) + 1)
    options = [option_of(text, code, kind) for text, code in zip(labels, given, strict=True)]
    # 不了解 is no answer among stages of an industry, and the lowest point from 不了解 to 非常了解.
    if any(option.dont_know for option in options) and is_rating(
        [clean(next(iter(text.values()), "")) for text in labels]
    ):
        return tuple(replace(option, dont_know=False) for option in options)
    return tuple(options)


def option_of(text: Text, code: int, kind: Kind) -> Option:
    """An option; a blank or the word other at its beginning makes it one to write beside."""
    words = clean(next(iter(text.values()), ""))
    bare = {language: without_blank(clean(each)) for language, each in text.items()}
    chosen = kind in {Kind.SINGLE, Kind.MULTIPLE}
    return Option(
        code=code,
        text=bare,
        other=chosen and bool(BLANK.search(words) or OTHER.match(words)),
        exclusive=kind is Kind.MULTIPLE and NONE.match(words) is not None,
        dont_know=kind is not Kind.MULTIPLE and kind is not Kind.RANKING and DONT_KNOW.match(words) is not None,
    )


def without_blank(label: str) -> str:
    """A label without the line to write on, and without the colon or bracket that led to it."""
    if not BLANK.search(label):
        return label
    cut = BLANK.split(label)[0]
    # 企业（产业领域：____） asks within a bracket, which belongs to the blank.
    bracket = max(cut.rfind("（"), cut.rfind("("))
    open_still = bracket >= 0 and not any(each in cut[bracket:] for each in "）)")
    return (cut[:bracket] if open_still else cut).rstrip(" ：:（(") or label

"""Options from the cells of a column: which there are, in which order, with which codes."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from instrument.drafting.orders import natural_order
from instrument.drafting.words import DONT_KNOW, NONE, OTHER
from instrument.records import dataclass
from survey.numerals import numeral
from survey.platform import Cells

# Beside a rating, never one of its points; 不了解 may be one.
_NO_POINT = re.compile(
    r"n/a|don['’]?t (?:know|want)|prefer not|not applicable|no opinion|不知道|不适用|拒绝|说不清|不好说", re.IGNORECASE
)
MOST_OPTIONS = 60
MOST_BRACKETS = 20
MOST_POINTS = 11
FEW_ROWS = 20
SHORT = 14  # characters of a Chinese label, twice as many of an English one
OFTEN = 0.8


@dataclass(frozen=True)
class Labels:
    """Options in order: what cells say, and the code of each; `order` tells how the order was found."""

    words: tuple[str, ...]
    codes: tuple[int, ...]
    order: str = ""


def bare(cell: str, cells: Cells) -> tuple[str, str]:
    """A cell without the words typed behind its label, and those words."""
    opening, closing = cells.typed_within
    if opening and opening in cell and cell.endswith(closing):
        label, _, typed = cell.partition(opening)
        return label.strip(), typed[: -len(closing)].strip()
    return cell, ""


def is_numeric(answers: Iterable[str]) -> bool:
    """Whether every different answer is a number."""
    return all(numeral(each) is not None for each in set(answers))


def is_categorical(answers: Sequence[str]) -> bool:
    """Whether answers are few labels again and again, and not words that each person typed."""
    times = Counter(answers)
    n, different = len(answers), len(times)
    if different < 2 or different > MOST_OPTIONS:
        return False
    if natural_order(list(times)) is not None and different <= min(MOST_BRACKETS, max(2.0, 0.6 * n)):
        return True
    length = sum(len(label) * (2 if re.search("[\u4e00-\u9fff]", label) else 1) for label in times) / different
    if n < FEW_ROWS:
        return different <= n * (OFTEN if length <= 2 * SHORT else 0.5)
    repeated = sum(count for count in times.values() if count >= 2) / n
    room = max(12.0, 0.1 * n) if length <= 6 * SHORT else max(6.0, 0.02 * n)
    return different <= room and repeated >= OFTEN and different <= n / 3


def is_few(answers: Sequence[str]) -> bool:
    """Whether answers are yes and no, or the points of a rating, so that they were chosen, whatever was asked."""
    different = list(dict.fromkeys(answers))
    return len(different) <= MOST_POINTS and natural_order(different) is not None and not is_numeric(different)


def separator_of(different: Collection[str], signs: Sequence[str]) -> str:
    """The sign that joins several options in one cell; '' where none does.

    A label that holds the sign itself always stands whole: joined pieces stand in several different cells.
    """
    for sign in signs:
        joined = [cell for cell in different if sign in cell.strip(sign)]
        trailing = sign == ";" and sum(cell.endswith(sign) for cell in different) > len(different) / 2
        if trailing:
            return sign
        if not joined:
            continue
        pieces = Counter(piece for cell in different for piece in pieces_of(cell, sign))
        again = sum(times > 1 for times in pieces.values())
        if sign in {"┋", "→"} or (
            len(pieces) < len(different) and again >= len(pieces) / 2 and len(pieces) <= MOST_OPTIONS
        ):
            if sign == " " and any(len(piece) > 40 or is_numeric([piece]) for piece in pieces):
                continue
            return sign
    return ""


def pieces_of(cell: str, sign: str) -> list[str]:
    return [piece.strip() for piece in cell.split(sign) if piece.strip()] if sign else [cell]


def common(answers: Sequence[str]) -> list[str]:
    """The labels that stand often enough to be options, where others are typed words."""
    times = Counter(answers)
    enough = max(2, len(answers) // 100)
    kept = [label for label, count in times.items() if count >= enough]
    return kept if len(kept) >= 2 else list(times)


def ordered(found: Iterable[str], answers: Sequence[str], known: Mapping[str, int]) -> Labels:
    """The options `found`: by the places that another file or the file's own labels tell, by meaning, by frequency."""
    labels = list(dict.fromkeys(found))
    if known and all(label in known for label in labels):
        by_place = {place: label for label, place in known.items()}
        places = range(1, max(by_place) + 1) if min(by_place) > 0 else sorted(by_place)
        words = [by_place.get(place, "") for place in places]
        filled = tuple(word or missing_end(words, at) or f"({at + 1})" for at, word in enumerate(words))
        return Labels(filled, tuple(places), "told" if len(words) == len(known) else "unseen")
    last = [label for label in labels if OTHER.match(label) or NONE.match(label) or DONT_KNOW.match(label)]
    order = None if any(_NO_POINT.search(label) for label in labels) else natural_order(labels)
    if order is None and last:
        rest = natural_order([label for label in labels if label not in last])
        order = None if rest is None else [*rest, *sorted(last, key=_at_end)]
    if order is not None:
        return Labels(tuple(order), tuple(range(1, len(order) + 1)), "meaning")
    times = Counter(answers)
    by_count = sorted(labels, key=lambda label: (label in last and _at_end(label), -times[label], labels.index(label)))
    return Labels(tuple(by_count), tuple(range(1, len(by_count) + 1)), "frequency")


_EMPHASIS = ("非常", "完全", "十分", "极其", "很", "Strongly ", "Very ", "Extremely ", "Completely ")


def missing_end(words: Sequence[str], at: int) -> str:
    """What nobody chose at one end of a rating, as the other end words it: 非常同意 and 不同意 → 非常不同意."""
    if at not in (0, len(words) - 1) or len(words) < 4:
        return ""
    opposite, beside = words[-1 - at] if at else words[-1], words[1] if at == 0 else words[-2]
    strong = next((each for each in _EMPHASIS if opposite.startswith(each)), "")
    if not strong or not beside or beside.startswith(_EMPHASIS) or beside.startswith(("比较", "不太", "Somewhat")):
        return ""
    return f"{strong}{beside.lower() if strong.endswith(' ') else beside}"


def _at_end(label: str) -> int:
    return 1 if OTHER.match(label) else 2 if NONE.match(label) else 3

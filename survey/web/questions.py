"""What the fields of one question say, for each kind of question."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import field

from instrument.kinds import member, other
from instrument.message import Scalar
from instrument.model import Kind, Option, Question
from instrument.records import dataclass
from survey.dates import iso_date
from survey.numerals import numeral
from survey.store.entries import Cell
from survey.web.fields import LONGEST, held_in


class Refused(Exception):
    """What no page of ours sends: a code that is no option, a field that is none; `word` is a key of the wording."""

    def __init__(self, word: str) -> None:
        self.word = word
        super().__init__(word)


@dataclass(frozen=True)
class Wrong:
    """A rule that an answer breaks; `word` is a key of the wording."""

    word: str
    values: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True)
class Read:
    """The answer to one question: columns as stored, and as conditions see it."""

    columns: Mapping[str, Cell]
    answers: Mapping[str, float | Collection[int]] = field(default_factory=dict)
    is_given: bool = False  # there is any answer
    is_empty: bool = False  # an answer lacks
    wrong: tuple[Wrong, ...] = ()


Reader = Callable[[Question, Mapping[str, str], int], Read]


def _single(question: Question, given: Mapping[str, str], unanswered: int) -> Read:
    code = _code(question, given.get(question.id, ""))
    words, wrong = _blanks(question, given, set() if code is None else {code})
    held = {question.id: code} if code is not None else {}
    columns: dict[str, Cell] = {question.id: unanswered if code is None else code, **words}
    return Read(columns, held, code is not None or any(words.values()), code is None, wrong)


def _matrix(question: Question, given: Mapping[str, str], unanswered: int) -> Read:
    codes = {row.id: _code(question, given.get(row.id, "")) for row in question.rows}
    held = {name: code for name, code in codes.items() if code is not None}
    columns = {name: unanswered if code is None else code for name, code in codes.items()}
    return Read(columns, held, bool(held), len(held) < len(codes))


def _multiple(question: Question, given: Mapping[str, str], unanswered: int) -> Read:
    ticked = [option for option in question.options if _tick(given.get(member(question, option), ""))]
    codes = {option.code for option in ticked}
    words, wrong = _blanks(question, given, codes)
    columns: dict[str, Cell] = {
        member(question, option): int(option.code in codes) if codes else unanswered for option in question.options
    }
    wrong = (*wrong, *_ticks(question, ticked))
    return Read({**columns, **words}, {question.id: codes} if codes else {}, bool(codes or any(words.values())),
                not codes, wrong)  # fmt: skip


def _ticks(question: Question, ticked: Collection[Option]) -> tuple[Wrong, ...]:
    found = []
    if ticked and question.least is not None and len(ticked) < question.least:
        found.append(Wrong("too_few", {"least": int(question.least)}))
    if question.most is not None and len(ticked) > question.most:
        found.append(Wrong("too_many", {"most": int(question.most)}))
    if len(ticked) > 1 and any(option.exclusive for option in ticked):
        found.append(Wrong("exclusive"))
    return tuple(found)


def _ranking(question: Question, given: Mapping[str, str], unanswered: int) -> Read:
    last = int(question.most or len(question.options))
    ranks = {member(question, option): given.get(member(question, option), "") for option in question.options}
    possible = {str(rank) for rank in range(1, last + 1)}
    if any(rank and rank not in possible for rank in ranks.values()):
        raise Refused("forged_code")
    held = {name: int(rank) for name, rank in ranks.items() if rank}
    wrong = () if sorted(held.values()) == list(range(1, len(held) + 1)) else (Wrong("ranks"),)
    columns = {name: held.get(name, unanswered) for name in ranks}
    return Read(columns, {}, bool(held), not held, wrong)


def _number(question: Question, given: Mapping[str, str], unanswered: int) -> Read:
    words = held_in(given, question.id)
    if not words:
        return Read({question.id: unanswered}, is_empty=True)
    value = numeral(words)
    wrong = _number_wrong(question, value)
    if value is None or wrong:
        return Read({question.id: unanswered}, is_given=True, wrong=wrong)
    return Read({question.id: value}, {question.id: value}, is_given=True)


def _number_wrong(question: Question, value: float | None) -> tuple[Wrong, ...]:
    if value is None:
        return (Wrong("no_number"),)
    low, high = question.least, question.most
    if (low is not None and value < low) or (high is not None and value > high):
        return (Wrong("out_of_range", {"least": f"{low:g}", "most": f"{high:g}"}),)
    if abs(value) < 1e15 and round(value, question.decimals) != value:
        return (Wrong("decimals" if question.decimals else "no_whole", {"decimals": question.decimals}),)
    return ()


def _text(question: Question, given: Mapping[str, str], unanswered: int) -> Read:
    words = held_in(given, question.id)
    wrong = (Wrong("too_long", {"most": LONGEST}),) if len(words) > LONGEST else ()
    return Read({question.id: words}, is_given=bool(words), is_empty=not words, wrong=wrong)


def _date(question: Question, given: Mapping[str, str], unanswered: int) -> Read:
    words = held_in(given, question.id)
    day = iso_date(words) if words else ""
    wrong = (Wrong("no_date"),) if day is None else ()
    return Read({question.id: day or ""}, is_given=bool(words), is_empty=not words, wrong=wrong)


def _code(question: Question, found: str) -> int | None:
    """The code of an option; None where nothing is ticked."""
    if not found:
        return None
    if found not in question.by_code:
        raise Refused("forged_code")
    return question.by_code[found]


def _tick(found: str) -> bool:
    if found not in ("", "1"):
        raise Refused("forged_code")
    return found == "1"


def _blanks(
    question: Question, given: Mapping[str, str], codes: Collection[int]
) -> tuple[dict[str, str], tuple[Wrong, ...]]:
    """What is written beside options; wrong beside one that is not ticked."""
    if not question.has_blanks:
        return {}, ()
    words = {other(question, each): held_in(given, other(question, each)) for each in question.options if each.other}
    loose = any(words[other(question, each)] for each in question.options if each.other and each.code not in codes)
    long = any(len(each) > LONGEST for each in words.values())
    found = (*([Wrong("not_ticked")] if loose else []), *([Wrong("too_long", {"most": LONGEST})] if long else []))
    return words, found


READ: Mapping[Kind, Reader] = {
    Kind.SINGLE: _single,
    Kind.SCALE: _single,
    Kind.MATRIX: _matrix,
    Kind.MULTIPLE: _multiple,
    Kind.RANKING: _ranking,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
    Kind.DATE: _date,
}

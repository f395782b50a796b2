"""The subcommands of a procedure command, each by its whole keyword."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from analysis.syntax.active import Active
from analysis.syntax.reader import Reader
from instrument.message import Message

CHARTS = ("BARCHART", "HISTOGRAM", "PIECHART", "PLOT", "SCATTERPLOT", "PARTIALPLOT", "HBAR", "CLASSPLOT", "NORMPROB")
CHART_LEFT_OUT = "{found} is a chart, and charts are left out"


def parts(
    reader: Reader,
    known: Sequence[str],
    first: str = "",
    others: Sequence[str] = (),
    active: Active | None = None,
    goes_on: Callable[[str, Reader], bool] | None = None,
) -> Iterator[tuple[str, Reader]]:
    """Keyword and rest of each subcommand, its = consumed; what is left of one when the next is asked for is a fault.

    `first`: the keyword that need not stand before the first list, nor before any other list of variables where
    `active` is the file that they are of. Those not `known` are told and left out, `others` and charts too, unless
    `goes_on` says of the keyword before that they are more of it.
    """
    is_list, word = not reader.at_sign("/"), ""
    for part in reader.subcommands():
        before, word = word, "" if is_list and not _is_keyword(part, known) else part.take(*known)
        if not word and first and (is_list or (active is not None and active.find(part.keyword) is not None)):
            word = first
        is_list = False
        if not word and goes_on is not None and goes_on(before, part):
            word = before
        if not word:
            leave_out(part, known, others)
            continue
        part.sign("=")
        yield word, part
        while _follows(part, known):  # a slash may be missing before a keyword with its =
            word = part.take(*known)
            part.need_sign("=")
            yield word, part
        part.end()


def leave_out(part: Reader, known: Sequence[str] = (), others: Sequence[str] = ()) -> None:
    """Tells that a subcommand, or what is left of it, is left out; of a chart that it is one."""
    found = part.take(*CHARTS)
    if found:
        part.tell(Message(CHART_LEFT_OUT, {"found": found}))
        part.rest()
    else:
        part.skip(() if part.at(*others) else known)


def _follows(part: Reader, known: Sequence[str]) -> bool:
    after = part.peek()
    return part.at(*known) and after is not None and after.text == "="


def _is_keyword(part: Reader, known: Sequence[str]) -> bool:
    """Whether what stands before the first slash begins with a keyword: with its =, whole, or cut and no variable."""
    after = part.peek()
    if (after is not None and after.text == "=") or part.keyword.upper() in known:
        return True
    return part.at(*known) and part.holds is not None and part.holds(part.keyword) is None


def words(part: Reader, possible: Sequence[str], others: Sequence[str] = ()) -> list[str]:
    """The keywords that are left of a subcommand, whole; one that is neither `possible` nor of `others` is told.

    `others` are read and not returned: what is always so, or changes nothing printed.
    """
    found = []
    while not part.done:
        part.sign(",")
        word = part.take(*possible, *others)
        if not word:
            part.skip(possible)
        elif word in possible:
            found.append(word)
    return found


def known_but_absent(part: Reader, found: Sequence[str], absent: Sequence[str]) -> list[str]:
    """The keywords `found` that are not `absent` here; those are told."""
    for each in found:
        if each in absent:
            part.tell(Message("{found} is not available and was left out", {"found": each}))
    return [each for each in found if each not in absent]


T = TypeVar("T")


def in_parentheses(part: Reader, read: Callable[[Reader], T]) -> T:
    """What stands within parentheses; raises `Fault` where they are missing."""
    part.need_sign("(")
    found = read(part)
    part.need_sign(")")
    return found


def numbers(part: Reader) -> list[float]:
    """The numbers that stand here, with or without commas."""
    found: list[float] = []
    while part.at_number():
        found.append(part.number())
        part.sign(",")
    return found


def confidence(part: Reader) -> float:
    """CI(.95), CIN(95): a share, or per cent; raises `Fault`."""
    found = in_parentheses(part, Reader.number)
    return found / 100 if found > 1 else found


def of_numbers(part: Reader, active: Active, names: Sequence[str]) -> tuple[str, ...]:
    """The names of those variables that hold numbers; strings are told and left out."""
    strings = [name for name in names if active.fields[name].is_text]
    if strings:
        part.tell(Message("strings are left out: {names}", {"names": ", ".join(strings)}))
    return tuple(name for name in names if name not in strings)

"""Where the texts of a chapter stand in its file, and which of them are plain enough to be written anew there."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from instrument.records import dataclass
from reports.edited.sources import Chapter
from reports.record import Printed, Written
from reports.traces import Sort

CALL = re.compile(r"(\w+)\(.*\)", re.DOTALL)
QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
Span = tuple[int, int]  # the first and the last line


class Unplaceable(Exception):
    """A change of lines that conditions, loops or macros make."""

    def __init__(self, span: Span) -> None:
        super().__init__(span)
        self.span = span


@dataclass(frozen=True)
class Standing:
    """The texts of a chapter as the report was written from them."""

    chapter: Chapter
    base: Sequence[Written]
    printed: Mapping[str, Printed]

    def end_of(self, behind: int) -> int:
        """The line behind which stands what follows the texts before `behind`."""
        before = [span for span in self.spans[:behind] if span is not None]
        if before:
            return max(last for _, last in before)
        first = next((span for span in self.spans if span is not None), None)
        return 0 if first is None else first[0] - 1

    def plain(self, at: int) -> Span:
        """The lines of a text; raises `Unplaceable` where more than words, expressions and claims makes them."""
        span = self.spans[at]
        if span is None or not self.chapter.is_plain(*span):
            place = self.base[at].place
            raise Unplaceable((place.first, place.last) if place else (1, len(self.chapter.lines)))
        sources, names = self.chapter.asked(*span), self.asked(at)
        if len(sources) != len(names) or not all(map(self._is_asked_by, names, sources)):
            raise Unplaceable(span)
        return span

    def _is_asked_by(self, name: str, source: str) -> bool:
        """Whether this is what the source between braces asks for, and no variable or macro that prints more."""
        printed = self.printed.get(name)
        if printed is None:
            return bool(CALL.fullmatch(source)) and source.startswith("ref(")
        if printed.sort == Sort.CLAIM:
            return True
        found, asked = CALL.fullmatch(source), CALL.match(printed.expression)
        return found is not None and asked is not None and found[1] == asked[1] and _is_one_call(source)

    def asked(self, at: int) -> Sequence[str]:
        """What stands between braces in a text; a table or figure is one such."""
        written = self.base[at]
        return written.asked or ((written.name,) if "_cv_p" in written.name else ())

    @cached_property
    def spans(self) -> list[Span | None]:
        """The lines of each text; of the points of a list a line each, of what shares lines otherwise none."""
        sharing: dict[Span, list[int]] = {}
        for at, each in enumerate(self.base):
            if each.place is not None:
                sharing.setdefault((each.place.first, each.place.last), []).append(at)
        found: list[Span | None] = [None] * len(self.base)
        for (first, last), own in sharing.items():
            if len(own) == 1:
                found[own[0]] = (first, last)
            elif len(own) == last - first + 1:
                for line, at in enumerate(own, start=first):
                    found[at] = (line, line)
        return found


def _is_one_call(source: str) -> bool:
    """Whether the bracket that opens first closes last."""
    depth = 0
    for at, character in enumerate(QUOTED.sub(lambda found: "_" * len(found[0]), source)):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == ")" and depth == 0:
            return at == len(source) - 1
    return False

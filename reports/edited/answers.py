"""What the study says today about everything that an edited file holds of it."""

from collections.abc import Callable, Mapping
from functools import cached_property

from instrument.records import dataclass
from reports.document import Claim, Document, Grid, Picture
from reports.record import Printed, Record, digest_of, inline_at
from reports.traces import MADE, NAME, Sort, Trace, traces

Asked = Callable[[str], str | None]  # the text of an expression today, None where the study has no answer


@dataclass(frozen=True)
class Answers:
    """A document composed today, asked by the names of traces."""

    document: Document
    asked: Asked
    record: Record | None  # of the edited file, as it was written

    def text(self, name: str) -> str | None:
        """A number or words, as they are printed today; None where nothing in the study is asked for by that name."""
        found = self._traces(name, Sort.NUMBER)
        if found is not None:
            return found.text
        printed = self.printed(name)
        if printed is None or MADE.match(printed.expression):
            return None
        return self.asked(printed.expression)

    def printed(self, name: str) -> Printed | None:
        """What the file says it was written as."""
        return None if self.record is None else self.record.printed.get(name)

    def claim(self, name: str) -> Claim | None:
        """A claim by its name."""
        found = self._traces(name, Sort.CLAIM)
        if found is None:
            return None
        inline = inline_at(self.document.blocks[found.path[0]], found.path)
        return inline if isinstance(inline, Claim) else None

    def piece(self, name: str) -> Grid | Picture | None:
        """A table or figure by its name."""
        found = self._by_name.get(name)
        block = None if found is None else self.document.blocks[found.path[0]]
        return block if isinstance(block, Grid | Picture) else None

    def is_same(self, name: str, block: Grid | Picture) -> bool:
        """Whether a table or figure prints what it printed when the file was written."""
        printed = self.printed(name)
        return printed is not None and printed.digest == digest_of(block)

    def _traces(self, name: str, sort: Sort) -> Trace | None:
        """The trace of that name, else any of the same question if all of them say the same."""
        if name in self._by_name:
            return self._by_name[name]
        alike = self._by_root.get(_root(name), ())
        says = {(each.text, self._is_borne(each)) for each in alike}
        return alike[0] if len(says) == 1 and alike[0].sort is sort else None

    def _is_borne(self, trace: Trace) -> bool:
        inline = inline_at(self.document.blocks[trace.path[0]], trace.path) if trace.sort is Sort.CLAIM else None
        return not isinstance(inline, Claim) or inline.is_borne

    @cached_property
    def _by_name(self) -> Mapping[str, Trace]:
        return {trace.name: trace for trace in traces(self.document).values()}

    @cached_property
    def _by_root(self) -> Mapping[str, tuple[Trace, ...]]:
        found: dict[str, tuple[Trace, ...]] = {}
        for trace in self._by_name.values():
            found[_root(trace.name)] = (*found.get(_root(trace.name), ()), trace)
        return found


def _root(name: str) -> str:
    match = NAME.fullmatch(name)
    return match.group(1) if match else name

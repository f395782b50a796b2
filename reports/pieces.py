"""Tables and figures as chapters ask for them: by the layout or kind, and the tasks that fill it."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType

import reports.figures
import reports.layouts
from analysis.result import Fault, Result, nearest, quoted
from instrument.records import dataclass, replace
from reports import confidence
from reports.amounts import spoken
from reports.document import Box, Grid, Picture
from reports.full_tables import KEPT, FullTables, full_tables
from reports.ink import Impossible
from reports.layouts.hypotheses import malformed
from reports.markup import inlines, plain
from reports.places import asking
from reports.quantities.source import Source
from reports.tokens import Piece
from reports.wording import say

Content = Grid | Picture | Box | FullTables
WITH_ROWS = ("hypotheses",)


@dataclass(frozen=True)
class Pieces:
    """The two functions of one chapter that put a block of its own on the page."""

    source: Source
    chapter: Path

    def table(
        self, layout: str, *tasks: str | Sequence[object], title: str | None = None, id: str | None = None
    ) -> str:
        """A table by its layout and the tasks it prints (the layout's own name without any); of hypotheses, by rows."""
        arrange = _module(reports.layouts, layout).arrange
        asked = self._asked("table", layout, tasks, title, id)
        rows = [self._row(layout, each) for each in tasks if not isinstance(each, str)]
        if rows:
            arrange = partial(arrange, rows=rows)
        if self.source.ink.skin.full_tables and layout not in KEPT:
            arrange = partial(full_tables, arrange=arrange)
        named = tuple(str(row[1]) for row in rows) or tuple(map(str, tasks))
        return self._put("table", id or layout, self._made(arrange, layout, named), title, asked)

    def _row(self, layout: str, given: Sequence[object]) -> Sequence[object]:
        """A row whose words a chapter brings: text, the task that tests it, and what of the task."""
        if layout not in WITH_ROWS:
            raise Fault("{found} takes tasks by their names", {"found": quoted(layout)})
        if not isinstance(given, list | tuple) or len(given) < 2:
            raise malformed(given)
        return [plain(inlines(str(given[0]), self.source.tokens.inline)), *given[1:]]

    def figure(self, kind: str, *tasks: str, title: str | None = None, id: str | None = None) -> str:
        """A figure by its kind and the tasks it draws."""
        draw = _module(reports.figures, kind).draw
        asked = self._asked("figure", kind, tasks, title, id)
        return self._put("figure", id or kind, self._made(draw, kind, tasks), title, asked)

    def _results(self, name: str, tasks: tuple[str, ...]) -> tuple[Result, ...]:
        return tuple(self.source.result(task) for task in tasks or (name,))

    def _made(self, make: Callable[..., Content], name: str, tasks: tuple[str, ...]) -> Content:
        """The table or figure, or a box that says why the results have none."""
        results = self._results(name, tasks)
        ink = replace(self.source.ink, confidence=confidence.told(results))
        try:
            return make(results, ink)
        except Impossible as fault:
            return Box(ink.phrase("piece_missing", {"reason": say(fault.message, ink.language)}))

    def _put(self, kind: str, name: str, content: Content, title: str | None, asked: str) -> str:
        tokens = self.source.tokens
        if isinstance(content, FullTables):
            return tokens.put(Piece(f"{kind}:{name}", replace(content, expression=asked), asking(self.chapter), asked))
        if isinstance(content, Box):
            return tokens.put(Piece(f"{kind}:{name}", content, asking(self.chapter), asked))
        caption = content.caption if title is None else plain(inlines(title, tokens.inline))
        made = replace(content, caption=caption, expression=asked)
        return tokens.put(Piece(f"{kind}:{name}", made, asking(self.chapter), asked))

    def _asked(self, kind: str, name: str, tasks: Sequence[object], title: str | None, id: str | None) -> str:
        named = {"title": title, "id": id}
        said = [*map(self._spoken, (name, *tasks))]
        said += [f"{each}={self._spoken(given)}" for each, given in named.items() if given is not None]
        return f"{kind}({', '.join(said)})"

    def _spoken(self, given: object) -> str:
        """A text or a list of texts as a chapter writes it, with the expressions of what stands in it."""
        if isinstance(given, list | tuple):
            return f"[{', '.join(map(self._spoken, given))}]"
        return self.source.tokens.spoken(given) if isinstance(given, str) else spoken(given)


def _module(package: ModuleType, name: str) -> ModuleType:
    """The layout or figure of that name; raises `Fault` that names the nearest."""
    found = [module.name for module in pkgutil.iter_modules(package.__path__)]
    if name not in found:
        kind = package.__name__.rpartition(".")[2]
        raise Fault(
            "no {found} in {kind}; possible: {possible}",
            {"found": quoted(name), "kind": kind, "possible": nearest(name, found)},
        )
    return importlib.import_module(f"{package.__name__}.{name}")

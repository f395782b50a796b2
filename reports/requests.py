"""What else a chapter may ask for: tables, figures, references, labels, order, and whether a number is known."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType

from jinja2.utils import Namespace

import reports.figures
import reports.layouts
from analysis.result import Fault, Result, nearest, quoted
from analysis.vocabulary import Kind
from reports import confidence, picking, subjects
from reports.amounts import Amount, Condition, spoken
from reports.document import Box, Grid, Picture, Reference
from reports.extremes import greatest, least
from reports.ink import Impossible
from reports.layouts.hypotheses import malformed
from reports.limits import LIMITS
from reports.markup import inlines, plain
from reports.offered import offered
from reports.order import shares
from reports.places import asking
from reports.quantities import functions
from reports.quantities.source import Source, expression, unknown
from reports.sandbox import counted
from reports.structure import discriminations, loading_pattern
from reports.template import Key
from reports.tokens import Piece
from reports.wording import say

WITH_ROWS = ("hypotheses",)
INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True)
class Requests:
    """The functions of one chapter beside those that return numbers."""

    source: Source
    chapter: Path

    def names(self) -> Mapping[str, object]:
        """Everything that a chapter may name."""
        asked: tuple[Callable[..., object], ...] = (
            self.table,
            self.figure,
            self.ref,
            self.label,
            self.cited,
            self.structure,
            self.weakest,
            self.ranked,
            self.tested,
            self.known,
        )
        own = {each.__name__: offered(each) for each in asked}
        limits = {name: {"value": each.value, "source": each.source} for name, each in LIMITS.items()}
        values = {
            "limits": limits,
            "simulated": self.source.results.simulated,
            "tasks": list(self.source.results.results),
            "inputs": {Key(name): Key(_in_groups(found)) for name, found in self.source.results.inputs.items()},
            "engines": {Key(name): Key(found) for name, found in self.source.results.engines.items()},
        }
        builtin = {
            "namespace": Namespace,
            "range": counted,
            "min": least,
            "max": greatest,
            "abs": abs,
            "len": len,
            "zip": zip,
        }
        return {
            **functions(self.source),
            **subjects.functions(self.source),
            **picking.functions(self.source),
            **own,
            **values,
            **builtin,
        }

    def table(
        self, layout: str, *tasks: str | Sequence[object], title: str | None = None, id: str | None = None
    ) -> str:
        """A table by its layout and the tasks it prints (the layout's own name without any); of hypotheses, by rows."""
        arrange = _module(reports.layouts, layout).arrange
        asked = self._asked("table", layout, tasks, title, id)
        rows = [self._row(layout, each) for each in tasks if not isinstance(each, str)]
        if rows:
            arrange = partial(arrange, rows=rows)
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

    def ref(self, target: str) -> str:
        """A mention of a table or figure: `ref('table:profile')` becomes 表4-1."""
        return self.source.tokens.put(Reference(target, str(asking(self.chapter))))

    def label(self, key: str, task: str | None = None) -> str:
        """The printed name of a variable, level, set or scale."""
        return self.source.tokens.text(self._name(key, task), expression("label", key, task))

    def _name(self, key: str, task: str | None) -> str:
        results = self.source.results.results
        for result in [self.source.result(task)] if task else results.values():
            if key in result.labels:
                return self.source.ink.label(result, key)
        labels = dict.fromkeys(name for result in results.values() for name in result.labels)
        raise unknown("no label of {found}; possible: {possible}", key, labels)

    def cited(self, key: str, task: str | None = None) -> str:
        """The printed name in quotation marks, those inside it turned into single ones."""
        words = f"“{self._name(key, task).translate(INNER)}”"
        return self.source.tokens.text(words, expression("cited", key, task))

    def structure(self, factor: str, *scales: str) -> dict[str, object]:
        """Whether items load as scales say: each scale `together`, scales `apart`, and how many items `crossed`."""
        pattern = loading_pattern(self.source.result(factor), [self.source.result(scale) for scale in scales])
        asked = expression("structure", factor, *scales)
        crossed = self.source.quantity(f"{asked}.crossed", float(pattern["crossed"]), Kind.COUNT)
        answers = {name: Condition.of(bool(pattern[name]), f"{asked}.{name}") for name in ("together", "apart")}
        return {**answers, "crossed": crossed}

    def weakest(self, *scales: str) -> dict[str, object]:
        """The item that goes least with the rest of its scale: `{'task', 'item', 'citc'}`, empty if none is known."""
        found = discriminations([self.source.result(scale) for scale in scales])
        if not found:
            return {}
        task, item, _ = found[0]
        return {"task": task, "item": Key(item), "citc": functions(self.source)["citc"](task, item)}

    def ranked(self, task: str, about: str | None = None) -> list[Key]:
        """Keys of a task by size, the largest first.

        Categories by their share, items and variables by their mean, terms of the last model by beta; groups by the
        mean of the variable `about`, or by the share that ticks the option `about`.
        """
        found = shares(self.source.result(task), about)
        return [Key(key) for key, _ in sorted(found, key=lambda each: -each[1])]

    def tested(self, *tasks: str) -> list[dict[str, object]]:
        """Every test of these tasks that is defined, as `{'task', 'key', 'p'}`; `p` is a quantity."""
        places = {"ttest": ("independent_test", "variable"), "oneway": ("robust_tests", "variable")}
        found: list[dict[str, object]] = []
        for task in tasks:
            result = self.source.result(task)
            name, stub = places.get(result.procedure, ("option_tests", "category"))
            keys = dict.fromkeys(str(each) for each in result.table(name).column(stub))
            p = functions(self.source)["p"]
            made = {key: p(task, key) for key in keys}
            found += [{"task": task, "key": Key(key), "p": each} for key, each in made.items() if each.is_known]
        return found

    def known(self, *numbers: Amount) -> Condition:
        """Whether every one of these numbers is defined."""
        return Condition.of(all(number.is_known for number in numbers), expression("known", *numbers))

    def _results(self, name: str, tasks: tuple[str, ...]) -> tuple[Result, ...]:
        return tuple(self.source.result(task) for task in tasks or (name,))

    def _made(self, make: Callable[..., Grid | Picture], name: str, tasks: tuple[str, ...]) -> Grid | Picture | Box:
        """The table or figure, or a box that says why the results have none."""
        results = self._results(name, tasks)
        ink = replace(self.source.ink, confidence=confidence.told(results))
        try:
            return make(results, ink)
        except Impossible as fault:
            return Box(ink.phrase("piece_missing", {"reason": say(fault.message, ink.language)}))

    def _put(self, kind: str, name: str, content: Grid | Picture | Box, title: str | None, asked: str) -> str:
        tokens = self.source.tokens
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


def _in_groups(checksum: str) -> str:
    """A checksum in groups of eight, so that lines can turn."""
    return " ".join(checksum[at : at + 8] for at in range(0, len(checksum), 8))


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

"""What a chapter may ask for beside numbers and pieces: references, labels, order, whether a number is known."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2.utils import Namespace

from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports import picking, subjects
from reports.amounts import Amount
from reports.conditions import Condition
from reports.document import Reference
from reports.extremes import greatest, least
from reports.limits import LIMITS
from reports.offered import offered
from reports.order import shares
from reports.pieces import Pieces
from reports.places import asking
from reports.quantities import functions
from reports.quantities.source import Source, expression, unknown
from reports.sandbox import counted
from reports.structure import discriminations, loading_pattern
from reports.template import Key

INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True)
class Requests:
    """The functions of one chapter beside those that return numbers."""

    source: Source
    chapter: Path

    def names(self) -> Mapping[str, object]:
        """Everything that a chapter may name."""
        pieces = Pieces(self.source, self.chapter)
        asked: tuple[Callable[..., object], ...] = (
            pieces.table,
            pieces.figure,
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

    def ref(self, target: str) -> str:
        """A mention of a table or figure: `ref('table:profile')` becomes 表4-1."""
        return self.source.tokens.put(Reference(target, str(asking(self.chapter))))

    def label(self, key: str, task: str | None = None) -> str:
        """The printed name of a variable, level, set, scale or rule of screening."""
        return self.source.tokens.text(self._name(key, task), expression("label", key, task))

    def _name(self, key: str, task: str | None) -> str:
        results = self.source.results.results
        for result in [self.source.result(task)] if task else results.values():
            if key in result.labels:
                return self.source.ink.label(result, key)
        if key in subjects.screened(self.source.results):  # a usual rule: the program's own word
            return self.source.ink.label(results["returns"], key)
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


def _in_groups(checksum: str) -> str:
    """A checksum in groups of eight, so that lines can turn."""
    return " ".join(checksum[at : at + 8] for at in range(0, len(checksum), 8))

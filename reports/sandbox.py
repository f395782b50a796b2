"""The sandbox of chapters: plain values, a few of their attributes, numbers and texts of bounded size."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from analysis.result import Fault, nearest, quoted
from reports import logic
from reports.claims import ClaimTag
from reports.conditions import Condition
from reports.lines import LineMarks
from reports.logic import Generator, Later
from reports.tokens import Tokens

FILTERS = frozenset(
    {"abs", "batch", "count", "default", "dictsort", "first", "groupby", "last", "length", "list", "lower", "map"}
    | {"reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice", "sort", "string", "trim"}
    | {"unique", "upper"}
)
ATTRIBUTES: Mapping[type, frozenset[str]] = {
    dict: frozenset({"items", "keys", "values", "get"}),
    LoopContext: frozenset(
        {"first", "last", "index", "index0", "revindex", "revindex0", "length", "previtem", "nextitem", "depth"}
        | {"depth0", "cycle", "changed"}
    ),
}
LARGEST = 2**53
LARGEST_POWER = 8
LONGEST_RANGE = 1000


class Beside(FileSystemLoader):
    """Loads the templates that lie in one folder themselves: no other kind of file, and no link to one elsewhere."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        found = Path(self.searchpath[0], template)
        if not template.endswith(".j2") or found.resolve().parent != Path(self.searchpath[0]).resolve():
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders the chapters of one folder; what it is not told of, it refuses."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})
    code_generator_class = Generator

    def __init__(self, folder: Path, names: Mapping[str, object], tokens: Tokens) -> None:
        super().__init__(
            loader=Beside(folder),
            undefined=_undefined(names),
            autoescape=False,  # no HTML here: the text becomes runs, and renderers escape those
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[ClaimTag, LineMarks],
        )
        self.tokens = tokens
        self.globals.clear()
        self.globals.update(names)
        self.filters = {name: each for name, each in self.filters.items() if name in FILTERS}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr.startswith("_"):
            return False
        if isinstance(obj, Namespace) or type(obj).__name__ == "TemplateModule":
            return isinstance(value, Macro | str | int | float | list | dict | tuple)
        return attr in ATTRIBUTES.get(type(obj), ())

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic of numbers, and what is put behind a text or a list; no repetition, no format of texts."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        alike = any(isinstance(left, kind) and isinstance(right, kind) for kind in (str, list, tuple))
        if not numbers and not (operator == "+" and alike):
            raise Fault("{found} joins numbers only", {"found": quoted(operator)})
        if operator == "**" and abs(right) > LARGEST_POWER:
            raise Fault("a power above {most}", {"most": LARGEST_POWER})
        found = self.binop_table[operator](left, right)
        if isinstance(found, int) and abs(found) > LARGEST:
            raise Fault("a number above 2**53")
        return found

    def both(self, left: object, right: Later) -> object:
        """`left and right`; numbers asked for only to tell the expression are not missed."""
        return self._quietly(logic.both, left, right, isinstance(left, Condition) and not left)

    def either(self, left: object, right: Later) -> object:
        """`left or right`, likewise."""
        return self._quietly(logic.either, left, right, isinstance(left, Condition) and bool(left))

    def negated(self, value: object) -> object:
        """`not value`."""
        return logic.negated(value)

    def _quietly(self, join: Callable[[object, Later], object], left: object, right: Later, is_decided: bool) -> object:
        before = dict(self.tokens.missed)
        found = join(left, right)
        if is_decided:
            self.tokens.missed.clear()
            self.tokens.missed.update(before)
        return found


def counted(*given: int) -> range:
    """`range`, of at most 1,000 numbers."""
    found = range(*given)
    if len(found) > LONGEST_RANGE:
        raise Fault("a range of more than {most} numbers", {"most": LONGEST_RANGE})
    return found


def _within(thing: object) -> list[str]:
    """The names that a thing of the chapter answers to; none where it is no such thing."""
    if isinstance(thing, dict):
        return [str(name) for name in thing]
    if type(thing).__name__ == "TemplateModule":
        return [name for name in vars(thing) if not name.startswith("_")]
    return sorted(ATTRIBUTES.get(type(thing), ()))


def _undefined(names: Mapping[str, object]) -> type[StrictUndefined]:
    """What a name that no one knows becomes: a fault that names the nearest as soon as anything is made of it."""

    class Unknown(StrictUndefined):
        def _fail_with_undefined_error(self, *_: object, **__: object) -> Any:
            found = {"found": quoted(self._undefined_name)}
            if self._undefined_exception is SecurityError:
                raise Fault("{found} is closed to chapters", found)
            if isinstance(self._undefined_name, int):
                raise Fault("there is no entry {found} in the list", found)
            if possible := _within(self._undefined_obj):
                near = nearest(str(self._undefined_name), possible)
                raise Fault("no {found} here; possible: {possible}", {**found, "possible": near})
            raise Fault(
                "no name {found} in a chapter; possible: {possible}",
                {**found, "possible": nearest(str(self._undefined_name), names)},
            )

    for method in [each for each in dir(StrictUndefined) if each.startswith("__")]:
        if getattr(StrictUndefined, method) is StrictUndefined._fail_with_undefined_error:
            setattr(Unknown, method, Unknown._fail_with_undefined_error)
    return Unknown

"""What a procedure's options may be, and how the words of a plan or a command become them."""

import dataclasses
import math
import types
from abc import ABC, abstractmethod
from collections.abc import Container, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from analysis.categories import of_numbers, or_listed
from instrument.codebook import Codebook, MultipleSet, Variable
from instrument.message import Fault, Place, nearest, quoted
from instrument.records import dataclass

T = TypeVar("T")


@dataclass(frozen=True)
class Items:
    """Items meant to measure one thing: those of a declared scale, reversed ones already turned, or a list."""

    name: str  # the scale's, or '' for a list
    variables: tuple[Variable, ...]


class Written(ABC):
    """An option with a form of its own, which reads itself from the words of a plan and writes itself back."""

    @classmethod
    @abstractmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        """The option, every name resolved; raises `Fault`."""

    @abstractmethod
    def plain(self) -> Any:
        """The option as a plan writes it."""


def read_options(wanted: type[T], given: Mapping[str, Any], codebook: Codebook, place: Place) -> T:
    """The `wanted` Options dataclass from words, every name resolved in `codebook`.

    A field's type says what must exist: `Variable`, `Items`, `MultipleSet`, `Literal` words, numbers, true or false,
    `X | None`, or a tuple of any of these. Lists may be given as lists, or as text: `a,b`, runs as `a to c`,
    and lists of lists, or of multiple-response sets by their members, as `a,b/c`. A variable whose codes stand for
    words may only be a `Category`, or in a list where an option `categorical` lists it too.
    Raises `Fault` for an unknown, missing or unresolvable option.
    """
    hints = _hints(wanted)  # type: ignore[arg-type]
    fields = {each.name: each for each in dataclasses.fields(wanted)}  # type: ignore[arg-type]
    for name in given:
        if name not in fields:
            raise Fault(
                "no option {found}; possible: {possible}",
                {"found": quoted(name), "possible": nearest(name, fields, most=len(fields))},
                place,
            )
    resolved = {}
    listed = _listed(hints, given, codebook)
    for name, field in fields.items():
        here = Place(place.file, place.line, ": ".join(part for part in (place.entry, name) if part))
        if name in given:
            try:
                free = listed if get_origin(hints[name]) is tuple else ()
                resolved[name] = resolve(hints[name], given[name], codebook, free)
            except Fault as fault:
                raise (or_listed(fault) if "categorical" in fields else fault).at(here) from None
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise Fault("option {found} is missing", {"found": quoted(name)}, place)
    return wanted(**resolved)


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    return get_type_hints(wanted, include_extras=True)


def _listed(hints: Mapping[str, Any], given: Mapping[str, Any], codebook: Codebook) -> Container[str]:
    """The names that an option `categorical` lists; what is wrong with them is told where it is read."""
    if "categorical" not in hints or "categorical" not in given:
        return ()
    try:
        return [variable.name for variable in resolve(hints["categorical"], given["categorical"], codebook)]
    except Fault:
        return ()


def names_answers(wanted: Any) -> bool:
    """Whether an Options dataclass, or the type of one of its fields, names variables: others need no answers."""
    if isinstance(wanted, type) and issubclass(wanted, Written):
        return True
    if dataclasses.is_dataclass(wanted) and wanted not in (Variable, Items, MultipleSet):
        hints = get_type_hints(wanted)
        return any(names_answers(hints[each.name]) for each in dataclasses.fields(wanted))
    return wanted in (Variable, Items, MultipleSet) or any(names_answers(each) for each in get_args(wanted))


def plain(options: Any) -> dict[str, Any]:
    """Options as a plan writes them: names for what was resolved, lists for tuples; what was left out stays out."""
    found = {}
    for field in dataclasses.fields(options):
        value = getattr(options, field.name)
        if value != field.default:
            found[field.name] = _plain_value(value)
    return found


def _plain_value(value: Any) -> Any:
    if isinstance(value, Variable):
        return value.name
    if isinstance(value, MultipleSet):
        return value.name or list(value.members)
    if isinstance(value, Items):
        return value.name or [variable.name for variable in value.variables]
    if isinstance(value, Written):
        return value.plain()
    if isinstance(value, tuple):
        return [_plain_value(each) for each in value]
    return value


def resolve(wanted: Any, given: Any, codebook: Codebook, free: Container[str] = ()) -> Any:
    """What one option of type `wanted` is, from words; variables that are `free` may hold words. Raises `Fault`."""
    origin = get_origin(wanted)
    if origin is Annotated:
        return resolve(get_args(wanted)[0], given, codebook, codebook)
    if origin in (Union, types.UnionType):
        inner = [each for each in get_args(wanted) if each is not type(None)]
        return None if given is None else resolve(inner[0], given, codebook, free)
    if origin is tuple:
        return _resolve_list(get_args(wanted)[0], given, codebook, free)
    if origin is Literal:
        return _resolve_word(get_args(wanted), given)
    if wanted is Variable:
        return of_numbers(codebook.variable(str(given)), free)
    if wanted is Items:
        return _resolve_items(given, codebook)
    if isinstance(wanted, type) and issubclass(wanted, Written):
        return wanted.read(given, codebook)
    if wanted is MultipleSet:
        return _resolve_set(given, codebook)
    return _resolve_plain(wanted, given)


def _resolve_list(inner: Any, given: Any, codebook: Codebook, free: Container[str] = ()) -> tuple[Any, ...]:
    if get_origin(inner) is Annotated:
        inner, free = get_args(inner)[0], codebook
    if isinstance(given, str):
        given = [part.strip() for part in given.split(_separator(inner, given, codebook)) if part.strip()]
    elif not isinstance(given, list | tuple):
        given = [given]
    if inner is not Variable:
        return tuple(resolve(inner, each, codebook, free) for each in given)
    if not given:
        raise Fault("no variable is named; possible: {possible}", {"possible": nearest("", codebook.by_name)})
    return tuple(of_numbers(variable, free) for word in given for variable in _run(str(word), codebook))


def _separator(inner: Any, given: str, codebook: Codebook) -> str:
    """What parts a list written as text: `a,b`, but `a,b/c` for a list of lists or of sets without a name."""
    if inner is MultipleSet:
        declared = {each.name for each in codebook.sets}
        return "," if all(word.strip() in declared for word in given.split(",")) else "/"
    return "/" if get_origin(inner) is tuple else ","


def _run(word: str, codebook: Codebook) -> tuple[Variable, ...]:
    """One variable, or all from one to another in the order of the codebook."""
    first, to, last = word.partition(" to ")
    if not to:
        return (codebook.variable(word),)
    start, end = codebook.variable(first.strip()), codebook.variable(last.strip())
    variables = codebook.variables
    if variables.index(end) < variables.index(start):
        raise Fault(
            "{found} runs backwards; possible: {possible}",
            {"found": quoted(word), "possible": f"{end.name} to {start.name}"},
        )
    return variables[variables.index(start) : variables.index(end) + 1]


def _resolve_items(given: Any, codebook: Codebook) -> Items:
    names = [scale.name for scale in codebook.scales]
    if isinstance(given, str) and given in names:
        return Items(given, tuple(of_numbers(codebook.variable(item)) for item in codebook.scale(given).items))
    return Items("", _resolve_list(Variable, given, codebook))


def _resolve_set(given: Any, codebook: Codebook) -> MultipleSet:
    if isinstance(given, str) and "," not in given and " to " not in given:
        found = codebook.set(given)
        for name in found.members:
            of_numbers(codebook.variable(name))
        return found
    members = _resolve_list(Variable, given, codebook)
    return MultipleSet("", {}, tuple(member.name for member in members))


def _resolve_word(possible: tuple[Any, ...], given: Any) -> Any:
    for word in possible:
        if str(given) == str(word):
            return word
    words = [str(word) for word in possible]
    raise Fault(
        "{found} is not possible; possible: {possible}",
        {"found": quoted(given), "possible": nearest(str(given), words, most=len(words))},
    )


def _resolve_plain(wanted: type, given: Any) -> Any:
    if wanted is bool:
        return _resolve_word((True, False), given if isinstance(given, bool) else str(given).capitalize())
    try:
        found = wanted(given)
    except (TypeError, ValueError, OverflowError):
        found = None
    if found is None or (wanted in (int, float) and not (math.isfinite(found) and found == float(given))):
        kinds = {int: "a whole number", float: "a number"}
        raise Fault(
            "{found} is not {possible}", {"found": quoted(given), "possible": kinds.get(wanted, wanted.__name__)}
        )
    return found

"""Dataclasses that cost little to define: a start of the program defines hundreds and makes objects of few.

`dataclasses.dataclass` compiles six methods for each class, a quarter of a millisecond. Here the methods of all classes
are the same closures over the names of their fields, a tenth of that; what an object is and can do stays the same, for
`dataclasses.fields`, `replace` and `asdict` too.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

_PLAIN: dict[type, tuple[str, ...]] = {}
"""The fields of records that nothing but their values makes."""

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:

    def replace(record: Any, /, **changes: Any) -> Any:
        """The same record but for `changes`, as `dataclasses.replace` makes it."""
        names = _PLAIN.get(type(record))
        if names is None or not changes.keys() <= set(names):
            return dataclasses.replace(record, **changes)
        held, found = record.__dict__, object.__new__(type(record))
        values = found.__dict__
        for name in names:
            values[name] = held[name]
        values.update(changes)
        return found

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, eq: bool = True) -> Any:
        """The class as `dataclasses.dataclass` makes it, with an `__init__`, `__repr__`, `__eq__` and `__hash__`.

        A method that the class has of its own stays.
        """
        return _made(cls, frozen, eq) if cls is not None else lambda named: _made(named, frozen, eq)


def _made(cls: type, frozen: bool, eq: bool) -> type:
    own = set(vars(cls))
    cls.__doc__ = cls.__doc__ or cls.__name__  # `dataclasses` would make one by `inspect`, a fifth of a millisecond
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(cls)
    methods: dict[str, Callable[..., Any] | None] = {
        "__init__": _init(cls, fields),
        "__repr__": _repr([field.name for field in fields if field.repr]),
    }
    if eq:
        key = _key([field.name for field in fields if field.compare])
        methods["__eq__"] = _eq(key)
        methods["__hash__"] = (lambda self: hash(key(self))) if frozen else None
    if frozen:
        methods["__setattr__"] = methods["__delattr__"] = _refuse_change
    if "__eq__" in own and vars(cls)["__hash__"] is None:
        own.discard("__hash__")  # Python set it aside, the class does not say it
    for name in methods.keys() - own:
        setattr(cls, name, methods[name])
    if not hasattr(cls, "__post_init__") and "__init__" not in own and all(field.init for field in fields):
        _PLAIN[cls] = tuple(field.name for field in fields)
    return cls


def _init(cls: type, fields: tuple["dataclasses.Field[Any]", ...]) -> Callable[..., None]:
    taken = [field for field in fields if field.init]
    names = tuple(field.name for field in taken if not field.kw_only)
    known = frozenset(field.name for field in taken)
    defaults = {field.name: field.default for field in fields if field.default is not dataclasses.MISSING}
    made = {field.name: field.default_factory for field in fields if callable(field.default_factory)}
    needed = len({*known, *defaults, *made})
    most, post_init = len(names), hasattr(cls, "__post_init__")

    def init(self: Any, /, *given: Any, **named: Any) -> None:
        values, count = self.__dict__, len(given)
        if count < needed:
            values.update(defaults)
        for name, value in zip(names, given, strict=False):
            values[name] = value
        if named:
            if not known.issuperset(named) or (count and not named.keys().isdisjoint(names[:count])):
                raise TypeError(f"{cls.__name__} takes {', '.join(names)} once, not {', '.join(named)}")
            values.update(named)
        if len(values) < needed:
            for name, factory in made.items():
                if name not in values:
                    values[name] = factory()
            if len(values) < needed:
                lacking = [field.name for field in fields if field.name not in values]
                raise TypeError(f"{cls.__name__} lacks {', '.join(lacking)}")
        if count > most:
            raise TypeError(f"{cls.__name__} takes {most} values, not {count}")
        if post_init:
            self.__post_init__()

    return init


def _key(names: list[str]) -> Callable[[Any], Any]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _eq(key: Callable[[Any], Any]) -> Callable[[Any, Any], bool]:
    def equal(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return key(self) == key(other)

    return equal


def _repr(names: list[str]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return shown


def _refuse_change(self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot change")

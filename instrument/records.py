"""Dataclasses that cost little to define: a start of the program defines hundreds and makes objects of few.

`dataclasses.dataclass` compiles six methods for each class, a quarter of a millisecond. Here all classes share theirs,
and the fields of a class are read when its first object is made; what an object is and can do stays the same, for
`dataclasses.fields`, `replace` and `asdict` too.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar

_METHODS = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__")
_PLAIN: dict[type, tuple[str, ...]] = {}
"""The fields of records that nothing but their values makes."""
_KEYS: dict[type, Callable[[Any], Any]] = {}

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

        A method that the class has of its own stays. Its fields are read when somebody asks for them or makes an
        object, so a wrong field is refused then.
        """
        return _made(cls, frozen, eq) if cls is not None else lambda named: _made(named, frozen, eq)


def _made(cls: type, frozen: bool, eq: bool) -> type:
    own = vars(cls)
    kept = {name for name in own if name in _METHODS}
    if "__eq__" in kept and own["__hash__"] is None:
        kept.discard("__hash__")  # Python set it aside, the class does not say it
    methods: dict[str, Any] = {"__repr__": _shown}
    if eq:
        methods |= {"__eq__": _equal, "__hash__": _hash if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse_change, "__delattr__": _refuse_change}
    for name, method in methods.items():
        if name not in kept:
            setattr(cls, name, method)
    if "__init__" not in kept:
        cls.__init__ = _first_init(cls)  # type: ignore[misc]
    cls.__dataclass_fields__ = _FIELDS  # type: ignore[attr-defined]
    return cls


def _first_init(cls: type) -> Callable[..., None]:
    """What makes the first object: it reads the fields, and puts what takes their values in its own place."""

    def init(self: Any, /, *given: Any, **named: Any) -> None:
        with _READING:
            fields = _declared(cls)
        made = _init(cls, fields)
        if not hasattr(cls, "__post_init__") and all(field.init for field in fields.values()):
            _PLAIN[cls] = tuple(fields)
        cls.__init__ = made  # type: ignore[misc]
        made(self, *given, **named)

    return init


def _declared(cls: type) -> dict[str, "dataclasses.Field[Any]"]:
    """The fields of a class and of those it extends, by name, in their order."""
    found: dict[str, dataclasses.Field[Any]] = {}
    for each in reversed(cls.__mro__):
        own = vars(each)
        read = own.get("__dataclass_fields__")
        if read is _FIELDS:
            for name, kind in each.__annotations__.items():
                if getattr(kind, "__origin__", None) is not ClassVar:
                    given = own.get(name, dataclasses.MISSING)
                    found[name] = given if isinstance(given, dataclasses.Field) else dataclasses.field(default=given)
        elif read is not None:
            found = {field.name: field for field in dataclasses.fields(each)}
    return found


class _Fields:
    """The fields of a class that nobody has asked for yet."""

    def __get__(self, record: object, asked: type) -> Any:
        with _READING:
            for cls in reversed(asked.__mro__):
                if vars(cls).get("__dataclass_fields__") is self:
                    cls.__doc__ = cls.__doc__ or cls.__name__  # `dataclasses` would make one by `inspect`
                    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
        return asked.__dataclass_fields__  # type: ignore[attr-defined]


_FIELDS = _Fields()
_READING = RLock()


def _init(cls: type, fields: dict[str, "dataclasses.Field[Any]"]) -> Callable[..., None]:
    names = tuple(name for name, field in fields.items() if field.init and field.kw_only is not True)
    known = frozenset(name for name, field in fields.items() if field.init)
    defaults = {name: field.default for name, field in fields.items() if field.default is not dataclasses.MISSING}
    made = {name: field.default_factory for name, field in fields.items() if callable(field.default_factory)}
    needed = len({*known, *defaults, *made})
    most, post_init = len(names), hasattr(cls, "__post_init__")
    whole = most if most == needed else -1

    def init(self: Any, /, *given: Any, **named: Any) -> None:
        values, count = self.__dict__, len(given)
        if count != whole or named:
            if count > most:
                raise TypeError(f"{cls.__name__} takes {most} values, not {count}")
            if not (known.issuperset(named) and named.keys().isdisjoint(names[:count])):
                raise TypeError(f"{cls.__name__} takes {', '.join(names)} once, not {', '.join(named)}")
            values.update(defaults)
            values.update(named)
        values.update(zip(names, given))  # noqa: B905  # saying so takes a tenth of the time
        if len(values) < needed:
            for name, factory in made.items():
                if name not in values:
                    values[name] = factory()
            if len(values) < needed:
                lacking = [name for name in fields if name not in values]
                raise TypeError(f"{cls.__name__} lacks {', '.join(lacking)}")
        if post_init:
            self.__post_init__()

    return init


def _key(cls: type) -> Callable[[Any], Any]:
    """What gives the values that tell one object of the class from another."""
    if cls not in _KEYS:
        names = [field.name for field in dataclasses.fields(cls) if field.compare]
        _KEYS[cls] = attrgetter(*names) if len(names) > 1 else lambda self: tuple(getattr(self, name) for name in names)
    return _KEYS[cls]


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    key = _KEYS.get(self.__class__) or _key(self.__class__)
    return key(self) == key(other)


def _hash(self: Any) -> int:
    return hash(_key(self.__class__)(self))


def _shown(self: Any) -> str:
    names = [field.name for field in dataclasses.fields(self) if field.repr]
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"


def _refuse_change(self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot change")

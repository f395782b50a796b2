"""The functions of expressions, a file for each group; this folder is the list of them."""

from functools import cache
from importlib import import_module

from analysis.syntax.expressions.signature import Function
from instrument.modules import module_names

SHORTEST = 3


COMMON = ("statistical", "arithmetic", "missing", "texts")
"""The groups that most jobs ask for; the others are imported for a name that these do not have."""


def forms_of(name: str) -> tuple[Function, ...]:
    """The forms of the function `name` in capitals, the first of which that fits is taken; none of another name."""
    return next((_group(file)[name] for file in _files() if name in _group(file)), ())


def functions() -> dict[str, tuple[Function, ...]]:
    """Every function, name in capitals → its forms."""
    return {name: forms for file in sorted(_files()) for name, forms in _group(file).items()}


def named(written: str) -> str | None:
    """The function of that name, whole or with its parts cut to three letters or more; None where there is none."""
    wanted = written.upper()
    if forms_of(wanted):
        return wanted
    return next((name for name in functions() if _shortens(wanted, name)), None)


@cache
def _files() -> tuple[str, ...]:
    return (*COMMON, *(name for name in module_names(__path__) if name not in COMMON))


@cache
def _group(file: str) -> dict[str, tuple[Function, ...]]:
    found: dict[str, tuple[Function, ...]] = {}
    for function in import_module(f"{__name__}.{file}").FUNCTIONS:
        found[function.name] = (*found.get(function.name, ()), function)
    return found


def _shortens(written: str, name: str) -> bool:
    parts, whole = written.split("."), name.split(".")
    return len(parts) == len(whole) and all(
        part == full or (len(part) >= SHORTEST and full.startswith(part))
        for part, full in zip(parts, whole, strict=True)
    )

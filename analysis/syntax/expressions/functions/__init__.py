"""The functions of expressions, a file for each group; this folder is the list of them."""

import pkgutil
from functools import cache
from importlib import import_module

from analysis.syntax.expressions.signature import Function

SHORTEST = 3


@cache
def functions() -> dict[str, tuple[Function, ...]]:
    """Name in capitals → its forms, the first of which that fits is taken."""
    found: dict[str, tuple[Function, ...]] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        for function in import_module(f"{__name__}.{module.name}").FUNCTIONS:
            found[function.name] = (*found.get(function.name, ()), function)
    return found


def named(written: str) -> str | None:
    """The function of that name, whole or with its parts cut to three letters or more; None where there is none."""
    wanted = written.upper()
    if wanted in functions():
        return wanted
    return next((name for name in functions() if _shortens(wanted, name)), None)


def _shortens(written: str, name: str) -> bool:
    parts, whole = written.split("."), name.split(".")
    return len(parts) == len(whole) and all(
        part == full or (len(part) >= SHORTEST and full.startswith(part))
        for part, full in zip(parts, whole, strict=True)
    )

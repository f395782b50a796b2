"""Folders whose files are a list: each file is one of what multiplies."""

import os
from collections.abc import Iterable
from functools import cache


def module_names(path: Iterable[str]) -> tuple[str, ...]:
    """The modules and packages of a package's `__path__` in order; `pkgutil` takes twenty times as long."""
    return _names(tuple(path))


@cache
def _names(path: tuple[str, ...]) -> tuple[str, ...]:
    found = [entry for folder in path for entry in os.scandir(folder) if not entry.name.startswith("__")]
    return tuple(
        sorted(
            entry.name.removesuffix(".py")
            for entry in found
            if entry.name.endswith(".py") or os.path.isfile(os.path.join(entry.path, "__init__.py"))
        )
    )

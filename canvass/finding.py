"""A quick way to the project's own modules: a command imports hundreds, and Python looks for each at leisure."""

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source
from io import FileIO
from types import CodeType, ModuleType

ROOMS = ("analysis", "canvass", "instrument", "reports", "survey")
COMPILED = os.path.basename(cache_from_source("name.py")).removeprefix("name")
BY_TIME = MAGIC_NUMBER + bytes(4)
"""How a compiled module begins that holds for a source of one time and size, which follow."""


class Loader(SourceFileLoader):
    """Takes what Python compiled before where it is of the source as it is now, and else does as Python does."""

    def __init__(self, name: str, source: str, compiled: str, head: bytes) -> None:
        super().__init__(name, source)
        self.compiled, self.head = compiled, head

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            with FileIO(self.compiled) as file:
                found = file.read()
        except OSError:
            return super().get_code(fullname)
        if not found.startswith(self.head):
            return super().get_code(fullname)
        code: CodeType = marshal.loads(memoryview(found)[len(self.head) :])  # noqa: S302  # as Python's own loader
        return code


class Finder:
    """Looks for a module of a room where it must be: a file or a folder in the folder of its package."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """None for every other module, which Python finds itself."""
        package, _, last = name.rpartition(".")
        if path is None or package.partition(".")[0] not in ROOMS:
            return None
        folder = next(iter(path)) + os.sep
        return _spec(name, folder, last) or _spec(name, f"{folder}{last}{os.sep}", "__init__")


def _spec(name: str, folder: str, file: str) -> ModuleSpec | None:
    source, compiled = f"{folder}{file}.py", f"{folder}__pycache__{os.sep}{file}{COMPILED}"
    try:
        seen = os.stat(source)
    except OSError:
        return None
    head = BY_TIME + _number(int(seen.st_mtime)) + _number(seen.st_size)
    found = ModuleSpec(name, Loader(name, source, compiled, head), origin=source)
    found.has_location, found.cached = True, compiled
    if file == "__init__":
        found.submodule_search_locations = [folder.removesuffix(os.sep)]
    return found


def _number(value: int) -> bytes:
    return (value & 0xFFFF_FFFF).to_bytes(4, "little")


FINDER = Finder()


def find_quickly() -> None:
    """Lets imports that follow go this way, where compiled modules lie beside their sources."""
    if sys.pycache_prefix is None and FINDER not in sys.meta_path:
        sys.meta_path.insert(0, FINDER)

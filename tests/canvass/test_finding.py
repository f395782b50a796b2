"""Modules of the project are found by a quicker way, and are what Python would have found."""

import os
import py_compile
import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

import analysis.procedures
from canvass.finding import FINDER

ASKING = """
import sys
sys.path.insert(0, {folder!r})
from canvass.finding import FINDER, find_quickly
for room in [name for name in sys.modules if name.partition(".")[0] == "survey"]:
    del sys.modules[room]
find_quickly()
from survey import asked
print(asked.VALUE, type(asked.__spec__.loader).__module__)
"""


@pytest.mark.parametrize("name", ["frequencies", "regression"])
def test_a_module_and_a_package_are_described_as_python_describes_them(name: str) -> None:
    whole, path = f"analysis.procedures.{name}", analysis.procedures.__path__
    found, expected = FINDER.find_spec(whole, path), PathFinder.find_spec(whole, path)
    assert found is not None
    assert expected is not None
    for each in ("name", "origin", "cached", "has_location", "submodule_search_locations", "parent"):
        assert getattr(found, each) == getattr(expected, each), each
    assert found.loader.get_source(whole) == expected.loader.get_source(whole)  # type: ignore[union-attr]
    assert found.loader.get_code(whole) == expected.loader.get_code(whole)  # type: ignore[union-attr]
    assert found.loader.is_package(whole) is expected.loader.is_package(whole)  # type: ignore[union-attr]


def test_what_is_no_module_of_a_room_is_left_to_python() -> None:
    assert FINDER.find_spec("analysis", None) is None
    assert FINDER.find_spec("numpy.linalg", ["/nowhere"]) is None
    assert FINDER.find_spec("analysis.procedures.nothing", analysis.procedures.__path__) is None


def asked(folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", ASKING.format(folder=str(folder))], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    room = tmp_path / "survey"
    room.mkdir()
    (room / "__init__.py").write_text("", "utf-8")
    made = room / "asked.py"
    made.write_text("VALUE = 1\n", "utf-8")
    py_compile.compile(str(made))
    return made


def test_a_module_compiled_before_is_taken(source: Path) -> None:
    assert asked(source.parent.parent) == ["1", "canvass.finding"]


def test_a_changed_source_is_compiled_anew(source: Path) -> None:
    source.write_text("VALUE = 22\n", "utf-8")
    assert asked(source.parent.parent)[0] == "22"


def test_a_source_of_another_time_is_compiled_anew(source: Path) -> None:
    source.write_text("VALUE = 3\n", "utf-8")
    os.utime(source, (1_000_000_000, 1_000_000_000))
    assert asked(source.parent.parent)[0] == "3"


def test_a_module_without_anything_compiled_or_with_another_pythons_is_imported(source: Path) -> None:
    [compiled] = (source.parent / "__pycache__").iterdir()
    compiled.write_bytes(b"\0\0\r\n" + compiled.read_bytes()[4:])
    assert asked(source.parent.parent)[0] == "1"
    compiled.unlink()
    assert asked(source.parent.parent)[0] == "1"


def test_a_module_compiled_by_what_its_source_holds_is_imported(source: Path) -> None:
    py_compile.compile(str(source), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    assert asked(source.parent.parent)[0] == "1"

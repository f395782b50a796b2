"""Records are what the dataclasses of Python are."""

import copy
import dataclasses
import functools
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from instrument import records

MAKERS = (records.dataclass, dataclasses.dataclass)


@records.dataclass(frozen=True)
class Point:
    """Two numbers and where they came from."""

    x: float
    y: float = 2.0
    source: str = dataclasses.field(default="", compare=False, repr=False)
    notes: list[str] = dataclasses.field(default_factory=list, compare=False)


@pytest.fixture(params=MAKERS, ids=["ours", "Python's"])
def made(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Classes of many shapes by one maker."""
    dataclass: Callable[..., Any] = request.param

    @dataclass(frozen=True)
    class Fixed:
        """Cannot change."""

        x: int
        y: int = 2
        names: list[str] = dataclasses.field(default_factory=list)
        unseen: str = dataclasses.field(default="", compare=False, repr=False)

    @dataclass(frozen=True)
    class Wider(Fixed):
        """One field more."""

        z: int = dataclasses.field(default=3, kw_only=True)

    @dataclass
    class Free:
        """Can change, checks itself."""

        x: int
        doubled: int = dataclasses.field(init=False)

        def __post_init__(self) -> None:
            self.doubled = 2 * self.x

    @dataclass(frozen=True, eq=False)
    class Single:
        """Is only itself."""

        x: int

    @dataclass(frozen=True)
    class Own:
        """Words of its own."""

        x: int

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "own"

    return {each.__name__: each for each in (Fixed, Wider, Free, Single, Own)}


def test_values_are_taken_by_place_and_by_name(made: dict[str, Any]) -> None:
    found = made["Wider"](1, names=["a"], z=9)
    assert (found.x, found.y, found.names, found.unseen, found.z) == (1, 2, ["a"], "", 9)
    assert made["Fixed"](1).names is not made["Fixed"](1).names
    assert made["Free"](4).doubled == 8


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, 2, [], "", 5), {}), ((1,), {"x": 1}), ((1,), {"w": 1}), ((), {"y": 1, "w": 2})],
)
def test_wrong_values_are_refused(made: dict[str, Any], given: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        made["Wider"](*given, **named)


def test_records_of_equal_fields_are_equal_and_hash_alike(made: dict[str, Any]) -> None:
    fixed, wider = made["Fixed"], made["Wider"]
    assert fixed(1, unseen="a") == fixed(1, unseen="b")
    assert fixed(1) != fixed(2)
    assert fixed(1) != wider(1)
    assert made["Single"](1) != made["Single"](1)
    assert made["Own"](1) == made["Own"](2)
    assert hash(made["Own"](1)) == hash(made["Own"](1))
    assert hash(dataclasses.replace(made["Fixed"](1, names=()), x=5)) == hash(fixed(5, names=()))
    with pytest.raises(TypeError):
        hash(made["Free"](1))


def test_frozen_records_do_not_change(made: dict[str, Any]) -> None:
    for change in (lambda each: setattr(each, "x", 2), lambda each: delattr(each, "x")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change(made["Wider"](1))
        change(made["Free"](1))


def test_records_print_their_fields(made: dict[str, Any]) -> None:
    assert repr(made["Fixed"](1)).endswith("Fixed(x=1, y=2, names=[])")
    assert repr(made["Own"](1)) == "own"


def test_the_functions_of_dataclasses_know_them(made: dict[str, Any]) -> None:
    found = made["Wider"](1)
    assert dataclasses.is_dataclass(found)
    assert [each.name for each in dataclasses.fields(found)] == ["x", "y", "names", "unseen", "z"]
    assert dataclasses.asdict(found) == {"x": 1, "y": 2, "names": [], "unseen": "", "z": 3}
    assert dataclasses.replace(found, y=7, z=8) == made["Wider"](1, 7, z=8)
    match found:
        case made_of if isinstance(made_of, made["Fixed"]):
            assert made["Wider"].__match_args__[:2] == ("x", "y")


@pytest.mark.parametrize("replace", [records.replace, dataclasses.replace])
def test_a_record_is_replaced_by_one_that_is_otherwise_the_same(made: dict[str, Any], replace: Any) -> None:
    class Counted(made["Fixed"]):  # type: ignore[name-defined, misc]
        @functools.cached_property
        def length(self) -> int:
            return len(self.names)

    before = made["Wider"](1, names=["a"], unseen="b")
    assert replace(before, y=7, z=8) == made["Wider"](1, 7, ["a"], z=8)
    assert replace(before).unseen == "b"
    assert replace(made["Free"](2), x=5).doubled == 10
    with pytest.raises(TypeError):
        replace(before, w=1)
    counted = Counted(1)
    assert counted.length == 0
    assert replace(counted, names=["a"]).length == 1


def test_records_can_be_copied_and_sent() -> None:
    point = Point(1, source="a file", notes=["n"])
    for other in (copy.deepcopy(point), pickle.loads(pickle.dumps(point))):  # noqa: S301
        assert other == point
        assert (other.source, other.notes) == ("a file", ["n"])


def test_a_record_made_elsewhere_is_told_from_others_before_one_is_made_here() -> None:
    code = (
        "import pickle, sys; sys.path.insert(0, sys.argv[1]); "
        "from test_records import Point; "
        "first, second, other = (pickle.loads(bytes.fromhex(each)) for each in sys.argv[2:5]); "
        "assert first == second and hash(first) == hash(second) and first != other and repr(first) == sys.argv[5]; "
        "assert [each.name for each in __import__('dataclasses').fields(Point)] == ['x', 'y', 'source', 'notes']; "
        "assert Point(1.0).notes == []"
    )
    module = Path(__file__)
    made = [pickle.dumps(Point(x), 2).replace(Point.__module__.encode(), b"test_records") for x in (1.0, 1.0, 2.0)]
    given = [each.hex() for each in made]
    subprocess.run([sys.executable, "-c", code, str(module.parent), *given, repr(Point(1.0))], check=True)


def test_the_fields_of_a_class_are_read_once_by_many_threads() -> None:
    for _ in range(20):

        @records.dataclass(frozen=True)
        class Listed:
            """Has a list of its own."""

            names: list[str] = dataclasses.field(default_factory=list)

        with ThreadPoolExecutor(8) as threads:
            asked = [threads.submit(Listed) if n % 2 else threads.submit(dataclasses.fields, Listed) for n in range(16)]
            assert all(each.result() in (Listed(), dataclasses.fields(Listed)) for each in asked)

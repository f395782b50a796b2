"""How words become options: lists, runs, sets by name or members, numbers, and what is refused."""

from dataclasses import dataclass

import pytest
from answers import responses_of

from analysis.options import Items, read_options
from instrument.codebook import MultipleSet, Variable
from instrument.message import Fault, Place

CODEBOOK = responses_of(
    {name: [1] for name in ("a", "b", "c", "d")}, sets={"s": ["a", "b"], "t": ["c"]}, scales={"trust": ["a", "b"]}
).codebook


@dataclass(frozen=True)
class Wanted:
    """Every kind of option."""

    variables: tuple[Variable, ...] = ()
    blocks: tuple[tuple[Variable, ...], ...] = ()
    items: Items | None = None
    sets: tuple[MultipleSet, ...] = ()
    count: int | None = None
    share: float = 0.5
    flag: bool = False


def read(**words):
    return read_options(Wanted, words, CODEBOOK, Place(entry="job"))


def names(variables):
    return [variable.name for variable in variables]


def test_lists_come_as_lists_as_text_and_as_runs():
    assert names(read(variables=["a", "c"]).variables) == ["a", "c"]
    assert names(read(variables="a, c").variables) == ["a", "c"]
    assert names(read(variables="b to d").variables) == ["b", "c", "d"]


def test_lists_of_lists_come_with_slashes():
    assert [names(block) for block in read(blocks="a,b/c").blocks] == [["a", "b"], ["c"]]
    assert [names(block) for block in read(blocks=[["a to c"], "d"]).blocks] == [["a", "b", "c"], ["d"]]


def test_items_are_those_of_a_scale_or_a_list():
    assert read(items="trust").items.name == "trust"
    assert (read(items="a,c").items.name, names(read(items="a,c").items.variables)) == ("", ["a", "c"])


def test_sets_come_by_name_or_by_their_members():
    assert [each.members for each in read(sets="s,t").sets] == [("a", "b"), ("c",)]
    assert [each.members for each in read(sets="a,b,c").sets] == [("a", "b", "c")]
    assert [each.members for each in read(sets="a,b/c to d").sets] == [("a", "b"), ("c", "d")]
    assert [each.members for each in read(sets=["s", ["c", "d"]]).sets] == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"count": "1.5"}, "job: count: '1.5' is not a whole number"),
        ({"count": 1.5}, "job: count: '1.5' is not a whole number"),
        ({"share": "nan"}, "job: share: 'nan' is not a number"),
        ({"share": "1e999"}, "job: share: '1e999' is not a number"),
        ({"variables": []}, "job: variables: no variable is named; possible: a, b, c, d"),
        ({"variables": "d to b"}, "job: variables: 'd to b' runs backwards; possible: b to d"),
        ({"variables": "a,x"}, "job: variables: no variable 'x'; possible: a, b, c, d"),
        ({"sets": "u"}, "job: sets: no multiple-response set 'u'; possible: s, t"),
        ({"flag": "perhaps"}, "job: flag: 'Perhaps' is not possible; possible: True, False"),
        ({"variable": "a"}, "job: no option 'variable'; possible: variables, blocks, items, sets, count, share, flag"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(words, sentence):
    with pytest.raises(Fault) as caught:
        read(**words)
    assert str(caught.value) == sentence

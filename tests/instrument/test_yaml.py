"""YAML as text with places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instrument.message import Fault
from instrument.yaml_nodes import parse_mapping, read_mapping

REFUSED = [
    (b"", "a.yaml: this file is empty"),
    (b"# only a comment\n", "a.yaml: this file is empty"),
    (b"- a\n- b\n", "a.yaml:1: keys and values were expected here, found […]"),
    (b"text\n", "a.yaml:1: keys and values were expected here, found 'text'"),
    (b"a: 1\nb: 2\na: 3\n", "a.yaml:3: 'a' stands twice, first in line 1"),
    (b"a: 1\nb: {c: 1, c: 2}\n", "a.yaml:2: 'c' stands twice, first in line 2"),
    (b"a: &x 1\n", "a.yaml:1: anchors and aliases (& and *) are not read here; write it out or quote it"),
    (b"a: 1\nb: *x\n", "a.yaml:2: anchors and aliases (& and *) are not read here; write it out or quote it"),
    (b"a: !!python/object:os.system x\n", "a.yaml:1: tags (!) are not read here; put the text in quotes"),
    (b"a: !important\n", "a.yaml:1: tags (!) are not read here; put the text in quotes"),
    (b"? [a, b]\n: 1\n", "a.yaml:1: a key has to be a text"),
    (b"a: 1\n---\nb: 2\n", "a.yaml:2: a second document begins here; one file holds one"),
    (b"a: [1, 2\nb: 3\n", "a.yaml:2: this is not YAML: expected ',' or ']', but got ':'"),
    (b"a: 1\n b: 2\n", "a.yaml:2: this is not YAML: mapping values are not allowed here"),
    ("a: 1\nb: 男\n".encode("gb18030"), "a.yaml:2: this is not UTF-8; save the file as UTF-8"),
    (b"a: 1\nb: \x00\n", "a.yaml:2: this line holds a byte 0: it is not text"),
    (b"a: " + b"[" * 5000, "a.yaml:1: more than 10 levels within one another"),
    (b"a: " + b"{b: " * 5000, "a.yaml:1: more than 10 levels within one another"),
    (b"a:\n" + b"- " * 5000, "a.yaml:2: more than 10 levels within one another"),
    (b"a: " + b"[" + b"x, " * 50_001 + b"]", "a.yaml:1: more than 50000 entries in one file"),
]


@pytest.mark.parametrize(("content", "told"), REFUSED, ids=[told.split(": ", 1)[1] for _, told in REFUSED])
def test_a_file_that_is_no_plain_mapping_is_refused_at_its_line(content, told):
    with pytest.raises(Fault) as fault:
        parse_mapping(content, "a.yaml")
    assert str(fault.value) == told


def test_a_file_that_is_absent_or_too_large_is_refused(tmp_path):
    with pytest.raises(Fault) as fault:
        read_mapping(tmp_path / "none.yaml")
    assert str(fault.value) == f"{tmp_path / 'none.yaml'}: this file cannot be read: No such file or directory"
    (tmp_path / "large.yaml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(Fault) as fault:
        read_mapping(tmp_path / "large.yaml")
    assert str(fault.value) == f"{tmp_path / 'large.yaml'}: this file is larger than 1 MB"


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text():
    node = parse_mapping("\ufeffa: 男\r\nb: 女\r\n".encode(), "a.yaml")
    assert [(key, held.text(), held.line) for key, held in node.items()] == [("a", "男", 1), ("b", "女", 2)]


@pytest.mark.parametrize(
    "written", ["no", "yes", "012", "12:30", "1e3", ".5", "~", "null", "1_000", "2025-06-30", "0x1F"]
)
def test_every_scalar_is_the_text_that_was_written(written):
    assert parse_mapping(f"a: {written}\n".encode(), "a.yaml")["a"].text() == written


@given(st.dictionaries(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), st.text("男 #:{}[]-'\"a\n")))
def test_whatever_is_quoted_comes_back(held):
    import json

    node = parse_mapping(json.dumps(held, ensure_ascii=False).encode() if held else b"{}", "a.yaml")
    assert {key: each.raw.value for key, each in node.items()} == held


MISTYPED = [
    ("whole", "1.5", "a.yaml:1: a: a whole number was expected here, found '1.5'"),
    ("whole", "9" * 16, "a.yaml:1: a: a whole number was expected here, found '9999999999999999'"),
    ("whole", "一", "a.yaml:1: a: a whole number was expected here, found '一'"),
    ("whole", "١", "a.yaml:1: a: a whole number was expected here, found '١'"),
    ("number", "half", "a.yaml:1: a: a number was expected here, found 'half'"),
    ("number", ".inf", "a.yaml:1: a: a number was expected here, found '.inf'"),
    ("number", "1e999", "a.yaml:1: a: a number was expected here, found '1e999'"),
    ("truth", "yes", "a.yaml:1: a: true or false was expected here, found 'yes'"),
    ("text", "", "a.yaml:1: a: a text was expected here, found nothing"),
    ("text", "[b]", "a.yaml:1: a: a text was expected here, found […]"),
    ("elements", "b", "a.yaml:1: a: a list was expected here, found 'b'"),
]


@pytest.mark.parametrize(("read", "written", "told"), MISTYPED)
def test_a_text_that_is_not_of_the_type_is_refused_at_its_entry(read, written, told):
    node = parse_mapping(f"a: {written}\n".encode(), "a.yaml")["a"]
    with pytest.raises(Fault) as fault:
        getattr(node, read)()
    assert str(fault.value) == told


def test_an_entry_is_named_by_the_nearest_id_or_else_by_the_keys_that_lead_to_it():
    node = parse_mapping(b"waves:\n  y: {n: 1, l: [a, b]}\nquestions:\n  - {id: q1, options: [{code: 1}]}\n", "a.yaml")
    assert str(node["waves"]["y"]["n"].place) == "a.yaml:2: waves.y.n"
    assert str(node["waves"]["y"]["l"].elements()[1].place) == "a.yaml:2: waves.y.l[2]"
    (question,) = node["questions"].elements()
    assert str(question["options"].elements()[0]["code"].place) == "a.yaml:4: q1"
    assert str(node["waves"]["y"].called("wave y")["n"].place) == "a.yaml:2: wave y"


def test_what_is_missing_is_told_and_what_may_be_has_a_default():
    node = parse_mapping(b"a: {b: 2}\n", "a.yaml")["a"]
    assert node.take("b", type(node).whole, None) == 2
    assert node.take("c", type(node).whole, 7) == 7
    assert node.get("c") is None
    with pytest.raises(Fault) as fault:
        node["c"]
    assert str(fault.value) == "a.yaml:1: a: 'c' is missing here"

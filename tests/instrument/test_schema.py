"""One declaration checks a file and writes its JSON Schema."""

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from instrument.declarations import (
    Anything,
    Either,
    Key,
    Listing,
    Name,
    Number,
    OneOf,
    OrOff,
    Record,
    Table,
    Truth,
    Whole,
    Words,
    json_schema,
    translated,
)
from instrument.message import Fault
from instrument.schema import schema
from instrument.yaml_nodes import parse_mapping

TYPES = {"string": str, "number": (int, float), "integer": int, "boolean": bool, "array": list, "object": dict}


def fits(schema, held):
    """Whether a value fits a schema, for the keywords that declarations write."""
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(
        isinstance(held, TYPES[each]) and (each == "boolean") >= isinstance(held, bool) for each in types
    ):
        return False
    if "enum" in schema and held not in schema["enum"]:
        return False
    if "const" in schema and held != schema["const"]:
        return False
    if "anyOf" in schema and not any(fits(each, held) for each in schema["anyOf"]):
        return False
    if isinstance(held, str) and not re.search(schema.get("pattern", ""), held):
        return False
    if isinstance(held, (int, float)) and not schema.get("minimum", held) <= held <= schema.get("maximum", held):
        return False
    if isinstance(held, list):
        return len(held) >= schema.get("minItems", 0) and all(fits(schema.get("items", {}), each) for each in held)
    return not isinstance(held, dict) or fits_object(schema, held)


def fits_object(schema, held):
    if not set(schema.get("required", [])) <= set(held):
        return False
    for key, each in held.items():
        if not re.search(schema.get("propertyNames", {}).get("pattern", ""), str(key)):
            return False
        shapes = [schema["properties"][key]] if key in schema.get("properties", {}) else []
        shapes += [shape for pattern, shape in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
        rest = schema.get("additionalProperties", True)
        if not shapes and rest is False:
            return False
        shapes += [rest] if not shapes and isinstance(rest, dict) else []
        if not all(fits(shape, each) for shape in shapes):
            return False
    return True


def test_the_schema_of_a_questionnaire_is_json_and_takes_the_bazhong_one():
    written = json.loads(json.dumps(schema()))
    held = YAML(typ="safe", pure=True).load(Path("instrument/questionnaires/bazhong.yaml"))
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert fits(written, held)


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held.pop("title"),
        lambda held: held.update(question=[]),
        lambda held: held["questions"][0].update(kind="chart"),
        lambda held: held["questions"][0].update(ids="q1"),
        lambda held: held["questions"][0]["options"][0].update(code="one"),
        lambda held: held["questions"][0]["options"][0].pop("code"),
        lambda held: held["scales"]["match"].update(items=["q 8", "q9"]),
        lambda held: held["scales"]["match"].update(items=["q8"]),
        lambda held: held["screening"].update(speeder_share="half"),
        lambda held: held["questions"][1]["lint"].update(unknown_rule="x"),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(change):
    held = YAML(typ="safe", pure=True).load(Path("instrument/questionnaires/bazhong.yaml"))
    change(held)
    assert not fits(schema(), held)


SHAPE = Record(
    {
        "title": Key(translated(("zh", "en")), "as printed", required=True),
        "waves": Key(Table(Record({"issued": Key(Whole(1), required=True)}), names=False)),
        "tasks": Key(Table(Record({"procedure": Key(OneOf(("frequencies", "ttest"))), "options": Key(Anything())}))),
        "share": Key(OrOff(Number(0, 1))),
        "strict": Key(Truth()),
        "names": Key(Listing(Name())),
        "either": Key(Either(Words(5), Listing(Words(5)))),
    }
)
GOOD = "title: {zh: 研究, en: Study}\n"
MISSHAPEN = [
    ("waves: {}\n", "s.yaml:1: 'title' is missing here"),
    (GOOD + "wave: {}\n", "s.yaml:2: no key 'wave' here; possible: waves, title, tasks, share, strict, …"),
    (GOOD + "waves:\n  '2025': {}\n", "s.yaml:3: waves.2025: 'issued' is missing here"),
    (GOOD + "waves:\n  '2025': {issued: 0}\n", "s.yaml:3: waves.2025.issued: '0' is below 1, the least possible here"),
    (GOOD + "waves: [2025]\n", "s.yaml:2: waves: keys and values were expected here, found […]"),
    (
        GOOD + "tasks:\n  profile: {}\n  用户: {}\n",
        "s.yaml:4: tasks: '用户' is not a name: it has to be a letter a–z, then letters, digits or _",
    ),
    (
        GOOD + "tasks: {t: {procedure: test}}\n",
        "s.yaml:2: tasks.t.procedure: 'test' is not possible here; possible: ttest, frequencies",
    ),
    (GOOD + "share: 1.5\n", "s.yaml:2: share: '1.5' is above 1, the most possible here"),
    (GOOD + "share: [off]\n", "s.yaml:2: share: a text was expected here, found […]"),
    (GOOD + "strict: on\n", "s.yaml:2: strict: true or false was expected here, found 'on'"),
    (GOOD + "names: []\n", "s.yaml:2: names: this list needs 1 or more entries"),
    (GOOD + "either: abcdef\n", "s.yaml:2: either: this text is longer than 5 characters"),
    (GOOD + "either: [abcdef]\n", "s.yaml:2: either[1]: this text is longer than 5 characters"),
    ("title: {zh: 研究}\n", "s.yaml:1: title: no wording in 'en' here"),
]


@pytest.mark.parametrize(("text", "told"), MISSHAPEN)
def test_a_file_that_is_not_of_its_declared_shape_is_refused_at_its_line(text, told):
    with pytest.raises(Fault) as fault:
        SHAPE.check(parse_mapping(text.encode(), "s.yaml"))
    assert str(fault.value) == told


def test_a_file_of_its_declared_shape_passes_both_ways():
    text = (
        GOOD + "waves: {'2025': {issued: 400}}\nshare: off\nstrict: true\nnames: [a, b]\neither: abc\n"
        "tasks: {t: {procedure: ttest, options: [x, {y: z}]}}\n"
    )
    SHAPE.check(parse_mapping(text.encode(), "s.yaml"))
    assert fits(json_schema(SHAPE, "study"), YAML(typ="safe", pure=True).load(text))


def test_keys_tell_an_editor_what_they_are_for():
    written = json_schema(SHAPE, "study.yaml")
    assert written["title"] == "study.yaml"
    assert written["properties"]["title"]["description"] == "as printed"
    assert "description" not in written["properties"]["waves"]
    unexplained = [key for key, held in schema()["properties"].items() if "description" not in held]
    assert unexplained == []

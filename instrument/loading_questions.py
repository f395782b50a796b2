"""One question of a questionnaire file → Question."""

import unicodedata
from collections.abc import Mapping

from instrument.conditions import Condition, parse
from instrument.declarations import words_in
from instrument.measure import Measure, Text
from instrument.message import Fault, nearest, quoted
from instrument.model import Kind, Option, Question, Row
from instrument.yaml_nodes import Node

WITH_OPTIONS = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE, Kind.MATRIX, Kind.RANKING})
USUAL_MEASURE: Mapping[Kind, Measure] = {
    Kind.SCALE: Measure.ORDINAL,
    Kind.MATRIX: Measure.ORDINAL,
    Kind.RANKING: Measure.ORDINAL,
    Kind.NUMBER: Measure.SCALE,
}
# Key → the kinds of question it says something about.
ONLY_FOR: Mapping[str, frozenset[Kind]] = {
    "options": WITH_OPTIONS,
    "choices": WITH_OPTIONS,
    "rows": frozenset({Kind.MATRIX}),
    "least": frozenset({Kind.MULTIPLE, Kind.NUMBER}),
    "most": frozenset({Kind.MULTIPLE, Kind.NUMBER, Kind.RANKING}),
    "decimals": frozenset({Kind.NUMBER}),
    "identifying": frozenset({Kind.TEXT}),
    "measure": frozenset({Kind.SINGLE, Kind.SCALE, Kind.MATRIX, Kind.NUMBER}),
}
MARKS_FOR: Mapping[str, frozenset[Kind]] = {
    "other": frozenset({Kind.SINGLE, Kind.MULTIPLE}),
    "exclusive": frozenset({Kind.MULTIPLE}),
    "dont_know": frozenset({Kind.SINGLE, Kind.SCALE, Kind.MATRIX}),
}


def option(node: Node, languages: tuple[str, ...]) -> Option:
    """The option in `node`, whose shape has been checked."""
    return Option(
        code=node["code"].whole(),
        text=words_in(node, languages),
        other=node.take("other", Node.truth, False),
        exclusive=node.take("exclusive", Node.truth, False),
        dont_know=node.take("dont_know", Node.truth, False),
    )


def question(node: Node, languages: tuple[str, ...], choice_sets: Mapping[str, tuple[Option, ...]]) -> Question:
    """The question in `node`, whose shape has been checked; raises `Fault` for keys that do not go with its kind."""
    kind = Kind(node["kind"].text())
    for key, kinds in ONLY_FOR.items():
        if key in node and kind not in kinds:
            raise Fault(
                "a question of kind {kind} takes no {key}",
                {"kind": quoted(kind), "key": quoted(key)},
                node.at_key(key),
            )
    found = Question(
        id=node["id"].text(),
        kind=kind,
        text=words_in(node, languages),
        number=node.take("number", Node.text, ""),
        section=node.take("section", Node.text, ""),
        options=_options(node, kind, languages, choice_sets),
        rows=_rows(node, kind, languages),
        measure=Measure(node.take("measure", Node.text, USUAL_MEASURE.get(kind, Measure.NOMINAL))),
        required=node.take("required", Node.truth, True),
        ask_if=node.take("ask_if", _condition, None),
        least=node.take("least", Node.number, None),
        most=node.take("most", Node.number, None),
        characteristic=node.take("characteristic", Node.truth, False),
        identifying=node.take("identifying", Node.truth, False),
        hint=words_in(node["hint"], languages) if "hint" in node else {},
        label=words_in(node["label"], languages) if "label" in node else {},
        decimals=node.take("decimals", Node.whole, 0),
        lint={rule: reason.text() for rule, reason in node["lint"].items()} if "lint" in node else {},
        place=node.place,
    )
    _check_limits(node, found)
    return found


def _condition(node: Node) -> Condition:
    return parse(node.text(), node.place)


def _options(
    node: Node, kind: Kind, languages: tuple[str, ...], choice_sets: Mapping[str, tuple[Option, ...]]
) -> tuple[Option, ...]:
    if kind not in WITH_OPTIONS:
        return ()
    if ("options" in node) == ("choices" in node):
        raise node.fault("a question of kind {kind} needs either options or choices", {"kind": quoted(kind)})
    if "options" in node:
        nodes = node["options"].elements()
        found = tuple(option(each, languages) for each in nodes)
        _check_options(kind, list(zip(nodes, found, strict=True)))
        return found
    named = node["choices"]
    if named.text() not in choice_sets:
        raise named.fault(
            "no choice set {found}; possible: {possible}",
            {"found": named.found, "possible": nearest(named.text(), choice_sets)},
        )
    found = choice_sets[named.text()]
    _check_options(kind, [(named, each) for each in found])
    return found


def _check_options(kind: Kind, options: list[tuple[Node, Option]]) -> None:
    codes: dict[int, Node] = {}
    for node, each in options:
        for mark, kinds in MARKS_FOR.items():
            if getattr(each, mark) and kind not in kinds:
                raise node.fault(
                    "an option of a question of kind {kind} cannot be {mark}", {"kind": quoted(kind), "mark": mark}
                )
        if each.code in codes:
            raise node.fault(
                "code {code} stands for two options, first in line {line}",
                {"code": each.code, "line": codes[each.code].line},
            )
        if each.code < 0 and kind in {Kind.MULTIPLE, Kind.RANKING}:
            raise node.fault("code {code} is negative, and cannot be part of a variable's name", {"code": each.code})
        codes[each.code] = node
    _check_labels([(node, each.text) for node, each in options])
    if sum(not each.dont_know for _, each in options) < 2:
        raise options[0][0].fault("a question needs two or more options that are not dont_know")


def _rows(node: Node, kind: Kind, languages: tuple[str, ...]) -> tuple[Row, ...]:
    if kind != Kind.MATRIX:
        return ()
    nodes = node["rows"].elements()
    found = tuple(Row(row["id"].text(), words_in(row, languages)) for row in nodes)
    _check_labels([(row, each.text) for row, each in zip(nodes, found, strict=True)])
    return found


def _check_labels(labelled: list[tuple[Node, Text]]) -> None:
    """Labels differ in more than case and width, for exports give labels and not codes."""
    given: dict[tuple[str, str], Node] = {}
    for node, label in labelled:
        for language, text in label.items():
            same = (language, unicodedata.normalize("NFKC", text).casefold())
            if same in given:
                raise node.fault(
                    "{label} stands here twice, first in line {line}", {"label": quoted(text), "line": given[same].line}
                )
            given[same] = node


def _check_limits(node: Node, found: Question) -> None:
    if found.kind == Kind.NUMBER and (found.least is None or found.most is None):
        raise node.fault("a question of kind 'number' needs least and most")
    if found.least is not None and found.most is not None and found.least > found.most:
        raise node.fault(
            "least, {least}, is above most, {most}", {"least": f"{found.least:g}", "most": f"{found.most:g}"}
        )
    if found.kind in {Kind.MULTIPLE, Kind.RANKING}:
        for key, limit in (("least", found.least), ("most", found.most)):
            if limit is not None and limit not in range(1, len(found.options) + 1):
                raise node[key].fault(
                    "{found} is not a possible number of the {count} options",
                    {"found": node[key].found, "count": len(found.options)},
                )

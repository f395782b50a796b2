"""The key `closing` of study.yaml: what the federation's closing form asks of a study."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from instrument.dates import Day, Month
from instrument.declarations import Key, Listing, OrOff, Record, Truth, Words
from instrument.yaml_nodes import Node
from reports.forms.closing import Change, Closing, Member, Person, Twice

T = TypeVar("T", Person, Member, Twice)

NAME, LINE, PHONE = Words(40), Words(120), Words(40)

PERSON = Record(
    {
        "name": Key(NAME, "姓名"),
        "sex": Key(Words(10), "性别"),
        "nation": Key(Words(20), "民族"),
        "born": Key(Month(), "出生日期"),
        "institution": Key(LINE, "所在单位"),
        "office": Key(NAME, "行政职务"),
        "post": Key(NAME, "专业职务"),
        "address": Key(LINE, "通讯地址"),
        "phone": Key(PHONE, "联系电话"),
    }
)
MEMBER = Record(
    {
        "name": Key(NAME, "姓名"),
        "institution": Key(LINE, "单位"),
        "post": Key(NAME, "职称"),
        "phone": Key(PHONE, "联系电话"),
    }
)
CHANGE = Record(
    {
        "what": Key(LINE, "变更的内容"),
        "former_leader": Key(PERSON, "原负责人"),
        "leader": Key(PERSON, "现负责人"),
        "former_participants": Key(Listing(MEMBER), "原参与人员"),
        "participants": Key(Listing(MEMBER), "现参与人员"),
    }
)
CLOSING = Record(
    {
        "category": Key(NAME, "项目类别"),
        "leader": Key(NAME, "项目负责人"),
        "institution": Key(LINE, "所在单位"),
        "filled": Key(Day(), "填表日期"),
        "sensitive": Key(Truth(), "成果是否涉及敏感问题或其他不宜公开出版的内容"),
        "secret": Key(Truth(), "成果是否涉密"),
        "result": Key(LINE, "结项成果名称; the report's title"),
        "outcome": Key(Record({"planned": Key(NAME, "原计划成果形式"), "now": Key(NAME, "现成果形式")})),
        "finished": Key(Record({"planned": Key(Day(), "原计划完成时间"), "now": Key(Day(), "实际完成时间")})),
        "change": Key(OrOff(CHANGE), "项目变更情况: off where nothing changed; not ticked where the key is absent"),
    }
)


def read_closing(node: Node, project: str, title: str) -> Closing:
    """The answers under `closing`, once checked; what is not there stays blank."""
    changes = node.get("change")
    said = changes is not None and changes.is_mapping
    return Closing(
        project=project,
        title=title,
        result=node.take("result", Node.text, title),
        category=node.take("category", Node.text, ""),
        leader=node.take("leader", Node.text, ""),
        institution=node.take("institution", Node.text, ""),
        filled=node.take("filled", Node.text, ""),
        sensitive=node.take("sensitive", Node.truth, None),
        secret=node.take("secret", Node.truth, None),
        outcome=_texts(Twice, node.get("outcome")),
        finished=_texts(Twice, node.get("finished")),
        changed=None if changes is None else said,
        change=_change(changes) if changes is not None and said else Change(),
    )


def _change(node: Node) -> Change:
    return Change(
        what=node.take("what", Node.text, ""),
        former_leader=_texts(Person, node.get("former_leader")),
        leader=_texts(Person, node.get("leader")),
        former_participants=_members(node.get("former_participants")),
        participants=_members(node.get("participants")),
    )


def _members(node: Node | None) -> tuple[Member, ...]:
    return () if node is None else tuple(_texts(Member, each) for each in node.elements())


def _texts(kind: type[T], node: Node | None) -> T:
    """A record of texts of that kind, from the keys that are there."""
    given: Mapping[str, Any] = {} if node is None else {key: held.text() for key, held in node.items()}
    return kind(**{field.name: given[field.name] for field in fields(kind) if field.name in given})

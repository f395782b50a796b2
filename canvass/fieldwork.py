"""The key `collect` of study.yaml: who may answer the form, from when until when, how many, and in which order."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from instrument.dates import Moment, moment
from instrument.declarations import Either, Key, Listing, OneOf, Record, Table, Whole, Words
from instrument.kinds import member
from instrument.measure import Measure
from instrument.message import Fault, nearest, quoted
from instrument.model import Instrument, Kind, Question
from instrument.yaml_nodes import Node, read_mapping

if TYPE_CHECKING:
    from canvass.study import Study
    from survey.store.quotas import Group
    from survey.web.order import Order
    from survey.web.settings import Settings

MODES = ("link", "token")
COUNTED = (Kind.SINGLE, Kind.SCALE, Kind.MULTIPLE)
NAMES = Listing(Words(50))
QUOTA = Record(
    {
        "questions": Key(Either(Words(50), NAMES), "one question, or several that are crossed", required=True),
        "most": Key(
            Table(Whole(0), names=False),
            "how many forms: code, or codes of the crossed questions in their order (1 2), to number",
            required=True,
        ),
    }
)
ORDER = Record(
    {
        "seed": Key(Whole(0), "the number by which every order is drawn", required=True),
        "sections": Key(NAMES, "sections whose questions each respondent sees in another order"),
        "options": Key(NAMES, "questions whose options do; options that stand alone or are written in stay"),
        "rows": Key(NAMES, "matrices whose rows do"),
    }
)
COLLECT = Record(
    {
        "mode": Key(OneOf(MODES), "link: whoever has the address; token: who is invited, one form each; link"),
        "address": Key(Words(200), "where the form is reached, for the links of invitations: http://192.168.1.5:8080"),
        "opens": Key(Moment(), "the moment from which the form is answered: 2026-11-01 08:00 +08:00"),
        "closes": Key(Moment(), "the moment from which it is not"),
        "quotas": Key(Table(QUOTA, names=False), "how many forms of which group are wanted, by a name for each"),
        "order": Key(ORDER, "what each respondent sees in an order of their own"),
    }
)


def settings_of(study: "Study", instrument: Instrument) -> "Settings":
    """What study.yaml declares, every name found in the questionnaire; raises `Fault`."""
    from survey.web.settings import Settings

    node = read_mapping(study.folder / "study.yaml").get("collect")
    if node is None:
        return Settings()
    opens, closes = node.take("opens", moment, None), node.take("closes", moment, None)
    if opens and closes and closes <= opens:
        raise node["closes"].fault("the form closes before it opens")
    quotas = node["quotas"].items() if "quotas" in node else ()
    return Settings(
        by_invitation=node.take("mode", Node.text, MODES[0]) == "token",
        opens=opens,
        closes=closes,
        groups=tuple(group for name, quota in quotas for group in _groups(name, quota, instrument)),
        order=node.take("order", lambda held: _order(held, instrument), None),
    )


def _groups(name: str, quota: Node, instrument: Instrument) -> "Iterator[Group]":
    from survey.store.quotas import Group

    listed = quota["questions"]
    nodes = (listed,) if listed.is_text else listed.elements()
    questions = [_question(each, instrument, COUNTED) for each in nodes]
    for key, most in quota["most"].items():
        words = key.split()
        if len(words) != len(questions):
            raise Fault(
                "{found} are not {count} codes, one for each of the questions",
                {"found": quoted(key), "count": len(questions)},
                quota["most"].at_key(key),
            )
        codes = [_code(word, question, quota["most"], key) for word, question in zip(words, questions, strict=True)]
        yield Group(
            quota=name,
            codes=tuple((question.id, code) for question, code in codes),
            columns=tuple(_column(question, code) for question, code in codes),
            most=most.whole(),
        )


def _code(word: str, question: Question, node: Node, key: str) -> tuple[Question, int]:
    for option in question.options:
        if word == str(option.code):
            return question, option.code
    possible = nearest(word, [str(option.code) for option in question.options])
    values = {"name": question.id, "found": quoted(word), "possible": possible}
    raise Fault("{name} has no option with code {found}; possible: {possible}", values, node.at_key(key))


def _column(question: Question, code: int) -> tuple[str, int]:
    """The variable and the cell that say that an option was chosen."""
    if question.kind is not Kind.MULTIPLE:
        return question.id, code
    return member(question, next(option for option in question.options if option.code == code)), 1


def _order(node: Node, instrument: Instrument) -> "Order":
    from survey.web.order import Order

    def named(key: str, kinds: Iterable[Kind]) -> frozenset[str]:
        listed = node[key].elements() if key in node else ()
        return frozenset(_question(each, instrument, kinds).id for each in listed)

    steps = {
        question.id
        for question in instrument.questions
        if question.kind is Kind.SCALE or (question.kind is Kind.SINGLE and question.measure is Measure.ORDINAL)
    }
    for each in node["options"].elements() if "options" in node else ():
        if each.text() in steps:
            raise each.fault("the answers of {found} have an order of their own", {"found": each.found})
    sections = node["sections"].elements() if "sections" in node else ()
    for each in sections:
        each.one_of(instrument.sections)
    return Order(
        seed=node["seed"].whole(),
        sections=frozenset(each.text() for each in sections),
        options=named("options", (Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING)),
        rows=named("rows", (Kind.MATRIX,)),
    )


def _question(node: Node, instrument: Instrument, kinds: Iterable[Kind]) -> Question:
    possible = {each.id: each for each in instrument.questions if each.kind in kinds and not each.identifying}
    node.one_of(possible)
    return possible[node.text()]

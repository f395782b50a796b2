"""The rules of a questionnaire file → Rules."""

from collections.abc import Mapping

from instrument.conditions import parse
from instrument.declarations import Key, Listing, Name, Number, OneOf, Record, Table, Whole, Words, translated, words_in
from instrument.message import Fault, quoted
from instrument.model import Screening
from instrument.records import replace
from instrument.rules import ANSWER_RULES, Check, Rule
from instrument.yaml_nodes import Node

ACTIONS = ("exclude", "flag", "off")

# Key → the checks it says something about; the first of `NEEDED` have to be there.
ONLY_FOR: Mapping[str, frozenset[Check]] = {
    "share": frozenset({Check.SPEEDER}),
    "seconds": frozenset({Check.SPEEDER}),
    "items": frozenset({Check.STRAIGHT_LINE, Check.LONG_STRING, Check.MAHALANOBIS}),
    "length": frozenset({Check.STRAIGHT_LINE, Check.LONG_STRING}),
    "p": frozenset({Check.MAHALANOBIS}),
    "question": frozenset({Check.ATTENTION, Check.TRAP}),
    "pass": frozenset({Check.ATTENTION, Check.TRAP}),
    "never": frozenset({Check.INCONSISTENT}),
    "breaks": frozenset({Check.INVALID}),
}
NEEDED: Mapping[Check, tuple[str, ...]] = {
    Check.LONG_STRING: ("length",),
    Check.ATTENTION: ("question", "pass"),
    Check.TRAP: ("question", "pass"),
    Check.INCONSISTENT: ("never", "text"),
}


def rule_shape(languages: tuple[str, ...]) -> Table:
    """The shape of the rules of a questionnaire: the rule's own name → what it looks for."""
    return Table(
        Record(
            {
                "check": Key(OneOf(tuple(Check)), "what it looks for", required=True),
                "then": Key(OneOf(ACTIONS), "set the case aside, only mark it, or nothing", required=True),
                "text": Key(translated(languages), "what tables call the rule"),
                "share": Key(Number(0, 1), "of the median time, below which a case is a speeder"),
                "seconds": Key(Number(0), "below which a case is a speeder"),
                "items": Key(Listing(Name()), "questions or matrix rows (every rating item)"),
                "length": Key(Whole(2), "how many equal answers, or fewest items"),
                "p": Key(Number(0, 1), "of the distance, below which a case stands out (0.001)"),
                "question": Key(Name(), "the item to be passed"),
                "pass": Key(Listing(Number()), "codes that pass"),
                "never": Key(Words(500), "answers that cannot stand together: q2 == 1 and q3 == 4"),
                "breaks": Key(Listing(OneOf(tuple(ANSWER_RULES))), "rules of single answers (every one)"),
            }
        )
    )


def read_rules(node: Node, languages: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules in `node`, whose shape has been checked, in their order; those that are off are left out.

    Raises `Fault` for keys that do not go with the check, and for two rules that tables could not tell apart.
    """
    found = [_rule(id, held, languages) for id, held in node.items() if held["then"].text() != "off"]
    named: dict[str, str] = {}
    for rule in found:
        if rule.key in named:
            raise Fault(
                "rules {first} and {second} look for the same and need a text each",
                {"first": quoted(named[rule.key]), "second": quoted(rule.id)},
                rule.place,
            )
        named[rule.key] = rule.id
    return tuple(found)


def told_apart(screening: Screening, languages: tuple[str, ...]) -> tuple[Rule, ...]:
    """The study's own rules; one without words that looks for the same as a usual rule that is on goes by its id."""
    own = {rule.id for rule in screening.rules}
    usual = {rule.key for rule in screening.all_rules if rule.id not in own}
    return tuple(
        replace(rule, text=dict.fromkeys(languages, rule.id)) if rule.key in usual else rule for rule in screening.rules
    )


def _rule(id: str, node: Node, languages: tuple[str, ...]) -> Rule:
    check = Check(node["check"].text())
    for key, checks in ONLY_FOR.items():
        if key in node and check not in checks:
            raise Fault(
                "a rule of {check} takes no {key}", {"check": quoted(check), "key": quoted(key)}, node[key].place
            )
    for key in NEEDED.get(check, ()):
        node[key]
    if check is Check.SPEEDER and "share" not in node and "seconds" not in node:
        raise node.fault("a rule of 'speeder' needs share or seconds")
    return Rule(
        id=id,
        check=check,
        excludes=node["then"].text() == "exclude",
        text=words_in(node["text"], languages) if "text" in node else {},
        share=node.take("share", Node.number, None),
        seconds=node.take("seconds", Node.number, None),
        items=tuple(each.text() for each in node["items"].elements()) if "items" in node else (),
        length=node.take("length", Node.whole, None),
        p=node.take("p", Node.number, 0.001),
        question=node.take("question", Node.text, ""),
        passing=tuple(each.number() for each in node["pass"].elements()) if "pass" in node else (),
        never=node.take("never", lambda held: parse(held.text(), held.place), None),
        breaks=tuple(each.text() for each in node["breaks"].elements()) if "breaks" in node else (),
        place=node.place,
    )

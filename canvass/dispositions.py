"""What a wave declares of the cases drawn from its frame."""

from instrument.declarations import Key, Number, Record, Whole
from instrument.yaml_nodes import Node
from survey.dispositions import Dispositions

COUNT = Whole(0)
DISPOSITIONS = Record(
    {
        "completes": Key(COUNT, "I: complete answers; the valid forms where not given"),
        "partials": Key(COUNT, "P: partial answers"),
        "refusals": Key(COUNT, "R: refusals and break-offs"),
        "non_contacts": Key(COUNT, "NC: eligible, never reached"),
        "other": Key(COUNT, "O: eligible, not interviewed for another reason"),
        "unknown_unit": Key(COUNT, "UH: unknown whether there is an eligible unit"),
        "unknown_other": Key(COUNT, "UO: eligibility unknown for another reason"),
        "not_eligible": Key(COUNT, "NE: found not to be eligible; e is told from these where it is not declared"),
        "e": Key(Number(0, 1), "share of the cases of unknown eligibility that are eligible"),
    }
)


def read_dispositions(node: Node) -> Dispositions:
    """The dispositions in `node`, once checked."""
    return Dispositions(
        completes=node.take("completes", Node.whole, None),
        partials=node.take("partials", Node.whole, 0),
        refusals=node.take("refusals", Node.whole, 0),
        non_contacts=node.take("non_contacts", Node.whole, 0),
        other=node.take("other", Node.whole, 0),
        unknown_unit=node.take("unknown_unit", Node.whole, 0),
        unknown_other=node.take("unknown_other", Node.whole, 0),
        not_eligible=node.take("not_eligible", Node.whole, None),
        e=node.take("e", Node.number, None),
    )

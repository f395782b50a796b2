"""The blocks of a survey and the order in which its flow asks for them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from instrument.drafting.naming import name_of
from instrument.drafting.words import clean
from instrument.forms.qualtrics.wordings import listed
from instrument.measure import Text
from instrument.message import Message


class Flow:
    """The elements of a survey; `sections` and `lost` are filled as its questions are taken in order."""

    def __init__(self, elements: Sequence[Mapping[str, Any]], main: str) -> None:
        self.elements, self.main = elements, main
        self.payloads = payloads_of(elements)
        self.sections: dict[str, Text] = {}
        self.lost: list[Message] = []

    def in_order(self) -> Iterator[tuple[Mapping[str, Any], str]]:
        """Every question with its block, in the order of the flow; those of no block last."""
        blocks: dict[str, Any] = {}
        for element in self.elements:
            if element.get("Element") == "BL":
                blocks |= {str(each.get("ID")): each for _, each in listed(element["Payload"])}
        flow = [id for id in self._flow() if id in blocks] or [
            id for id, each in blocks.items() if each.get("Type") != "Trash"
        ]
        seen: set[str] = set()
        for id in dict.fromkeys(flow):
            key = name_of(id, "block")
            self.sections[key] = {self.main: clean(blocks[id].get("Description")) or id}
            for _, each in listed(blocks[id].get("BlockElements")):
                if each.get("Type") == "Question" and each.get("QuestionID") in self.payloads:
                    seen.add(each["QuestionID"])
                    yield self.payloads[each["QuestionID"]], key
        if not blocks:
            yield from ((payload, "") for payload in self.payloads.values())

    def _flow(self) -> list[str]:
        found: list[str] = []

        def walk(steps: Any) -> None:
            for _, step in listed(steps):
                if step.get("Type") in {"Block", "Standard"}:
                    found.append(str(step.get("ID")))
                elif step.get("Type") == "Branch":
                    self.lost.append(
                        Message("a branch of the survey flow is not kept: its blocks are asked of everybody")
                    )
                elif step.get("Type") in {"BlockRandomizer", "EmbeddedData"}:
                    self.lost.append(Message("{type} of the survey flow is not kept", {"type": str(step.get("Type"))}))
                walk(step.get("Flow"))

        for element in self.elements:
            if element.get("Element") == "FL":
                walk(element["Payload"].get("Flow"))
        return found


def payloads_of(elements: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Every question by its own number."""
    return {each["PrimaryAttribute"]: each["Payload"] for each in elements if each.get("Element") == "SQ"}

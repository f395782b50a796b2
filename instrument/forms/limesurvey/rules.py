"""Rules of LimeSurvey over the questions before them."""

import re
from collections.abc import Mapping

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.foreign import read_rule
from instrument.drafting.rules import every
from instrument.forms.limesurvey.parts import Asking, Grouping
from instrument.message import Message, quoted
from instrument.model import Kind


class Rules:
    """What each question may be called in a rule; what cannot be said of any of them joins `lost`."""

    def __init__(self, groups: Mapping[str, Grouping], lost: list[Message]) -> None:
        self.groups, self.lost = groups, lost
        self.asked: dict[str, Asked] = {}

    def remember(self, asking: Asking, id: str, kind: Kind, codes: Mapping[str, int]) -> None:
        names = [id, *([asking.number] if asking.number else [])]
        for name in names:
            self.asked[name] = Asked(id, kind, codes)
            for part in asking.subquestions:
                joint = "_" if name == id else ""
                if kind is Kind.MULTIPLE and part.code in codes:
                    self.asked[f"{name}{joint}{part.code}"] = Asked(id, kind, codes, member=codes[part.code])
                elif kind is Kind.MATRIX:
                    self.asked[f"{name}{joint}{part.code}"] = Asked(f"{id}_{part.code}", kind, codes)

    def rule(self, asking: Asking) -> tuple[Tree | None, tuple[Message, ...]]:
        group = self.groups.get(asking.group)
        trees: list[Tree] = []
        for rule in (group.relevance if group else "", asking.relevance):
            if rule.strip() in {"", "1"}:
                continue
            try:
                tree = read_rule(rule.strip().strip("{}") if rule.strip().startswith("{") else rule, self.known)
                trees += [] if tree is None else [tree]
            except Untranslatable:
                values = {"name": quoted(asking.title), "rule": quoted(rule)}
                self.lost.append(Message("{name}: the rule {rule} could not be said in ours, and is left out", values))
                told = Message("the rule {rule} could not be said in ours, and is left out", {"rule": quoted(rule)})
                return None, (told,)
        return (every(*trees) if trees else None), ()

    def known(self, name: str) -> Asked:
        plain = re.sub(r"^self\.|_other$", "", name)
        if plain not in self.asked:
            raise Untranslatable
        return self.asked[plain]

"""The questions of a survey as drafts."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.draft import DraftQuestion
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.words import is_characteristic
from instrument.forms.qualtrics.logic import display_rule
from instrument.forms.qualtrics.wordings import Wordings, listed
from instrument.measure import Text
from instrument.message import Message, quoted
from instrument.model import Kind, Row
from instrument.records import replace

MULTIPLE = frozenset({"MAVR", "MAHR", "MACOL", "MSB"})
LEFT_OUT = frozenset({"DB", "Meta", "Timing", "Captcha"})


class Drafting:
    """Takes one question after another."""

    def __init__(self, wordings: Wordings) -> None:
        self.wordings = wordings
        self.questions: list[DraftQuestion] = []
        self.asked: dict[str, Asked] = {}
        self.lost: list[Message] = []

    def take(self, payload: Mapping[str, Any], section: str) -> None:
        type, selector = str(payload.get("QuestionType")), str(payload.get("Selector"))
        id = str(payload.get("DataExportTag") or payload.get("QuestionID"))
        if type in LEFT_OUT:
            return
        made = list(self.made(payload, type, selector, id))
        if not made:
            values = {"name": quoted(id), "type": quoted(f"{type} {selector}")}
            self.lost.append(Message("{name} is left out: a question of type {type} is none of ours", values))
            return
        rule, guesses = self.rule(payload, id)
        for question in made:
            text = next(iter(question.text.values()), "")
            found = replace(
                question,
                section=section,
                ask_if=rule,
                guesses=(*question.guesses, *guesses),
                required=_forced(payload),
                characteristic=question.kind is Kind.SINGLE and is_characteristic(text),
            )
            self.questions.append(as_rating(found, self.wordings.main))

    def made(self, payload: Mapping[str, Any], type: str, selector: str, id: str) -> Iterator[DraftQuestion]:
        text, own = self.wordings.text(payload, "QuestionText"), str(payload.get("QuestionID"))
        if type == "MC":
            kind = Kind.MULTIPLE if selector in MULTIPLE else Kind.SCALE if selector == "NPS" else Kind.SINGLE
            yield self.chosen(payload, id, kind, text)
        elif type == "Matrix" and selector in {"Likert", "Bipolar", "MaxDiff"} and payload.get("Answers"):
            several = str(payload.get("SubSelector")) == "MultipleAnswer"
            yield from self.several(payload, id, text) if several else [self.matrix(payload, id, text)]
        elif type == "RO":
            yield self.chosen(payload, id, Kind.RANKING, text)
        elif type == "TE" and selector == "FORM":
            for key, label in self.wordings.labels(payload, "Choices"):
                yield DraftQuestion(
                    f"{id}_{key}", Kind.TEXT, {each: f"{text.get(each, '')} - {words}" for each, words in label.items()}
                )
        elif type == "TE":
            content = (payload.get("Validation") or {}).get("Settings", {}).get("ContentType", "")
            kind = Kind.NUMBER if content == "ValidNumber" else Kind.DATE if content == "ValidDate" else Kind.TEXT
            limits = (payload.get("Validation") or {}).get("Settings", {}).get("ValidNumber") or {}
            self.asked[own] = Asked(id, kind)
            yield DraftQuestion(id, kind, text, least=_number(limits.get("Min")), most=_number(limits.get("Max")))
        elif type in {"Slider", "CS"}:
            settings = payload.get("Configuration") or {}
            least, most = _number(settings.get("CSSliderMin")), _number(settings.get("CSSliderMax"))
            for key, label in self.wordings.labels(payload, "Choices"):
                words = {each: f"{text.get(each, '')} - {part}" for each, part in label.items()}
                yield DraftQuestion(
                    f"{id}_{key}", Kind.NUMBER, words, least=least or 0.0, most=100.0 if most is None else most
                )

    def chosen(self, payload: Mapping[str, Any], id: str, kind: Kind, text: Text) -> DraftQuestion:
        labels, codes = self.wordings.codes(payload, "Choices", "RecodeValues")
        held = dict(listed(payload.get("Choices")))
        options = options_of([label for _, label in labels], kind, codes)
        marked = tuple(
            replace(
                option,
                other=option.other or (str(held[name].get("TextEntry")) == "true" and kind is not Kind.RANKING),
                exclusive=option.exclusive or bool(held[name].get("ExclusiveAnswer")),
            )
            for option, (name, _) in zip(options, labels, strict=True)
        )
        self.asked[str(payload.get("QuestionID"))] = Asked(
            id, kind, {name: code for (name, _), code in zip(labels, codes, strict=True)}
        )
        return DraftQuestion(id, kind, text, options=marked)

    def matrix(self, payload: Mapping[str, Any], id: str, text: Text) -> DraftQuestion:
        answers, codes = self.wordings.codes(payload, "Answers", "RecodeValues")
        rows = [Row(f"{id}_{name}", label) for name, label in self.wordings.labels(payload, "Choices")]
        known = {name: code for (name, _), code in zip(answers, codes, strict=True)}
        own = str(payload.get("QuestionID"))
        self.asked |= {f"{own}~{row.id.removeprefix(f'{id}_')}": Asked(row.id, Kind.MATRIX, known) for row in rows}
        return DraftQuestion(
            id,
            Kind.MATRIX,
            text,
            options=options_of([label for _, label in answers], Kind.MATRIX, codes),
            rows=tuple(rows),
        )

    def several(self, payload: Mapping[str, Any], id: str, text: Text) -> Iterator[DraftQuestion]:
        """A multiple response for each row of a matrix in which several answers may be ticked."""
        answers = [label for _, label in self.wordings.labels(payload, "Answers")]
        for name, label in self.wordings.labels(payload, "Choices"):
            words = {each: f"{text.get(each, '')} - {part}" for each, part in label.items()}
            yield DraftQuestion(f"{id}_{name}", Kind.MULTIPLE, words, options=options_of(answers, Kind.MULTIPLE))

    def rule(self, payload: Mapping[str, Any], id: str) -> tuple[Tree | None, tuple[Message, ...]]:
        logic = payload.get("DisplayLogic")
        if not isinstance(logic, Mapping):
            return None, ()
        try:
            return display_rule(logic, self.asked), ()
        except Untranslatable:
            self.lost.append(
                Message("{name}: its display logic could not be said in ours, and is left out", {"name": quoted(id)})
            )
            return None, (Message("its display logic could not be said in ours, and is left out"),)


def _forced(payload: Mapping[str, Any]) -> bool:
    settings = (payload.get("Validation") or {}).get("Settings") or {}
    return str(settings.get("ForceResponse")) == "ON"


def _number(held: object) -> float | None:
    found = str(held or "")
    return float(found) if re.fullmatch(r"-?\d+(?:\.\d+)?", found) else None

"""The questions of a survey in the order of its flow."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.draft import DraftQuestion
from instrument.drafting.languages import language_code
from instrument.drafting.naming import name_of
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.words import clean, is_characteristic
from instrument.forms.qualtrics.logic import display_rule
from instrument.message import Message, quoted
from instrument.model import Kind, Row, Text

MULTIPLE = frozenset({"MAVR", "MAHR", "MACOL", "MSB"})


LEFT_OUT = frozenset({"DB", "Meta", "Timing", "Captcha"})


_PIPED = re.compile(r"\$\{[^}]*\}")


def _listed(held: Any) -> list[tuple[str, Any]]:
    """The entries of what is a mapping in some files and a list in others."""
    if isinstance(held, Mapping):
        return [(str(key), value) for key, value in held.items()]
    return [(str(key), value) for key, value in enumerate(held or [], 1)]


class Drafting:
    """Takes the questions in the order of blocks."""

    def __init__(self, entry: Mapping[str, Any], elements: Sequence[Mapping[str, Any]]) -> None:
        self.elements = elements
        self.payloads = {each["PrimaryAttribute"]: each["Payload"] for each in elements if each.get("Element") == "SQ"}
        self.main = language_code(str(entry.get("SurveyLanguage") or "en")) or "en"
        others = {
            language_code(name)
            for each in self.payloads.values()
            for name, _ in _listed(each.get("Language"))
            if not name.isdigit()
        }
        self.languages = (self.main, *sorted(code for code in others if code and code != self.main))
        self.questions: list[DraftQuestion] = []
        self.sections: dict[str, Text] = {}
        self.asked: dict[str, Asked] = {}
        self.parts: dict[str, dict[str, str]] = {}  # question → row of a matrix → its name
        self.lost: list[Message] = []

    def in_order(self) -> Iterator[tuple[Mapping[str, Any], str]]:
        """Every question with its block, in the order of the flow; those of no block last."""
        blocks: dict[str, Any] = {}
        for element in self.elements:
            if element.get("Element") == "BL":
                blocks |= {str(each.get("ID")): each for _, each in _listed(element["Payload"])}
        flow = [id for id in self._flow() if id in blocks] or [
            id for id, each in blocks.items() if each.get("Type") != "Trash"
        ]
        seen: set[str] = set()
        for id in dict.fromkeys(flow):
            key = name_of(id, "block")
            self.sections[key] = {self.main: clean(blocks[id].get("Description")) or id}
            for _, each in _listed(blocks[id].get("BlockElements")):
                if each.get("Type") == "Question" and each.get("QuestionID") in self.payloads:
                    seen.add(each["QuestionID"])
                    yield self.payloads[each["QuestionID"]], key
        if not blocks:
            yield from ((payload, "") for payload in self.payloads.values())

    def _flow(self) -> list[str]:
        found: list[str] = []

        def walk(steps: Any) -> None:
            for _, step in _listed(steps):
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
            self.questions.append(as_rating(found, self.main))

    def made(self, payload: Mapping[str, Any], type: str, selector: str, id: str) -> Iterator[DraftQuestion]:
        text, own = self.text(payload, "QuestionText"), str(payload.get("QuestionID"))
        if type == "MC":
            kind = Kind.MULTIPLE if selector in MULTIPLE else Kind.SCALE if selector == "NPS" else Kind.SINGLE
            yield self.chosen(payload, id, kind, text)
        elif type == "Matrix" and selector in {"Likert", "Bipolar", "MaxDiff"} and payload.get("Answers"):
            several = str(payload.get("SubSelector")) == "MultipleAnswer"
            yield from self.several(payload, id, text) if several else [self.matrix(payload, id, text)]
        elif type == "RO":
            yield self.chosen(payload, id, Kind.RANKING, text)
        elif type == "TE" and selector == "FORM":
            for key, label in self.labels(payload, "Choices"):
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
            for key, label in self.labels(payload, "Choices"):
                words = {each: f"{text.get(each, '')} - {part}" for each, part in label.items()}
                yield DraftQuestion(
                    f"{id}_{key}", Kind.NUMBER, words, least=least or 0.0, most=100.0 if most is None else most
                )

    def text(self, held: Mapping[str, Any], key: str) -> Text:
        """The wording under `key` in each language, without what is filled in from other answers."""
        found = {self.main: clean(_PIPED.sub("…", str(held.get(key) or "")))}
        for name, worded in _listed(held.get("Language")):
            code = language_code(name)
            if code in self.languages and isinstance(worded, Mapping) and worded.get(key):
                found[code] = clean(_PIPED.sub("…", str(worded[key])))
        return found

    def labels(self, payload: Mapping[str, Any], key: str) -> list[tuple[str, Text]]:
        """Choices or answers in the order displayed."""
        held = dict(_listed(payload.get(key)))
        order = payload.get("ChoiceOrder" if key == "Choices" else "AnswerOrder") or list(held)
        worded = {
            code: dict(_listed(each.get(key)))
            for name, each in _listed(payload.get("Language"))
            if (code := language_code(name)) and isinstance(each, Mapping)
        }
        found: list[tuple[str, Text]] = []
        for each in map(str, order):
            if each in held:
                text = {self.main: clean(held[each].get("Display"))}
                text |= {code: clean(parts[each].get("Display")) for code, parts in worded.items() if each in parts}
                found.append((each, text))
        return found

    def codes(self, payload: Mapping[str, Any], key: str, recodes: str) -> tuple[list[tuple[str, Text]], list[int]]:
        labels = self.labels(payload, key)
        recoded = {name: str(code) for name, code in _listed(payload.get(recodes))}
        codes = [recoded.get(name, name) for name, _ in labels]
        whole = all(re.fullmatch(r"-?\d{1,6}", code) for code in codes) and len(set(codes)) == len(codes)
        return labels, [int(code) for code in codes] if whole else list(range(1, len(labels) + 1))

    def chosen(self, payload: Mapping[str, Any], id: str, kind: Kind, text: Text) -> DraftQuestion:
        labels, codes = self.codes(payload, "Choices", "RecodeValues")
        held = dict(_listed(payload.get("Choices")))
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
        answers, codes = self.codes(payload, "Answers", "RecodeValues")
        rows = [Row(f"{id}_{name}", label) for name, label in self.labels(payload, "Choices")]
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
        answers = [label for _, label in self.labels(payload, "Answers")]
        for name, label in self.labels(payload, "Choices"):
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

"""The elements of a form, page by page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.draft import DraftQuestion
from instrument.drafting.foreign import read_rule
from instrument.drafting.languages import language_code
from instrument.drafting.naming import name_of
from instrument.drafting.options import option_of, options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.rules import every
from instrument.drafting.words import clean, is_characteristic, language_of
from instrument.message import Message, quoted
from instrument.model import Kind, Option, Row, Text

KINDS: Mapping[str, Kind] = {
    "radiogroup": Kind.SINGLE,
    "dropdown": Kind.SINGLE,
    "buttongroup": Kind.SINGLE,
    "imagepicker": Kind.SINGLE,
    "boolean": Kind.SINGLE,
    "checkbox": Kind.MULTIPLE,
    "tagbox": Kind.MULTIPLE,
    "ranking": Kind.RANKING,
    "rating": Kind.SCALE,
    "matrix": Kind.MATRIX,
    "comment": Kind.TEXT,
    "text": Kind.TEXT,
    "slider": Kind.NUMBER,
}


WITHIN = frozenset({"panel", "flowpanel"})


SILENT = frozenset({"html", "image", "expression"})


INPUTS = {"number": Kind.NUMBER, "range": Kind.NUMBER, "date": Kind.DATE, "datetime-local": Kind.DATE}


WORDS = {
    "other": {"en": "Other", "zh": "其他"},
    "none": {"en": "None", "zh": "以上都不是"},
    "yes": {"en": "Yes", "zh": "是"},
    "no": {"en": "No", "zh": "否"},
}


def _texts(held: Any) -> Iterator[Any]:
    """Every title, description and text below."""
    if isinstance(held, Mapping):
        for key, value in held.items():
            if key in {"title", "description", "text"}:
                yield value
            yield from _texts(value)
    elif isinstance(held, list):
        for each in held:
            yield from _texts(each)


class Drafting:
    """Takes pages and panels in their order."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        texts = list(_texts(held))
        named = {
            code
            for each in texts
            if isinstance(each, Mapping)
            for name in each
            if name != "default" and (code := language_code(str(name)))
        }
        plain = [
            str(each if isinstance(each, str) else each.get("default", ""))
            for each in texts
            if isinstance(each, str | Mapping)
        ]
        self.main = language_code(str(held.get("locale") or "")) or language_of(plain)
        self.languages = (self.main, *sorted(named - {self.main}))
        self.questions: list[DraftQuestion] = []
        self.sections: dict[str, Text] = {}
        self.asked: dict[str, Asked] = {}
        self.lost: list[Message] = []

    def text(self, held: Any) -> Text:
        if isinstance(held, Mapping):
            found = {self.main: clean(held.get("default"))} if held.get("default") else {}
            return found | {
                code: clean(words)
                for name, words in held.items()
                if name != "default" and (code := language_code(str(name)))
            }
        return {self.main: clean(held)} if clean(held) else {}

    def page(self, page: Mapping[str, Any], at: int) -> None:
        key, title = name_of(str(page.get("name") or ""), f"page{at}"), self.text(page.get("title"))
        if title and "pages" not in page and page.get("name"):
            self.sections[key] = title
        self.elements(page, key, [rule] if (rule := self.rule(page, key)[0]) is not None else [])

    def elements(self, holder: Mapping[str, Any], section: str, rules: list[Tree]) -> None:
        for element in holder.get("elements") or holder.get("questions") or []:
            type, name = str(element.get("type")), str(element.get("name") or f"q{len(self.questions) + 1}")
            rule, guesses = self.rule(element, name)
            within = [*rules, *([rule] if rule is not None else [])]
            if type in WITHIN:
                self.elements(element, section, within)
                continue
            found = list(self.made(element, type, name))
            if not found and type not in SILENT:
                self.lost.append(
                    Message(
                        "{name} is left out: a question of type {type} is none of ours",
                        {"name": quoted(name), "type": quoted(type)},
                    )
                )
            for question in found:
                text = next(iter(question.text.values()), "")
                asked = replace(
                    question,
                    section=section,
                    ask_if=every(*within) if within else None,
                    guesses=(*question.guesses, *guesses),
                    required=bool(element.get("isRequired")),
                    hint=self.text(element.get("description")),
                    characteristic=question.kind is Kind.SINGLE and is_characteristic(text),
                )
                self.questions.append(as_rating(asked, self.main))

    def made(self, element: Mapping[str, Any], type: str, name: str) -> Iterator[DraftQuestion]:
        text = self.text(element.get("title")) or {self.main: name}
        if type == "multipletext":
            for item in element.get("items") or []:
                words = self.text(item.get("title")) or {self.main: str(item.get("name"))}
                yield DraftQuestion(
                    f"{name}_{item.get('name')}",
                    Kind.TEXT,
                    {each: f"{text.get(each, '')} - {part}" for each, part in words.items()},
                )
            return
        if type not in KINDS:
            return
        kind = INPUTS.get(str(element.get("inputType")), KINDS[type]) if type == "text" else KINDS[type]
        listed = self.options(element, type, kind)
        options, known = [option for option, _ in listed], {value: option.code for option, value in listed}
        rows = tuple(self.rows(element, name)) if kind is Kind.MATRIX else ()
        self.asked[name] = Asked(name, kind, known)
        for row, value in rows:
            self.asked[f"{name}.{value}"] = Asked(row.id, Kind.MATRIX, known)
        kept = [
            (code, value)
            for value, code in known.items()
            if value != str(code) and value not in {"other", "none", "true", "false"}
        ]
        own = kept and any(option.text.get(self.main) != value for option, value in listed)
        listing = {"names": ", ".join(f"{code} = {value}" for code, value in kept)}
        yield DraftQuestion(
            id=name,
            kind=kind,
            text=text,
            options=tuple(options),
            rows=tuple(row for row, _ in rows),
            names=tuple(value for _, value in listed),
            least=_number(element, "min", "minSelectedChoices"),
            most=_number(element, "max", "maxSelectedChoices"),
            guesses=(Message("codes stand for the form's own names: {names}", listing),) if own else (),
        )

    def options(self, element: Mapping[str, Any], type: str, kind: Kind) -> list[tuple[Option, str]]:
        """Options with what the form calls them."""
        if type == "boolean":
            labels = [
                self.text(element.get("labelTrue")) or WORDS["yes"],
                self.text(element.get("labelFalse")) or WORDS["no"],
            ]
            return list(zip(options_of(labels, kind), ("true", "false"), strict=True))
        held = (
            element.get("columns")
            if kind is Kind.MATRIX
            else element.get("rateValues")
            if type == "rating"
            else element.get("choices")
        )
        if type == "rating" and not held:
            held = list(
                range(
                    int(element.get("rateMin", 1)),
                    int(element.get("rateMax", 5)) + 1,
                    max(int(element.get("rateStep", 1)), 1),
                )
            )
        entries = [each if isinstance(each, Mapping) else {"value": each} for each in held or []]
        values = [str(each.get("value")) for each in entries]
        numbers = [int(value) for value in values if re.fullmatch(r"-?\d{1,6}", value)]
        codes = numbers if len(numbers) == len(values) == len(set(numbers)) else list(range(1, len(values) + 1))
        labels = [
            self.text(each.get("text")) or {self.main: value} for each, value in zip(entries, values, strict=True)
        ]
        alone = [kind is Kind.MULTIPLE and each.get("isExclusive") is True for each in entries]
        found = [
            (replace(option, exclusive=option.exclusive or only), value)
            for option, value, only in zip(options_of(labels, kind, codes), values, alone, strict=True)
        ]
        for mark, wanted in (("other", "hasOther"), ("none", "hasNone")):
            if element.get(wanted) or element.get(f"show{mark.title()}Item"):
                text = self.text(element.get(f"{mark}Text")) or WORDS[mark]
                option = option_of(text, max([each.code for each, _ in found], default=0) + 1, kind)
                found.append((replace(option, other=mark == "other", exclusive=mark == "none"), mark))
        return found

    def rows(self, element: Mapping[str, Any], name: str) -> Iterator[tuple[Row, str]]:
        for each in element.get("rows") or []:
            entry = each if isinstance(each, Mapping) else {"value": each}
            value = str(entry.get("value"))
            yield (
                Row(f"{name}_{name_of(value, '')}".strip("_"), self.text(entry.get("text")) or {self.main: value}),
                value,
            )

    def rule(self, held: Mapping[str, Any], name: str) -> tuple[Tree | None, tuple[Message, ...]]:
        own = str(held.get("visibleIf") or "")
        if not own:
            return None, ()
        try:
            return read_rule(own, self.known), ()
        except Untranslatable:
            values = {"name": quoted(name), "rule": quoted(own)}
            self.lost.append(Message("{name}: the rule {rule} could not be said in ours, and is left out", values))
            return None, (Message("the rule {rule} could not be said in ours, and is left out", {"rule": quoted(own)}),)

    def known(self, name: str) -> Asked:
        if name not in self.asked:
            raise Untranslatable
        return self.asked[name]


def _number(element: Mapping[str, Any], *names: str) -> float | None:
    held = next((element[name] for name in names if element.get(name) is not None), None)
    return float(held) if isinstance(held, int | float) and not isinstance(held, bool) else None

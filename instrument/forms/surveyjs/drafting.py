"""The elements of a form, page by page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.draft import DraftQuestion
from instrument.drafting.foreign import read_rule
from instrument.drafting.naming import name_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.rules import every
from instrument.drafting.words import is_characteristic
from instrument.forms.surveyjs.choices import options_in, rows_in
from instrument.forms.surveyjs.wordings import Wordings
from instrument.measure import Text
from instrument.message import Message, quoted
from instrument.model import Kind, Option
from instrument.records import replace

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
MARKS = frozenset({"other", "none", "true", "false"})
SILENT = frozenset({"html", "image", "expression"})
INPUTS = {"number": Kind.NUMBER, "range": Kind.NUMBER, "date": Kind.DATE, "datetime-local": Kind.DATE}


class Drafting:
    """Takes pages and panels in their order."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        self.wordings = Wordings(held)
        self.questions: list[DraftQuestion] = []
        self.sections: dict[str, Text] = {}
        self.asked: dict[str, Asked] = {}
        self.lost: list[Message] = []

    def page(self, page: Mapping[str, Any], at: int) -> None:
        key, title = name_of(str(page.get("name") or ""), f"page{at}"), self.wordings.text(page.get("title"))
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
                    hint=self.wordings.text(element.get("description")),
                    characteristic=question.kind is Kind.SINGLE and is_characteristic(text),
                )
                self.questions.append(as_rating(asked, self.wordings.main))

    def made(self, element: Mapping[str, Any], type: str, name: str) -> Iterator[DraftQuestion]:
        text = self.wordings.text(element.get("title")) or {self.wordings.main: name}
        if type == "multipletext":
            for item in element.get("items") or []:
                words = self.wordings.text(item.get("title")) or {self.wordings.main: str(item.get("name"))}
                joined = {each: f"{text.get(each, '')} - {part}" for each, part in words.items()}
                yield DraftQuestion(f"{name}_{item.get('name')}", Kind.TEXT, joined)
        elif type in KINDS:
            yield self.one(element, type, name, text)

    def one(self, element: Mapping[str, Any], type: str, name: str, text: Text) -> DraftQuestion:
        kind = INPUTS.get(str(element.get("inputType")), KINDS[type]) if type == "text" else KINDS[type]
        listed = options_in(element, type, kind, self.wordings)
        known = {value: option.code for option, value in listed}
        rows = tuple(rows_in(element, name, self.wordings)) if kind is Kind.MATRIX else ()
        self.asked[name] = Asked(name, kind, known)
        for row, value in rows:
            self.asked[f"{name}.{value}"] = Asked(row.id, Kind.MATRIX, known)
        return DraftQuestion(
            id=name,
            kind=kind,
            text=text,
            options=tuple(option for option, _ in listed),
            rows=tuple(row for row, _ in rows),
            names=tuple(value for _, value in listed),
            least=_number(element, "min", "minSelectedChoices"),
            most=_number(element, "max", "maxSelectedChoices"),
            guesses=_named(listed, self.wordings.main),
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


def _named(listed: Sequence[tuple[Option, str]], language: str) -> tuple[Message, ...]:
    """That codes stand for names, where the form has names of its own."""
    kept = [(option.code, value) for option, value in listed if value != str(option.code) and value not in MARKS]
    if not kept or all(option.text.get(language) == value for option, value in listed):
        return ()
    listing = {"names": ", ".join(f"{code} = {value}" for code, value in kept)}
    return (Message("codes stand for the form's own names: {names}", listing),)


def _number(element: Mapping[str, Any], *names: str) -> float | None:
    held = next((element[name] for name in names if element.get(name) is not None), None)
    return float(held) if isinstance(held, int | float) and not isinstance(held, bool) else None

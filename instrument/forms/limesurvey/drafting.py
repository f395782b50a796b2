"""A survey of LimeSurvey as a draft."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.draft import Draft, DraftQuestion
from instrument.drafting.foreign import read_rule
from instrument.drafting.languages import language_code
from instrument.drafting.naming import name_of
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.rules import every
from instrument.drafting.words import clean, is_characteristic
from instrument.forms.limesurvey.parts import Asking, Part, Survey
from instrument.message import Fault, Message, Place, quoted
from instrument.model import Kind, Row, Text

KINDS: Mapping[str, Kind] = {
    **dict.fromkeys("L!OIGY", Kind.SINGLE),
    "5": Kind.SCALE,
    **dict.fromkeys("MP", Kind.MULTIPLE),
    **dict.fromkeys("FABCEH1", Kind.MATRIX),
    "R": Kind.RANKING,
    **dict.fromkeys("NK", Kind.NUMBER),
    **dict.fromkeys("STUQ", Kind.TEXT),
    "D": Kind.DATE,
}
LEFT_OUT = {"X", "*", "|"}
EACH_ALONE = {"K", "Q"}
TWO_SCALES = "1"


def _fixed(zh: Sequence[str], en: Sequence[str], codes: Sequence[str]) -> tuple[Part, ...]:
    return tuple(Part(code, {"zh": one, "en": other}) for code, one, other in zip(codes, zh, en, strict=True))


def _points(last: int) -> tuple[Part, ...]:
    numbers = [str(number) for number in range(1, last + 1)]
    return _fixed(numbers, numbers, numbers)


FIXED: Mapping[str, tuple[Part, ...]] = {
    "Y": _fixed(("是", "否"), ("Yes", "No"), ("Y", "N")),
    "G": _fixed(("女", "男"), ("Female", "Male"), ("F", "M")),
    "5": _points(5),
    "A": _points(5),
    "B": _points(10),
    "C": _fixed(("是", "否", "不确定"), ("Yes", "No", "Uncertain"), ("Y", "N", "U")),
    "E": _fixed(("增加", "不变", "减少"), ("Increase", "Same", "Decrease"), ("I", "S", "D")),
}


def drafted(survey: Survey, file: str) -> Draft:
    """The draft; raises `Fault` where the survey holds no question that ours could."""
    drafting = _Drafting(survey)
    for asking in survey.questions:
        drafting.take(asking)
    if not drafting.questions:
        raise Fault("the survey holds no question", place=Place(file))
    title = drafting.text(survey.title)
    return Draft(
        id=name_of(next(iter(title.values()), ""), name_of(file.rpartition(".")[0], "survey")).lower(),
        title=title,
        languages=tuple(dict.fromkeys(drafting.languages.values())),
        questions=tuple(drafting.questions),
        sections={
            f"g{key}": drafting.text(group.text) for key, group in drafting.groups.items() if any(group.text.values())
        },
        purpose=drafting.text(survey.description) if any(map(clean, survey.description.values())) else {},
        lost=tuple(drafting.lost),
    )


class _Drafting:
    """Takes the questions in their order."""

    def __init__(self, survey: Survey) -> None:
        self.languages = {each: language_code(each) or "en" for each in survey.languages}
        self.groups = {group.key: group for group in survey.groups}
        self.questions: list[DraftQuestion] = []
        self.asked: dict[str, Asked] = {}
        self.lost: list[Message] = []

    def text(self, given: Text) -> Text:
        return {
            self.languages.get(language, language): clean(words)
            for language, words in given.items()
            if language in self.languages or len(language) == 2
        }

    def take(self, asking: Asking) -> None:
        if asking.type not in KINDS:
            if asking.type not in {"X"}:
                values = {"name": quoted(asking.title), "type": quoted(asking.type)}
                self.lost.append(Message("{name} is left out: a question of type {type} is none of ours", values))
            return
        for setting in ("array_filter", "array_filter_exclude", "random_group"):
            if asking.attributes.get(setting):
                self.lost.append(
                    Message(
                        "{name}: the setting {setting} is not kept",
                        {"name": quoted(asking.title), "setting": quoted(setting)},
                    )
                )
        rule, guesses = self.rule(asking)
        for question in self.asking(asking):
            self.questions.append(replace(question, ask_if=rule, guesses=(*question.guesses, *guesses)))

    def asking(self, asking: Asking) -> Iterator[DraftQuestion]:
        if asking.type in EACH_ALONE and asking.subquestions:
            for part in asking.subquestions:
                text = {
                    language: f"{words} [{self.text(part.text).get(language, '')}]"
                    for language, words in self.text(asking.text).items()
                }
                yield self.one(asking, f"{asking.title}_{part.code}", text)
            return
        if asking.type == TWO_SCALES:
            yield from self.scales(asking)
            return
        yield self.one(asking, asking.title, self.text(asking.text))

    def scales(self, asking: Asking) -> Iterator[DraftQuestion]:
        """A matrix for each of the two scales, under the names that exports have for them."""
        for scale, heading in (("0", "dualscale_headerA"), ("1", "dualscale_headerB")):
            number = str(int(scale) + 1)
            words = clean(asking.attributes.get(heading, "")) or f"Scale {number}"
            text = {language: f"{stem} [{words}]" for language, stem in self.text(asking.text).items()}
            answers = tuple(replace(part, scale="0") for part in asking.answers if part.scale == scale)
            yield self.one(replace(asking, type="F", answers=answers), f"{asking.title}_{number}", text)

    def one(self, asking: Asking, id: str, text: Text) -> DraftQuestion:
        kind = KINDS[asking.type]
        parts = asking.subquestions if kind is Kind.MULTIPLE else FIXED.get(asking.type) or asking.answers
        parts = tuple(part for part in parts if part.scale in {"", "0"})
        labels = [self.text(part.text) for part in parts]
        codes = codes_of([part.code for part in parts], kind)
        if asking.other and kind in {Kind.SINGLE, Kind.MULTIPLE}:
            labels.append({language: "其他" if language == "zh" else "Other" for language in self.languages.values()})
            codes.append(max(codes, default=0) + 1)
        known = {part.code: code for part, code in zip(parts, codes, strict=False)} | (
            {"-oth-": codes[-1]} if asking.other and codes else {}
        )
        rows = tuple(
            Row(f"{id}_{part.code}", self.text(part.text)) for part in asking.subquestions if part.scale in {"", "0"}
        )
        self.remember(asking, id, kind, known)
        kept = any(
            code not in {str(number), f"A{number}", f"SQ{number:03}"}
            for code, number in known.items()
            if code != "-oth-"
        )
        listing = {"names": ", ".join(f"{number} = {code}" for code, number in known.items() if code != "-oth-")}
        return as_rating(
            DraftQuestion(
                id=id,
                kind=kind,
                text=text,
                section=f"g{asking.group}",
                options=options_of(labels, kind, codes),
                rows=rows if kind is Kind.MATRIX else (),
                required=asking.mandatory,
                least=_number(asking.attributes, "min_num_value_n", "min_answers"),
                most=_number(asking.attributes, "max_num_value_n", "max_answers"),
                hint={language: words for language, words in self.text(asking.help).items() if words},
                characteristic=kind is Kind.SINGLE and is_characteristic(next(iter(text.values()), "")),
                guesses=(Message("codes stand for the form's own names: {names}", listing),) if kept and known else (),
            ),
            next(iter(self.languages.values())),
        )

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


def codes_of(names: Sequence[str], kind: Kind) -> list[int]:
    """The numbers in the platform's codes (A1, SQ002, 3) where each has one of its own, else 1, 2, …"""
    found = [re.fullmatch(r"(?:[A-Za-z]+0*|0*)(\d{1,6})", name) for name in names]
    numbers = [int(each[1]) for each in found if each]
    return numbers if len(numbers) == len(names) == len(set(numbers)) else list(range(1, len(names) + 1))


def _number(attributes: Mapping[str, str], *names: str) -> float | None:
    held = next((attributes[name] for name in names if attributes.get(name)), "")
    return float(held) if re.fullmatch(r"-?\d+(?:\.\d+)?", held) else None

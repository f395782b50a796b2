"""A survey of LimeSurvey as a draft."""

import re
from collections.abc import Iterator, Mapping, Sequence

from instrument.drafting.draft import Draft, DraftQuestion
from instrument.drafting.languages import language_code
from instrument.drafting.naming import name_of
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.words import clean, is_characteristic
from instrument.forms.limesurvey.kinds import EACH_ALONE, FIXED, KINDS, TWO_SCALES, codes_of
from instrument.forms.limesurvey.parts import Asking, Survey
from instrument.forms.limesurvey.rules import Rules
from instrument.measure import Text
from instrument.message import Fault, Message, Place, quoted
from instrument.model import Kind, Option, Row
from instrument.records import replace


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
        self.lost: list[Message] = []
        self.rules = Rules(self.groups, self.lost)

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
        rule, guesses = self.rules.rule(asking)
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
        self.rules.remember(asking, id, kind, known)
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
                options=_alone(options_of(labels, kind, codes), known, asking),
                names=tuple(known),
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


def _alone(options: Sequence[Option], codes: Mapping[str, int], asking: Asking) -> tuple[Option, ...]:
    """The options, those that the survey lets nobody tick beside others marked so."""
    alone = {codes.get(name.strip()) for name in asking.attributes.get("exclude_all_others", "").split(";")}
    return tuple(replace(each, exclusive=each.exclusive or each.code in alone) for each in options)


def _number(attributes: Mapping[str, str], *names: str) -> float | None:
    held = next((attributes[name] for name in names if attributes.get(name)), "")
    return float(held) if re.fullmatch(r"-?\d+(?:\.\d+)?", held) else None

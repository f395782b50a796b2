"""The pages of a questionnaire: what templates print, in the languages of the instrument."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from instrument.conditions import in_words
from instrument.kinds import member, other
from instrument.message import Message
from instrument.model import Instrument, Kind, Option, Question
from survey.web.evaluating import Problem
from survey.web.fields import LONGEST, fields_of_question
from survey.web.logic import as_data
from survey.web.wording import CONDITIONS, NAMES, words_of

LONGEST_LINE = 7  # points of a scale that stand side by side
SCRIPT_WORDS = (
    "required", "required_rows", "too_few", "too_many", "exclusive", "ranks", "no_number", "out_of_range", "no_whole",
    "decimals", "not_ticked", "progress",
)  # fmt: skip


@dataclass(frozen=True)
class Again:
    """A form that comes back: what was given, what is wrong with it."""

    given: Mapping[str, str]
    problems: Sequence[Problem] = ()
    word: str = "wrong"


@dataclass
class Pages:
    """Every page of one instrument; what it and respondents say is text, never markup."""

    instrument: Instrument
    environment: Environment = field(
        default_factory=lambda: Environment(
            loader=PackageLoader("survey.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
    )

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those of the instrument in which the form has words; English words where there are none."""
        return tuple(each for each in self.instrument.languages if each in NAMES) or self.instrument.languages[:1]

    @property
    def agreed(self) -> str:
        """What a respondent agrees to: this questionnaire as it is worded now."""
        return self.instrument.fingerprint[:32] or self.instrument.version

    def question_of(self, field: str) -> str:
        """The question that a field belongs to; '' for none."""
        return self._owners.get(field, "")

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        return {name: question.id for question in self.instrument.questions for name in fields_of_question(question)}

    @cached_property
    def has_persons(self) -> bool:
        return any(question.identifying for question in self.instrument.questions)

    def language(self, wanted: str) -> str:
        """The language asked for, the instrument's first where it has no such."""
        return wanted if wanted in self.languages else self.languages[0]

    def consent(self, language: str) -> str:
        """What the study is, what it promises, and the way in."""
        return self._page(
            "consent.html",
            language,
            languages=[{"code": each, "name": NAMES.get(each, each)} for each in self.languages],
            purpose=self.instrument.purpose.get(language, ""),
            confidentiality=self.instrument.confidentiality.get(language, ""),
            has_persons=self.has_persons,
        )

    def form(self, language: str, number: str, again: Again | None = None) -> str:
        """Every question on one page; with `again` as it was filled in, and what is wrong with it."""
        words = words_of(language)
        problems: dict[str, str] = {}
        for problem in again.problems if again else ():
            problems.setdefault(problem.question, words[problem.word].format_map(problem.values))
        asked = self._questions[language]
        return self._page(
            "form.html",
            language,
            parts=self._parts[language],
            asked=asked,
            number=number,
            given=defaultdict(str, again.given if again else {}),
            problems=defaultdict(str, problems),
            notice=words[again.word] if again else "",
            is_again=again is not None,
            longest=LONGEST,
            script_words=json.dumps({word: words[word] for word in SCRIPT_WORDS}, ensure_ascii=False),
        )

    def thanks(self, language: str, receipt: str) -> str:
        return self._page("thanks.html", language, receipt=receipt)

    def remove(self, language: str, problem: str = "") -> str:
        return self._page("remove.html", language, problem=words_of(language)[problem] if problem else "")

    def message(self, language: str, word: str, number: str = "") -> str:
        """One plain sentence."""
        return self._page("message.html", language, sentences=[words_of(language)[word].format(number=number)])

    def _page(self, template: str, language: str, **values: Any) -> str:
        title = self.instrument.title.get(language) or next(iter(self.instrument.title.values()))
        page = self.environment.get_template(template)
        return page.render(title=title, language=language, words=words_of(language), agreed=self.agreed, **values)

    @cached_property
    def _questions(self) -> Mapping[str, list[dict[str, Any]]]:
        return {
            each: [self._question(question, each) for question in self.instrument.questions] for each in self.languages
        }

    @cached_property
    def _parts(self) -> Mapping[str, list[dict[str, Any]]]:
        return {each: self._sections(each) for each in self.languages}

    def _sections(self, language: str) -> list[dict[str, Any]]:
        parts: list[dict[str, Any]] = []
        last = None
        for question, shown in zip(self.instrument.questions, self._questions[language], strict=True):
            if not parts or question.section != last:
                last = question.section
                parts.append({"text": self.instrument.sections.get(last, {}).get(language, ""), "questions": []})
            parts[-1]["questions"].append(shown)
        return parts

    def _question(self, question: Question, language: str) -> dict[str, Any]:
        last = int(question.most or len(question.options))
        return {
            "id": question.id,
            "kind": str(question.kind),
            "number": question.number,
            "text": question.text[language],
            "required": question.required,
            "hints": self._hints(question, language),
            "condition": self._condition(question, language),
            "ask_if": json.dumps(as_data(question.ask_if.tree)) if question.ask_if else "",
            "rules": json.dumps(_rules(question)),
            "options": [_option(question, option, language) for option in question.options],
            "rows": [{"id": row.id, "text": row.text[language]} for row in question.rows],
            "ranks": [str(rank) for rank in range(1, last + 1)],
            "is_line": question.kind is Kind.SCALE and len(question.options) <= LONGEST_LINE,
        }

    def _condition(self, question: Question, language: str) -> str:
        if question.ask_if is None:
            return ""
        spoken = CONDITIONS.get(language, {})

        def translate(message: Message) -> str:
            return spoken.get(message.sentence, message.sentence).format_map(message.values)

        condition = in_words(question.ask_if, self.instrument, language, translate)
        return words_of(language)["only_if"].format(condition=condition)

    def _hints(self, question: Question, language: str) -> list[str]:
        words = words_of(language)
        found = [question.hint.get(language, "")]
        if question.kind is Kind.MULTIPLE and question.least is not None and question.least > 1:
            found.append(words["choose_from"].format(least=int(question.least)))
        if question.kind is Kind.MULTIPLE and question.most is not None:
            found.append(words["choose_up_to"].format(most=int(question.most)))
        if question.kind is Kind.RANKING:
            found.append(words["rank_up_to"].format(last=int(question.most or len(question.options))))
        if question.kind is Kind.NUMBER:
            found.append(words["range"].format(least=f"{question.least:g}", most=f"{question.most:g}"))
        return [hint for hint in found if hint]


def _rules(question: Question) -> dict[str, Any]:
    return {
        "required": question.required,
        "least": question.least,
        "most": question.most,
        "decimals": question.decimals,
        "exclusive": [option.code for option in question.options if option.exclusive],
    }


def _option(question: Question, option: Option, language: str) -> dict[str, str]:
    return {
        "code": str(option.code),
        "text": option.text[language],
        "member": member(question, option),
        "blank": other(question, option) if option.other else "",
        "blank_label": words_of(language)["write_in"].format(option=option.text[language]) if option.other else "",
    }

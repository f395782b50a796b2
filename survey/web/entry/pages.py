"""The pages of the entry screen: what templates print."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from instrument.model import Instrument
from instrument.records import dataclass
from survey.paper.fields import Field, fields_of_question
from survey.paper.keying import Objection
from survey.paper.numbers import printed
from survey.web.entry.shown import short_words, shown_question
from survey.web.entry.wording import words_of
from survey.web.fields import LONGEST
from survey.web.wording import NAMES

SCRIPT_WORDS = (
    "no_such_code", "no_such_codes", "no_such_rank", "no_day", "not_keyed", "not_to_be_asked", "no_number",
    "out_of_range", "no_whole", "decimals", "too_few", "too_many", "exclusive", "ranks", "not_ticked",
    "may_stand", "skipped", "gap",
)  # fmt: skip


@dataclass
class EntryPages:
    """Every page for one instrument; what people typed is text, never markup."""

    instrument: Instrument
    first: str = ""  # the language of who has not chosen another
    environment: Environment = field(
        default_factory=lambda: Environment(
            loader=ChoiceLoader([PackageLoader("survey.web.entry"), PackageLoader("survey.web")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
        )
    )

    @cached_property
    def languages(self) -> tuple[str, ...]:
        return tuple(each for each in self.instrument.languages if each in NAMES) or self.instrument.languages[:1]

    def language(self, wanted: str) -> str:
        """The language asked for, the study's where the instrument has no such."""
        return next((each for each in (wanted, self.first) if each in self.languages), self.languages[0])

    def page(self, template: str, language: str, coder: str = "", **values: Any) -> str:
        """A page of the screen; `coder` is who is logged in."""
        words = words_of(language)
        names = [{"code": each, "name": NAMES.get(each, each)} for each in self.languages]
        return self.environment.get_template(template).render(
            title=words["screen"],
            language=language,
            languages=names,
            words=words,
            coder=coder,
            printed=printed,
            **values,
        )

    def words(self, language: str) -> Mapping[str, str]:
        """The words of that language."""
        return words_of(language)

    def say(self, word: str, language: str, coder: str = "", number: str = "") -> str:
        """One plain sentence."""
        return self.page("sentence.html", language, coder, sentence=words_of(language)[word].format(number=number))

    def key(
        self,
        language: str,
        coder: str,
        form: str,
        given: Mapping[str, str],
        objections: Sequence[Objection] = (),
        word: str = "",
    ) -> str:
        """The fields of a form; with `objections`, or a `word` that tells why it is not saved, as it was typed."""
        words = words_of(language)
        return self.page(
            "key.html",
            language,
            coder,
            form=form,
            questions=self.questions[language],
            given=defaultdict(str, given),
            problems=defaultdict(str, self.sentences(language, objections)),
            notice=words[word or "wrong"] if word or objections else "",
            longest=LONGEST,
            script_words=json.dumps({word: words[word] for word in SCRIPT_WORDS}, ensure_ascii=False),
        )

    def sentences(self, language: str, objections: Sequence[Objection]) -> dict[str, str]:
        """Field → the first objection to it, with the way to let it stand."""
        words = words_of(language)
        found: dict[str, str] = {}
        for each in objections:
            sentence = words[each.word].format_map(each.values)
            found.setdefault(
                each.field, f"{sentence}{words['gap']}{words['may_stand']}" if each.may_stand else sentence
            )
        return found

    @cached_property
    def questions(self) -> Mapping[str, list[dict[str, Any]]]:
        return {
            language: [shown_question(each, language) for each in self.instrument.questions if fields_of_question(each)]
            for language in self.languages
        }

    def name_of(self, field: Field, language: str) -> str:
        """A field as a table names it: the number of its question, and its words."""
        question = field.question
        row = next((row.text[language] for row in question.rows if row.id == field.name), "")
        words = row or (field.beside.text[language] if field.beside else "") or short_words(question, language)
        return f"{question.number} {words}".strip()

"""The pages of a questionnaire: what templates print, in the languages of the instrument."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from instrument.message import Scalar
from instrument.model import Instrument
from instrument.records import dataclass
from survey.web.copies import Again, Copy
from survey.web.drafts import key_of
from survey.web.fields import LONGEST, fields_of_question
from survey.web.settings import Settings, told
from survey.web.shown import Shown, parts_of, shown
from survey.web.wording import NAMES, words_of

SCRIPT_WORDS = (
    "required", "required_rows", "too_few", "too_many", "exclusive", "ranks", "no_number", "out_of_range", "no_whole",
    "decimals", "not_ticked", "progress",
)  # fmt: skip
DRAFTED = ("draft_kept", "brought_back")
WELL = (*DRAFTED, "go_on")  # notices of a form that is not wrong


@dataclass
class Pages:
    """Every page of one instrument; what it and respondents say is text, never markup."""

    instrument: Instrument
    settings: Settings = field(default_factory=Settings)
    environment: Environment = field(
        default_factory=lambda: Environment(
            loader=PackageLoader("survey.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            auto_reload=False,
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

    def consent(self, language: str, invitation: str = "") -> str:
        """What the study is, what it promises, and the way in."""
        return self._page(
            "consent.html",
            language,
            invitation=invitation,
            purpose=self.instrument.purpose.get(language, ""),
            confidentiality=self.instrument.confidentiality.get(language, ""),
            has_persons=self.has_persons,
            closes=told(self.settings.closes),
        )

    def invitation(self, language: str) -> str:
        """Where a code is typed."""
        return self._page("invitation.html", language)

    def form(self, language: str, copy: Copy, again: Again | None = None) -> str:
        """Every question on one page; with `again` as it was filled in, and what is wrong with it."""
        words = words_of(language)
        problems: dict[str, str] = {}
        for problem in again.problems if again else ():
            problems.setdefault(problem.question, words[problem.word].format_map(problem.values))
        parts = self._parts_for(language, copy.drawn)
        return self._page(
            "form.html",
            language,
            parts=parts,
            asked=[question for part in parts for question in part["questions"]],
            number=copy.number,
            drawn=copy.drawn,
            invitation=copy.invitation,
            draft=key_of(self.agreed, copy.invitation),
            given=defaultdict(str, again.given if again else {}),
            problems=defaultdict(str, problems),
            notice=words[again.word] if again else "",
            is_well=again is not None and again.word in WELL,
            has_draft=again is not None and again.word in DRAFTED,
            is_again=again is not None and again.word != "brought_back",
            groups=json.dumps(self.settings.asked),
            last_of_group=self._last_of_group(parts),
            closes=told(self.settings.closes),
            longest=LONGEST,
            script_words=json.dumps({word: words[word] for word in SCRIPT_WORDS}, ensure_ascii=False),
        )

    def thanks(self, language: str, receipt: str, invitation: str = "") -> str:
        return self._page("thanks.html", language, receipt=receipt, draft=key_of(self.agreed, invitation))

    def remove(self, language: str, problem: str = "") -> str:
        return self._page("remove.html", language, problem=words_of(language)[problem] if problem else "")

    def message(self, language: str, word: str, values: Mapping[str, Scalar] | None = None) -> str:
        """One plain sentence in every language, that one first: whoever comes astray has not chosen any."""
        held = {"opens": told(self.settings.opens), "closes": told(self.settings.closes), **(values or {})}
        ordered = sorted(self.languages, key=lambda each: each != language)
        sentences = [{"code": each, "text": words_of(each)[word].format_map(held)} for each in ordered]
        return self._page("message.html", language, sentences=sentences)

    def _page(self, template: str, language: str, **values: Any) -> str:
        title = self.instrument.title.get(language) or next(iter(self.instrument.title.values()))
        page = self.environment.get_template(template)
        held = {"by_invitation": self.settings.by_invitation, "agreed": self.agreed, **values}
        languages = [{"code": each, "name": NAMES.get(each, each)} for each in self.languages]
        return page.render(title=title, language=language, languages=languages, words=words_of(language), **held)

    @cached_property
    def _parts(self) -> Mapping[str, list[Shown]]:
        return {each: parts_of(self.instrument, shown(self.instrument, each), each) for each in self.languages}

    def _parts_for(self, language: str, drawn: int) -> list[Shown]:
        order = self.settings.order
        parts = self._parts[language]
        return parts if order is None else [order.part(part, self.instrument, drawn) for part in parts]

    def _last_of_group(self, parts: Sequence[Shown]) -> str:
        """The question after which a respondent's group is known, '' where nobody asks."""
        asked = [question["id"] for part in parts for question in part["questions"]]
        return max(self.settings.asked, key=asked.index, default="")

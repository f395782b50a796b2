"""The monitor's pages: what templates print, in the language asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from instrument.message import Fault
from instrument.records import dataclass
from survey.monitor.board import LEAST, Board, Count, Quota, Text
from survey.monitor.columns import Columns, columns
from survey.monitor.wording import NAMES, words_of


@dataclass
class Pages:
    """Every page; what the study and respondents say is text, never markup."""

    title: Text
    languages: Sequence[str]
    speak: Callable[[Fault, str], str]  # a fault in a language
    environment: Environment = field(
        default_factory=lambda: Environment(
            loader=PackageLoader("survey.monitor"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
    )

    def language(self, wanted: str) -> str:
        return wanted if wanted in self.languages else self.languages[0]

    def login(self, language: str, problem: str = "", values: Mapping[str, str] | None = None) -> str:
        told = words_of(language)[problem].format_map(values or {}) if problem else ""
        return self._page("login.html", language, problem=told)

    def board(self, language: str, board: Board, done: str = "") -> str:
        """The figures; `done` is what was done just now."""
        return self._page(
            "board.html",
            language,
            board=board,
            done=done,
            least=LEAST,
            share=self._share(board.n, board.issued),
            days=self._days(language, board),
            parts=[
                ("modes", [("", self._rows(language, board, self._modes(language, board)))]),
                (
                    "who",
                    [(self._text(each.text, language), self._rows(language, board, each.rows)) for each in board.who],
                ),
                (
                    "answers",
                    [
                        (self._text(each.text, language), self._rows(language, board, each.rows))
                        for each in board.answers
                    ],
                ),
            ],
            quotas=[self._quota(language, quota) for quota in board.quotas],
            flags=self._rows(language, board, board.flags),
            left=self._left(language, board),
            minutes=f"{board.median / 60:.1f}" if board.median is not None else "",
        )

    def told(self, language: str, fault: Fault) -> str:
        return self._page("message.html", language, sentence=self.speak(fault, language))

    def message(self, language: str, word: str, number: str = "") -> str:
        """One plain sentence."""
        return self._page("message.html", language, sentence=words_of(language)[word].format(number=number))

    def _page(self, template: str, language: str, **values: Any) -> str:
        page = self.environment.get_template(template)
        languages = [{"code": each, "name": NAMES.get(each, each)} for each in self.languages]
        words = words_of(language)
        title = self._text(self.title, language)
        return page.render(title=title, language=language, words=words, languages=languages, **values)

    def _text(self, text: Text, language: str) -> str:
        return text.get(language) or next(iter(text.values()), "")

    def _share(self, part: int, whole: int | None) -> str:
        return f"{100 * min(part, whole) / whole:.0f}%" if whole else ""

    def _rows(self, language: str, board: Board, counts: Sequence[Count]) -> list[dict[str, Any]]:
        words = words_of(language)
        return [
            {
                "text": self._text(each.text, language) or words["missing"],
                "count": words["below"] if each.count is None else str(each.count),
                "share": "" if each.count is None else self._share(each.count, board.n),
                "bar": 0 if each.count is None or not board.n else round(100 * min(1, each.count / board.n), 1),
            }
            for each in counts
        ]

    def _modes(self, language: str, board: Board) -> list[Count]:
        words = words_of(language)
        names = [self._text(each.text, language) for each in board.modes]
        return [
            Count({language: words.get(f"mode_{name}", name)}, each.count)
            for name, each in zip(names, board.modes, strict=True)
        ]

    def _quota(self, language: str, quota: Quota) -> dict[str, Any]:
        words = words_of(language)
        return {
            "text": self._text(quota.text, language),
            "count": words["below"] if quota.count is None else str(quota.count),
            "most": quota.most,
            "state": words["full" if quota.is_full else "open"],
            "bar": 100 if quota.is_full else round(100 * min(1, (quota.count or 0) / max(1, quota.most)), 1),
        }

    def _days(self, language: str, board: Board) -> Columns | None:
        days = [(self._text(each.text, language), each.count or 0) for each in board.days]
        return columns(days) if days else None

    def _left(self, language: str, board: Board) -> list[dict[str, Any]]:
        """After which question people stopped."""
        most = max((each.count or 0 for each in board.left), default=0) or 1
        return [
            {
                "text": self._text(each.text, language) or words_of(language)["opened"],
                "count": each.count,
                "bar": round(100 * (each.count or 0) / most, 1),
            }
            for each in board.left
        ]

"""A questionnaire before it is paper: every word already chosen, nothing of it known to be a questionnaire's file."""

from collections.abc import Iterator
from dataclasses import field

from instrument.records import dataclass


@dataclass(frozen=True)
class Choice:
    """One answer to tick; `blank` where something is written beside it."""

    code: str
    text: str
    blank: bool = False


@dataclass(frozen=True)
class Choices:
    """Boxes to tick, as many beside one another as there are shares of a line."""

    choices: tuple[Choice, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Matrix:
    """Lines that are answered alike: heads over columns of boxes."""

    heads: tuple[Choice, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Ranks:
    """Answers with a blank before each, for its rank."""

    choices: tuple[Choice, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Line:
    """A short blank in words, each ＿ of `pattern` room for a digit; or `rows` ruled lines where it is empty."""

    pattern: str = ""
    rows: int = 0


Answer = Choices | Matrix | Ranks | Line


@dataclass(frozen=True)
class Office:
    """Boxes for digits in the column of the office, under a small name; for a matrix the boxes of one row."""

    name: str
    digits: int


@dataclass(frozen=True)
class Ask:
    """One question: what stands above its answers, and below them where they lead."""

    number: str
    text: str
    answer: Answer
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    office: tuple[Office, ...] = ()

    @property
    def stem(self) -> str:
        """The wording with its number."""
        return f"{self.number}. {self.text}" if self.number else self.text


@dataclass(frozen=True)
class Part:
    """Questions under a heading, which may be empty."""

    title: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class Copy:
    """One form: its number as printed, and as its code holds it; both empty where it is written by hand."""

    number: str = ""
    code: str = ""


@dataclass(frozen=True)
class Words:
    """What the form says of itself; `page` has gaps {page} and {pages}, `page_alone` the first."""

    form: str
    office: str
    page: str
    page_alone: str
    promise: str
    apart: str
    apart_why: str
    code: str


@dataclass(frozen=True)
class Handout:
    """A questionnaire as paper; `apart` is asked on a sheet of its own, without the form's number."""

    language: str
    title: str
    paragraphs: tuple[str, ...]  # the purpose, how to fill it in
    promise: tuple[str, ...]
    parts: tuple[Part, ...]
    apart: tuple[Ask, ...]
    words: Words
    copies: tuple[Copy, ...] = field(default=(Copy(),))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Everything that is printed, each text with the question it stands in."""
        yield self.title, "".join((self.title, *self.paragraphs, *self.promise, *(part.title for part in self.parts)))
        for ask in (*(ask for part in self.parts for ask in part.asks), *self.apart):
            answer = ask.answer
            if isinstance(answer, Matrix):
                held = (*(head.text for head in answer.heads), *answer.rows)
            else:
                held = (answer.pattern,) if isinstance(answer, Line) else tuple(each.text for each in answer.choices)
            yield ask.stem, "".join((ask.stem, *ask.before, *ask.after, *held))

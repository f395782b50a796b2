"""How far two people keyed the same: pairs of codes by question, and what each of them got wrong."""

from collections.abc import Iterable, Mapping, Sequence

from instrument.model import Instrument, Question
from instrument.records import dataclass
from survey.paper.fields import Keys, fields_of_question
from survey.paper.forms import PaperForm, State

PER = 10_000
Pair = tuple[float | int | str, float | int | str]


@dataclass(frozen=True)
class Agreement:
    """One question in the forms that were keyed twice."""

    question: Question
    fields: int  # compared, those that nobody was to key left out
    differing: int
    columns: tuple[tuple[Pair, ...], ...]  # codes, column by column; none where words are keyed

    @property
    def per_10000(self) -> float | None:
        """Differing fields in 10,000; None where nothing is compared."""
        return PER * self.differing / self.fields if self.fields else None


@dataclass(frozen=True)
class Work:
    """What one person keyed of forms that are settled."""

    coder: str
    forms: int
    fields: int
    strokes: int  # the characters that stand in the fields
    wrong: int  # fields that say something else in the end

    @property
    def per_10000_strokes(self) -> float | None:
        """Wrong fields in 10,000 keystrokes; None where nothing was keyed."""
        return PER * self.wrong / self.strokes if self.strokes else None

    @property
    def per_10000_fields(self) -> float | None:
        """Wrong fields in 10,000."""
        return PER * self.wrong / self.fields if self.fields else None


def agreement(instrument: Instrument, forms: Iterable[PaperForm]) -> tuple[Agreement, ...]:
    """Each question that is keyed, in the order of the paper, over the forms that were keyed twice."""
    twice = [form for form in forms if len(form.keyings) == 2]
    return tuple(
        _of_question(question, twice, instrument.missing.not_asked)
        for question in instrument.questions
        if not question.identifying
    )


def work(forms: Iterable[PaperForm]) -> tuple[Work, ...]:
    """What each person keyed, by name."""
    found: dict[str, list[Work]] = {}
    for form in forms:
        if form.state is State.SETTLED:
            for keying, read in zip(form.keyings, form.read, strict=True):
                found.setdefault(keying.coder, []).append(_work(keying.coder, keying.typed, read.texts, form))
    return tuple(
        Work(
            coder,
            *(sum(parts) for parts in zip(*((w.forms, w.fields, w.strokes, w.wrong) for w in those), strict=True)),
        )
        for coder, those in sorted(found.items())
    )


def _of_question(question: Question, forms: Sequence[PaperForm], not_asked: int) -> Agreement:
    fields = fields_of_question(question)
    texts = [(form.read[0].texts[each.name], form.read[1].texts[each.name]) for form in forms for each in fields]
    compared = [pair for pair in texts if any(pair)]
    pairs: dict[str, list[Pair]] = {}
    for form in forms:
        first, second = (read.columns for read in form.read)
        for name in _coded(question, first):
            if not first[name] == second[name] == not_asked:
                pairs.setdefault(name, []).append((first[name], second[name]))
    return Agreement(
        question,
        len(compared),
        sum(one != other for one, other in compared),
        tuple(tuple(each) for each in pairs.values()),
    )


def _coded(question: Question, columns: Mapping[str, float | int | str]) -> list[str]:
    """The columns of a question that hold codes and numbers; words are alike or not, but no categories."""
    names: list[str] = []
    for each in fields_of_question(question):
        if each.keys is Keys.CODES:
            names += [f"{question.id}_{option.code}" for option in question.options]
        elif each.keys not in (Keys.TEXT, Keys.DATE):
            names.append(each.name)
    return [name for name in names if name in columns]


def _work(coder: str, typed: Mapping[str, str], texts: Mapping[str, str], form: PaperForm) -> Work:
    last = form.result.texts
    keyed = [name for name in texts if texts[name] or last[name]]
    strokes = sum(len(typed.get(name, "")) for name in keyed)
    return Work(coder, 1, len(keyed), strokes, sum(texts[name] != last[name] for name in keyed))

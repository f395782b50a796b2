"""Answers with their codes as variables, and what is left uncoded."""

import unicodedata
from collections.abc import Mapping, Sequence

import numpy as np

from instrument.records import dataclass, replace
from survey.open_answers.by_hand import Given
from survey.open_answers.coding import UNCODED, Coding, OpenQuestion, extended
from survey.responses import Column, Responses


@dataclass(frozen=True)
class Uncoded:
    """An answer that no code fits yet."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True)
class Tallied:
    """How the answers to one question got their codes, as numbers of answers."""

    question: str
    answered: int
    by_hand: int
    by_keyword: int
    uncoded: int


@dataclass(frozen=True)
class CodedAnswers:
    """Answers with variables for their codes; how they got them, and what is uncoded."""

    responses: Responses
    tallied: tuple[Tallied, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()


def coded(responses: Responses, coding: Coding, by_hand: Mapping[str, Given]) -> CodedAnswers:
    """The answers with every open question coded: by the first coder who gave a code, else by keywords.

    A cell is NaN where there is no answer, and the declared missing code `UNCODED` where no code fits.
    """
    columns: dict[str, Column] = {name: np.asarray(column) for name, column in responses.columns.items()}
    tallied: list[Tallied] = []
    uncoded: list[Uncoded] = []
    for question in coding.questions:
        answers = [str(answer).strip() for answer in np.asarray(responses.columns[question.variable.name])]
        given = {coder: _of(question, responses.ids, by_hand[coder]) for coder in coding.coders}
        for coder, codes in given.items():
            columns |= _columns(question, question.coded_by(coder), answers, codes)
        hand = [next((codes[row] for codes in given.values() if codes[row]), None) for row in range(len(answers))]
        words = [None if held else _by_keyword(question, answer) for held, answer in zip(hand, answers, strict=True)]
        final = [held or word for held, word in zip(hand, words, strict=True)]
        columns |= _columns(question, question.name, answers, final)
        left = [row for row, answer in enumerate(answers) if answer and not final[row]]
        uncoded += [Uncoded(responses.ids[row], question.variable.name, answers[row]) for row in left]
        tallied.append(
            Tallied(
                question.variable.name,
                sum(bool(answer) for answer in answers),
                sum(bool(held and answer) for held, answer in zip(hand, answers, strict=True)),
                sum(bool(word and answer) for word, answer in zip(words, answers, strict=True)),
                len(left),
            )
        )
    book = extended(responses.codebook, coding)
    return CodedAnswers(
        replace(responses, codebook=book, columns={variable.name: columns[variable.name] for variable in book}),
        tuple(tallied),
        tuple(uncoded),
    )


def _of(question: OpenQuestion, ids: Sequence[str], given: Given) -> list[frozenset[int] | None]:
    return [given.get((question.variable.name, id)) for id in ids]


def _by_keyword(question: OpenQuestion, answer: str) -> frozenset[int] | None:
    """The codes whose keywords the answer holds: the first of them, or all where several are allowed."""
    text = plain(answer)
    found = [code.code for code in question.codes if any(plain(word) in text for word in code.keywords)]
    return frozenset(found if question.several else found[:1]) or None


def plain(text: str) -> str:
    """A text without what does not count in comparing: width, case, blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _columns(
    question: OpenQuestion, name: str, answers: Sequence[str], codes: Sequence[frozenset[int] | None]
) -> dict[str, Column]:
    """One column of codes, or one of 0 and 1 for each code."""
    absent = np.array([float(UNCODED) if answer else np.nan for answer in answers])
    if not question.several:
        return {name: np.array([_only(held, empty) for held, empty in zip(codes, absent, strict=True)], dtype=float)}
    return {
        f"{name}_{code.code}": np.array(
            [float(code.code in held) if held else empty for held, empty in zip(codes, absent, strict=True)],
            dtype=float,
        )
        for code in question.codes
    }


def _only(held: frozenset[int] | None, empty: float) -> float:
    return float(next(iter(held))) if held else float(empty)

"""The words of open answers, counted."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np

from instrument.message import Fault
from instrument.records import dataclass
from survey.open_answers.coding import Coding, WordList
from survey.responses import Responses

if TYPE_CHECKING:
    from collections.abc import Callable

STOP_WORDS = (
    "没有 暂无 无 不知道 不清楚 我们 他们 你们 自己 一个 一些 这个 那个 可以 应该 希望 建议 需要 觉得 认为 比较 非常 "
    "以及 因为 所以 如果 但是 就是 还是 或者 已经 目前 相关 方面 情况 问题 进行 更加 更多 能够 其他 其它 等等 "
    "the and for are was were with that this from have has had not but you our their they them there what which who "
    "will would should could can may more most very also than then into about none nothing yes"
)
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]+")
SHORTEST = {True: 3, False: 2}  # characters of a word of Latin letters, of any other


@dataclass(frozen=True)
class WordCount:
    """A word, how often it stands, and in how many answers."""

    word: str
    count: int
    answers: int


@dataclass(frozen=True)
class WordCounts:
    """How many answers there are, and the words most used in them."""

    answered: int
    words: tuple[WordCount, ...]


def words_of(responses: Responses, coding: Coding) -> dict[str, WordCounts]:
    """The words of each variable that the study wants counted."""
    wanted = coding.words or WordList()
    found: dict[str, WordCounts] = {}
    for name in wanted.variables:
        answers = [str(answer).strip() for answer in np.asarray(responses.columns[name])]
        counts = count_words(answers, wanted, keywords_of(coding))
        found[name] = WordCounts(sum(bool(answer) for answer in answers), counts)
    return found


def count_words(answers: Iterable[str], wanted: WordList, known: Sequence[str] = ()) -> tuple[WordCount, ...]:
    """The words most used, by how many answers hold them; `known` words are never parted.

    Left out: single characters, numbers, words that say nothing of their own, and words that fewer than `least`
    answers hold. Chinese is parted by jieba in its exact mode.
    """
    texts = [answer.strip() for answer in answers if answer.strip()]
    if not texts:
        return ()
    part = _parter(known)
    stop = {*STOP_WORDS.split()} | {word.casefold() for word in wanted.stop}
    times: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for text in texts:
        words = [word for word in map(str.casefold, part(text)) if _says(word) and word not in stop]
        times.update(words)
        people.update(set(words))
    counts = [WordCount(word, times[word], held) for word, held in people.items() if held >= wanted.least]
    return tuple(sorted(counts, key=lambda each: (-each.answers, -each.count, each.word))[: wanted.most])


def keywords_of(coding: Coding) -> list[str]:
    """The keywords of all codes: words of the study's field, which a dictionary may not have."""
    return [word for question in coding.questions for code in question.codes for word in code.keywords]


def _says(word: str) -> bool:
    return bool(LETTER.search(word)) and len(word.strip()) >= SHORTEST[bool(LATIN.fullmatch(word))]


def _parter(known: Sequence[str]) -> "Callable[[str], Iterable[str]]":
    try:
        jieba = import_module("jieba")
    except ImportError:
        raise Fault("words are counted with jieba, which is not installed; possible: pip install jieba") from None
    import logging

    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    # Its own folder: the shared one of the computer may hold a dictionary that somebody else put there.
    with tempfile.TemporaryDirectory() as own:
        cutter.tmp_dir = own
        cutter.initialize()
    for word in known:
        cutter.add_word(word)
    parted: Callable[[str], Iterable[str]] = cutter.cut
    return parted

"""Options as they are printed: behind letters, boxes or numbers, one to a line, or in a row."""

import re
from collections.abc import Sequence

from instrument.drafting.words import clean, language_of

_LETTER = re.compile(
    r"(?:^|(?<=[\s　）)。；;_＿□○☐]))[（(【]?\s*([A-Z])\s*[)）】]?\s*[.．、:：)）]\s*"
    r"|(?:^|(?<=\s))[(（]([A-Z])[)）]\s*|(?:^|(?<=\s))([A-Z])[ \t]+(?=[\u4e00-\u9fff])|(?m:^)\s*([a-z])[.)）]\s+",
    re.MULTILINE,
)
_CIRCLED = re.compile(r"([①-⑳])\s*")
_BOX = re.compile(r"[□☐○◯〇◻▢❏❑⬜☑✓√]\s*|(?:^|(?<=\s))[\[(（]\s{0,3}[\])）]\s*|(?m:^\s*[-*•·]\s+)")
_SCALE = re.compile(r"^\s*(-?\d{1,2})\s*[~～—–-]\s*(\d{1,2})\s*(?:分)?\s*$")
_LEGEND = re.compile(
    r"(?<![\d—–~～-])(\d{1,2})\s*(?:[=＝:：]|分?\s*(?:代表|表示|为|是)\s*)\s*[“\"]?([^\d\s，,；;、。)）“”\"]{2,20})"
)
_LINE_NUMBER = re.compile(r"^\s*[（(]?(\d{1,2})[)）.．、]\s*(\S.*)$")


def after_marks(text: str) -> tuple[str, list[str]]:
    """What stands before the first option, and the options, where letters, circled figures or boxes mark them."""
    for marks in (_LETTER, _CIRCLED, _BOX):
        places = list(marks.finditer(text))
        if marks is _LETTER:
            places = _alphabetical(places)
        if len(places) >= 2:
            ends = [*(each.start() for each in places[1:]), len(text)]
            labels = [_label(text[each.end() : end]) for each, end in zip(places, ends, strict=True)]
            return text[: places[0].start()], [label for label in labels if label]
    return text, []


def _alphabetical(places: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that run A, B, C, …; others are letters within labels."""
    found: list[re.Match[str]] = []
    for place in places:
        if next(filter(None, place.groups())).upper() == chr(ord("A") + len(found)):
            found.append(place)
    return found


def _label(words: str) -> str:
    return clean(joined(words.strip().split("\n"))).rstrip("；;，,")


def joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph; Chinese is joined without a blank."""
    kept = [line.strip() for line in lines if line.strip()]
    found = ""
    for line in kept:
        tight = found and language_of([found[-1]]) == "zh" and language_of([line[0]]) == "zh"
        found += line if tight or not found else f" {line}"
    return found


def in_rows(lines: Sequence[str]) -> list[str]:
    """Options between blanks; a word that a line breaks is put together again."""
    found: list[str] = []
    for line in lines:
        row = [each for each in re.split(r"\s{2,}|\t|　", line.strip()) if each]
        if len(row) < 2 or language_of([line]) == "zh":
            row = _bracketed(line.split())
        if found and row and _is_broken(found, row):
            found[-1:] = [found[-1] + row[0]]
            row = row[1:]
        found += row
    return found


def _bracketed(words: Sequence[str]) -> list[str]:
    """Words between blanks, those within one bracket together."""
    found: list[str] = []
    depth = 0
    for word in words:
        if depth and found:
            found[-1] += f" {word}"
        else:
            found.append(word)
        depth = max(depth + sum(word.count(each) for each in "（(") - sum(word.count(each) for each in "）)"), 0)
    return found


def _is_broken(before: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the line broke within an option: one letter is left over, or a stump shorter than every other option."""
    last, first = before[-1], row[0]
    if language_of([last[-1]]) != "zh" or language_of([first[0]]) != "zh":
        return False
    if len(first) == 1 or len(last) == 1:
        return True
    others = [len(each) for each in before[:-1]]
    return len(last) == 2 and bool(others) and min(others) > len(last) and len(last + first) <= max(others)


def in_lines(lines: Sequence[str]) -> list[str]:
    """One option to a line; numbers before them are left out where every line has one."""
    numbered = [_LINE_NUMBER.match(line) for line in lines]
    if lines and all(numbered):
        return [clean(each[2]) for each in numbered if each]
    return [clean(re.sub(r"^[-*•·]\s*", "", line.strip())) for line in lines]


def points(text: str) -> list[str]:
    """`1~5` as its points, those of a legend such as 1=非常不同意 with their words."""
    span = _SCALE.match(text)
    if span and 2 <= int(span[2]) - int(span[1]) <= 10:
        return [str(number) for number in range(int(span[1]), int(span[2]) + 1)]
    return []


def legend(text: str) -> dict[str, str]:
    """`1=非常不同意，5=非常同意` → point → words; empty where fewer than two points are told."""
    found = {number: clean(words) for number, words in _LEGEND.findall(text)}
    return found if len(found) >= 2 else {}

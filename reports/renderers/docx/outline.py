"""Numbers of headings as Word counts them: a list for chapters, bound to the heading styles, another for appendices."""

import re
from collections.abc import Callable, Iterator

from instrument.records import dataclass
from reports.document import Document, Heading
from reports.numbering import han
from reports.renderers.docx.ooxml import Element, properties, w
from reports.renderers.docx.styles import CHAPTERS, heading_indent

APPENDICES = 3  # like that of the chapters, the number of a list and of its kind
NONE = 0  # the list of what has no number, in Word's own words
MOST = 99
SAID: dict[str, Callable[[int], str]] = {
    "chineseCountingThousand": han,
    "decimal": str,
    "upperLetter": lambda number: chr(ord("A") + number - 1),
}


@dataclass(frozen=True)
class Level:
    """How a level counts: Word's name of the numerals, the text around `%1`, `%2`, `%3`, and a space or nothing."""

    numerals: str
    text: str
    gap: str = "nothing"


HAN = "chineseCountingThousand"
PLAIN = (Level("decimal", "%1", "space"), Level("decimal", "%1.%2", "space"), Level("decimal", "%1.%2.%3", "space"))
CHINESE = (Level(HAN, "%1、"), Level(HAN, "（%2）"), Level("decimal", "%3.", "space"))
LEVELS = {
    (CHAPTERS, True): CHINESE,
    (APPENDICES, True): (Level("upperLetter", "附录%1\u3000"), *CHINESE[1:]),
    (CHAPTERS, False): PLAIN,
    (APPENDICES, False): (Level("upperLetter", "Appendix %1", "space"), *PLAIN[1:]),
}


@dataclass(frozen=True)
class Outline:
    """Which headings Word numbers as the document does, and where its chapters begin."""

    counted: frozenset[str]  # ids of headings
    first: int = 1

    def words(self, heading: Heading) -> str:
        """What of its number stands as text."""
        return "" if heading.id in self.counted else heading.prefix

    def look(self, heading: Heading) -> Element | None:
        """The list of a heading, where it is not that of its style."""
        if heading.id in self.counted and not heading.is_appendix:
            return None
        number = APPENDICES if heading.id in self.counted else NONE
        return w("numPr", w("ilvl", {"val": heading.level - 1}), w("numId", {"val": number}))

    def lists(self, chinese: bool) -> Iterator[Element]:
        """The two kinds of lists."""
        for kind, first in ((CHAPTERS, self.first), (APPENDICES, 1)):
            levels = LEVELS[kind, chinese]
            made = (_level(kind, at, each, first if at == 0 else 1, chinese) for at, each in enumerate(levels))
            yield w("abstractNum", {"abstractNumId": kind}, w("multiLevelType", {"val": "multilevel"}), *made)


def outline(document: Document) -> Outline:
    """What Word would count in `document`; a heading with a number of its own keeps that as text."""
    chinese = document.language == "zh"
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    first = _first(headings, chinese)
    counts = {CHAPTERS: [first - 1, 0, 0], APPENDICES: [0, 0, 0]}
    found = set()
    for heading in headings:
        kind = APPENDICES if heading.is_appendix else CHAPTERS
        if heading.level > len(counts[kind]):
            continue  # what stands so deep has no number
        after = _after(counts[kind], heading.level)
        if heading.prefix == _said(LEVELS[kind, chinese], heading.level, after):
            found.add(heading.id)
            counts[kind] = after
    return Outline(frozenset(found), first)


def _first(headings: list[Heading], chinese: bool) -> int:
    """Where chapters begin to count: at 1, or as a part of a longer report at its own number."""
    prefix = next((each.prefix for each in headings if each.level == 1 and not each.is_appendix), "")
    levels = LEVELS[CHAPTERS, chinese]
    return next((at for at in range(1, MOST + 1) if _said(levels, 1, [at, 0, 0]) == prefix), 1)


def _after(counts: list[int], level: int) -> list[int]:
    return [*counts[: level - 1], counts[level - 1] + 1, *([0] * (len(counts) - level))]


def _said(levels: tuple[Level, ...], level: int, counts: list[int]) -> str:
    """The number of a heading with its gap, as Word prints it."""

    def counted(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        return SAID[levels[at].numerals](max(counts[at], 1))

    own = levels[level - 1]
    return re.sub(r"%(\d)", counted, own.text) + (" " if own.gap == "space" else "")


def _level(kind: int, at: int, level: Level, first: int, chinese: bool) -> Element:
    return w(
        "lvl",
        {"ilvl": at},
        w("start", {"val": first}),
        w("numFmt", {"val": level.numerals}),
        w("pStyle", {"val": f"Heading{at + 1}"}) if kind == CHAPTERS else None,
        w("suff", {"val": level.gap}),
        w("lvlText", {"val": level.text}),
        w("lvlJc", {"val": "left"}),
        properties("w:pPr", heading_indent(at + 1, chinese)),
    )

"""A text cut into its title, headings and questions."""

import re

from instrument.drafting.words import clean
from instrument.records import dataclass

_NUMBER = re.compile(
    r"^[\s*#>\-]*(?:(?:Q|Question|问题|第)\s*)?(?P<number>\d{1,3}(?:[a-z](?=[.．、:：)）])|[-－.]\d{1,2})?)\s*(?:题)?\s*"
    r"(?P<sign>[.．、:：)）]|(?=[\u4e00-\u9fff（“])(?![年岁元人个次月分万亿周天小级项])|\s+(?=[A-Z]))\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^[\s#*]*(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?\s*[、.．:：]|第[一二三四五六七八九十\d]{1,3}\s*(?:部分|章|节)\s*[、.．:：]?|"
    r"(?:Part|Section)\s+(?:[A-Z]|\d+|[IVX]+)\b\s*[.:：—-]?)\s*(?P<words>.*)$",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"^#{1,4}\s+(?P<words>\S.*)$")
_APPENDIX = re.compile(r"(?:附\s*录|附件|appendix).{0,20}(?:问卷|questionnaire|survey)|^\s*调查问卷\s*$", re.IGNORECASE)
LONGEST_SECTION = 60
LONGEST_PURPOSE = 1500
FEWEST_LEADING = 3


@dataclass(frozen=True)
class Block:
    """A heading, a question with the lines below it, or a line of neither."""

    text: str  # of a question the rest of its first line
    number: str = ""
    lines: tuple[str, ...] = ()  # below the first, those of a table with their tabs
    is_section: bool = False

    @property
    def is_question(self) -> bool:
        return bool(self.number)


def blocks(text: str) -> list[Block]:
    """The blocks of a text in their order; of a whole report those of the questionnaire in its appendix."""
    lines = _questionnaire(
        [line.rstrip(" \r") for line in text.replace("\r\n", "\n").replace("\u3000", " ").split("\n")]
    )
    found: list[Block] = []
    last = 0
    for line in lines:
        if not line.strip():
            continue
        heading, question = _heading(line), _NUMBER.match(line)
        at = int(re.sub(r"\D.*", "", question["number"])) if question else 0
        if heading:
            found.append(Block(heading, is_section=True))
        elif question and "\t" not in line.lstrip("\t") and _follows(at, last, found, bool(question["sign"].strip())):
            last = at
            found.append(Block(question["rest"].strip(), question["number"]))
        elif (found and (found[-1].is_question or found[-1].lines)) or ("\t" in line.lstrip("\t") and found):
            held = found[-1]
            found[-1] = Block(held.text, held.number, (*held.lines, line), held.is_section)
        else:
            found.append(Block(line.strip()))
    return found


def _follows(at: int, last: int, found: list[Block], is_signed: bool) -> bool:
    """Whether a number may be that of the next question: one more, a few left out, or 1 again below a heading."""
    if not is_signed:
        return at == last + 1
    if at == 1 and found and found[-1].is_section:
        return True
    return last <= at <= last + 5 if last else at <= 5


def _heading(line: str) -> str:
    words = line.strip()
    held = _SECTION.match(words) or _MARKDOWN.match(words)
    if held is None or len(words) > LONGEST_SECTION or "\t" in words:
        return ""
    return clean(held["words"]) or clean(words)


def _questionnaire(lines: list[str]) -> list[str]:
    """The lines from the last heading of an appendix that questions follow; all lines where there is none."""
    for at in range(len(lines) - 1, -1, -1):
        heads = _APPENDIX.search(lines[at]) is not None and len(lines[at]) <= LONGEST_SECTION
        if heads and sum(_NUMBER.match(line) is not None for line in lines[at:]) >= FEWEST_LEADING:
            return lines[at:]
    return lines


def opening(found: list[Block]) -> tuple[str, str]:
    """The title, which is the first line that is no question, and what is said before the first question."""
    before = []
    for block in found:
        if block.is_question:
            break
        before.append(block)
    title = clean(before[0].text)[:200] if before else ""
    told = [clean(" ".join((block.text, *block.lines))) for block in before[1:] if not block.is_section]
    return title, " ".join(told)[:LONGEST_PURPOSE]

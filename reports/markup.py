"""The little Markdown of chapters and phrases as runs of text; what comes from data enters only through tokens."""

import re
import unicodedata
from collections.abc import Callable

from analysis.result import Fault, quoted
from instrument.records import replace
from reports.document import Claim, Inline, Run

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}")
MARKS = re.compile(f"{OPEN}[0-9]+{CLOSE}|\\\\[*^~\\\\#.)-]|\\*\\*|[*^~]")
HIDDEN = {"Cc", "Cs"}
NEVER = frozenset(
    OPEN + CLOSE + "\ue002\ue003\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
)


def clean(text: str) -> str:
    """Text from data as a page may carry it: composed, on one line, without control or direction marks."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    kept = (" " if character in "\n\r\t" else character for character in composed)
    return "".join(each for each in kept if unicodedata.category(each) not in HIDDEN and each not in NEVER)


def runs(text: str) -> tuple[Run, ...]:
    """Markup without tokens as runs."""
    return tuple(each for each in inlines(text, _no_token) if isinstance(each, Run))


def plain(content: tuple[Inline, ...]) -> str:
    """The text of inlines, without style."""
    return "".join(each.text for each in content)


def inlines(text: str, resolve: Callable[[int], Inline]) -> tuple[Inline, ...]:
    """Markup as inlines: `*italic*`, `**bold**`, `^superscript^`, `~subscript~`, tokens by what they stand for.

    A backslash before a mark, or before what makes a line a heading or a point, makes it a character. Raises `Fault`
    for a mark that is not closed.
    """
    found: list[Inline] = []
    open_styles: list[str] = []
    at = 0
    for mark in MARKS.finditer(text):
        _add(found, text[at : mark.start()], open_styles)
        _read_mark(mark.group(), found, open_styles, resolve)
        at = mark.end()
    _add(found, text[at:], open_styles)
    if open_styles:
        raise Fault(
            "{found} is opened and not closed in {text}", {"found": quoted(open_styles[-1]), "text": _near(text)}
        )
    return tuple(found)


def _read_mark(mark: str, found: list[Inline], open_styles: list[str], resolve: Callable[[int], Inline]) -> None:
    if mark.startswith("\\"):
        _add(found, mark[1:], open_styles)
    elif token := TOKEN.fullmatch(mark):
        inline = resolve(int(token.group(1)))
        if isinstance(inline, Run):
            _add(found, inline.text, open_styles, inline.expression)
        else:
            found.append(_styled(inline, open_styles) if isinstance(inline, Claim) else inline)
    elif mark in open_styles:
        open_styles.remove(mark)
    else:
        open_styles.append(mark)


def _add(found: list[Inline], text: str, styles: list[str], expression: str = "") -> None:
    if not text:
        return
    run = Run(text, *_look(styles), expression)
    last = found[-1] if found else None
    if isinstance(last, Run) and not expression and replace(last, text=text) == run:
        found[-1] = replace(last, text=last.text + text)
    else:
        found.append(run)


def _styled(claim: Claim, styles: list[str]) -> Claim:
    """The claim with the styles that were open before it."""
    return replace(
        claim, content=tuple(_also(each, styles) if isinstance(each, Run) else each for each in claim.content)
    )


def _also(run: Run, styles: list[str]) -> Run:
    italic, bold, superscript, subscript = _look(styles)
    return Run(
        run.text,
        run.italic or italic,
        run.bold or bold,
        run.superscript or superscript,
        run.subscript or subscript,
        run.expression,
    )


def _look(styles: list[str]) -> tuple[bool, bool, bool, bool]:
    return "*" in styles, "**" in styles, "^" in styles, "~" in styles


def _near(text: str) -> str:
    return quoted(TOKEN.sub("…", text))


def _no_token(_: int) -> Run:
    return Run("")

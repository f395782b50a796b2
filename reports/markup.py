"""The little Markdown of chapters and phrases as runs of text; what comes from data enters only through tokens."""

import re
import unicodedata
from collections.abc import Callable

from analysis.result import Fault, quoted
from reports.document import Inline, Run

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}")
MARKS = re.compile(f"{OPEN}[0-9]+{CLOSE}|\\\\[*^~\\\\]|\\*\\*|[*^~]")
STYLES = {"*": "italic", "**": "bold", "^": "superscript", "~": "subscript"}
HIDDEN = {"Cc", "Cs"}
NEVER = frozenset(OPEN + CLOSE + "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


def clean(text: str) -> str:
    """Text from data as a page may carry it: composed, on one line, without control or direction marks."""
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

    A backslash before a mark makes it a character. Raises `Fault` for a mark that is not closed.
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
            _add(found, inline.text, open_styles)
        else:
            found.append(inline)
    elif mark in open_styles:
        open_styles.remove(mark)
    else:
        open_styles.append(mark)


def _add(found: list[Inline], text: str, styles: list[str]) -> None:
    if not text:
        return
    style = frozenset(STYLES[mark] for mark in styles)
    run = Run(text, "italic" in style, "bold" in style, "superscript" in style, "subscript" in style)
    last = found[-1] if found else None
    if isinstance(last, Run) and Run("", *_style(last)) == Run("", *_style(run)):
        found[-1] = Run(last.text + text, *_style(run))
    else:
        found.append(run)


def _style(run: Run) -> tuple[bool, bool, bool, bool]:
    return run.italic, run.bold, run.superscript, run.subscript


def _near(text: str) -> str:
    return quoted(TOKEN.sub("…", text))


def _no_token(_: int) -> Run:
    return Run("")

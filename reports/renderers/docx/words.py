"""Texts as runs of Word, what the study fills in each under its own name."""

from collections.abc import Iterable, Iterator

from reports.document import Claim, Inline, Reference, Run
from reports.renderers.docx.controls import bookmarked, controlled
from reports.renderers.docx.fields import field
from reports.renderers.docx.manuscript import Manuscript
from reports.renderers.docx.ooxml import Element, element, w
from reports.renderers.docx.runs import plain, reddened, runs
from reports.traces import Path


def remembered(script: Manuscript, path: Path, content: Iterable[Element]) -> Iterable[Element]:
    if path not in script.traces:
        return content
    number, trace = script.traces[path]
    return bookmarked(trace, number, content)


def inlines(script: Manuscript, content: Iterable[Inline], path: Path) -> Iterator[Element]:
    for at, inline in enumerate(content):
        made = _inline(script, inline, (*path, at))
        if (*path, at) in script.traces:
            number, trace = script.traces[*path, at]
            yield controlled(trace, number, made)
        else:
            yield from made


def _inline(script: Manuscript, inline: Inline, path: Path) -> Iterable[Element]:
    if isinstance(inline, Reference) and inline.target in script.anchors:
        if inline.is_range:  # the field would show the first number alone
            return [element("w:hyperlink", {"w:anchor": script.anchors[inline.target].name}, plain(inline.text))]
        return field(rf"REF {script.anchors[inline.target].name} \h", [plain(inline.text)])
    if isinstance(inline, Claim):
        return _claim(script, inline, path)
    return runs(inline if isinstance(inline, Run) else Run(inline.text), script.chinese)


def _claim(script: Manuscript, claim: Claim, path: Path) -> Iterator[Element]:
    """The words of a claim; between red marks where the data do not bear them."""
    words = list(inlines(script, claim.content, path))
    if claim.is_borne:
        yield from words
        return
    before, after = (runs(Run(mark), script.chinese) for mark in script.document.unborne.split("{text}"))
    for made in (*before, *words, *after):
        for run in made.iter(w("r").tag):
            reddened(run)
        yield made

"""Parts of a chapter as its source: what `reports.template` and `reports.blocks` read back as the same parts."""

import re
from collections.abc import Iterator, Sequence

from reports.blocks import Part, starts_block
from reports.document import Claim, Heading, Inline, Listing, Run
from reports.markup import CLOSE, OPEN
from reports.tokens import Piece

MARKS = re.compile(r"[*^~\\]")
BRACES = re.compile(r"\{+[%#]?")
Style = tuple[bool, bool, bool, bool]
PLAIN: Style = (False, False, False, False)
START = re.compile(r"[0-9]*(?=[#.)-])")


def written(parts: Sequence[Part]) -> str:
    """The source of a chapter that holds these parts; numbers and words from data as the expressions they came from.

    Text is never template: braces are written so that Jinja prints them. A part without words is left out.
    """
    sources = (_source(part) for part in parts)
    return "".join(f"{source}\n\n" for source in sources if source).rstrip("\n") + "\n"


def _source(part: Part) -> str:
    if isinstance(part, Piece):
        return f"{{{{ {part.expression} }}}}" if part.expression else ""
    if isinstance(part, Listing):
        sources = [source for item in part.items if (source := inline_source(item))]
        marks = (f"{at}." if part.ordered else "-" for at in range(1, len(sources) + 1))
        return "\n".join(f"{mark} {source}" for mark, source in zip(marks, sources, strict=True))
    source = inline_source(part.content)
    if isinstance(part, Heading):
        return source and f"{'#' * part.level} {source}"
    return _protected(source)


def inline_source(content: Sequence[Inline]) -> str:
    """Inlines as one line of source, without blanks at its ends."""
    return "".join(_inlines(content)).strip()


def _inlines(content: Sequence[Inline]) -> Iterator[str]:
    style = PLAIN
    for each in content:
        wanted = _style(each) if isinstance(each, Run) else PLAIN
        yield _change(style, wanted)
        style = wanted
        yield _inline(each)
    yield _change(style, PLAIN)


def _style(run: Run) -> Style:
    return run.bold, run.italic, run.superscript, run.subscript


def _change(before: Style, after: Style) -> str:
    """The marks that open or close what differs; three asterisks are read as two and one."""
    pairs = zip(("**", "*", "^", "~"), before, after, strict=True)
    return "".join(mark for mark, was, is_now in pairs if was is not is_now)


def _inline(inline: Inline) -> str:
    if isinstance(inline, Claim):
        return _claim(inline)
    return f"{{{{ {inline.expression} }}}}" if inline.expression else _verbatim(inline.text)


def _claim(claim: Claim) -> str:
    """A claim as its tag, blanks at its edges outside of it; nothing where it has no words left."""
    source = "".join(_inlines(claim.content))
    words = source.strip()
    before, _, after = source.partition(words) if words else (source, "", "")
    tag = f"{{% claim {claim.condition} %}}{_protected(words)}{{% endclaim %}}" if words else ""
    return f"{before}{tag}{after}"


def _verbatim(text: str) -> str:
    """Text on one line that neither Markdown nor Jinja reads anything into."""
    line = " ".join(text.replace(OPEN, "").replace(CLOSE, "").splitlines())
    marked = MARKS.sub(lambda mark: f"\\{mark.group()}", line)
    return BRACES.sub(lambda found: f"{{{{ '{found.group()}' }}}}", marked)


def _protected(source: str) -> str:
    """A line that is not taken for a heading or a point."""
    return START.sub(lambda found: f"{found.group()}\\", source, count=1) if starts_block(source) else source

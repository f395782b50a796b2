"""What stands between the ends of a number, of words from data or of a claim, as a chapter would ask for it."""

from collections.abc import Sequence

from instrument.records import replace
from reports.document import Claim, Inline, Number, Reference, Run
from reports.record import Record
from reports.traces import Sort

Named = tuple[Inline, tuple[str, ...]]  # with the names under which it was written, a claim's own before its parts'


def filled(content: Sequence[Named], name: str, record: Record) -> Sequence[Named]:
    """A number, words or a claim of that name; words again where a person has written over it."""
    printed = record.printed[name]
    if printed.sort == Sort.CLAIM:
        words = _unmarked(content, record.unborne)
        inner = simple(merged(tuple(inline for inline, _ in words)))
        return [(Claim(inner, printed.expression, True), (name, *names(words)))] if inner else []
    text = "".join(inline.text for inline, _ in content)
    before, found, after = text.partition(printed.text)
    if not found:
        return content
    look = content[0][0] if isinstance(content[0][0], Run) else Run("")
    parts: list[Named] = [(replace(look, text=before), ())]
    parts += [(replace(look, text=found, expression=printed.expression), (name,)), (replace(look, text=after), ())]
    return [each for each in parts if each[0].text]


def merged(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring words of one look as one run."""
    found: list[Inline] = []
    for each in content:
        last = found[-1] if found else None
        if isinstance(each, Run) and isinstance(last, Run) and _are_alike(last, each):
            found[-1] = replace(last, text=last.text + each.text)
        else:
            found.append(each)
    return tuple(found)


def trimmed(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without blanks at either end: no chapter can hold them."""
    found = list(content)
    while found and isinstance(found[0], Run) and not found[0].text.lstrip() and not found[0].expression:
        found.pop(0)
    while found and isinstance(found[-1], Run) and not found[-1].text.rstrip() and not found[-1].expression:
        found.pop()
    if found and isinstance(found[0], Run) and not found[0].expression:
        found[0] = replace(found[0], text=found[0].text.lstrip())
    if found and isinstance(found[-1], Run) and not found[-1].expression:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)


def simple(content: Sequence[Inline]) -> tuple[Run | Number | Reference, ...]:
    """What a claim may hold: anything but claims."""
    return tuple(each for each in content if not isinstance(each, Claim))


def names(content: Sequence[Named]) -> tuple[str, ...]:
    """The names of everything, in their order."""
    return tuple(name for _, own in content for name in own)


def _are_alike(one: Run, other: Run) -> bool:
    return replace(one, text=other.text) == other and not other.expression


def _unmarked(content: Sequence[Named], unborne: str) -> Sequence[Named]:
    """The words of a claim without the marks around those that the data do not bear."""
    before, _, after = unborne.partition("{text}")
    text = "".join(inline.text for inline, _ in content)
    if not (before + after and text.startswith(before) and text.endswith(after)):
        return content
    return _cut(_cut(content, len(before), at=0), len(after), at=-1)


def _cut(content: Sequence[Named], count: int, at: int) -> Sequence[Named]:
    """Without so many characters at the start (0) or the end (-1)."""
    kept = list(content)
    while count and kept:
        inline, own = kept[at]
        taken = min(count, len(inline.text))
        count -= taken
        if taken < len(inline.text) and isinstance(inline, Run):
            kept[at] = (replace(inline, text=inline.text[:-taken] if at else inline.text[taken:]), own)
        else:
            kept.pop(at)
    return kept

"""Text in the runs of an edited file, changed as a person who keeps its look would change it."""

from collections.abc import Sequence
from copy import deepcopy

from reports.document import Run
from reports.edited.anchors import TEXT
from reports.edited.opening import W
from reports.renderers.docx.looks import RED
from reports.renderers.docx.ooxml import XML_SPACE, Element, w
from reports.renderers.docx.runs import runs as made_runs

BREAK = f"{W}br"
LOOK, COLOUR, FONTS = f"{W}rPr", f"{W}color", f"{W}rFonts"
TONES = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden"
)
BEFORE_COLOUR = frozenset(f"{W}{name}" for name in TONES.split())  # in the order of the schema


def reword(old: Sequence[Element], text: str, chinese: bool) -> None:
    """Put `text` in place of that of the runs `old`, in the look of the first of them that has any."""
    with_text = [run for run in old if run.find(TEXT) is not None]
    first = with_text[0]
    look = first.find(LOOK)
    for made in made_runs(Run(text), chinese):
        first.addprevious(_looking(made, look))
    for run in with_text:
        _drop_text(run)


def redden(run: Element) -> None:
    """Red, unless a person gave the run a colour of its own."""
    look = run.find(LOOK)
    if look is None:
        look = w("rPr")
        run.insert(0, look)
    if look.find(COLOUR) is not None:
        return
    at = next((at for at, each in enumerate(look) if each.tag not in BEFORE_COLOUR), len(look))
    look.insert(at, w("color", {"val": RED}))


def whiten(run: Element) -> None:
    """Without our red."""
    for colour in run.findall(f"{LOOK}/{COLOUR}"):
        if colour.get(f"{W}val", "").upper() == RED:
            _drop(colour)


def cut_start(runs: Sequence[Element], text: str) -> None:
    """Take `text`, with which the runs begin, away."""
    left = len(text)
    for each in [each for run in runs for each in run.findall(TEXT)]:
        taken = min(left, len(each.text or ""))
        _shorten(each, (each.text or "")[taken:])
        left -= taken


def cut_end(runs: Sequence[Element], text: str) -> None:
    """Take `text`, with which the runs end, away."""
    left = len(text)
    for each in [each for run in reversed(runs) for each in reversed(run.findall(TEXT))]:
        own = each.text or ""
        taken = min(left, len(own))
        _shorten(each, own[: len(own) - taken])
        left -= taken


def _shorten(each: Element, text: str) -> None:
    run = each.getparent()
    if text == each.text or run is None:
        return
    each.text = text
    each.set(XML_SPACE, "preserve")
    if not text:
        run.remove(each)
        _drop_if_empty(run)


def _drop_text(run: Element) -> None:
    for each in [each for each in run if each.tag in {TEXT, BREAK}]:
        run.remove(each)
    _drop_if_empty(run)


def _drop_if_empty(run: Element) -> None:
    if all(each.tag == LOOK for each in run):
        _drop(run)


def _looking(made: Element, look: Element | None) -> Element:
    """A run of ours in another look; which face its Chinese marks take stays ours."""
    if look is None:
        return made
    own = made.find(f"{LOOK}/{FONTS}")
    hint = None if own is None else own.get(f"{W}hint")
    for each in made.findall(LOOK):
        made.remove(each)
    copied = deepcopy(look)
    fonts = copied.find(FONTS)
    if hint is not None:
        if fonts is None:
            fonts = w("rFonts")
            copied.insert(1 if copied.find(f"{W}rStyle") is not None else 0, fonts)
        fonts.set(f"{W}hint", hint)
    elif fonts is not None:
        fonts.attrib.pop(f"{W}hint", "")
    made.insert(0, copied)
    return made


def _drop(element: Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)

"""The lists of tables and figures of an edited file, as its captions read now."""

from reports.edited.anchors import RUN, flat, is_gone, text_of
from reports.edited.changes import paragraph_text
from reports.edited.opening import W
from reports.edited.runs import reword
from reports.renderers.docx.ooxml import Element

LINK, TAB = f"{W}hyperlink", f"{W}tab"


def refresh_entries(body: Element, chinese: bool) -> None:
    """Rewords the entries that lead to a caption which reads otherwise; Word does so when it reckons its fields."""
    captions = {
        start.get(f"{W}name", ""): paragraph_text(paragraph).replace("\n", "\u3000" if chinese else "  ")
        for paragraph in flat(body)
        for start in paragraph.iter(f"{W}bookmarkStart")
        if start.get(f"{W}name", "").startswith("_Ref")
    }
    for link in body.iter(LINK):
        text = captions.get(link.get(f"{W}anchor", ""))
        runs = _words(link)
        if text and runs and "".join(map(text_of, runs)) != text:
            reword(runs, text, chinese)


def _words(link: Element) -> list[Element]:
    """The runs before the page number."""
    found: list[Element] = []
    for run in link.iter(RUN):
        if run.find(TAB) is not None:
            return found
        if run.find(f"{W}t") is not None and not is_gone(run):
            found.append(run)
    return found

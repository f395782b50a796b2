"""The charts that GGRAPH describes in its own language, as far as the chart builder writes it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from analysis.syntax.charting.graph import Graph, Summary
from instrument.message import Message
from instrument.records import dataclass

STATEMENT = re.compile(r"^\s*(SOURCE|DATA|TRANS|COORD|SCALE|GUIDE|ELEMENT|GRAPH|PAGE|COMMENT)\s*:", re.I | re.M)
ELEMENT = re.compile(r"(interval|line|area|point|schema|edge|path|polygon)((?:\.\w+)*)\s*\((.*)\)\s*$", re.I | re.S)
TEXT = re.compile(r"text\.(title|subtitle|footnote)\s*\(\s*label\s*\((.*?)\)\s*\)\s*$", re.I | re.S)
STRINGS = re.compile(r'"((?:[^"]|"")*)"')
PARTING = re.compile(r"\b(?:color|shape|texture\.pattern)(?:\.(?:interior|exterior))?\s*\(\s*([^()\".\s]+)\s*\)", re.I)
FUNCTION = re.compile(r"(?:summary|region|bin|density)(?:\.\w+)+\s*\(", re.I)
SUMMARIES = {"mean": "MEAN", "median": "MEDIAN", "mode": "MODE", "sum": "SUM", "sd": "STDDEV", "variance": "VARIANCE",
             "min": "MINIMUM", "max": "MAXIMUM", "count": "COUNT", "percent": "PCT"}  # fmt: skip
LABEL = re.compile(r"\blabel\s*\(\s*([^()\".\s]+)\s*\)", re.I)


@dataclass
class Dataset:
    """What GRAPHDATASET hands over: variables of the file, and names of what is summed up; intervals of means."""

    variables: list[str] = field(default_factory=list)
    summaries: dict[str, Summary] = field(default_factory=dict)
    intervals: dict[str, tuple[str, float]] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """A variable or a summary as the command spells it."""
        every = [*self.variables, *self.summaries]
        return next((each for each in every if each.casefold() == name.strip().casefold()), None)


def described(text: str, data: Dataset) -> Graph | None:
    """The chart that a block describes; None where it is none of those that can be drawn."""
    parts = list(_parts(text))
    elements = [found for word, body in parts if word == "ELEMENT" and (found := ELEMENT.match(body.strip()))]
    if not elements:
        return None
    polar = any(word == "COORD" and "polar" in body.lower() for word, body in parts)
    graph = next((made for each in elements if (made := _graph(each, elements, data, polar)) is not None), None)
    if graph is not None:
        _write(graph, parts)
    return graph


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Word and rest of each statement of a block."""
    found = list(STATEMENT.finditer(text))
    for at, each in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        body = re.sub(r"(?i)\s*END\s+GPL\s*\.?\s*$", "", text[each.end() : end])
        yield each[1].upper(), body


def _write(graph: Graph, parts: Sequence[tuple[str, str]]) -> None:
    for word, body in parts:
        found = TEXT.match(body.strip()) if word == "GUIDE" else None
        if found is None:
            continue
        words = "".join(STRINGS.findall(found[2])).replace('""', '"')
        if found[1].lower() == "footnote":
            graph.notes.append(Message("{text}", {"text": words}))
        elif words:
            graph.title = f"{graph.title} – {words}" if graph.title else words


def _inside(text: str, word: str) -> str:
    """What stands within the parentheses behind a word."""
    start = re.search(rf"(?i)\b{word}\s*\(", text)
    if start is None:
        return ""
    depth, at = 1, start.end()
    while at < len(text) and depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return text[start.end() : at - 1]


def _graph(each: re.Match[str], every: Sequence[re.Match[str]], data: Dataset, polar: bool) -> Graph | None:
    kind, form, body = each[1].lower(), each[2].lower(), each[3]
    position = _inside(body, "position")
    inner = _inside(position, "letter") or _inside(position, "rect") or position
    names = _names(inner, data)
    apart = next((found for name in PARTING.findall(body) if (found := data.find(name)) is not None), None)
    if kind == "schema":
        return _boxes(names, body, data)
    if kind == "interval" and "bin.rect" in position.lower() and names:
        normal = any("density.normal" in other[3].lower() for other in every)
        return Graph("HISTOGRAM", variables=[names[0]], normal=normal)
    if kind == "point" and len(names) == 2 and not any(name in data.summaries for name in names):
        groups = [apart] if apart is not None else []
        return Graph("SCATTERPLOT", variables=[names[0]], others=[names[1]], categories=groups)
    if kind in ("interval", "line", "area", "point"):
        return _summed(kind, form, names, apart, (position, data, polar))
    return None


def _boxes(names: Sequence[str], body: str, data: Dataset) -> Graph | None:
    if not names:
        return None
    *groups, measured = names
    label = LABEL.search(body)
    name = data.find(label[1]) if label else None
    return Graph("BOXPLOT", variables=[measured], categories=groups[::-1], names=name or "")


def _names(position: str, data: Dataset) -> list[str]:
    """The variables of a position in their order, without functions around them."""
    plain = FUNCTION.sub("(", re.sub(r"(?i),\s*base\..*$", "", position))
    parts = (part.strip(" ()\n\t") for part in re.split(r"[*,+/]", plain))
    return [found for part in parts if (found := data.find(part)) is not None]


def _summed(
    kind: str, form: str, names: Sequence[str], apart: str | None, about: tuple[str, Dataset, bool]
) -> Graph | None:
    """Bars, lines, areas and pies of summaries of categories."""
    position, data, polar = about
    known = [name for name in names if name in data.summaries]
    categories = [name for name in names if name not in data.summaries]
    function = re.search(r"(?i)summary\.(\w+)", position)
    summary = data.summaries[known[0]] if known else None
    word = SUMMARIES.get(function[1].lower(), "") if function else ""
    if summary is None and word:
        counts = word in ("COUNT", "PCT")
        summary = Summary(word) if counts or len(categories) < 2 else Summary(word, categories.pop())
    elif summary is not None and word == "PCT":
        summary = Summary("PCT")
    if summary is None:
        return None
    categories = categories[::-1] if len(categories) > 1 else categories  # what clusters stand in comes last
    if apart is not None and apart not in categories:
        categories.append(apart)
    chart = "PIE" if polar else "BAR" if kind == "interval" else "LINE"
    stacked = "STACKED" if form == ".stack" and len(categories) > 1 else ""
    shape = {"area": "AREA"}.get(kind, stacked or ("GROUPED" if len(categories) > 1 else ""))
    graph = Graph(chart, "" if chart == "PIE" else shape, summaries=[summary], categories=categories[:2])
    graph.interval = data.intervals.get(known[0]) if known else None
    return graph if categories else None


def intervals_of(found: Mapping[str, str]) -> tuple[str, float] | None:
    """The interval that a function of GRAPHDATASET brings: MEANCI, MEANSE, MEANSD with their number."""
    kinds = {"MEANCI": ("CI", 95.0), "MEANSE": ("SE", 2.0), "MEANSD": ("STDDEV", 2.0)}
    known = kinds.get(found["function"])
    return None if known is None else (known[0], float(found["number"] or known[1]))

"""GRAPH: bar, line, pie and error bar charts, histograms and scatter plots."""

from collections.abc import Iterable, Sequence

from analysis.charts import Chart
from analysis.syntax.charting.graph import Graph
from analysis.syntax.charting.reading import read_chart
from analysis.syntax.exploring import explored
from analysis.syntax.items import ChartRequest
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, parts, words
from analysis.syntax.reader import Reader
from analysis.tally import Tally
from instrument.message import Message

CHARTS = ("BAR", "LINE", "PIE", "HISTOGRAM", "SCATTERPLOT", "ERRORBAR")
KNOWN = (*CHARTS, "TITLE", "SUBTITLE", "FOOTNOTE", "MISSING", "INTERVAL")
INTERVALS = {"CI": ("CI", 95.0), "SE": ("SE", 2.0), "STERROR": ("SE", 2.0), "STDDEV": ("STDDEV", 2.0)}


def read(reader: Reader, job: Job) -> Iterable[ChartRequest]:
    """GRAPH /BAR(GROUPED)=COUNT BY a BY b, /LINE=MEAN(x) BY a, /PIE=PCT BY a, /HISTOGRAM(NORMAL)=x,
    /SCATTERPLOT=x WITH y BY g, /ERRORBAR(CI 95)=x BY a, /INTERVAL CI(95), /TITLE /SUBTITLE /FOOTNOTE /MISSING."""
    job.need_data(reader)
    asked = Graph()
    for word, part in parts(reader, KNOWN, "", ("PARETO", "HILO", "PANEL", "TEMPLATE")):
        _read_part(word, part, job, asked)
    if not asked.kind:
        raise reader.fault("no chart is named; possible: {possible}", {"possible": ", ".join(CHARTS)})
    active = explored(job.active, [*asked.measured, *asked.others], asked.categories, _treatment(asked))

    def draw(tally: Tally) -> Sequence[Chart]:
        from analysis.syntax.charting.graphs import graphs

        return graphs(tally, active, asked)

    return [ChartRequest(draw, active)]


def _treatment(asked: Graph) -> set[str]:
    """The words of MISSING as EXAMINE has them."""
    found = set(asked.missing)
    return found | ({"PAIRWISE"} if found & {"VARIABLE", "VARIABLEWISE"} else set())


def _read_part(word: str, part: Reader, job: Job, asked: Graph) -> None:
    match word:
        case "TITLE" | "SUBTITLE" | "FOOTNOTE":
            lines = []
            while part.at_string():
                lines.append(part.string())
            _write(word, " ".join(each for each in lines if each), asked)
        case "MISSING":
            possible = ("LISTWISE", "VARIABLE", "VARIABLEWISE", "REPORT", "INCLUDE")
            asked.missing += words(part, possible, ("NOREPORT", "EXCLUDE"))
        case "INTERVAL":
            asked.interval = _interval(part)
        case _:
            if asked.kind:
                raise part.fault("a command draws one chart; possible: a command for each")
            asked.kind = word
            read_chart(part, job, asked)


def _write(word: str, text: str, asked: Graph) -> None:
    if word == "TITLE":
        asked.title = text + (f" – {asked.title}" if asked.title else "")
    elif text and word == "SUBTITLE":
        asked.title = f"{asked.title} – {text}" if asked.title else text
    elif text:
        asked.notes.append(Message("{text}", {"text": text}))


def _interval(part: Reader) -> tuple[str, float]:
    word = part.need(*INTERVALS)
    kind, number = INTERVALS[word]
    return kind, in_parentheses(part, Reader.number) if part.at_sign("(") else number

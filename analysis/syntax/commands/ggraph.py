"""GGRAPH: the charts that the chart builder writes, in the graphics language that follows the command."""

from collections.abc import Iterable, Sequence

from analysis.charts import Chart
from analysis.syntax.charting.gpl import Dataset, described, intervals_of
from analysis.syntax.charting.graph import Graph, Summary
from analysis.syntax.charting.summaries import FUNCTIONS
from analysis.syntax.exploring import explored
from analysis.syntax.items import ChartRequest
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.syntax.statements import Statement
from analysis.tally import Tally
from instrument.message import Fault

KNOWN = ("GRAPHDATASET", "GRAPHSPEC", "FITLINE")
WITHOUT_EFFECT = ("TEMPLATE", "INLINETEMPLATE", "DEFAULTTEMPLATE", "LABEL", "VIZSTYLESHEET", "VIZMAP", "EDITABLE")
MEANS = ("MEANCI", "MEANSE", "MEANSD")
OTHERS = {"VALIDN": "N", "MEANCI": "MEAN", "MEANSE": "MEAN", "MEANSD": "MEAN"}


def read(reader: Reader, job: Job) -> Iterable[ChartRequest]:
    """GGRAPH /GRAPHDATASET VARIABLES=a MEAN(x)[name="m"] MISSING= REPORTMISSING= /GRAPHSPEC SOURCE=INLINE /FITLINE
    TOTAL=YES, and the BEGIN GPL … END GPL behind it: bars, lines, areas, pies, histograms, points and boxes."""
    job.need_data(reader)
    data, words, asked = Dataset(), list[str](), Graph()
    for word, part in parts(reader, KNOWN):
        if word == "GRAPHDATASET":
            _read_dataset(part, job, data, words)
        else:
            _read_settings(part, asked)
    block = next(job.following[-1], None)
    if not isinstance(block, Statement) or block.name != "BEGIN GPL":
        if isinstance(block, Statement | Fault):
            job.run_one(block)
        raise reader.fault("{begin} is missing", {"begin": "BEGIN GPL"})
    found = described(block.text, data)
    if found is None:
        raise reader.fault("what this block describes is none of the charts that can be drawn")
    found.fit = asked.fit
    active = explored(job.active, [*found.measured, *found.others], found.categories, set(words))

    def draw(tally: Tally) -> Sequence[Chart]:
        from analysis.syntax.charting.graphs import graphs

        return graphs(tally, active, found)

    return [ChartRequest(draw, active)]


def _read_settings(part: Reader, asked: Graph) -> None:
    """SOURCE=INLINE of GRAPHSPEC, TOTAL=YES of FITLINE; looks change nothing here."""
    while not part.done:
        word = part.take("SOURCE", "TOTAL", "SUBGROUP", *WITHOUT_EFFECT)
        if not word:
            part.skip(("SOURCE", "TOTAL", "SUBGROUP"))
            return
        part.sign("=")
        if word in WITHOUT_EFFECT:
            part.rest()
        elif word == "SOURCE":
            part.need("INLINE")
        else:
            asked.fit |= part.need("YES", "NO") == "YES" and word == "TOTAL"


def _read_dataset(part: Reader, job: Job, data: Dataset, words: list[str]) -> None:
    while not part.done:
        word = part.take("NAME", "VARIABLES", "MISSING", "REPORTMISSING", "DATASET")
        if not word:
            part.skip(("NAME", "VARIABLES", "MISSING", "REPORTMISSING"))
            return
        part.sign("=")
        if word == "VARIABLES":
            _read_variables(part, job, data)
        elif word == "MISSING":
            words += ["PAIRWISE"] if part.need("LISTWISE", "VARIABLEWISE") == "VARIABLEWISE" else []
        elif word == "REPORTMISSING":
            words += ["REPORT"] if part.need("YES", "NO") == "YES" else []
        else:
            part.next()


def _read_variables(part: Reader, job: Job, data: Dataset) -> None:
    """Variables, and functions of them with the names that the block calls them by."""
    while not part.done and not part.at("MISSING", "REPORTMISSING"):
        after = part.peek()
        if after is not None and after.text == "(" and part.at("COUNT", *MEANS, "VALIDN", *FUNCTIONS):
            _read_summary(part, job, data)
            continue
        names = part.variables(job.active)
        data.variables += names
        _read_bracket(part)
        if not names:
            raise part.unknown(job.active)


def _read_summary(part: Reader, job: Job, data: Dataset) -> None:
    function = part.need("COUNT", *MEANS, "VALIDN", *FUNCTIONS)
    part.need_sign("(")
    variable = "" if part.at_sign(")") else part.variable(job.active)
    part.sign(",")
    number = f"{part.number():g}" if part.at_number() else ""
    part.need_sign(")")
    name = _read_bracket(part) or (f"{function}_{variable}" if variable else function)
    ours = OTHERS.get(function, function)
    data.summaries[name] = Summary(ours, variable, (float(number),) if number and ours == "PTILE" else ())
    interval = intervals_of({"function": function, "number": number})
    if interval is not None:
        data.intervals[name] = interval


def _read_bracket(part: Reader) -> str:
    """[name="MEAN_x" LOW="…" HIGH="…"], [LEVEL=NOMINAL]: the name."""
    name = ""
    if part.sign("["):
        while not part.sign("]"):
            is_name = part.take("NAME") != ""
            if is_name:
                part.sign("=")
                name = part.string()
            else:
                part.next()
    return name

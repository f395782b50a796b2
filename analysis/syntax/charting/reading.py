"""The specification of a chart of GRAPH: functions BY categories, or variables WITH variables."""

from analysis.syntax.charting.graph import Graph, Summary
from analysis.syntax.charting.summaries import COUNTS, FUNCTIONS
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader

FORMS = {
    "BAR": ("SIMPLE", "GROUPED", "STACKED"),
    "LINE": ("SIMPLE", "MULTIPLE", "AREA"),
    "PIE": (),
    "HISTOGRAM": ("NORMAL",),
    "SCATTERPLOT": ("BIVARIATE", "OVERLAY", "MATRIX"),
}
ERRORS = {"CI": ("CI", 95.0), "STERROR": ("SE", 2.0), "STDDEV": ("STDDEV", 2.0)}
MOST = 2  # categories


def read_chart(part: Reader, job: Job, asked: Graph) -> None:
    """What stands behind the keyword of a chart, its form in parentheses first; raises `Fault`."""
    if part.at_sign("("):
        _read_form(part, asked)
    part.sign("=")
    if asked.kind in ("HISTOGRAM", "ERRORBAR"):
        asked.variables = _variables(part, job)
    elif asked.kind == "SCATTERPLOT":
        _read_pairs(part, job, asked)
        return
    else:
        _read_summaries(part, job, asked)
    while part.take("BY"):
        asked.categories.append(part.variable(job.active))
    if len(asked.categories) > MOST:
        raise part.fault("a chart has at most {most} category variables", {"most": MOST})


def _read_form(part: Reader, asked: Graph) -> None:
    part.need_sign("(")
    if asked.kind == "ERRORBAR":
        word = part.need(*ERRORS)
        kind, number = ERRORS[word]
        asked.interval = kind, in_parentheses(part, Reader.number) if part.at_sign("(") else number
        if part.at_number():
            asked.interval = kind, part.number()
    else:
        word = part.need(*FORMS[asked.kind])
        asked.normal = word == "NORMAL"
        asked.form = word
    part.need_sign(")")


def _variables(part: Reader, job: Job) -> list[str]:
    """Variables up to BY, which hold numbers."""
    found = [part.variable(job.active)]
    while not part.done and not part.at("BY", "WITH") and not part.at_sign("("):
        found.append(part.variable(job.active))
    return found


def _read_pairs(part: Reader, job: Job, asked: Graph) -> None:
    asked.variables = _variables(part, job)
    if asked.form == "MATRIX":
        asked.categories = [part.variable(job.active)] if part.take("BY") else []
        return
    part.need("WITH")
    asked.others = _variables(part, job)
    while not part.done:
        if part.at_sign("("):
            word = in_parentheses(part, lambda inner: inner.need("PAIR", "NAME", "IDENTIFY"))
            if word == "PAIR":
                asked.form = word
            elif asked.categories:
                asked.names = asked.categories.pop() if word == "NAME" else asked.names
                asked.categories = asked.categories if word == "NAME" else asked.categories[:-1]
            continue
        part.need("BY")
        asked.categories.append(part.variable(job.active))


def _read_summaries(part: Reader, job: Job, asked: Graph) -> None:
    """COUNT, MEAN(a b), PTILE(90)(a), PIN(1 5)(a), VALUE(a), up to BY."""
    while not part.done and not part.at("BY"):
        word = part.need(*COUNTS, *FUNCTIONS, "VALUE")
        if word in COUNTS:
            asked.summaries.append(Summary(word))
            continue
        given = tuple(in_parentheses(part, numbers)) if _has_numbers(part) else ()
        for name in in_parentheses(part, lambda inner: inner.variables(job.active)):
            asked.summaries.append(Summary(word, name, given))
    if not asked.summaries:
        raise part.expected(*COUNTS, *FUNCTIONS)


def _has_numbers(part: Reader) -> bool:
    after = part.peek()
    return part.at_sign("(") and after is not None and after.kind == "number"

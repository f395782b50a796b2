"""NPTESTS: tests without a normal distribution, with a decision on each hypothesis."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.result import Result
from analysis.statistics.drawing import Drawing
from analysis.syntax.exactness import starting_seed
from analysis.syntax.further_tests import FurtherTest
from analysis.syntax.hypotheses import Hypotheses
from analysis.syntax.hypothesis import Hypothesis
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.nptests_asked import Asked, read_test
from analysis.syntax.nptests_tasks import TESTS, given_by
from analysis.syntax.parts import in_parentheses, of_numbers, parts
from analysis.syntax.reader import Reader
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ()
KNOWN = ("ONESAMPLE", "INDEPENDENT", "RELATED", "MISSING", "CRITERIA")
SAMPLES = 10_000
FURTHER = ("one_wilcoxon", "homogeneity")


@dataclass
class _Command:
    asked: list[Asked] = field(default_factory=list)
    alpha: float = 0.05
    missing: list[str] = field(default_factory=list)
    confidence: float = 0.95
    seed: int | None = None


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """NPTESTS /INDEPENDENT TEST(a) GROUP(g) MANN_WHITNEY KRUSKAL_WALLIS(COMPARE=PAIRWISE) /RELATED TEST(a b) WILCOXON
    MARGINAL_HOMOGENEITY /ONESAMPLE TEST(a) RUNS WILCOXON(TESTVALUE=3) BINOMIAL(TESTVALUE=.5 CLOPPERPEARSON)."""
    job.need_data(reader)
    command = _Command()
    for word, part in parts(reader, KNOWN):
        _read_part(word, part, job, command)
    names = [name for asked in command.asked for name in (*asked.fields, *([asked.group] if asked.group else []))]
    active = treated(job.active, names, command.missing)
    found = []
    for asked in command.asked:
        for given, words in given_by(job, asked, reader):
            if given["test"] in FURTHER:
                task: Task = _further(given, words)
            else:
                task = job.request("nonparametric", {**given, "dialect": "spss"}, active=active).task
            compare = words.get("COMPARE", "PAIRWISE") == "PAIRWISE"
            drawing = _drawing(job, command, given, words)
            found.append(Hypothesis(task, compare, words.get("INTERVALS", ()), words.get("SUCCESS"), drawing))
    if not found:
        raise reader.fault("no test is named; possible: {possible}", {"possible": ", ".join(KNOWN[:3])})
    first = found[0].task
    own = (first.name, first.procedure, first.options, first.weight)
    task = Hypotheses(*own, tuple(found), command.alpha, command.confidence)
    yield Request(task, lambda result: _telling(result, task, reader), active)


def _telling(result: Result, task: Hypotheses, reader: Reader) -> Result:
    """The result; tells of comparisons of medians, which SPSS has where they differ and we have not."""
    for each in task.hypotheses:
        if each.test == "median" and each.compare:
            table = next(x for x in result.tables if x.name == "summary_of_median" and x.about == each.names)
            told = {str(word): value for word, value in table.rows}
            p, df = told["p"], told["df"]
            if isinstance(p, float) and p < task.alpha and isinstance(df, float) and df > 1:
                reader.tell(Message("{found} is not available and was left out", {"found": "MEDIAN(COMPARE=PAIRWISE)"}))
    return result


def _drawing(job: Job, command: _Command, given: dict[str, Any], words: dict[str, Any]) -> Drawing | None:
    """How samples are drawn for a test against a fitted normal distribution; None where nothing asks for them."""
    fitted = given["test"] == "kolmogorov_smirnov" and not {"groups", "parameters"} & given.keys()
    asked = words.get("SIMULATION", bool({"NSAMPLES", "MC_CILEVEL"} & words.keys()))
    if not fitted or not asked or given.get("distribution", "normal") != "normal":
        return None
    seed = starting_seed(job) if command.seed is None else command.seed
    return Drawing(int(words.get("NSAMPLES", SAMPLES)), seed, words.get("MC_CILEVEL", 99.0) / 100)


def _further(given: dict[str, Any], words: dict[str, Any]) -> FurtherTest:
    """A task of a test that no plan has."""
    pairs = tuple((first, second) for first, second in given.get("pairs", ()))
    names = tuple(given.get("variables", ()))
    return FurtherTest(
        "", "nonparametric", None, None, given["test"], names, pairs=pairs, tested=words.get("TESTED", 0.0)
    )


def _read_part(word: str, part: Reader, job: Job, command: _Command) -> None:
    if word == "MISSING":
        while not part.done:
            key = part.need("SCOPE", "USERMISSING")
            part.sign("=")
            value = part.need("ANALYSIS", "LISTWISE") if key == "SCOPE" else part.need("EXCLUDE", "INCLUDE")
            command.missing += [value] if value in ("LISTWISE", "INCLUDE") else []
    elif word == "CRITERIA":
        while not part.done:
            key = part.need("ALPHA", "CILEVEL", "SEED")
            part.sign("=")
            if key == "ALPHA":
                command.alpha = part.number()
            elif key == "CILEVEL":
                command.confidence = part.number() / 100
            elif not part.take("RANDOM"):
                command.seed = part.integer()
    else:
        command.asked.append(_read_asked(part, job, Asked(word)))


def _read_asked(part: Reader, job: Job, asked: Asked) -> Asked:
    while not part.done:
        word = part.take("TEST", "GROUP", *TESTS[asked.kind])
        if word == "TEST":
            asked.fields = in_parentheses(
                part, lambda inner: of_numbers(inner, job.active, inner.variables(job.active))
            )
        elif word == "GROUP":
            asked.group = in_parentheses(part, lambda inner: inner.variable(job.active))
        elif word:
            read_test(part, word, asked)
        else:
            _leave_out(part)
    return asked


def _leave_out(part: Reader) -> None:
    """Tells a word that is no test, with what stands in its parentheses."""
    token = part.next()
    part.tell(Message("{found} is not available and was left out", {"found": token.text}))
    depth = 0
    while not part.done and (depth or part.at_sign("(")):
        depth += part.at_sign("(") - part.at_sign(")")
        part.next()

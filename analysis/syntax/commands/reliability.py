"""RELIABILITY: how well items measure one thing."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.syntax.items import Arrange, Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import in_parentheses, of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.scaling import MODELS, STATISTICS, SUMMARIES, Scale, arranged
from analysis.task import Task
from instrument.records import dataclass, replace

PROCEDURES = ("reliability",)
KNOWN = ("VARIABLES", "SCALE", "MODEL", "STATISTICS", "SUMMARY", "ICC", "MISSING", "FORMAT", "METHOD")
ICC_MODELS = {"MIXED": "two_way_mixed", "RANDOM": "two_way_random", "ONEWAY": "one_way_random"}
ICC_TYPES = {"CONSISTENCY": "consistency", "ABSOLUTE": "absolute_agreement"}
EVERY = ("covariances", "anova", "tukey", "hotelling")  # that ALL asks for
SHOWN = ("DESCRIPTIVES", "SCALE", "CORRELATIONS", "ALL")


@dataclass
class _Asked:
    variables: tuple[str, ...] = ()
    scales: list[Scale] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    icc: tuple[str, str] | None = None

    @property
    def last(self) -> Scale:
        """The scale that a subcommand behind it is of; of all variables where none is named."""
        if not self.scales:
            self.scales.append(Scale(self.variables))
        return self.scales[-1]


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """RELIABILITY VARIABLES= {/SCALE(name)= /MODEL=} /STATISTICS= /SUMMARY= /ICC=; the model is of the scale before."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    if not asked.last.items:
        raise reader.fault("no variable is named")
    names = dict.fromkeys(name for each in asked.scales for name in each.items)
    active = treated(job.active, list(names), asked.missing)
    for scale in asked.scales:
        yield job.request("reliability", _given(asked, scale), _arrange(asked, scale), active)


def _given(asked: _Asked, scale: Scale) -> dict[str, Any]:
    models = [scale.model, *(["icc"] if asked.icc else [])]
    statistics = [*EVERY] if "ALL" in asked.statistics else _ours(asked.statistics)
    given = {"items": list(scale.items), "models": models, **asked.others}
    given |= {"split": scale.split} if scale.split is not None else {}
    return given | ({"statistics": statistics} if statistics else {})


def _arrange(asked: _Asked, scale: Scale) -> Arrange:
    return lambda result: arranged(result, scale, set(asked.statistics), set(asked.summary), asked.icc)


def _ours(statistics: list[str]) -> list[str]:
    return [STATISTICS[word] for word in dict.fromkeys(statistics) if word in STATISTICS]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables += of_numbers(part, job.active, part.variables(job.active))
        case "SCALE":
            name = _name(part)
            asked.scales.append(Scale(_items(part, job, asked), name=name))
        case "MODEL":
            _read_model(part, asked.last)
        case "STATISTICS":
            asked.statistics += words(part, (*SHOWN, *STATISTICS))
        case "SUMMARY":
            asked.summary += words(part, ("TOTAL", "ALL", *SUMMARIES))
        case "ICC":
            asked.icc = _icc(part, asked.others)
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case _:
            words(part, (), ("LABELS", "COVARIANCE"))


def _name(part: Reader) -> str:
    """('Trust') or (trust): what the scale is called."""
    if not part.at_sign("("):
        return Scale.name
    return in_parentheses(part, lambda inner: inner.string() if inner.at_string() else inner.next().text)


def _items(part: Reader, job: Job, asked: _Asked) -> tuple[str, ...]:
    """Of the variables named before, in their order; ALL of them."""
    part.sign("=")
    if part.is_all():
        part.next()
        return asked.variables
    fields = {name: job.active.fields[name] for name in asked.variables}
    return part.variables(replace(job.active, fields=fields) if fields else job.active)


def _read_model(part: Reader, scale: Scale) -> None:
    model = part.take(*MODELS)
    if model:
        scale.model = MODELS[model]
    else:
        part.skip(tuple(MODELS))
    if part.at_sign("("):
        size = in_parentheses(part, Reader.integer)
        if model == "SPLIT" and not 1 <= size < len(scale.items):
            values: dict[str, str | int | float] = {"found": size, "possible": f"1–{len(scale.items) - 1}"}
            raise part.fault("{found} is not a size of the second half; possible: {possible}", values)
        # SPLIT(n) is the size of the second half, to PSPP of the first: IBM, MODEL subcommand of RELIABILITY.
        scale.split = len(scale.items) - size if model == "SPLIT" else None


def _icc(part: Reader, others: dict[str, Any]) -> tuple[str, str]:
    model, kind = "two_way_mixed", "consistency"
    while not part.done:
        word = part.need("MODEL", "TYPE", "CIN", "TESTVAL")
        if word == "CIN":
            part.sign("=")
            given = part.number()
            others["confidence"] = given / 100 if given > 1 else given
        elif word == "TESTVAL":
            part.sign("=")
            others["icc_test_value"] = part.number()
        elif word == "MODEL":
            model = ICC_MODELS[in_parentheses(part, lambda inner: inner.need(*ICC_MODELS))]
        else:
            kind = ICC_TYPES[in_parentheses(part, lambda inner: inner.need(*ICC_TYPES))]
    return model, "absolute_agreement" if model == "one_way_random" else kind


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    models = {ours: theirs for theirs, ours in MODELS.items()}
    model = next((each for each in options.models if each in models), "alpha")
    second = len(options.items.variables) - (options.split or 0)
    split = f"({second})" if options.split and model == "split" else ""
    value = f" TESTVAL={options.icc_test_value:g}" if options.icc_test_value else ""
    icc = (
        [f"/ICC=MODEL(MIXED) TYPE(CONSISTENCY) CIN={100 * options.confidence:g}{value}"]
        if "icc" in options.models
        else []
    )
    more = [word for word, ours in STATISTICS.items() if ours in options.statistics]
    return [
        f"RELIABILITY /VARIABLES={' '.join(variable.name for variable in options.items.variables)}",
        "/SCALE('ALL VARIABLES') ALL",
        f"/MODEL={models[model]}{split}",
        f"/STATISTICS={' '.join(['DESCRIPTIVES', 'SCALE', 'CORR', *more])}",
        "/SUMMARY=TOTAL MEANS VARIANCE COV CORR",
        *icc,
    ]

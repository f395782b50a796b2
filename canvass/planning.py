"""A plan that needs no judgement: who answered, how, the scales, and how their scores differ and go together."""

from collections.abc import Callable, Container, Iterator, Sequence

from instrument.drafting.scalars import mapping
from instrument.kinds import codebook
from instrument.measure import Measure
from instrument.message import Message
from instrument.model import Instrument, Kind, Question

Say = Callable[[Message], str]
MOST_GROUPS = 12
MOST_TOGETHER = 40
FEWEST_FOR_FACTORS = 50
PER_ITEM = 5  # respondents for each item of a factor analysis
MOST_DRAWN = 24  # ratings in a figure, so that a page holds it
MOST_TOLD = 15  # options of a question that a sentence tells


def plan(instrument: Instrument, n: int, say: Say) -> str:
    """The text of plan.yaml for `n` respondents; without answers yet, n is 0 and everything is planned."""
    lines = [
        "# yaml-language-server: $schema=schemas/plan.json",
        f"# {say(Message('drafted: what needs a judgement, such as a regression, is for you to add'))}",
        "tasks:",
    ]
    for head, tasks in _parts(instrument, n):
        if tasks:
            lines += ["", f"  # {say(head)}"]
            lines += [f"  {name}: {mapping(options)}" for name, options in tasks]
    if lines[-1] == "tasks:":
        lines[-1] = "tasks: {}"
    return "\n".join(lines) + "\n"


Task = tuple[str, dict[str, str]]


def _parts(instrument: Instrument, n: int) -> Iterator[tuple[Message, list[Task]]]:
    scales = [scale.id for scale in instrument.scales]
    yield Message("Who answered"), _profile(instrument)
    yield Message("How every question was answered"), list(_state(instrument))
    yield Message("Reliability and validity of the candidate scales"), list(_quality(instrument, n))
    yield Message("Differences of the scores between respondents"), list(_differences(instrument, scales))
    yield Message("What goes with what"), _relations(scales)


def _listed(names: Sequence[str]) -> str:
    return f"[{', '.join(names)}]"


def _characteristics(instrument: Instrument) -> list[Question]:
    return [each for each in instrument.questions if each.characteristic and each.kind in {Kind.SINGLE, Kind.SCALE}]


def _profile(instrument: Instrument) -> list[Task]:
    names = [question.id for question in _characteristics(instrument)]
    return [("profile", {"procedure": "frequencies", "variables": _listed(names)})] if names else []


def _state(instrument: Instrument) -> Iterator[Task]:
    described = {each.id for each in _characteristics(instrument)}
    told = list(_told(instrument, described))
    groups = _rated(instrument, described)
    for at, (name, names) in enumerate(groups.items()):
        counted = [*names, *told] if not at else names
        yield name, {"procedure": "frequencies", "variables": _listed(counted)}
        yield f"{name}_means", {"procedure": "descriptives", "variables": _listed(names)}
    if told and not groups:
        yield "state", {"procedure": "frequencies", "variables": _listed(told)}
    yield from _sets(instrument)
    numbers = [each.id for each in instrument.questions if each.kind is Kind.NUMBER and not each.identifying]
    if numbers:
        yield "numbers", {"procedure": "descriptives", "variables": _listed(numbers)}


def _told(instrument: Instrument, described: Container[str]) -> Iterator[str]:
    """The variables of answers in no order that are few enough to be told one by one."""
    for question in instrument.questions:
        if len(question.options) > MOST_TOLD or question.id in described:
            continue
        if question.kind is Kind.SINGLE:
            yield question.id
        elif question.kind is Kind.MATRIX and question.measure is Measure.NOMINAL:
            yield from (row.id for row in question.rows)


def _rated(instrument: Instrument, described: Container[str]) -> dict[str, list[str]]:
    """Task → ratings with as many points, no more than a figure bears; the points that most of them have first."""
    found: dict[int, list[list[str]]] = {}
    for question in instrument.questions:
        rated = question.kind is Kind.SCALE or (
            question.kind is Kind.MATRIX and question.measure is not Measure.NOMINAL
        )
        if rated and question.id not in described:
            steps = sum(not option.dont_know for option in question.options)
            found.setdefault(steps, []).append([row.id for row in question.rows] or [question.id])
    ordered = sorted(found.items(), key=lambda group: -sum(map(len, group[1])))
    tasks: dict[str, list[str]] = {}
    for first, (steps, questions) in enumerate(ordered):
        for part, names in enumerate(_parted(questions), 1):
            name = "state" if not first else f"state_{steps}"
            tasks[name if part == 1 else f"{name}_part{part}"] = names
    return tasks


def _parted(questions: Sequence[Sequence[str]]) -> list[list[str]]:
    """The items of questions in lists of at most `MOST_DRAWN`, a question in one list where it fits."""
    parts: list[list[str]] = [[]]
    for names in questions:
        if parts[-1] and len(parts[-1]) + len(names) > MOST_DRAWN:
            parts.append([])
        for name in names:
            if len(parts[-1]) == MOST_DRAWN:
                parts.append([])
            parts[-1].append(name)
    return parts


def _sets(instrument: Instrument) -> Iterator[Task]:
    for question in instrument.questions:
        if question.kind is Kind.MULTIPLE:
            yield f"answers_{question.id}", {"procedure": "multiple_response", "sets": _listed([question.id])}
        elif question.kind is Kind.RANKING:
            names = [variable.name for variable in codebook(instrument) if variable.question == question.id]
            yield f"ranks_{question.id}", {"procedure": "descriptives", "variables": _listed(names)}


def _quality(instrument: Instrument, n: int) -> Iterator[Task]:
    if instrument.scales:
        scales = _listed([scale.id for scale in instrument.scales])
        yield "scale_means", {"procedure": "descriptives", "variables": scales}
    for scale in instrument.scales:
        yield f"reliability_{scale.id}", {"procedure": "reliability", "items": scale.id}
    items = [item.variable for scale in instrument.scales for item in scale.items]
    items = list(dict.fromkeys(items))
    enough = not n or (n >= FEWEST_FOR_FACTORS and n >= PER_ITEM * len(items))
    if len(items) >= 3 and len(items) <= MOST_TOGETHER and enough:
        turned = {
            item.variable: f"{item.variable}_r" for scale in instrument.scales for item in scale.items if item.reversed
        }
        names = _listed([turned.get(name, name) for name in items])
        yield (
            "validity",
            {"procedure": "factor", "items": names, "extraction": "principal_components", "rotation": "varimax"},
        )


def _differences(instrument: Instrument, scales: Sequence[str]) -> Iterator[Task]:
    for question in _characteristics(instrument):
        groups = sum(not option.dont_know for option in question.options)
        if not scales or groups > MOST_GROUPS:
            continue
        if groups == 2:
            codes = _listed([str(option.code) for option in question.options if not option.dont_know])
            yield (
                f"difference_{question.id}",
                {"procedure": "ttest", "variables": _listed(scales), "groups": question.id, "values": codes},
            )
        else:
            posthoc = "[bonferroni, games_howell]"
            options = {"procedure": "oneway", "variables": _listed(scales), "factor": question.id, "posthoc": posthoc}
            yield f"difference_{question.id}", options


def _relations(scales: Sequence[str]) -> list[Task]:
    return [("correlations", {"procedure": "correlations", "variables": _listed(scales)})] if len(scales) > 1 else []

"""A plan that needs no judgement: who answered, how, the scales, and how their scores differ and go together."""

from collections.abc import Callable, Iterator, Sequence

from instrument.drafting.scalars import mapping
from instrument.kinds import codebook
from instrument.message import Message
from instrument.model import Instrument, Kind, Measure, Question

Say = Callable[[Message], str]
MOST_GROUPS = 12
MOST_TOGETHER = 40
FEWEST_FOR_FACTORS = 50
PER_ITEM = 5  # respondents for each item of a factor analysis
WIDEST = 100
RATED = frozenset({Kind.SCALE, Kind.MATRIX})


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
    described = [each.id for each in _characteristics(instrument)]
    plain = [
        each for each in instrument.questions if each.kind in {Kind.SINGLE, Kind.SCALE} and each.id not in described
    ]
    single = [each.id for each in plain]
    rated = [each.id for each in plain if each.kind is Kind.SCALE]
    numbers = [each.id for each in instrument.questions if each.kind is Kind.NUMBER and not each.identifying]
    if single:
        yield "state", {"procedure": "frequencies", "variables": _listed(single)}
    if rated:
        yield "state_means", {"procedure": "descriptives", "variables": _listed(rated)}
    for question in instrument.questions:
        rows = [row.id for row in question.rows]
        if rows:
            yield f"state_{question.id}", {"procedure": "frequencies", "variables": _listed(rows)}
            if question.measure is not Measure.NOMINAL:
                yield f"means_{question.id}", {"procedure": "descriptives", "variables": _listed(rows)}
        elif question.kind is Kind.MULTIPLE:
            yield f"answers_{question.id}", {"procedure": "multiple_response", "sets": _listed([question.id])}
        elif question.kind is Kind.RANKING:
            names = [variable.name for variable in codebook(instrument) if variable.question == question.id]
            yield f"ranks_{question.id}", {"procedure": "descriptives", "variables": _listed(names)}
    if numbers:
        yield "numbers", {"procedure": "descriptives", "variables": _listed(numbers)}


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

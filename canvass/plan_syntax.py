"""A plan as SPSS syntax beside the exported system file."""

from collections.abc import Iterator

from analysis.plan import load_plan
from analysis.syntax.writing import written
from canvass.public_counts import PublicCounts
from canvass.study import Study, Wave
from instrument.message import Message
from reports.wording import say
from survey.exporters import sps
from survey.exporting.material import Exported, Material
from survey.exporting.spss import names_for


def plan_syntax(study: Study, wave: Wave, material: Material, counts: PublicCounts) -> Exported:
    """The syntax that adds sets, weight and roles, and then computes every task of the plan that SPSS can."""
    first = sps.export(material)
    (name, content), *_ = first.files.items()
    lines = list(_lines(study, material))
    return Exported({name: _opened(content, material) + ("\n".join(lines) + "\n").encode()}, first.losses)


def _opened(content: bytes, material: Material) -> bytes:
    """The syntax with a command that opens the system file beside it, behind the comments that it begins with."""
    comments, blank, rest = content.partition(b"\n\n")
    return comments + f"\n\nGET FILE='{material.stem}.sav'.".encode() + blank + rest


def _lines(study: Study, material: Material) -> Iterator[str]:
    names = names_for(material)
    for each in written(load_plan(study.plan, material.codebook), names, material.weight):
        task = f"{each.task.name} ({each.task.procedure})"
        if each.reason is not None:
            values = {"task": task, "reason": say(each.reason, material.language)}
            yield from ("", _comment(Message("{task} is not computed here: {reason}", values), material))
            continue
        yield from ("", _comment(Message("{task}", {"task": task}), material), *each.lines)


def _comment(message: Message, material: Material) -> str:
    return f"* {say(message, material.language).rstrip('.。')}."

"""The tables of hierarchical clusters: the stages by which they were made, and whose they are."""

from collections.abc import Sequence

import numpy as np

from analysis.closeness.items import Proximities
from analysis.result import Message
from analysis.statistics.agglomeration import Method, Schedule, agglomerate, members
from analysis.table import Column, Table, headed

TOO_FEW = Message("there are fewer than two cases, and no clusters of them")
NO_DISTANCE = Message("distances are not defined for every two cases, and there are no clusters of them")
WORDS = ("first_cluster", "second_cluster", "fusion_coefficient", "first_appears", "second_appears", "next_stage")


def stages(found: Proximities, method: Method) -> Schedule | Message:
    """The stages, or why there are none."""
    if len(found.keys) < 2:
        return TOO_FEW
    if not np.isfinite(found.matrix).all():
        return NO_DISTANCE
    return agglomerate(found.matrix, method, found.of_likeness)


def schedule_table(found: Schedule | Message) -> Table:
    """Which clusters become one at each stage, how close they are, and where they come from and go."""
    columns = headed("stage", *WORDS)
    if isinstance(found, Message):
        return Table("agglomeration_schedule", columns, (), notes=(found,))
    cells = zip(
        found.first.tolist(),
        found.second.tolist(),
        found.coefficients.tolist(),
        found.first_appeared.tolist(),
        found.second_appeared.tolist(),
        found.following.tolist(),
        strict=True,
    )
    rows = tuple((f"stage={at}", *line) for at, line in enumerate(cells, start=1))
    return Table("agglomeration_schedule", columns, rows)


def membership_table(found: Schedule, keys: Sequence[str], least: int, most: int) -> Table:
    """The cluster of every case where so many are left, the most clusters first."""
    numbers = range(min(most, len(keys)), least - 1, -1)
    columns = [members(found, number).tolist() for number in numbers]
    heads = (Column("cluster_number", f"clusters={number}") for number in numbers)
    rows = tuple((key, *line) for key, line in zip(keys, zip(*columns, strict=True), strict=True)) if columns else ()
    return Table("cluster_membership", (Column("case"), *heads), rows)

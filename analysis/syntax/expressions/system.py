"""System variables: what begins with a $.

Source: GNU PSPP manual, 6.7.2.
"""

import math

from analysis.syntax.active import Format
from analysis.syntax.calendar_days import DAY
from analysis.syntax.expressions import nodes
from analysis.syntax.expressions.nodes import Node
from analysis.syntax.expressions.scene import Scene
from analysis.syntax.formats.writing import written
from analysis.syntax.reader import Reader
from instrument.message import nearest, quoted

NAMES = ("$CASENUM", "$SYSMIS", "$TRUE", "$FALSE", "$DATE", "$DATE11", "$JDATE", "$TIME", "$LENGTH", "$WIDTH")
_FIRST = 577_735  # the ordinal of 14 October 1582


def system_variable(reader: Reader, scene: Scene) -> Node:
    """The system variable at the cursor; raises `Fault` where there is none of that name."""
    place, name = reader.place(), (reader.token.text.upper() if reader.token else "")
    if name not in NAMES:
        found = {"found": quoted(name), "possible": nearest(name, NAMES)}
        raise reader.fault("no system variable {found}; possible: {possible}", {**found})
    if name == "$CASENUM":
        return nodes.System("number", place)
    if name in ("$DATE", "$DATE11"):
        shape = Format("DATE", 9 if name == "$DATE" else 11, 0)
        return nodes.Constant("string", place, written(_today(scene) * DAY, shape, epoch=scene.epoch))
    return nodes.Constant("truth" if name in ("$TRUE", "$FALSE") else "number", place, _value(name, scene))


def _today(scene: Scene) -> float:
    """Days since 14 October 1582."""
    return float(scene.now.toordinal() - _FIRST)


def _value(name: str, scene: Scene) -> float:
    match name:
        case "$SYSMIS":
            return math.nan
        case "$TRUE" | "$FALSE":
            return float(name == "$TRUE")
        case "$JDATE":
            return _today(scene)
        case "$TIME":
            now = scene.now
            return _today(scene) * DAY + now.hour * 3600 + now.minute * 60 + now.second
        case "$LENGTH":
            return float(scene.length)
        case _:
            return float(scene.width)
